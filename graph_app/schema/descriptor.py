"""The descriptor of a data package (Data Package v2), as far as the explorer uses it."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")


def _safe_address(text: str | None) -> str | None:
    """Refuse addresses a page must not link to."""
    scheme = _SCHEME.match(text or "")
    if scheme is not None and scheme.group(1).lower() not in ("http", "https"):
        raise ValueError("an address begins with http:// or https://")
    return text


def _as_list(value: object) -> object:
    """Accept the single string that Data Package v1 allowed where v2 has a list."""
    return [value] if isinstance(value, str) else value


def _as_texts(value: object) -> object:
    """Accept missing values with labels, as Table Schema v2 allows them."""
    if not isinstance(value, list):
        return value
    return [one.get("value") if isinstance(one, dict) else one for one in value]


Address = Annotated[str | None, AfterValidator(_safe_address)]
Words = Annotated[tuple[str, ...], BeforeValidator(_as_list)]


class _Part(BaseModel):
    """Base of the descriptor's parts: read-only, strict about types, tolerant of further properties."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=False)


class License(_Part):
    """One licence of the data."""

    name: str = ""
    title: str = ""
    path: Address = None


class Contributor(_Part):
    """One person or organisation that made the data."""

    title: str = ""
    path: Address = None
    email: str = ""
    roles: Words = ()
    organization: str = ""


class PackageSource(_Part):
    """One work that the data as a whole were made from."""

    title: str = ""
    path: Address = None
    version: str = ""


class Constraints(_Part):
    """What a descriptor asks of a column beyond its type."""

    required: bool = False
    unique: bool = False
    enum: tuple[str | int | float | bool, ...] = ()
    pattern: str = ""
    minimum: float | str | None = None
    maximum: float | str | None = None


class SchemaField(_Part):
    """One column as the descriptor sees it."""

    name: str
    type: str = "any"
    constraints: Annotated[Constraints, BeforeValidator(lambda value: value or {})] = Constraints()


class TableSchema(_Part):
    """The columns of one resource; foreign keys are those of the canonical tables."""

    fields: tuple[SchemaField, ...] = ()
    missing_values: Annotated[tuple[str, ...], BeforeValidator(_as_texts)] = Field(
        default=("",), alias="missingValues"
    )

    def constraints(self, column: str) -> Constraints | None:
        """Return what is asked of a column, or None.

        Parameters
        ----------
        column : str
            Name of a column.

        Returns
        -------
        Constraints or None
            None where the descriptor does not mention the column.
        """
        return next((field.constraints for field in self.fields if field.name == column), None)


class Resource(_Part):
    """One table's file."""

    name: str
    path: Words = ()
    encoding: str = "utf-8"
    data: Any = None
    table_schema: TableSchema = Field(default=TableSchema(), alias="schema")


class Descriptor(_Part):
    """What a data package says about itself.

    Attributes
    ----------
    name, title, version, description : str
        How it is called; ``title`` falls back to ``name``.
    licenses, contributors, sources : tuple
        Who may do what with it, who made it, and from what.
    homepage, created, citation : str or None
        Where it lives, when it was made, how it wants to be cited.
    keywords : tuple of str
        Words to find it by.
    resources : tuple of Resource
        Its tables' files.
    """

    name: str
    title: str = ""
    version: str = ""
    description: str = ""
    licenses: tuple[License, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    sources: tuple[PackageSource, ...] = ()
    homepage: Address = None
    keywords: Words = ()
    created: str | None = None
    citation: str | None = None
    resources: tuple[Resource, ...] = ()

    def resource(self, name: str) -> Resource | None:
        """Return the resource of that name, or None.

        Parameters
        ----------
        name : str
            Name of a table.

        Returns
        -------
        Resource or None
            None where the descriptor does not list it.
        """
        return next((resource for resource in self.resources if resource.name == name), None)

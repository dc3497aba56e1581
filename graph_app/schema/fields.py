"""The words in which tables are defined: a field and a table, checked when they are made."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

FieldType = Literal[
    "id", "text", "url", "website", "date", "integer", "number", "boolean", "enum", "open", "reference"
]


class Field(BaseModel):
    """One column of a table.

    Attributes
    ----------
    name : str
        Header in the file and column name in the frame.
    type : str
        What a cell holds. ``enum`` is a closed, ordered list; ``open`` a vocabulary of whatever occurs;
        ``reference`` an id of another table; ``date`` a partial date.
    meaning : str
        One line for documentation and descriptors.
    required : bool
        Whether every row must have a value.
    unique : bool
        Whether no value may occur twice.
    values : tuple of str
        What may stand here; the order is the canonical order. Empty: anything of the type.
    minimum, maximum : float or None
        Limits of a number, both inclusive.
    pattern : str
        Regular expression (RE2) that the whole cell must match.
    references : str
        The table whose ids stand here.
    default : str or None
        What an empty cell means, where a number or a decision is needed in every row.
    storage : str
        pandas dtype of numbers and booleans in the frame.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    type: FieldType
    meaning: str
    required: bool = False
    unique: bool = False
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ""
    references: str = ""
    default: str | None = None
    storage: str = ""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        """Refuse definitions that contradict themselves."""
        if (self.type == "reference") != bool(self.references):
            raise ValueError(f"{self.name}: a reference names a table, and nothing else does")
        if self.type == "enum" and not self.values:
            raise ValueError(f"{self.name}: a closed list needs its values")
        if self.default is not None and self.values and self.default not in self.values:
            raise ValueError(f"{self.name}: the default is not among the values")
        return self


class Table(BaseModel):
    """One table: its columns in canonical order and what makes a row unique.

    Attributes
    ----------
    name : str
        Name of the table and stem of its file.
    meaning : str
        What a row is.
    fields : tuple of Field
        Columns in canonical order.
    key : tuple of str
        Columns that together occur once.
    obligatory : bool
        Whether a package without this table is broken.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    meaning: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    obligatory: bool = False

    @model_validator(mode="after")
    def _names_its_key(self) -> Self:
        """Refuse repeated columns and keys that name no column."""
        if len(self.columns) != len(set(self.columns)):
            raise ValueError(f"{self.name}: a column is defined twice")
        if not set(self.key) <= set(self.columns):
            raise ValueError(f"{self.name}: the key names a column that does not exist")
        return self

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns in canonical order."""
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> Field:
        """Return the column of that name.

        Parameters
        ----------
        name : str
            Name of a column of this table.

        Returns
        -------
        Field
            Its definition.

        Raises
        ------
        KeyError
            If the table has no such column.
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name} has no column {name!r}")

    def table_schema(self) -> dict[str, Any]:
        """Return the Table Schema (Data Package v2) of this table, for descriptors that exporters write.

        Returns
        -------
        dict
            ``fields``, ``missingValues``, ``primaryKey`` and ``foreignKeys``, ready for JSON.
        """
        references = [field for field in self.fields if field.references]
        schema: dict[str, Any] = {
            "fields": [_field_schema(field) for field in self.fields],
            "missingValues": [""],
            "primaryKey": list(self.key),
        }
        if references:
            schema["foreignKeys"] = [_foreign_key(field, self.name) for field in references]
        return schema


def _field_schema(field: Field) -> dict[str, Any]:
    """Return one column as a field of Table Schema."""
    plain = field.type if field.type in ("integer", "number", "boolean") else "string"
    constraints: dict[str, Any] = {}
    if field.required:
        constraints["required"] = True
    if field.unique:
        constraints["unique"] = True
    if field.values:
        constraints["enum"] = [int(value) if plain == "integer" else value for value in field.values]
    for limit, number in (("minimum", field.minimum), ("maximum", field.maximum)):
        if number is not None:
            constraints[limit] = int(number) if number == int(number) else number
    if field.type == "date":
        constraints["pattern"] = r"^\d{4}(-\d{2}(-\d{2})?)?$"
    described: dict[str, Any] = {"name": field.name, "type": plain, "description": field.meaning}
    return described | ({"constraints": constraints} if constraints else {})


def _foreign_key(field: Field, table: str) -> dict[str, Any]:
    """Return one reference as a foreign key of Table Schema; a table refers to itself by saying nothing."""
    target = {} if field.references == table else {"resource": field.references}
    return {"fields": [field.name], "reference": target | {"fields": ["id"]}}

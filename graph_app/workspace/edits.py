"""An edit as a value: what somebody wants to do to which rows, from which versions of them, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph_app.asked import one_of
from graph_app.errors import QueryError
from graph_app.schema import TABLES
from graph_app.text import shown
from graph_app.workspace.rows import cells

MOST_STEPS = 10_000
"""Rows that one edit can touch by name; rows that follow a merged actor are not counted."""
LONGEST_WHY = 2_000
LONGEST_SOURCE = 2_000
EDITABLE = tuple(name for name in TABLES if name not in ("codings", "aliases"))
"""Tables whose rows people edit; codings are readings made once, aliases are made by merging."""


_STEPS: dict[str, tuple[str, ...]] = {
    "add": ("add",),
    "change": ("change",),
    "retire": ("retire", "change"),
    "merge": ("merge",),
    "paste": ("add", "change"),
    "undo": ("change", "retire", "restore"),
}
"""What edits are made of."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Step(_Part):
    """What an edit does to one row.

    Attributes
    ----------
    verb : str
        ``restore`` brings a retired row back with all its cells; ``merge`` lets all that names the actor
        `key` name the actor `into`.
    table, key : str
        Which row; an added row has no key, it follows from its cells.
    values : dict of str to str or None
        Cells to set; None empties one.
    version, into_version : int or None
        The versions that the edit was made from.
    line : int or None
        Line of the pasted text.
    """

    verb: Literal["add", "change", "retire", "restore", "merge"]
    table: str
    key: str = ""
    values: dict[str, str | None] = {}
    version: int | None = None
    into: str = ""
    into_version: int | None = None
    line: int | None = None


class Edit(_Part):
    """Something to be done as a whole or not at all: one transaction, one entry of the log.

    Attributes
    ----------
    verb : str
        What it is as a whole.
    steps : tuple of Step
        What it does, in order.
    why : str
        The reason, for those who read the log.
    source : str or dict
        What it rests on: a source's id, an address, or the cells of a source that may be new (a row with
        the same address is used if there is one). Added rows that need a source and name none rest on it.
    about : dict
        What else the log should say.
    """

    verb: Literal["add", "change", "retire", "merge", "paste", "undo"]
    steps: tuple[Step, ...] = Field(max_length=MOST_STEPS)
    why: str = Field(default="", max_length=LONGEST_WHY)
    source: str | dict[str, str | None] = ""
    about: dict[str, Any] = {}

    @classmethod
    def read(cls, plain: Any) -> Edit:
        """Return the edit that plain JSON values mean, as `model_dump` gives them.

        An undo is asked for by the number of a change; it cannot be read, so that nobody makes one up.

        Raises
        ------
        QueryError
            If they are none: what is wrong and where.
        """
        found = cls.kept(plain)
        one_of("verb", found.verb, tuple(verb for verb in _STEPS if verb != "undo"))
        if found.verb == "retire" and any(any(step.values.values()) for step in found.steps):
            raise QueryError("An edit that retires rows empties cells, it does not fill any.", word="steps")
        merged = {"gone": found.steps[0].key, "kept": found.steps[0].into} if found.verb == "merge" else {}
        return found.model_copy(update={"about": merged})

    @classmethod
    def kept(cls, plain: Any) -> Edit:
        """Return the edit that was kept, an undo as well; see `read`."""
        try:
            found = cls.model_validate(plain)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False)[0]
            place = ".".join(map(str, first["loc"]))
            raise QueryError(
                f"This is no edit: {place}: {first['msg']}, not {shown(repr(first.get('input')))}", word=place
            ) from error
        for step in found.steps:
            one_of("step", step.verb, _STEPS[found.verb], found.verb)
            one_of(
                "table", step.table, EDITABLE if found.verb in ("add", "change", "paste") else tuple(TABLES)
            )
        if found.verb == "merge" and len(found.steps) != 1:
            raise QueryError("An edit merges one actor into one other.", word="steps")
        return found


def expect_table(table: str) -> None:
    """Raise a QueryError if people do not edit the rows of a table."""
    one_of("table", table, EDITABLE)


def adding(
    table: str, values: Mapping[str, Any], *, source: str | Mapping[str, Any] = "", why: str = ""
) -> Edit:
    """Return the edit that adds a row; an id that is left out is made from what names the row.

    Examples
    --------
    >>> adding("actors", {"name": "Acme", "kind": "company"}).steps[0].values
    {'name': 'Acme', 'kind': 'company'}
    """
    expect_table(table)
    return made("add", [Step(verb="add", table=table, values=cells(values))], why, source)


def changing(
    table: str,
    key: str,
    values: Mapping[str, Any],
    *,
    version: int,
    source: str | Mapping[str, Any] = "",
    why: str = "",
) -> Edit:
    """Return the edit that sets cells of a row, made from a version of it; None empties a cell."""
    expect_table(table)
    step = Step(verb="change", table=table, key=key, values=cells(values), version=version)
    return made("change", [step], why, source)


def merging(
    gone: str,
    into: str,
    *,
    versions: tuple[int, int],
    source: str | Mapping[str, Any] = "",
    why: str = "",
) -> Edit:
    """Return the edit that lets one actor take the place of another, made from the versions of both."""
    step = Step(
        verb="merge", table="actors", key=gone, into=into, version=versions[0], into_version=versions[1]
    )
    return made("merge", [step], why, source)


def made(verb: str, steps: list[Step], why: str, source: str | Mapping[str, Any]) -> Edit:
    """Return a checked edit."""
    rests_on = source if isinstance(source, str) else cells(source)
    return Edit.read({"verb": verb, "steps": steps, "why": why, "source": rests_on})

"""Which column of a foreign file is which column of the data package: guessed, or said by the user."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from graph_app.errors import QueryError
from graph_app.importers.values import kind_of, share
from graph_app.schema import TABLES
from graph_app.text import listed, meant, nearest, shown

_KIND_WORDS = ("kind", "type", "category")
_NOTES = ("summary", "description", "desc", "notes", "note", "comment", "blurb")
GUESSES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "actors": {
        "name": ("name", "label", "title", "full name", "display name", "node label"),
        "kind": (*_KIND_WORDS, "node type", "entity type", "actor type", "actor kind"),
        "subkind": ("subkind", "subtype", "subcategory"),
        "jurisdiction": ("jurisdiction", "country", "country code"),
        "parent_id": ("parent id", "parent"),
        "website": ("website", "homepage", "url", "web"),
        "summary": _NOTES,
    },
    "ties": {
        "kind": (
            "kind", "tie kind", "relation", "relationship", "relation type", "relationship type", "edge type",
            "tie type", "link type", "interaction", "predicate", "type", "category",
        ),
        "start": ("start", "start date", "since", "begin", "begin date", "date from", "date"),
        "end": ("end", "end date", "until", "date to"),
        "amount_usd": ("amount usd",),
        "summary": (*_NOTES, "label"),
        "confidence": ("confidence",),
        "source_id": ("source id",),
        "source_title": ("source title", "reference", "citation"),
        "source_url": ("source url", "source link", "reference url", "evidence url"),
        "source_publisher": ("source publisher",),
        "source_date": ("source date",),
        "source_grade": ("source grade",),
    },
}  # fmt: skip
"""By table and column of the data package, the headers that are taken for it; the first that fits is."""
SOURCE = ("source_id", "source_title", "source_url", "source_publisher", "source_date", "source_grade")
"""What may be said of the source of a tie in the tie's own row."""
_MOST_KINDS, _LONGEST_KIND = 100, 60


def plain(header: str) -> str:
    """Return a header as headers are compared.

    >>> plain("  Start_Date "), plain("sourceURL")
    ('start date', 'source url')
    """
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header.strip())
    return re.sub(r"[\s_.\-:/]+", " ", spaced).strip().casefold()


@dataclass(frozen=True)
class Choice:
    """One column of the data package and where it comes from.

    Attributes
    ----------
    column : str
        Of the data package.
    given : str
        In the file.
    said : bool
        Whether the user said so.
    """

    column: str
    given: str
    said: bool


def choices(
    table: str, more: pd.DataFrame, options: Mapping[str, str], taken: Sequence[str] = ()
) -> list[Choice]:
    """Return which columns of a file are which columns of a table.

    Parameters
    ----------
    table : {"actors", "ties"}
        The table.
    more : pandas.DataFrame
        Columns of the file.
    options : mapping of str to str
        What the user said, as "ties.start": "Since"; an empty text means that no column is.
    taken : sequence of str
        Columns of the table that the format itself has filled; they are only replaced where the user says so.

    Returns
    -------
    list of Choice
        At most one per column of the table, and per column of the file.

    Raises
    ------
    QueryError
        If the user names a column that the file does not have.
    """
    found: list[Choice] = []
    used: set[str] = set()
    for column in GUESSES[table]:
        said = options.get(f"{table}.{column}")
        if said:
            found.append(Choice(column, _named(f"{table}.{column}", said, more), said=True))
            used.add(found[-1].given)
    headers: dict[str, list[str]] = {}
    for header in more.columns:
        headers.setdefault(plain(str(header)), []).append(str(header))
    for column, words in GUESSES[table].items():
        if f"{table}.{column}" in options or column in taken:
            continue
        for word in words:
            free = [one for one in headers.get(word, []) if one not in used]
            if free and fits(table, column, more[free[0]]):
                found.append(Choice(column, free[0], said=False))
                used.add(free[0])
                break
    return found


def _named(option: str, said: str, more: pd.DataFrame) -> str:
    """Return the column that the user means."""
    headers = tuple(str(name) for name in more.columns)
    if said in headers:
        return said
    same = [one for one in headers if plain(one) == plain(said)]
    if len(same) == 1:
        return same[0]
    near = nearest(said, headers)
    raise QueryError(
        f"{option} names the column {shown(said)!r}, which there is not.{meant(near)} "
        f"Columns are: {listed([shown(one) for one in headers], 'and', 30) or 'none'}.",
        word=option,
        value=said,
        allowed=headers,
        did_you_mean=near,
    )


def fits(table: str, column: str, values: pd.Series) -> bool:
    """Return whether a column of a file can be a column of a table, by what stands in it.

    Parameters
    ----------
    table, column : str
        Of the data package.
    values : pandas.Series
        What stands in the file.
    """
    present = values.dropna()
    if not len(present):
        return False
    if column in ("kind", "subkind"):
        distinct = present.unique()
        few = len(distinct) <= _MOST_KINDS and max(map(len, distinct)) <= _LONGEST_KIND
        directions = {str(one).lower() for one in distinct} <= {"directed", "undirected", "mutual"}
        return few and not directions and not kind_of(present)
    if column in ("name", "summary", "source_title", "source_publisher"):
        return True
    if column == "source_id" and kind_of(present) == "integer":
        return False
    if column in SOURCE:
        field = TABLES["sources"].field(column.removeprefix("source_"))
        return share(field, present) > 0.5
    if table == "actors" and column == "parent_id":
        return True
    return share(TABLES[table].field(column), present) > 0.5

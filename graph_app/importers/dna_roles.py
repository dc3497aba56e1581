"""Which variables of a data base of Discourse Network Analyzer say who, on what, and with which stance."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from graph_app.importers.base import FileError, Reading
from graph_app.text import listed, meant, nearest, shown


class Roles(NamedTuple):
    """Which variables of a type of statement are what.

    Attributes
    ----------
    kind : int
        The type of statement.
    actor, issue : int
        Variables that hold who says it, and on what.
    stance : int or None
        The variable that holds agreement; None where there is none.
    names : dict of int to str
        What the variables of the type are called.
    texts : tuple of int
        Variables of short text, in their order.
    """

    kind: int
    actor: int
    issue: int
    stance: int | None
    names: dict[int, str]
    texts: tuple[int, ...]


def roles_of(reading: Reading, base: dict[str, pd.DataFrame]) -> Roles:
    """Return which variables are what: as the user says, else by their usual names, else by their order.

    Raises
    ------
    FileError
        If there is no type of statement with two variables of short text.
    QueryError
        If the user names a type or variable that there is not.
    """
    kinds = dict(zip(base["STATEMENTTYPES"]["ID"], base["STATEMENTTYPES"]["Label"].astype(str), strict=True))
    fitting = [kind for kind in kinds if _fits(base, kind)]
    asked = reading.option("statement_type")
    if asked:
        kind = _named(reading, "statement_type", asked, kinds)
    elif fitting:
        kind = next((one for one in fitting if _variables(base, one, "boolean")), fitting[0])
        reading.notes.assumed(f"Statements are those of the type {kinds[kind]!r}.")
    else:
        raise FileError(
            "No type of statement has two variables of short text: who says something, and on what.",
            file=reading.file.name,
        )
    texts = _variables(base, kind, "short text")
    judged = _variables(base, kind, "boolean") | _variables(base, kind, "integer")
    actor = _chosen(reading, "actor_variable", texts, ("organization", "organisation", "actor"))
    others = {key: name for key, name in texts.items() if key != actor}
    issue = _chosen(reading, "issue_variable", others, ("concept", "claim", "issue"), last=True)
    stance = None
    if judged:
        stance = _chosen(reading, "stance_variable", judged, ("agreement",))
    else:
        reading.notes.assumed("There is no agreement: every statement is taken to support its issue.")
    return Roles(kind, actor, issue, stance, texts | judged, tuple(texts))


def _fits(base: dict[str, pd.DataFrame], kind: int) -> bool:
    return len(_variables(base, kind, "short text")) > 1


def _variables(base: dict[str, pd.DataFrame], kind: int, of: str) -> dict[int, str]:
    """Return the variables of a type of statement that hold a type of data, by their key."""
    frame = base["VARIABLES"]
    mine = frame[(frame["StatementTypeId"] == kind) & (frame["DataType"] == of)].sort_values("ID")
    return {int(key): str(name) for key, name in zip(mine["ID"], mine["Variable"], strict=True)}


def _chosen(
    reading: Reading, word: str, there: dict[int, str], usual: tuple[str, ...], *, last: bool = False
) -> int:
    """Return the variable that an option names, else one of a usual name, else the first or the last."""
    if not there:
        raise FileError(f"No variable is left for {word}.", file=reading.file.name)
    asked = reading.option(word)
    if asked:
        return _named(reading, word, asked, there)
    for name in usual:
        for key, own in there.items():
            if own.casefold() == name:
                return key
    key = list(there)[-1 if last else 0]
    reading.notes.assumed(f"The variable {shown(there[key])!r} is taken for what {word} asks.")
    return key


def _named(reading: Reading, word: str, asked: str, there: dict[int, str]) -> int:
    """Return the key of what the user names."""
    for key, name in there.items():
        if name.casefold() == asked.casefold():
            return int(key)
    names = tuple(there.values())
    raise FileError(
        f"{word} does not know {shown(asked)!r}.{meant(nearest(asked, names))} "
        f"There are: {listed([shown(name) for name in names], 'and', 30)}.",
        file=reading.file.name,
    )

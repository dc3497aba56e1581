"""Kinds of ties out of what edges say: their kind, whether they are directed, whether they are hostile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph_app.dataset.cells import LONGEST_ID
from graph_app.errors import QueryError
from graph_app.importers.base import Reading
from graph_app.importers.values import TEXT, cells, kind_of
from graph_app.importers.work import Names
from graph_app.text import listed

Mask = npt.NDArray[np.bool_]
_PLAIN = {
    (False, False): ("tie", "has a tie to", "has a tie from"),
    (True, False): ("undirected_tie", "is tied with", "is tied with"),
    (False, True): ("hostile_tie", "is hostile to", "meets hostility from"),
    (True, True): ("undirected_hostile_tie", "is at odds with", "is at odds with"),
}
"""Id and names of kinds of ties where nothing is said, by whether they are undirected and hostile."""
_MOST_TOLD = 20
_SIGNS = {"1": 1, "+1": 1, "1.0": 1, "+": 1, "positive": 1, "-1": -1, "-1.0": -1, "-": -1, "negative": -1}


def with_kinds(
    frame: pd.DataFrame, directed: pd.Series, reading: Reading
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return ties that have a kind each, and the table of these kinds.

    A kind that occurs both directed and undirected, or both friendly and hostile, becomes several kinds,
    because direction and sign belong to the kind in a data package.

    Parameters
    ----------
    frame : pandas.DataFrame
        Ties, with or without a column `kind`.
    directed : pandas.Series
        "true" or "false" for each.
    reading : Reading
        Has what the user said, and takes notes.
    """
    undirected = _undirected(directed, reading)
    hostile, frame = _hostile(frame, reading)
    kinds = cells(frame, "kind")
    codes, names = pd.factorize(kinds)
    combined = (codes.astype(np.int64) + 1) * 4 + undirected * 2 + hostile
    distinct, place = np.unique(combined, return_inverse=True)
    rows = _rows(distinct, [str(name) for name in names])
    ids = [row["id"] for row in rows]
    frame = frame.assign(kind=pd.Series(pd.array([*ids, None], dtype=TEXT)[place], index=frame.index))
    missing = int((codes < 0).sum())
    if missing:
        told = sorted({row["id"] for row, one in zip(rows, distinct, strict=True) if one // 4 == 0})
        some = missing < len(frame)
        which = "A tie without a kind is" if some else "Nothing is said of kinds; every tie is"
        reading.notes.assumed(f"{which} of the kind {listed(told)}.", count=missing if some else 1)
    _tell_split(distinct, ids, reading)
    columns = ("id", "name", "inverse_name", "symmetric", "sign", "influence")
    table = {name: pd.array([row[name] for row in rows], dtype=TEXT) for name in columns}
    return frame, pd.DataFrame(table)


def described(kinds: pd.DataFrame, words: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """Return kinds of ties with what a format knows of them.

    Parameters
    ----------
    kinds : pandas.DataFrame
        From `with_kinds`.
    words : mapping of str to mapping of str to str
        By id, what stands in which column.
    """
    found = kinds
    for column in dict.fromkeys(column for of in words.values() for column in of):
        known = {key: of[column] for key, of in words.items() if column in of}
        found = found.assign(**{column: found["id"].map(known).astype(TEXT).fillna(found[column])})
    return found


def _undirected(directed: pd.Series, reading: Reading) -> Mask:
    """Return which ties have no direction; the user's word counts before the file's."""
    said = reading.option("directed")
    if said not in ("", "yes", "no"):
        raise QueryError(
            f"directed is yes or no, not {said!r}.", word="directed", value=said, allowed=("yes", "no")
        )
    if said:
        return np.full(len(directed), said == "no")
    found = (directed == "false").to_numpy(dtype=bool, na_value=False)
    if found.any() and not found.all():
        sentence = "Directed and undirected edges are mixed; undirected ones became ties of symmetric kinds."
        reading.notes.assumed(sentence, count=int(found.sum()))
    return found


def _hostile(frame: pd.DataFrame, reading: Reading) -> tuple[Mask, pd.DataFrame]:
    """Return which ties are hostile, by a column of signs or by negative weights."""
    signs = frame["sign"].str.strip().str.lower() if "sign" in frame else None
    if signs is not None and signs.dropna().isin(list(_SIGNS)).all() and signs.notna().any():
        reading.notes.mapped("ties", "sign", "tie_kinds.sign")
        return (signs.map(_SIGNS) == -1).to_numpy(dtype=bool, na_value=False), frame.drop(columns="sign")
    if "weight" in frame and kind_of(frame["weight"]) in ("integer", "number"):
        found = (pd.to_numeric(frame["weight"]) < 0).to_numpy(dtype=bool, na_value=False)
        if found.any():
            reading.notes.assumed("Ties with a negative weight are hostile.", count=int(found.sum()))
        return found, frame
    return np.zeros(len(frame), dtype=bool), frame


def _rows(distinct: npt.NDArray[np.int64], names: list[str]) -> list[dict[str, str]]:
    """Return the rows of the table of kinds: one per kind, direction and sign."""
    bases = (distinct // 4).tolist()
    taken, seen = Names(names, LONGEST_ID), set[int]()
    rows: list[dict[str, str]] = []
    for code, base in zip(distinct.tolist(), bases, strict=True):
        undirected, hostile = bool(code & 2), bool(code & 1)
        if base:
            key = name = inverse = names[base - 1]
            if base in seen:
                marks = [word for word, true in (("undirected", undirected), ("hostile", hostile)) if true]
                key = name = inverse = taken.free(f"{names[base - 1]} ({', '.join(marks)})")
            seen.add(base)
            inverse = name if undirected else ""
        else:
            key, name, inverse = _PLAIN[undirected, hostile]
            key = taken.free(key)
        rows.append(
            {
                "id": key,
                "name": name,
                "inverse_name": inverse,
                "symmetric": "true" if undirected else "false",
                "sign": "-1" if hostile else "1",
                "influence": "both" if undirected else "forward",
            }
        )
    return rows


def _tell_split(distinct: npt.NDArray[np.int64], ids: list[str], reading: Reading) -> None:
    """Say which kinds became several."""
    bases = (distinct // 4).tolist()
    several = [base for base, times in Counter(bases).items() if base and times > 1]
    for base in several[:_MOST_TOLD]:
        parts = [key for key, one in zip(ids, bases, strict=True) if one == base]
        sentence = f"The kind {parts[0]!r} became {len(parts)}, by direction and sign: {', '.join(parts)}."
        reading.notes.changed(sentence)
    if len(several) > _MOST_TOLD:
        rest = len(several) - _MOST_TOLD
        reading.notes.changed("Another kind became several, by direction and sign.", count=rest)

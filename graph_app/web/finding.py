"""Finding actors, issues, events and sources by a few letters: hidden ones too, and what hides them; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from graph_app.api import Explorer
from graph_app.filters import BY_WORD
from graph_app.filters.apply import masks
from graph_app.graph import Network
from graph_app.graph.stance import label_title
from graph_app.text import folded, listed

MOST = 30
"""Rows that are found at most."""
LEAST = 4
"""Rows that each kind may have even where another kind has more."""
LONGEST = 100
"""Letters that are looked for; the rest is not read."""
FIRST = 8
"""Actors that are offered before anything is asked."""
ELSEWHERE = "in its description"
"""Where an actor was found whose name does not have the words."""
KINDS: dict[str, str] = {"actor": "Actors", "issue": "Issues", "event": "Events", "source": "Sources"}
"""What can be found, and what it is called."""
_NAMES = {"actor": "name", "issue": "name", "event": "title", "source": "title"}
_NOTES = {"actor": "jurisdiction", "issue": "kind", "event": "date", "source": "publisher"}
_OTHER = {
    "actor": ("subkind", "jurisdiction", "website", "summary"),
    "issue": ("question",),
    "event": ("date",),
    "source": ("publisher", "date"),
}
STRUCTURE = ("actor", "min_degree", "isolated")
"""Parts of the filter that look at what lies around."""
_SAID = {"hide": "left out", "actor": "not among the surroundings shown", "min_degree": "too few ties"}
_BREAKS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Found:
    """Something that was found.

    Attributes
    ----------
    kind : str
        A word of `KINDS`.
    id, name : str
        Which one, and what it is called.
    note : str
        A word or two that tell it apart, such as the date of an event.
    place : int
        Position of an actor's kind among the kinds of actors, -1 for others.
    hidden : str
        What hides an actor, such as "hidden by stance"; empty for what is visible.
    """

    kind: str
    id: str
    name: str
    note: str = ""
    place: int = -1
    hidden: str = ""


@dataclass(frozen=True)
class Shelf:
    """The rows of a kind, as they are searched.

    Attributes
    ----------
    ids, names : sequences of str
        As they are.
    plain : sequence of str
        The names as words without case and accents, with a blank before each.
    keys, other : sequences of str
        The ids, and what else is known, without case and accents.
    weight : sequence of float
        What comes first among equals.
    """

    ids: Sequence[str]
    names: Sequence[str]
    plain: Sequence[str]
    keys: Sequence[str]
    other: Sequence[str]
    weight: Sequence[float]


def needle(asked: str) -> str:
    """Return what is looked for: no case, no accents, single blanks.

    >>> needle("  Élysée   Palace ")
    'elysee palace'
    """
    return " ".join(folded(asked[:LONGEST]).split())


class Finder:
    """Finds rows of a data set; what it needs is made when it is first asked.

    Parameters
    ----------
    explorer : Explorer
        The data without a filter.
    """

    def __init__(self, explorer: Explorer) -> None:
        self._explorer = explorer
        self._network = explorer.network

    @cached_property
    def _shelves(self) -> dict[str, Shelf]:
        return {kind: _shelf(self._network, kind, self._weights(kind)) for kind in KINDS}

    def _weights(self, kind: str) -> Sequence[float]:
        """Return what comes first among equals: many ties; of all else the order of the table."""
        if kind == "actor":
            return [float(value) for value in self._explorer.measure("degree")]
        return [0.0] * len(self._network.dataset.tables[f"{kind}s"])

    def find(self, explorer: Explorer, asked: str, most: int = MOST) -> tuple[Found, ...]:
        """Return what fits best, grouped by kind.

        Parameters
        ----------
        explorer : Explorer
            The data with the filter of the view: it says what is hidden.
        asked : str
            A few letters: of the name, of the id, or some words of either and of what is known of an actor.
            Empty for the visible actors with most ties.
        most : int, optional
            How many rows at most.

        Returns
        -------
        tuple of Found
            Actors first; names that begin with the letters before others, and many ties before few.
        """
        wanted = needle(asked)
        if not wanted:
            rows = np.flatnonzero(explorer.visible.actors).tolist()
            weight = self._shelves["actor"].weight
            best = {"actor": sorted(rows, key=lambda row: -weight[row])[:FIRST]}
        else:
            best = {kind: matches(shelf, wanted, most) for kind, shelf in self._shelves.items()}
        room = _share({kind: len(rows) for kind, rows in best.items()}, most)
        return tuple(
            one
            for kind, rows in best.items()
            for one in self._found(explorer, kind, rows[: room[kind]], wanted)
        )

    def _found(self, explorer: Explorer, kind: str, rows: list[int], wanted: str) -> Iterable[Found]:
        shelf, network = self._shelves[kind], self._network
        notes = network.cells(f"{kind}s", _NOTES[kind])
        if kind != "actor":
            return [Found(kind, shelf.ids[row], shelf.names[row], str(notes[row] or "")) for row in rows]
        reasons = _reasons(explorer, rows)
        places = network.actors["kind"].cat.codes.to_numpy()
        return [
            Found(kind, shelf.ids[row], shelf.names[row], where, int(places[row]), reasons.get(row, ""))
            for row in rows
            for where in ("" if _named(shelf, row, wanted) else ELSEWHERE,)
        ]


def _texts(network: Network, kind: str, column: str) -> list[str]:
    table = f"{kind}s"
    if column not in network.dataset.tables[table]:
        return [""] * len(network.dataset.tables[table])
    return ["" if value is None else str(value) for value in network.cells(table, column).tolist()]


def _shelf(network: Network, kind: str, weight: Sequence[float]) -> Shelf:
    ids = _texts(network, kind, "id")
    names = _texts(network, kind, _NAMES[kind])
    other = zip(*(_texts(network, kind, column) for column in _OTHER[kind]), strict=True)
    plain = [f" {_BREAKS.sub(' ', folded(name)).strip()}" for name in names]
    said = [folded(" ".join(texts)) for texts in other]
    return Shelf(ids, names, plain, [folded(one) for one in ids], said, weight)


def matches(shelf: Shelf, wanted: str, most: int) -> list[int]:
    """Return the rows that fit, the best first.

    Parameters
    ----------
    shelf : Shelf
        The rows.
    wanted : str
        What is looked for, see `needle`.
    most : int
        How many rows at most.
    """
    words = wanted.split(" ")
    letters = _BREAKS.sub(" ", wanted).strip()
    ranked: list[tuple[int, float, int]] = []
    rows = zip(shelf.plain, shelf.keys, shelf.other, strict=True)
    for row, (name, key, other) in enumerate(rows):
        rank = _rank(name, key, other, (letters, wanted, words))
        if rank >= 0:
            ranked.append((rank, -shelf.weight[row], row))
    ranked.sort()
    return [row for _, _, row in ranked[:most]]


def _rank(name: str, key: str, other: str, asked: tuple[str, str, list[str]]) -> int:
    """Return how well a row fits, 0 best; -1 where it does not. Names begin with a blank."""
    letters, wanted, words = asked
    if letters and letters in name:
        if name.startswith(letters, 1):
            return 0
        return 1 if f" {letters}" in name else 2
    if wanted in key:
        return 3
    if all(word in name or word in other or word in key for word in words):
        return 4
    return -1


def _named(shelf: Shelf, row: int, wanted: str) -> bool:
    """Return whether the name or the id has all that is looked for."""
    words = _BREAKS.sub(" ", wanted).split()
    return all(word in shelf.plain[row] or word in shelf.keys[row] for word in words)


def _share(sizes: dict[str, int], most: int) -> dict[str, int]:
    """Return how many rows of each kind there is room for: a few of each, the rest in order.

    >>> _share({"actor": 50, "issue": 1, "event": 9}, 12)
    {'actor': 7, 'issue': 1, 'event': 4}
    """
    room = {kind: min(size, LEAST) for kind, size in sizes.items()}
    for kind, size in sizes.items():
        room[kind] += max(0, min(size - room[kind], most - sum(room.values())))
    return room


def _reasons(explorer: Explorer, rows: list[int]) -> dict[int, str]:
    """Return what hides the rows that are hidden, in words."""
    hidden = [row for row in rows if not explorer.visible.actors[row]]
    if not hidden:
        return {}
    chosen = explorer.chosen
    own = masks(explorer.network, chosen).actors
    around = [word for word in STRUCTURE if word in chosen]
    found: dict[int, str] = {}
    for row in hidden:
        words = [word for word, mask in own.items() if not mask[row]] or around
        titles = [BY_WORD[word].title.lower() for word in words if word not in _SAID]
        by = [f"hidden by {listed(titles, 'and')}"] if titles else []
        found[row] = ", ".join([*(_SAID[word] for word in words if word in _SAID), *by])
    return found


def option(found: Found, asked: str) -> dict[str, Any]:
    """Return a row of the list of what was found.

    Parameters
    ----------
    found : Found
        The row.
    asked : str
        What was asked, so that the browser knows which letters the answer is for.
    """
    note = label_title(found.note) if found.kind == "issue" and found.note else found.note
    return {
        "value": f"{found.kind}:{found.id}",
        "label": found.name or found.id,
        "note": found.hidden or note,
        "place": found.place,
        "asked": asked,
    }

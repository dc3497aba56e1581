"""How many rows each value of a part would show, all other parts unchanged."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from graph_app.filters.apply import Masks, Visible, combine, masks
from graph_app.filters.base import NONE, Choices
from graph_app.filters.catalogue import BY_WORD
from graph_app.filters.filter import Filter
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import IntArray, label_title


class Facet(NamedTuple):
    """One value of a part and what it would show.

    Attributes
    ----------
    value, title : str
        The value in queries and in words.
    count : int
        Actors that have the value; recorded ties for parts about ties and evidence.
    """

    value: str
    title: str
    count: int  # type: ignore[assignment]  # tuples have a method of that name


def _count(positions: IntArray, size: int) -> list[int]:
    """Count positions; those of -1 (missing) come last."""
    found: list[int] = np.bincount(np.where(positions < 0, size, positions), minlength=size + 1).tolist()
    return found


def _stance(network: Network, seen: Visible) -> list[int]:
    return _count(seen.reading.labels[seen.actors].astype(np.int64), 6)


def _column(column: str) -> Callable[[Network, Visible], list[int]]:
    def count(network: Network, seen: Visible) -> list[int]:
        size = len(network.actors[column].cat.categories)
        return _count(codes(network.actors, column)[seen.actors], size)

    return count


def _tie(network: Network, seen: Visible) -> list[int]:
    return _count(network.kind[seen.ties[: network.m]], len(network.dataset.tables["tie_kinds"]))


def _event(network: Network, seen: Visible) -> list[int]:
    shown = seen.actors[network.sides.actor]
    pairs = np.unique(np.column_stack([network.sides.event[shown], network.sides.actor[shown]]), axis=0)
    return _count(pairs[:, 0], len(network.dataset.tables["events"]))


COUNTERS: dict[str, Callable[[Network, Visible], list[int]]] = {
    "stance": _stance,
    "kind": _column("kind"),
    "subkind": _column("subkind"),
    "jurisdiction": _column("jurisdiction"),
    "tie": _tie,
    "event": _event,
}
"""Parts that have counts; each returns one number per allowed value, then one for `none`."""

LENSES: tuple[str, ...] = ("confidence", "grade")
"""Parts that change how stance is read: each of their values is tried."""


def _tried(network: Network, chosen: Filter, word: str, found: Masks) -> list[int]:
    """Return how many recorded ties each value of a part shows.

    Where nobody is shown or hidden for a stance, the other parts need not be asked again.
    """
    part, rest = BY_WORD[word], chosen.without(word)
    known = None if "stance" in rest else found
    counts = []
    for word_of_value in part.allowed(network):
        value = part.parse((word_of_value,), network)
        tried = rest if value is None else Filter(tuple(sorted([*rest, (word, value)])))
        seen = combine(network, tried, masks(network, tried, known, word))
        counts.append(int(seen.ties[: network.m].sum()))
    return counts


def facets(network: Network, chosen: Filter) -> dict[str, tuple[Facet, ...]]:
    """Return the counts of every value of every part that has a vocabulary.

    The counts of a part are taken among what is visible with that part lifted. They say what choosing a
    value alone would show, as long as no part looks at structure (`actor`, `min_degree`, `isolated`);
    those of `confidence` (at least that level) and `grade` say so always. A value without rows has 0.
    """
    found = masks(network, chosen)
    now = combine(network, chosen, found)
    result = {}
    for word, count in COUNTERS.items():
        seen = combine(network, chosen, found, lifted=word) if word in chosen else now
        result[word] = _facet(network, chosen, word, count(network, seen))
    for word in LENSES:
        result[word] = _facet(network, chosen, word, _tried(network, chosen, word, found))
    return result


def _facet(network: Network, chosen: Filter, word: str, counts: list[int]) -> tuple[Facet, ...]:
    """Join counts with values and titles."""
    values, titles = _titled(network, chosen.issue, word)
    if NONE in values and (rank := values.index(NONE)) < len(counts) - 1:  # a kind of that name, too
        counts[rank] += counts[-1]
    return tuple(map(Facet, values, titles, counts[: len(values)]))


def _titled(network: Network, issue: str, word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the values of a part, and their titles; the network keeps them, there may be thousands."""
    kept = ("titles of values", word, issue)
    if kept not in network.kept:
        part = BY_WORD[word]
        values = part.allowed(network, issue)
        titles = (
            part.title_of(value, network, issue) if isinstance(part, Choices) else label_title(value)
            for value in values
        )
        network.kept[kept] = values, tuple(titles)
    found: tuple[tuple[str, ...], tuple[str, ...]] = network.kept[kept]
    return found

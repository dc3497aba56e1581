"""A filter and a network give what is visible: boolean masks, nothing copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from graph_app.filters.base import Scope
from graph_app.filters.catalogue import BY_WORD
from graph_app.filters.filter import Filter
from graph_app.filters.structure import around, core, degrees
from graph_app.graph import Chosen
from graph_app.graph.network import Network
from graph_app.graph.stance import (
    BoolArray,
    CodeArray,
    FloatArray,
    IntArray,
    Stances,
    label_codes,
    latest,
    on_issue,
    openness,
)

LENSES = frozenset({"issue", "as_of", "confidence", "grade"})
"""Parts of a filter that change how stances are read; the others only choose who is seen."""
KEPT = 10
"""Readings that a network keeps: the present one, and one for each value that the counts try."""


@dataclass(frozen=True)
class Reading:
    """Stances as a filter's lenses show them (`issue`, `as_of`, `confidence`, `grade`).

    Attributes
    ----------
    stances : Stances
        Latest stance per actor and issue.
    openness : float array of shape (actors,)
        Overall openness, NaN where unknown.
    value : float array of shape (actors,)
        Stance on the chosen issue, or openness.
    labels : uint8 array of shape (actors,)
        Label's code of `value`.
    counts : bool array
        The statements that stances are read from.
    """

    stances: Stances
    openness: FloatArray
    value: FloatArray
    labels: CodeArray
    counts: BoolArray


@dataclass(frozen=True)
class Visible:
    """What passes a filter.

    Attributes
    ----------
    filter : Filter
        The filter.
    reading : Reading
        The stances it shows.
    actors : bool array of shape (n,)
        Actors that are shown.
    ties : bool array of shape (m + d,)
        Ties that are shown: recorded ones, then derived ones.
    weight : float array of shape (m + d,)
        Weight of each tie; of derived ties over the common action that passes.
    common : bool array
        The rows of common action that derived ties rest on.
    """

    filter: Filter
    reading: Reading
    actors: BoolArray
    ties: BoolArray
    weight: FloatArray
    common: BoolArray

    def degree(self, network: Network) -> IntArray:
        """Return how many visible ties each actor has; shape (n,)."""
        return degrees(network.n, *(side[self.ties] for side in network.ends))

    def rows(self) -> Chosen:
        """Return the visible rows by position, and the stances they carry."""
        return Chosen(
            actors=np.flatnonzero(self.actors),
            ties=np.flatnonzero(self.ties),
            weight=self.weight,
            common=self.common,
            stances=self.reading.stances,
            openness=self.reading.openness,
            stance=self.reading.value,
            openness_code=label_codes(self.reading.openness),
            stance_code=self.reading.labels,
            statements=self.reading.counts,
            issue=self.filter.issue,
        )


def read_stances(network: Network, chosen: Filter) -> Reading:
    """Return the stances that the filter's lenses show; the network keeps those that were read lately."""
    fresh: Callable[[Filter], Reading] = lru_cache(maxsize=KEPT)(partial(_read, network))
    lenses = Filter(tuple((word, value) for word, value in chosen if word in LENSES))
    found: Reading = network.kept.setdefault("readings", fresh)(lenses)
    return found


def _read(network: Network, chosen: Filter) -> Reading:
    keep = np.ones(len(network.statements.actor), dtype=bool)
    for word, asked in chosen:
        mask = BY_WORD[word].statements(asked, network)
        if mask is not None:
            keep &= mask
    stances = latest(network.statements, keep)
    overall = openness(stances, network.direction, network.n)
    if not chosen.issue:
        return Reading(stances, overall, overall, label_codes(overall), keep)
    issue = network.dataset.tables["issues"]["id"].tolist().index(chosen.issue)
    value = on_issue(stances, issue, network.n)
    return Reading(stances, overall, value, label_codes(value), keep)


def codings(network: Network, chosen: Filter) -> BoolArray:
    """Return which readings of coders pass the filter's lenses (`confidence`, `grade`); shape (codings,)."""
    keep = np.ones(len(network.dataset.tables["codings"]), dtype=bool)
    for word, asked in chosen:
        mask = BY_WORD[word].codings(asked, network)
        if mask is not None:
            keep &= mask
    return keep


@dataclass(frozen=True)
class Masks:
    """Each part's own masks, so that any part can be lifted without asking the others again."""

    reading: Reading
    actors: dict[str, BoolArray]
    ties: dict[str, BoolArray]
    common: dict[str, BoolArray]

    def take(self, word: str, other: Masks) -> None:
        """Take the masks of a part from others."""
        for mine, known in zip(self._parts, other._parts, strict=True):
            if word in known:
                mine[word] = known[word]

    @property
    def _parts(self) -> tuple[dict[str, BoolArray], ...]:
        return self.actors, self.ties, self.common


def masks(network: Network, chosen: Filter, known: Masks | None = None, asked: str = "") -> Masks:
    """Ask every part which rows pass it; those of other parts than one are taken from where they are known.

    Parameters
    ----------
    network, chosen
        The data and the filter.
    known : Masks, optional
        Those of a filter with the same parts but one, if the stances that both show are the same or choose
        nobody.
    asked : str
        The part in which they differ.
    """
    found = Masks(known.reading if known else read_stances(network, chosen), {}, {}, {})
    scope = Scope(network, chosen.issue, found.reading.labels)
    for word, value in chosen:
        if known and word != asked:
            found.take(word, known)
            continue
        part = BY_WORD[word]
        actors, ties = part.actors(value, scope), part.ties(value, network)
        if actors is not None:
            found.actors[word] = actors
        if ties is not None:
            found.ties[word] = ties
        if "derived" in chosen:
            common = part.common(value, network)
            if common is not None:
                found.common[word] = common
    return found


def _all(parts: dict[str, BoolArray], size: int, lifted: str) -> BoolArray:
    """Return where all masks but the lifted one are true."""
    result = np.ones(size, dtype=bool)
    for word, mask in parts.items():
        if word != lifted:
            result &= mask
    return result


def combine(network: Network, chosen: Filter, parts: Masks, lifted: str = "") -> Visible:
    """Join the parts' masks, then let structure have its say.

    Parameters
    ----------
    network, chosen, parts
        The data, the filter and what `masks` gave for both.
    lifted : str, optional
        A part to leave out; stances are read as if it were there.
    """
    rest = chosen.without(lifted)
    actors = _all(parts.actors, network.n, lifted)
    recorded = _all(parts.ties, network.m, lifted)
    if "derived" in rest:
        common = _all(parts.common, len(network.common.share), lifted)
        derived = network.common.weights(common)
        ties = np.concatenate([recorded, derived > 0])
        weight = np.concatenate([network.weight, derived])
    else:
        common = np.zeros(len(network.common.share), dtype=bool)
        ties = np.concatenate([recorded, np.zeros(network.d, dtype=bool)])
        weight = network.weight_recorded
    ends = network.ends
    ties &= actors[ends[0]] & actors[ends[1]]
    actors, ties = _structure(network, rest, actors, ties)
    return Visible(rest, parts.reading, actors, ties, weight, common)


def _structure(
    network: Network, chosen: Filter, actors: BoolArray, ties: BoolArray
) -> tuple[BoolArray, BoolArray]:
    """Look around the chosen actors and keep the core, until both hold together."""
    least = max(int(chosen.get("min_degree", 0)), int("isolated" in chosen))
    if "actor" not in chosen and not least:
        return actors, ties
    ends = network.ends
    centres = np.array([network.position[actor] for actor in chosen.get("actor", ())], dtype=np.int64)
    hops = int(chosen.get("hops", 1))
    while True:
        before = int(actors.sum())
        if "actor" in chosen:
            actors = around(centres, hops, actors, ends, ties)
            ties = ties & actors[ends[0]] & actors[ends[1]]
        if least:
            actors, ties = core(least, actors, ends, ties)
        if int(actors.sum()) == before or "actor" not in chosen or not least:
            return actors, ties


def apply(network: Network, chosen: Filter) -> Visible:
    """Return what passes the filter.

    Every part can only take away. The result does not depend on the order of the parts: stances are read
    first (issue, as_of, confidence, grade), then actors and ties are marked, then ties without both ends
    go, then `actor` and `hops` keep what lies around, then `min_degree` and `isolated` keep a core.
    """
    return combine(network, chosen, masks(network, chosen))

"""Brokerage: who passes influence on between whom, by the roles of Gould and Fernandez."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from graph_app.analyses.chance import Chance, patterns

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class Role(NamedTuple):
    """A role of the actor in the middle of i → j → k.

    Attributes
    ----------
    name : str
        Its name in the literature.
    pattern : str
        The groups of i, j and k; the same letter for the same group.
    meaning : str
        What the broker does.
    """

    name: str
    pattern: str
    meaning: str


ROLES = (
    Role("coordinator", "A→A→A", "passes influence on within its own group"),
    Role("itinerant", "A→B→A", "stands between two actors of one other group"),
    Role("gatekeeper", "A→B→B", "lets influence from another group into its own"),
    Role("representative", "A→A→B", "carries influence of its own group to another"),
    Role("liaison", "A→B→C", "stands between two other groups"),
)
_AT_A_TIME = 2_000_000
_PAIRS = ((0, 1, 2), (2, 1, 0), (0, 1, 3), (3, 1, 2), (3, 1, 0), (2, 1, 3), (3, 1, 4))
"""How a second triple of the same broker can share actors with a first one of 0 → 1 → 2."""


class Brokerage(NamedTuple):
    """How often each actor has each role, and how often by chance.

    Attributes
    ----------
    counts : int array of shape (n, 5)
        Triples by role, in the order of `ROLES`.
    expected : float array of shape (n, 5)
        Expected if groups were dealt out anew.
    z : float array of shape (n, 5)
        How many standard deviations the count is above what is expected; NaN where chance leaves no
        choice.
    """

    counts: Ints
    expected: Floats
    z: Floats


def brokerage(matrix: Any, groups: Ints) -> Brokerage:
    """Return how often each actor has each role of Gould and Fernandez.

    Definition: in each triple i → j → k of three actors where i does not influence k directly, j is a
    broker. Its role follows from the groups of the three: coordinator A→A→A, itinerant (also consultant)
    A→B→A, gatekeeper A→B→B, representative A→A→B, liaison A→B→C. As in Gould and Fernandez (1989) and in
    sna's `brokerage`, the arrow is the way of what is passed on: a gatekeeper shares the group of the
    receiver, a representative that of the sender. (Who reads an arrow from i to j as "i asks j" has the two
    the other way round.) Several ties from one actor to another are one; a tie that runs both ways is one
    each way. Actors without a group take no part.
    A high count means that influence on record can pass by this actor and has no direct way; a high z, that
    this happens in that role more often than the actor's place in the network alone makes likely. It must
    not be read as brokerage done or wanted: nothing need ever have been passed on, a direct tie may be
    missing on record only, and with a few triples z has no normal distribution: 2 is no threshold.

    Expectation and standard deviation are exact, not sampled: over all ways to deal the groups out among
    the actors that have one, with the network as it is. Each triple has a role with the probability that
    three actors share groups in this way; the variance adds this up over all pairs of triples of a broker,
    by how many actors they share.

    Parameters
    ----------
    matrix : sparse array of shape (n, n)
        In row i whom i influences.
    groups : int array of shape (n,)
        Group of each actor, -1 for none.

    Returns
    -------
    Brokerage

    References
    ----------
    R. V. Gould, R. M. Fernandez (1989), Structures of mediation: a formal approach to brokerage in
    transaction networks, Sociological Methodology 19, 89-126.

    Examples
    --------
    0 and 1 of one group, 2 and 3 of another, 0 → 1 → 2 → 3:

    >>> from scipy.sparse import csr_array
    >>> chain = csr_array((np.ones(3), ([0, 1, 2], [1, 2, 3])), shape=(4, 4))
    >>> brokerage(chain, np.array([0, 0, 1, 1])).counts.tolist()
    [[0, 0, 0, 0, 0], [0, 0, 0, 1, 0], [0, 0, 1, 0, 0], [0, 0, 0, 0, 0]]
    """
    n = matrix.shape[0]
    arcs = _Arcs(matrix, groups)
    counts = np.zeros((n, len(ROLES)), dtype=np.int64)
    sent, got = (np.zeros(len(arcs.start), dtype=np.int64) for _ in range(2))
    swapped = np.zeros(n, dtype=np.int64)
    for one, two in arcs.triples():
        first, broker, last = arcs.start[one], arcs.end[one], arcs.end[two]
        role = roles(groups[first], groups[broker], groups[last])
        counts += np.bincount(broker * len(ROLES) + role, minlength=counts.size).reshape(counts.shape)
        sent += np.bincount(one, minlength=len(sent))
        got += np.bincount(two, minlength=len(got))
        back = arcs.has(last, broker) & arcs.has(broker, first) & ~arcs.has(last, first)
        swapped += np.bincount(broker[back], minlength=n)
    chance = Chance(np.bincount(groups[groups >= 0]).tolist())
    expected, spread = _by_chance(chance, arcs.pairs(sent, got, swapped))
    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.where(spread > 0, (counts - expected) / spread, np.nan)
    return Brokerage(counts, expected, z)


def roles(first: Ints, broker: Ints, last: Ints) -> Ints:
    """Return the role of brokers, as positions in `ROLES`, from the groups of three actors each."""
    sender, receiver = first == broker, last == broker
    around = np.where(first == last, 1, 4)
    return np.where(sender, np.where(receiver, 0, 3), np.where(receiver, 2, around))


class _Arcs:
    """Who influences whom among actors with a group, in ascending order."""

    def __init__(self, matrix: Any, groups: Ints) -> None:
        self.n = matrix.shape[0]
        entries = matrix.tocoo()
        start, end = entries.row.astype(np.int64), entries.col.astype(np.int64)
        keep = (groups[start] >= 0) & (groups[end] >= 0) & (start != end)
        self._key = np.unique(start[keep] * self.n + end[keep])
        self.start, self.end = np.divmod(self._key, max(self.n, 1))
        self._from = np.searchsorted(self.start, np.arange(self.n + 1))

    def place(self, start: Ints, end: Ints) -> Ints:
        """Return the position of arcs, -1 for those there are not."""
        if not len(self._key):
            return np.full(len(start), -1)
        key = start * self.n + end
        found = np.minimum(np.searchsorted(self._key, key), len(self._key) - 1)
        return np.where(self._key[found] == key, found, -1)

    def has(self, start: Ints, end: Ints) -> npt.NDArray[np.bool_]:
        """Return which arcs there are."""
        return self.place(start, end) >= 0

    def triples(self) -> Iterator[tuple[Ints, Ints]]:
        """Give triples without a direct tie, in parts: positions of their first and their second arc."""
        often = np.diff(self._from)[self.end]
        parts = np.cumsum(often) // _AT_A_TIME
        for part in np.unique(parts).tolist():
            mine = np.flatnonzero(parts == part)
            one = np.repeat(mine, often[mine])
            step = np.arange(len(one)) - np.repeat(np.cumsum(often[mine]) - often[mine], often[mine])
            two = self._from[self.end[one]] + step
            first, last = self.start[one], self.end[two]
            open_ = (first != last) & ~self.has(first, last)
            yield one[open_], two[open_]

    def pairs(self, sent: Ints, got: Ints, swapped: Ints) -> Floats:
        """Return per actor how many ordered pairs of its triples share actors in each way of `_PAIRS`.

        Parameters
        ----------
        sent : int array of shape (arcs,)
            How many triples begin with each arc.
        got : int array of shape (arcs,)
            How many end with each arc.
        swapped : int array of shape (n,)
            How many triples of each actor are triples backwards as well.
        """

        def added(broker: Ints, values: Ints) -> Floats:
            return np.bincount(broker, values.astype(np.float64), self.n).astype(np.float64)

        total = added(self.end, sent)
        back = self.place(self.end, self.start)
        both = np.where(back >= 0, sent * got[back], 0) if len(back) else sent
        passed = added(self.end, both) - swapped
        firsts, lasts = added(self.end, sent**2) - total, added(self.start, got**2) - total
        rest = total**2 - total - swapped - firsts - lasts - 2 * passed
        return np.stack([total, swapped, firsts, lasts, passed, passed, rest], axis=1)


def _by_chance(chance: Chance, pairs: Floats) -> tuple[Floats, Floats]:
    """Return expectation and standard deviation of each actor's roles, two arrays of shape (n, 5)."""
    single = np.zeros(len(ROLES))
    for pattern in patterns(3):
        single[_role(*pattern)] += chance.of(pattern)
    joint = np.zeros((len(_PAIRS), len(ROLES)))
    for row, (first, broker, last) in enumerate(_PAIRS):
        for pattern in patterns(max(first, last, 2) + 1):
            role = _role(*pattern[:3])
            if role == _role(pattern[first], pattern[broker], pattern[last]):
                joint[row, role] += chance.of(pattern)
    expected = pairs[:, :1] * single
    variance = pairs @ joint - expected**2
    return expected, np.sqrt(np.where(variance > 1e-9 * np.maximum(expected**2, 1), variance, 0))


def _role(first: int, broker: int, last: int) -> int:
    if first == broker:
        return 0 if last == broker else 3
    return 2 if last == broker else 1 if first == last else 4

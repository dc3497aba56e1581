"""The frustration index: how far a signed network is from two camps, with a proof where time allows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from math import ceil

import numpy as np

from graph_app.analyses.blocks import blocks
from graph_app.analyses.budget import Budget
from graph_app.analyses.cycles import TINY, Cycle, bounded
from graph_app.analyses.least import least
from graph_app.analyses.signed import Bools, Floats, Ints, Signed, along, sides
from graph_app.analyses.switching import costs, improved, searched

SAME = 1e-5
"""Divisions that differ by no more than this share of the heaviest pair are equally good."""
SEARCH = 0.5
"""Share of the time after which the search ends, so that some is left for the bound."""
FINEST = 10_000
"""Weights with no more than four decimals have a smallest step, and so has frustration."""


@dataclass
class Part:
    """A block, and what is known of its best division.

    Attributes
    ----------
    pairs : int array
        Positions of its pairs in the network.
    signed : Signed
        It alone, the heaviest pair with a weight of 1.
    scale : float
        Weight of the heaviest pair.
    side : int array
        The best division that was found, 1 or -1 per actor of the block.
    bound : float
        No division goes against less.
    cycles : list of Cycle
        Unbalanced cycles.
    others : list of bool arrays
        Pairs that other divisions go against, which are as good.
    complete : bool
        Whether every pair that some best division spares is spared by one of them.
    """

    pairs: Ints
    signed: Signed
    scale: float
    side: Ints
    bound: float = 0.0
    cycles: list[Cycle] = field(default_factory=list)
    others: list[Bools] = field(default_factory=list)
    complete: bool = False

    @property
    def wrong(self) -> Bools:
        """Pairs that the best division goes against."""
        return self.signed.against(self.side)

    @property
    def value(self) -> float:
        """Weight that it goes against."""
        return float(np.abs(self.signed.weight)[self.wrong].sum())

    @property
    def proved(self) -> bool:
        """Whether no division goes against less."""
        return self.value - self.bound <= SAME

    def take(self, side: Ints) -> None:
        """Keep a division if it is better."""
        weight = np.abs(self.signed.weight)
        if weight[self.signed.against(side)].sum() < self.value - TINY:
            self.side = side

    def raise_to(self, bound: float) -> None:
        """Keep a bound if it is higher, rounded up to what frustration can be."""
        step = grain(self.signed.weight * self.scale) / self.scale
        full = step * ceil((bound - SAME) / step) if step > 10 * SAME else bound
        self.bound = max(self.bound, bound, full)


@dataclass(frozen=True)
class Frustration:
    """The best division of a signed network that was found, and what is proved of it.

    Attributes
    ----------
    signed : Signed
        The network.
    parts : list of Part
        Its blocks that are not balanced.
    """

    signed: Signed
    parts: list[Part]

    @cached_property
    def wrong(self) -> Bools:
        """Pairs that the division goes against; shape (pairs,)."""
        return self._with({})

    @cached_property
    def always(self) -> Ints:
        """1 for pairs that every best division goes against, 0 for others, -1 where that is not known."""
        found = np.zeros(len(self.wrong), dtype=np.int64)
        for part in self.parts:
            known = part.complete and part.proved
            everywhere = np.logical_and.reduce([part.wrong, *part.others])
            found[part.pairs] = np.where(part.wrong, everywhere if known else -1, 0)
        return found

    @cached_property
    def value(self) -> float:
        """Weight that the division goes against."""
        return float(np.abs(self.signed.weight)[self.wrong].sum())

    @cached_property
    def proved(self) -> bool:
        """Whether no division goes against less, to within `SAME` of the heaviest pair of each block."""
        return all(part.proved for part in self.parts)

    @cached_property
    def bounds(self) -> Floats:
        """Lower bound per pair: that of its block lies at the block's first pair; shape (pairs,)."""
        found = np.zeros(len(self.wrong))
        weight = np.abs(self.signed.weight)
        for part in self.parts:
            own = float(weight[part.pairs][part.wrong].sum())
            found[part.pairs[0]] = own if part.proved else min(part.bound * part.scale, own)
        return found

    @property
    def bound(self) -> float:
        """No division goes against less weight."""
        return self.value if self.proved else float(self.bounds.sum())

    @cached_property
    def unique(self) -> bool | None:
        """Whether no other division is as good, but for swapping camps of a component; None: not known."""
        if self.either.any():
            return False
        return True if self.proved and all(part.complete for part in self.parts) else None

    @cached_property
    def side(self) -> Ints:
        """1 for the larger camp of each component, -1 for the other, 0 for actors without a pair; (n,)."""
        return self._sided(self.wrong)

    @cached_property
    def either(self) -> Bools:
        """Actors that can stand on either side of most of their component at no cost, as far as is known."""
        weight = self.signed.at_actors(np.abs(self.signed.weight))
        found = (weight > 0) & (costs(self.signed, self.side) <= TINY * weight)
        for number, part in enumerate(self.parts):
            for other in part.others:
                side = self._sided(self._with({number: other}))
                together = np.bincount(self.signed.component, side * self.side)[self.signed.component]
                found |= np.where(together < 0, -side, side) != self.side
        return found

    def _with(self, instead: dict[int, Bools]) -> Bools:
        """Return the pairs that the division goes against, with other divisions of some blocks."""
        wrong = np.zeros(len(self.signed.weight), dtype=bool)
        for number, part in enumerate(self.parts):
            wrong[part.pairs] = instead.get(number, part.wrong)
        return wrong

    def _sided(self, wrong: Bools) -> Ints:
        """Return the division that goes against some pairs, the larger camp of each component as 1."""
        signed = self.signed
        right = Signed(signed.n, signed.one, signed.two, np.where(wrong, -1.0, 1.0) * signed.weight)
        weight = signed.at_actors(np.abs(signed.weight))
        side = np.where(weight > 0, sides(right), 0)
        _, first = np.unique(signed.component, return_index=True)
        more = np.bincount(signed.component, side)
        heavier = np.bincount(signed.component, side * weight).round(9)
        turn = np.where(more, more, np.where(heavier, heavier, side[first]))
        return side * np.where(turn < 0, -1, 1)[signed.component]


def frustration(signed: Signed, seed: int = 1, budget: Budget | None = None) -> Frustration:
    """Return how far a signed network is from dividing into two camps.

    Definition: the frustration index, or line index of balance (Harary 1959): the least weight of pairs that
    go against a division of the actors into two camps, hostile ones within a camp and friendly ones between
    the camps, over all divisions; with weights of 1 and -1 their least number. It is what would have to
    change its sign, or go, for the network to be balanced.
    A high value means that no two camps explain who is hostile to whom. It must not be read as a number of
    conflicts, nor compared between networks without the share of all weight; 0 says nothing about whether
    there are two camps or one.

    The network is taken apart into blocks, as what pulls both ways does so in one block. Each is divided by
    `switching.searched`; `cycles.bounded` says how good a division can be; where the two do not meet,
    `least.least` looks for the best division by integer programming. If time runs out the value is that of
    the best division found, with the bound that was reached.

    Parameters
    ----------
    signed : Signed
        The network.
    seed : int
        Of the search; the value does not depend on it where it is proved.
    budget : Budget, optional
        How much time there is, a minute if nothing is said.

    Returns
    -------
    Frustration

    References
    ----------
    F. Harary (1959), On the measurement of structural balance, Behavioral Science 4, 316-323; S. Aref, A. J.
    Mason, M. C. Wilson (2018), Computing the line index of balance using integer programming optimisation, in
    Optimization Problems in Graph Theory, Springer, 65-84.

    Examples
    --------
    Three who are hostile to each other: two of them share a camp.

    >>> hostile = Signed(3, np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([-1.0, -3.0, -2.0]))
    >>> found = frustration(hostile)
    >>> found.value, found.bound, found.proved, found.side.tolist()
    (1.0, 1.0, True, [1, 1, -1])
    """
    time = Budget(60.0) if budget is None else budget
    parts = []
    for pairs in blocks(signed):
        _, block = signed.block(pairs)
        scale = float(np.abs(block.weight).max())
        alone = Signed(block.n, block.one, block.two, block.weight / scale)
        parts.append(Part(pairs, alone, scale, searched(alone, seed, time.first(SEARCH))))
    for part in parts:
        _prove(part, seed, time)
    for part in parts:
        _vary(part, time)
    return Frustration(signed, parts)


def grain(weight: Floats) -> float:
    """Return the largest step that all weights are multiples of, 0 where there is none to be seen.

    >>> grain(np.array([0.5, -0.3])), grain(np.array([1 / 3]))
    (0.1, 0.0)
    """
    fine = np.abs(weight) * FINEST
    whole = np.rint(fine)
    if not len(fine) or np.abs(fine - whole).max() > TINY or whole.max() > 2**53:
        return 0.0
    return float(np.gcd.reduce(whole.astype(np.int64))) / FINEST


def _prove(part: Part, seed: int, budget: Budget) -> None:
    """Raise the bound of a block, and look for better divisions, until both meet or time is over."""
    limit = bounded(part.signed, part.side, budget)
    part.cycles = limit.cycles
    part.raise_to(limit.bound)
    if part.proved or not budget.left:
        return
    guess = along(part.signed, limit.share)
    part.take(improved(part.signed, guess, np.random.default_rng(seed), budget))
    if part.proved or not budget.left:
        return
    budget.tell()
    side, bound = least(part.signed, part.cycles, np.abs(part.signed.weight), budget.left)
    if side is not None:
        part.take(side)
    part.raise_to(bound)


def _vary(part: Part, budget: Budget) -> None:
    """Look for divisions of a block that are as good and spare pairs that all the others go against."""
    left = part.wrong
    weight = np.abs(part.signed.weight)
    while part.proved and left.any() and budget.left:
        budget.tell()
        most = part.value + SAME
        side, bound = least(part.signed, part.cycles, left.astype(np.float64), budget.left, most)
        wrong = left if side is None else part.signed.against(side)
        if weight[wrong].sum() > most + SAME or not (left & ~wrong).any():
            part.complete = bool(bound > left.sum() - 0.5)
            return
        part.others.append(wrong)
        left = left & wrong
    part.complete = part.proved and not bool(left.any())

"""What chance does when groups are dealt out anew: exact probabilities of who shares a group with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import perm


def patterns(count: int) -> Iterator[tuple[int, ...]]:
    """Give every way in which some actors can share groups, as numbers that are equal within a group.

    >>> list(patterns(2))
    [(0, 0), (0, 1)]
    """
    if count == 0:
        yield ()
        return
    for before in patterns(count - 1):
        for group in range(max(before, default=-1) + 2):
            yield (*before, group)


class Chance:
    """Probabilities when the groups of all actors are shuffled, every order as likely as any other.

    Parameters
    ----------
    sizes : sequence of int
        How many actors each group has.
    """

    def __init__(self, sizes: Sequence[int]) -> None:
        self._sizes = tuple(int(size) for size in sizes if size)
        self._known: dict[tuple[int, ...], float] = {}

    def of(self, pattern: Sequence[int]) -> float:
        """Return the probability that certain different actors share groups in exactly this way.

        Parameters
        ----------
        pattern : sequence of int
            A number per actor; equal numbers for the same group, different ones for different groups.

        Returns
        -------
        float
            0 where there are not so many actors.

        Examples
        --------
        Of two and two, the first is in either group; one of the three others is in the same:

        >>> round(Chance([2, 2]).of((0, 0)), 4)
        0.3333
        """
        blocks = tuple(sorted(list(pattern).count(group) for group in set(pattern)))
        if blocks not in self._known:
            ways = _distinct([[perm(size, block) for size in self._sizes] for block in blocks])
            every = perm(sum(self._sizes), sum(blocks))
            self._known[blocks] = ways / every if every else 0.0
        return self._known[blocks]


def _distinct(values: list[list[int]]) -> int:
    """Return the sum, over different groups for each list, of the product of the lists' values there."""
    if not values:
        return 1
    *others, last = values
    total = _distinct(others) * sum(last)
    for place, one in enumerate(others):
        merged = [two * three for two, three in zip(one, last, strict=True)]
        total -= _distinct([*others[:place], merged, *others[place + 1 :]])
    return total

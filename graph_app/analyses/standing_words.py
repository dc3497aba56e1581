"""What a ranking with intervals says in words: what was drawn, what it is not, what the record separates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from graph_app.text import counted, listed

FIRST = 20
"""How many of the first ranks the sentence is about."""
CAUTION = (
    "Not a confidence interval for influence: it says how far a rank hangs on single rows of the record, and "
    "ties that are missing on record are not in it. Thinner records only lose ties, so that the rank on "
    "record need not lie in the middle of its interval, nor even within. How often a row is kept is a "
    "convention."
)
ESTIMATED = "The values are estimates themselves; how far they are off adds to the intervals."


def distribution(draws: int, certainty: Mapping[str, float], derived: bool, usual: int = 0) -> str:
    """Return in words what was drawn.

    Parameters
    ----------
    draws : int
        How many draws were made.
    certainty : mapping of str to float
        How often a row of each confidence is kept.
    derived : bool
        Whether the graph has ties from acting together.
    usual : int
        How many draws are made of measures that do not take long; 0 where it is as many.
    """
    low, medium, high = (f"{certainty[level]:g}" for level in ("low", "medium", "high"))
    acting = (
        f" Ties from acting together are made anew of participations, each of which is kept with {high}."
        if derived
        else ""
    )
    fewer = f" Of measures that take less long there are {usual:,}." if usual else ""
    return (
        f"{counted(draws, 'draw')}: in each a recorded tie is kept with probability {high} where its "
        f"confidence is high or nothing is said, {medium} where medium, {low} where low.{acting} The measure "
        "is computed anew on what is left, weights of ties as they are; who is visible stays. The interval "
        "is from the 5 % to the 95 % quantile of the ranks, over the draws in which there is one; equal "
        f"values share a rank.{fewer}"
    )


def sentence(actors: Sequence[Mapping[str, Any]]) -> str:
    """Return what the record separates.

    Parameters
    ----------
    actors : sequence of dict
        Rows as of `standing`, the first rank first.

    Examples
    --------
    >>> row = {"rank": 1, "rank_interval": [1, 2], "inseparable": {"count": 1}, "publishers": None}
    >>> sentence([row | {"name": "A"}, row | {"name": "B", "rank": 2}])
    'Of the 2 actors with a value, none can be told from all others; the rest cannot be told from 1 other
    (median). Leaving out one publisher moves none of them.'
    """
    ranked = [one for one in actors if one["rank"] is not None]
    if len(ranked) < 2:
        return f"Only {ranked[0]['name']} has a value." if ranked else "Nobody has a value."
    first = ranked[:FIRST]
    who = f"the first {FIRST}" if len(ranked) > FIRST else f"the {len(ranked)} actors with a value"
    within = [one for one in first if _within(one)]
    apart = [one["name"] for one in within if not one["inseparable"]["count"]]
    overlaps = [count for count in (one["inseparable"]["count"] for one in first) if count]
    out = sum(one["rank_interval"] is not None for one in first) - len(within)
    moved = sum(one["publishers"] is not None for one in first)
    return (
        f"Of {who}, {len(apart) or 'none'} can be told from all others"
        + (f": {listed(apart, 'and')}" if apart else "")
        + (f"; the rest cannot be told from {_middle(overlaps)} (median)" if overlaps else "")
        + (f"; {out} with another rank than on record in nearly all draws" if out else "")
        + f". Leaving out one publisher moves {moved or 'none'} of them."
    )


def _within(one: Mapping[str, Any]) -> bool:
    """Return whether a rank on record lies within its interval."""
    between = one["rank_interval"]
    return between is not None and bool(between[0] <= one["rank"] <= between[1])


def _middle(counts: list[int]) -> str:
    return counted(int(np.median(counts)), "other")

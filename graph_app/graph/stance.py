"""Stance as arithmetic: the latest statement per actor and issue, and openness over issues.

The meanings are a contract with users (see README, "What the numbers mean"); nothing here guesses.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
CodeArray = npt.NDArray[np.uint8]

OPENNESS_LABELS: tuple[str, ...] = (
    "champion_of_openness",
    "pro-open",
    "mixed",
    "restrictive",
    "strongly_restrictive",
    "unknown",
)
"""Labels of an overall openness, from open to restrictive; the position in the tuple is the label's code."""

ISSUE_LABELS: tuple[str, ...] = (
    "strongly_supports",
    "supports",
    "mixed",
    "opposes",
    "strongly_opposes",
    "unknown",
)
"""Labels of a stance on one issue; same codes and same limits as for openness."""

UNKNOWN = 5
"""Code of the label of an actor without a statement."""

LIMITS: tuple[float, float] = (1.25, 0.4)
"""A value of at least 1.25 has the first label, of at least 0.4 the second; mirrored below zero."""

CONFIDENCE_WEIGHTS: dict[str, float] = {"high": 1.0, "medium": 0.7, "low": 0.4}
"""What a row counts; a row that says nothing of its confidence counts as high."""

_TENTHS = {name: round(10 * weight) for name, weight in CONFIDENCE_WEIGHTS.items()}


def label_title(label: str) -> str:
    """Return a label as people read it.

    >>> label_title("champion_of_openness")
    'Champion of openness'
    >>> label_title("ai_developer")
    'AI developer'
    """
    words = [word.upper() if word == "ai" else word for word in label.replace("_", " ").split(" ")]
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def label_codes(values: FloatArray) -> CodeArray:
    """Return the label's code per value: 0 (most open or most in favour) … 4, and 5 for NaN.

    Values are rounded to nine decimals first, so that a mean which is 0.4 on paper is not 0.39999… here.

    >>> label_codes(np.array([2.0, 1.25, 0.4, 0.39, 0.0, -0.4, -1.25, np.nan])).tolist()
    [0, 0, 1, 2, 2, 3, 4, 5]
    """
    strong, mild = LIMITS
    rounded = np.round(values, 9)
    conditions = [
        np.isnan(rounded),
        rounded >= strong,
        rounded >= mild,
        rounded <= -strong,
        rounded <= -mild,
    ]
    return np.select(conditions, [UNKNOWN, 0, 1, 4, 3], default=2).astype(np.uint8)


@dataclass(frozen=True)
class Statements:
    """Statements as columns of equal length, in the order of the table.

    Attributes
    ----------
    actor, issue : int arrays
        Positions in the tables of actors and issues.
    stance : int array
        -2 … 2.
    first, last : int arrays
        The interval of the statement's partial date, in days since 1970-01-01.
    tenths : int array
        Ten times the weight of the statement's confidence.
    """

    actor: IntArray
    issue: IntArray
    stance: IntArray
    first: IntArray
    last: IntArray
    tenths: IntArray

    @cached_property
    def order(self) -> IntArray:
        """Rows by actor, issue and date, the oldest first; those that agree in all of it as in the table."""
        return np.lexsort((self.last, self.first, self.issue, self.actor))


@dataclass(frozen=True)
class Stances:
    """One row per actor and issue that has a statement: where the actor stands.

    Attributes
    ----------
    actor, issue : int arrays
        Positions, sorted by actor, then issue; each pair once.
    value : float array
        The latest statement's stance; the mean where several share the latest date.
    tenths : float array
        Ten times the weight of confidence (mean over the same statements).
    statements : int array
        How many statements share the latest date.
    """

    actor: IntArray
    issue: IntArray
    value: FloatArray
    tenths: FloatArray
    statements: IntArray


def confidence_tenths(codes: npt.NDArray[np.integer], names: tuple[str, ...]) -> IntArray:
    """Return ten times the weight of each confidence code; -1 (nothing said) counts as high."""
    table = np.array([*(_TENTHS[name] for name in names), 10], dtype=np.int64)
    return table[codes.astype(np.int64)]


def latest(statements: Statements, keep: BoolArray) -> Stances:
    """Return each actor's latest stance per issue.

    Parameters
    ----------
    statements : Statements
        All statements.
    keep : bool array, one per statement
        Statements that count; for a stance as of a day, those whose date begins by then.

    Returns
    -------
    Stances
        Of two statements the one whose date begins later is the later; if they begin on the same day, the
        one whose date ends later. Only equal dates are ties, and a tie is averaged.
    """
    order = statements.order[keep[statements.order]]
    actor, issue = statements.actor[order], statements.issue[order]
    first, last = statements.first[order], statements.last[order]
    if len(order) == 0:
        empty = np.zeros(0)
        none = np.zeros(0, dtype=np.int64)
        return Stances(none, none, empty, empty, none)
    starts = np.flatnonzero(np.r_[True, (np.diff(actor) != 0) | (np.diff(issue) != 0)])
    group = np.repeat(np.arange(len(starts)), np.diff(np.r_[starts, len(order)]))
    final = np.r_[starts[1:], len(order)] - 1
    newest = (first == first[final][group]) & (last == last[final][group])
    size = len(starts)
    count = np.bincount(group[newest], minlength=size)
    value = np.bincount(group[newest], weights=statements.stance[order][newest], minlength=size) / count
    tenths = np.bincount(group[newest], weights=statements.tenths[order][newest], minlength=size) / count
    return Stances(actor[starts], issue[starts], value, tenths, count.astype(np.int64))


def on_issue(stances: Stances, issue: int, actors: int) -> FloatArray:
    """Return each actor's stance on one issue, NaN where it has none; shape (actors,)."""
    values = np.full(actors, np.nan)
    rows = stances.issue == issue
    values[stances.actor[rows]] = stances.value[rows]
    return values


def openness(stances: Stances, direction: IntArray, actors: int) -> FloatArray:
    """Return each actor's overall openness, NaN where it is unknown; shape (actors,), range -2 … 2.

    The mean over policy issues with a direction of direction × stance, weighted by confidence.

    Parameters
    ----------
    stances : Stances
        The latest stance per actor and issue.
    direction : int array, one per issue
        1 where support means open, -1 where it means restrictive, 0 where the issue does not count.
    actors : int
        How many actors there are.
    """
    counts = direction[stances.issue] != 0
    actor = stances.actor[counts]
    weight = stances.tenths[counts]
    signed = direction[stances.issue[counts]] * stances.value[counts]
    total = np.bincount(actor, weights=weight, minlength=actors)
    summed = np.bincount(actor, weights=weight * signed, minlength=actors)
    with np.errstate(invalid="ignore"):
        return np.where(total > 0, summed / total, np.nan)

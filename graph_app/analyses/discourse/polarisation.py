"""How polarised a debate is: two camps, how well they fit, and what crosses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph_app.analyses.coalitions import modularity
from graph_app.analyses.discourse.counting import Counted
from graph_app.analyses.discourse.options import Values
from graph_app.analyses.discourse.profiles import profiles
from graph_app.analyses.discourse.said import Bools, Floats, Ints
from graph_app.analyses.discourse.search import FULL, MOST_SPLIT, QUICK, Effort
from graph_app.analyses.discourse.similarity import network
from graph_app.analyses.discourse.split import EXACT, Split, split
from graph_app.errors import QueryError

DEFINITION = (
    "Actors are split into two camps so that as much agreement as possible lies within them and as much "
    "disagreement as possible between them (subtract network: congruence less conflict). Fit: what fits "
    "less what does not, as a share of all weight: 1 if all agreement is within and all disagreement "
    "between camps. Modularity (Newman and Girvan 2004) is of the ties of congruence. Crossing: the share "
    "of the weight of congruence that lies between camps. Sarle's coefficient says whether stances fall "
    "into two heaps (above 5/9)."
)
CAUTION = (
    "Not two parties: there is always a best split, also of a debate with three groups or with one. Fit is "
    "high where all agree (one camp is then small or empty), and where few speak. Compare it with the band, "
    "and look at both camps. Values with different normalisations or numbers of actors cannot be compared."
)


@dataclass(frozen=True)
class Camps:
    """Two camps of a network.

    Attributes
    ----------
    split : Split
        The split; camp one is where its side is 1.
    fit : float
        Value of the split as a share of all weight; NaN without ties.
    modularity : float
        Of the ties of congruence; NaN without any.
    crossing, clashing : float
        Share of the weight of congruence between camps, and of conflict within; NaN without any.
    own : float array of shape (n,)
        Share of the weight of each actor's ties that fits its camp; NaN for actors without ties.
    ties : dict of str to int
        Pairs that rather agree and that rather disagree.
    """

    split: Split
    fit: float
    modularity: float
    crossing: float
    clashing: float
    own: Floats
    ties: dict[str, int]


def camps(found: Counted, how: Values, seed: int = 1, effort: Effort = FULL, exact: int = EXACT) -> Camps:
    """Return the two camps of statements.

    Parameters
    ----------
    found : Counted
        The statements.
    how : mapping
        The value of the word `normalise`.
    seed, effort, exact
        As for `split`.

    Raises
    ------
    QueryError
        If there are more actors than can be split.
    """
    said = profiles(found.said, found.shape, found.scale)
    nets = (network(said, mode, str(how["normalise"])) for mode in ("congruence", "conflict", "subtract"))
    agree, oppose, weights = nets
    there = _tied(agree, oppose)
    agree, oppose, weights = (net[there][:, there] for net in (agree, oppose, weights))
    small = split(weights, seed, exact, effort)
    side = np.zeros(found.shape[0], dtype=np.int64)
    side[there] = small.side
    own = np.full(found.shape[0], np.nan)
    own[there] = _own(weights, small.side)
    entries = weights.tocoo()
    signs = entries.data[entries.row < entries.col]
    return Camps(
        split=small._replace(side=side),
        fit=small.value / small.most if small.most > 0 else np.nan,
        modularity=_modularity(agree, small.side),
        crossing=_share(agree, small.side, -1),
        clashing=_share(oppose, small.side, 1),
        own=own,
        ties={"agreeing": int((signs > 0).sum()), "disagreeing": int((signs < 0).sum())},
    )


def _tied(agree: Any, oppose: Any) -> Ints:
    """Return the nodes with a tie."""
    found = np.flatnonzero(np.diff((agree + oppose).indptr)).astype(np.int64)
    if len(found) > MOST_SPLIT:
        raise QueryError(
            f"{len(found):,} actors cannot be split into camps, only {MOST_SPLIT:,}. "
            "Narrow the actors or issues.",
            word="actors",
        )
    return found


def _own(weights: Any, side: Ints) -> Floats:
    """Return which share of the weight of each node's ties fits its side."""
    fits = side * np.asarray(weights @ side, dtype=np.float64)
    size = np.asarray(abs(weights).sum(axis=1), dtype=np.float64).ravel()
    share: Floats = np.divide(size + fits, 2 * size, out=np.full(len(size), np.nan), where=size > 0)
    return share


def _modularity(agree: Any, side: Ints) -> float:
    """Return the modularity of the camps in the ties of congruence among those that have one."""
    entries = agree.tocoo()
    keep = (entries.row < entries.col) & (side[entries.row] != 0) & (side[entries.col] != 0)
    if not keep.any():
        return np.nan
    ends = entries.row[keep].astype(np.int64), entries.col[keep].astype(np.int64)
    return modularity(*ends, entries.data[keep], np.where(side == 0, -1, (side < 0).astype(np.int64)))


def _share(ties: Any, side: Ints, way: int) -> float:
    """Return the share of weight that lies between camps (-1) or within (1), among those that have one."""
    entries = ties.tocoo()
    product = side[entries.row] * side[entries.col]
    total = float(entries.data[product != 0].sum())
    return float(entries.data[product == way].sum()) / total if total > 0 else np.nan


def quick(how: Values, seed: int) -> Callable[[Counted], Mapping[str, float]]:
    """Return what gives the numbers of camps by a quick search, as in every round of chance."""

    def numbers(found: Counted) -> Mapping[str, float]:
        made = camps(found, how, seed, QUICK, 14)
        return {"fit": made.fit, "modularity": made.modularity, "crossing": made.crossing}

    return numbers


def aligned(made: Camps, known: Ints) -> Camps:
    """Return camps turned so that camp one shares more members with a known one, else is the larger one."""
    side = made.split.side
    shared = int((side * known).sum())
    turn = shared < 0 or (shared == 0 and (side < 0).sum() > (side > 0).sum())
    return made if not turn else _turned(made)


def _turned(made: Camps) -> Camps:
    return Camps(**(vars(made) | {"split": made.split._replace(side=-made.split.side)}))


def members(found: Counted) -> Bools:
    """Return which nodes make a statement that counts."""
    there = np.zeros(found.shape[0], dtype=bool)
    there[found.said.node] = True
    return there

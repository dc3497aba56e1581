"""What chance gives: who holds which of the positions on an issue is dealt out anew among its speakers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from graph_app.analyses.discourse.counting import Counted

QUANTILES = (0.05, 0.95)
"""Of the band: nine of ten rounds lie between them."""
NULL = (
    "On every issue the speakers exchange what they said: who speaks on what stays, and so does how often "
    "each position is held and repeated; what is lost is that the same actors stand together on several "
    "issues. The band is from the 5% to the 95% quantile of the rounds; p is the share of rounds, the "
    "record counted as one, with at least the value on record (for the share of ties that cross, at most). "
    "With a single issue there is nothing to exchange, and the band is the value itself."
)


def dealt(found: Counted, random: np.random.Generator) -> Counted:
    """Return the statements with the nodes of each other's cells exchanged at random."""
    cells = found.cells
    node, other = np.divmod(cells.keys, cells.width)
    columns = np.argsort(other, kind="stable")
    mixed = np.lexsort((random.random(len(node)), other))
    taken = np.empty_like(node)
    taken[columns] = node[mixed]
    place = np.empty(len(found.said), dtype=np.int64)
    place[cells.order] = np.repeat(np.arange(len(cells.keys)), np.diff(cells.starts))
    return Counted(
        replace(found.said, node=taken[place]), found.repeats, found.outdated, found.shape, found.scale
    )


def band(
    number: Callable[[Counted], Mapping[str, float]],
    found: Counted,
    rounds: int,
    seed: int,
    progress: Callable[[float], None],
) -> dict[str, Any] | None:
    """Return numbers beside those of rounds in which positions are dealt out anew; None without rounds.

    Parameters
    ----------
    number : callable
        From statements to numbers by name; NaN where one is not defined.
    found : Counted
        The statements on record.
    rounds, seed : int
        How often, and in which orders.
    progress : callable
        Called with the share that is done.

    Returns
    -------
    dict
        Per number `value` (by the quick search that is used in every round), `expected`, `low`, `high`, `p`.
    """
    if not rounds:
        return None
    own = number(found)
    drawn: dict[str, list[float]] = {name: [] for name in own}
    random = np.random.default_rng(seed)
    for done in range(rounds):
        for name, value in number(dealt(found, random)).items():
            drawn[name].append(value)
        progress((done + 1) / rounds)
    return {name: _beside(name, own[name], np.array(drawn[name])) for name in own}


def _beside(name: str, value: float, drawn: Any) -> dict[str, float | None]:
    """Return a value with the band of what was drawn; of what crosses a low value is a polarised one."""
    there = drawn[np.isfinite(drawn)]
    if not np.isfinite(value) or not len(there):
        return dict.fromkeys(("value", "expected", "low", "high", "p"))
    low, high = np.quantile(there, QUANTILES)
    as_far = there <= value + 1e-9 if name == "crossing" else there >= value - 1e-9
    return {
        "value": value,
        "expected": float(there.mean()),
        "low": float(low),
        "high": float(high),
        "p": (int(as_far.sum()) + 1) / (len(there) + 1),
    }

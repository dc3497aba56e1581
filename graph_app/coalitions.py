"""The explorer's verb about coalitions: which there are, how sure they are, and who sits between."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph_app.analyses import by_coalition
from graph_app.analyses.divided import MOST_REWIRED, MOST_SEEDS, REWIRED, SEEDS, Sample, divided
from graph_app.analyses.spans import spanned
from graph_app.asked import whole
from graph_app.studies import Studies

USUAL = 1
"""The seed of the coalitions that groups, colours and layouts have."""


def coalitions(
    self: Studies,
    *,
    graph: str = "visible",
    seeds: int | str = SEEDS,
    seed: int | str = USUAL,
    rounds: int | str = REWIRED,
    progress: Callable[[float], None] = lambda share: None,
) -> dict[str, Any]:
    """Return coalitions, how stable they are, who sits between, and whether they are blocs by stance.

    The coalitions are those of `groups("coalition")`, by which the page colours, unless another seed is
    asked for; see `analyses.divided`.

    Parameters
    ----------
    graph : {"visible", "whole"}
        Whether visible actors and ties count, or all actors and recorded ties.
    seeds : int
        How often the method is run, from 1 to 200, each time with the next seed and another order of actors.
    seed : int
        The first seed: of the coalitions that are shown, and of all that is drawn.
    rounds : int
        How many rewired networks modularity is compared with, from 0 (it is not) to 1,000.
    progress : callable
        Called with the share that is done; what it raises ends the work.

    Returns
    -------
    dict
        Modularity, over seeds and beside chance; stability; coalitions; actors, those whose ties are spread
        most first; blocs by stance; each with words on what it is and what it must not be read as.

    Raises
    ------
    QueryError
        If a word or number is wrong.
    """
    rows = spanned(self.network, self.rows, graph)
    sample = Sample(
        whole("seeds", seeds, 1, MOST_SEEDS),
        whole("seed", seed, 0, 999_999_999),
        whole("rounds", rounds, 0, MOST_REWIRED),
    )
    if sample.seed == USUAL:
        shown = self.groups("coalition", on=graph)
    else:
        shown = by_coalition(self.network, rows.ties, self.visible.weight, sample.seed)
    return {"graph": graph} | divided(self.network, rows, self.rows, shown, sample, progress)

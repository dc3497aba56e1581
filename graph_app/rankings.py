"""The explorer's verb about rankings: who comes before whom by a measure, and what of that is sure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph_app.analyses.spans import spanned
from graph_app.analyses.standing import MOST_DRAWS, Sample, standing
from graph_app.asked import whole
from graph_app.studies import Studies, Switch


def ranking(  # noqa: PLR0913  keywords that a notebook gives one of at a time
    self: Studies,
    measure: str,
    *,
    graph: str = "visible",
    directed: Switch = None,
    weighted: Switch = None,
    draws: int | str | None = None,
    seed: int | str = 1,
    progress: Callable[[float], None] = lambda share: None,
) -> dict[str, Any]:
    """Return the visible actors ranked by a measure, each rank with an interval; see `analyses.standing`.

    Parameters
    ----------
    measure : str
        A measure's name, such as "degree" or "pagerank"; see `analyses.MEASURES`.
    graph : {"visible", "whole"}
        Whether it is computed on visible actors and ties, or on all actors and recorded ties.
    directed, weighted : bool, optional
        Whether ties are taken along influence, and whether weights of ties count; what is usual for the
        measure if nothing is said.
    draws : int, optional
        How many thinner records are drawn, from 1 to 1,000; 200 if nothing is said, or fewer of a measure
        that takes long: the answer says how many.
    seed : int
        Which ones.
    progress : callable
        Called with the share that is done; what it raises ends the work.

    Returns
    -------
    dict
        What `measured(...).as_dict()` gives, and `actors` with rank, interval, those it cannot be told from
        and the publisher that moves it furthest; `sentence`, `resampling` and `publishers` say what the
        record separates and how that was found.

    Raises
    ------
    QueryError
        If there is no such measure, it cannot be computed in this way, or a number is wrong.
    """
    sample = Sample(
        None if draws is None else whole("draws", draws, 1, MOST_DRAWS),
        whole("seed", seed, 0, 999_999_999),
    )
    found = self.measured(measure, graph=graph, directed=directed, weighted=weighted)
    rows = spanned(self.network, self.rows, graph)
    return found.as_dict() | standing(self.network, rows, self.rows, found, sample, progress)

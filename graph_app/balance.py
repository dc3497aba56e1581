"""The explorer's verb about signed balance: whether ties fall into two camps, and which go against them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph_app.analyses.balanced import MOST_SECONDS, SECONDS, Effort, balanced
from graph_app.analyses.spans import spanned
from graph_app.asked import switch, whole
from graph_app.studies import Studies, Switch


def balance(
    self: Studies,
    *,
    graph: str = "visible",
    weighted: Switch = None,
    seed: int | str = 1,
    seconds: int | str = SECONDS,
    progress: Callable[[float], None] = lambda share: None,
) -> dict[str, Any]:
    """Return how far supporting and hostile ties are from dividing the actors into two camps.

    The frustration index with a proof where time allows, a bound where not; the camps, the ties that go
    against them with their sources, and how each actor sits; see `analyses.balanced` and
    `analyses.frustration`. Where the value is not proved it can hang on the seconds, and on the machine.

    Parameters
    ----------
    graph : {"visible", "whole"}
        Whether visible actors and ties count, or all actors and recorded ties.
    weighted : bool, optional
        Whether weights of ties count; they do if nothing is said. Otherwise each tied pair counts 1.
    seed : int
        Seed of the search.
    seconds : int
        After which the search ends with what was found, from 1 to 600. What is under way is finished.
    progress : callable
        Called with the share of the time that is gone, and 1 at the end; what it raises ends the work.

    Returns
    -------
    dict
        Frustration, bound and proof; triangles; components with their camps; pairs that go against the
        division, with ties and sources; actors, those whose ties go against it most first; each with words
        on what it is and what it must not be read as.

    Raises
    ------
    QueryError
        If a word or number is wrong.
    """
    rows = spanned(self.network, self.rows, graph)
    heavy = switch("weighted", weighted, (True, False), "balance")
    effort = Effort(whole("seed", seed, 0, 999_999_999), whole("seconds", seconds, 1, MOST_SECONDS))
    found = balanced(self.network, rows, self.rows, heavy, effort, progress)
    return {"graph": graph, "weighted": heavy} | found

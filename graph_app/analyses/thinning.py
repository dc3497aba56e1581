"""Thinner records: rows kept by chance, the surer the more often, so that ranks come with intervals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from graph_app.analyses.record import Kept
from graph_app.graph.network import CONFIDENCES, Network, codes

CERTAINTY: Mapping[str, float] = MappingProxyType({"low": 0.5, "medium": 0.8, "high": 0.95})
"""How often a row of some confidence is kept; one that says nothing of its confidence counts as high.

Conventions, as are the weights of confidence: each lies within what such a row plausibly counts, see
`band.LOW` and `band.HIGH`.
"""


def thinned(
    network: Network, count: int, seed: int, certainty: Mapping[str, float] = CERTAINTY
) -> Iterator[Kept]:
    """Give thinner records one by one, the same for the same seed, whatever the order of rows.

    Definition: in each draw every row of the table of ties, and every participation, is kept with the
    probability of its confidence, independently of the others. Participations bear no confidence and count
    as high. The rows are drawn in the order of their ids, all of the data set's whatever is visible: under
    every filter and for every measure the same draw lacks the same rows.

    It must not be read as how likely a row is to be true, nor as all that can be wrong with a record: rows
    from one source fail together (see `publishers`), and rows that were never recorded are in no draw.

    Parameters
    ----------
    network : Network
        The data.
    count, seed : int
        How many draws, and their seed.
    certainty : mapping of str to float
        With which probability a row of low, medium and high confidence is kept.

    References
    ----------
    E. Costenbader, T. W. Valente (2003), The stability of centrality measures when networks are sampled,
    Social Networks 25, 283-307; S. P. Borgatti, K. M. Carley, D. Krackhardt (2006), On the robustness of
    centrality measures under conditions of imperfect data, Social Networks 28, 124-136.
    """
    random = np.random.default_rng(seed)
    levels = np.array([certainty[level] for level in (*CONFIDENCES, CONFIDENCES[-1])])
    sure = levels[network.tie_confidence]
    ties, parts = _tie_places(network), _part_places(network)
    for _ in range(count):
        fate = random.random(len(ties)), random.random(len(parts))
        yield Kept(fate[0][ties] < sure, fate[1][parts] < levels[-1])


def _tie_places(network: Network) -> npt.NDArray[np.int64]:
    """Return the place of each recorded tie among all, by id."""
    return _place(network.cells("ties", "id"))


def _part_places(network: Network) -> npt.NDArray[np.int64]:
    """Return the place of each participation among all, by the ids of event, actor and role."""
    frame = network.dataset.tables["participations"]
    keys = [
        _place(np.asarray(frame[column].cat.categories, dtype=object))[codes(frame, column)]
        for column in ("role", "actor_id", "event_id")
    ]
    found = np.empty(len(frame), dtype=np.int64)
    found[np.lexsort(keys)] = np.arange(len(frame))
    return found


def _place(ids: npt.NDArray[np.object_]) -> npt.NDArray[np.int64]:
    """Return the place of each id in their order."""
    found = np.empty(len(ids), dtype=np.int64)
    found[np.argsort(ids, kind="stable")] = np.arange(len(ids))
    return found

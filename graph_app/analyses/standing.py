"""Where actors stand by a measure, and how far that hangs on single rows and publishers of the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from graph_app.analyses.measure import Measure
from graph_app.analyses.measured import Measured
from graph_app.analyses.publishers import MEANING, Publishers, Tried, publishers_of, tried
from graph_app.analyses.ranks import (
    NONE,
    QUANTILES,
    Ints,
    Spread,
    inseparable,
    ordered,
    overlapping,
    ranks,
    spread,
)
from graph_app.analyses.record import Kept, Record
from graph_app.analyses.standing_words import CAUTION, ESTIMATED, distribution, sentence
from graph_app.analyses.thinning import CERTAINTY, thinned
from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import or_none
from graph_app.graph.network import Network

BUDGET = 200_000_000
"""Steps (see `Measure.work`) spent on draws, and again on publishers, if nothing else is asked for."""
DRAWS, PUBLISHERS = 200, 500
"""Draws that are made, and publishers that are left out, where that fits the budget."""
FEWEST = 20
"""As many of both there are however long it takes."""
MOST_DRAWS = 1_000
"""Draws that can be asked for."""
NAMED = 3
"""How many of the others that an actor cannot be told from are named."""
Told = Callable[[float], None]


class Sample(NamedTuple):
    """How much is tried.

    Attributes
    ----------
    draws : int, optional
        How many thinner records; as many as fit the budget if nothing is said.
    seed : int
        Their seed.
    certainty : mapping of str to float
        How often a row of each confidence is kept.
    """

    draws: int | None = None
    seed: int = 1
    certainty: Mapping[str, float] = CERTAINTY


class _Tries:
    """Computes the measure again where some rows are not there, and tells how much of that is done."""

    def __init__(self, found: Measured, record: Record, listed: Ints, count: int, progress: Told) -> None:
        self._found, self._record, self._listed = found, record, listed
        self._count, self._done, self._progress = count, 0, progress

    def ranks(self, kept: Kept) -> Ints:
        """Return the ranks of the listed actors by the rows that are there."""
        self._progress(self._done / self._count)
        self._done += 1
        return ranks(self._found.measure.compute(self._record.left(kept)).numbers[self._listed])


def affordable(measure: Measure, size: tuple[int, int], most: int) -> int:
    """Return how often a measure of a graph of so many actors and ties can be computed within `BUDGET`.

    >>> from graph_app.analyses import BETWEENNESS, DEGREE
    >>> affordable(DEGREE, (1_000, 5_000), 200), affordable(BETWEENNESS, (500, 1_500), 200)
    (200, 50)
    """
    return int(np.clip(BUDGET / max(measure.work(*size), 1.0), FEWEST, most))


def standing(
    network: Network,
    span: Chosen,
    seen: Chosen,
    found: Measured,
    sample: Sample = Sample(),  # noqa: B008  immutable
    progress: Told = lambda share: None,
) -> dict[str, Any]:
    """Return the ranks of actors by a measure, each with an interval, and who cannot be told from whom.

    Definition: see `ranks`, `thinned`, `spread`, `inseparable` and `publishers`. Actors are ranked among
    those that are listed, by values that are computed on the graph. They stay the same in every draw: the
    filter is not applied again to the thinner record.
    A narrow interval means that the rank does not hang on a few rows. It must not be read as a confidence
    interval for influence: what is missing on record is not in it.

    Parameters
    ----------
    network : Network
        The data.
    span : Chosen
        Actors and ties of the graph that the measure is computed on.
    seen : Chosen
        The actors that are listed, all of them in the graph.
    found : Measured
        Their values on record, and how they are computed.
    sample : Sample
        How much is tried.
    progress : callable
        Called with the share that is done; what it raises ends the work.

    Returns
    -------
    dict
        `actors`: a row per listed actor, the first rank first, those without a value last, equal ones by
        id: `id`, `name`, `value`, `rank` (None without a value), `rank_interval` and `median` (None where
        it has a rank in no draw), `share` of draws in which it has a rank, `inseparable` (`count` of others,
        None without an interval, and the `first` of them), `publishers` (`name` of the one without whom its
        rank is furthest from that on record, and the `rank` then, None if it has none; None where no
        publisher moves it). `sentence`: what the record separates. `resampling` and `publishers`: what was
        drawn and left out, in numbers and words.

    References
    ----------
    H. Goldstein, D. J. Spiegelhalter (1996), League tables and their limitations: statistical issues in
    comparisons of institutional performance, Journal of the Royal Statistical Society A 159, 385-443.
    """
    record = Record.of(network, span, directed=found.directed, weighted=found.weighted)
    listed = np.searchsorted(span.actors, seen.actors)
    draws = sample.draws or affordable(found.measure, found.size, DRAWS)
    publishers = publishers_of(network)
    out = tried(record, publishers, affordable(found.measure, found.size, PUBLISHERS))
    tries = _Tries(found, record, listed, draws + len(out.which), progress)
    place = ranks(found.values.numbers)
    drawn = np.empty((draws, len(listed)), dtype=np.int32)
    for number, kept in enumerate(thinned(network, draws, sample.seed, sample.certainty)):
        drawn[number] = tries.ranks(kept)
    between = spread(drawn)
    furthest = _furthest(place, publishers, out, tries)
    progress(1.0)
    actors = _rows(found, place, between, furthest)
    return {
        "actors": actors,
        "sentence": sentence(actors),
        "resampling": _resampling(found, record, sample, draws),
        "publishers": {
            "tried": len(out.which),
            "of": out.of,
            "share": or_none(out.share),
            "meaning": MEANING,
        },
    }


def _furthest(place: Ints, publishers: Publishers, out: Tried, tries: _Tries) -> list[dict[str, Any] | None]:
    """Return for each actor the publisher without whom its rank is furthest from that on record.

    Of several the one on which most ties rest; no rank at all is further than any.
    """
    far, which, rank = (np.full(len(place), start, dtype=np.int64) for start in (0, -1, NONE))
    for one in out.which:
        then = tries.ranks(publishers.without(one))
        moved = np.where(then == NONE, len(place) + 1, np.abs(then - place))
        further = (place != NONE) & (moved > far)
        far[further], which[further], rank[further] = moved[further], one, then[further]
    return [
        None if one < 0 else {"name": publishers.names[one], "rank": then or None}
        for one, then in zip(which.tolist(), rank.tolist(), strict=True)
    ]


def _rows(
    found: Measured, place: Ints, between: Spread, furthest: list[dict[str, Any] | None]
) -> list[dict[str, Any]]:
    """Return a row per actor."""
    order = ordered(place, found.ids)
    ids, names, values = (one[order].tolist() for one in (found.ids, found.names, found.values.numbers))
    low, high = between.low[order], between.high[order]
    others, first = inseparable(low, high).tolist(), overlapping(low, high, NAMED)
    rank, shares, medians = (one[order].tolist() for one in (place, between.share, between.median))
    return [
        {
            "id": ids[row],
            "name": names[row],
            "value": or_none(values[row]),
            "rank": rank[row] or None,
            "rank_interval": [int(low[row]), int(high[row])] if others[row] >= 0 else None,
            "median": or_none(medians[row]),
            "share": shares[row],
            "inseparable": {
                "count": others[row] if others[row] >= 0 else None,
                "first": [{"id": ids[one], "name": names[one]} for one in first[row]],
            },
            "publishers": furthest[actor],
        }
        for row, actor in enumerate(order.tolist())
    ]


def _resampling(found: Measured, record: Record, sample: Sample, draws: int) -> dict[str, Any]:
    """Return what was drawn, in numbers and words."""
    fewer = sample.draws is None and draws < DRAWS
    estimated = "" if found.values.margin is None else f" {ESTIMATED}"
    return {
        "draws": draws,
        "seed": sample.seed,
        "quantiles": list(QUANTILES),
        "certainty": dict(sample.certainty),
        "ties": {"recorded": len(record.recorded), "derived": len(record.derived)},
        "distribution": distribution(draws, sample.certainty, bool(len(record.derived)), DRAWS * fewer),
        "caution": CAUTION + estimated,
    }

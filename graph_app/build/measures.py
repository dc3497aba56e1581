"""Degree, strength and PageRank of all actors, exact sums and a fixed number of rounds."""

from __future__ import annotations

import ibis

from graph_app.analyses.walks import DAMPING
from graph_app.build.engine import Table
from graph_app.build.sums import total
from graph_app.build.workshop import Workshop

TOGETHER = 4
"""Rounds that are worked out in one go."""


def measured(shop: Workshop, actors: Table, ties: Table, rounds: int) -> Table:
    """Return every actor with its measures, over all ties.

    Degree: how many ties (of a kind and window each) begin or end at the actor. Strength: how many filings
    these rest on together. PageRank: see `units_of`; the weight of a tie is its number of filings.

    Returns
    -------
    Table
        The columns of `actors`, ``degree``, ``strength`` and ``pagerank``, whose sum is 1.
    """
    ends = ibis.union(
        ties.select(id=ties.from_id, filings=ties.filings), ties.select(id=ties.to_id, filings=ties.filings)
    )
    counts = ends.group_by("id").aggregate(degree=ends.count(), strength=total(ends.filings))
    n = shop.count("actor-count", {"n": actors})["n"]
    scale = scale_of(n)
    units = units_of(shop, ties, scale, rounds)
    sums = shop.sums("unit-sum", {"": units.aggregate(n=units.count(), units=total(units.units))})[""]
    whole = (n - sums["n"]) * scale + sums["units"]
    found = actors.left_join(counts, "id").drop("id_right").left_join(units, "id").drop("id_right")
    return shop.keep(
        "measured",
        found.mutate(
            degree=found.degree.fill_null(0),
            strength=found.strength.fill_null(0),
            pagerank=found.units.fill_null(scale).cast("float64") / float(whole or 1),
        ).drop("units"),
    )


def units_of(shop: Workshop, ties: Table, scale: int, rounds: int) -> Table:
    """Return the PageRank of the actors on whom others depend, in units that are not yet shares.

    As in `graph_app.analyses.walks.pagerank`, each actor divides its value among those who influence it, by
    weight: y(i) = 1 + 0.85 × sum over j of w(i, j) / s_in(j) × y(j), from y = 1. PageRank is y divided by
    its sum; what would go from actors whom nobody influences to all alike falls out in that division. After
    k rounds less than 0.85 ** (k + 1) / 0.15 of the whole is missing. Values are whole numbers of units,
    rounded down for every tie, so that their sums are the same in any order, on any engine and any number of
    cores: an error of less than a unit per tie.

    Parameters
    ----------
    shop : Workshop
        Where it is worked out.
    ties : Table
        Who influences (``from_id``) whom (``to_id``) by how many ``filings``.
    scale : int
        How many units are 1.
    rounds : int
        At least 1.

    Returns
    -------
    Table
        ``id``, ``units``; actors that influence nobody are left out and have the least value, 1.
    """
    pairs = ties.group_by("from_id", "to_id").aggregate(filings=total(ties.filings))
    sums = pairs.group_by("to_id").aggregate(whole=total(pairs.filings))
    shared = pairs.inner_join(sums, "to_id")
    share = ibis.literal(DAMPING) * (shared.filings.cast("float64") / shared.whole.cast("float64"))
    links = shop.keep("links", shared.select("from_id", "to_id", share=share))
    units = links.select(id=links.from_id).distinct().mutate(units=ibis.literal(scale, "int64"))
    for done in range(1, rounds + 1):
        units = _round(links, units, scale)
        if done % TOGETHER == 0 or done == rounds:
            units = shop.keep(f"round-{done}", units)
    return units


def scale_of(actors: int) -> int:
    """Return how many units are 1, so that the sum of all values, below 7 n, fits 60 bits.

    >>> scale_of(1_000), scale_of(10**8)
    (100000000000000, 1000000000)
    """
    return int(10 ** (18 - len(str(7 * actors))))


def _round(links: Table, units: Table, scale: int) -> Table:
    """Return the values after one more round."""
    found = links.left_join(units, links.to_id == units.id)
    given = (found.share * found.units.fill_null(scale).cast("float64")).floor().cast("int64")
    gained = found.mutate(given=given)
    sums = gained.group_by("from_id").aggregate(units=total(gained.given))
    return sums.select(id=sums.from_id, units=sums.units + scale)

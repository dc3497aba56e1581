"""What became of everything that was read: what is kept and what is not add up to the raw tables."""

from __future__ import annotations

from typing import Any

from graph_app.build.engine import Table
from graph_app.build.sums import total
from graph_app.build.tables import Chosen
from graph_app.build.ties import FATES, TIE, Tied
from graph_app.build.together import Together
from graph_app.build.windows import UNDATED
from graph_app.build.workshop import Workshop
from graph_app.graph.derived import LARGEST_EVENT

Totals = dict[str, dict[str, int]]


def totals(shop: Workshop, everything: Tied, acted: Together | None, kept: Chosen) -> Totals:
    """Return counts and sums by what they are of.

    Returns
    -------
    dict of str to dict of str to int
        ``filings`` and ``amount_cents``: ``read`` is the sum of all others. ``actors``, ``ties``, ``events``,
        ``participations``: ``found`` is the sum of ``kept`` and ``cut``. ``dates``, ``amounts``: filings
        whose date or amount is missing or cannot be read. ``events`` also has those that give no derived
        tie because one side has too many actors, and those without a date, which a package cannot hold.
    """
    fates = shop.rows("fates-read", everything.fates).to_pylist()
    ties = shop.sums("tie-sums", {"all": _sums(everything.ties), "kept": _sums(kept.ties)})
    whole, some = ties["all"], ties["kept"]
    actors = shop.count("actor-counts", {"all": everything.actors, "kept": kept.actors})
    found: Totals = {
        "filings": _by_fate(fates, "filings", whole["filings"], some["filings"]),
        "amount_cents": _by_fate(fates, "cents", whole["cents"], some["cents"]),
        "actors": _split(actors["all"], actors["kept"]),
        "ties": _split(whole["ties"], some["ties"]),
        "dates": {
            "missing": sum(row["filings"] - row["bad_dates"] for row in fates if row["window"] == UNDATED),
            "unreadable": sum(row["bad_dates"] for row in fates),
        },
        "amounts": {
            "read": sum(row["amounts"] for row in fates),
            "unreadable": sum(row["bad_amounts"] for row in fates),
        },
    }
    return found if acted is None else found | _of_events(shop, acted, kept)


def _by_fate(fates: list[dict[str, Any]], column: str, tied: int, kept: int) -> dict[str, int]:
    """Return a sum over all filings by what became of them."""
    by = dict.fromkeys(FATES, 0)
    for row in fates:
        by[row["fate"]] += row[column] or 0
    left = {fate: by[fate] for fate in FATES if fate != TIE}
    return {"read": sum(by.values()), "kept": kept, "cut": tied - kept} | left


def _sums(ties: Table) -> Table:
    """Return a table of one row: numbers of ties and filings, and the sum of amounts."""
    return ties.aggregate(ties=ties.count(), filings=total(ties.filings), cents=total(ties.cents))


def _split(found: int, kept: int) -> dict[str, int]:
    return {"found": found, "kept": kept, "cut": found - kept}


def _of_events(shop: Workshop, acted: Together, kept: Chosen) -> Totals:
    """Return the totals of events and of who took part."""
    events, sides = acted.events, acted.sides
    wanted = {
        "events": events,
        "kept": kept.events,
        "undated": events.filter(events.day.isnull()),
        "too_large": sides.filter(sides.size > LARGEST_EVENT).select("event_id").distinct(),
        "participations": acted.participations,
        "kept participations": kept.participations,
    }
    n = shop.count("event-counts", wanted)
    more = {name: n[name] for name in ("undated", "too_large")}
    return {
        "events": _split(n["events"], n["kept"]) | more,
        "participations": _split(n["participations"], n["kept participations"]),
    }

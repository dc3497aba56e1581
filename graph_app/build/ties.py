"""Filings -> actors and ties: names become actors, ties of one kind and window become one."""

from __future__ import annotations

from dataclasses import dataclass

import ibis

from graph_app.build.aliases import Aliases
from graph_app.build.engine import Table
from graph_app.build.names import kind_id
from graph_app.build.sums import most_said, total
from graph_app.build.workshop import Workshop
from graph_app.dataset.arrow import pa
from graph_app.errors import DataError
from graph_app.graph.derived import ACTED_TOGETHER

UNSPECIFIED = "unspecified"
"""Kind of ties whose filings say none."""

TIE, ITSELF, ONLY_EVENT = "tie", "with_itself", "only_in_events"
NO_TARGET, NO_ACTOR = "without_target", "without_actor"
FATES = (TIE, ITSELF, ONLY_EVENT, NO_TARGET, NO_ACTOR)
"""What may become of a filing."""

_COUNTS = ("filings", "amounts", "cents", "bad_dates", "bad_amounts")

_ID = pa.schema([("id", pa.string())])


@dataclass(frozen=True)
class Tied:
    """Who is tied to whom.

    Attributes
    ----------
    names, kinds : Table
        ``text``, ``id``: the actor that a name means, the kind that a word means; null where nothing is left.
    actors : Table
        ``id``, ``name``: every actor and its most usual spelling.
    ties : Table
        ``from_id``, ``to_id``, ``kind``, ``window``, ``filings``, ``cents``.
    fates : Table
        ``fate``, ``window``, ``filings``, ``amounts``, ``cents``, ``bad_dates``, ``bad_amounts``: what became
        of all filings; their sums are those of the raw tables.
    """

    names: Table
    kinds: Table
    actors: Table
    ties: Table
    fates: Table


def tied(shop: Workshop, rows: Table, aliases: Aliases) -> Tied:
    """Return actors and ties of all filings.

    The raw rows are grouped before names become actors, so that everything after works on groups.
    """
    rows = rows.mutate(only_event=rows.target.isnull() & rows.event.notnull())
    grouped = shop.keep(
        "grouped",
        rows.group_by("actor", "target", "kind", "window", "only_event").aggregate(
            filings=rows.count(),
            amounts=rows.cents.count(),
            cents=total(rows.cents),
            bad_dates=total(rows.bad_date),
            bad_amounts=total(rows.bad_amount),
        ),
    )
    names, actors = _actors(shop, grouped, aliases)
    kinds = _kinds(shop, grouped)
    coded = shop.keep("coded", _coded(grouped, names, kinds))
    fates = coded.group_by("fate", "window").aggregate(**{name: total(coded[name]) for name in _COUNTS})
    whole = coded.filter(coded.fate == TIE)
    ties = shop.keep(
        "ties",
        whole.group_by("from_id", "to_id", "kind", "window").aggregate(
            filings=total(whole.filings), cents=total(whole.cents)
        ),
    )
    found = Tied(names, kinds, actors, ties, shop.keep("fates", fates))
    shop.forget("grouped", "coded", "said", "names-texts")
    return found


def _actors(shop: Workshop, grouped: Table, aliases: Aliases) -> tuple[Table, Table]:
    """Return the actor of every name, and every actor with its most usual name."""
    both = ibis.union(
        grouped.select(text=grouped.actor, filings=grouped.filings),
        grouped.select(text=grouped.target, filings=grouped.filings),
    )
    both = both.filter(both.text.notnull())
    said = shop.keep("said", both.group_by("text").aggregate(times=total(both.filings)))
    names = shop.codes("names", said.select("text"), "text", lambda text: {"id": aliases.actor(text)}, _ID)
    known = names.filter(names.id.notnull()).inner_join(said, "text")
    return names, shop.keep("actors", most_said(known, "id", "text", "times").rename(name="text"))


def _kinds(shop: Workshop, grouped: Table) -> Table:
    """Return the kind of tie of every word for one."""
    words = grouped.filter(grouped.kind.notnull()).select(text=grouped.kind).distinct()
    return shop.codes("kinds", words, "text", lambda text: {"id": _kind(text)}, _ID)


def _coded(grouped: Table, names: Table, kinds: Table) -> Table:
    """Return the groups with the ids of actors and kinds, and what becomes of their filings."""
    starts = names.rename(actor="text", from_id="id")
    ends = names.rename(target="text", to_id="id")
    found = grouped.left_join(starts, "actor").drop("actor_right")
    found = found.left_join(ends, "target").drop("target_right")
    found = found.left_join(kinds.rename(kind="text", kind_id="id"), "kind").drop("kind_right")
    fate = ibis.cases(
        (found.from_id.isnull(), NO_ACTOR),
        (found.only_event, ONLY_EVENT),
        (found.to_id.isnull(), NO_TARGET),
        (found.from_id == found.to_id, ITSELF),
        else_=TIE,
    )
    found = found.mutate(fate=fate, kind=found.kind_id.fill_null(UNSPECIFIED))
    return found.drop("actor", "target", "kind_id", "only_event")


def _kind(text: str) -> str | None:
    """Return the id of a kind of tie."""
    found = kind_id(text)
    if found == ACTED_TOGETHER:
        raise DataError(
            f"The kind {text!r} is kept for ties that are derived from events. Call it otherwise, or name "
            "the column of events with --event."
        )
    return found

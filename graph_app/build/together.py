"""Filings -> who took part in which event, and ties derived from acting together."""

from __future__ import annotations

from dataclasses import dataclass

import ibis

from graph_app.build.engine import Table
from graph_app.build.names import event_id, kind_id
from graph_app.build.sums import most_said, total
from graph_app.build.workshop import Workshop
from graph_app.dataset.arrow import pa
from graph_app.dataset.filling import side_of
from graph_app.graph.derived import LARGEST_EVENT

TOOK_PART = "participant"
"""Role of those of whom none is said."""

UNIT = 10**12
"""Weights are added up in parts of this, so that their sum does not hang on its order."""

_ID = pa.schema([("id", pa.string())])
_ROLE = pa.schema([("id", pa.string()), ("side", pa.int64())])


@dataclass(frozen=True)
class Together:
    """Who took part in what.

    Attributes
    ----------
    names, roles : Table
        ``text``, ``id``: the event that a title means; the role that a word means, with its ``side``.
    events : Table
        ``id``, ``title``, ``day`` (of the first filing with a date).
    participations : Table
        ``event_id``, ``actor_id``, ``role``.
    sides : Table
        ``event_id``, ``side`` (1 or -1), ``actor_id``, ``size``: how many stood on that side.
    """

    names: Table
    roles: Table
    events: Table
    participations: Table
    sides: Table


def together(shop: Workshop, rows: Table, names: Table) -> Together:
    """Return events, participations and sides of all filings that name an event."""
    within = rows.filter(rows.event.notnull() & rows.actor.notnull())
    told = shop.keep(
        "told",
        within.group_by("event", "actor", "role").aggregate(filings=within.count(), day=within.day.min()),
    )
    titles_said = told.select(text=told.event).distinct()
    events_by_name = shop.codes("event-ids", titles_said, "text", lambda text: {"id": event_id(text)}, _ID)
    roles_said = told.filter(told.role.notnull()).select(text=told.role).distinct()
    roles = shop.codes("roles", roles_said, "text", _role, _ROLE)
    part = shop.keep("part", part_taken(told, names, events_by_name, roles))
    times = part.group_by("event_id", "event").aggregate(times=total(part.filings))
    titles = most_said(times, "event_id", "event", "times").rename(title="event")
    when = part.group_by("event_id").aggregate(day=part.day.min())
    events = shop.keep("events", when.inner_join(titles, "event_id").rename(id="event_id"))
    roles_taken = part.select("event_id", "actor_id", "role").distinct()
    taking = part.filter(part.side != 0).select("event_id", "side", "actor_id").distinct()
    sizes = taking.group_by("event_id", "side").aggregate(size=taking.count())
    sides = shop.keep("sides", taking.inner_join(sizes, ["event_id", "side"]))
    found = Together(events_by_name, roles, events, shop.keep("participations", roles_taken), sides)
    shop.forget("told", "part", "event-ids-texts")
    return found


def part_taken(told: Table, actors: Table, events: Table, roles: Table) -> Table:
    """Return filings or groups of them with the ids of events, actors and roles in place of the texts.

    Parameters
    ----------
    told : Table
        Has ``event``, ``actor`` and ``role`` as they stand.
    actors, events, roles : Table
        ``text`` and ``id``; filings of which the actor or event is not among these are left out.
    """
    found = told.inner_join(events.rename(event="text", event_id="id"), "event")
    found = found.inner_join(actors.rename(actor="text", actor_id="id"), "actor")
    found = found.left_join(roles.rename(role="text", role_id="id"), "role").drop("role_right")
    found = found.filter(found.event_id.notnull() & found.actor_id.notnull())
    return found.mutate(
        role=found.role_id.fill_null(TOOK_PART), side=found.side.fill_null(side_of(TOOK_PART))
    ).drop("role_id", "actor")


def _role(text: str) -> dict[str, object]:
    """Return the id of a role and the side it means."""
    found = kind_id(text) or TOOK_PART
    return {"id": found, "side": side_of(found)}


def acted_together(sides: Table, kept: Table) -> Table:
    """Return the ties between kept actors who stood on the same side of the same events.

    Weight: the sum of 1/(k - 1) over shared sides of k actors, whoever of these is kept (Newman 2001; see
    `graph_app.graph.derived`). Sides of more than `LARGEST_EVENT` actors give none.

    Returns
    -------
    Table
        ``from_id`` < ``to_id``, ``events`` (how many sides they share), ``weight``.

    References
    ----------
    M. E. J. Newman (2001), Scientific collaboration networks II, Physical Review E 64, 016132.
    """
    small = sides.filter((sides.size > 1) & (sides.size <= LARGEST_EVENT))
    near = small.semi_join(kept.select(actor_id="id"), "actor_id")
    share = (ibis.literal(float(UNIT)) / (near.size - 1).cast("float64") + 0.5).floor().cast("int64")
    one = near.mutate(share=share)
    first = one.select("event_id", "side", "share", from_id=one.actor_id)
    second = one.select("event_id", "side", to_id=one.actor_id)
    pairs = first.inner_join(second, ["event_id", "side"])
    pairs = pairs.filter(pairs.from_id < pairs.to_id)
    found = pairs.group_by("from_id", "to_id").aggregate(events=pairs.count(), share=total(pairs.share))
    return found.mutate(weight=found.share.cast("float64") / float(UNIT)).drop("share")

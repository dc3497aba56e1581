"""What is kept and the filings again -> the filing that each kept tie and participation rests on."""

from __future__ import annotations

from dataclasses import replace

from graph_app.build.engine import Table
from graph_app.build.tables import Chosen
from graph_app.build.ties import UNSPECIFIED, Tied
from graph_app.build.together import Together, part_taken
from graph_app.build.workshop import Workshop


def proved(shop: Workshop, rows: Table, everything: Tied, acted: Together | None, kept: Chosen) -> Chosen:
    """Return what is kept with a proof for each row: the latest filing, of equals the last in the alphabet.

    The filings are read once more for it: to carry a text for every tie of everybody through the build costs
    far more than to look the few up that are kept.
    """
    names = everything.names.semi_join(kept.actors.select("id"), "id")
    ties = shop.keep("proved-ties", _of_ties(rows, names, everything.kinds, kept.ties))
    if acted is None or kept.events is None or kept.participations is None:
        return replace(kept, ties=ties)
    events = acted.names.semi_join(kept.events.select("id"), "id")
    part = part_taken(rows.select("event", "actor", "role", "proof"), names, events, acted.roles)
    found = shop.keep(
        "proved-participations",
        part.group_by("event_id", "actor_id", "role").aggregate(proof=part.proof.max()),
    )
    latest = found.group_by("event_id").aggregate(proof=found.proof.max()).rename(id="event_id")
    return replace(kept, ties=ties, events=kept.events.inner_join(latest, "id"), participations=found)


def _of_ties(rows: Table, names: Table, kinds: Table, ties: Table) -> Table:
    """Return the kept ties with their proof."""
    found = rows.select("actor", "target", "kind", "window", "proof")
    found = found.inner_join(names.rename(actor="text", from_id="id"), "actor")
    found = found.inner_join(names.rename(target="text", to_id="id"), "target")
    found = found.left_join(kinds.rename(kind="text", kind_id="id"), "kind").drop("kind_right")
    found = found.mutate(kind=found.kind_id.fill_null(UNSPECIFIED)).filter(found.from_id != found.to_id)
    key = ["from_id", "to_id", "kind", "window"]
    return ties.inner_join(found.group_by(key).aggregate(proof=found.proof.max()), key)

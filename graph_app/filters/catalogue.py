"""The parts there are. To add one: a class in the file it belongs to and a line here."""

from __future__ import annotations

from graph_app.filters.actor_parts import Event, Jurisdiction, Kind, Subkind, Text
from graph_app.filters.base import Part
from graph_app.filters.evidence_parts import AsOf, Confidence, Grade, Issue, Stance
from graph_app.filters.structure_parts import Actor, Hide, Hops, Isolated, MinDegree
from graph_app.filters.tie_parts import Derived, Since, TieKind, Undated, Until

PARTS: tuple[Part, ...] = (
    Stance(),
    Issue(),
    AsOf(),
    Kind(),
    Subkind(),
    Jurisdiction(),
    TieKind(),
    Derived(),
    Since(),
    Until(),
    Undated(),
    Confidence(),
    Grade(),
    Event(),
    Text(),
    Hide(),
    Actor(),
    Hops(),
    MinDegree(),
    Isolated(),
)
"""Every part, in the order of the page."""

BY_WORD: dict[str, Part] = {part.word: part for part in PARTS}

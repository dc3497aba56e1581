"""Every method in words: what page, help and REST say of it. One tuple per group, put together here."""

from __future__ import annotations

from graph_app.analyses import MEASURES
from graph_app.analyses.methods.base import GROUPS, Method, of_measure
from graph_app.analyses.methods.debate import DEBATE
from graph_app.analyses.methods.opinions import OPINIONS
from graph_app.analyses.methods.record import RECORD
from graph_app.analyses.methods.structure import STRUCTURE

METHODS: tuple[Method, ...] = (
    *RECORD,
    *(of_measure(one) for one in MEASURES),
    *STRUCTURE,
    *OPINIONS,
    *DEBATE,
)
"""Every method there is, in the order in which they are read."""

__all__ = ["GROUPS", "METHODS", "Method"]

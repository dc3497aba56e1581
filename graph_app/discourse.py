"""The explorer's verbs about statements: discourse networks, camps, movers, change, coders."""

from __future__ import annotations

from typing import Any

from graph_app.analyses.discourse.choosing import Debate, Period, Span, debate
from graph_app.analyses.discourse.network import Discourse
from graph_app.analyses.discourse.options import Option, Values, read
from graph_app.analyses.discourse.words import CHOICE, NETWORK, PAIRS, READING, TIME
from graph_app.filters import Filter
from graph_app.schema import day_interval
from graph_app.schema.dates import NO_FIRST_DAY, NO_LAST_DAY
from graph_app.studies import Studies

DISCOURSE: tuple[Option, ...] = (*NETWORK, *CHOICE, *READING, *PAIRS, *TIME)
"""The words of `discourse`."""


def span_of(chosen: Filter) -> Span:
    """Return when statements must have been made by a filter: `since` and `until`, and what `undated` says."""
    since, until = chosen.get("since"), chosen.get("until")
    period: Period | None = None
    if since or until:
        period = (
            day_interval(str(since))[0] if since else NO_FIRST_DAY,
            day_interval(str(until))[1] if until else NO_LAST_DAY,
        )
    return Span(period, undated="undated" not in chosen)


def _debate(self: Studies, how: Values) -> Debate:
    return debate(self.network, self.rows, span_of(self.chosen), how)


def discourse_network(self: Studies, **how: Any) -> Discourse:
    """Return the network of statements that `discourse` describes, as arrays, matrix and evidence."""
    values = read(DISCOURSE, how)
    return Discourse(_debate(self, values), values)


def discourse(self: Studies, **how: Any) -> dict[str, Any]:
    """Return who says the same as whom, or the opposite, or who said what, whole and through time.

    TODO
    """
    return discourse_network(self, **how).as_dict()

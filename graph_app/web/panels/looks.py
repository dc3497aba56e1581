"""How the network looks: what size means, and on which graph measures are computed."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import Dash
from dash.development.base_component import Component

from graph_app.analyses import MEASURES
from graph_app.web import ids
from graph_app.web.seen import Seen

_SPANS = [
    {"value": "whole", "label": "on the whole graph"},
    {"value": "visible", "label": "on the visible graph"},
]


def choice(word: str, value: str, data: list[dict[str, str]], label: str) -> Component:
    """Return a menu that sets a word of the view."""
    return dmc.Select(
        id=ids.look(word),
        value=value,
        data=data,
        allowDeselect=False,
        size="xs",
        w=160,
        attributes={"input": {"aria-label": label}},
    )


def body(seen: Seen) -> list[Component]:
    """Return the controls."""
    sizes = [{"value": one.name, "label": f"Size: {one.title.lower()}"} for one in MEASURES]
    sizes.append({"value": "none", "label": "Size: all alike"})
    return [
        choice("size", "degree", sizes, "What size means"),
        choice("on", "whole", _SPANS, "Which graph the measure is computed on"),
    ]


def register(app: Dash, seen: Seen) -> None:
    """Add nothing yet: the navigation reads the menus."""

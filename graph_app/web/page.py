"""The frame of the page: header, filters, stage, details, footer."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from graph_app.web import ids
from graph_app.web.due import DUE
from graph_app.web.edition import edition
from graph_app.web.panels import (
    curating,
    details,
    facets,
    header,
    looks,
    opening,
    stage,
    story,
    supposing,
    tabs,
    tools,
    tour,
)
from graph_app.web.seen import Seen
from graph_app.web.view import View

THEME: Any = {
    "fontFamily": "'Inter Variable', system-ui, sans-serif",
    "primaryColor": "dark",
    "primaryShade": {"light": 8, "dark": 0},
    "autoContrast": True,
    "defaultRadius": "md",
    "fontSizes": {"xs": "11px", "sm": "12px", "md": "13px", "lg": "15px", "xl": "18px"},
    "headings": {"fontFamily": "'Inter Variable', system-ui, sans-serif"},
}


def footer(seen: Seen) -> Component:
    """Return which data these are, and what they are not."""
    return html.Footer(
        [
            html.Span(edition(seen), id=ids.EDITION),
            html.Span("Absence of a tie or a statement is not evidence of absence"),
        ],
        className="footer",
    )


def body(seen: Seen) -> Component:
    """Return the whole page."""
    view = View()
    return dmc.MantineProvider(
        html.Div(
            [
                dcc.Location(id=ids.URL, refresh=False),
                dcc.Store(id=ids.VIEW),
                dcc.Store(id=ids.SETTING),
                dcc.Store(id=ids.ANSWERED),
                *(dcc.Store(id=ids.due(name)) for name in DUE),
                dcc.Store(id=ids.CAMERA),
                *supposing.body(seen),
                html.A("Skip to the picture", href=f"#{ids.CANVAS}", className="skip to-picture"),
                html.A("Skip to the filters", href="#filters", className="skip"),
                header.body(seen),
                *opening.ribbon(seen),
                html.Div(
                    [
                        facets.body(seen, view),
                        stage.body(seen, looks.body(seen), [*tabs.body(seen), *tools.body(seen)]),
                        details.body(seen),
                        story.body(seen),
                        *([curating.body(seen.desk)] if seen.desk else []),
                    ],
                    className="columns",
                ),
                footer(seen),
                tour.dialog(),
            ],
            id=ids.FRAME,
            className="frame",
        ),
        theme=THEME,
        defaultColorScheme="auto",
    )

"""The help in a dialog: what the page shows, what the numbers mean, the words of a link."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from graph_app.filters import PARTS
from graph_app.web import ids
from graph_app.web.help import page, texts
from graph_app.web.menus import told
from graph_app.web.parts import HELP, aria
from graph_app.web.seen import Seen

TEXTS = (texts.SEEN, texts.STANCE, texts.TIES, texts.FILES, texts.CANNOT)
"""What the dialog says, title and text."""


def keys() -> Component:
    """Return all keys of verbs, from the table of verbs."""
    return html.Table(
        html.Tbody([html.Tr([html.Th(html.Kbd(key)), html.Td(title)]) for key, title in page.keys()]),
        className="words keys",
    )


def coded(words: str) -> list[Any]:
    """Return words with what stands between backticks as code.

    >>> coded("press `a` twice")
    ['press ', Code('a'), ' twice']
    """
    parts = words.split("`")
    return [html.Code(part) if place % 2 else part for place, part in enumerate(parts) if part]


def _first() -> Component:
    """Return the ways to more: the page of all help, and the tour."""
    return html.P(
        [
            html.A("All of the help, with every method explained", href=HELP, target="_blank"),
            html.Button("Take the tour", type="button", className="opener", **told(tour="start")),
        ],
        className="more-help",
    )


def modal(seen: Seen) -> Component:
    """Return the dialog, closed."""
    descriptor = seen.explorer.network.dataset.descriptor
    words = html.Table(
        html.Tbody([html.Tr([html.Th(html.Code(part.word)), html.Td(coded(part.help))]) for part in PARTS]),
        className="words",
    )
    close: Any = aria(label="Close help")
    return dmc.Modal(
        [_first()]
        + [html.Div([html.H3(title), html.P(coded(text))]) for title, text in TEXTS]
        + [
            html.H3("Keys"),
            dmc.Switch(
                id=ids.KEYS,
                checked=True,
                label="Keyboard shortcuts",
                description="Off: only the keys of the picture itself, of the browser and Ctrl keys remain.",
                size="sm",
                persistence=True,
                persistence_type="local",
            ),
            keys(),
            html.P(coded(texts.OWN_KEYS)),
            html.H3("Words of a link, a command and a query"),
            words,
            html.H3("Data"),
            html.P(descriptor.description or descriptor.title),
            html.P(seen.explorer.about()["citation"]),
            *(html.P(str(notice.message)) for notice in seen.explorer.network.dataset.notices),
        ],
        id=ids.HELP,
        title="Help",
        size="lg",
        closeButtonProps=close,
    )

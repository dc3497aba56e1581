"""The help in a dialog: what the page shows, what the numbers mean, the words of a link."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from graph_app.filters import PARTS
from graph_app.web import ids
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.verbs import VERBS

_TEXTS = (
    (
        "What you see",
        "Every shape is an actor, every line a recorded tie. Colour is stance, shape is the kind of actor, "
        "size is the measure chosen at the top of the picture. Point at an actor to see its neighbours, "
        "click it to read the evidence, Shift-click to add it to the selection, drag it to move it, turn the "
        "wheel to zoom, click it with the right button for all that can be done.",
    ),
    (
        "Stance",
        "A stance is a dated statement on one issue, from -2 (strongly opposes) to 2 (strongly supports); "
        "the latest one counts, and statements of the same date are averaged. Openness is the mean over "
        "policy issues that have a direction, turned so that positive means open, weighted by confidence "
        "(high 1, medium 0.7, low 0.4). From 1.25 an actor is a champion of openness, from 0.4 pro-open, "
        "down to -0.4 mixed, from there restrictive, from -1.25 strongly restrictive. Without a statement "
        "it is unknown, which is not the same as neutral.",
    ),
    (
        "Ties and time",
        "A tie without an end goes on. Dates can be a year or a month; a window keeps a tie when the two "
        "can overlap. Ties without any date are kept unless you leave them out. Ties derived from acting "
        "together are not recorded facts: they join actors on the same side of an event, weighted 1/(k-1) "
        "for k actors on that side.",
    ),
    (
        "Files of your own",
        "Drop files anywhere on the page, or open them by the button at the top: spreadsheets, files of "
        "Gephi, yEd and others, a data package. They become a debate of this session that nobody else "
        "sees; download it as a data package to keep it. An export says before what its format cannot hold.",
    ),
    (
        "What it cannot say",
        "Absence of a tie or a statement is not evidence of absence. Many ties on record can also mean much "
        "reporting. Strengths of kinds of tie are editorial defaults.",
    ),
)


OWN_KEYS = (
    "Ctrl+Z undoes, Shift+Ctrl+Z redoes a change of the view. With the picture in focus, arrows walk from "
    "actor to neighbour, Home goes to the biggest actor, Enter selects the one you stand on, Shift+Enter "
    "adds it. Shift and arrows move the picture, + and - zoom unless only surroundings are shown, 0 shows "
    "everything. Shift+F10 opens the menu, Ctrl+A selects all that is visible. Esc closes what is open, then "
    "leaves the walk, then the tool, then the surroundings, then the selection."
)
"""Keys of the picture itself, and what Esc does in turn."""


def keys() -> Component:
    """Return all keys of verbs, from the table of verbs."""
    rows = [(one.keyed, one.title) for one in VERBS if one.key and one.key != "Escape"]
    return html.Table(
        html.Tbody([html.Tr([html.Th(html.Kbd(key)), html.Td(title)]) for key, title in rows]),
        className="words keys",
    )


def modal(seen: Seen) -> Component:
    """Return the dialog, closed."""
    descriptor = seen.explorer.network.dataset.descriptor
    words = html.Table(
        html.Tbody([html.Tr([html.Th(html.Code(part.word)), html.Td(part.help)]) for part in PARTS]),
        className="words",
    )
    close: Any = aria(label="Close help")
    return dmc.Modal(
        [html.Div([html.H3(title), html.P(text)]) for title, text in _TEXTS]
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
            html.P(OWN_KEYS),
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

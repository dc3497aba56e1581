"""How the network looks: where actors stand, what colour and size mean, what of ties and names is drawn."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import Output, State, html, no_update
from dash.development.base_component import Component

from graph_app.analyses import GROUPINGS, MEASURES
from graph_app.graph import Network
from graph_app.layouts import LAYOUTS
from graph_app.web import ids
from graph_app.web.answers import Answer, Plain
from graph_app.web.choices import menu, options, pair, slider
from graph_app.web.encoding import TITLES
from graph_app.web.joining import JOINS, counting
from graph_app.web.looks import DRAWN, MODELLED
from graph_app.web.menus import told
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.view import PLAIN, View

SHOWN = {"arrows": "Arrows", "curves": "Curves", "dashes": "Dashes", "edges": "All ties"}
"""Words for what of ties is drawn."""
FOCUS = {"value": "", "label": "Actor in focus"}
"""The middle of rings where none is chosen."""
TALL = 420
"""Pixels that a long list may take."""


def colours(measures: dict[str, str]) -> list[Any]:
    """Return what colours can mean, what is on record first."""
    groups = {
        "On record": ("stance", *(word for word in GROUPINGS if word != "stance")),
        "In the model of opinions": MODELLED,
        "Measures": tuple(measures),
    }
    return [
        {"group": title, "items": options({word: TITLES[word] for word in words})}
        for title, words in groups.items()
    ]


def _more() -> Component:
    """Return what is changed less often."""
    boxes = [dmc.Checkbox(value=word, label=SHOWN[word], size="xs", radius="sm") for word in DRAWN]
    drawn = dmc.CheckboxGroup(
        html.Div(boxes, className="boxes"), id=ids.look("draw"), value=list(PLAIN.draw), **aria(label="Ties")
    )
    rows = [
        html.Div(
            pair("tie_colour", "Colour of ties", {"sign": "Support, hostility", "kind": "Kind of tie"}),
            className="for-record",
        ),
        html.Div([html.Span("Drawn of ties"), drawn], className="pair"),
        slider("labels", "Names: few to many", (0, 100, 5)),
        pair("on", "Measures and coalitions from", {"whole": "All ties", "visible": "Visible ties"}),
        pair("placed", "Lay out again", {"whole": "All actors", "visible": "What is visible"}),
        html.Button(
            "Let all pins go", className="plain", type="button", **told(act="unpin", arg="all", needs="pins")
        ),
    ]
    return html.Details(
        [html.Summary("More"), html.Div(rows, className="rows card")], className="more", id="looks-more"
    )


def body(seen: Seen) -> list[Component]:
    """Return the button that opens the controls on a narrow screen, and the controls."""
    layouts = options({layout.name: layout.title for layout in LAYOUTS})
    measures = {one.name: one.title for one in MEASURES}
    groups = options({word: TITLES[word] for word in GROUPINGS})
    row = [
        menu("layout", "Layout", layouts, 180),
        html.Div(menu("by", "by", groups, 126, said="Group by"), className="for-groups"),
        html.Div(menu("y", "Height", options(measures), 150, said="What height means"), className="for-map"),
        html.Div(
            menu("centre", "Around", [FOCUS], 184, said="Around whom", searchable=True, limit=40),
            className="for-rings",
        ),
        menu("colour", "Colour", colours(measures), 130, maxDropdownHeight=TALL),
        menu("size", "Size", options({"none": "All alike"} | measures), 118, maxDropdownHeight=TALL),
        menu("joined", "Ties", options(JOINS), 156),
        counting(),
        _more(),
    ]
    opener = html.Button(
        "Look",
        id="show-looks",
        type="button",
        className="opens-looks",
        **aria(expanded="false", controls=ids.LOOKS),
    )
    return [opener, html.Div(row, id=ids.LOOKS, className=classes(PLAIN), role="group", **aria(label="Look"))]


def classes(view: View) -> str:
    """Return the classes of the controls: of all parameters those of the layout and of the ties are shown."""
    joined = "joined-said" if view.linked else "joined-recorded"
    return f"looks with-{view.layout} {joined} keeps-{view.backbone}"


def actors(network: Network) -> list[dict[str, str]]:
    """Return whom rings can be laid around."""
    rows = zip(network.actors["id"].tolist(), network.actors["name"].tolist(), strict=True)
    return [FOCUS, *({"value": key, "label": name} for key, name in rows)]


def answer(seen: Seen, view: View, held: Plain) -> dict[str, Any]:
    """Return which controls fit the layout, and whom rings can be laid around."""
    asked = view.layout == "rings" and (held.get("anew") or len(held["centres"]) < 2)
    now = classes(view)
    return {
        "classes": no_update if now == held["classes"] else now,
        "centres": actors(seen.explorer.network) if asked else no_update,
    }


def answers(seen: Seen) -> list[Answer]:
    """Return what is written beside the picture; what the controls say, the navigation reads."""
    centre = ids.look("centre")
    outputs = {"classes": Output(ids.LOOKS, "className"), "centres": Output(centre, "data")}
    states = {"classes": State(ids.LOOKS, "className"), "centres": State(centre, "data")}
    return [Answer("looks", outputs, answer, setting=True, states=states)]

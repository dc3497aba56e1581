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
from graph_app.web.encoding import TITLES
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


def options(values: dict[str, str]) -> list[dict[str, str]]:
    """Return choices from their words by value."""
    return [{"value": value, "label": label} for value, label in values.items()]


def menu(word: str, name: str, data: list[Any], wide: int, **rest: Any) -> Component:
    """Return a menu that sets a word of the view, its name before the value."""
    return dmc.Select(
        id=ids.look(word),
        value=getattr(PLAIN, word),
        data=data,
        allowDeselect=False,
        size="xs",
        w=wide,
        leftSection=html.Span(name, className="name", **aria(hidden="true")) if name else None,
        leftSectionWidth=f"{7 * len(name) + 16}px" if name else None,
        leftSectionPointerEvents="none",
        comboboxProps={"width": "max-content", "position": "bottom-start"},
        attributes={"input": {"aria-label": rest.pop("said", name)}},
        **rest,
    )


def pair(word: str, title: str, values: dict[str, str]) -> Component:
    """Return a choice between a few values, its title above."""
    control = dmc.SegmentedControl(
        id=ids.look(word),
        value=getattr(PLAIN, word),
        data=options(values),
        size="xs",
        fullWidth=True,
        attributes={"root": {"aria-label": title}},
    )
    return html.Div([html.Span(title), control], className="pair")


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
    names = dmc.Slider(
        id=ids.look("labels"),
        value=int(PLAIN.labels),
        min=0,
        max=100,
        step=5,
        size="xs",
        label=None,
        thumbLabel="How many names are written",
    )
    rows = [
        pair("tie_colour", "Colour of ties", {"sign": "Support, hostility", "kind": "Kind of tie"}),
        html.Div([html.Span("Drawn of ties"), drawn], className="pair"),
        html.Div([html.Span("Names: few to many"), names], className="pair"),
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
        menu("layout", "Layout", layouts, 214),
        html.Div(menu("by", "by", groups, 126, said="Group by"), className="for-groups"),
        html.Div(menu("y", "Height", options(measures), 150, said="What height means"), className="for-map"),
        html.Div(
            menu("centre", "Around", [FOCUS], 184, said="Around whom", searchable=True, limit=40),
            className="for-rings",
        ),
        menu("colour", "Colour", colours(measures), 150, maxDropdownHeight=TALL),
        menu("size", "Size", options({"none": "All alike"} | measures), 130, maxDropdownHeight=TALL),
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
    """Return the classes of the controls: of all parameters those of the layout are shown."""
    return f"looks with-{view.layout}"


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

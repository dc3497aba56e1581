"""The stage: network, table or matrix, the sentence, the legend, and a way out where nothing is shown."""

from __future__ import annotations

from textwrap import shorten
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.style import PAGES
from graph_app.text import counted
from graph_app.web import ids
from graph_app.web.answers import Answer, Plain
from graph_app.web.canvas import NetworkCanvas
from graph_app.web.cut import cut_of, is_large
from graph_app.web.links import links, sentence
from graph_app.web.links import said as joined
from graph_app.web.looks import TABS
from graph_app.web.pairs import PAIR
from graph_app.web.panels import legend, overview, placing, through, tour
from graph_app.web.parts import inward
from graph_app.web.payload import scene
from graph_app.web.seen import Seen
from graph_app.web.still import still
from graph_app.web.taken import drawing, pins
from graph_app.web.view import View

LONGEST = 240
"""Letters of what is said of a word of a link that was not understood."""


def _tabs() -> Component:
    """Return the choice of what the stage shows."""
    return dmc.SegmentedControl(
        id=ids.look("tab"),
        value=TABS[0],
        data=[{"value": one, "label": one.capitalize()} for one in TABS],
        size="xs",
        className="tabs",
        attributes={"root": {"aria-label": "What the stage shows"}},
    )


def body(seen: Seen, looks: list[Component], tabs: list[Component]) -> Component:
    """Return the stage.

    Parameters
    ----------
    seen : Seen
        The data.
    looks : list of components
        Controls of the network, beside the tabs.
    tabs : list of components
        What the other tabs show.
    """
    canvas = NetworkCanvas(
        id=ids.CANVAS,
        src="" if is_large(seen.explorer.network) else seen.drawing.address,
        palettes=PAGES,
        label="Network of actors and ties. Details and exported tables have the same content.",
    )
    picture = [
        html.Div([_tabs(), *looks], className="toolbar"),
        *overview.body(seen),
        html.Div(
            [canvas, *tabs, through.body(), *placing.body(seen), *_messages(), tour.invitation()],
            className="sight",
        ),
    ]
    below = [
        html.Div(
            [
                html.Div(id=ids.SENTENCE, className="sentence", role="status"),
                html.Div(id=ids.LINKS_SAID, className="links-said", role="status"),
            ],
            className="says",
        ),
        html.Div(id=ids.CAPTION, className="caption"),
        dcc.Store(id=ids.LINKED),
        legend.body(seen),
    ]
    return html.Main(
        [html.Div(picture, className="picture"), html.Div(below, className="below")],
        id=ids.STAGE,
        className=classes(View()),
    )


def _messages() -> list[Component]:
    """Return where the stage says that something of a link was not understood, or that nothing is shown."""
    return [
        html.Div(id=ids.NOTICES, className="notices", role="status"),
        html.Div(id=ids.EMPTY, className="empty"),
    ]


def classes(view: View) -> str:
    """Return the classes of the stage: the network stays where it is and is only not seen in other tabs."""
    return f"stage tab-{view.tab}" + (" said" if view.linked else "")


def words(explorer: Explorer, view: View) -> list[Any]:
    """Return the sentence, its beginning in bold."""
    text = sentence(explorer, view)
    first, _, rest = text.partition(" ")
    return [html.B(first), f" {rest}"]


def empty(explorer: Explorer, view: View) -> Any:
    """Return what hides everything and how to lift it; nothing where something is shown."""
    if explorer.visible.actors.any():
        return None
    hiding = explorer.hiding()
    lines = [
        html.Li(
            [
                f"The filter {part.title.lower()} ({part.clause}) hides {counted(part.count, 'actor')}: ",
                inward("remove it", view.lifting(part.word).link()),
            ]
        )
        for part in hiding
    ]
    if not explorer.network.n:
        return html.Div([html.H2("This data set has no actors")], className="card")
    return html.Div(
        [
            html.H2("No actor matches"),
            html.Ul(lines) if lines else html.P("No single filter hides everything: they do so together."),
            html.P(inward("Remove all filters", view.bare().link())),
        ],
        className="card",
    )


def notices(dropped: list[str]) -> Any:
    """Return what of a link could not be understood."""
    if not dropped:
        return None
    return dmc.Alert(
        [
            html.P("Left out of this link, because these data do not know it:"),
            html.Ul([html.Li(shorten(one, LONGEST, placeholder=" …")) for one in dropped]),
        ],
        title="Part of the link was not understood",
        color="yellow",
        withCloseButton=True,
        closeButtonLabel="Close",
        variant="light",
    )


def _register_camera(app: Dash) -> None:
    """Add what keeps the camera in the address; it never reaches Python."""
    clientside: Any = app.clientside_callback
    clientside(
        ClientsideFunction("graph_app", "restoreCamera"),
        Output(ids.CANVAS, "camera"),
        Input(ids.URL, "search"),
    )
    clientside(
        ClientsideFunction("graph_app", "keepCamera"),
        Output(ids.CAMERA, "data"),
        Input(ids.CANVAS, "viewpoint"),
        prevent_initial_call=True,
    )


def draw(seen: Seen, view: View, held: Plain) -> dict[str, Any]:
    """Return what is drawn, and the sentence."""
    explorer = seen.at(view)
    cut = cut_of(explorer, view)
    src = seen.drawing.address_of(cut)
    return {
        "src": no_update if src == held["src"] else src,
        "scene": scene(explorer, view, cut),
        "sentence": still(words(explorer, view)),
    }


def join(seen: Seen, view: View, held: Plain) -> dict[str, Any]:
    """Return what joins actors in place of ties on record, and that in words; the same is not sent again."""
    explorer, before = seen.at(view), held["linked"]
    cut = cut_of(explorer, view) if view.linked else None
    row, of = (None, "") if cut is None else (cut.rows(explorer.network.n), cut.key)
    found = links(explorer, view, row, of)
    key = found and found["n"]
    same = key == before and not held.get("anew")
    sent = {"links": no_update, "linked": no_update} if same else {"links": found, "linked": key}
    return sent | {"said": joined(explorer, view) if key or before else no_update}


def opened(view: View) -> dict[str, str]:
    """Return the tie whose details are open, as the canvas calls it: on record, or a pair that is drawn."""
    kind, _, key = view.panel.partition(":")
    return {"tie": key} if kind == "tie" else {"tie": view.panel} if kind == PAIR and view.linked else {}


def show(seen: Seen, view: View, held: Plain) -> dict[str, Any]:
    """Return what stands out, where actors are held, and what is said over the picture."""
    return {
        "classes": classes(view),
        "selection": {"at": view.at or None, "ids": list(view.selected), **opened(view)},
        "pins": pins(view),
        "drawing": drawing(view),
        "empty": still(empty(seen.at(view), view)),
        "notices": still(notices(list(held["dropped"]))),
    }


def answers(seen: Seen) -> list[Answer]:
    """Return what the navigation writes at once: the picture."""
    drawn = {
        "src": Output(ids.CANVAS, "src"),
        "scene": Output(ids.CANVAS, "scene"),
        "sentence": Output(ids.SENTENCE, "children"),
    }
    shown = {
        "classes": Output(ids.STAGE, "className"),
        "selection": Output(ids.CANVAS, "selection"),
        "pins": Output(ids.CANVAS, "pins"),
        "drawing": Output(ids.CANVAS, "drawing"),
        "empty": Output(ids.EMPTY, "children"),
        "notices": Output(ids.NOTICES, "children"),
    }
    others = {
        "links": Output(ids.CANVAS, "links"),
        "linked": Output(ids.LINKED, "data"),
        "said": Output(ids.LINKS_SAID, "children"),
    }
    src = {"src": State(ids.CANVAS, "src")}
    alike = not is_large(seen.explorer.network)  # of a large network the selected are drawn as well
    return [
        Answer("links", others, join, setting=alike, states={"linked": State(ids.LINKED, "data")}),
        Answer("scene", drawn, draw, setting=alike, states=src),
        Answer("stage", shown, show),
    ]


def register(app: Dash, seen: Seen) -> None:
    """Add what keeps the camera."""
    _register_camera(app)

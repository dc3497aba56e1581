"""Pictures of the network as it is seen: entries of the export menu, and what stands around a picture."""

from __future__ import annotations

from typing import Any, Literal

import dash_mantine_components as dmc
import numpy as np
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from graph_app.analyses import MEASURES
from graph_app.api import Explorer
from graph_app.files import file_stem
from graph_app.filters import BY_WORD
from graph_app.filters.base import Choices
from graph_app.graph.stance import OPENNESS_LABELS
from graph_app.style import DARK, HOSTILE, LIGHT, glyph_of
from graph_app.text import lowered
from graph_app.web import ids
from graph_app.web.payload import PALETTES
from graph_app.web.seen import Seen
from graph_app.web.view import View

KINDS: dict[str, str] = {"png-2": "Picture (PNG, 2×)", "png-4": "Picture (PNG, 4×)", "svg": "Picture (SVG)"}
"""Kinds of picture and their words in the menu."""

OFFER = "The network as it is seen"
ELSEWHERE = "Pictures show the network: open its tab first"
NOBODY = "No actor is shown, so there is no picture"
DERIVED = "Derived ties mean that actors took part in the same events; they are computed, not recorded."
_QUIET = {"light": "#5C6570", "dark": "#A3ACB7"}


def items() -> list[Component]:
    """Return the entries of the export menu."""
    return [
        dmc.MenuLabel(OFFER, id=ids.PICTURES),
        *(dmc.MenuItem(title, id=ids.picture(kind), n_clicks=0) for kind, title in KINDS.items()),
    ]


def body() -> Component:
    """Return the frame of the present picture, and a line that says what became of it."""
    return html.Div(
        [dcc.Store(id=ids.FRAMING), html.Div(id=ids.SAVED, role="status", className="saved")],
        className="pictures",
    )


def _both(name: Literal["edge_strong"]) -> dict[str, str]:
    """Return a colour of the canvas on both pages."""
    return {"light": PALETTES["light"][name], "dark": PALETTES["dark"][name]}


def colours(explorer: Explorer) -> list[dict[str, Any]]:
    """Return an entry of the legend per stance."""
    network, seen = explorer.network, explorer.visible
    part, issue = BY_WORD["stance"], explorer.chosen.issue
    values = part.allowed(network, issue)
    counts = np.bincount(seen.reading.labels[seen.actors], minlength=len(OPENNESS_LABELS)).tolist()
    return [
        {
            "label": part.title_of(value, network, issue) if isinstance(part, Choices) else value,
            "count": f"{counts[code]:,}",
            "glyph": 0,
            "fill": {"light": LIGHT[code].fill, "dark": DARK[code].fill},
            "stroke": {"light": LIGHT[code].stroke, "dark": DARK[code].stroke},
        }
        for code, value in enumerate(values)
    ]


def shapes(explorer: Explorer) -> list[dict[str, Any]]:
    """Return an entry of the legend per kind of actor that is shown."""
    network = explorer.network
    table = network.dataset.tables["actor_kinds"]
    kinds = network.actors["kind"].cat.codes.to_numpy()[explorer.visible.actors]
    counts = np.bincount(kinds, minlength=len(table)).tolist()
    return [
        {
            "label": str(name),
            "count": f"{counts[place]:,}",
            "glyph": glyph_of(place),
            "fill": _QUIET,
            "stroke": _QUIET,
        }
        for place, name in enumerate(table["plural"])
        if counts[place]
    ]


def lines(explorer: Explorer) -> list[dict[str, Any]]:
    """Return an entry of the legend per kind of line that is shown."""
    network, ties = explorer.network, explorer.rows.ties
    hostile = int((network.sign[ties[ties < network.m]] < 0).sum())
    derived = int((ties >= network.m).sum())
    plain = len(ties) - hostile - derived
    found = (
        ("Supporting ties", plain, "line", _both("edge_strong")),
        ("Hostile ties", hostile, "dash", HOSTILE),
        ("Derived ties", derived, "dots", _both("edge_strong")),
    )
    return [
        {"label": label, "count": f"{number:,}", "glyph": glyph, "stroke": colour}
        for label, number, glyph, colour in found
        if number
    ]


def reading(explorer: Explorer, view: View) -> str:
    """Return what colour, shape and size mean.

    >>> import graph_app as ga
    >>> reading(ga.open("open-weights"), View(size="none"))
    'Colour: openness. Shape: kind of actor.'
    """
    issue = explorer.chosen.issue
    said = explorer.network.dataset.tables["issues"].set_index("id")["name"]
    colour = f"stance on “{said[issue]}”" if issue else "openness"
    size = {one.name: lowered(one.title) for one in MEASURES}.get(view.size)
    return f"Colour: {colour}. Shape: kind of actor." + (
        f" Size: {size} on the {view.on} graph." if size else ""
    )


def footer(explorer: Explorer) -> list[str]:
    """Return which data these are and how to cite them; the browser adds date and link."""
    found, descriptor = explorer.about(), explorer.network.dataset.descriptor
    edition = f"{descriptor.name} {found['version']}".strip()
    dated = f"data of {found['date']}" if found["date"] else ""
    pieces = (edition, dated, found["licence"], f"fingerprint {found['fingerprint'][:12]}")
    derived = bool((explorer.rows.ties >= explorer.network.m).any())
    return [
        " · ".join(piece for piece in pieces if piece),
        f"Cite as: {found['citation']}",
        *([DERIVED] if derived else []),
    ]


def answer(explorer: Explorer, view: View) -> dict[str, Any]:
    """Return what stands around a picture of a view.

    Returns
    -------
    dict
        `name` (stem of the file), `shown` (whether there is something to take a picture of, and its tab is
        open), `offer` (the menu's words for it, or why not), `title`, `subtitle`, `legend` and `footer` as
        the canvas takes them; fill and stroke of an entry are by theme.
    """
    descriptor = explorer.network.dataset.descriptor
    someone = bool(explorer.visible.actors.any())
    here = view.tab == "network"
    return {
        "name": file_stem(descriptor.name),
        "shown": here and someone,
        "offer": OFFER if here and someone else NOBODY if here else ELSEWHERE,
        "title": descriptor.title,
        "subtitle": [explorer.sentence(), reading(explorer, view)],
        "legend": [*colours(explorer), *shapes(explorer), *lines(explorer)],
        "footer": footer(explorer),
    }


def register(app: Dash, seen: Seen) -> None:
    """Add the callbacks of pictures."""
    entries = [ids.picture(kind) for kind in KINDS]

    @app.callback(Output(ids.FRAMING, "data"), Input(ids.VIEW, "data"), prevent_initial_call=True)
    def framing(data: dict[str, Any]) -> dict[str, Any]:
        view = seen.read(data)
        return answer(seen.at(view), view)

    clientside: Any = app.clientside_callback
    clientside(
        ClientsideFunction("graph_app", "offerPictures"),
        Output(ids.PICTURES, "children"),
        *(Output(entry, "disabled") for entry in entries),
        Input(ids.FRAMING, "data"),
        prevent_initial_call=True,
    )
    clientside(
        ClientsideFunction("graph_app", "savePicture"),
        Output(ids.SAVED, "children"),
        *(Input(entry, "n_clicks") for entry in entries),
        State(ids.FRAMING, "data"),
        prevent_initial_call=True,
    )

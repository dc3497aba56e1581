"""Pictures of the network as it is seen: entries of the export menu, and what stands around a picture."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.files import file_stem
from graph_app.web import ids
from graph_app.web.answers import Answer, Plain
from graph_app.web.cut import cut_of
from graph_app.web.cut import said as drawn
from graph_app.web.links import sentence
from graph_app.web.seen import Seen
from graph_app.web.taken import legend, said
from graph_app.web.view import View

KINDS: dict[str, str] = {"png-2": "Picture (PNG, 2×)", "png-4": "Picture (PNG, 4×)", "svg": "Picture (SVG)"}
"""Kinds of picture and their words in the menu."""

OFFER = "The network as it is seen"
ELSEWHERE = "Pictures show the network: open its tab first"
NOBODY = "No actor is shown, so there is no picture"
DERIVED = "Derived ties mean that actors took part in the same events; they are computed, not recorded."


def items() -> list[Component]:
    """Return the buttons that save a picture."""
    saving = [html.Button(title, id=ids.picture(kind), n_clicks=0) for kind, title in KINDS.items()]
    return [html.H2(OFFER, id=ids.PICTURES), html.Ul([html.Li(one) for one in saving])]


def body() -> Component:
    """Return the frame of the present picture, and a line that says what became of it."""
    return html.Div(
        [dcc.Store(id=ids.FRAMING), html.Div(id=ids.SAVED, role="status", className="saved")],
        className="pictures",
    )


def footer(explorer: Explorer, view: View) -> list[str]:
    """Return which data these are and how to cite them; the browser adds date and link."""
    found, descriptor = explorer.about(), explorer.network.dataset.descriptor
    edition = f"{descriptor.name} {found['version']}".strip()
    dated = f"data of {found['date']}" if found["date"] else ""
    pieces = (edition, dated, found["licence"], f"fingerprint {found['fingerprint'][:12]}")
    derived = not view.linked and bool((explorer.rows.ties >= explorer.network.m).any())
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
        "subtitle": [
            " ".join(filter(None, (sentence(explorer, view), drawn(view, cut_of(explorer, view))))),
            said(explorer, view),
        ],
        "legend": [
            entry | {"count": f"{entry['count']:,}"} for part in legend(explorer, view) for entry in part
        ],
        "footer": footer(explorer, view),
    }


def answers(seen: Seen) -> list[Answer]:
    """Return what is written beside the picture."""

    def framing(seen: Seen, view: View, held: Plain) -> dict[str, Any]:
        return {"framing": answer(seen.at(view), view)}

    return [Answer("pictures", {"framing": Output(ids.FRAMING, "data")}, framing)]


def register(app: Dash, seen: Seen) -> None:
    """Add what saves pictures, in the browser."""
    entries = [ids.picture(kind) for kind in KINDS]
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

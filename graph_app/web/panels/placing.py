"""Where actors stand: layouts worked out in the background, with progress, a way to cancel, and a caption."""

from __future__ import annotations

from functools import partial
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from graph_app.packing import packed
from graph_app.text import counted
from graph_app.web import ids
from graph_app.web.canvas.props import Guides, Layout
from graph_app.web.cut import Cut, cut_of
from graph_app.web.guides import coalitions, guides
from graph_app.web.jobs import Jobs, Waiting
from graph_app.web.parts import aria
from graph_app.web.places import WORDS, Places, asked_of, caption, placed
from graph_app.web.reading import CAMERA
from graph_app.web.seen import Seen
from graph_app.web.view import PLAIN, View

TICK = 400
"""Milliseconds between two looks at work that takes long."""


def body(seen: Seen) -> list[Component]:
    """Return what says how far a layout is, and what remembers which one stands."""
    card = html.Div(
        [
            html.Span(id=ids.PLACING_SAID, role="status"),
            html.Progress(id=ids.PLACING_BAR, value="0", max="1", **aria(label="Progress of the layout")),
            html.Button("Cancel", id=ids.PLACING_STOP, type="button", className="plain"),
        ],
        id=ids.PLACING,
        className="placing card",
        hidden=True,
    )
    clock = dcc.Interval(id=ids.PLACING_CLOCK, interval=TICK, disabled=True)
    return [card, clock, dcc.Store(id=ids.PLACED), dcc.Store(id=ids.act("placing"))]


def chosen(view: View) -> dict[str, str]:
    """Return the words of a view that choose where actors stand."""
    return {word: getattr(view, word) for word in WORDS}


def back(before: dict[str, Any], view: View) -> dict[str, str]:
    """Return the words of the layout that a cancelled one gives way to.

    It is the one that stands. Where that is the same one, with other visible actors or sizes, it is the
    layout of everything instead, and where it is that already, the first layout, which is there at once.
    """
    former = before.get("words") or chosen(PLAIN)
    if former != chosen(view):
        return dict(former)
    return former | ({"placed": "whole"} if view.placed == "visible" else {"layout": PLAIN.layout})


def progress(n: int, waiting: Waiting | None, stoppable: bool) -> dict[str, Any]:
    """Return how far the placing of `n` actors is, as properties of the card and of the clock."""
    share = waiting.share if waiting else 0.0
    return {
        "hidden": waiting is None,
        "said": f"Placing {counted(n, 'actor')} … {share:.0%}" if waiting else "",
        "share": f"{share:.3f}",
        "still": waiting is None,
        "sure": not stoppable,
    }


def layout(n: int, places: Places | None, fit: bool, cut: Cut | None = None) -> Layout:
    """Return places as the canvas takes them, of a part of the network if need be; else its payload's."""
    found: Layout = {"n": n, "fit": fit}
    if cut is not None:
        found["of"] = cut.key
    if places is not None:
        standing = places if cut is None else places[cut.actors]
        found |= {"x": packed(standing[:, 0], "<f4"), "y": packed(standing[:, 1], "<f4")}
    return found


def beside(seen: Seen, view: View) -> Guides | None:
    """Return where coalitions are: of a large network in its first layout, once they are known."""
    explorer = seen.at(view)
    cut = cut_of(explorer, view)
    if cut is None or view.coalition or asked_of(explorer, view):
        return None
    places = seen.drawing.places
    return None if places is None else coalitions(explorer, cut.actors, places)


def answer(seen: Seen, jobs: Jobs[Places], view: View, before: dict[str, Any], fit: bool) -> dict[str, Any]:
    """Return where actors stand in a view, or how far that is.

    Parameters
    ----------
    seen : Seen
        The data.
    jobs : Jobs
        Layouts under way and done.
    view : View
        The view.
    before : dict
        What the page remembers: `n`, the layout that stands, `key`, the same whichever part of a large
        network is drawn, `words`, what chose it, and `waiting`, the layout it waits for; empty at the start.
    fit : bool
        Whether the camera frames a new layout.
    """
    explorer = seen.at(view)
    asked = asked_of(explorer, view)
    cut = cut_of(explorer, view)
    key = asked.key if asked else 0
    if before.get("waiting", 0) not in (0, key):
        jobs.cancel(before["waiting"])
    found = jobs.ask(key, partial(placed, asked)) if asked else None
    n = explorer.network.n
    if isinstance(found, Waiting):
        return {
            "layout": no_update,
            "guides": no_update,
            "placed": before | {"waiting": key},
            "caption": no_update,
            **progress(n, found, True),
        }
    moved = key != before.get("key", 0)
    standing = key ^ int(cut.key[:12], 16) if key and cut else key
    first = None if seen.drawing.ready else Waiting(seen.drawing.share)
    return {
        "layout": no_update
        if standing == before.get("n", 0)
        else layout(standing, found, fit and moved, cut),
        "guides": beside(seen, view) or guides(explorer, view, asked, found),
        "placed": {"n": standing, "key": key, "words": chosen(view), "waiting": 0},
        "caption": caption(explorer, view),
        **progress(n, first, False),
    }


_OUTPUTS: dict[str, Any] = {
    "layout": Output(ids.CANVAS, "layout"),
    "guides": Output(ids.CANVAS, "guides"),
    "placed": Output(ids.PLACED, "data"),
    "caption": Output(ids.CAPTION, "children"),
    "hidden": Output(ids.PLACING, "hidden"),
    "said": Output(ids.PLACING_SAID, "children"),
    "share": Output(ids.PLACING_BAR, "value"),
    "sure": Output(ids.PLACING_STOP, "hidden"),
    "still": Output(ids.PLACING_CLOCK, "disabled"),
}


def register(app: Dash, seen: Seen) -> None:
    """Add the callbacks of layouts."""
    jobs: Jobs[Places] = Jobs()
    clientside: Any = app.clientside_callback
    clientside(ClientsideFunction("graph_app", "leaveCamera"), Input(ids.CANVAS, "layout"))

    @app.callback(
        output=_OUTPUTS,
        inputs={"data": Input(ids.due("placing"), "data"), "tick": Input(ids.PLACING_CLOCK, "n_intervals")},
        state={"before": State(ids.PLACED, "data"), "search": State(ids.URL, "search")},
        prevent_initial_call=True,
    )
    def stand(data: dict[str, Any], tick: int, before: dict[str, Any], search: str) -> dict[str, Any]:
        # a link that says where the camera stands is believed
        return answer(seen, jobs, seen.read(data), before or {}, f"{CAMERA}=" not in (search or ""))

    @app.callback(
        Output(ids.act("placing"), "data"),
        Input(ids.PLACING_STOP, "n_clicks"),
        State(ids.PLACED, "data"),
        State(ids.VIEW, "data"),
        prevent_initial_call=True,
    )
    def stop(clicks: int, before: dict[str, Any], data: dict[str, Any]) -> Any:
        if not clicks or not (before or {}).get("waiting"):
            return no_update
        jobs.cancel(before["waiting"])
        return {"verb": "looks", "words": back(before, seen.read(data)), "n": clicks}

"""Steps through time beside the picture, where what actors say joins them: only the ties change."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from graph_app.web import ids
from graph_app.web.answers import Answer, Plain
from graph_app.web.charts.timeline import choice, now, said_bins, store, timeless
from graph_app.web.choices import options, step
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.view import View

MODES = {"as_of": "Up to", "window": "Window"}


def body() -> Component:
    """Return the steps, hidden until they are of use."""
    mode = dmc.SegmentedControl(
        id=ids.THROUGH_MODE,
        value="as_of",
        data=options(MODES),
        size="xs",
        attributes={"root": {"aria-label": "Which statements count"}},
    )
    buttons = html.Div(
        [
            step(ids.THROUGH_BACK, "‹", "One step back"),
            step(ids.THROUGH_PLAY, "▶", "Play"),
            step(ids.THROUGH_NEXT, "›", "One step forward"),
            step(ids.THROUGH_CLEAR, "Clear", "Clear: all of time"),
        ],
        className="time-buttons",
        role="group",
        **aria(label="Steps through time"),
    )
    titled: Any = {"function": "throughLabel"}
    point = dmc.Slider(
        id=ids.THROUGH_POINT,
        value=1,
        min=0,
        max=1,
        step=1,
        size="sm",
        updatemode="mouseup",
        label=titled,
        thumbLabel="Month",
        className="through-point",
    )
    said = html.Span(id=ids.THROUGH_NOW, className="time-now", role="status")
    stores = [dcc.Store(id=ids.THROUGH), dcc.Store(id=ids.act("through"))]
    return html.Div([mode, buttons, point, said, *stores], className="through-time time-sliders is-day")


def answer(seen: Seen, view: View) -> dict[str, Any]:
    """Return the bins of time and what is chosen of them; nothing for ties on record, or without dates."""
    bins = said_bins(seen.at(View(filter=timeless(view.active)))) if view.linked else None
    if bins is None:
        return {"time": None, "now": "", "point": no_update, "most": no_update}
    picked = choice(view.active, bins)
    return {
        "time": store(bins, picked, view.active),
        "now": now(bins, picked),
        "point": picked.high,
        "most": max(bins.count - 1, 1),
    }


def answers(seen: Seen) -> list[Answer]:
    """Return what is written beside the picture."""
    outputs = {
        "time": Output(ids.THROUGH, "data"),
        "now": Output(ids.THROUGH_NOW, "children"),
        "point": Output(ids.THROUGH_POINT, "value"),
        "most": Output(ids.THROUGH_POINT, "max"),
    }

    def steps(seen: Seen, view: View, held: Plain) -> dict[str, Any]:
        return answer(seen, view) if view.linked or held["time"] else dict.fromkeys(outputs, no_update)

    return [Answer("through", outputs, steps, setting=True, states={"time": State(ids.THROUGH, "data")})]


def register(app: Dash, seen: Seen) -> None:
    """Add what steps and plays, in the browser."""
    clientside: Any = app.clientside_callback
    clientside(
        ClientsideFunction("graph_app", "throughTime"),
        Output(ids.THROUGH_MODE, "value"),
        Input(ids.THROUGH, "data"),
        prevent_initial_call=True,
    )
    clientside(
        ClientsideFunction("graph_app", "chooseThrough"),
        Output(ids.act("through"), "data"),
        Input(ids.THROUGH_MODE, "value"),
        Input(ids.THROUGH_POINT, "value"),
        Input(ids.THROUGH_BACK, "n_clicks"),
        Input(ids.THROUGH_PLAY, "n_clicks"),
        Input(ids.THROUGH_NEXT, "n_clicks"),
        Input(ids.THROUGH_CLEAR, "n_clicks"),
        State(ids.THROUGH, "data"),
        prevent_initial_call=True,
    )

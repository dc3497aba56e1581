"""Steps through time beside the picture, where what actors say joins them: only the ties change."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from graph_app.web import ids
from graph_app.web.answers import Answer, Plain
from graph_app.web.charts.timeline import choice, now, said_bins, store, timeless
from graph_app.web.choices import listed, options, step
from graph_app.web.looks import LONGEST
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.view import View
from graph_app.web.windowing import now as now_windowed
from graph_app.web.windowing import windows

UNITS = {"days": "Days", "months": "Months", "years": "Years", "statements": "Statements"}
KERNELS = {
    "uniform": "All alike (uniform)",
    "triangular": "Less by distance (triangular)",
    "epanechnikov": "Less by distance² (Epanechnikov)",
    "gaussian": "As a bell (Gaussian)",
}
WHAT = (
    "But for uniform, the further a statement stands from the middle of the window, the less it counts. "
    "Partial dates are in every window that they reach, so that one of 30 statements may hold more."
)
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
    return html.Div(
        [mode, _shape(), buttons, point, said, *stores], className="through-time time-sliders is-day"
    )


def _shape() -> Component:
    """Return what opens the controls of a window: how long it is, and how statements in it count."""
    length = dmc.NumberInput(
        id=ids.look("window"),
        value="",
        placeholder="as drawn",
        min=1,
        max=LONGEST,
        allowDecimal=False,
        allowNegative=False,
        size="xs",
        debounce=True,
        attributes={"input": {"aria-label": "Length of the window"}},
    )
    rows = [
        html.Div([html.Span("Length of the window"), length], className="pair"),
        listed("window_unit", "Counted in", UNITS),
        listed("kernel", "How statements in it count", KERNELS),
        html.P(WHAT, className="quiet small"),
    ]
    return html.Details(
        [html.Summary("Length, kernel"), html.Div(rows, className="rows card")],
        className="more shapes",
        id="through-shape",
    )


def answer(seen: Seen, view: View) -> dict[str, Any]:
    """Return the bins of time and what is chosen of them; nothing for ties on record, or without dates."""
    bins = said_bins(seen.at(View(filter=timeless(view.active)))) if view.linked else None
    if bins is None:
        return {"time": None, "now": "", "point": no_update, "most": no_update}
    picked = choice(view.active, bins)
    found = windows(seen.at(View(filter=timeless(view.active))), view, bins)
    more = {"starts": found.starts, "begin": found.begin} if found else {}
    return {
        "time": store(bins, picked, view.active) | more,
        "now": now_windowed(view, bins, picked, found) or now(bins, picked),
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

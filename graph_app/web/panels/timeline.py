"""The timeline: when things were said and done, and what of time the filter chooses."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.text import counted
from graph_app.web import ids
from graph_app.web.charts.map_places import Box, box_of
from graph_app.web.charts.timeline import MODES, NEITHER, Timeline, choice, now, store, tell, timeless
from graph_app.web.charts.timeline_figure import figure, level, number
from graph_app.web.choices import step
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.view import View

_MEANS = {
    "window": "Ties and shared events whose time overlaps the window are kept; stances stay as they are.",
    "as_of": "Stances are read as they were by then; ties stay as they are.",
    "both": "Stances as they were by then, and ties that had begun by then.",
}


def _sliders() -> Component:
    """Return the range of a window and the point of a day, of which one is shown."""
    common: dict[str, Any] = {
        "min": 0,
        "max": 1,
        "step": 1,
        "size": "sm",
        "updatemode": "mouseup",
        "label": {"function": "timeLabel"},
    }
    span = dmc.RangeSlider(
        id=ids.TIME_RANGE,
        value=[0, 1],
        minRange=0,
        thumbFromLabel="First month of the window",
        thumbToLabel="Last month of the window",
        **common,
    )
    point = dmc.Slider(id=ids.TIME_POINT, value=1, thumbLabel="Month", **common)
    return html.Div(
        [html.Div(span, className="time-window"), html.Div(point, className="time-day")],
        id=ids.TIME_SLIDERS,
        className="time-sliders",
    )


def body(seen: Seen) -> Component:
    """Return the timeline without bars, with its choices."""
    mode = dmc.SegmentedControl(
        id=ids.TIME_MODE,
        value="window",
        data=[{"value": key, "label": title} for key, title in MODES.items()],
        size="xs",
        attributes={"root": {"aria-label": "What the timeline chooses"}},
    )
    buttons = html.Div(
        [
            step(ids.TIME_BACK, "‹", "One step back"),
            step(ids.TIME_PLAY, "▶", "Play"),
            step(ids.TIME_NEXT, "›", "One step forward"),
            step(ids.TIME_CLEAR, "Clear", "Clear: all of time"),
        ],
        className="time-buttons",
        role="group",
        **aria(label="Steps through time"),
    )
    tools = [
        mode,
        buttons,
        dmc.Switch(id=ids.TIME_UNDATED, checked=True, size="xs", label="Undated ties"),
        html.Span(id=ids.TIME_NOW, className="time-now", role="status"),
        dcc.Store(id=ids.TIME_BOX),
        dcc.Store(id=ids.TIME_FIGURE),
    ]
    return html.Section(
        [
            html.Div(tools, className="tools"),
            html.Div(id=ids.TIME, className="fill chart"),
            _sliders(),
            html.Div(id=ids.TIME_SAID, className="chart-words"),
        ],
        className="panel timeline-panel",
        **aria(label="Timeline"),
    )


def sides(explorer: Explorer) -> tuple[str, str]:
    """Return what above and below the line mean."""
    return ("supports", "opposes") if explorer.chosen.issue else ("open", "restrictive")


def summary(made: Timeline, explorer: Explorer) -> str:
    """Return in words what the timeline shows: the text that stands for the picture."""
    up, down = sides(explorer)
    counts = made.statements.sum(axis=1)
    span = f"{made.bins.title(0)} to {made.bins.title(made.bins.count - 1)}"
    return (
        f"{span}, by {made.bins.step}: {counted(made.total, 'statement')} of visible actors, "
        f"{number(float(counts[0] + counts[1]))} {up}, {number(float(counts[3] + counts[4]))} {down}, "
        f"{number(float(counts[NEITHER]))} mixed or neither; {counted(len(made.events), 'event')}; "
        f"{counted(round(float(made.ties.sum())), 'tie')} by their beginning."
    )


def notes(made: Timeline, explorer: Explorer, mode: str) -> list[str]:
    """Return how rows are counted, and what a choice of time does."""
    found = [_MEANS[mode]]
    if made.shared:
        found.append(
            f"{counted(made.shared, 'statement')} with a date less exact than the {made.bins.step} "
            f"{'is' if made.shared == 1 else 'are'} spread evenly over the time meant."
        )
    if any(not one.exact for one in made.events):
        found.append("Hollow events stand in the middle of a date that is not exact.")
    if made.undated:
        found.append(f"{counted(made.undated, 'tie')} without any date cannot be drawn: keep or leave out.")
    if made.outside:
        found.append(f"{counted(made.outside, 'tie')} began before or after this time, or nobody knows when.")
    if not explorer.chosen.issue:
        found.append(
            "Above and below: what a statement means for openness. Statements on questions without an open "
            "side count as neither; choose an issue to see support and opposition."
        )
    return found


def table(made: Timeline, explorer: Explorer) -> Component:
    """Return the same as a table, bins without anything left out."""
    names = sides(explorer)
    heads = [f"By {made.bins.step}", *(level(row, names) for row in range(5)), "Events", "Ties begin"]
    events = [0] * made.bins.count
    for one in made.events:
        events[one.place] += 1
    rows = []
    for place in range(made.bins.count):
        values = [*made.statements[:, place].tolist(), float(events[place]), float(made.ties[place])]
        if any(values):
            cells = [html.Td(number(value) if value else "", className="number") for value in values]
            rows.append(html.Tr([html.Th(made.bins.title(place), scope="row"), *cells]))
    head = html.Thead(html.Tr([html.Th(one, scope="col") for one in heads]))
    return html.Table([html.Caption("Statements, events and ties over time."), head, html.Tbody(rows)])


def nothing() -> dict[str, Any]:
    """Return the answer where nothing that is visible has a date."""
    said = "Nothing that is visible has a date: no statement, no event, no dated tie."
    answer: dict[str, Any] = dict.fromkeys(_OUTPUTS, no_update)
    return answer | {"figure": None, "said": [html.P(said)], "now": "", "style": {"visibility": "hidden"}}


def answer(seen: Seen, view: View, box: Box) -> dict[str, Any]:
    """Return the figure, the words below, and the values of the choices."""
    active = view.active
    explorer = seen.at(View(filter=timeless(active)))
    made = tell(explorer)
    if made is None:
        return nothing()
    picked = choice(active, made.bins)
    opened = view.panel.removeprefix("event:") if view.panel.startswith("event:") else ""
    last = made.bins.count - 1
    half = f"(100% - 52px) / {2 * made.bins.count}"
    said = summary(made, explorer)
    return {
        "figure": {
            "figure": figure(made, picked, sides(explorer), opened, box),
            "label": said,
            "time": store(made.bins, picked, active),
        },
        "said": [
            html.P(said),
            html.Details(
                [
                    html.Summary("How this is counted"),
                    *(html.P(one) for one in notes(made, explorer, picked.mode)),
                ]
            ),
            html.Details(
                [html.Summary("The same as a table"), html.Div(table(made, explorer), className="chart-list")]
            ),
        ],
        "now": now(made.bins, picked),
        "range": [picked.low, picked.high],
        "point": picked.high,
        "range_max": max(last, 1),
        "point_max": max(last, 1),
        "mode": picked.mode if picked.set else no_update,
        "undated": not active.get("undated"),
        "undated_label": f"Undated ties: {made.undated:,}",
        "style": {"paddingLeft": f"calc(40px + {half})", "paddingRight": f"calc(12px + {half})"},
    }


_OUTPUTS: dict[str, Output] = {
    "figure": Output(ids.TIME_FIGURE, "data"),
    "said": Output(ids.TIME_SAID, "children"),
    "now": Output(ids.TIME_NOW, "children"),
    "range": Output(ids.TIME_RANGE, "value"),
    "point": Output(ids.TIME_POINT, "value"),
    "range_max": Output(ids.TIME_RANGE, "max"),
    "point_max": Output(ids.TIME_POINT, "max"),
    "mode": Output(ids.TIME_MODE, "value"),
    "undated": Output(ids.TIME_UNDATED, "checked"),
    "undated_label": Output(ids.TIME_UNDATED, "label"),
    "style": Output(ids.TIME_SLIDERS, "style"),
}


def register(app: Dash, seen: Seen) -> None:
    """Add the callbacks of the timeline."""
    clientside: Any = app.clientside_callback

    @app.callback(
        output=_OUTPUTS,
        inputs={"data": Input(ids.due("timeline"), "data"), "size": Input(ids.TIME_BOX, "data")},
        prevent_initial_call=True,
    )
    def timeline(data: dict[str, Any] | None, size: Any) -> dict[str, Any]:
        view, box = seen.read(data), box_of(size)
        if view.tab != "timeline" or box is None:
            return dict.fromkeys(_OUTPUTS, no_update)
        return answer(seen, view, box)

    clientside(
        ClientsideFunction("graph_app", "drawTimeline"),
        Output(ids.TIME, "children"),
        Input(ids.TIME_FIGURE, "data"),
        prevent_initial_call=True,
    )
    clientside(
        ClientsideFunction("graph_app", "timeMode"),
        Output(ids.TIME_SLIDERS, "className"),
        Input(ids.TIME_MODE, "value"),
    )
    clientside(
        ClientsideFunction("graph_app", "chooseTime"),
        Output(ids.act("timeline"), "data"),
        Input(ids.TIME_MODE, "value"),
        Input(ids.TIME_RANGE, "value"),
        Input(ids.TIME_POINT, "value"),
        Input(ids.TIME_UNDATED, "checked"),
        Input(ids.TIME_BACK, "n_clicks"),
        Input(ids.TIME_PLAY, "n_clicks"),
        Input(ids.TIME_NEXT, "n_clicks"),
        Input(ids.TIME_CLEAR, "n_clicks"),
        Input(ids.due("timeline"), "data"),
        State(ids.TIME_FIGURE, "data"),
        prevent_initial_call=True,
    )

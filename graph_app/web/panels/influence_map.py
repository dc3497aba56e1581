"""The influence–stance map: visible actors by where they stand and by how much influence they have."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from graph_app.analyses import MEASURES
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, label_title
from graph_app.text import counted
from graph_app.web import ids
from graph_app.web.charts.map_figure import SPANS, Map, figure, mapped
from graph_app.web.charts.map_places import MOST_MARKS, Box, box_of
from graph_app.web.charts.scale import fitting, number
from graph_app.web.parts import aria, inward, swatch
from graph_app.web.seen import Seen

MOST_ROWS = 200
"""Rows of the list below the map."""


def _menu(key: str, data: list[dict[str, str]], label: str, wide: int) -> Component:
    return dmc.Select(
        id=key,
        value=data[0]["value"],
        data=data,
        allowDeselect=False,
        size="xs",
        w=wide,
        attributes={"input": {"aria-label": label}},
    )


def body(seen: Seen) -> Component:
    """Return the map without marks, its choices and its list."""
    measures = [{"value": one.name, "label": f"Height: {one.inline}"} for one in MEASURES]
    spans = [{"value": word, "label": title} for word, title in SPANS.items()]
    drag = dmc.SegmentedControl(
        id=ids.MAP_DRAG,
        value="select",
        data=[{"value": "select", "label": "Box"}, {"value": "lasso", "label": "Lasso"}],
        size="xs",
        attributes={"root": {"aria-label": "How a drag selects"}},
    )
    tools = [
        _menu(ids.MAP_Y, measures, "What height means", 170),
        _menu(ids.MAP_ON, spans, "Which graph the measure is computed on", 160),
        drag,
        html.Span("Click selects, Shift adds, a drag selects several", className="quiet chart-hint"),
        dcc.Store(id=ids.MAP_BOX),
        dcc.Store(id=ids.MAP_FIGURE),
    ]
    return html.Section(
        [
            html.Div(tools, className="tools"),
            html.Div(id=ids.MAP, className="fill chart"),
            html.Div(id=ids.MAP_SAID, className="chart-words"),
        ],
        className="panel map-panel",
        **aria(label="Influence and stance"),
    )


def summary(made: Map) -> str:
    """Return in words what the map shows: the text that stands for the picture."""
    one, (left, right) = made.corners, made.sides
    total = len(made.found.actor)
    if not total:
        return "No actor is visible."
    high = made.measure.inline
    if not made.found.known.any():
        return f"{counted(total, 'visible actor')}, none with a statement, which is not the same as neutral."
    return (
        f"{counted(total, 'visible actor')}: {counted(total - one.unknown, 'actor')} with a stance, "
        f"{one.unknown:,} without a statement. Of high {high}, above the median of {number(one.middle)}: "
        f"{one.high_left:,} {left}, {one.high_right:,} {right}; of low {high}: {one.low_left:,} {left}, "
        f"{one.low_right:,} {right}; {one.between:,} exactly between."
    )


def reading(made: Map) -> list[Any]:
    """Return how the map is to be read, and how not."""
    scale = fitting(made.found.influence).kind
    crowded = (
        " So many actors are visible that those of one label on one spot share a mark."
        if len(made.found.actor) > MOST_MARKS
        else " Marks that would cover each other stand side by side; the words beside the pointer are exact."
    )
    return [
        html.P(
            f"From left to right: {made.what[:1].lower()}{made.what[1:]}, −2 to 2, the dotted line at 0. "
            f"Upwards: {made.measure.inline} {SPANS[made.view.on]}, {scale} scale, the dotted line at "
            f"the median of the visible actors.{crowded}"
        ),
        html.P(
            "In the manner of Mendelow's power and interest matrix (1991), with height for power and a clear "
            "stance, far from the middle, for interest: high and far out is to be managed closely, high and "
            "near the middle to be kept satisfied, low and far out to be kept informed, low and near the "
            "middle to be monitored."
        ),
        html.P(
            f"It is neither power nor interest themselves. {made.measure.caution} A clear stance can be a "
            "matter of one statement, and no statement on record does not mean no interest."
        ),
    ]


def listing(made: Map) -> Component:
    """Return the same as a list, whose names select."""
    labels = ISSUE_LABELS if made.explorer.chosen.issue else OPENNESS_LABELS
    names, keys, selected = made.names, made.keys, set(made.view.selected)
    rows = [
        html.Tr(
            [
                html.Th(inward(names[row], made.view.selecting(keys[row]).link()), scope="row"),
                html.Td([swatch(code), label_title(labels[code])]),
                html.Td("" if stance != stance else f"{stance:+.2f}".replace("-", "−"), className="number"),
                html.Td(number(influence) if valued else "none", className="number"),
            ],
            className="chosen" if keys[row] in selected else "",
        )
        for row, (code, stance, influence, valued) in enumerate(
            zip(
                made.found.code[:MOST_ROWS].tolist(),
                made.found.stance[:MOST_ROWS].tolist(),
                made.found.influence[:MOST_ROWS].tolist(),
                made.found.valued[:MOST_ROWS].tolist(),
                strict=True,
            )
        )
    ]
    heads = ("Actor", "Stance", made.what, made.measure.title)
    head = html.Thead(html.Tr([html.Th(one, scope="col") for one in heads]))
    more = len(made.names) - MOST_ROWS
    said = f" The first {MOST_ROWS}; the table has all {len(made.names):,}." if more > 0 else ""
    return html.Table([html.Caption(f"Highest {made.measure.inline} first.{said}"), head, html.Tbody(rows)])


def words(made: Map) -> list[Component]:
    """Return what stands below the map: its content in words, how to read it, and the list."""
    return [
        html.P(summary(made), role="status"),
        html.Details([html.Summary("How to read this"), *reading(made)]),
        html.Details([html.Summary("The same as a list"), html.Div(listing(made), className="chart-list")]),
    ]


def answer(made: Map, box: Box) -> dict[str, Any]:
    """Return the figure with what it is called, the words below, and the values of the choices."""
    return {
        "figure": {
            "figure": figure(made, box),
            "label": summary(made),
            "y": made.view.y,
            "on": made.view.on,
        },
        "said": words(made),
        "y": made.view.y,
        "on": made.view.on,
    }


def register(app: Dash, seen: Seen) -> None:
    """Add the callbacks of the map."""
    clientside: Any = app.clientside_callback
    outputs = {
        "figure": Output(ids.MAP_FIGURE, "data"),
        "said": Output(ids.MAP_SAID, "children"),
        "y": Output(ids.MAP_Y, "value"),
        "on": Output(ids.MAP_ON, "value"),
    }

    @app.callback(
        output=outputs,
        inputs={"data": Input(ids.due("map"), "data"), "size": Input(ids.MAP_BOX, "data")},
        prevent_initial_call=True,
    )
    def influence_map(data: dict[str, Any] | None, size: Any) -> dict[str, Any]:
        view, box = seen.read(data), box_of(size)
        if view.tab != "map" or box is None:
            return dict.fromkeys(outputs, no_update)
        return answer(mapped(seen.at(view), view), box)

    clientside(
        ClientsideFunction("graph_app", "drawMap"),
        Output(ids.MAP, "children"),
        Input(ids.MAP_FIGURE, "data"),
        Input(ids.MAP_DRAG, "value"),
        prevent_initial_call=True,
    )
    clientside(
        ClientsideFunction("graph_app", "chooseMap"),
        Output(ids.act("map"), "data"),
        Input(ids.MAP_Y, "value"),
        Input(ids.MAP_ON, "value"),
        Input(ids.due("map"), "data"),
        State(ids.MAP_FIGURE, "data"),
        prevent_initial_call=True,
    )

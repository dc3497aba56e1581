"""Studies on the page: worked at in the background with progress and a way to stop, shown when done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import Any

from dash import Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.errors import GraphAppError
from graph_app.layouts import Progress
from graph_app.web import ids
from graph_app.web.jobs import Jobs, Waiting
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.still import still
from graph_app.web.view import View

Plain = dict[str, Any]
TICK = 1_000
"""Milliseconds between two looks at work that takes long."""
KEPT = 32
"""Answers that are kept for whoever asks the same again."""


@dataclass(frozen=True)
class Study:
    """A question that a view asks of the data, and how its answer is shown.

    Attributes
    ----------
    name : str
        Its name, unique.
    words : tuple of str
        Words of the view that the answer depends on, beside the filter.
    work : callable
        From explorer, view and a function that is told the share that is done, to plain values.
    show : callable
        From explorer, view and those values to what is seen.
    meanwhile : callable, optional
        What is seen until they are there.
    sketch : callable, optional
        The chart until then.
    figure : callable, optional
        The chart that goes with them, as `assets/charts.js` draws it: `figure`, `label`, `height`; None
        without one. Only a place with a chart shows it.
    """

    name: str
    words: tuple[str, ...]
    work: Callable[[Explorer, View, Progress], Plain]
    show: Callable[[Explorer, View, Plain], Component]
    meanwhile: Callable[[Explorer, View], Component | None] = lambda explorer, view: None
    sketch: Callable[[Explorer, View], Plain | None] = lambda explorer, view: None
    figure: Callable[[Explorer, View, Plain], Plain | None] = lambda explorer, view, found: None

    def key(self, explorer: Explorer, view: View) -> int:
        """Return a number for the question, the same in every process, never 0; exact in JavaScript."""
        asked = (
            self.name,
            explorer.network.dataset.fingerprint,
            explorer.to_query(),
            *(repr(getattr(view, word)) for word in self.words),
        )
        return int.from_bytes(blake2b("\0".join(asked).encode(), digest_size=6).digest(), "little") + 1


Choice = Callable[[View], Study | None]
"""From a view to what it asks in some place, None where that is nothing."""


def card(place: str, chart: Component | None = None) -> list[Component]:
    """Return what says how far a study is, a place for its answer, and what remembers which one it is.

    `chart` is where the chart of the answer is drawn, above it.
    """
    working = html.Div(
        [
            html.Span(id=ids.job("said", place), role="status"),
            html.Progress(id=ids.job("bar", place), value="0", max="1", **aria(label="Progress")),
            html.Button("Stop", id=ids.job("stop", place), type="button", className="plain"),
        ],
        id=ids.job("card", place),
        className="working",
        hidden=True,
    )
    clock = dcc.Interval(id=ids.job("clock", place), interval=TICK, disabled=True)
    return [
        working,
        *([chart, dcc.Store(id=ids.job("figure", place))] if chart is not None else []),
        html.Div(id=ids.job("result", place), className="study"),
        clock,
        dcc.Store(id=ids.job("asked", place)),
    ]


def nothing(before: Plain) -> Plain:
    """Return what is written where no study is asked for."""
    emptied = None if before else no_update
    return {"result": emptied, "figure": emptied, "asked": {}} | working(None)


def working(share: float | None, stopped: bool = False) -> Plain:
    """Return how far a study is as properties of the card and the clock; None where it is done."""
    said = "Stopped." if stopped else "" if share is None else f"Working … {share:.0%}"
    return {
        "hidden": share is None and not stopped,
        "said": said,
        "share": f"{share or 0.0:.3f}",
        "barred": stopped,
        "button": "Start again" if stopped else "Stop",
        "still": share is None or stopped,
    }


def answer(seen: Seen, jobs: Jobs[Plain], choose: Choice, view: View, before: Plain, pressed: bool) -> Plain:
    """Return the answer of the study that a view asks for, or how far it is.

    Parameters
    ----------
    seen : Seen
        The data.
    jobs : Jobs
        Studies under way and done.
    choose : callable
        What the view asks for.
    view : View
        The view.
    before : dict
        What the page remembers: `waiting`, the question it waits for, or `stopped`, the one it does not.
    pressed : bool
        Whether the button that stops and starts was pressed.
    """
    study, former = choose(view), before.get("waiting", 0)
    explorer = seen.at(view)
    key = study.key(explorer, view) if study else 0
    if former and (former != key or pressed):
        jobs.cancel(former)
    if study is None:
        return nothing(before)
    if pressed if former == key else before.get("stopped") == key and not pressed:
        held = {"result": no_update, "figure": no_update}
        return held | {"asked": {"stopped": key}} | working(None, stopped=True)
    try:
        found = jobs.ask(key, partial(study.work, explorer, view))
        if isinstance(found, Waiting):
            begun: Plain = {"result": no_update, "figure": no_update}
            if former != key:
                shown, chart = study.meanwhile(explorer, view), study.sketch(explorer, view)
                begun = {"result": still(shown), "figure": chart}
            return begun | {"asked": {"waiting": key}} | working(found.share)
        shown, chart = still(study.show(explorer, view, found)), study.figure(explorer, view, found)
    except GraphAppError as error:
        shown, chart = html.P(str(error), className="quiet"), None
    return {"result": shown, "figure": chart, "asked": {"done": key}} | working(None)


def register(
    app: Dash, seen: Seen, jobs: Jobs[Plain], place: str, choose: Choice, *, charted: bool = False
) -> None:
    """Add the callback of a place where studies are shown; `charted` where the place has a chart."""
    outputs = {
        "result": Output(ids.job("result", place), "children"),
        "asked": Output(ids.job("asked", place), "data"),
        "hidden": Output(ids.job("card", place), "hidden"),
        "said": Output(ids.job("said", place), "children"),
        "share": Output(ids.job("bar", place), "value"),
        "barred": Output(ids.job("bar", place), "hidden"),
        "button": Output(ids.job("stop", place), "children"),
        "still": Output(ids.job("clock", place), "disabled"),
    }
    if charted:
        outputs["figure"] = Output(ids.job("figure", place), "data")

    @app.callback(
        output=outputs,
        inputs={
            "data": Input(ids.due(place), "data"),
            "tick": Input(ids.job("clock", place), "n_intervals"),
            "clicks": Input(ids.job("stop", place), "n_clicks"),
        },
        state={"before": State(ids.job("asked", place), "data")},
        prevent_initial_call=True,
    )
    def study(data: Plain | None, tick: int, clicks: int, before: Plain | None) -> Plain:
        pressed = ctx.triggered_id == ids.job("stop", place)
        found = answer(seen, jobs, choose, seen.read(data), before or {}, pressed)
        return {name: found[name] for name in outputs}

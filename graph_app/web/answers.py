"""What panels answer to a view, put together: few questions of the browser, answered for all panels at once.

Every question costs the browser more than it costs the server, and every property that is written is told to
every component of the page. So panels name what they write and from what; who asks is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dash import Dash, Input, Output, State, no_update

from graph_app.web import ids
from graph_app.web.seen import Seen
from graph_app.web.view import View

Plain = Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """What a panel writes for a view.

    Attributes
    ----------
    name : str
        A name of its own.
    outputs : mapping
        `dash.Output` by name, or lists of them.
    give : callable
        From the data, the view and what the page holds (`states` by name, `dropped`: what of a link was not
        understood, `anew`: whether the data have changed), to values by the names of `outputs`.
    setting : bool
        Whether it hangs on filter and looks alone: not on who is selected nor on what is open.
    states : mapping
        `dash.State` by name.
    many : mapping
        Of outputs that are patterns, the name of the state that has as many components.
    """

    name: str
    outputs: Mapping[str, Any]
    give: Callable[[Seen, View, Plain], Mapping[str, Any]]
    setting: bool = False
    states: Mapping[str, Any] = field(default_factory=dict)
    many: Mapping[str, str] = field(default_factory=dict)


def outputs_of(answers: Sequence[Answer]) -> dict[str, Any]:
    """Return the outputs of several answers, by their names."""
    return {one.name: dict(one.outputs) for one in answers}


def states_of(answers: Sequence[Answer]) -> dict[str, Any]:
    """Return the states of several answers, by their names."""
    return {one.name: dict(one.states) for one in answers}


def given(
    answers: Sequence[Answer], seen: Seen, view: View, held: Plain, *, same: bool
) -> dict[str, dict[str, Any]]:
    """Return what is written, by name of the answer and of the output.

    Parameters
    ----------
    answers : sequence of Answer
        Who answers.
    seen : Seen
        The data.
    view : View
        The view.
    held : mapping
        What the page holds: states by name of the answer, `dropped` and `anew`.
    same : bool
        Whether filter and looks are those of the answer before: what hangs on them alone is not written.
    """
    return {one.name: _one(one, seen, view, held, same and one.setting) for one in answers}


def unwritten(answers: Sequence[Answer], held: Plain) -> dict[str, dict[str, Any]]:
    """Return the answers that write nothing."""
    return {one.name: _nothing(one, held.get(one.name) or {}) for one in answers}


def _nothing(one: Answer, held: Plain) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, place in one.outputs.items():
        several = held.get(one.many[name], ()) if name in one.many else place
        found[name] = [no_update for _ in several] if isinstance(several, list | tuple) else no_update
    return found


def _one(one: Answer, seen: Seen, view: View, held: Plain, skipped: bool) -> dict[str, Any]:
    mine = dict(held.get(one.name) or {})
    if skipped:
        return _nothing(one, mine)
    told = {"dropped": held.get("dropped", ()), "anew": held.get("anew", False)}
    return dict(one.give(seen, view, mine | told))


def register(app: Dash, seen: Seen, answers: Sequence[Answer]) -> None:
    """Add the callback of everything that stands beside the picture."""

    @app.callback(
        output={"panels": outputs_of(answers), "answered": Output(ids.ANSWERED, "data")},
        inputs={"data": Input(ids.VIEW, "data")},
        state={"before": State(ids.ANSWERED, "data"), "held": states_of(answers)},
        prevent_initial_call=True,
    )
    def beside(data: dict[str, Any] | None, before: Any, held: dict[str, Any]) -> dict[str, Any]:
        view = seen.read(data)
        held = held | {"dropped": (data or {}).get("dropped", []), "anew": seen.moved_on(before)}
        now = seen.named(view.setting)
        written = given(answers, seen, view, held, same=before == now)
        return {"panels": written, "answered": no_update if before == now else now}

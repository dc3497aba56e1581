"""Merging two actors: who goes and who stays, what follows, and then doing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from graph_app.schema import Field
from graph_app.web.desk import pieces, source
from graph_app.web.desk.fields import field
from graph_app.web.desk.kept import beside, done, token
from graph_app.web.desk.shown import Page, Plain, Shown, number, text
from graph_app.web.view import View
from graph_app.workspace.changes import Effect
from graph_app.workspace.edits import Edit, merging
from graph_app.workspace.findings import ConflictError, EditError, Finding
from graph_app.workspace.planning import plan
from graph_app.workspace.sentences import counts, name_of
from graph_app.workspace.state import State

if TYPE_CHECKING:
    from graph_app.workspace.opened import Workspace

GONE = Field(name="gone", type="reference", references="actors", meaning="Who goes.", required=True)
KEPT = Field(name="kept", type="reference", references="actors", meaning="Who stays.", required=True)


def opened(ws: Workspace, asked: Plain, view: View) -> Shown:
    """Return the choice of two actors; those that are selected stand in it."""
    kept, gone = (*view.selected, "", "")[:2]
    memory = {"page": "merge", "token": token()}
    return _page(ws.state(), memory, {"gone": gone, "kept": kept})


def acted(ws: Workspace, memory: Plain, what: str, values: Plain) -> Shown:
    """Show what merging does, or do what was shown."""
    state = ws.state()
    gone, kept = text(values, "gone"), text(values, "kept")
    if not gone or not kept or gone == kept:
        return _page(state, memory, values, said="Choose two actors: one that goes, and one that stays.")
    shown = text(memory, "gone"), text(memory, "kept")
    if what != "merge" or shown != (gone, kept):
        seen = {"gone": gone, "kept": kept}
        versions = {f"{name}_version": state.version("actors", key) for name, key in seen.items()}
        memory = {**memory, **seen, **versions, "looked": True}
        ready = plan(state, _edit(memory, {**values, "why": text(values, "why") or "?"}))
        return _page(state, memory, values, ready.findings, effects=ready.effects)
    try:
        return done(ws, ws.commit(_edit(memory, values), text(memory, "token") or None))
    except EditError as error:
        return _page(state, memory, values, error.findings)
    except ConflictError as error:
        again = {name: value for name, value in memory.items() if name not in ("gone", "kept", "looked")}
        return _page(state, again, values, said=f"{error.conflicts[0]} Look at it again.")


def _edit(memory: Plain, values: Plain) -> Edit:
    versions = number(memory, "gone_version"), number(memory, "kept_version")
    return merging(
        text(memory, "gone"),
        text(memory, "kept"),
        versions=versions,
        source=source.said(values),
        why=text(values, "why"),
    )


def _page(
    state: State,
    memory: Plain,
    values: Plain,
    findings: Sequence[Finding] = (),
    *,
    effects: Sequence[Effect] | None = None,
    said: str = "",
) -> Shown:
    wrong = beside(findings, "actors", of_source=True)
    both = [
        field(state, "actors", GONE, text(values, "gone") or None),
        field(state, "actors", KEPT, text(values, "kept") or None),
    ]
    ready = effects is not None and not any(one.severity == "error" for one in findings)
    content = pieces.form(
        "Merge two actors",
        pieces.found(findings, said),
        html.P(
            "Everything that names the one names the other; cells that the one who stays has not are taken "
            "over. Links with the old id lead on."
        ),
        html.Div(
            [
                *both,
                source.block(state, values, wrong, none="None", title="Source of this change"),
                pieces.why(text(values, "why")),
            ],
            className="desk-fields",
        ),
        _preview(state, memory, effects) if effects is not None else None,
        buttons=[
            pieces.do("merge", "Merge", "strong") if ready or "looked" in memory else None,
            pieces.do(
                "look", "Look again" if "looked" in memory else "What it does", "" if ready else "strong"
            ),
        ],
    )
    return Shown(content, dict(memory))


def _preview(state: State, memory: Plain, effects: Sequence[Effect]) -> Component:
    gone, kept = (name_of(state, "actors", text(memory, name)) for name in ("gone", "kept"))
    return html.Div(
        [html.P([html.B(f"{gone} becomes {kept}: "), counts(effects), "."]), pieces.effects(effects, state)],
        className="desk-preview",
    )


PAGE = Page("edit", opened, acted)

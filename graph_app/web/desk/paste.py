"""Pasting a table of rows: first what it will do, line by line, then doing just that."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from graph_app.web import ids
from graph_app.web.desk import pieces, source
from graph_app.web.desk.kept import beside, done, token
from graph_app.web.desk.shown import Page, Plain, Shown, number, text
from graph_app.web.view import View
from graph_app.workspace.changes import Effect
from graph_app.workspace.edits import EDITABLE, Edit, expect_table
from graph_app.workspace.findings import ConflictError, EditError, Finding
from graph_app.workspace.pasting import pasting
from graph_app.workspace.planning import plan
from graph_app.workspace.sentences import counts
from graph_app.workspace.state import State

if TYPE_CHECKING:
    from graph_app.workspace.opened import Workspace

HOW = (
    "Copy rows from a spreadsheet, the names of the columns first. Rows whose id is there are changed, "
    "others are added. Names may stand where ids do."
)


def opened(ws: Workspace, asked: Plain, view: View) -> Shown:
    """Return the empty page."""
    table = text(asked, "table") or "ties"
    expect_table(table)
    return _page(ws.state(), {"page": "paste", "token": token()}, {"table": table})


def acted(ws: Workspace, memory: Plain, what: str, values: Plain) -> Shown:
    """Show what pasting does, or do what was shown."""
    state = ws.state()
    table = text(values, "table")
    expect_table(table)
    same = text(memory, "table") == table and memory.get("text") == _digest(values)
    if what == "paste" and same:
        return _done(ws, state, memory, values)
    try:
        ready = plan(state, _edit(state, values))
    except EditError as error:
        return _page(state, memory, values, error.findings)
    shown = {"seen": state.number, "table": table, "text": _digest(values)}
    return _page(state, {**memory, **shown}, values, ready.findings, effects=ready.effects)


def _done(ws: Workspace, state: State, memory: Plain, values: Plain) -> Shown:
    """Do what was shown: rows that somebody has changed since are a conflict."""
    try:
        edit = _edit(ws.state(f"#{number(memory, 'seen')}"), values)
        return done(ws, ws.commit(edit, text(memory, "token") or None))
    except EditError as error:
        return _page(state, memory, values, error.findings)
    except ConflictError as error:
        again = {name: value for name, value in memory.items() if name not in ("seen", "text")}
        rows = " ".join(str(one) for one in error.conflicts[:5])
        return _page(state, again, values, said=f"Nothing was pasted. {rows} Look at it again.")


def _digest(values: Plain) -> str:
    """Return what tells a pasted text from another one."""
    return sha256(str(values.get("text") or "").encode("utf-8", "replace")).hexdigest()


def _edit(state: State, values: Plain) -> Edit:
    table, pasted = text(values, "table"), str(values.get("text") or "")
    return pasting(state, table, pasted, source=source.said(values), why=text(values, "why"))


def _page(
    state: State,
    memory: Plain,
    values: Plain,
    findings: Sequence[Finding] = (),
    *,
    effects: Sequence[Effect] | None = None,
    said: str = "",
) -> Shown:
    ready = effects and not any(one.severity == "error" for one in findings)
    content = pieces.form(
        "Paste a table",
        html.P(HOW),
        html.Div(_fields(state, values, findings), className="desk-fields"),
        pieces.found(findings, said),
        _preview(state, effects) if effects else None,
        buttons=[
            pieces.do("paste", "Paste", "strong") if ready else None,
            pieces.do("look", "What it does", "" if ready else "strong"),
        ],
    )
    return Shown(content, dict(memory))


def _fields(state: State, values: Plain, findings: Sequence[Finding]) -> list[Component]:
    """Return what is filled in: of which table the rows are, the text, what they rest on, why."""
    names = [{"value": name, "label": name.replace("_", " ").capitalize()} for name in EDITABLE]
    columns = ", ".join(state.tables[text(values, "table")].base.columns)
    table = dmc.Select(
        id=ids.desk_field("table"),
        label="Rows of",
        value=text(values, "table"),
        data=names,
        size="xs",
        allowDeselect=False,
        className="wide",
    )
    pasted = dmc.Textarea(
        id=ids.desk_field("text"),
        label="Table",
        description=f"Columns: {columns}",
        value=str(values.get("text") or ""),
        size="xs",
        autosize=True,
        minRows=6,
        maxRows=14,
        className="wide desk-pasted",
        attributes={"input": {"wrap": "off", "spellCheck": "false"}},
    )
    wrong = beside(findings, "", of_source=True)
    grounds = source.block(
        state, values, wrong, none="As in the table", title="Source of rows that name none"
    )
    return [table, pasted, grounds, pieces.why(text(values, "why"))]


def _preview(state: State, effects: Sequence[Effect]) -> Component:
    head = html.P([html.B("It will do: "), counts(effects), "."])
    return html.Div([head, pieces.effects(effects, state)], className="desk-preview")


PAGE = Page("edit", opened, acted)

"""Retiring a row, alone or with all that rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import dash_mantine_components as dmc
from dash import html

from graph_app.web import ids
from graph_app.web.desk import pieces, source
from graph_app.web.desk.kept import beside, done, token
from graph_app.web.desk.shown import Page, Plain, Shown, number, text
from graph_app.web.view import View
from graph_app.workspace.edits import Edit, expect_table
from graph_app.workspace.findings import ConflictError, EditError, Finding
from graph_app.workspace.planning import plan
from graph_app.workspace.retiring import retiring
from graph_app.workspace.sentences import counts, row_name
from graph_app.workspace.state import State

if TYPE_CHECKING:
    from graph_app.workspace.opened import Workspace

ALONG = "along"


def opened(ws: Workspace, asked: Plain, view: View) -> Shown:
    """Return what retiring a row does, for a decision."""
    table = text(asked, "table")
    expect_table(table)
    row = ws.row(table, text(asked, "row"))
    state = ws.state()
    memory = {
        "page": "retire",
        "table": table,
        "row": row.key,
        "version": row.version,
        "seen": state.number,
        "token": token(),
    }
    return _page(state, memory, {})


def acted(ws: Workspace, memory: Plain, what: str, values: Plain) -> Shown:
    """Retire the row, or say why it cannot be."""
    expect_table(text(memory, "table"))
    seen = ws.state(f"#{number(memory, 'seen')}")  # what rests on the row is what somebody has seen
    try:
        return done(ws, ws.commit(_edit(seen, memory, values), text(memory, "token") or None))
    except EditError as error:
        return _page(ws.state(), memory, values, error.findings)
    except ConflictError as error:
        row = ws.row(text(memory, "table"), text(memory, "row"))
        state = ws.state()
        again = {**memory, "version": row.version, "seen": state.number}
        return _page(state, again, values, said=f"{error.conflicts[0]} Look at it again.")


def _edit(state: State, memory: Plain, values: Plain) -> Edit:
    return retiring(
        state,
        text(memory, "table"),
        text(memory, "row"),
        version=number(memory, "version"),
        along=text(values, ALONG) == "all",
        source=source.said(values),
        why=text(values, "why"),
    )


def _page(
    state: State, memory: Plain, values: Plain, findings: Sequence[Finding] = (), said: str = ""
) -> Shown:
    table, key = text(memory, "table"), text(memory, "row")
    row = state.row(table, key)
    name = row_name(state, table, key, row.values if row else {})
    whole = plan(state, _edit(state, memory, {ALONG: "all", "why": "?"})).effects
    others = [one for one in whole if (one.table, one.key) != (table, key)]
    choice = dmc.RadioGroup(
        html.Div(
            [
                dmc.Radio(value="one", label="This row alone, while nothing rests on it", size="xs"),
                dmc.Radio(value="all", label="It, and what cannot be without it", size="xs"),
            ],
            className="boxes",
        ),
        id=ids.desk_field(ALONG),
        label=f"On it rest: {counts(others)}",
        value=text(values, ALONG) or "one",
        size="xs",
        className="wide",
    )
    wrong = beside(findings, table, of_source=True)
    content = pieces.form(
        f"Retire {pieces.noun(table)} {name}",
        pieces.found(findings, said),
        html.P("Nothing is deleted: what is retired stays in the history, and can be had back there."),
        html.Div(
            [
                choice if others else None,
                source.block(state, values, wrong, none="None", title="Source of this change"),
                pieces.why(text(values, "why")),
            ],
            className="desk-fields",
        ),
        html.Details([html.Summary("What else it touches"), pieces.effects(others, state)])
        if others
        else None,
        buttons=[pieces.do("retire", "Retire", "strong")],
    )
    return Shown(content, dict(memory))


PAGE = Page("edit", opened, acted)

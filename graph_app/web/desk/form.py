"""The form of a row: to add one, to change one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dash import html
from dash.development.base_component import Component

from graph_app.schema import TABLES
from graph_app.text import shown
from graph_app.web.desk import conflict, pieces, source
from graph_app.web.desk.fields import demanded, field, fields_of
from graph_app.web.desk.kept import beside, done, token
from graph_app.web.desk.shown import Page, Plain, Shown, cells, number, text
from graph_app.web.desk.writing import changed, sourced, to_add, to_change
from graph_app.web.view import View
from graph_app.workspace.checking import DEMANDED
from graph_app.workspace.edits import Edit, expect_table
from graph_app.workspace.findings import ConflictError, EditError, Finding
from graph_app.workspace.rows import filled
from graph_app.workspace.sentences import row_name
from graph_app.workspace.state import State

if TYPE_CHECKING:
    from graph_app.workspace.opened import Workspace

ALIKE = ("similar-actor", "similar-row")
"""What is worth a second look before a row is added."""


def opened(ws: Workspace, asked: Plain, view: View) -> Shown:
    """Return the empty form of a table, or that of a row as it is."""
    table, key = text(asked, "table"), text(asked, "row")
    expect_table(table)
    memory: dict[str, Any] = {"page": "form", "table": table, "token": token()}
    if not key:
        return _form(ws.state(), memory, first(table, view))
    row = ws.row(table, key)
    memory |= {"row": row.key, "version": row.version, "before": dict(row.values)}
    return _form(ws.state(), memory, dict(row.values))


def first(table: str, view: View) -> dict[str, str]:
    """Return what a new row begins with: whom somebody has selected, what is open.

    >>> first("ties", View(at="meta", also=("eff",)))
    {'from_id': 'meta', 'to_id': 'eff'}
    """
    kind, _, key = view.panel.partition(":")
    one, other = (*view.selected, "", "")[:2]
    known = {
        "ties": {"from_id": one, "to_id": other},
        "statements": {"actor_id": one, "issue_id": key if kind == "issue" else ""},
        "participations": {"actor_id": one, "event_id": key if kind == "event" else ""},
    }
    return known.get(table, {})


def acted(ws: Workspace, memory: Plain, what: str, values: Plain) -> Shown:
    """Return what becomes of the form when one of its buttons is pressed."""
    expect_table(text(memory, "table"))
    state = ws.state()
    if what.startswith("take:"):
        name, _, taken = what.removeprefix("take:").partition("=")
        return _form(state, memory, {**values, name: taken})
    known = ws.made(text(memory, "token"))
    if known is not None:  # pressed twice, or the answer was lost
        return done(ws, known)
    edit = _edit(state, memory, values)
    if edit is None:
        return _form(state, memory, values, said="Nothing was changed.")
    if not text(memory, "row") and what == "save":
        alike = [one for one in ws.preview(edit).findings if one.code in ALIKE]
        if alike:
            return _form(state, memory, values, alike)
    try:
        return done(ws, ws.commit(edit, text(memory, "token") or None))
    except EditError as error:
        return _form(state, memory, values, error.findings)
    except ConflictError as error:
        return conflict.shown(state, memory, values, edit, error.conflicts[0])


def _edit(state: State, memory: Plain, values: Plain) -> Edit | None:
    """Return what was filled in as an edit, None where nothing is to be done."""
    table, key = text(memory, "table"), text(memory, "row")
    if not key:
        return to_add(state, table, values)
    new = changed(state, table, filled(cells(memory, "before")), values)
    if not new and not (sourced(table) and source.said(values)):
        return None
    return to_change(state, table, (key, number(memory, "version")), new, values)


def _form(
    state: State, memory: Plain, values: Plain, findings: Sequence[Finding] = (), said: str = ""
) -> Shown:
    """Return the form with what was filled in, what is wrong beside its field."""
    table, key = text(memory, "table"), text(memory, "row")
    wrong = beside(findings, table)
    of_source = {} if table == "sources" else beside(findings, table, of_source=True)
    there = {id(one) for one in (*wrong.values(), *of_source.values())}
    others = [one for one in findings if id(one) not in there or one.did_you_mean]
    named = TABLES[table].key if key else ()
    fields = [
        field(
            state,
            table,
            demanded(one, DEMANDED.get(table, ())),
            text(values, one.name) or None,
            wrong.get(one.name),
        )
        for one in fields_of(state, table)
        if one.name != "source_id" and one.name not in named
    ]
    grounds = [] if table == "sources" else [_grounds(state, memory, values, of_source)]
    fields += [*grounds, pieces.why(text(values, "why"))]
    content = pieces.form(
        _title(state, memory),
        pieces.found(others, said),
        *_instead(others),
        html.Div(fields, className="desk-fields"),
        buttons=_buttons(memory, findings),
    )
    return Shown(content, dict(memory))


def _title(state: State, memory: Plain) -> str:
    """Return what the form is about."""
    table, key = text(memory, "table"), text(memory, "row")
    if not key:
        return f"Add {_an(pieces.noun(table))}"
    return f"Edit {pieces.noun(table)} {row_name(state, table, key, filled(cells(memory, 'before')))}"


def _an(noun: str) -> str:
    """Return a noun with its article.

    >>> _an("event"), _an("tie")
    ('an event', 'a tie')
    """
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _grounds(state: State, memory: Plain, values: Plain, wrong: dict[str, Finding]) -> Component:
    """Return the fields of the source: that of the row, or where rows have none, of the change."""
    table, key = text(memory, "table"), text(memory, "row")
    if not sourced(table):
        return source.block(state, values, wrong, none="None", title="Source of this change")
    if not key:
        return source.block(state, values, wrong)
    before = text(cells(memory, "before"), "source_id")
    row = state.row("sources", before)
    name = row.values.get("title", before) if row else before
    title = f"Source: {shown(name)}" if name else "Source"
    return source.block(state, values, wrong, none="As before", title=title)


def _instead(findings: Sequence[Finding]) -> list[Component]:
    """Return ways to rows that may be meant."""
    rows = [(one.table, key) for one in findings if one.code in ALIKE for key in one.did_you_mean[:3]]
    buttons = [
        pieces.opens(f"Edit {shown(key)} instead", "form", table=table, row=key) for table, key in rows
    ]
    return [html.Div(buttons, className="desk-ways")] if buttons else []


def _buttons(memory: Plain, findings: Sequence[Finding]) -> list[Component]:
    """Return the buttons below the form."""
    table, key = text(memory, "table"), text(memory, "row")
    alike = any(one.code in ALIKE for one in findings)
    save = (
        pieces.do("save-anyway", "Add it all the same", "strong")
        if alike
        else pieces.do("save", "Save" if key else "Add", "strong")
    )
    if not key:
        return [save]
    return [
        save,
        pieces.opens("Retire …", "retire", table=table, row=key),
        pieces.opens("History", "history", table=table, row=key),
    ]


PAGE = Page("edit", opened, acted)

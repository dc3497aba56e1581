"""Who changed what, when, why and on what source: of a row or of the whole debate; with undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html
from dash.development.base_component import Component

from graph_app.text import counted
from graph_app.web.desk import pieces
from graph_app.web.desk.kept import done
from graph_app.web.desk.shown import Page, Plain, Shown, number, text
from graph_app.web.parts import outward
from graph_app.web.view import View
from graph_app.workspace.changes import Change
from graph_app.workspace.edits import EDITABLE
from graph_app.workspace.findings import ConflictError, EditError, Finding
from graph_app.workspace.roles import allowed
from graph_app.workspace.sentences import done as what_was_done
from graph_app.workspace.sentences import name_of, row_name

if TYPE_CHECKING:
    from graph_app.workspace.opened import Workspace

MOST = 30
"""Changes that are shown at a time."""
_TABLES = (*EDITABLE, "codings", "aliases")


def opened(ws: Workspace, asked: Plain, view: View) -> Shown:
    """Return the last changes, of a row where one is asked for."""
    table, key = text(asked, "table"), text(asked, "row")
    of_row = {"table": table, "row": key} if table in _TABLES and key else {}
    return _page(ws, {"page": "history", **of_row})


def acted(ws: Workspace, memory: Plain, what: str, values: Plain) -> Shown:
    """Show earlier changes, or undo one."""
    if what == "newest":
        return _page(ws, {**memory, "until": None})
    if what.startswith("earlier:"):
        return _page(ws, {**memory, "until": _digits(what)})
    return undone(ws, memory, what)


def undone(ws: Workspace, memory: Plain, what: str) -> Shown:
    """Undo a change, or say why it cannot be."""
    try:
        return done(ws, ws.undo(_digits(what)))
    except ConflictError as error:
        rows = " ".join(str(one) for one in error.conflicts[:5])
        why = "what it did was edited since. Undo the later change first."
        said = f"Change {_digits(what)} cannot be undone by itself: {why} {rows}"
        return _page(ws, memory, said=said)
    except EditError as error:
        return _page(ws, memory, error.findings, f"Change {_digits(what)} cannot be undone.")


def _digits(what: str) -> int:
    """Return the number at the end of a button's name, 0 without one.

    >>> _digits("undo:12"), _digits("undo:x")
    (12, 0)
    """
    digits = what.partition(":")[2]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0


def _page(ws: Workspace, memory: Plain, findings: tuple[Finding, ...] = (), said: str = "") -> Shown:
    table, key, until = text(memory, "table"), text(memory, "row"), number(memory, "until") or None
    of_row = (table, key) if table in _TABLES and key else (None, None)
    changes = ws.history(*of_row, until=until, most=MOST + 1)
    may = allowed(ws.role(), "edit")
    state = ws.state()
    title = "History"
    if of_row[0] is not None:
        row = state.row(table, key)
        title = f"History of {pieces.noun(table)} {row_name(state, table, key, row.values if row else {})}"
    more = [pieces.do(f"earlier:{changes[MOST].number}", "Earlier changes")] if len(changes) > MOST else []
    back = [pieces.do("newest", "Newest changes")] if until else []
    whole = [pieces.opens("Of the whole debate", "history")] if of_row[0] else []
    content = pieces.form(
        title,
        pieces.found(findings, said),
        html.Ol([_entry(ws, one, may=may) for one in changes[:MOST]], className="desk-history")
        if changes
        else html.P(f"Nobody has changed {'it' if of_row[0] else 'anything'} yet.", className="quiet"),
        buttons=[*more, *back, *whole, pieces.opens("Compare two points in time", "compare")],
    )
    return Shown(content, {"page": "history", "table": table, "row": key, "until": until})


def _entry(ws: Workspace, change: Change, *, may: bool) -> Component:
    """Return a change: who, when, what, row by row, why, on what source; and the button that undoes it."""
    state = ws.state()
    head = [
        html.B(f"{change.number}", className="desk-number"),
        html.Span([html.B(change.by), " ", pieces.time(change.at)]),
        pieces.do(f"undo:{change.number}", "Undo", "small", **{"aria-label": f"Undo change {change.number}"})
        if may
        else None,
    ]
    said = what_was_done(change.verb, change, state)
    touched = len(change.effects)
    return html.Li(
        [
            html.Div(head, className="when"),
            html.P(f"{said[:1].upper()}{said[1:]}."),
            html.P(["Why: ", change.why], className="desk-why") if change.why else None,
            _source(change, state),
            html.P(f"Accepted by {change.accepted_by}.", className="quiet") if change.accepted_by else None,
            html.Details(
                [
                    html.Summary(f"Before and after ({counted(touched, 'row')})"),
                    pieces.effects(change.effects, state),
                ]
            ),
        ]
    )


def _source(change: Change, state: Any) -> Component | None:
    """Return what a change rests on, as a link where it is an address."""
    if not change.source:
        return None
    row = state.row("sources", change.source)
    if row is None:
        return html.P(["Source: ", outward(change.source, change.source)])
    name = name_of(state, "sources", change.source)
    return html.P(["Source: ", outward(name, row.values.get("url"))])


PAGE = Page("history", opened, acted)

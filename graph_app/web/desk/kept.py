"""What is said and shown after an edit, and what tells the fields what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from dash import html

from graph_app.web.desk.pieces import do
from graph_app.web.desk.shown import Shown
from graph_app.workspace.changes import Change, Effect
from graph_app.workspace.findings import Finding
from graph_app.workspace.rows import key_parts

if TYPE_CHECKING:
    from graph_app.workspace.editing import Outcome
    from graph_app.workspace.opened import Workspace

_SHEETS = {"ties": "tie", "events": "event", "sources": "source", "issues": "issue"}


def token() -> str:
    """Return a name for an attempt: who sends it twice makes one edit."""
    return uuid4().hex


def done(ws: Workspace, outcome: Outcome) -> Shown:
    """Return the closed desk after an edit: the page shows the new state, and what was done is said."""
    if not isinstance(outcome, Change):
        words = f"Proposed as number {outcome.id}. It counts once a reviewer accepts it."
        return Shown(said=html.Span(words))
    (sentence,) = ws.sentences([outcome])
    undo = do(f"undo:{outcome.number}", "Undo", "small")
    said = html.Span([html.B(f"Change {outcome.number}. "), sentence, " ", undo])
    return Shown(act=showing(outcome), said=said)


def showing(change: Change) -> dict[str, Any]:
    """Return the act that shows what was added; other changes are seen where one is."""
    added = reversed(change.effects) if change.verb == "add" else ()  # a source that came along stands first
    act = next((found for one in added if (found := _opens(one))), None)
    return (act or {"verb": "follow"}) | {"n": change.number}


def _opens(one: Effect) -> dict[str, Any] | None:
    """Return the act that shows an added row, None for rows that something else was added with."""
    if one.before is not None or one.after is None:
        return None
    if one.table == "actors":
        return {"verb": "select", "ids": [one.key]}
    if one.table == "statements":
        return {"verb": "select", "ids": [one.after["actor_id"]]}
    if one.table == "participations":
        return {"verb": "open", "arg": f"event:{key_parts('participations', one.key)[0]}"}
    if one.table in _SHEETS:
        return {"verb": "open", "arg": f"{_SHEETS[one.table]}:{one.key}"}
    return None


def beside(findings: Iterable[Finding], table: str, *, of_source: bool = False) -> dict[str, Finding]:
    """Return the errors of single fields by column: of the table's own, or of the source that comes along."""
    wanted = "sources" if of_source else table
    found: dict[str, Finding] = {}
    for one in findings:
        if one.severity != "error" or one.line is not None:
            continue
        if of_source and one.column in ("source", "source_id"):
            found.setdefault("source", one)
        elif one.table == wanted and one.column and (of_source or one.column != "source_id"):
            found.setdefault(one.column, one)
    return found

"""Edits that wait for a reviewer: what each would do now, to be accepted or declined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from graph_app.text import counted
from graph_app.web.desk import pieces
from graph_app.web.desk.kept import done
from graph_app.web.desk.shown import Page, Plain, Shown, text
from graph_app.web.view import View
from graph_app.workspace.findings import ConflictError, EditError
from graph_app.workspace.roles import allowed
from graph_app.workspace.sentences import effects_said

if TYPE_CHECKING:
    from graph_app.workspace.opened import Workspace
    from graph_app.workspace.store.proposals import Proposal

MOST = 20
"""Proposals that are shown at a time, the oldest first: each is worked out anew."""
DECIDED = 10
"""Decisions that are shown below."""


def opened(ws: Workspace, asked: Plain, view: View) -> Shown:
    """Return what waits."""
    return _page(ws)


def acted(ws: Workspace, memory: Plain, what: str, values: Plain) -> Shown:
    """Accept or decline a proposal; then show what still waits."""
    verb, _, digits = what.partition(":")
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
    if verb != "accept":
        found = ws.decline(number, text(values, "why"))
        shown = _page(ws)
        return Shown(shown.content, shown.memory, said=f"Proposal {found.id} was declined.")
    try:
        made = done(ws, ws.accept(number, text(values, "why")))
    except (ConflictError, EditError) as error:
        return _page(ws, f"Proposal {number} cannot be accepted as it is. {error}")
    shown = _page(ws)
    return Shown(shown.content, shown.memory, made.act, made.said)


def _page(ws: Workspace, said: str = "") -> Shown:
    waiting, role = ws.proposals(), ws.role()
    decided = [one for one in ws.proposals(None) if one.state != "proposed"][-DECIDED:]
    may = allowed(role, "review")
    items = [_proposal(ws, one, may=may) for one in waiting[:MOST]]
    nothing = html.P("Nothing waits for a reviewer.", className="quiet")
    content = pieces.form(
        "Proposals",
        pieces.found((), said),
        html.P(f"{counted(len(waiting), 'edit')} waiting for a reviewer.") if waiting else nothing,
        html.Div(pieces.why(label="What you say about it"), className="desk-fields") if waiting else None,
        html.Ol(items, className="desk-history"),
        _decided(decided),
        buttons=[pieces.opens("History", "history")],
    )
    return Shown(content, {"page": "review"})


def _proposal(ws: Workspace, one: Proposal, *, may: bool) -> Component:
    """Return what a proposal would do to the tables as they are now, and the buttons that decide."""
    ready = ws.preview(one.edit)
    own = one.by == ws.user
    buttons = [
        pieces.do(f"accept:{one.id}", "Accept", "strong") if may and ready.ok else None,
        pieces.do(f"decline:{one.id}", "Withdraw" if own and not may else "Decline") if may or own else None,
    ]
    words = effects_said(ready.effects, ready.after) if ready.effects else "nothing can be done any more"
    stale = [html.Li(str(row), className="wrong") for row in ready.stale]
    return html.Li(
        [
            html.Div(
                [
                    html.B(f"{one.id}", className="desk-number"),
                    html.Span([html.B(one.by), " ", pieces.time(one.at)]),
                ],
                className="when",
            ),
            html.P(f"{words[:1].upper()}{words[1:]}."),
            html.P(["Why: ", one.edit.why], className="desk-why") if one.edit.why else None,
            html.Ul(stale, className="desk-found") if stale else pieces.found(ready.findings),
            html.Details([html.Summary("Before and after"), pieces.effects(ready.effects, ready.state)])
            if ready.effects
            else None,
            html.Div(buttons, className="desk-ways"),
        ]
    )


def _decided(proposals: list[Proposal]) -> Component | None:
    """Return the last decisions."""
    if not proposals:
        return None
    rows = [
        html.Li(
            [
                f"Proposal {one.id} of {one.by} was {one.state} by {one.decided_by} ",
                pieces.time(one.decided_at),
                f": {one.why}" if one.why else "",
            ]
        )
        for one in reversed(proposals)
    ]
    return html.Details([html.Summary("Decided lately"), html.Ul(rows)])


PAGE = Page("history", opened, acted)

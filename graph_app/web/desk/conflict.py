"""Two people edit one row: who is later sees both versions and chooses, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from graph_app.text import shown as quoted
from graph_app.web import ids
from graph_app.web.desk import pieces, source, words
from graph_app.web.desk.kept import done
from graph_app.web.desk.shown import Page, Plain, Shown, cells, number, text
from graph_app.web.desk.writing import to_change
from graph_app.workspace.edits import Edit
from graph_app.workspace.findings import ConflictError, EditError, Stale
from graph_app.workspace.rows import filled
from graph_app.workspace.sentences import row_name
from graph_app.workspace.state import State

if TYPE_CHECKING:
    from graph_app.web.view import View
    from graph_app.workspace.opened import Workspace

_PREFIX = "choice."
Cells = Mapping[str, str | None]


@dataclass(frozen=True)
class Choice:
    """A cell that two people changed, or one of them.

    Attributes
    ----------
    column : str
        Which one.
    mine, theirs : str or None
        What either wants in it; None for nothing.
    by : {"both", "mine", "theirs"}
        Who changed it.
    """

    column: str
    mine: str | None
    theirs: str | None
    by: str


def choices(then: Cells, now: Cells, asked: Cells) -> tuple[Choice, ...]:
    """Return the cells that are not as they were when the later one began, in the order of their names.

    >>> then, now = {"a": "1", "b": "1", "c": "1"}, {"a": "2", "b": "1", "c": "3"}
    >>> [(one.column, one.by, one.theirs, one.mine) for one in choices(then, now, {"b": "4", "c": "5"})]
    [('a', 'theirs', '2', '1'), ('b', 'mine', '1', '4'), ('c', 'both', '3', '5')]
    """
    found = []
    for column in sorted({*then, *now, *asked}):
        theirs, was = now.get(column), then.get(column)
        mine = asked.get(column, was)
        if theirs != was and mine != was and mine != theirs:
            found.append(Choice(column, mine, theirs, "both"))
        elif theirs != was:
            found.append(Choice(column, mine, theirs, "theirs"))
        elif mine != was:
            found.append(Choice(column, mine, theirs, "mine"))
    return tuple(found)


def shown(state: State, memory: Plain, values: Plain, edit: Edit, stale: Stale) -> Shown:
    """Return the choice between what somebody else made of a row and what was filled in."""
    asked = dict(edit.steps[-1].values)
    remembered = {
        "page": "conflict",
        "table": stale.table,
        "row": stale.key,
        "version": stale.now_version,
        "token": text(memory, "token"),
        "then": dict(stale.then or {}),
        "now": None if stale.now is None else dict(stale.now),
        "asked": asked,
        "by": stale.by,
        "at": stale.at,
        "said": {
            name: value for name, value in values.items() if name == "why" or name.startswith("source.")
        },
    }
    return _page(state, remembered, {})


def settled(memory: Plain, values: Plain) -> tuple[dict[str, str | None] | None, list[Choice]]:
    """Return the cells that are to be set, None while something is undecided, and what that is."""
    chosen: dict[str, str | None] = {}
    left: list[Choice] = []
    for one in choices(*(cells(memory, name) for name in ("then", "now", "asked"))):
        taken = text(values, f"{_PREFIX}{one.column}") if one.by == "both" else one.by
        if taken == "mine":
            chosen[one.column] = one.mine
        elif taken != "theirs":
            left.append(one)
    return (None if left else chosen), left


def acted(ws: Workspace, memory: Plain, what: str, values: Plain) -> Shown:
    """Return what becomes of the conflict when it is settled."""
    state = ws.state()
    chosen, left = settled(memory, values)
    if chosen is None:
        columns = ", ".join(words.title(one.column) for one in left)
        return _page(state, memory, values, said=f"Choose one of both: {columns}.")
    if not chosen:
        return Shown(
            act={"verb": "follow", "n": number(memory, "version")}, said="Theirs stands; nothing was saved."
        )
    said: dict[str, Any] = {**cells(memory, "said"), "why": text(values, "why")}
    row = (text(memory, "row"), number(memory, "version"))
    if "source_id" not in chosen:
        said |= {source.HOW: "none"}
    edit = to_change(state, text(memory, "table"), row, chosen, said)
    try:
        return done(ws, ws.commit(edit, text(memory, "token") or None))
    except EditError as error:
        return _page(state, memory, values, error.findings)
    except ConflictError as error:
        return shown(state, memory, said, edit, error.conflicts[0])


def _page(state: State, memory: Plain, values: Plain, findings: Any = (), said: str = "") -> Shown:
    table, key, by = text(memory, "table"), text(memory, "row"), text(memory, "by") or "Somebody"
    title = (
        f"{by} was faster: {pieces.noun(table)} {row_name(state, table, key, filled(cells(memory, 'then')))}"
    )
    if memory.get("now") is None:
        return Shown(_retired(title, memory), dict(memory))
    found = choices(*(cells(memory, name) for name in ("then", "now", "asked")))
    why = text(values, "why") or text(cells(memory, "said"), "why")
    content = pieces.form(
        title,
        html.P(
            [
                f"{by} changed this row while you were editing it (",
                pieces.time(text(memory, "at")),
                ", UTC). Nothing of yours is saved yet.",
            ]
        ),
        pieces.found(findings, said),
        html.Div([_choice(one, values, by) for one in found], className="desk-conflict"),
        html.Div(pieces.why(why), className="desk-fields"),
        buttons=[
            pieces.do("settle", "Save", "strong"),
            pieces.opens("History", "history", table=table, row=key),
        ],
    )
    return Shown(content, dict(memory))


def _choice(one: Choice, values: Plain, by: str) -> Component:
    """Return a cell: a choice where both changed it, otherwise what stands."""
    label = words.title(one.column)
    if one.by != "both":
        who, value = (by, one.theirs) if one.by == "theirs" else ("you", one.mine)
        return html.P(
            [html.B(label), f": {_cell(value)} ", html.Span(f"changed by {who} alone", className="quiet")]
        )
    rows = [("theirs", f"{by}: {_cell(one.theirs)}"), ("mine", f"You: {_cell(one.mine)}")]
    return dmc.RadioGroup(
        html.Div(
            [dmc.Radio(value=value, label=words_, size="xs") for value, words_ in rows], className="boxes"
        ),
        id=ids.desk_field(f"{_PREFIX}{one.column}"),
        label=label,
        value=text(values, f"{_PREFIX}{one.column}") or None,
        size="xs",
    )


def _retired(title: str, memory: Plain) -> Component:
    """Return what is said where the row is no more."""
    mine = [
        html.Li([html.B(words.title(name)), f": {_cell(value)}"])
        for name, value in cells(memory, "asked").items()
    ]
    return pieces.form(
        title,
        html.P(
            f"{text(memory, 'by') or 'Somebody'} retired this row while you were editing it. What you wanted:"
        ),
        html.Ul(mine),
        html.P("To have it, undo the retirement in the history of the row, and edit it again."),
        buttons=[
            pieces.opens(
                "History",
                "history",
                "story-button strong",
                table=text(memory, "table"),
                row=text(memory, "row"),
            )
        ],
    )


def _cell(value: str | None) -> str:
    return "nothing" if value is None else f"“{quoted(value)}”"


def opened(ws: Workspace, asked: Plain, view: View) -> Shown:
    """Return the closed desk: conflicts come of edits."""
    return Shown()


PAGE = Page("edit", opened, acted)

"""The matrix: who stands where on which issue, with how many are for and against each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
import numpy as np
from dash import Dash, Input, Output, html, no_update
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.graph.stance import ISSUE_LABELS, UNKNOWN, label_codes, label_title
from graph_app.text import counted
from graph_app.web import ids
from graph_app.web.parts import aria, inward, swatch
from graph_app.web.seen import Seen
from graph_app.web.view import View

KINDS: dict[str, tuple[str, ...]] = {
    "policy": ("policy",),
    "argument": ("argument",),
    "both": ("policy", "argument"),
}
TITLES = {"policy": "Policy questions", "argument": "Arguments", "both": "Both"}
MOST = 200
"""Rows that are drawn."""
FOR, AGAINST, MIXED = (0, 1), (3, 4), (2,)


@dataclass(frozen=True)
class Cell:
    """A stance of an actor on an issue, and what it rests on.

    Attributes
    ----------
    value : float
        -2 … 2, the latest statement, or the mean of those that share the latest date.
    code : int
        Code of its label.
    note : str
        Label, date and source in words.
    """

    value: float
    code: int
    note: str


@dataclass(frozen=True)
class Table:
    """What the matrix shows.

    Attributes
    ----------
    issues : tuple of int
        Positions of the issues, one per column.
    actors : tuple of int
        Positions of all actors with a stance on one of them, the most open first.
    cells : dict
        Cells by (actor, issue).
    """

    issues: tuple[int, ...]
    actors: tuple[int, ...]
    cells: dict[tuple[int, int], Cell]

    def tally(self, issue: int) -> tuple[int, int, int]:
        """Return how many are for, against and mixed on an issue."""
        codes = [cell.code for (_, where), cell in self.cells.items() if where == issue]
        return (
            sum(code in FOR for code in codes),
            sum(code in AGAINST for code in codes),
            sum(code in MIXED for code in codes),
        )


def _newest(explorer: Explorer) -> dict[tuple[int, int], int]:
    """Return the row of the latest statement that counts, per actor and issue."""
    said = explorer.network.statements
    rows = np.flatnonzero(explorer.rows.statements)
    order = rows[np.lexsort((rows, said.last[rows], said.first[rows]))]
    keys = zip(said.actor[order].tolist(), said.issue[order].tolist(), strict=True)
    return dict(zip(keys, order.tolist(), strict=True))


def tabulate(explorer: Explorer, kinds: tuple[str, ...]) -> Table:
    """Return the stances of the visible actors on the issues of some kinds."""
    network, stances = explorer.network, explorer.rows.stances
    of_kind = network.cells("issues", "kind").tolist()
    issues = [place for place, kind in enumerate(of_kind) if (kind or "policy") in kinds]
    wanted = np.isin(stances.issue, issues) & explorer.visible.actors[stances.actor]
    newest = _newest(explorer)
    dates, keys = network.cells("statements", "date"), network.cells("statements", "source_id")
    titles = network.words("sources", "title")
    cells = {}
    for actor, issue, value, together in zip(
        stances.actor[wanted].tolist(),
        stances.issue[wanted].tolist(),
        stances.value[wanted].tolist(),
        stances.statements[wanted].tolist(),
        strict=True,
    ):
        row, code = newest[actor, issue], int(label_codes(np.array([value]))[0])
        mean = f"mean of {together} statements" if together > 1 else ""
        parts = (label_title(ISSUE_LABELS[code]), mean, dates[row], titles.get(keys[row], "no source given"))
        cells[actor, issue] = Cell(value, code, " · ".join(str(part) for part in parts if part))
    names, open_ = network.cells("actors", "name"), explorer.rows.openness
    ranked = sorted(
        {actor for actor, _ in cells},
        key=lambda actor: (-np.nan_to_num(open_[actor], nan=-9.0), str(names[actor]).casefold(), actor),
    )
    return Table(tuple(issues), tuple(ranked), cells)


def number(value: float) -> str:
    """Return a stance as a reader expects it.

    >>> number(2.0), number(-0.5), number(0.0)
    ('+2', '−0.5', '0')
    """
    rounded = round(value, 2)
    return f"{rounded:+g}".replace("-", "−") if rounded else "0"


def _cell(cell: Cell | None) -> Component:
    if cell is None:
        return html.Td(className="none")
    return html.Td(
        html.Abbr([swatch(cell.code), number(cell.value)], title=cell.note), className=f"tint-{cell.code}"
    )


def _head(explorer: Explorer, view: View, table: Table) -> Component:
    """Return the names of the issues; each reads stance on it."""
    network = explorer.network
    keys, names, asked = (network.cells("issues", name) for name in ("id", "name", "question"))
    columns = [
        html.Th(
            inward(
                str(names[issue]),
                view.reading(str(keys[issue]), network).link(),
                title=str(asked[issue] or names[issue]),
            ),
            scope="col",
            className="chosen" if keys[issue] == view.filter.issue else "",
        )
        for issue in table.issues
    ]
    corner = html.Th("Actor", scope="col")
    return html.Thead(html.Tr([corner, html.Th("Openness", scope="col"), *columns]))


def _row(explorer: Explorer, view: View, table: Table, actor: int) -> Component:
    key, name = (str(explorer.network.cells("actors", word)[actor]) for word in ("id", "name"))
    value, code = explorer.rows.openness[actor], int(explorer.rows.openness_code[actor])
    said = number(float(value)) if code != UNKNOWN else "unknown"
    return html.Tr(
        [
            html.Th(inward(name, view.selecting(key).link()), scope="row"),
            html.Td([swatch(code), said], className="open"),
            *(_cell(table.cells.get((actor, issue))) for issue in table.issues),
        ],
        className="chosen" if key == view.at else "",
    )


def _tally(table: Table, issue: int) -> Component:
    """Return for, against and mixed of an issue in numbers and as a bar."""
    pro, contra, mixed = table.tally(issue)
    sides = ((pro, "for", 0), (mixed, "mixed", 2), (contra, "against", 4))
    bar = [html.I(className=f"stance-{code}", style={"flexGrow": count}) for count, _, code in sides if count]
    return html.Td(
        [
            html.Div(bar, className="bar", **aria(hidden="true")),
            *(html.Div(f"{count} {word}") for count, word, _ in sides),
        ]
    )


def answer(explorer: Explorer, view: View, kinds: str) -> Component:
    """Return the matrix."""
    table = tabulate(explorer, KINDS.get(kinds, KINDS["policy"]))
    if not table.actors:
        return html.P("No visible actor has a statement on these issues.", className="quiet nothing")
    more = len(table.actors) - MOST
    said = f"{counted(len(table.actors), 'visible actor')} with a statement on these issues."
    if more > 0:
        said += (
            f" The {MOST} most open are drawn, {more:,} more are not: narrow by stance, kind or text to see"
            " them. The totals below count all."
        )
    foot = html.Tfoot(
        html.Tr(
            [
                html.Th("In all", scope="row"),
                html.Td(),
                *(_tally(table, issue) for issue in table.issues),
            ]
        )
    )
    rows = html.Tbody([_row(explorer, view, table, actor) for actor in table.actors[:MOST]])
    said += " Empty: no statement on record, which is not the same as neutral."
    caption = html.Caption(html.Span(said))
    return html.Table([caption, _head(explorer, view, table), rows, foot])


def body(seen: Seen) -> Component:
    """Return the empty matrix with the choice of its issues."""
    choice = dmc.SegmentedControl(
        id=ids.look("matrix"),
        value="policy",
        data=[{"value": key, "label": title} for key, title in TITLES.items()],
        size="xs",
        attributes={"root": {"aria-label": "Which issues the matrix has"}},
    )
    return html.Section(
        [
            html.Div(choice, className="tools"),
            html.Div(
                id=ids.MATRIX, className="fill matrix", tabIndex=0, role="region", **aria(label="Matrix")
            ),
        ],
        className="panel matrix-panel",
    )


def register(app: Dash, seen: Seen) -> None:
    """Add the callback of the matrix."""

    @app.callback(
        Output(ids.MATRIX, "children"),
        Input(ids.VIEW, "data"),
        prevent_initial_call=True,
    )
    def matrix(data: dict[str, Any]) -> Any:
        view = seen.read(data)
        return answer(seen.at(view), view, view.matrix) if view.tab == "matrix" else no_update

"""The matrix: actors by issues, with how many are for and against each; a grid that draws what is in view."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag
import dash_mantine_components as dmc
from dash import Dash, Input, Output, html, no_update
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.graph.stance import UNKNOWN
from graph_app.text import counted
from graph_app.web import ids
from graph_app.web.grid import OPTIONS
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.stances import KINDS, Table, tabulate
from graph_app.web.view import View

TITLES = {"policy": "Policy questions", "argument": "Arguments", "both": "Both"}
ORDERS = {"openness": "Most open first", "coalition": "By coalition"}
_CODE = "params.data && params.data[params.colDef.field + '-code']"
TINTS = {f"tint-{code}": f"{_CODE} === {code}" for code in range(5)}


def columns(explorer: Explorer, table: Table, by: str) -> list[dict[str, Any]]:
    """Return the columns: actor, coalition where rows are ordered by it, openness, and each issue."""
    network = explorer.network
    keys, names, asked = (network.cells("issues", name) for name in ("id", "name", "question"))
    actor = {"field": "name", "headerName": "Actor", "width": 210, "pinned": "left", "tooltipField": "name"}
    stance = {"cellRenderer": "StanceCell", "cellClassRules": TINTS, "sortingOrder": ["desc", "asc", None]}
    coalition = {"field": "coalition", "headerName": "Coalition", "width": 170, "tooltipField": "coalition"}
    found: list[dict[str, Any]] = [actor, coalition] if by == "coalition" else [actor]
    found.append({"field": "openness", "headerName": "Openness", "width": 104, **stance})
    for issue in table.issues:
        column = {
            "field": f"issue-{issue}",
            "headerName": str(names[issue]),
            "headerTooltip": str(asked[issue] or names[issue]),
            "headerClass": "chosen" if keys[issue] == explorer.chosen.issue else "",
            "width": 128,
            "wrapHeaderText": True,
            "autoHeaderHeight": True,
        }
        found.append(column | stance)
    return found


def order(explorer: Explorer, table: Table, view: View) -> tuple[tuple[int, ...], dict[int, str]]:
    """Return the actors in the order of the rows, and the coalition of each where that is the order."""
    if view.order != "coalition":
        return table.actors, {}
    groups = explorer.groups("coalition", on=view.on)
    last = len(groups.names)
    place = {actor: int(groups.codes[actor]) if groups.codes[actor] >= 0 else last for actor in table.actors}
    names = {actor: groups.names[code] if code < last else "none" for actor, code in place.items()}
    return tuple(sorted(table.actors, key=lambda actor: place[actor])), names


def rows(explorer: Explorer, table: Table, view: View) -> list[dict[str, Any]]:
    """Return one row per actor: values to sort by, and for each its code and what it rests on."""
    ids_, names = (explorer.network.cells("actors", word) for word in ("id", "name"))
    open_, codes = explorer.rows.openness, explorer.rows.openness_code
    actors, coalitions = order(explorer, table, view)
    found = []
    for actor in actors:
        key = str(ids_[actor])
        row: dict[str, Any] = {"id": key, "at": key, "name": str(names[actor])}
        row["chosen"] = key in view.selected
        if actor in coalitions:
            row["coalition"] = coalitions[actor]
        if codes[actor] != UNKNOWN:
            row |= {"openness": round(float(open_[actor]), 2), "openness-code": int(codes[actor])}
        for issue in table.issues:
            cell = table.cells.get((actor, issue))
            if cell is not None:
                field = f"issue-{issue}"
                row |= {field: round(cell.value, 2), f"{field}-code": cell.code, f"{field}-note": cell.note}
                row |= {f"{field}-both": True} if cell.both else {}
        found.append(row)
    return found


def foot(explorer: Explorer, table: Table) -> list[dict[str, Any]]:
    """Return the row at the bottom: per issue how many are for, mixed and against."""
    tallies = {f"issue-{issue}": list(table.tally(issue)) for issue in table.issues}
    return [{"id": " total", "name": "In all", "tally": tallies}]


def said(table: Table) -> str:
    """Return in words how many rows there are, and what an empty cell means."""
    if not table.actors:
        return "No visible actor has a statement on these issues."
    both = sum(cell.both is not None for cell in table.cells.values())
    mark = "Two colours: the actor spoke on both sides, the number is the latest"
    split = f" {mark} ({both:,})." if both else ""
    return (
        f"{counted(len(table.actors), 'visible actor')} with a statement on these issues. "
        f"Empty: no statement on record, which is not the same as neutral.{split}"
    )


def answer(explorer: Explorer, view: View) -> dict[str, Any]:
    """Return columns and rows of the grid, the row at its bottom, and how many there are in words."""
    table = tabulate(explorer, KINDS[view.matrix])
    keys = explorer.network.cells("issues", "id")
    return {
        "columns": columns(explorer, table, view.order),
        "rows": rows(explorer, table, view),
        "options": OPTIONS
        | {
            "pinnedBottomRowData": foot(explorer, table) if table.actors else [],
            "context": {"issues": {f"issue-{issue}": str(keys[issue]) for issue in table.issues}},
            "getRowHeight": {"function": "params.node.rowPinned ? 74 : 30"},
        },
        "said": said(table),
    }


def _grid() -> Component:
    """Return the grid without rows."""
    return dag.AgGrid(
        id=ids.MATRIX,
        columnDefs=[],
        rowData=[],
        getRowId="params.data.id",
        defaultColDef={"sortable": True, "resizable": True, "minWidth": 70},
        rowClassRules={"chosen": "params.data.chosen"},
        eventListeners={"cellClicked": ["chooseCell(params)"], "cellKeyDown": ["chooseCell(params)"]},
        dashGridOptions=OPTIONS,
        style={"height": "100%", "width": "100%"},
    )


def _choice(word: str, titles: dict[str, str], label: str) -> Component:
    """Return a choice between a few values of a word of the view."""
    return dmc.SegmentedControl(
        id=ids.look(word),
        value=next(iter(titles)),
        data=[{"value": key, "label": title} for key, title in titles.items()],
        size="xs",
        attributes={"root": {"aria-label": label}},
    )


def body(seen: Seen) -> Component:
    """Return the empty matrix with the choices of its issues and of its order."""
    tools = [
        _choice("matrix", TITLES, "Which issues the matrix has"),
        _choice("order", ORDERS, "In which order the actors stand"),
        html.Span(id=ids.MATRIX_SAID, className="quiet", role="status"),
    ]
    return html.Section(
        [html.Div(tools, className="tools"), html.Div(_grid(), className="fill matrix")],
        className="panel matrix-panel",
        **aria(label="Matrix"),
    )


def register(app: Dash, seen: Seen) -> None:
    """Add the callback of the matrix."""
    outputs = {
        "columns": Output(ids.MATRIX, "columnDefs"),
        "rows": Output(ids.MATRIX, "rowData"),
        "options": Output(ids.MATRIX, "dashGridOptions"),
        "said": Output(ids.MATRIX_SAID, "children"),
    }

    @app.callback(
        output=outputs, inputs={"data": Input(ids.due("matrix"), "data")}, prevent_initial_call=True
    )
    def matrix(data: dict[str, Any]) -> dict[str, Any]:
        view = seen.read(data)
        return answer(seen.at(view), view) if view.tab == "matrix" else dict.fromkeys(outputs, no_update)

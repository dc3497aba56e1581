"""The table: exactly the visible rows, to sort, to search, to take away."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag
import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, html, no_update
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.files import file_stem
from graph_app.text import counted
from graph_app.web import ids
from graph_app.web.grid import OPTIONS
from graph_app.web.parts import aria, opener
from graph_app.web.rows import FIELDS, TABLES, numeric
from graph_app.web.seen import Seen
from graph_app.web.view import View

HEADERS = {"amount_usd": "Amount (USD)", "issue_kind": "Kind of issue", "url": "Address", "label": "In words"}
WIDE = ("summary", "participants")
LONG = ("name", "from", "to", "actor", "issue", "source", "title", "url")
SHORT = ("date", "start", "end", "stance", "openness", "sign", "weight", "ties", "statements", "actors")
TWO_DECIMALS = {"function": "params.value == null ? '' : d3.format('.2f')(params.value)"}
THOUSANDS = {"function": "params.value == null ? '' : d3.format(',')(params.value)"}
LINKED = {"source", "url"}
OPENING = ("ties", "events", "sources")
"""Tables whose rows open a sheet of their own; in the others a row selects its actor."""


ALL_COLUMNS = [f"{what}-{field}" for what, names in FIELDS.items() for field in names]
"""Every column of every table."""


def columns(what: str, chosen: list[str]) -> list[dict[str, Any]]:
    """Return the definitions of a table's columns; those that are not chosen are hidden."""
    return [_column(what, field) | {"hide": f"{what}-{field}" not in chosen} for field in FIELDS[what]]


def _title(field: str) -> str:
    """Return the words at the head of a column.

    >>> _title("amount_usd"), _title("jurisdiction")
    ('Amount (USD)', 'Jurisdiction')
    """
    return HEADERS.get(field, field.replace("_", " ").capitalize())


def _column(what: str, field: str) -> dict[str, Any]:
    width = 360 if field in WIDE else 210 if field in LONG else 100 if field in SHORT else 130
    column: dict[str, Any] = {
        "field": field,
        "colId": f"{what}-{field}",
        "headerName": _title(field),
        "width": 150 if (what, field) == ("actors", "stance") else width,
        "filter": "agNumberColumnFilter" if numeric(what, field) else "agTextColumnFilter",
    }
    if numeric(what, field):
        column |= {"type": "rightAligned", "sortingOrder": ["desc", "asc", None]}
    if field in ("openness", "weight"):
        column |= {"valueFormatter": TWO_DECIMALS, "useValueFormatterForExport": False}
    if field == "amount_usd":
        column |= {"valueFormatter": THOUSANDS, "useValueFormatterForExport": False}
    if field in LINKED:
        column["cellRenderer"] = "OutwardLink"
    if field in WIDE or field in LONG:
        column["tooltipField"] = field
    if field == FIELDS[what][0]:
        column["pinned"] = "left"
    return column


def grid() -> Component:
    """Return the grid without rows."""
    return dag.AgGrid(
        id=ids.GRID,
        columnDefs=columns("actors", ALL_COLUMNS),
        rowData=[],
        getRowId="params.data.id",
        defaultColDef={"sortable": True, "resizable": True, "minWidth": 70},
        rowClassRules={"chosen": "params.data.chosen"},
        eventListeners={
            "cellClicked": ["chooseRow(params)"],
            "cellKeyDown": ["chooseRow(params)"],
        },
        dashGridOptions=OPTIONS,
        style={"height": "100%", "width": "100%"},
    )


def body(seen: Seen) -> Component:
    """Return the table with what it is of, a field to search it and a button to take it away."""
    choice = dmc.SegmentedControl(
        id=ids.look("table"),
        value="actors",
        data=[{"value": one, "label": one.capitalize()} for one in TABLES],
        size="xs",
        attributes={"root": {"aria-label": "What the table is of"}},
    )
    search = dmc.TextInput(
        id=ids.ROWS_FIND,
        value="",
        placeholder="Search these rows",
        size="xs",
        attributes={"input": {"aria-label": "Search these rows", "maxLength": 200}},
    )
    said = html.Span(id=ids.ROWS_SAID, className="quiet", role="status")
    button = dmc.Button("Download CSV", id=ids.ROWS_CSV, variant="default", size="xs")
    return html.Section(
        [
            html.Div([choice, search, _chooser(), button, said], className="tools"),
            html.Div(grid(), className="fill"),
        ],
        id=ids.TABLE,
        className="panel table-panel of-actors",
        **aria(label="Table"),
    )


def _chooser() -> Component:
    """Return the choice of columns, remembered from visit to visit; those of other tables are not seen."""
    boxes = [
        dmc.Checkbox(
            value=f"{what}-{field}", label=_title(field), size="xs", radius="sm", className=f"box of-{what}"
        )
        for what, names in FIELDS.items()
        for field in names
    ]
    group = dmc.CheckboxGroup(
        html.Div(boxes, className="boxes"),
        id=ids.COLUMNS,
        value=ALL_COLUMNS,
        persistence=True,
        persistence_type="local",
        attributes={"root": {"aria-label": "Columns of the table"}},
    )
    return dmc.Popover(
        [opener(dmc.PopoverTarget, "Columns ▾"), dmc.PopoverDropdown(group, className="columns-chooser")],
        position="bottom-start",
        shadow="md",
        keepMounted=True,
        withinPortal=False,
        trapFocus=True,
    )


def answer(explorer: Explorer, view: View, chosen: list[str]) -> dict[str, Any]:
    """Return rows and columns of the table, what its file is called, and how many rows there are."""
    name = view.table
    rows = TABLES[name](explorer)
    selected = set(view.selected)
    for row in rows:
        row["chosen"] = row.get("at") in selected or view.panel == f"{name[:-1]}:{row['id']}"
        if name in OPENING:
            row["open"] = f"{name[:-1]}:{row['id']}"
    return {
        "rows": rows,
        "columns": columns(name, chosen),
        "csv": {"fileName": f"{file_stem(explorer.network.dataset.descriptor.name)}-{name}.csv"},
        "said": counted(len(rows), name[:-1]),
        "classes": f"panel table-panel of-{name}",
    }


def register(app: Dash, seen: Seen) -> None:
    """Add the callbacks of the table."""
    clientside: Any = app.clientside_callback
    outputs = {
        "rows": Output(ids.GRID, "rowData"),
        "columns": Output(ids.GRID, "columnDefs"),
        "csv": Output(ids.GRID, "csvExportParams"),
        "said": Output(ids.ROWS_SAID, "children"),
        "classes": Output(ids.TABLE, "className"),
    }

    @app.callback(
        output=outputs,
        inputs={"data": Input(ids.due("table"), "data"), "chosen": Input(ids.COLUMNS, "value")},
        prevent_initial_call=True,
    )
    def table(data: dict[str, Any], chosen: list[str] | None) -> dict[str, Any]:
        view = seen.read(data)
        if view.tab != "table":
            return dict.fromkeys(outputs, no_update)
        return answer(seen.at(view), view, chosen or [])

    clientside(
        ClientsideFunction("graph_app", "findRows"),
        Output(ids.GRID, "dashGridOptions"),
        Input(ids.ROWS_FIND, "value"),
        State(ids.GRID, "dashGridOptions"),
        prevent_initial_call=True,
    )
    clientside(
        ClientsideFunction("graph_app", "takeRows"),
        Output(ids.GRID, "exportDataAsCsv"),
        Input(ids.ROWS_CSV, "n_clicks"),
        prevent_initial_call=True,
    )

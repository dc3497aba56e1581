"""Brokers: who stands between others along influence, by the roles of Gould and Fernandez."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag
from dash import html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.layouts import Progress
from graph_app.text import counted
from graph_app.web.encoding import INLINE
from graph_app.web.grid import OPTIONS
from graph_app.web.studies.pieces import explained, graph_said, table
from graph_app.web.studying import Plain, Study
from graph_app.web.view import View

TWO_DECIMALS = {"function": "params.value == null ? '' : d3.format('+.2f')(params.value).replace('-', '−')"}


def work(explorer: Explorer, view: View, progress: Progress) -> Plain:
    """Return brokers between groups."""
    return explorer.brokers(by=view.between, graph=view.on)


def show(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return how often each role occurs against chance, and all brokers as a grid."""
    left = found["size"]["without_group"]
    out = f" {counted(left, 'actor')} without a group take no part." if left else ""
    return html.Div(
        [
            html.P(
                f"{found['triples']:,} triples i → j → k without i → k, between groups by "
                f"{INLINE[found['by']]}; {graph_said(found)}.{out}"
            ),
            _roles(found),
            html.P(
                "Each row is a broker: how often in each role, and how far that is from chance (z).",
                className="small",
            ),
            html.Div(_grid(view, found), className="brokers-grid"),
            explained(
                "How to read this",
                found["definition"] + ".",
                f"Chance: {found['chance']}.",
                found["caution"],
                method="brokers",
            ),
        ]
    )


def _roles(found: Plain) -> Component:
    """Return the five roles with their patterns, counts and what chance would give."""
    rows = [
        html.Tr(
            [
                html.Th(name.capitalize(), scope="row"),
                html.Td(role["pattern"]),
                html.Td(role["meaning"]),
                html.Td(f"{role['count']:,}", className="number"),
                html.Td("" if role["expected"] is None else f"{role['expected']:,.0f}", className="number"),
            ]
        )
        for name, role in found["roles"].items()
    ]
    return table(("Role", "Pattern", "What it is", "Times", "By chance"), rows, None, "roles", (3, 4))


def _grid(view: View, found: Plain) -> Component:
    """Return all brokers, to sort and to search."""
    selected = set(view.selected)
    rows = []
    for one in found["actors"]:
        row: dict[str, Any] = {"id": one["id"], "at": one["id"], "name": one["name"], "group": one["group"]}
        row |= {"triples": one["triples"], "chosen": one["id"] in selected}
        for name, role in one["roles"].items():
            row[name], row[f"{name}-z"] = role["count"], role["z"]
        rows.append(row)
    return dag.AgGrid(
        id="brokers-grid",
        columnDefs=_columns(found),
        rowData=rows,
        getRowId="params.data.id",
        defaultColDef={"sortable": True, "resizable": True, "minWidth": 60},
        rowClassRules={"chosen": "params.data.chosen"},
        eventListeners={"cellClicked": ["chooseRow(params)"], "cellKeyDown": ["chooseRow(params)"]},
        dashGridOptions=OPTIONS,
        style={"height": "100%", "width": "100%"},
    )


def _columns(found: Plain) -> list[dict[str, Any]]:
    """Return the columns: actor, group, all triples, and each role with its z-score."""
    numeric = {
        "type": "rightAligned",
        "filter": "agNumberColumnFilter",
        "sortingOrder": ["desc", "asc", None],
    }
    columns: list[dict[str, Any]] = [
        {
            "field": "name",
            "headerName": "Actor",
            "width": 210,
            "pinned": "left",
            "tooltipField": "name",
            "filter": "agTextColumnFilter",
        },
        {"field": "group", "headerName": "Group", "width": 130, "filter": "agTextColumnFilter"},
        {"field": "triples", "headerName": "Triples", "width": 90, **numeric},
    ]
    for name, role in found["roles"].items():
        about = f"{role['pattern']}: {role['meaning']}"
        columns.append(
            {"field": name, "headerName": name.capitalize(), "headerTooltip": about, "width": 112, **numeric}
        )
        columns.append(
            {
                "field": f"{name}-z",
                "headerName": "z",
                "headerTooltip": f"{name}: (times − expected) / standard deviation",
                "width": 76,
                "valueFormatter": TWO_DECIMALS,
                **numeric,
            }
        )
    return columns


BROKERS = Study("brokers", ("between", "on"), work, show)

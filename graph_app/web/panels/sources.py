"""The sources: what the visible rows rest on, how good it is, and how much rests on each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash_ag_grid as dag
from dash import Dash, Input, Output, html, no_update
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.filters.base import NONE
from graph_app.text import counted
from graph_app.web import ids
from graph_app.web.charts.sources import TABLES, Resting, grades, resting
from graph_app.web.grid import OPTIONS, harmless
from graph_app.web.parts import GRADES, aria, inward, safe_url
from graph_app.web.seen import Seen
from graph_app.web.view import View

TITLES = {"participations": "Roles in events", "codings": "Readings"}
GRADE_TITLES = {
    **{key: f"{title[:1].upper()}{title[1:]}" for key, title in GRADES.items()},
    NONE: "Not graded",
}


def columns() -> list[dict[str, Any]]:
    """Return the columns: what the source is, then how much rests on it."""
    text = {"filter": "agTextColumnFilter"}
    count = {
        "filter": "agNumberColumnFilter",
        "type": "rightAligned",
        "sortingOrder": ["desc", "asc", None],
        "width": 116,
    }
    words: list[dict[str, Any]] = [
        {"field": "publisher", "headerName": "Publisher", "width": 170, "tooltipField": "publisher"},
        {"field": "date", "headerName": "Date", "width": 100},
        {"field": "grade", "headerName": "Grade", "width": 120},
        {"field": "kind", "headerName": "Kind", "width": 100},
    ]
    title = {"field": "title", "headerName": "Title", "width": 280, "pinned": "left", "tooltipField": "title"}
    rests = {"field": "rests", "headerName": "Rests on it", "headerTooltip": "Visible rows", "width": 110}
    whole = {"field": "whole", "headerName": "In all", "headerTooltip": "All rows, hidden ones too"}
    each: list[dict[str, Any]] = [
        {"field": name, "headerName": TITLES.get(name, name.capitalize())} for name in TABLES
    ]
    address = {"field": "url", "headerName": "Address", "width": 240, "cellRenderer": "OutwardLink"}
    return [
        title | text,
        count | rests,
        *(one | text for one in words),
        *(count | one for one in (*each, whole)),
        address | text,
    ]


def rows(explorer: Explorer, view: View, found: Resting) -> list[dict[str, Any]]:
    """Return one row per source that something visible rests on, those with most first."""
    cells = {
        name: explorer.network.cells("sources", name)
        for name in ("id", "title", "publisher", "date", "grade", "kind", "url")
    }
    total, whole = found.total, found.whole
    result = []
    for place in found.used.tolist():
        key = str(cells["id"][place])
        row: dict[str, Any] = {"id": key, "open": f"source:{key}", "chosen": view.panel == f"source:{key}"}
        for name in ("title", "publisher", "date", "kind", "url"):
            if cells[name][place] is not None:
                row[name] = harmless(str(cells[name][place]))
        row["grade"] = GRADE_TITLES[str(cells["grade"][place] or NONE)]
        row["href"] = safe_url(cells["url"][place])
        row |= {"rests": int(total[place]), "whole": int(whole[place])}
        row |= {name: int(found.visible[name][place]) for name in TABLES}
        result.append(row)
    return result


def bars(graded: dict[str, tuple[int, int]], view: View, network: Any) -> list[Component]:
    """Return how many sources have each grade, as links that keep evidence of that grade alone."""
    most = max([count for count, _ in graded.values()] + [1])
    chosen = view.active.get("grade")
    on = replace(view, off=tuple(one for one in view.off if one != "evidence"))
    found = []
    for grade, (count, resting_) in graded.items():
        alone = chosen == (grade,)
        after = on.lifting("grade") if alone else on.with_filter(network, grade=[grade])
        marked = not chosen or grade in chosen
        words: list[Any] = [
            html.Span(GRADE_TITLES[grade], className="grade-name"),
            html.B(f"{count:,}"),
            html.Span(f"{counted(resting_, 'row')}", className="quiet"),
            html.I(style={"width": f"{100 * count / most:.1f}%"}, **aria(hidden="true")),
        ]
        title = "Use all grades again" if alone else f"Use only this evidence: {GRADE_TITLES[grade].lower()}"
        css = "grade-bar" if marked else "grade-bar faint"
        found.append(inward(words, after.link(), title=title, className=css))
    return found


def said(found: Resting) -> str:
    """Return in words how many sources there are, and what has none."""
    used = len(found.used)
    if not used and not found.sourceless:
        return "Nothing that is visible names a source."
    text = f"{counted(used, 'source')} behind {counted(int(found.total.sum()), 'visible row')}"
    if found.sourceless:
        text += f"; {counted(found.sourceless, 'visible row')} without a source"
    return text + ". A row can be a statement, tie, event, role in an event or reading of a document."


def answer(seen: Seen, view: View) -> dict[str, Any]:
    """Return rows, bars and words; the bars count as if no grade were chosen."""
    explorer = seen.at(view)
    found = resting(explorer)
    every = seen.at(View(filter=view.active.without("grade")))
    graded = grades(every, found if every is explorer else resting(every))
    return {
        "rows": rows(explorer, view, found),
        "bars": bars(graded, view, explorer.network),
        "said": said(found),
    }


def body(seen: Seen) -> Component:
    """Return the empty list with a place for the bars."""
    grid = dag.AgGrid(
        id=ids.SOURCES,
        columnDefs=columns(),
        rowData=[],
        getRowId="params.data.id",
        defaultColDef={"sortable": True, "resizable": True, "minWidth": 70},
        rowClassRules={"chosen": "params.data.chosen"},
        eventListeners={"cellClicked": ["chooseRow(params)"], "cellKeyDown": ["chooseRow(params)"]},
        dashGridOptions=OPTIONS,
        style={"height": "100%", "width": "100%"},
    )
    return html.Section(
        [
            html.Div(
                id=ids.SOURCES_GRADES, className="grades", role="group", **aria(label="Sources by grade")
            ),
            html.P(id=ids.SOURCES_SAID, className="quiet", role="status"),
            html.Div(grid, className="fill"),
        ],
        className="panel sources-panel",
        **aria(label="Sources"),
    )


def register(app: Dash, seen: Seen) -> None:
    """Add the callback of the sources."""
    outputs = {
        "rows": Output(ids.SOURCES, "rowData"),
        "bars": Output(ids.SOURCES_GRADES, "children"),
        "said": Output(ids.SOURCES_SAID, "children"),
    }

    @app.callback(
        output=outputs, inputs={"data": Input(ids.due("sources"), "data")}, prevent_initial_call=True
    )
    def sources(data: dict[str, Any] | None) -> dict[str, Any]:
        view = seen.read(data)
        return answer(seen, view) if view.tab == "sources" else dict.fromkeys(outputs, no_update)

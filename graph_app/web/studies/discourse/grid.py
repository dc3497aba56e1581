"""A matrix of agreement less disagreement as a grid that draws what is in view."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag
import numpy as np
import numpy.typing as npt

from graph_app.analyses.discourse.network import Discourse, matrix
from graph_app.web.grid import OPTIONS
from graph_app.web.studying import Plain
from graph_app.web.view import View

MOST = 30
"""Actors, or issues, that a matrix has at most."""
LEVELS = 4
"""Steps of colour to each side."""
_LEVEL = "params.data && params.data[params.colDef.field + '-level']"
SHORT = {"function": "params.value == null ? '' : d3.format('.2~f')(params.value).replace('-', '−')"}


def square(asked: Discourse) -> Plain:
    """Return the part of a network with most weight as a matrix, those who agree together.

    Rows are ordered by the leading eigenvector of the matrix: who agree have entries of one sign.

    Returns
    -------
    dict
        `ids`, `names`, `values` (lists, None on the diagonal and where nothing ties), and `all`, how many
        there are.
    """
    frame = matrix(asked, asked.whole)
    values = frame.to_numpy()
    order = np.argsort(-np.abs(values).sum(axis=1), kind="stable")[:MOST]
    order = order[_together(values[np.ix_(order, order)])]
    ids = [str(frame.index[place]) for place in order.tolist()]
    cells = [
        [
            None if one == other or not values[one, other] else float(values[one, other])
            for other in order.tolist()
        ]
        for one in order.tolist()
    ]
    place = {key: code for code, key in enumerate(asked.names.ids[0])}
    names = [str(asked.names.of(0, place[key])["name"]) for key in ids]
    return {"ids": ids, "names": names, "values": cells, "all": len(frame)}


def _together(values: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Return an order in which those who agree stand together."""
    if not len(values):
        return np.zeros(0, dtype=np.int64)
    leading = np.linalg.eigh(values)[1][:, -1]
    sign = 1.0 if leading[np.argmax(np.abs(leading))] > 0 else -1.0
    return np.argsort(-sign * leading, kind="stable").astype(np.int64)


def grid(view: View, found: Plain) -> dag.AgGrid:
    """Return the matrix as a grid; `assets/grids.js` opens what is chosen."""
    ids, names = found["ids"], found["names"]
    most = max((abs(one) for row in found["values"] for one in row if one), default=1.0)
    rows = []
    for key, name, values in zip(ids, names, found["values"], strict=True):
        row: dict[str, Any] = {"id": key, "name": name, "chosen": key in view.selected}
        for place, value in enumerate(values):
            if value is not None:
                row |= {f"n{place}": round(value, 4), f"n{place}-level": _level(value, most)}
        rows.append(row)
    return dag.AgGrid(
        id="pairs-grid",
        columnDefs=_columns(names),
        rowData=rows,
        getRowId="params.data.id",
        defaultColDef={"sortable": True, "resizable": False, "minWidth": 40},
        rowClassRules={"chosen": "params.data.chosen"},
        eventListeners={"cellClicked": ["choosePair(params)"], "cellKeyDown": ["choosePair(params)"]},
        dashGridOptions=OPTIONS
        | {
            "headerHeight": 132,
            "rowHeight": 28,
            "context": {"of": view.pairs, "ids": {f"n{place}": key for place, key in enumerate(ids)}},
        },
        style={"height": "100%", "width": "100%"},
    )


def _columns(names: list[str]) -> list[Plain]:
    """Return the columns: the name, and one per name."""
    levels = [level for level in range(-LEVELS, LEVELS + 1) if level]
    rules = {
        f"{'agree' if level > 0 else 'differ'}-{abs(level)}": f"{_LEVEL} === {level}" for level in levels
    }
    first = {"field": "name", "headerName": "", "width": 190, "pinned": "left", "tooltipField": "name"}
    rest = [
        {
            "field": f"n{place}",
            "headerName": name,
            "headerTooltip": name,
            "headerClass": "upright",
            "width": 46,
            "cellClass": "pair-cell",
            "cellClassRules": rules,
            "valueFormatter": SHORT,
            "sortingOrder": ["desc", "asc", None],
        }
        for place, name in enumerate(names)
    ]
    return [first, *rest]


def _level(value: float, most: float) -> int:
    """Return how strong a number is, from -4 to 4.

    >>> _level(0.1, 1.0), _level(-1.0, 1.0), _level(0.6, 1.0)
    (1, -4, 3)
    """
    size = min(LEVELS, int(LEVELS * abs(value) / most) + 1)
    return size if value > 0 else -size

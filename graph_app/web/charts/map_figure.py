"""The influence–stance map as a figure: marks, names, corners with their counts, and what the axes say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from graph_app.analyses import Measure
from graph_app.api import Explorer
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, UNKNOWN, label_title
from graph_app.web.charts import paint
from graph_app.web.charts.labels import Placed
from graph_app.web.charts.map_places import LABEL_SIZE, MARGIN, Box, Plan, label_text, placed_names, plan
from graph_app.web.charts.marks import Marks, Quadrants, marks, measure_of, quadrants
from graph_app.web.charts.scale import number
from graph_app.web.charts.words import escaped, plain, width, wrapped
from graph_app.web.view import View

SPANS = {"whole": "on the whole graph", "visible": "on the visible graph"}
MOST_CHOSEN = 100
"""Actors of one shared mark that a click selects at most."""


@dataclass(frozen=True)
class Map:
    """Everything the map is made from.

    Attributes
    ----------
    explorer : Explorer
        The data with the filter.
    view : View
        Measure, graph, selection and density of names.
    measure : Measure
        The one that height shows.
    found : Marks
        The actors.
    corners : Quadrants
        How many stand where.
    """

    explorer: Explorer
    view: View
    measure: Measure
    found: Marks
    corners: Quadrants

    @property
    def sides(self) -> tuple[str, str]:
        """Return what left and right mean."""
        return ("opposes", "supports") if self.explorer.chosen.issue else ("restrictive", "open")

    @property
    def names(self) -> list[str]:
        """Return the name of each actor, in the order of the marks."""
        return [str(one) for one in self.explorer.network.cells("actors", "name")[self.found.actor].tolist()]

    @property
    def keys(self) -> list[str]:
        """Return the id of each actor, in the order of the marks."""
        return [str(one) for one in self.explorer.network.cells("actors", "id")[self.found.actor].tolist()]

    @property
    def what(self) -> str:
        """Return what is shown from left to right."""
        issue = self.explorer.chosen.issue
        name = self.explorer.network.words("issues", "name").get(issue, issue)
        return f"Stance on “{plain(name, 60)}”" if issue else "Openness"


def mapped(explorer: Explorer, view: View) -> Map:
    """Return what the map of a view is made from."""
    found = marks(explorer, view)
    return Map(explorer, view, measure_of(view.y), found, quadrants(found))


def figure(made: Map, box: Box) -> dict[str, Any]:
    """Return the figure for a drawing of a size; Plotly's own form, colours by name."""
    where = plan(made.found, box, made.corners.middle)
    keys, names = made.keys, made.names
    chosen = set(made.view.selected)
    picked = [
        row
        for row, rows in enumerate(where.heap.members)
        if any(keys[one] in chosen for one in rows.tolist())
    ]
    corners, blocked = _corners(made, where)
    texts = [_shown(names, keys, chosen, rows.tolist()) for rows in where.heap.members]
    always = set(picked[:200])
    placed = placed_names(where, texts, always, int(made.view.labels) / 100, blocked)
    labels = [_label(one, texts[one.mark], chosen=one.mark in always) for one in placed]
    traces = [_trace(made, where, keys, names)]
    if picked:
        traces.append(_rings(where, picked))
    return {"data": traces, "layout": _layout(made, where) | {"annotations": [*corners, *labels]}}


def _shown(names: list[str], keys: list[str], chosen: set[str], rows: list[int]) -> str:
    """Return the name a mark bears: that of a selected actor, or of the most influential one."""
    first = next((row for row in rows if keys[row] in chosen), rows[0])
    return names[first] if len(rows) == 1 else f"{plain(names[first], 20)} +{len(rows) - 1}"


def _hover(made: Map, names: list[str], rows: list[int]) -> str:
    """Return what is written beside the pointer."""
    first = rows[0]
    labels = ISSUE_LABELS if made.explorer.chosen.issue else OPENNESS_LABELS
    label = label_title(labels[int(made.found.code[first])]).lower()
    value = number(float(made.found.influence[first])) if made.found.valued[first] else "none"
    height = f"{made.measure.title} {value}"
    if len(rows) > 1:
        listed = wrapped(", ".join(plain(names[row], 40) for row in rows[:8]))
        return f"<b>{len(rows):,} actors here</b>, {label}<br>{listed}<br>{height} and near it"
    kinds = made.explorer.network.cells("actors", "kind")
    kind = made.explorer.network.words("actor_kinds", "name").get(kinds[made.found.actor[first]], "")
    stance = "unknown: no statement counts here"
    if made.found.code[first] != UNKNOWN:
        stance = f"{float(made.found.stance[first]):+.2f}, {label}".replace("-", "−", 1)
    what = "Stance" if made.explorer.chosen.issue else "Openness"
    lines = [f"<b>{wrapped(names[first])}</b>", escaped(plain(kind, 60)), f"{what} {stance}", height]
    return "<br>".join(one for one in lines if one)


def _trace(made: Map, where: Plan, keys: list[str], names: list[str]) -> dict[str, Any]:
    """Return the marks, the most influential on top."""
    order = range(len(where.heap.members) - 1, -1, -1)
    members = [where.heap.members[row].tolist() for row in order]
    first = [rows[0] for rows in members]
    code = [int(made.found.code[row]) for row in first]
    glyph = [
        int(made.found.glyph[row]) if len(rows) == 1 else 0 for row, rows in zip(first, members, strict=True)
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": np.round(where.spots[::-1, 0], 1).tolist(),
        "y": np.round(where.spots[::-1, 1], 1).tolist(),
        "customdata": [[keys[row] for row in rows[:MOST_CHOSEN]] for rows in members],
        "hovertext": [_hover(made, names, rows) for rows in members],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "symbol": [paint.SYMBOLS[one] for one in glyph],
            "size": np.round(2 * where.radius[::-1], 1).tolist(),
            "color": [paint.STAGE if one == UNKNOWN else paint.stance(one) for one in code],
            "opacity": 1,
            "line": {"color": [paint.HOLLOW if one == UNKNOWN else paint.STAGE for one in code], "width": 1},
        },
        "unselected": {"marker": {"opacity": 0.35}},
    }


def _rings(where: Plan, picked: list[int]) -> dict[str, Any]:
    """Return rings around the selected marks."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": np.round(where.spots[picked, 0], 1).tolist(),
        "y": np.round(where.spots[picked, 1], 1).tolist(),
        "hoverinfo": "skip",
        "marker": {
            "symbol": "circle",
            "size": np.round(2 * where.radius[picked] + 8, 1).tolist(),
            "color": paint.CLEAR,
            "line": {"color": paint.TEXT, "width": 1.6},
        },
        "unselected": {"marker": {"opacity": 1}},
    }


def _label(one: Placed, text: str, *, chosen: bool) -> dict[str, Any]:
    """Return a name beside its mark; its box was measured generously, so it is set against the mark."""
    name = escaped(label_text(text, chosen=chosen))
    x, anchor = {
        "right": (one.left, "left"),
        "left": (one.right, "right"),
    }.get(one.side.partition(" ")[0], ((one.left + one.right) / 2, "center"))
    return paint.note(
        f"<b>{name}</b>" if chosen else name,
        round(x, 1),
        round((one.bottom + one.top) / 2, 1),
        xanchor=anchor,
        font=paint.font(LABEL_SIZE, paint.TEXT),
        name="label",
    )


def _corners(made: Map, where: Plan) -> tuple[list[dict[str, Any]], list[tuple[float, float, float, float]]]:
    """Return the titles of the corners and of the strip, and the boxes they take."""
    left, right = made.sides
    measure = made.measure.inline
    one = made.corners
    start = where.strip + 8
    top, bottom = where.height - 10, 10.0
    wanted = [
        (f"{left}, high {measure}", one.high_left, start, top, "left"),
        (f"{right}, high {measure}", one.high_right, where.width - 6, top, "right"),
        (f"{left}, low {measure}", one.low_left, start, bottom, "left"),
        (f"{right}, low {measure}", one.low_right, where.width - 6, bottom, "right"),
    ]
    space = (where.width - where.strip) / 2 - 20
    if max(width(f"{text} · {count}", 11.0) for text, count, *_ in wanted) > space:
        wanted = [(text.partition(",")[0], *rest) for text, *rest in wanted]  # type: ignore[misc]
    titles = [] if not made.found.known.any() else wanted
    notes, boxes = [], []
    for text, count, x, y, anchor in titles:
        said = f"{text[:1].upper()}{text[1:]} · {count:,}"
        wide = width(said, 11.0)
        notes.append(paint.note(escaped(said), x, y, xanchor=anchor))
        boxes.append((x, y - 9, x + wide, y + 9) if anchor == "left" else (x - wide, y - 9, x, y + 9))
    if where.strip:
        said = f"No statement<br>{one.unknown:,}" if where.strip < 130 else f"No statement · {one.unknown:,}"
        notes.append(paint.note(said, where.strip / 2, where.height - 2, xanchor="center", yanchor="top"))
        boxes.append((0.0, where.height - 32, where.strip, where.height))
    return notes, boxes


def _layout(made: Map, where: Plan) -> dict[str, Any]:
    """Return axes that say what they show, and the two thresholds."""
    left, right = made.sides
    ticks = np.arange(-2, 3)
    across = where.across(ticks.astype(np.float64))
    up = [(where.up(height), text) for height, text in where.scale.ticks()]
    zero = float(across[2])
    bent = "" if where.scale.kind == "linear" else f", {where.scale.kind} scale"
    lines = [paint.line((0, where.middle, where.width, where.middle), paint.QUIET, dash="dot")]
    if made.found.known.any():
        lines.append(paint.line((zero, 0, zero, where.height), paint.QUIET, dash="dot"))
    if where.strip:
        lines.append(paint.line((where.strip, 0, where.strip, where.height)))
    frame = [(0.0, 0.0, where.width, 0.0), (0.0, 0.0, 0.0, where.height)]
    lines += [paint.line(one) for one in frame]
    known = bool(made.found.known.any())
    title = f"{made.what}: {left} on the left, {right} on the right" if known else "No statement on record"
    height = f"{made.measure.title} {SPANS[made.view.on]}{bent}"
    return paint.layout(
        dict(MARGIN),
        xaxis=paint.axis(
            0,
            where.width,
            tickvals=across.tolist() if known else [],
            ticktext=[str(one).replace("-", "−") for one in ticks.tolist()] if known else [],
            title={"text": escaped(_fitted(title, where.width)), "font": paint.font(), "standoff": 6},
        ),
        yaxis=paint.axis(
            0,
            where.height,
            tickvals=[round(y, 1) for y, _ in up],
            ticktext=[text for _, text in up],
            title={"text": escaped(_fitted(height, where.height)), "font": paint.font(), "standoff": 4},
        ),
        shapes=lines,
    )


def _fitted(text: str, space: float) -> str:
    """Return the title of an axis cut to the space it has."""
    while width(text, 11.0) > space and len(text) > 12:
        text = plain(text, max(int(len(text) * 0.85), 12))
    return text

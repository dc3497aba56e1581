"""Where everything on the influence–stance map stands, in pixels of a given size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from graph_app.graph.stance import FloatArray
from graph_app.web.charts.labels import Name, Placed, place_names
from graph_app.web.charts.marks import Heap, Marks, heaped
from graph_app.web.charts.places import room, side_by_side
from graph_app.web.charts.scale import Scale, fitting
from graph_app.web.charts.words import plain, width

MARGIN = {"l": 50, "r": 12, "t": 8, "b": 44}
LABEL_SIZE = 11.0
MOST_MARKS = 1_200
"""Actors above which those of a label that stand on one spot share a mark."""
_RADIUS, _HOLLOW = 4.4, 3.4
_EDGE, _FLOOR, _CEILING = 26.0, 46.0, 30.0
_CELL = 11.0
_LONGEST = 26


class Box(NamedTuple):
    """Size of the drawing in pixels, margins included."""

    width: int
    height: int


LEAST, GREATEST = Box(260, 220), Box(2_400, 1_600)


def box_of(asked: Any) -> Box | None:
    """Return the size a browser tells, None where it tells none.

    >>> box_of({"width": 803.5, "height": 590}), box_of({"width": 9, "height": 1e9}), box_of({"width": "x"})
    (Box(width=803, height=590), Box(width=260, height=1600), None)
    """
    given = asked if isinstance(asked, dict) else {}
    sides = []
    for word, low, high in zip(("width", "height"), LEAST, GREATEST, strict=True):
        value = given.get(word)
        if not isinstance(value, int | float) or isinstance(value, bool) or value != value:
            return None
        sides.append(int(max(low, min(high, value))))
    return Box(*sides)


@dataclass(frozen=True)
class Plan:
    """Where everything stands; x and y in pixels from the lower left corner of the plot.

    Attributes
    ----------
    width, height : float
        Size of the plot without margins.
    strip : float
        Width of the strip for actors without a statement, 0 without one.
    heap : Heap
        Which actors each mark stands for.
    spots : float array of shape (marks, 2)
        Middles of the marks.
    radius : float array of shape (marks,)
        Their sizes.
    scale : Scale
        From the measure to height.
    middle : float
        Height of the median.
    """

    width: float
    height: float
    strip: float
    heap: Heap
    spots: FloatArray
    radius: FloatArray
    scale: Scale
    middle: float

    def across(self, stance: FloatArray) -> FloatArray:
        """Return the x of stances from -2 to 2."""
        start = self.strip + _EDGE
        return np.asarray(start + (stance + 2.0) / 4.0 * (self.width - _EDGE - start))

    def up(self, share: float) -> float:
        """Return the y of a height from 0 to 1."""
        return _FLOOR + share * (self.height - _FLOOR - _CEILING)


def plan(found: Marks, box: Box, middle: float) -> Plan:
    """Return where the marks stand.

    A mark that would cover another one steps aside, to the left or right by at most a sixth of a step of
    stance (more where no other value is near), up or down by less than half the way to the next value.
    """
    size = (box.width - MARGIN["l"] - MARGIN["r"], box.height - MARGIN["t"] - MARGIN["b"])
    scale = fitting(found.influence)
    heights = _FLOOR + scale(found.influence) * (size[1] - _FLOOR - _CEILING)
    strip = _strip(found, heights, size[0])
    mean = _FLOOR + float(scale(np.array([middle]))[0]) * (size[1] - _FLOOR - _CEILING)
    nothing = Heap(np.zeros(0, dtype=np.int64), [])
    bare = Plan(*size, strip, nothing, np.zeros((0, 2)), np.zeros(0), scale, mean)
    across = np.where(found.known, bare.across(np.nan_to_num(found.stance)), strip / 2)
    if len(found.actor) <= MOST_MARKS:
        rows = np.arange(len(found.actor))
        heap = Heap(rows, [np.array([row]) for row in rows.tolist()])
        spots = _apart(found, bare, across, heights)
        radius = np.where(found.known, *_radii(bare))
    else:
        heap = _shared(found, bare, across, heights)
        count = np.array([len(rows) for rows in heap.members])
        spots = np.c_[_scattered(found, bare, across)[heap.first], heights[heap.first]]
        radius = np.minimum(_HOLLOW * np.sqrt(1.0 + np.log2(count)), 9.0)
    return Plan(*size, strip, heap, spots, radius, scale, mean)


def _radii(bare: Plan) -> tuple[float, float]:
    """Return the radius of marks with and without a stance: smaller in a small drawing."""
    factor = float(np.clip(np.sqrt(bare.width * bare.height / 300_000), 0.72, 1.0))
    return factor * _RADIUS, factor * _HOLLOW


def _strip(found: Marks, heights: FloatArray, wide: float) -> float:
    """Return the width of the strip of unknown stance: enough for the fullest height, within limits."""
    hollow = heights[~found.known]
    if not len(hollow):
        return 0.0
    if not found.known.any():
        return wide
    _, count = np.unique(np.round(hollow), return_counts=True)
    rows = 1 + 2 * 16.0 // (2 * _HOLLOW)
    return float(np.clip(int(count.max()) / rows * 2 * _HOLLOW + 24.0, 84.0, max(0.27 * wide, 84.0)))


def _apart(found: Marks, bare: Plan, across: FloatArray, heights: FloatArray) -> FloatArray:
    """Return the places of single marks: those with a stance, then the strip."""
    spots: FloatArray = np.c_[across, heights]
    step = float(bare.across(np.array([-1.0]))[0] - bare.across(np.array([-2.0]))[0])
    vertical = room(heights, 0.0, 0.42, 24.0)
    solid, hollow = _radii(bare)
    for here, radius, aside, left, right in (
        (found.known, solid, room(across, step / 6, 0.45, step * 0.42), bare.strip, bare.width),
        (~found.known, hollow, np.full(len(across), min(bare.strip / 2, 140.0)), 0.0, bare.strip),
    ):
        reach = np.c_[aside, vertical][here]
        low, high = (left + radius + 4, radius + 2), (right - radius - 4, bare.height - radius)
        spots[here] = side_by_side(spots[here], reach, radius, low, high)
    return spots


def _scattered(found: Marks, bare: Plan, across: FloatArray) -> FloatArray:
    """Return x with the strip filled evenly, for very many actors."""
    share = (np.arange(len(across)) * 0.6180339887) % 1.0
    return np.asarray(np.where(found.known, across, 8.0 + share * max(bare.strip - 16.0, 0.0)))


def _shared(found: Marks, bare: Plan, across: FloatArray, heights: FloatArray) -> Heap:
    """Return marks for very many actors: one per label and cell, the cells growing until there are few."""
    spread, cell = _scattered(found, bare, across), _CELL
    heap = heaped(found, spread, heights, cell)
    while len(heap.first) > MOST_MARKS:
        cell *= 1.3
        heap = heaped(found, spread, heights, cell)
    return heap


def names_of(texts: list[str], always: set[int], rows: list[int]) -> list[Name]:
    """Return the names of marks with their sizes at most, in the order given."""
    return [
        Name(
            row,
            width(plain(texts[row], 2 * _LONGEST if row in always else _LONGEST), LABEL_SIZE),
            LABEL_SIZE * 1.3,
            row in always,
        )
        for row in rows
    ]


def label_text(text: str, *, chosen: bool) -> str:
    """Return a name as it is written beside its mark; that of a selected actor may be longer."""
    return plain(text, 2 * _LONGEST if chosen else _LONGEST)


def placed_names(
    plan_: Plan,
    texts: list[str],
    always: set[int],
    density: float,
    blocked: list[tuple[float, float, float, float]],
) -> list[Placed]:
    """Return which names are written and where.

    Parameters
    ----------
    plan_ : Plan
        Where the marks stand.
    texts : list of str
        Name of each mark; marks are in the order of importance.
    always : set of int
        Rows that are written in any case.
    density : float
        0 none but those, 0.5 as many as read well, 1 as many as have room.
    blocked : list of boxes
        Where nothing may be written.
    """
    most = round(2 * density * plan_.width * plan_.height / 9_000)
    rows = [*sorted(always), *(row for row in range(min(len(texts), 6 * most)) if row not in always)]
    return place_names(
        names_of(texts, always, rows), plan_.spots, plan_.radius, (plan_.width, plan_.height), blocked, most
    )

"""Which component stands where on the canvas: large ones in the middle, small ones in tidy rows below."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

import numpy as np

from graph_app.layouts._shape import Box
from graph_app.layouts._ties import Floats

_T = TypeVar("_T")

CANVAS = Box(0.0, 0.0, 1000.0, 760.0)
"""The canvas positions are made for, in pixels at fit zoom."""

_LARGE = 0.2
_LOOSE = 1.6
_LEAST = 0.05
_GAP = 16.0
_ASPECT = CANVAS.width / CANVAS.height


class _Column(NamedTuple):
    """Small boxes on top of each other in a row, by their number, with their common width and heights."""

    items: list[int]
    width: float
    heights: list[float]


def arrange(discs: list[Floats]) -> tuple[list[Box], float]:
    """Return one box per component; boxes do not overlap and lie within the canvas.

    Components of at least four actors and a fifth of the largest share the upper part, the largest in
    its middle; all others stand in centred rows below it, tall ones first, as airy as there is room.

    Parameters
    ----------
    discs : list of numpy.ndarray
        Radii in pixels of the members of each component, the largest component first.

    Returns
    -------
    boxes : list of Box
        In the order of the components.
    shrink : float
        Factor for all discs, at most 1, with which they fit into their boxes.
    """
    shrink = 1.0
    boxes = _arranged(discs)
    while shrink > _LEAST and not all(_holds(b, r * shrink) for b, r in zip(boxes, discs, strict=True)):
        shrink *= 0.9
        boxes = _arranged([radii * shrink for radii in discs])
    return boxes, shrink


def _holds(box: Box, discs: Floats) -> bool:
    """Return whether the box lies in the canvas and its component can be freed of overlaps in it."""
    least = min(box.width, box.height) + 1e-6
    wide = 2 * abs(box.x) + box.width <= CANVAS.width + 1e-6
    high = 2 * abs(box.y) + box.height <= CANVAS.height + 1e-6
    crowded = len(discs) > 3 and box.width * box.height < _LOOSE * _demand(discs)
    return wide and high and not crowded and least >= 2 * float(discs.max())


def _demand(discs: Floats) -> float:
    """Return the area of the squares around all discs, in square pixels."""
    return 4.0 * float((discs**2).sum())


def _arranged(discs: list[Floats]) -> list[Box]:
    """Return the boxes for discs of this size, whether they fit or not."""
    split = sum(len(radii) >= max(4.0, _LARGE * len(discs[0])) for radii in discs)
    large, small = discs[:split], discs[split:]
    if not large:
        shelf, depth = _best_shelf(small, CANVAS.height, below=False)
        return [box._replace(y=box.y + depth / 2) for box in shelf]
    room = [_demand(radii) for radii in large]
    shelf, used = [], 0.0
    if small:
        claim = sum(_demand(radii) for radii in small)
        wanted = CANVAS.height * max(0.15, 0.9 * claim / (claim + sum(room)))
        shelf, depth = _best_shelf(small, wanted, below=True)
        shelf = [box._replace(y=box.y + depth - CANVAS.height / 2) for box in shelf]
        used = depth + _GAP
    region = Box(0.0, used / 2, CANVAS.width, max(CANVAS.height - used, 1.0))
    return _strips(room, region) + shelf


def _best_shelf(discs: list[Floats], wanted: float, *, below: bool) -> tuple[list[Box], float]:
    """Return the airiest shelf that is not deeper than wanted, else the tightest, and its depth in pixels.

    Without a large component above it the shelf itself takes the proportions of the canvas.
    """
    shelf: list[Box] = []
    depth = 0.0
    for air in (1.8, 1.6, 1.4, 1.25, 1.1, 1.0):
        sizes = [_natural(radii, air) for radii in discs]
        area = sum(width * height for width, height in sizes)
        widest = CANVAS.width if below else min(CANVAS.width, float(np.sqrt(1.05 * area * _ASPECT)))
        shelf, depth = _shelf(sizes, max(widest, max(width for width, _ in sizes)))
        if depth <= wanted:
            break
    return shelf, depth


def _natural(discs: Floats, air: float) -> tuple[float, float]:
    """Return width and height in pixels a small component is given."""
    if len(discs) <= 3:
        return 2.0 * air * float(discs.sum()), 2.0 * air * float(discs.max())
    least = 4.0 * air * float(discs.max())
    height = float(np.sqrt(_LOOSE * air**2 * _demand(discs) / _ASPECT))
    return max(height * _ASPECT, least), max(height, least)


def _shelf(sizes: list[tuple[float, float]], width: float) -> tuple[list[Box], float]:
    """Return boxes in centred rows hanging down from y = 0, and the depth of all rows."""
    order = sorted(range(len(sizes)), key=lambda k: (-sizes[k][1], -sizes[k][0], k))
    rows: list[list[_Column]] = []
    used, tall = float("inf"), 0.0
    for k in order:
        wide, high = sizes[k]
        last = rows[-1][-1] if rows else None
        alike = last is not None and 0.75 * last.width <= wide <= last.width + 1e-9
        if last and alike and sum(last.heights) + high <= tall + 1e-9:
            last.items.append(k)
            last.heights.append(high)
            continue
        if used + wide > width + 1e-9:
            rows.append([])
            used, tall = 0.0, high
        rows[-1].append(_Column([k], wide, [high]))
        used += wide
    boxes = [CANVAS] * len(sizes)
    y = 0.0
    for row in rows:
        tall = row[0].heights[0]
        _hang(row, y, tall, boxes)
        y -= tall
    return boxes, -y


def _hang(row: list[_Column], top: float, tall: float, boxes: list[Box]) -> None:
    """Write the boxes of one row, centred on x = 0; full columns stand in the middle of its height."""
    x = -sum(column.width for column in row) / 2
    for column in row:
        full = max(int(tall / column.heights[0] + 1e-9) * column.heights[0], sum(column.heights))
        y = top - (tall - full) / 2
        for k, high in zip(column.items, column.heights, strict=True):
            boxes[k] = Box(x + column.width / 2, y - high / 2, column.width, high)
            y -= high
        x += column.width


def _strips(counts: list[float], region: Box) -> list[Box]:
    """Return boxes in proportion to counts: strips of a squarified treemap, the first in the middle."""
    unit = region.width * region.height / sum(counts)
    rows: list[list[int]] = []
    for k, count in enumerate(counts):
        strip = [counts[j] for j in rows[-1]] if rows else []
        longer = _squareness([*strip, count], unit, region.width)
        if strip and longer <= _squareness(strip, unit, region.width):
            rows[-1].append(k)
        else:
            rows.append([k])
    gap = _GAP if len(counts) > 1 else 0.0
    boxes = [region] * len(counts)
    top = region.y + region.height / 2
    for row in _middle_out(rows):
        total = sum(counts[k] for k in row)
        high, x = total * unit / region.width, region.x - region.width / 2
        for k in _middle_out(row):
            wide = region.width * counts[k] / total
            boxes[k] = Box(x + wide / 2, top - high / 2, wide - min(gap, wide / 2), high - min(gap, high / 2))
            x += wide
        top -= high
    return boxes


def _squareness(counts: list[float], unit: float, width: float) -> float:
    """Return how far the worst box of a strip is from the proportions of the canvas; 1 is best."""
    high = sum(counts) * unit / width
    ratios = [count * unit / high / high / _ASPECT for count in counts]
    return max(max(ratio, 1 / ratio) for ratio in ratios)


def _middle_out(items: list[_T]) -> list[_T]:
    """Return the items so that the first is in the middle and later ones further out."""
    return items[1::2][::-1] + items[::2]

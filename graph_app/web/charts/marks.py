"""What the influence–stance map shows: one actor per mark, its stance, its influence by a measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.analyses import MEASURES, Measure
from graph_app.api import Explorer
from graph_app.graph.network import codes
from graph_app.graph.stance import UNKNOWN, CodeArray, FloatArray, IntArray
from graph_app.style import glyph_of
from graph_app.web.view import View


@dataclass(frozen=True)
class Marks:
    """The visible actors, the most influential first.

    Attributes
    ----------
    actor : int array of shape (n,)
        Positions in the table of actors.
    stance : float array of shape (n,)
        Openness, or stance on the issue of the filter; NaN where unknown.
    influence : float array of shape (n,)
        The measure, 0 where there is none.
    valued : bool array of shape (n,)
        Whose measure there is.
    code : uint8 array of shape (n,)
        Code of the stance's label.
    glyph : int array of shape (n,)
        Number of the shape of the actor's kind.
    """

    actor: IntArray
    stance: FloatArray
    influence: FloatArray
    valued: npt.NDArray[np.bool_]
    code: CodeArray
    glyph: IntArray

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        """Whose stance is known."""
        return np.asarray(self.code != UNKNOWN)


def measure_of(name: str) -> Measure:
    """Return the measure of a name that the view knows."""
    return next(one for one in MEASURES if one.name == name)


def marks(explorer: Explorer, view: View) -> Marks:
    """Return the visible actors with the view's measure, on the graph that the view says."""
    rows = explorer.rows
    influence = explorer.measure(view.y, on=view.on).to_numpy(dtype=np.float64)
    stance = rows.stance[rows.actors]
    order = np.lexsort((rows.actors, -np.abs(np.nan_to_num(stance)), -np.nan_to_num(influence)))
    actor = rows.actors[order]
    kinds = codes(explorer.network.actors, "kind")[actor]
    return Marks(
        actor=actor,
        stance=stance[order],
        influence=np.nan_to_num(influence[order]),
        valued=np.isfinite(influence[order]),
        code=explorer.visible.reading.labels[actor],
        glyph=np.array([glyph_of(max(int(kind), 0)) for kind in kinds], dtype=np.int64),
    )


@dataclass(frozen=True)
class Quadrants:
    """How many actors stand in each corner.

    Attributes
    ----------
    middle : float
        Median of the measure among the visible actors; above it is "high".
    high_left, high_right, low_left, low_right : int
        Actors with a stance below or above 0. Those at 0 exactly are in none.
    between : int
        Actors at 0.
    unknown : int
        Actors without a statement.
    """

    middle: float
    high_left: int
    high_right: int
    low_left: int
    low_right: int
    between: int
    unknown: int


def quadrants(found: Marks) -> Quadrants:
    """Return how many actors stand in each corner; "high" is above the median of all visible ones."""
    middle = float(np.median(found.influence)) if len(found.actor) else 0.0
    high = found.influence > middle
    left, right = found.stance < 0, found.stance > 0
    return Quadrants(
        middle=middle,
        high_left=int((high & left).sum()),
        high_right=int((high & right).sum()),
        low_left=int((~high & left).sum()),
        low_right=int((~high & right).sum()),
        between=int((found.stance == 0).sum()),
        unknown=int((~found.known).sum()),
    )


@dataclass(frozen=True)
class Heap:
    """Actors that share one mark where there are too many for one each.

    Attributes
    ----------
    first : int array of shape (marks,)
        Row of the most influential actor of each mark.
    members : list of int array
        Rows of all actors of each mark, the most influential first.
    """

    first: IntArray
    members: list[Any]


def heaped(found: Marks, across: FloatArray, up: FloatArray, cell: float) -> Heap:
    """Return marks that stand for all actors of one label within a cell of the picture.

    Parameters
    ----------
    found : Marks
        The actors.
    across, up : float arrays of shape (n,)
        Their places in pixels.
    cell : float
        Side of a cell in pixels.
    """
    keys = np.stack([across // cell, up // cell, found.code.astype(np.float64)], axis=1)
    _, where = np.unique(keys, axis=0, return_inverse=True)
    order = np.argsort(where.ravel(), kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(where.ravel()[order])) + 1) if len(order) else []
    groups.sort(key=lambda rows: int(rows[0]))
    return Heap(np.array([rows[0] for rows in groups], dtype=np.int64), groups)

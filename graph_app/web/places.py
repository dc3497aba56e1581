"""Where actors stand in a view: what a layout is asked, by what it depends on; pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.api import Explorer
from graph_app.exporters.drawn import shelf_of
from graph_app.layouts import LAYOUTS, Layout, Progress, Shelf, place_once, silent
from graph_app.web.colours import measured, sizes
from graph_app.web.encoding import INLINE
from graph_app.web.view import View

WORDS = ("layout", "by", "y", "centre", "placed")
"""Words of a view that choose where actors stand."""
Places = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Asked:
    """What a layout is asked. Equal questions have equal keys, and places only depend on them.

    Attributes
    ----------
    name : str
        The layout.
    n : int
        How many actors.
    ends, weight : arrays
        The ties it reads.
    sizes : float array of shape (n,)
        Radii in pixels.
    given : dict
        What it needs beside: groups, values, centre, visible.
    shelf : Shelf, optional
        Where places are kept; where all are if not given. No part of the question.
    """

    name: str
    n: int
    ends: npt.NDArray[Any]
    weight: npt.NDArray[Any]
    sizes: npt.NDArray[np.float32]
    given: dict[str, Any] = field(default_factory=dict)
    shelf: Shelf | None = None

    @property
    def mask(self) -> npt.NDArray[np.bool_]:
        """Actors that are placed; the others are put aside."""
        found = self.given.get("visible")
        return np.ones(self.n, dtype=bool) if found is None else np.asarray(found)

    @property
    def key(self) -> int:
        """A number for the question, the same in every process, never 0; exact in JavaScript."""
        digest = blake2b(self.name.encode(), digest_size=6)
        parts = {"ends": self.ends, "weight": self.weight, "sizes": self.sizes, **self.given}
        for word, part in sorted(parts.items()):
            digest.update(word.encode())
            digest.update(np.ascontiguousarray(part).tobytes())
        return int.from_bytes(digest.digest(), "little") + 1


def layout_of(view: View) -> Layout:
    """Return the layout of a view."""
    return next(layout for layout in LAYOUTS if layout.name == view.layout)


def asked_of(explorer: Explorer, view: View) -> Asked | None:
    """Return what the layout of a view is asked; None where the places are those of the first drawing.

    Parameters
    ----------
    explorer : Explorer
        The data with the filter of the view.
    view : View
        The view. All actors are placed by all recorded ties, so that a filter moves nobody, unless the
        view places what is visible.
    """
    network = explorer.network
    whole = view.placed == "whole"
    if not network.n or (view.layout == "force" and whole) or not explorer.visible.actors.any():
        return None
    ties = np.arange(network.m) if whole else explorer.rows.ties
    start, end = network.ends
    needs = layout_of(view).needs
    given: dict[str, Any] = {} if whole else {"visible": explorer.visible.actors}
    if "groups" in needs:
        given["groups"] = explorer.groups(view.by, on=view.on).codes
    if "values" in needs:
        across = explorer.visible.reading.value
        given["values"] = np.column_stack([across, measured(explorer, view.y, view.on)])
    if "centre" in needs:
        given["centre"] = centre_of(explorer, view)
    return Asked(
        name=view.layout,
        n=network.n,
        ends=np.column_stack([start[ties], end[ties]]),
        weight=network.weight if whole else explorer.visible.weight[ties],
        sizes=sizes(explorer, view),
        given=given,
        shelf=shelf_of(network),
    )


def centre_of(explorer: Explorer, view: View) -> int:
    """Return the position of the actor in the middle of rings.

    It is the chosen one, else the one in focus, else the one with most ties; when only visible actors are
    placed, the first of these that is visible.
    """
    network, seen = explorer.network, explorer.visible.actors
    for actor in (view.centre, view.at):
        position = network.position.get(actor, -1)
        if position >= 0 and (view.placed == "whole" or seen[position]):
            return position
    degree = np.nan_to_num(measured(explorer, "degree", "whole"))
    return int(np.where(seen, degree, -1.0).argmax())


def placed(asked: Asked, progress: Progress = silent) -> Places:
    """Return the places of all actors.

    Parameters
    ----------
    asked : Asked
        The question.
    progress : callable, optional
        Told the share that is done; may raise `Cancelled`.

    Returns
    -------
    numpy.ndarray
        float32, shape (n, 2), in the frame of the layouts.

    Raises
    ------
    Cancelled
        If `progress` raises it.
    """
    return place_once(
        asked.shelf or Shelf.usual(),
        asked.name,
        asked.n,
        asked.ends,
        asked.weight,
        sizes=asked.sizes,
        progress=progress,
        **asked.given,
    )


def caption(explorer: Explorer, view: View) -> str:
    """Return in words what closeness, direction and size mean in the picture of a view."""
    size = f" Size: {INLINE[view.size]} on the {view.on} graph." if view.size != "none" else ""
    return stands(explorer, view) + size


def stands(explorer: Explorer, view: View) -> str:
    """Return in words what closeness and direction mean."""
    network, issue = explorer.network, explorer.chosen.issue
    words: dict[str, str] = {"group": INLINE[view.by]}
    words["x"] = f"stance on {network.words('issues', 'name')[issue]}" if issue else "overall openness"
    words["y"] = f"{INLINE[view.y]} on the {view.on} graph"
    if view.layout == "rings" and network.n:
        words["centre"] = str(network.cells("actors", "name")[centre_of(explorer, view)])
    said = layout_of(view).says(**words)
    among = " Only what is visible is laid out." if view.placed == "visible" else ""
    return said + among

"""What is written and drawn beside a layout: headings of groups, axes of the map, rings; pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.api import Explorer
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, label_codes, label_title
from graph_app.layouts import headings, map_x, ring_guides, steps_from
from graph_app.layouts.columns import MOST
from graph_app.web.canvas.props import Guides, GuideText
from graph_app.web.encoding import TITLES
from graph_app.web.places import Asked, Places
from graph_app.web.view import View

TOP, PIXEL = 0.76, 1 / 500
"""Half the height of the picture and one pixel at the fit zoom, in the frame of the layouts."""
LONGEST = 26
"""Letters of a group's name."""
NAMED = 24
"""Coalitions of a large network that are named in its picture: the largest."""
TICKS = (-2, -1, 0, 1, 2)
Masks = npt.NDArray[np.bool_]


def guides(explorer: Explorer, view: View, asked: Asked | None, places: Places | None) -> Guides:
    """Return the guides of a view.

    Parameters
    ----------
    explorer, view
        The data with the filter of the view, and the view.
    asked, places
        What its layout was asked and what it answered; None for places that need no guides.
    """
    if asked is None or places is None or asked.name not in _MADE:
        return Guides(texts=[], lines=[], rings=[])
    return _MADE[asked.name](explorer, view, asked, places)


def coalitions(explorer: Explorer, drawn: npt.NDArray[np.int64], places: Places) -> Guides:
    """Return the numbers of the largest coalitions of a large network, with how many visible actors each has.

    Parameters
    ----------
    explorer : Explorer
        The data with the filter of the view.
    drawn : int array
        Positions of the actors that are drawn: a coalition's words stand above most of its own.
    places : float array of shape (n, 2)
        Where all actors stand.

    Returns
    -------
    dict
        No texts as long as nobody has had coalitions found.
    """
    groups = explorer.known_groups("coalition")
    texts: list[GuideText] = []
    if groups is not None:
        codes, seen = groups.codes, explorer.visible.actors & (groups.codes >= 0)
        count = np.bincount(codes[seen], minlength=len(groups.names))
        for code in np.argsort(-count, kind="stable")[:NAMED].tolist():
            own = places[drawn[codes[drawn] == code]]
            if len(own):
                x, y = np.median(own[:, 0]), np.quantile(own[:, 1], 0.95)
                texts.append(_text(x, y, f"Coalition {code + 1} ({int(count[code]):,})", "over"))
    return Guides(texts=texts, lines=[], rings=[])


def _text(x: float, y: float, text: str, at: Any = "above") -> GuideText:
    return GuideText(x=round(float(x), 4), y=round(float(y), 4), text=text, at=at)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip(' ,;')}…"


def _line(*ends: float) -> list[float]:
    return [round(float(end), 4) for end in ends]


def _discs(explorer: Explorer, view: View, asked: Asked, places: Places) -> Guides:
    """Return the names of groups above their discs."""
    names = explorer.groups(view.by, on=view.on).names
    return _named(explorer, asked, places, asked.given["groups"], ([*names, f"No {view.by}"], "over"))


def _columns(explorer: Explorer, view: View, asked: Asked, places: Places) -> Guides:
    """Return the names of groups above their columns; those that share the last one are called others."""
    names = explorer.groups(view.by, on=view.on).names
    codes = np.array(asked.given["groups"])
    groups, counts = np.unique(codes[asked.mask & (codes >= 0)], return_counts=True)
    if len(groups) > MOST:
        own = groups[np.lexsort((groups, -counts))][:MOST]
        codes[~np.isin(codes, own)] = len(names)
    return _named(explorer, asked, places, codes, ([*names, "Others", f"No {view.by}"], "above"))


def _named(
    explorer: Explorer, asked: Asked, places: Places, codes: npt.NDArray[Any], said: tuple[list[str], str]
) -> Guides:
    """Return the names of groups above their actors, the largest first; the last name is that of none."""
    names, at = said
    seen = explorer.visible.actors
    tops = places + np.c_[np.zeros(asked.n), asked.sizes * PIXEL]
    found = sorted(headings(tops, codes, asked.mask), key=lambda one: -one.actors)
    counted = {group: int((seen & (codes == group)).sum()) for group in {one.group for one in found}}
    texts = [
        _text(one.x, one.y, f"{_short(names[one.group])} ({counted[one.group]:,})", at)
        for one in found
        if counted[one.group]
    ]
    return Guides(texts=texts, lines=[], rings=[])


def _map(explorer: Explorer, view: View, asked: Asked, places: Places) -> Guides:
    """Return the axes of the map: words for stance from left to right, the measure upwards."""
    here = asked.mask
    across = asked.given["values"][here, 0]
    spots = places[here]
    known = np.isfinite(across)
    texts, lines = [], []
    left = float(spots[:, 0].min()) - 0.06
    if known.any():
        left = float(spots[known, 0].min()) - 0.06
        inside = [tick for tick in TICKS if across[known].min() <= tick <= across[known].max()]
        for tick, x in zip(inside, map_x(spots, across, np.array(inside, dtype=float)), strict=True):
            texts.append(_text(x, -TOP, _said(tick, bool(explorer.chosen.issue)), "below"))
            lines.append(_line(x, -TOP, x, TOP))
        lines.append(_line(left, -TOP, 1.0, -TOP))
    if not known.all():
        strip = spots[~known, 0]
        count = int((explorer.visible.actors[here] & ~known).sum())
        texts.append(_text((strip.min() + strip.max()) / 2, TOP, f"No statement ({count:,})"))
    if known.any():
        lines.append(_line(left, -TOP, left, TOP))
        texts.append(_text(left, 0.0, f"{TITLES[view.y]}, low to high", "turned"))
    return Guides(texts=texts, lines=lines, rings=[])


def _said(tick: int, issue: bool) -> str:
    """Return a stance in words, such as "Opposes (−1)"."""
    names = ISSUE_LABELS if issue else OPENNESS_LABELS
    sign = f"+{tick}" if tick > 0 else f"−{-tick}" if tick < 0 else "0"
    return f"{label_title(names[int(label_codes(np.array([float(tick)]))[0])])} ({sign})"


def _rings(explorer: Explorer, view: View, asked: Asked, places: Places) -> Guides:
    """Return an ellipse around each ring, and how far its actors are away."""
    here = asked.mask
    steps = steps_from(asked.given["centre"], asked.n, asked.ends)
    found = ring_guides(places[here], steps[here])
    edge = float(asked.sizes.max()) * PIXEL + 0.01
    rings = []
    for place, ring in enumerate(found):
        following = found[place + 1].inner if place + 1 < len(found) else ring.outer + 2 * edge
        reach = (ring.outer + following) / 2
        count = int((explorer.visible.actors & here & (steps == ring.steps)).sum())
        away = "Out of reach" if ring.steps < 0 else f"{ring.steps} tie{'s' * (ring.steps > 1)} away"
        rx, ry = round(reach, 4), round(TOP * reach, 4)
        rings.append({"x": 0.0, "y": 0.0, "rx": rx, "ry": ry, "text": f"{away} ({count:,})"})
    return Guides(texts=[], lines=[], rings=rings)  # type: ignore[typeddict-item]  # plain dicts are rings


_MADE: dict[str, Callable[[Explorer, View, Asked, Places], Guides]] = {
    "circles": _discs,
    "columns": _columns,
    "map": _map,
    "rings": _rings,
}

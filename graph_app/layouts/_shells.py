"""Discs on circles around a middle: how many fit on each, and who stands at which angle."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from graph_app.layouts._ties import Floats, Ints

_SPARE = 1.001
_GOLDEN = 2.399963


class Shell(NamedTuple):
    """One circle of discs.

    Attributes
    ----------
    members : numpy.ndarray
        Who stands on it.
    radius : float
        Its radius in pixels.
    """

    members: Ints
    radius: float


def shells(members: Ints, discs: Floats, inner: float) -> tuple[list[Shell], float]:
    """Return circles that hold all members without overlap, about equally full, from the inside out.

    Parameters
    ----------
    members : numpy.ndarray
        Who is placed, from the inside out; best by size, so that a circle holds discs of about one size.
    discs : numpy.ndarray
        Radii in pixels of all actors, positive.
    inner : float
        Radius in pixels that stays free; 0 puts the first member into the middle.

    Returns
    -------
    shells : list of Shell
        The circles.
    outer : float
        Radius in pixels of all that was placed.
    """
    found, outer = _filled(members, discs, inner, 1.0)
    for full in np.linspace(0.95, 0.4, 12):
        airier, wider = _filled(members, discs, inner, float(full))
        if len(airier) > len(found):
            break
        found, outer = airier, wider
    return found, outer


def around(wanted: Floats, discs: Floats, radius: float) -> Floats:
    """Return angles on one circle, in the order of the wanted ones, evenly spread without overlap.

    Parameters
    ----------
    wanted : numpy.ndarray
        Angles that would be best, NaN for no wish, shape (k,).
    discs : numpy.ndarray
        Radii in pixels, shape (k,).
    radius : float
        Radius of the circle in pixels.

    Returns
    -------
    numpy.ndarray
        Angles, turned so that they are as close to the wanted ones as evenness allows, shape (k,).
    """
    free = np.isnan(wanted)
    wish = np.where(free, _GOLDEN * np.arange(len(wanted)), wanted) % (2 * np.pi)
    order = np.argsort(wish, kind="stable")
    arc = _arcs(discs, radius)[order]
    arc = arc + max(2 * np.pi - float(arc.sum()), 0.0) / len(arc)
    slot = np.cumsum(arc) - arc / 2
    miss = np.exp(1j * (wish[order] - slot)) * np.where(free[order], 1e-9, 1.0)
    angles = np.empty(len(wanted))
    angles[order] = slot + float(np.angle(miss.sum()))
    return angles


def on_circle(angle: Floats, radius: float) -> Floats:
    """Return the points at these angles, shape (k, 2).

    >>> on_circle(np.array([0.0]), 2.0).tolist()
    [[2.0, 0.0]]
    """
    return np.asarray(radius * np.c_[np.cos(angle), np.sin(angle)])


def _filled(members: Ints, discs: Floats, inner: float, full: float) -> tuple[list[Shell], float]:
    """Return circles of which each is filled up to a share, and the radius of all of them."""
    found: list[Shell] = []
    rest = members
    if inner <= 0 and len(rest):
        found.append(Shell(rest[:1], 0.0))
        inner, rest = float(discs[rest[0]]), rest[1:]
    while len(rest):
        radius = inner + float(discs[rest[: _many(inner)]].max())
        share = np.cumsum(_arcs(discs[rest], radius))
        count = max(int(np.searchsorted(share, 2 * np.pi * full, side="right")), 1)
        count = min(count, _many(inner))
        found.append(Shell(rest[:count], radius))
        inner, rest = radius + float(discs[rest[:count]].max()), rest[count:]
    return found, inner


def _many(inner: float) -> int:
    """Return more discs than are looked at for one circle."""
    return 64 + int(2 * inner)


def _arcs(discs: Floats, radius: float) -> Floats:
    """Return the angle each disc takes on a circle: neighbours may then touch, not overlap."""
    return np.asarray(2 * _SPARE * np.arcsin(np.clip(discs / max(radius, 1e-9), 0.0, 1.0)))

"""No actor on top of another: discs push each other apart in a box, big ones make room for their labels."""

from __future__ import annotations

import numpy as np
import scipy  # loads its spatial, which takes long, when that is first named

from graph_app.layouts._progress import Progress, part, silent
from graph_app.layouts._shape import Box
from graph_app.layouts._ties import Floats, Ints

LABELLED = 40
"""How many of the biggest actors are given room for a label."""

_LABEL = (112.0, 18.0)
_SHARE = 0.2
_SLACK = 0.02
_GOLDEN = 2.399963
_COMFORT_ROUNDS = 90
_STRICT_ROUNDS = 250


def settle(
    spots: Floats, discs: Floats, box: Box, *, comfort: bool = True, progress: Progress = silent
) -> Floats:
    """Return positions in the box where no two discs overlap.

    First a soft pass with generous discs spreads the crowd and parts the labels of the biggest actors
    while everyone is held near their place; then a strict pass; what is still wedged in is moved to
    the nearest free place.

    Parameters
    ----------
    spots : numpy.ndarray
        Positions in pixels, shape (n, 2).
    discs : numpy.ndarray
        Radii in pixels that include half the margin, shape (n,).
    box : Box
        Where the discs must stay.
    comfort : bool
        Whether the soft pass is made.
    progress : callable
        Told the share that is done, after every step.

    Returns
    -------
    numpy.ndarray
        Positions in pixels, shape (n, 2). Discs that together fill more than about half of the
        box cannot be parted within it.
    """
    if len(spots) < 2:
        return spots
    heavy = len(spots) > 20_000
    if comfort:
        rounds = 10 if heavy else 30 if len(spots) < 50 else _COMFORT_ROUNDS
        spots = _comfort(spots, discs, box, rounds, part(progress, 0.0, 0.5))
    rounds = _STRICT_ROUNDS if not heavy else 10
    for step in range(rounds):
        progress(0.5 + step / rounds / 2)
        pairs, gap = _near(spots, discs)
        if not len(pairs):
            return spots
        spots = _inside(spots + _push(spots, discs, pairs, gap), discs, box)
    return spots if heavy else _rescue(spots, discs, box)


def overlaps(spots: Floats, discs: Floats) -> int:
    """Return the number of pairs of discs that overlap.

    Parameters
    ----------
    spots : numpy.ndarray
        Positions, shape (n, 2).
    discs : numpy.ndarray
        Radii in the same unit, shape (n,).

    Returns
    -------
    int
        Number of overlapping pairs.
    """
    return len(_near(spots, discs)[0]) if len(spots) > 1 else 0


def _comfort(spots: Floats, discs: Floats, box: Box, rounds: int, progress: Progress) -> Floats:
    """Return positions after soft pushes between generous discs and between labels."""
    share = _SHARE * box.width * box.height / np.pi
    pad = np.sqrt(max(share / len(discs), 0.0)) - float(np.sqrt((discs**2).mean()))
    generous = discs + float(np.clip(pad, 0.5, 14.0))
    big = np.argsort(-discs, kind="stable")[: min(LABELLED, len(discs) // 8)]
    home = spots
    for step in range(rounds):
        progress(step / rounds)
        pairs, gap = _near(spots, generous)
        move = 0.5 * _push(spots, generous, pairs, gap)
        move[big] += 0.3 * _part_labels(spots[big], discs[big])
        hold = 0.03 * (1 - step / rounds)
        spots = _drawn_in(spots + move + hold * (home - spots), discs, box)
    return _inside(spots, discs, box)


def _near(spots: Floats, discs: Floats) -> tuple[Ints, Floats]:
    """Return the overlapping pairs, shape (k, 2), and by how much each overlaps, shape (k,)."""
    reach = np.sort(discs)
    split = float(reach[int(0.97 * (len(reach) - 1))])
    tree = scipy.spatial.KDTree(spots)
    found = [tree.query_pairs(2 * split, output_type="ndarray").astype(np.int64)]
    large = np.flatnonzero(discs > split)
    for actor, near in zip(large, tree.query_ball_point(spots[large], discs[large] + reach[-1]), strict=True):
        others = np.asarray(near, dtype=np.int64)
        others = others[(others != actor) & ((discs[others] <= split) | (others > actor))]
        found.append(np.c_[np.full(len(others), actor), others])
    pairs = np.concatenate(found)
    both_large = np.zeros(len(pairs), dtype=bool)
    both_large[: len(found[0])] = (discs[found[0]] > split).any(1)
    pairs = pairs[~both_large]
    a, b = pairs.T
    gap = discs[a] + discs[b] - _length(spots[a] - spots[b])
    hit = gap > 0
    return pairs[hit], gap[hit]


def _push(spots: Floats, discs: Floats, pairs: Ints, gap: Floats) -> Floats:
    """Return the move that parts each pair, the smaller of the two giving way more, shape (n, 2)."""
    a, b = pairs.T
    away = spots[a] - spots[b]
    length = _length(away)
    angle = _GOLDEN * (a + b)  # actors on the same spot part in a fixed direction of their own
    away = np.where((length > 1e-6)[:, None], away, np.c_[np.cos(angle), np.sin(angle)])
    away /= _length(away)[:, None]
    area = discs**2
    lean = area[b] / (area[a] + area[b])
    moves = away * (gap + _SLACK)[:, None]
    n = len(spots)
    return np.stack(
        [
            np.bincount(a, moves[:, axis] * lean, n) - np.bincount(b, moves[:, axis] * (1 - lean), n)
            for axis in (0, 1)
        ],
        axis=1,
    )


def _length(vectors: Floats) -> Floats:
    """Return the lengths of vectors along the last axis of two; numpy's sum over so short an axis is slow."""
    x, y = vectors[..., 0], vectors[..., 1]
    found: Floats = np.sqrt(x * x + y * y)
    return found


def _part_labels(spots: Floats, discs: Floats) -> Floats:
    """Return the move that parts the labels of the biggest actors along the shorter way, shape (k, 2)."""
    gap = spots[:, None] - spots[None]
    tall = discs[:, None] + discs[None] + _LABEL[1]
    over_x, over_y = _LABEL[0] - np.abs(gap[..., 0]), tall - np.abs(gap[..., 1])
    hit = (over_x > 0) & (over_y > 0) & ~np.eye(len(spots), dtype=bool)
    sideways = over_x < over_y
    turn = np.subtract.outer(np.arange(len(spots)), np.arange(len(spots)))[..., None]
    side = np.where(gap == 0, np.sign(turn), np.sign(gap))
    move_x = np.where(hit & sideways, side[..., 0] * over_x, 0.0)
    move_y = np.where(hit & ~sideways, side[..., 1] * over_y, 0.0)
    return np.stack([move_x.sum(1), move_y.sum(1)], axis=1) / 2


def _drawn_in(spots: Floats, discs: Floats, box: Box) -> Floats:
    """Return the positions contracted, per axis, as far as needed for all discs to lie in the box."""
    centre, reach = np.array([box.x, box.y]), discs[:, None]
    low, high = (spots - reach).min(0), (spots + reach).max(0)
    room = np.array([box.width, box.height])
    scale = np.minimum(1.0, room / np.maximum(high - low, 1e-9))
    half = (room - scale * (high - low)) / 2
    middle = (low + high) / 2
    drawn: Floats = np.clip(middle, centre - half, centre + half) + (spots - middle) * scale
    return drawn


def _inside(spots: Floats, discs: Floats, box: Box) -> Floats:
    """Return the positions moved back so that every disc lies in the box."""
    room = np.maximum(np.array([box.width, box.height]) / 2 - discs[:, None], 0.0)
    centre = np.array([box.x, box.y])
    held: Floats = centre + np.clip(spots - centre, -room, room)
    return held


def _rescue(spots: Floats, discs: Floats, box: Box) -> Floats:
    """Return positions where each disc still overlapping, small ones first, took the nearest free place."""
    spots = spots.copy()
    pairs, _ = _near(spots, discs)
    for actor in sorted(set(pairs.ravel().tolist()), key=lambda k: (discs[k], k)):
        others = np.arange(len(spots)) != actor
        place = _free_place(spots[actor], float(discs[actor]), spots[others], discs[others], box)
        if place is not None:
            spots[actor] = place
    return spots


def _free_place(spot: Floats, disc: float, spots: Floats, discs: Floats, box: Box) -> Floats | None:
    """Return the first place on a sunflower spiral where a disc overlaps none of the others."""
    away = _length(spots - spot) - discs
    for start, stop in ((0, 1), (1, 60), (60, 400), (400, 1200), (1200, 2500), (2500, 4000)):
        turn = np.arange(start, stop)
        spiral = np.sqrt(turn)[:, None] * np.c_[np.cos(_GOLDEN * turn), np.sin(_GOLDEN * turn)]
        tries = _inside(spot + spiral * (disc * 0.5), np.full(len(turn), disc), box)
        close = away < np.sqrt(stop) * disc * 0.5 + disc + 1e-6
        x, y = spots[close].T
        across, down = tries[:, :1] - x, tries[:, 1:] - y
        distance = np.sqrt(across * across + down * down)
        free = np.flatnonzero((distance >= disc + discs[close]).all(1))
        if len(free):
            found: Floats = tries[free[0]]
            return found
    return None

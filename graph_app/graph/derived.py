"""Ties derived from common action: who took part on the same side of the same events."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph_app.graph.stance import BoolArray, FloatArray, IntArray

ACTED_TOGETHER = "acted_together"
"""Kind of every derived tie; no recorded tie may have it."""

LARGEST_EVENT = 2_000
"""Sides of events with more actors give no ties: k actors mean k(k-1)/2 pairs of weight 1/(k-1) each."""


@dataclass(frozen=True)
class Sides:
    """Participations as columns: which actor stood on which side of which event.

    Attributes
    ----------
    event, actor : int arrays
        Positions.
    side : int array
        1 with it, -1 against it, 0 neither.
    """

    event: IntArray
    actor: IntArray
    side: IntArray


@dataclass(frozen=True)
class CommonAction:
    """Every pair of actors per event on whose same side both stood, and the pairs by themselves.

    Attributes
    ----------
    event, side : int arrays, one per row
        The event and the side on which both stood.
    share : float array
        1/(k - 1) for a side of k actors (Newman 2001): a small circle binds more than a long list.
    pair : int array
        Position of the row's pair in `first` and `second`.
    first, second : int arrays, one per pair
        The two actors, first < second; sorted.
    skipped : tuple of int
        Events left out because a side has more than `LARGEST_EVENT` actors.

    References
    ----------
    M. E. J. Newman (2001), Scientific collaboration networks II, Physical Review E 64, 016132.
    """

    event: IntArray
    side: IntArray
    share: FloatArray
    pair: IntArray
    first: IntArray
    second: IntArray
    skipped: tuple[int, ...]

    def weights(self, keep: BoolArray) -> FloatArray:
        """Return each pair's weight over the kept rows: the sum of their shares; shape (pairs,)."""
        return np.bincount(self.pair[keep], weights=self.share[keep], minlength=len(self.first)).astype(
            np.float64
        )


def common_action(sides: Sides) -> CommonAction:
    """Pair the actors on each side of each event.

    An actor with two roles on one side counts once. Recipients, commenters and witnesses (side 0) are
    not paired: they met in the event but did not act together.
    """
    taking = sides.side != 0
    triples = np.unique(
        np.column_stack([sides.event[taking], sides.side[taking], sides.actor[taking]]), axis=0
    )
    blocks: list[tuple[IntArray, IntArray, int, int, int]] = []
    skipped: set[int] = set()
    breaks = np.flatnonzero(np.any(np.diff(triples[:, :2], axis=0) != 0, axis=1)) + 1
    for block in np.split(triples, breaks):
        size = len(block)
        if size > LARGEST_EVENT:
            skipped.add(int(block[0, 0]))
        elif size > 1:
            left, right = np.triu_indices(size, 1)
            blocks.append((block[left, 2], block[right, 2], int(block[0, 0]), int(block[0, 1]), size))
    return _joined(blocks, tuple(sorted(skipped)))


def _joined(blocks: list[tuple[IntArray, IntArray, int, int, int]], skipped: tuple[int, ...]) -> CommonAction:
    """Join the pairs of all events and number them."""
    none = np.zeros(0, dtype=np.int64)
    if not blocks:
        return CommonAction(none, none, np.zeros(0), none, none, none, skipped)
    lengths = [len(block[0]) for block in blocks]
    ends = np.column_stack(
        [np.concatenate([block[0] for block in blocks]), np.concatenate([block[1] for block in blocks])]
    )
    pairs, index = np.unique(ends, axis=0, return_inverse=True)
    return CommonAction(
        event=np.repeat([block[2] for block in blocks], lengths),
        side=np.repeat([block[3] for block in blocks], lengths),
        share=np.repeat([1.0 / (block[4] - 1) for block in blocks], lengths),
        pair=index.reshape(-1),
        first=pairs[:, 0],
        second=pairs[:, 1],
        skipped=skipped,
    )

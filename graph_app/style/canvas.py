"""The network as the canvas takes it: compact columns of actors and ties, chosen ones or all."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.graph.build import tie_ids
from graph_app.graph.lines import actor_texts, arrows, tie_texts
from graph_app.graph.network import Network
from graph_app.packing import packed
from graph_app.style.glyphs import glyph_of

SUPPORTING, HOSTILE_TIE, DERIVED = 0, 1, 2
"""Styles of ties."""


def payload(
    network: Network,
    places: npt.NDArray[np.floating],
    actors: npt.NDArray[np.int64] | None = None,
    ties: npt.NDArray[np.int64] | None = None,
    *,
    texts: bool = True,
) -> dict[str, Any]:
    """Return actors and ties as columns; see the canvas' README for what each holds.

    Parameters
    ----------
    network : Network
        The data.
    places : float array of shape (n, 2)
        Where each actor of the data stands.
    actors, ties : int arrays, optional
        Positions of those that go along, ascending; all without them. Both ends of a tie must be there.
    texts : bool
        Whether each tie has a line about it.

    Returns
    -------
    dict
        `fingerprint`, `actors` and `ties`; numbers are base64.
    """
    who = np.arange(network.n) if actors is None else actors
    which = np.arange(network.m + network.d) if ties is None else ties
    row = np.full(network.n, -1, dtype=np.int64)
    row[who] = np.arange(len(who))
    kinds = network.actors["kind"].cat.codes.to_numpy()[who].tolist()
    start, end = (row[side[which]] for side in network.ends)
    style = np.r_[np.where(network.sign < 0, HOSTILE_TIE, SUPPORTING), np.full(network.d, DERIVED)]
    common = network.common.weights(np.ones(len(network.common.share), dtype=bool))
    width = np.r_[network.weight, np.clip(common, 0, 1)]
    return {
        "fingerprint": network.dataset.fingerprint,
        "actors": {
            "id": network.cells("actors", "id")[who].tolist(),
            "label": network.cells("actors", "name")[who].tolist(),
            "x": packed(places[who, 0], "<f4"),
            "y": packed(places[who, 1], "<f4"),
            "glyph": packed(np.array([glyph_of(int(kind)) for kind in kinds], dtype=np.int64), "u1"),
            "text": actor_texts(network, who),
        },
        "ties": {
            "id": tie_ids(network, which).tolist(),
            "from": packed(start, "<i4"),
            "to": packed(end, "<i4"),
            "width": packed(width[which], "<f4"),
            "style": packed(style[which], "u1"),
            "arrow": packed(arrows(network)[which], "u1"),
            **({"text": tie_texts(network, which)} if texts else {}),
        },
    }

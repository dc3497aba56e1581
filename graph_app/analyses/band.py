"""Plausible weights: draws of what is editorial or uncertain in a model, so that answers come as bands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from graph_app.analyses.friedkin_johnsen import Bools, Floats
from graph_app.analyses.ground import Ground
from graph_app.analyses.scenario import MOST
from graph_app.graph.network import Network

QUANTILES = (0.05, 0.5, 0.95)
"""Of the draws, what a band gives: nine out of ten lie between the first and the last."""
TENTHS = (4.0, 7.0, 10.0)
LOW = (0.1, 0.5, 0.8)
HIGH = (0.7, 0.9, 1.0)
"""Between what and what a row of low, medium and high confidence counts."""
SHIFT = 0.25
"""How far susceptibility is moved at most."""
DISTRIBUTION = (
    "In each draw the strength of every kind of tie is multiplied by a factor between 1/2 and 2 (uniform on "
    "a logarithmic scale, at most strength 1); every tie and every stance counts for something between 0.8 "
    "and 1 where its confidence is high, 0.5 and 0.9 where medium, 0.1 and 0.7 where low (uniform); "
    "the susceptibility of every actor is moved by up to 0.25 either way (uniform). Before and after "
    "share each draw. What a scenario sets is not drawn. The band is from the 5% to the 95% quantile; it is "
    "a range of plausible weights, not a confidence interval."
)


@dataclass(frozen=True)
class Draw:
    """One set of plausible weights.

    Attributes
    ----------
    strength : float array, one per kind of tie and one for acting together
        Factor of the kind's strength.
    tie : float array, one per tie, recorded, derived or supposed
        Where between least and most the tie counts, from 0 to 1.
    stance : float array of shape (n, issues)
        The same for stances.
    shift : float array of shape (n,)
        What is added to each actor's susceptibility.
    """

    strength: Floats
    tie: Floats
    stance: Floats
    shift: Floats


def draws(network: Network, count: int, seed: int) -> Iterator[Draw]:
    """Give draws one by one, the same for the same seed."""
    random = np.random.default_rng(seed)
    kinds, issues = len(network.cells("tie_kinds", "id")), len(network.cells("issues", "id"))
    for _ in range(count):
        yield Draw(
            strength=2.0 ** random.uniform(-1, 1, kinds + 1),
            tie=random.random(network.m + network.d + MOST),
            stance=random.random((network.n, issues)),
            shift=random.uniform(-SHIFT, SHIFT, network.n),
        )


def drawn(found: Ground, draw: Draw, kinds: Bools, actors: Bools) -> Ground:
    """Return a ground with the weights of a draw.

    Parameters
    ----------
    found : Ground
        The ground.
    draw : Draw
        The weights.
    kinds, actors : bool arrays
        Kinds of ties whose strength is set and actors whose susceptibility is set: they stay.
    """
    strength = np.minimum(found.strength * draw.strength, np.maximum(found.strength, 1.0))
    stances = found.stances
    counted = 10 * _between(stances.tenths, draw.stance[stances.actor, stances.issue])
    moved = np.clip(found.susceptibility + draw.shift, 0.0, 1.0)
    return replace(
        found,
        strength=np.where(kinds, found.strength, strength),
        row=np.where(
            found.tenths > 0, _between(found.tenths.astype(np.float64), draw.tie[found.tie]), found.row
        ),
        stances=replace(stances, tenths=counted),
        susceptibility=np.where(actors, found.susceptibility, moved),
    )


def _between(tenths: Floats, place: Floats) -> Floats:
    """Return what rows of some confidence count, at a place between least (0) and most (1)."""
    low, high = np.interp(tenths, TENTHS, LOW), np.interp(tenths, TENTHS, HIGH)
    return np.asarray(low + (high - low) * place, dtype=np.float64)

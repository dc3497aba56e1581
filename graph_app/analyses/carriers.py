"""The paths that carry influence to a target, every step with its ties and the sources these rest on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from graph_app.analyses.between import StepTies
from graph_app.analyses.evidence import tie_in_short
from graph_app.analyses.friedkin_johnsen import Dynamics
from graph_app.analyses.ground import Ground
from graph_app.analyses.paths import Arcs, strongest_from
from graph_app.graph.lookup import Lookup

EACH = 3
"""Equally strong paths that are listed per actor."""


class Carriers:
    """Finds the strongest paths of a model; the arcs are put in order once.

    A step weighs what it weighs in the model: the receiver's susceptibility × the giver's share of all that
    influences the receiver. The product along a path × (1 - λ) of its first actor is what this one path
    carries; the influence of an actor is the sum over all its paths, those that go in circles as well.
    """

    def __init__(self, found: Ground, model: Dynamics, look: Lookup) -> None:
        self._ground, self._model, self._look = found, model, look
        pull = model.pull.tocoo()
        self._back = Arcs(pull.row.astype(np.int64), pull.col.astype(np.int64), pull.data)
        self._weight = dict(zip(zip(pull.col, pull.row, strict=True), pull.data, strict=True))
        self._steps = StepTies(found.network.n, found.arcs, found.tie)

    def to(self, target: int, actors: Sequence[int]) -> list[list[dict[str, Any]]]:
        """Return for each actor its strongest paths to a target, the actor first.

        Each path has `actors` (ids), `carries` (the influence that runs along it) and `steps`: each with
        the ids of both ends, `weight` in the model, and `ties` with their weights and sources, the heaviest
        first.
        """
        every = strongest_from(self._ground.network.n, self._back, target, actors, EACH)
        return [
            [
                self._path(path[::-1], strength * float(self._model.anchor[actor]))
                for path, strength in zip(found.listed, found.strength, strict=True)
            ]
            for actor, found in zip(actors, every, strict=True)
        ]

    def _path(self, path: tuple[int, ...], carries: float) -> dict[str, Any]:
        ids = self._look.network.cells("actors", "id")
        return {
            "actors": [str(ids[place]) for place in path],
            "carries": carries,
            "steps": [self._step(here, there) for here, there in pairwise(path)],
        }

    def _step(self, here: int, there: int) -> dict[str, Any]:
        ties, _ = self._steps.between(here, there)
        ids = self._look.network.cells("actors", "id")
        return {
            "from": str(ids[here]),
            "to": str(ids[there]),
            "weight": float(self._weight[here, there]),
            "ties": [tie_in_short(self._look, place) for place in ties.tolist()],
        }

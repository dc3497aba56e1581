"""Parts of a filter that look at how actors hang together; `structure` applies them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from graph_app.filters.base import Choices, Flag, Number, Scope, Value
from graph_app.graph.network import Network
from graph_app.graph.stance import BoolArray
from graph_app.text import counted, listed

FEW = 3
"""Hidden actors that the sentence names."""


class Actor(Choices):
    """Actors to look around from; works through the structure, see `structure.around`."""

    word, title = "actor", "Around an actor"
    help = "Keep these actors and those within `hops` visible ties of them."

    def allowed(self, network: Network, issue: str = "") -> tuple[str, ...]:
        """Return the ids of the actors."""
        return tuple(network.position)

    def former(self, network: Network) -> Mapping[str, str]:
        """Return actors by ids that they had before."""
        return network.aliases

    def title_of(self, value: str, network: Network, issue: str = "") -> str:
        """Return the actor's name."""
        return str(network.actors["name"].iloc[network.position[value]])

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return the names; the sentence adds the hops."""
        return listed(self.names(value, scope))


class Hide(Choices):
    """Actors that the reader does not want to see."""

    word, title = "hide", "Actors left out"
    help = "Leave out these actors, whatever the other filters say."

    def allowed(self, network: Network, issue: str = "") -> tuple[str, ...]:
        """Return the ids of the actors."""
        return tuple(network.position)

    def former(self, network: Network) -> Mapping[str, str]:
        """Return actors by ids that they had before."""
        return network.aliases

    def title_of(self, value: str, network: Network, issue: str = "") -> str:
        """Return the actor's name."""
        return str(network.actors["name"].iloc[network.position[value]])

    def actors(self, value: Value, scope: Scope) -> BoolArray | None:
        """Keep everybody else."""
        assert isinstance(value, tuple)
        position = scope.network.position
        mask = np.ones(scope.network.n, dtype=bool)
        mask[[position[one] for one in value if one in position]] = False
        return mask

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return the names of up to three actors, or how many there are."""
        names = self.names(value, scope)
        few = listed(names, "and") if len(names) <= FEW else counted(len(names), "chosen actor")
        return f"leaving out {few}"


class Hops(Number):
    """How far to look around the chosen actors."""

    word, title, needs = "hops", "Hops", "actor"
    help = "How many ties away from `actor` still counts (0 to 6, 1 unless said otherwise)."
    least, most, default = 0, 6, 1

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return the distance; the sentence joins it to the actors."""
        return f"within {counted(int(str(value)), 'tie')}"


class MinDegree(Number):
    """The least number of visible ties an actor must have; see `structure.core`."""

    word, title = "min_degree", "Minimal degree"
    help = "Keep actors with at least this many visible ties, counted among those that stay (a core)."
    least, default = 0, 0

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return "with at least 3 visible ties"."""
        return f"with at least {counted(int(str(value)), 'visible tie')}"


class Isolated(Flag):
    """What happens to actors without a visible tie."""

    word, title = "isolated", "Actors without ties"
    words = ("keep", "drop")
    help = "Whether actors without a visible tie are kept (keep) or left out (drop)."

    def phrase(self, value: Value, scope: Scope) -> str:
        """Say that isolated actors are left out."""
        return "leaving out actors without a visible tie"

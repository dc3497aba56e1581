"""Parts of a filter that look at ties: kind, derived, window of time."""

from __future__ import annotations

import numpy as np

from graph_app.filters.base import Choices, Date, Flag, Scope, Value, cell, member
from graph_app.graph.network import Network
from graph_app.graph.stance import BoolArray, label_title
from graph_app.text import listed


class TieKind(Choices):
    """Kinds of tie."""

    word, title, about = "tie", "Ties", "ties"
    help = "Keep recorded ties of these kinds, such as funds,lobbies."

    def allowed(self, network: Network, issue: str = "") -> tuple[str, ...]:
        """Return the ids of the tie kinds."""
        return tuple(network.dataset.tables["tie_kinds"]["id"].tolist())

    def title_of(self, value: str, network: Network, issue: str = "") -> str:
        """Return the kind's name, such as "invests in"."""
        return label_title(cell(network, "tie_kinds", value, "name"))

    def ties(self, value: Value, network: Network) -> BoolArray | None:
        """Keep ties of these kinds."""
        assert isinstance(value, tuple)
        kinds = self.allowed(network)
        return member(network.kind, [kinds.index(word) for word in value], len(kinds))

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return "of kind funds or lobbies"."""
        return f"of kind {listed([f'“{name.lower()}”' for name in self.names(value, scope)])}"


class Derived(Flag):
    """Whether derived ties are shown."""

    word, title, about = "derived", "Acted together", "ties"
    help = "Also show derived ties between actors who stood on the same side of an event (on or off)."

    def phrase(self, value: Value, scope: Scope) -> str:
        """Say that derived ties are there."""
        return "and ties derived from acting together"


class _Window(Date):
    about = "ties"


class Since(_Window):
    """The beginning of the window."""

    word, title = "since", "Since"
    help = "Keep ties that had not ended before this date."

    def ties(self, value: Value, network: Network) -> BoolArray | None:
        """Keep ties whose span reaches the window; undated ones are left to `undated`."""
        return (network.span[1] >= self.days(value)[0]) | network.undated

    def common(self, value: Value, network: Network) -> BoolArray | None:
        """Keep common action in events of the window."""
        _, last = network.dataset.column_days("events", "date")
        return last.astype(np.int64)[network.common.event] >= self.days(value)[0]

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return "since 2023"."""
        return f"since {value}"


class Until(_Window):
    """The end of the window."""

    word, title = "until", "Until"
    help = "Keep ties that had begun by this date."

    def ties(self, value: Value, network: Network) -> BoolArray | None:
        """Keep ties whose span reaches the window; undated ones are left to `undated`."""
        return (network.span[0] <= self.days(value)[1]) | network.undated

    def common(self, value: Value, network: Network) -> BoolArray | None:
        """Keep common action in events of the window."""
        first, _ = network.dataset.column_days("events", "date")
        return first.astype(np.int64)[network.common.event] <= self.days(value)[1]

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return "until 2024-06"."""
        return f"until {value}"


class Undated(Flag):
    """What happens to ties without a date."""

    word, title, about = "undated", "Undated ties", "ties"
    words = ("keep", "drop")
    help = "Whether ties without any date are kept (keep) or left out (drop)."

    def ties(self, value: Value, network: Network) -> BoolArray | None:
        """Drop ties that say neither when they began nor when they ended."""
        return ~network.undated

    def phrase(self, value: Value, scope: Scope) -> str:
        """Say that undated ties are left out."""
        return "leaving out undated ones"

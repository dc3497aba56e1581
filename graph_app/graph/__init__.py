"""Tables to arrays and graphs: stance arithmetic, derived ties, NetworkX, details of every kind of row."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from graph_app.graph.build import multidigraph
from graph_app.graph.columns import Chosen
from graph_app.graph.comparison import comparison
from graph_app.graph.details import actor_details
from graph_app.graph.event_details import event_details
from graph_app.graph.issue_details import issue_details
from graph_app.graph.network import Network
from graph_app.graph.source_details import source_details
from graph_app.graph.tie_details import tie_details

DETAILS: Mapping[str, Callable[[Network, Chosen, str], dict[str, Any]]] = MappingProxyType(
    {"tie": tie_details, "event": event_details, "issue": issue_details, "source": source_details}
)
"""What gives all that is known about a row, by the kind of row; actors have `actor_details`."""

__all__ = ["DETAILS", "Chosen", "Network", "actor_details", "comparison", "multidigraph"]

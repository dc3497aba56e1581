"""Tables to arrays and graphs: stance arithmetic, derived ties, NetworkX."""

from graph_app.graph.build import multidigraph
from graph_app.graph.columns import Chosen
from graph_app.graph.details import actor_details
from graph_app.graph.network import Network

__all__ = ["Chosen", "Network", "actor_details", "multidigraph"]

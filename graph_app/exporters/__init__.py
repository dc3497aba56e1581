"""A filtered graph to bytes; one file per format, listed here in the order of the menu."""

from graph_app.exporters.base import Exporter, Outgoing
from graph_app.exporters.csv_zip import CSV
from graph_app.exporters.graphml import GRAPHML
from graph_app.exporters.node_link import NODE_LINK

EXPORTERS: tuple[Exporter, ...] = (GRAPHML, NODE_LINK, CSV)
"""Every exporter there is."""

__all__ = ["EXPORTERS", "Exporter", "Outgoing"]

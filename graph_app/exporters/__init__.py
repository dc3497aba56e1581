"""A filtered graph to bytes; one file per format, listed here in the order of the menu."""

from graph_app.errors import NotFoundError
from graph_app.exporters.base import GROUPS, Exporter, Looks, Outgoing
from graph_app.exporters.csv_zip import CSV
from graph_app.exporters.cx2 import CX2
from graph_app.exporters.cytoscape import CYTOSCAPE
from graph_app.exporters.gexf import GEXF
from graph_app.exporters.gml import GML
from graph_app.exporters.graphml import GRAPHML
from graph_app.exporters.graphology import GRAPHOLOGY
from graph_app.exporters.html import HTML
from graph_app.exporters.loss import Loss
from graph_app.exporters.node_link import NODE_LINK
from graph_app.exporters.package import PACKAGE
from graph_app.exporters.pajek import PAJEK
from graph_app.exporters.parquet import PARQUET
from graph_app.exporters.visone import VISONE
from graph_app.exporters.xlsx import XLSX
from graph_app.exporters.yed import YED
from graph_app.text import nearest

EXPORTERS: tuple[Exporter, ...] = (
    GRAPHML,
    YED,
    VISONE,
    GEXF,
    GML,
    PAJEK,
    CYTOSCAPE,
    CX2,
    NODE_LINK,
    GRAPHOLOGY,
    PARQUET,
    CSV,
    XLSX,
    PACKAGE,
    HTML,
)
"""Every exporter there is."""

__all__ = ["EXPORTERS", "GROUPS", "Exporter", "Looks", "Loss", "Outgoing", "exporter"]


def exporter(name: str) -> Exporter:
    """Return the exporter of a format's name.

    Raises
    ------
    NotFoundError
        If there is none; the message lists the formats.
    """
    known = {one.name: one for one in EXPORTERS}
    if name in known:
        return known[name]
    near = nearest(name, tuple(known))
    raise NotFoundError(
        f"There is no format {name!r}. Formats are: {', '.join(known)}",
        word="format",
        value=name,
        allowed=tuple(known),
        did_you_mean=near,
    )

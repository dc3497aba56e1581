"""GraphML as visone shows it: yEd's graphics, each inside an element of visone's own."""

from __future__ import annotations

from collections.abc import Iterator

from graph_app.exporters.base import Exporter, Outgoing
from graph_app.exporters.graphml import MEDIA_TYPE
from graph_app.exporters.yfiles import drawn, loss


def write(out: Outgoing) -> Iterator[bytes]:
    """Write GraphML with visone's graphics beside all that plain GraphML carries."""
    return drawn(out, ' xmlns:visone="http://visone.info/xmlns"', "visone:shapeNode", "visone:polyLineEdge")


VISONE = Exporter(
    "visone",
    "GraphML for visone",
    ".visone.graphml",
    MEDIA_TYPE,
    write,
    loss,
    "graph",
    "as drawn, with every column",
    draws=True,
)

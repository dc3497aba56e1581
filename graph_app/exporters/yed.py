"""GraphML as yEd shows it: places, sizes, colours, shapes and lines of the page, names below the shapes."""

from __future__ import annotations

from collections.abc import Iterator

from graph_app.exporters.base import Exporter, Outgoing
from graph_app.exporters.graphml import MEDIA_TYPE
from graph_app.exporters.yfiles import drawn, loss


def write(out: Outgoing) -> Iterator[bytes]:
    """Write GraphML with yEd's graphics beside all that plain GraphML carries."""
    return drawn(out)


YED = Exporter(
    "yed",
    "GraphML for yEd",
    ".yed.graphml",
    MEDIA_TYPE,
    write,
    loss,
    "graph",
    "as drawn, with every column",
    draws=True,
)

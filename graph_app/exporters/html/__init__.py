"""One HTML file that opens without a network: the picture, the search and the evidence of what is visible.

Nothing in it is loaded from anywhere: style, script and data are inside, and its own policy forbids the rest.
The script is built from ``web/canvas/js`` and committed here, as the page's is.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph_app.exporters.base import Exporter, Outgoing
from graph_app.exporters.html.data import pieces, usual, weight
from graph_app.exporters.html.evidence import tables
from graph_app.exporters.html.page import frame, inert
from graph_app.exporters.loss import Entry
from graph_app.exporters.losses import unread


def write(out: Outgoing) -> Iterator[bytes]:
    """Write the page: what stands around the data, then the data piece by piece, then the script."""
    looks = out.looks or usual(out.network, out.chosen)
    before, after = frame(out.about)
    yield before
    comma = b"{"
    for name, value in pieces(out, looks):
        yield comma + inert({name: value})
        comma = b","
    out.progress(len(out.chosen.actors))
    for name, value in tables(out.network, out.chosen):
        yield comma + inert({name: value})
    out.progress(len(out.chosen.ties))
    yield b"}"
    yield after


def loss(out: Outgoing) -> Iterator[Entry]:
    """Yield what the page in one file does not show."""
    yield from unread(out)
    said = "It is to be read: columns that only these data have stay away, and no program reads it."
    yield Entry("left_out", "columns", said)


HTML = Exporter(
    "html",
    "Web page (HTML)",
    ".html",
    "text/html",
    write,
    loss,
    "page",
    "opens offline, with search and evidence",
    draws=True,
)

__all__ = ["HTML", "weight"]

"""Every format that is read, in the order in which files are tried; what may be said of any of them."""

from __future__ import annotations

from graph_app.errors import NotFoundError
from graph_app.importers.base import Importer, Option
from graph_app.importers.cytoscape import CYTOSCAPE
from graph_app.importers.dl import DL
from graph_app.importers.dna import DNA
from graph_app.importers.dot import DOT
from graph_app.importers.ftm import FTM
from graph_app.importers.gexf import GEXF
from graph_app.importers.gml import GML
from graph_app.importers.graphml import GRAPHML
from graph_app.importers.graphology import GRAPHOLOGY
from graph_app.importers.littlesis import LITTLESIS
from graph_app.importers.node_link import NODE_LINK
from graph_app.importers.package import PACKAGE
from graph_app.importers.pajek import PAJEK
from graph_app.importers.spreadsheets import SPREADSHEETS
from graph_app.text import nearest, shown

IMPORTERS: tuple[Importer, ...] = (
    GRAPHML,
    GEXF,
    DNA,
    FTM,
    LITTLESIS,
    GRAPHOLOGY,
    CYTOSCAPE,
    NODE_LINK,
    PAJEK,
    DL,
    GML,
    DOT,
    PACKAGE,
    SPREADSHEETS,
)
"""Every importer there is."""

OPTIONS: tuple[Option, ...] = (
    Option(
        "format", "The format, where neither name nor content tells it.", tuple(one.name for one in IMPORTERS)
    ),
    Option("directed", "Whether all ties are directed, whatever the file says.", ("yes", "no")),
    Option("encoding", "The encoding of files of text, such as windows-1251."),
)
"""What may be said of files of any format, beside columns such as `ties.kind`."""


def importer(name: str) -> Importer:
    """Return the importer of a format's name.

    Raises
    ------
    NotFoundError
        If there is none; the message lists the formats.
    """
    known = {one.name: one for one in IMPORTERS}
    if name in known:
        return known[name]
    raise NotFoundError(
        f"No format {shown(name)!r} is read. Formats are: {', '.join(known)}",
        word="format",
        value=name,
        allowed=tuple(known),
        did_you_mean=nearest(name, tuple(known)),
    )

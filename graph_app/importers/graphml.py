"""GraphML, whoever wrote it: keys anywhere or nowhere, mixed direction, graphs within nodes, yEd's drawings.

References
----------
U. Brandes et al. (2002), GraphML progress report: structural layer proposal, Graph Drawing 2001, LNCS 2265.
"""

from __future__ import annotations

from graph_app.importers.base import Given, Imported, Importer, Reading
from graph_app.importers.graph import EDGE, NODE, Graph
from graph_app.importers.graphml_document import Document
from graph_app.importers.graphml_regular import read_regular
from graph_app.importers.graphml_yed import Drawing
from graph_app.importers.rows import Table
from graph_app.importers.shape import shaped
from graph_app.importers.xml import parse


def graph_of(reading: Reading) -> Graph:
    """Return the graph in a GraphML file, before it is turned into actors and ties.

    Parameters
    ----------
    reading : Reading
        With the file.
    """
    regular = read_regular(reading)
    if regular is not None:
        found = _graph(regular.reading, regular.document, regular.nodes, regular.edges)
        reading.notes.take(regular.reading.notes.report([], [], {}))
        return found
    file = reading.file
    document = parse(reading, file, lambda: Document(reading))
    if not document.seen:
        document.keys.refuse(file.name)
    return _graph(reading, document, document.nodes.table(NODE), document.edges.table(EDGE))


def _graph(reading: Reading, document: Document, nodes: Table, edges: Table) -> Graph:
    """Return the graph of a file whose rows are known."""
    if nodes.own["parent"].notna().any():
        inner = nodes.own.index[nodes.own["parent"].notna()].tolist()
        reading.notes.changed("A node within another's graph became an actor that belongs to it.", inner)
    if document.outer > 1:
        reading.notes.assumed(f"The {document.outer:,} graphs of the file are read as one.")
    drawn = [name for name in Drawing.NUMBERS if name in nodes.more]
    nodes, node_types = document.keys.named(nodes, "node")
    edges, edge_types = document.keys.named(edges, "edge")
    numbers = dict.fromkeys([name for name in drawn if name not in node_types], "number")
    about = document.keys.about(document.about)
    return Graph(nodes, edges, numbers | node_types, edge_types, about, document.keys.described())


def _read(reading: Reading) -> Imported:
    """Read a GraphML file."""
    return shaped(reading, graph_of(reading))


def _looks(given: Given) -> bool:
    """Whether the root is that of GraphML."""
    return b"<graphml" in given.head


GRAPHML = Importer("graphml", "GraphML (yEd, visone, igraph, Gephi)", (".graphml", ".xml"), _looks, _read)

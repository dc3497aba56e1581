"""GraphML with the look of the page, in words of yEd and visone: shapes, colours, labels, places."""

from __future__ import annotations

from collections.abc import Iterator

from graph_app.exporters import graphml
from graph_app.exporters.base import Block, Outgoing
from graph_app.exporters.drawn import Drawn
from graph_app.exporters.escapes import XML_TEXT
from graph_app.exporters.graphml import Dialect, document
from graph_app.exporters.labels import actor_labels
from graph_app.exporters.lines import Part, decimals
from graph_app.exporters.loss import Entry
from graph_app.exporters.losses import places, shapes
from graph_app.graph.column import plain

SHAPES = ("ellipse", "diamond", "rectangle", "triangle", "octagon", "hexagon", "star5", "fatarrow")
"""One per glyph; yFiles has no pentagon and no cross."""

NAMES = ' xmlns:y="http://www.yworks.com/xml/graphml"'
SCHEMA = "http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd"
KEYS = "".join(
    f'<key id="{key}" for="{owner}" yfiles.type="{owner}graphics"/>\n'
    for key, owner in (("yn", "node"), ("ye", "edge"))
)
_LABEL = '<y:NodeLabel fontSize="11" modelName="sandwich" modelPosition="s">'


def drawn(out: Outgoing, names: str = "", node: str = "", edge: str = "") -> Iterator[bytes]:
    """Write GraphML with the look of the page.

    Parameters
    ----------
    out : Outgoing
        What goes out.
    names : str
        Further name spaces, as attributes of the root.
    node, edge : str
        Elements around each node's and edge's look, none if empty.
    """
    look = _Look(out, Drawn(out), node, edge)
    return document(out, Dialect(NAMES + names, SCHEMA, KEYS, look.node, look.edge))


class _Look:
    """The look of blocks of actors and ties."""

    def __init__(self, out: Outgoing, picture: Drawn, node: str, edge: str) -> None:
        self._out, self._picture = out, picture
        self._node = _around("yn", node, "y:ShapeNode")
        self._edge = _around("ye", edge, "y:PolyLineEdge")

    def node(self, block: Block) -> list[Part]:
        """Return geometry, colours, label and shape."""
        rows, picture = block.rows, self._picture
        fills = picture.fills(
            rows,
            lambda fill, stroke: (
                f'<y:Fill color="{fill}" transparent="false"/>'
                f'<y:BorderStyle color="{stroke}" type="line" width="1.0"/>'
            ),
        )
        return [
            self._node[0],
            *self._geometry(block),
            plain(fills),
            _LABEL,
            XML_TEXT(actor_labels(self._out, rows)),
            '</y:NodeLabel><y:Shape type="',
            plain(picture.shapes(rows, SHAPES)),
            f'"/>{self._node[1]}',
        ]

    def _geometry(self, block: Block) -> list[Part]:
        """Return size and place: the upper left corner, y growing downwards."""
        radius = self._picture.radii(block.rows)
        size = decimals(2 * radius)
        found: list[Part] = ['<y:Geometry height="', size, '" width="', size]
        if self._picture.placed:
            x, y = self._picture.places(block.rows)
            found += ['" x="', decimals(x - radius), '" y="', decimals(-y - radius)]
        return [*found, '"/>']

    def edge(self, block: Block) -> list[Part]:
        """Return colour, line and arrow."""
        drawn_as = self._picture.lines(
            block.rows,
            lambda colour, line, arrow: (
                f'<y:LineStyle color="{colour}" type="{line}" width="1.0"/>'
                f'<y:Arrows source="none" target="{"standard" if arrow else "none"}"/>'
            ),
        )
        return [self._edge[0], plain(drawn_as), self._edge[1]]


def _around(key: str, outer: str, inner: str) -> tuple[str, str]:
    """Return what opens and what closes the look of a node or an edge."""
    opened, closed = (f"<{outer}>", f"</{outer}>") if outer else ("", "")
    return f'<data key="{key}">{opened}<{inner}>', f"</{inner}>{closed}</data>"


def loss(out: Outgoing) -> Iterator[Entry]:
    """Yield what GraphML with a look cannot hold."""
    yield from graphml.loss(out)
    yield from places(out)
    yield from shapes(out, SHAPES)

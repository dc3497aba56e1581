"""CX2, the exchange format of Cytoscape and NDEx, with the look of the page.

References
----------
The NDEx project (2021), CX2 specification, version 2.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from graph_app.dataset.arrow import Array, pa
from graph_app.exporters.base import Exporter, Outgoing, parted
from graph_app.exporters.drawn import STYLES, Drawn
from graph_app.exporters.json_lines import Members, listed, member
from graph_app.exporters.labels import tie_labels
from graph_app.exporters.lines import Part, decimals, lines
from graph_app.exporters.loss import Entry
from graph_app.exporters.losses import graph_losses, places, renamings, shapes
from graph_app.exporters.naming import renamed
from graph_app.graph.column import TEXT, Column, plain

SHAPES = ("ellipse", "diamond", "rectangle", "triangle", "octagon", "hexagon", "vee", "parallelogram")
"""One per glyph; Cytoscape has no pentagon, star or cross."""

ID, READS = "actor_id", "interaction"
"""Attributes for the id of an actor, as ids of CX2 are numbers, and for how a tie reads."""

_ASPECTS = ("attributeDeclarations", "networkAttributes", "nodes", "edges", "visualProperties")
_VISUAL = {
    "default": {
        "network": {"NETWORK_BACKGROUND_COLOR": "#FFFFFF"},
        "node": {"NODE_LABEL_POSITION": {"HORIZONTAL_ALIGN": "center", "VERTICAL_ALIGN": "top",
                 "HORIZONTAL_ANCHOR": "center", "VERTICAL_ANCHOR": "bottom",
                 "JUSTIFICATION": "center", "MARGIN_X": 0, "MARGIN_Y": 0}, "NODE_LABEL_FONT_SIZE": 10},
        "edge": {"EDGE_WIDTH": 1},
    },
    "nodeMapping": {"NODE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "name"}}},
    "edgeMapping": {},
}  # fmt: skip


def write(out: Outgoing) -> Iterator[bytes]:
    """Write CX2: nodes and edges are numbered from 0, `actor_id` and `tie_id` are the ids of the data."""
    nodes, edges = renamed(out.actor_columns, [ID]), renamed(out.tie_columns, [READS])
    picture = Drawn(out)
    yield from _head(out, nodes, edges)
    yield b'{"nodes":[\n'
    yield from listed(_nodes(out, picture, nodes))
    yield b'\n]},\n{"edges":[\n'
    yield from listed(_edges(out, edges))
    yield b'\n]},\n{"visualProperties":[' + orjson.dumps(_VISUAL) + b']},\n{"nodeBypasses":[\n'
    yield from listed(_looks_of_nodes(out, picture))
    yield b'\n]},\n{"edgeBypasses":[\n'
    yield from listed(_looks_of_edges(out, picture))
    yield b'\n]},\n{"status":[{"success":true}]}\n]\n'


def _head(out: Outgoing, nodes: list[Column], edges: list[Column]) -> Iterator[bytes]:
    """Return what stands before the nodes: how many of what there are, and what attributes they have."""
    about = {"name": out.about["title"], **out.about}
    sizes = {"nodes": len(out.chosen.actors), "edges": len(out.chosen.ties)}
    sizes |= {"nodeBypasses": sizes["nodes"], "edgeBypasses": sizes["edges"]}
    names = (*_ASPECTS, "nodeBypasses", "edgeBypasses")
    declared = {
        "networkAttributes": {name: {"d": "string"} for name in about},
        "nodes": {ID: {"d": "string"}} | {column.name: {"d": column.type} for column in nodes},
        "edges": {READS: {"d": "string"}} | {column.name: {"d": column.type} for column in edges},
    }
    fragments: list[dict[str, Any]] = [
        {"CXVersion": "2.0", "hasFragments": False},
        {"metaData": [{"name": name, "elementCount": sizes.get(name, 1)} for name in names]},
        {"attributeDeclarations": [declared]},
        {"networkAttributes": [about]},
    ]
    yield b"[" + b",\n".join(orjson.dumps(fragment) for fragment in fragments) + b",\n"


def _nodes(out: Outgoing, picture: Drawn, columns: list[Column]) -> Iterator[bytes]:
    members = Members(columns)
    for block in out.actors():
        head: list[Part] = [',\n{"id":', _number(out.numbers[block.rows])]
        if picture.placed:
            x, y = picture.places(block.rows)
            head += [',"x":', decimals(x), ',"y":', decimals(-y)]
        yield lines([*head, ',"v":{', *member(ID, block.ids), *members(block.cells), "}}"])


def _edges(out: Outgoing, columns: list[Column]) -> Iterator[bytes]:
    members, done = Members(columns), 0
    for block in out.ties():
        key = np.arange(done, done := done + len(block.rows))
        start, end = (_number(out.numbers[side[block.rows]]) for side in out.network.ends)
        head: list[Part] = [',\n{"id":', _number(key), ',"s":', start, ',"t":', end, ',"v":{']
        yield lines([*head, *member(READS, plain(tie_labels(out, block.rows))), *members(block.cells), "}}"])


def _looks_of_nodes(out: Outgoing, picture: Drawn) -> Iterator[bytes]:
    """Return colour, size and shape of every node."""

    def colours(fill: str, stroke: str) -> str:
        return f'"NODE_BACKGROUND_COLOR":"{fill}","NODE_BORDER_COLOR":"{stroke}","NODE_BORDER_WIDTH":1'

    for rows in parted(out.chosen.actors):
        size, shape = decimals(2 * picture.radii(rows)), plain(picture.shapes(rows, SHAPES))
        head: list[Part] = [',\n{"id":', _number(out.numbers[rows]), ',"v":{']
        sizes: list[Part] = [',"NODE_WIDTH":', size, ',"NODE_HEIGHT":', size, ',"NODE_SHAPE":"', shape]
        yield lines([*head, plain(picture.fills(rows, colours)), *sizes, '"}}'])


def _looks_of_edges(out: Outgoing, picture: Drawn) -> Iterator[bytes]:
    """Return colour, line and arrow of every edge."""

    def look(colour: str, line: str, arrow: bool) -> str:
        head = "triangle" if arrow else "none"
        return (
            f'"EDGE_LINE_COLOR":"{colour}","EDGE_LINE_STYLE":"{STYLES[line]}",'
            f'"EDGE_TARGET_ARROW_COLOR":"{colour}","EDGE_TARGET_ARROW_SHAPE":"{head}"'
        )

    done = 0
    for rows in parted(out.chosen.ties):
        key = _number(np.arange(done, done := done + len(rows)))
        yield lines([',\n{"id":', key, ',"v":{', plain(picture.lines(rows, look)), "}}"])


def _number(values: npt.NDArray[np.int64]) -> Array:
    return pa.array(values).cast(TEXT)


def loss(out: Outgoing) -> Iterator[Entry]:
    """Yield what CX2 cannot hold."""
    yield from graph_losses(out)
    said = f"Ids are numbers; those of actors are in {ID}, those of ties in tie_id."
    yield Entry("changed", "ids", said, len(out.chosen.actors) + len(out.chosen.ties))
    yield from renamings(out, [ID], [READS])
    yield from places(out)
    yield from shapes(out, SHAPES)


CX2 = Exporter(
    "cx2",
    "CX2",
    ".cx2",
    "application/json",
    write,
    loss,
    "graph",
    "for Cytoscape and NDEx: as drawn",
    draws=True,
)

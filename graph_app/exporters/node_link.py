"""Node-link JSON, as NetworkX reads it (`node_link_graph(data, edges="edges")`), written as a stream."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from graph_app.exporters.base import Block, Exporter, Outgoing
from graph_app.exporters.json_lines import Members, listed, member
from graph_app.exporters.lines import lines
from graph_app.exporters.losses import graph_losses


def write(out: Outgoing) -> Iterator[bytes]:
    """Write node-link JSON: a directed multigraph, keys of edges are tie ids, missing values left out."""
    yield b'{"directed":true,"multigraph":true,"graph":' + orjson.dumps(out.about) + b',"nodes":[\n'
    yield from listed(_nodes(out))
    yield b'\n],"edges":[\n'
    yield from listed(_edges(out))
    yield b"\n]}\n"


def _nodes(out: Outgoing) -> Iterator[bytes]:
    members = Members(out.actor_columns)
    return out.actor_text(lambda block: lines([",\n{", *member("id", block.ids), *members(block.cells), "}"]))


def _edges(out: Outgoing) -> Iterator[bytes]:
    members = Members(out.tie_columns)

    def text(block: Block) -> bytes:
        start, end = out.ends(block.rows)
        head = [*member("source", start), ",", *member("target", end), ",", *member("key", block.ids)]
        return lines([",\n{", *head, *members(block.cells), "}"])

    return out.tie_text(text)


NODE_LINK = Exporter(
    "json",
    "Node-link JSON",
    ".json",
    "application/json",
    write,
    graph_losses,
    "code",
    "every column, for NetworkX and D3",
)

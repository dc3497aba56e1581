"""Cytoscape JSON (.cyjs), for Cytoscape and Cytoscape.js; NetworkX reads it as well (`cytoscape_graph`)."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from graph_app.dataset.arrow import pa, pc
from graph_app.exporters.base import Exporter, Outgoing
from graph_app.exporters.drawn import Drawn
from graph_app.exporters.json_lines import Members, listed, member
from graph_app.exporters.labels import tie_labels
from graph_app.exporters.lines import EMPTY, Part, decimals, lines
from graph_app.exporters.loss import Entry
from graph_app.exporters.losses import graph_losses, places, renamings
from graph_app.exporters.naming import named
from graph_app.graph.cells import text_of
from graph_app.graph.column import TEXT, plain
from graph_app.text import counted

OWN = ("value", "parent", "label", "interaction", "selected", "suid", "shared name")
"""Words that Cytoscape or its readers keep for themselves."""

_HEAD = {
    "format_version": "1.0",
    "generated_by": "graph_app",
    "target_cytoscapejs_version": "~3.0",
    "directed": True,
    "multigraph": True,
}


def write(out: Outgoing) -> Iterator[bytes]:
    """Write Cytoscape JSON: ids of elements are those of actors and ties, missing values left out.

    All elements of Cytoscape share one set of ids: a tie that is called as an actor is has more after its
    id there; `key` is always its own.
    """
    yield orjson.dumps(_HEAD)[:-1] + b',"data":' + orjson.dumps(out.about) + b',"elements":{"nodes":[\n'
    yield from listed(_nodes(out, Drawn(out)))
    yield b'\n],"edges":[\n'
    yield from listed(_edges(out))
    yield b"\n]}}\n"


def _nodes(out: Outgoing, picture: Drawn) -> Iterator[bytes]:
    members = Members(out.actor_columns, named(out.actor_columns, OWN))
    for block in out.actors():
        end: list[Part] = ["}}"]
        if picture.placed:
            x, y = picture.places(block.rows)
            end = ['},"position":{"x":', decimals(x), ',"y":', decimals(-y), "}}"]
        head = [*member("id", block.ids), ",", *member("value", block.ids)]
        yield lines([',\n{"data":{', *head, *members(block.cells), *end])


def _edges(out: Outgoing) -> Iterator[bytes]:
    members = Members(out.tie_columns, named(out.tie_columns, OWN))
    ending = pa.scalar(_ending(out), type=TEXT)
    for block in out.ties():
        taken = pc.is_in(block.ids, value_set=out.actor_ids)
        own = pc.if_else(taken, pc.binary_join_element_wise(block.ids, ending, EMPTY), block.ids)
        start, end = out.ends(block.rows)
        head = [*member("id", own), ",", *member("key", block.ids)]
        head += [",", *member("source", start), ",", *member("target", end)]
        head += [",", *member("interaction", plain(tie_labels(out, block.rows)))]
        yield lines([',\n{"data":{', *head, *members(block.cells), "}}"])


def _ending(out: Outgoing) -> str:
    """Return what is put after the id of a tie that is called as an actor is; no id ends with it."""
    ending = "~tie"
    ids = pa.chunked_array([out.actor_ids, text_of(out.network.ties, "id")])
    while pc.any(pc.ends_with(ids, ending)).as_py():
        ending += "~"
    return ending


def loss(out: Outgoing) -> Iterator[Entry]:
    """Yield what Cytoscape JSON cannot hold."""
    yield from graph_losses(out)
    yield from renamings(out, OWN, OWN)
    clashes = pc.sum(pc.is_in(out.tie_columns[0].read(out.chosen.ties), value_set=out.actor_ids)).as_py()
    if clashes:
        said = f"{counted(clashes, 'tie')} with the id of an actor have {_ending(out)} after it."
        yield Entry("changed", "ids", said, clashes)
    yield Entry("left_out", "look", "Sizes, colours and shapes stay away: CX2 has them.")
    yield from places(out)


CYTOSCAPE = Exporter(
    "cytoscape",
    "Cytoscape JSON",
    ".cyjs",
    "application/json",
    write,
    loss,
    "graph",
    "for Cytoscape and Cytoscape.js, with places",
    draws=True,
)

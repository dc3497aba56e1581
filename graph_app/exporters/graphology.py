"""graphology JSON, which sigma.js and Gephi Lite read: with label, place, size and colour of every actor."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from graph_app.exporters.base import Exporter, Outgoing
from graph_app.exporters.drawn import Drawn
from graph_app.exporters.json_lines import Members, listed, member
from graph_app.exporters.labels import actor_labels
from graph_app.exporters.lines import Part, decimals, lines
from graph_app.exporters.loss import Entry
from graph_app.exporters.losses import graph_losses, places, renamings
from graph_app.exporters.naming import named
from graph_app.graph.column import plain

_OPTIONS = {"type": "directed", "multi": True, "allowSelfLoops": True}
OWN = ("label", "x", "y", "size", "color", "type", "hidden")
"""Attributes by which sigma draws."""


def write(out: Outgoing) -> Iterator[bytes]:
    """Write graphology's serialised form: a directed multigraph, keys of edges are tie ids.

    Columns of the data that are called as one of sigma's attributes are numbered; missing values are left
    out. Without places the reader has to lay the graph out.
    """
    head = {"options": _OPTIONS, "attributes": out.about}
    yield orjson.dumps(head)[:-1] + b',"nodes":[\n'
    picture = Drawn(out)
    yield from listed(_nodes(out, picture))
    yield b'\n],"edges":[\n'
    yield from listed(_edges(out, picture))
    yield b"\n]}\n"


def _nodes(out: Outgoing, picture: Drawn) -> Iterator[bytes]:
    members = Members(out.actor_columns, named(out.actor_columns, OWN))
    for block in out.actors():
        key, label = member("key", block.ids), member("label", actor_labels(out, block.rows))
        size = decimals(picture.radii(block.rows))
        look: list[Part] = [',"size":', size, ',"color":"', plain(picture.fills(block.rows, _fill)), '"']
        if picture.placed:
            x, y = (decimals(side) for side in picture.places(block.rows))
            look += [',"x":', x, ',"y":', y]
        yield lines([",\n{", *key, ',"attributes":{', *label, *look, *members(block.cells), "}}"])


def _fill(fill: str, stroke: str) -> str:
    return fill


def _edges(out: Outgoing, picture: Drawn) -> Iterator[bytes]:
    members = Members(out.tie_columns, named(out.tie_columns, OWN))
    for block in out.ties():
        start, end = out.ends(block.rows)
        head = [*member("key", block.ids), ",", *member("source", start), ",", *member("target", end)]
        colour = plain(picture.lines(block.rows, lambda colour, line, arrow: colour))
        look: list[Part] = [',"attributes":{"color":"', colour, '"']
        yield lines([",\n{", *head, *look, *members(block.cells), "}}"])


def loss(out: Outgoing) -> Iterator[Entry]:
    """Yield what graphology's JSON cannot hold."""
    yield from graph_losses(out)
    yield from renamings(out, OWN, OWN)
    yield Entry("left_out", "look", "Shapes of actors and lines of ties stay away.")
    yield from places(out)


GRAPHOLOGY = Exporter(
    "graphology",
    "graphology JSON",
    ".graphology.json",
    "application/json",
    write,
    loss,
    "code",
    "for sigma.js and Gephi Lite: as drawn",
    draws=True,
)

"""Pajek's network file: who is tied to whom, how strongly, and by which kind of tie.

References
----------
V. Batagelj, A. Mrvar (1998), Pajek: program for large network analysis, Connections 21.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.exporters.base import Exporter, Outgoing
from graph_app.exporters.drawn import SPREAD, Drawn
from graph_app.exporters.escapes import Escapes
from graph_app.exporters.lines import Part, Script, lines
from graph_app.exporters.loss import Entry
from graph_app.exporters.losses import directions, places, rows_of_evidence, shapes
from graph_app.graph.column import TEXT, plain
from graph_app.text import counted

SHAPES = ("ellipse", "diamond", "box", "triangle", "ellipse", "ellipse", "ellipse", "cross")
"""One per glyph; Pajek has five."""

LABELS = Escapes({'"': "'", "\\": "/"}, {chr(code): " " for code in range(0x20)})
"""Characters that no label can hold, and what stands for them."""

_SCRIPT = Script(LABELS)
_MARK = b"\xef\xbb\xbf"
"""By this Pajek knows that the file is UTF-8."""


def write(out: Outgoing) -> Iterator[bytes]:
    """Write a Pajek network: vertices are labelled by the ids of actors, arcs carry weight and kind.

    Citation, filter and the rest of what the graph is are comments. Vertices are numbered from 1.
    """
    said = "".join(f"% {name}: {LABELS.one(value)}\n" for name, value in out.about.items() if value)
    title = LABELS.one(out.about["title"]) or "graph"
    yield _MARK + f"{said}*Network {title}\n*Vertices {len(out.chosen.actors)}\n".encode()
    yield from _vertices(out, Drawn(out))
    yield b"*Arcs\n"
    names = [column.name for column in out.tie_columns]
    kind, weight = names.index("kind"), names.index("weight")
    for block in out.ties():
        start, end = (_numbered(out.numbers[side[block.rows]]) for side in out.network.ends)
        value = _SCRIPT.written(block.cells[weight])
        label = _SCRIPT.written(block.cells[kind])
        yield lines([start, " ", end, " ", value, ' l "', label, '"\n'])


def _numbered(numbers: np.ndarray) -> Array:
    return pa.array(numbers + 1).cast(TEXT)


def _vertices(out: Outgoing, picture: Drawn) -> Iterator[bytes]:
    labels = vertex_labels(out)
    for block in out.actors():
        numbers = out.numbers[block.rows]
        found: list[Part] = [_numbered(numbers), ' "', labels.take(pa.array(numbers)), '"']
        if picture.placed:
            x, y = picture.places(block.rows)
            places = (pa.array(np.round((1 + side / SPREAD) / 2, 4)) for side in (x, -y))
            across, down = (_SCRIPT.written(side) for side in places)
            found += [" ", across, " ", down, " ", plain(picture.shapes(block.rows, SHAPES))]
        yield lines([*found, "\n"])


def vertex_labels(out: Outgoing) -> Array:
    """Return what the visible actors are called: their ids, as far as labels can hold them, no two alike."""
    ids = out.actor_ids.take(pa.array(out.chosen.actors))
    labels = LABELS(ids)
    changed = pc.not_equal(ids, labels)
    if not pc.any(changed).as_py():
        return labels
    names = labels.to_pylist()
    taken = set(labels.filter(pc.invert(changed)).to_pylist())
    for row in np.flatnonzero(changed.to_numpy(zero_copy_only=False)).tolist():
        name, count = names[row], 1
        while name in taken:
            count += 1
            name = f"{names[row]} {count}"
        taken.add(name)
        names[row] = name
    return pa.array(names, type=TEXT)


def loss(out: Outgoing) -> Iterator[Entry]:
    """Yield what a Pajek network cannot hold."""
    actors = tuple(column.name for column in out.actor_columns)
    ties = tuple(column.name for column in out.tie_columns if column.name not in ("kind", "weight"))
    said = f"All {len(actors)} columns of actors stay away, names and stances too; vertices are called by id."
    yield Entry("left_out", "actor_columns", said, len(out.chosen.actors), actors)
    said = f"{len(ties)} columns of ties stay away, id, dates, sign and sources too; kind and weight remain."
    yield Entry("left_out", "tie_columns", said, len(out.chosen.ties), ties)
    said = "Title, filter, licence and citation are comments, which programs pass over."
    yield Entry("changed", "about", said)
    yield from rows_of_evidence(out, carried="")
    yield from directions(out)
    ids = out.actor_ids.take(pa.array(out.chosen.actors))
    changed = pc.sum(pc.not_equal(ids, vertex_labels(out))).as_py() or 0
    if changed:
        said = (
            f"{counted(changed, 'id')} hold quotation marks, backslashes or line breaks, which no label can."
        )
        yield Entry("changed", "ids", said, changed)
    yield from places(out)
    yield from shapes(out, SHAPES)


PAJEK = Exporter(
    "pajek",
    "Pajek",
    ".net",
    "text/plain",
    write,
    loss,
    "graph",
    "ids, places, kinds and weights of ties only",
    draws=True,
)

"""GraphML: one key per field with one type, edge ids equal to tie ids, written as a stream.

References
----------
U. Brandes et al. (2002), GraphML progress report: structural layer proposal, Graph Drawing 2001, LNCS 2265.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

import numpy as np

from graph_app.exporters.base import Exporter, Outgoing
from graph_app.graph.build import tie_ids
from graph_app.graph.column import Column

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_RETURN = {"\r": "&#13;"}


def legal(text: str) -> str:
    r"""Return text without the characters that XML 1.0 cannot hold.

    >>> legal("a\x00b")
    'ab'
    """
    return _ILLEGAL.sub("", text)


def attribute(text: str) -> str:
    """Return text as the inside of a quoted attribute."""
    return escape(legal(text), _QUOTES)


def _cell(column: Column, key: str) -> list[str]:
    """Return one <data> element per row, empty where the value is missing."""
    opening, closing = f'<data key="{key}">', "</data>"
    values = column.values.tolist()
    there = column.present.tolist()
    if column.type == "string":
        cleaned = (escape(legal(value), _RETURN) for value in values)
        cells = (f"{opening}{value}{closing}" if value else "" for value in cleaned)
    elif column.type == "boolean":
        cells = (f"{opening}{'true' if value else 'false'}{closing}" for value in values)
    else:
        cells = (f"{opening}{value!r}{closing}" for value in values)
    return [cell if present else "" for cell, present in zip(cells, there, strict=True)]


def _keys(columns: list[Column], domain: str, prefix: str) -> str:
    """Return the declarations of the columns."""
    return "".join(
        f'<key id="{prefix}{place}" for="{domain}" attr.name="{attribute(column.name)}" '
        f'attr.type="{column.type}"><desc>{escape(legal(column.about), _RETURN)}</desc></key>\n'
        for place, column in enumerate(columns)
    )


def _rows(columns: list[Column], prefix: str, size: int) -> list[str]:
    """Return the <data> elements of each row, joined."""
    cells = [_cell(column, f"{prefix}{place}") for place, column in enumerate(columns)]
    return ["".join(row) for row in zip(*cells, strict=True)] if cells else [""] * size


def write(out: Outgoing) -> Iterator[bytes]:
    """Write GraphML.

    Nodes carry kind, jurisdiction, openness and the stance on every issue with the sources of the actor's
    statements; edges carry kind, dates, amount, weight, sign and their source with title and address.
    Missing values are left out. All edges are directed from `from_id` to `to_id`.
    """
    nodes, edges = out.header()
    yield _HEAD.encode()
    graph = "".join(
        f'<key id="g{place}" for="graph" attr.name="{attribute(name)}" attr.type="string"/>\n'
        for place, name in enumerate(out.about)
    )
    yield (graph + _keys(nodes, "node", "n") + _keys(edges, "edge", "e")).encode()
    yield b'<graph id="G" edgedefault="directed">\n'
    for place, value in enumerate(out.about.values()):
        if value:
            yield f'<data key="g{place}">{escape(legal(value), _RETURN)}</data>\n'.encode()
    ids = out.network.actors["id"].to_numpy(dtype=object)
    for columns, block in out.actors():
        data = _rows(columns, "n", len(block.actors))
        names = [attribute(name) for name in ids[block.actors].tolist()]
        yield "".join(
            f'<node id="{name}">{cells}</node>\n' for name, cells in zip(names, data, strict=True)
        ).encode()
    for columns, block in out.ties():
        yield _edges(out, columns, block.ties, ids)
    yield b"</graph>\n</graphml>\n"


def _edges(out: Outgoing, columns: list[Column], ties: np.ndarray, ids: np.ndarray) -> bytes:
    data = _rows(columns, "e", len(ties))
    start, end = (ids[side[ties]].tolist() for side in out.network.ends)
    keys = tie_ids(out.network, ties).tolist()
    return "".join(
        f'<edge id="{attribute(key)}" source="{attribute(one)}" target="{attribute(two)}">{cells}</edge>\n'
        for key, one, two, cells in zip(keys, start, end, data, strict=True)
    ).encode()


GRAPHML = Exporter("graphml", "GraphML", ".graphml", "application/graphml+xml", write)

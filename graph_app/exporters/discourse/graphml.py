"""A network of statements as GraphML. References: `exporters.graphml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph_app.analyses.discourse.network import Discourse
from graph_app.analyses.discourse.sheets import NODE_HEADS, Head, Row, heads, nodes, ties
from graph_app.analyses.discourse.two_mode import TwoMode
from graph_app.exporters.discourse.saying import About, cells, said
from graph_app.exporters.escapes import XML_ATTRIBUTE, XML_TEXT
from graph_app.exporters.graphml import NAMESPACE, SCHEMA


def write(asked: Discourse, about: About) -> Iterator[bytes]:
    """Write GraphML: ties without a direction, of a two-mode network from rows to columns; no windows."""
    found = asked.whole
    way = "directed" if isinstance(found, TwoMode) else "undirected"
    told = said(asked, about)
    yield (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="{NAMESPACE}"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="{NAMESPACE} {SCHEMA}">\n'
    ).encode()
    yield "".join(
        f'<key id="g{place}" for="graph" attr.name="{XML_ATTRIBUTE.one(name)}" attr.type="string"/>\n'
        for place, name in enumerate(told)
    ).encode()
    yield (_keys(NODE_HEADS, "node", "n") + _keys(heads(found), "edge", "e")).encode()
    yield f'<graph id="G" edgedefault="{way}">\n'.encode()
    for place, value in enumerate(told.values()):
        yield f'<data key="g{place}">{XML_TEXT.one(value)}</data>\n'.encode()
    for row in nodes(asked, found):
        yield f'<node id="{_attribute(row["id"])}">{_data(row, NODE_HEADS, "n")}</node>\n'.encode()
    for row in ties(asked, found):
        ends = f'source="{_attribute(row["from"])}" target="{_attribute(row["to"])}"'
        data = _data(row, heads(found), "e")
        yield f'<edge id="{_attribute(row["id"])}" {ends}>{data}</edge>\n'.encode()
    yield b"</graph>\n</graphml>\n"


def _attribute(value: Any) -> str:
    return XML_ATTRIBUTE.one(str(value))


def _data(row: Row, columns: tuple[Head, ...], prefix: str) -> str:
    """Return one <data> element per value that is there."""
    return "".join(
        f'<data key="{prefix}{place}">{XML_TEXT.one(value)}</data>' for place, value in cells(row, columns)
    )


def _keys(columns: tuple[Head, ...], domain: str, prefix: str) -> str:
    return "".join(
        f'<key id="{prefix}{place}" for="{domain}" attr.name="{head.name}" attr.type="{head.type}">'
        f"<desc>{XML_TEXT.one(head.about)}</desc></key>\n"
        for place, head in enumerate(columns)
    )

"""Networks of statements to bytes: GraphML, a matrix as CSV, ties as CSV, JSON.

Equal input gives equal bytes. Cells of CSV are exactly the data. References: `exporters.graphml`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
import orjson

from graph_app.analyses.discourse.network import Discourse, window_words
from graph_app.analyses.discourse.sheets import NODE_HEADS, Head, Row, heads, nodes, ties
from graph_app.analyses.discourse.two_mode import TwoMode
from graph_app.asked import one_of
from graph_app.errors import QueryError

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
About = Mapping[str, str]


@dataclass(frozen=True)
class Format:
    """A format of networks of statements.

    Attributes
    ----------
    name, title : str
        The word in queries, and the words on the page.
    suffix, media_type : str
        Of the file.
    write : callable
        From the network, and what is said of the graph as a whole, to pieces of bytes.
    windows : bool
        Whether it holds windows of time.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    write: Callable[[Discourse, About], Iterator[bytes]]
    windows: bool


def _text(value: Any) -> str:
    return escape(_ILLEGAL.sub("", str(value)), {"\r": "&#13;"})


def _attribute(value: Any) -> str:
    return escape(_ILLEGAL.sub("", str(value)), _QUOTES)


def _data(row: Row, columns: tuple[Head, ...], prefix: str) -> str:
    """Return one <data> element per value that is there."""
    cells = []
    for place, head in enumerate(columns):
        value = row.get(head.name)
        if value is None or value != value:
            continue
        said = str(bool(value)).lower() if head.type == "boolean" else _text(value)
        cells.append(f'<data key="{prefix}{place}">{said}</data>')
    return "".join(cells)


def _keys(columns: tuple[Head, ...], domain: str, prefix: str) -> str:
    return "".join(
        f'<key id="{prefix}{place}" for="{domain}" attr.name="{head.name}" attr.type="{head.type}">'
        f"<desc>{_text(head.about)}</desc></key>\n"
        for place, head in enumerate(columns)
    )


def graphml(asked: Discourse, about: About) -> Iterator[bytes]:
    """Write GraphML: ties without a direction, of a two-mode network from rows to columns; no windows."""
    found = asked.whole
    way = "directed" if isinstance(found, TwoMode) else "undirected"
    said = {name: value for name, value in _said(asked, about).items() if value}
    yield (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="{_NAMESPACE}"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="{_NAMESPACE} {_NAMESPACE}/1.0/graphml.xsd">\n'
    ).encode()
    yield "".join(
        f'<key id="g{place}" for="graph" attr.name="{_attribute(name)}" attr.type="string"/>\n'
        for place, name in enumerate(said)
    ).encode()
    yield (_keys(NODE_HEADS, "node", "n") + _keys(heads(found), "edge", "e")).encode()
    yield f'<graph id="G" edgedefault="{way}">\n'.encode()
    for place, value in enumerate(said.values()):
        yield f'<data key="g{place}">{_text(value)}</data>\n'.encode()
    for row in nodes(asked, found):
        yield f'<node id="{_attribute(row["id"])}">{_data(row, NODE_HEADS, "n")}</node>\n'.encode()
    for row in ties(asked, found):
        ends = f'source="{_attribute(row["from"])}" target="{_attribute(row["to"])}"'
        data = _data(row, heads(found), "e")
        yield f'<edge id="{_attribute(row["id"])}" {ends}>{data}</edge>\n'.encode()
    yield b"</graph>\n</graphml>\n"


def _said(asked: Discourse, about: About) -> dict[str, str]:
    """Return what is said of the graph as a whole: of the data and filter, and of the network."""
    words = asked.about()
    told = {name: str(words[name]) for name in ("mode", "on", "through", "definition", "caution")}
    norm = words["normalisation"]
    return {**about, **told, "normalisation": f"{norm['name']}: {norm['formula']}"}


def _lines(rows: list[list[Any]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode()


def matrix(asked: Discourse, about: About) -> Iterator[bytes]:
    """Write the matrix as CSV: ids at the head of rows and columns; no windows, NaN is left empty."""
    found = asked.matrix()
    yield _lines([["", *found.columns]])
    for name, values in zip(found.index, found.to_numpy(), strict=True):
        yield _lines([[name, *(_plain(value) for value in values.tolist())]])


def _plain(value: float) -> str:
    """Return a number as short as it can be written without loss.

    >>> _plain(3.0), _plain(0.5), _plain(float("nan"))
    ('3', '0.5', '')
    """
    if np.isnan(value):
        return ""
    return str(int(value)) if value.is_integer() else repr(value)


def listed(asked: Discourse, about: About) -> Iterator[bytes]:
    """Write ties as CSV, of every window where time is cut, else of the whole."""
    columns = heads(asked.whole)
    yield _lines([["window_from", "window_to", "id", "from_id", "to_id", *(head.name for head in columns)]])
    cut = asked.how["unit"] != "none"
    for window, found in asked.slices() if cut else [(None, asked.whole)]:
        words = window_words(window) if window else {"from": "", "to": ""}
        for row in ties(asked, found):
            cells = ["" if row.get(head.name) is None else row[head.name] for head in columns]
            plain = [str(cell).lower() if isinstance(cell, bool) else cell for cell in cells]
            yield _lines([[words["from"], words["to"], row["id"], row["from"], row["to"], *plain]])


def json(asked: Discourse, about: About) -> Iterator[bytes]:
    """Write all that `Discourse.as_dict` says, and of which data and filter it is."""
    yield orjson.dumps({"about": dict(about)} | asked.as_dict(), option=orjson.OPT_INDENT_2) + b"\n"


FORMATS: tuple[Format, ...] = (
    Format("graphml", "GraphML", ".graphml", "application/graphml+xml", graphml, windows=False),
    Format("csv", "Matrix (CSV)", ".csv", "text/csv", matrix, windows=False),
    Format("ties", "Ties (CSV)", ".csv", "text/csv", listed, windows=True),
    Format("json", "JSON", ".json", "application/json", json, windows=True),
)
"""Every format of networks of statements."""


def written(asked: Discourse, name: str, about: About) -> Iterator[bytes]:
    """Return a network in a format, as pieces of bytes.

    Parameters
    ----------
    asked : Discourse
        The network.
    name : str
        The name of one of `FORMATS`.
    about : mapping of str to str
        What is said of data and filter.

    Raises
    ------
    QueryError
        If there is no such format, or it cannot hold windows.
    """
    chosen = format_of(name)
    if asked.how["unit"] != "none" and not chosen.windows:
        holding = tuple(one.name for one in FORMATS if one.windows)
        raise QueryError(
            f"{chosen.title} holds one network, not one per window. Take {' or '.join(holding)}, or no unit.",
            word="format",
            value=name,
            allowed=holding,
        )
    return chosen.write(asked, about)


def format_of(name: str) -> Format:
    """Return a format by its name.

    Raises
    ------
    QueryError
        If there is no such format.
    """
    one_of("format", name, tuple(one.name for one in FORMATS))
    return next(one for one in FORMATS if one.name == name)

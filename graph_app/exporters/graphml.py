"""GraphML: one key per field with one type, edge ids equal to tie ids, written as a stream.

References
----------
U. Brandes et al. (2002), GraphML progress report: structural layer proposal, Graph Drawing 2001, LNCS 2265.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph_app.dataset.arrow import pa, pc
from graph_app.exporters.base import Block, Exporter, Outgoing
from graph_app.exporters.escapes import XML_ATTRIBUTE, XML_TEXT
from graph_app.exporters.lines import Part, Pen, Script, filled, flat, lines
from graph_app.exporters.loss import Entry
from graph_app.exporters.losses import graph_losses, unwritable
from graph_app.graph.column import Column
from graph_app.text import counted

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
SCHEMA = f"{NAMESPACE}/1.0/graphml.xsd"
_SCRIPT = Script(filled(XML_TEXT))
_NO_PARTS: Callable[[Block], list[Part]] = lambda block: []  # noqa: E731


@dataclass(frozen=True)
class Dialect:
    """What a program adds to GraphML.

    Attributes
    ----------
    names : str
        Further name spaces, as attributes of the root.
    schema : str
        Address of the schema.
    keys : str
        Further keys.
    node, edge : callable
        From a block of actors or ties to further parts of each line, before the data.
    """

    names: str = ""
    schema: str = SCHEMA
    keys: str = ""
    node: Callable[[Block], list[Part]] = _NO_PARTS
    edge: Callable[[Block], list[Part]] = _NO_PARTS


def write(out: Outgoing) -> Iterator[bytes]:
    """Write GraphML.

    Nodes carry kind, jurisdiction, openness and the stance on every issue with the sources of the actor's
    statements; edges carry kind, dates, amount, weight, sign and their source with title and address.
    Missing values are left out. All edges are directed from `from_id` to `to_id`.
    """
    return document(out, Dialect())


def document(out: Outgoing, dialect: Dialect) -> Iterator[bytes]:
    """Write GraphML as a program likes it."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<graphml xmlns="{NAMESPACE}"{dialect.names}'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="{NAMESPACE} {dialect.schema}">\n'
    ).encode()
    graph = "".join(
        f'<key id="g{place}" for="graph" attr.name="{XML_ATTRIBUTE.one(name)}" attr.type="string"/>\n'
        for place, name in enumerate(out.about)
    )
    keys = _keys(out.actor_columns, "node", "n") + _keys(out.tie_columns, "edge", "e")
    yield (graph + keys + dialect.keys).encode()
    yield b'<graph id="G" edgedefault="directed">\n'
    for place, value in enumerate(out.about.values()):
        if value:
            yield f'<data key="g{place}">{XML_TEXT.one(value)}</data>\n'.encode()
    yield from _nodes(out, dialect)
    yield from _edges(out, dialect)
    yield b"</graph>\n</graphml>\n"


def _keys(columns: list[Column], domain: str, prefix: str) -> str:
    """Return the declarations of the columns."""
    return "".join(
        f'<key id="{prefix}{place}" for="{domain}" attr.name="{XML_ATTRIBUTE.one(column.name)}" '
        f'attr.type="{column.type}"><desc>{XML_TEXT.one(column.about)}</desc></key>\n'
        for place, column in enumerate(columns)
    )


def _pens(columns: list[Column], prefix: str) -> list[Pen]:
    return [Pen(_SCRIPT, f'<data key="{prefix}{place}">', "</data>") for place, _ in enumerate(columns)]


def _nodes(out: Outgoing, dialect: Dialect) -> Iterator[bytes]:
    pens = _pens(out.actor_columns, "n")

    def text(block: Block) -> bytes:
        data = flat(pen(cells) for pen, cells in zip(pens, block.cells, strict=True))
        return lines(['<node id="', XML_ATTRIBUTE(block.ids), '">', *dialect.node(block), *data, "</node>\n"])

    return out.actor_text(text)


def _edges(out: Outgoing, dialect: Dialect) -> Iterator[bytes]:
    pens = _pens(out.tie_columns, "e")

    def text(block: Block) -> bytes:
        key, start, end = (XML_ATTRIBUTE(ids) for ids in (block.ids, *out.ends(block.rows)))
        head: list[Part] = ['<edge id="', key, '" source="', start, '" target="', end, '">']
        data = flat(pen(cells) for pen, cells in zip(pens, block.cells, strict=True))
        return lines([*head, *dialect.edge(block), *data, "</edge>\n"])

    return out.tie_text(text)


_NO_TOKEN = (
    r"[^-._:A-Za-z0-9\x{B7}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{37D}\x{37F}-\x{1FFF}\x{200C}\x{200D}\x{203F}"
    r"\x{2040}\x{2070}-\x{218F}\x{2C00}-\x{2FEF}\x{3001}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFFD}"
    r"\x{10000}-\x{EFFFF}]"
)
"""What no name token (NMTOKEN) of XML 1.0 has in it."""


def loss(out: Outgoing) -> Iterator[Entry]:
    """Yield what GraphML cannot hold."""
    yield from graph_losses(out)
    yield from unwritable(out)
    ids = (out.actor_ids.take(pa.array(out.chosen.actors)), out.tie_columns[0].read(out.chosen.ties))
    number = sum(pc.sum(pc.match_substring_regex(one, _NO_TOKEN)).as_py() or 0 for one in ids)
    if number:
        said = f"{counted(number, 'id')} have spaces or signs that the schema does not allow, but readers do."
        yield Entry("caution", "ids", said, number)
    yield from _missing_truths(out)


def _missing_truths(out: Outgoing) -> Iterator[Entry]:
    """Yield how many truths are missing, which some readers do not tell from false."""
    tables = ((out.actor_columns, out.chosen.actors), (out.tie_columns, out.chosen.ties))
    truths = [(one, rows) for columns, rows in tables for one in columns if one.type == "boolean"]
    found = {one.name: one.read(rows).null_count for one, rows in truths}
    number = sum(found.values())
    if number:
        said = f"{counted(number, 'cell')} are neither true nor false: igraph reads a missing truth as false."
        names = tuple(name for name, missing in found.items() if missing)
        yield Entry("caution", "truths", said, number, names)


MEDIA_TYPE = "application/graphml+xml"
GRAPHML = Exporter(
    "graphml",
    "GraphML",
    ".graphml",
    MEDIA_TYPE,
    write,
    loss,
    "graph",
    "every column, for igraph, NetworkX and all others",
)

"""GEXF 1.3 with the look of the page, the sources of everything, and the time of every dated tie.

References
----------
The GEXF working group (2022), GEXF 1.3 (gexf.net).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.exporters.base import Block, Exporter, Outgoing
from graph_app.exporters.drawn import STYLES, Drawn
from graph_app.exporters.escapes import XML_ATTRIBUTE, XML_TEXT
from graph_app.exporters.labels import actor_labels, tie_labels
from graph_app.exporters.lines import EMPTY, MISSING, Part, Pen, Script, decimals, filled, flat, joined, lines
from graph_app.exporters.loss import Entry
from graph_app.exporters.losses import graph_losses, places, shapes, unwritable
from graph_app.graph.column import TEXT, Column, plain
from graph_app.graph.stance import IntArray

NAMESPACE = "http://gexf.net/1.3"
SHAPES = ("disc", "diamond", "square", "triangle", "disc", "disc", "disc", "disc")
"""One per glyph; GEXF has four shapes."""

_SCRIPT = Script(filled(XML_ATTRIBUTE))
_DATE = 10
"""Characters of a whole date."""


def write(out: Outgoing) -> Iterator[bytes]:
    """Write GEXF 1.3: a directed graph, dynamic where a visible tie is dated.

    A tie with a partial date exists from the first day that it can mean to the last; the partial date
    itself stays as an attribute. Missing values are left out.
    """
    spells = _Spells(out)
    declared = f"{_declared(out.actor_columns, 'node')}{_declared(out.tie_columns, 'edge')}<nodes>\n"
    yield f"{opening(out.about, 'directed', dynamic=spells.any)}{declared}".encode()
    picture = Drawn(out)
    yield from _nodes(out, picture)
    yield b"</nodes>\n<edges>\n"
    yield from _edges(out, picture, spells)
    yield b"</edges>\n</graph>\n</gexf>\n"


def opening(about: Mapping[str, str], way: str, *, dynamic: bool) -> str:
    """Return the beginning of a document: what the graph is, and how its edges and its time are meant.

    Parameters
    ----------
    about : mapping of str to str
        What the graph is.
    way : {"directed", "undirected"}
        Whether the ends of edges have an order.
    dynamic : bool
        Whether anything is dated.
    """
    mode = ' mode="dynamic" timeformat="date" timerepresentation="interval"' if dynamic else ' mode="static"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<gexf xmlns="{NAMESPACE}" xmlns:viz="{NAMESPACE}/viz"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="{NAMESPACE} {NAMESPACE}/gexf.xsd" version="1.3">\n'
        f'{_meta(about)}<graph defaultedgetype="{way}"{mode}>\n'
    )


def _meta(about: Mapping[str, str]) -> str:
    """Return what the graph is, in the words of the file's head."""
    date = about["date"]
    dated = f' lastmodifieddate="{date}"' if len(date) == _DATE else ""
    said = "\n".join(f"{name}: {value}" for name, value in about.items() if value)
    inside = f"<creator>graph_app</creator>\n<description>{XML_TEXT.one(said)}</description>"
    return f"<meta{dated}>\n{inside}\n</meta>\n"


def _declared(columns: list[Column], owner: str) -> str:
    """Return the declarations of the attributes of nodes or edges."""
    declared = "".join(
        '<attribute id="{0}" title="{0}" type="{1}"/>\n'.format(XML_ATTRIBUTE.one(column.name), column.type)
        for column in columns
    )
    return f'<attributes class="{owner}" mode="static">\n{declared}</attributes>\n'


def _pens(columns: list[Column]) -> list[Pen]:
    """Return what writes attributes; their ids are their names, which is all that some readers keep."""
    return [
        Pen(_SCRIPT, f'<attvalue for="{XML_ATTRIBUTE.one(column.name)}" value="', '"/>') for column in columns
    ]


def _nodes(out: Outgoing, picture: Drawn) -> Iterator[bytes]:
    pens = _pens(out.actor_columns)

    def text(block: Block) -> bytes:
        data = flat(pen(cells) for pen, cells in zip(pens, block.cells, strict=True))
        label = XML_ATTRIBUTE(actor_labels(out, block.rows))
        head: list[Part] = ['<node id="', XML_ATTRIBUTE(block.ids), '" label="', label, '"><attvalues>']
        return lines([*head, *data, "</attvalues>", *_look(picture, block), "</node>\n"])

    return out.actor_text(text)


def _look(picture: Drawn, block: Block) -> list[Part]:
    """Return colour, place, size and shape of actors."""

    def colour(fill: str, stroke: str) -> str:
        return f"<viz:color {_rgb(fill)}/>"

    size = decimals(picture.radii(block.rows))
    shape = plain(picture.shapes(block.rows, SHAPES))
    found: list[Part] = [plain(picture.fills(block.rows, colour)), '<viz:size value="', size, '"/>']
    if picture.placed:
        x, y = (decimals(side) for side in picture.places(block.rows))
        found += ['<viz:position x="', x, '" y="', y, '"/>']
    return [*found, '<viz:shape value="', shape, '"/>']


def _rgb(colour: str) -> str:
    """Return a colour as attributes.

    >>> _rgb("#1B6CA8")
    'r="27" g="108" b="168"'
    """
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f'r="{red}" g="{green}" b="{blue}"'


def _edges(out: Outgoing, picture: Drawn, spells: _Spells) -> Iterator[bytes]:
    pens = _pens(out.tie_columns)
    names = [column.name for column in out.tie_columns]
    kind, weight = names.index("kind"), names.index("weight")

    def look(colour: str, line: str, arrow: bool) -> str:
        return f'<viz:color {_rgb(colour)}/><viz:shape value="{STYLES[line]}"/>'

    def text(block: Block) -> bytes:
        key, start, end = (XML_ATTRIBUTE(ids) for ids in (block.ids, *out.ends(block.rows)))
        head: list[Part] = ['<edge id="', key, '" source="', start, '" target="', end]
        head += ['" kind="', _SCRIPT.written(block.cells[kind]), '" label="']
        head += [_SCRIPT.written(tie_labels(out, block.rows)), '" weight="']
        head += [_SCRIPT.written(block.cells[weight]), '"><attvalues>']
        data = flat(pen(cells) for pen, cells in zip(pens, block.cells, strict=True))
        tail = [spells.of(block.rows), plain(picture.lines(block.rows, look)), "</edge>\n"]
        return lines([*head, *data, "</attvalues>", *tail])

    return out.tie_text(text)


class _Spells:
    """From which day to which the ties that go out exist.

    Parameters
    ----------
    out : Outgoing
        What goes out.
    """

    def __init__(self, out: Outgoing) -> None:
        self._chosen, self._network = out.chosen.ties, out.network

    @cached_property
    def _ends(self) -> tuple[Array, Array]:
        """First and last day of every tie, null where nothing is said; derived ties say nothing."""
        first, last = (self._days(name, side) for side, name in enumerate(("start", "end")))
        return first, last

    def _days(self, name: str, side: int) -> Array:
        """Return the first or the last day that a date of every tie can mean."""
        days = self._network.dataset.column_days("ties", name)[side].astype(np.int32)
        missing = self._network.ties[name].isna().to_numpy()
        none = pa.nulls(self._network.d, pa.int32())
        return pa.concat_arrays([pa.array(days, mask=missing), none])

    @cached_property
    def any(self) -> bool:
        """Whether any tie that goes out is dated."""
        chosen = pa.array(self._chosen)
        return any(side.take(chosen).null_count < len(chosen) for side in self._ends)

    def of(self, rows: IntArray) -> Array:
        """Return the spells of some ties, null where nothing is said."""
        first, last = (side.take(pa.array(rows)).cast(pa.date32()).cast(TEXT) for side in self._ends)
        begun, ended = joined([' start="', first, '"']), joined([' end="', last, '"'])
        said = joined([begun.fill_null(""), ended.fill_null("")])
        return joined(["<spells><spell", pc.if_else(pc.equal(said, EMPTY), MISSING, said), "/></spells>"])


def loss(out: Outgoing) -> Iterator[Entry]:
    """Yield what GEXF cannot hold."""
    yield from graph_losses(out)
    yield from unwritable(out)
    said = "Title, filter, licence and citation are one text: GEXF has no attributes of the graph itself."
    yield Entry("changed", "about", said)
    yield from places(out)
    yield from shapes(out, SHAPES)


MEDIA_TYPE = "application/gexf+xml"
GEXF = Exporter(
    "gexf",
    "GEXF",
    ".gexf",
    MEDIA_TYPE,
    write,
    loss,
    "graph",
    "for Gephi: as drawn, with the time of ties",
    draws=True,
)

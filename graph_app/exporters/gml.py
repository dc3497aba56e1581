"""GML: plain ASCII with character references, one attribute per line.

References
----------
M. Himsolt (1997), GML: a portable graph file format, Universität Passau.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.exporters.base import Block, Exporter, Outgoing
from graph_app.exporters.drawn import Drawn
from graph_app.exporters.escapes import Escapes, content
from graph_app.exporters.lines import Part, Pen, Script, decimals, flat, lines
from graph_app.exporters.loss import Entry
from graph_app.exporters.losses import counted_cells, found, graph_losses, places, renamings, shapes
from graph_app.exporters.naming import named
from graph_app.exporters.yfiles import SHAPES
from graph_app.graph.column import TEXT, Column, plain
from graph_app.text import counted

OWN = ("id", "label", "graphics", "source", "target", "key")
"""Words that GML or its readers keep for themselves."""

TEXTS = Escapes(
    {"&": "&amp;", '"': "&quot;", "\x7f": "&#127;"}, {chr(code): f"&#{code};" for code in range(0x20)}
)
"""The inside of a quoted string; what is not ASCII is replaced in the end."""


def real(value: float) -> str:
    """Return a number as GML wants it: with a point before an exponent.

    >>> real(0.5), real(1e-07)
    ('0.5', '1.0E-07')
    """
    digits, mark, exponent = repr(value).partition("e")
    return f"{digits}{'' if '.' in digits else '.0'}E{exponent}" if mark else digits


_SCRIPT = Script(TEXTS, number=real, truths=("1", "0"))


def key(name: str) -> str:
    """Return a name as a key: letters, digits and low lines, a letter first.

    >>> key("stance_arg-safety"), key("2024")
    ('stance_arg_safety', 'x2024')
    """
    plain_ = re.sub(r"[^A-Za-z0-9_]", "_", name)
    return plain_ if plain_[:1].isalpha() else f"x{plain_}"


def write(out: Outgoing) -> Iterator[bytes]:
    """Write GML: a directed multigraph; nodes are numbered from 0, their labels are the ids of actors.

    Truths are 1 and 0, missing values are left out, every character beyond ASCII is a reference.
    """
    about = "".join(f'{name} "{TEXTS.one(value)}"\n' for name, value in out.about.items() if value)
    head = f'Creator "graph_app"\ngraph [\ndirected 1\nmultigraph 1\n{about}'.encode()
    picture = Drawn(out)
    return _ascii([head], _nodes(out, picture), _edges(out, picture), [b"]\n"])


def _ascii(*parts: Iterable[bytes]) -> Iterator[bytes]:
    for blocks in parts:
        for block in blocks:
            yield block if block.isascii() else block.decode().encode("ascii", "xmlcharrefreplace")


def _pens(columns: list[Column]) -> list[Pen]:
    quotes = ['"' if column.type == "string" else "" for column in columns]
    return [
        Pen(_SCRIPT, f"{name} {quote}", f"{quote}\n")
        for name, quote in zip(named(columns, OWN, key), quotes, strict=True)
    ]


def _nodes(out: Outgoing, picture: Drawn) -> Iterator[bytes]:
    pens = _pens(out.actor_columns)
    for block in out.actors():
        number = pa.array(out.numbers[block.rows]).cast(TEXT)
        head: list[Part] = ["node [\nid ", number, '\nlabel "', TEXTS(block.ids), '"\n']
        data = flat(pen(cells) for pen, cells in zip(pens, block.cells, strict=True))
        yield lines([*head, *data, *_look(picture, block), "]\n"])


def _look(picture: Drawn, block: Block) -> list[Part]:
    """Return place, size, shape and colours of actors."""
    size = decimals(2 * picture.radii(block.rows))
    found: list[Part] = ["graphics [\n"]
    if picture.placed:
        x, y = picture.places(block.rows)
        found += ["x ", decimals(x), "\ny ", decimals(-y), "\n"]
    shape = plain(picture.shapes(block.rows, SHAPES))
    fills = picture.fills(block.rows, lambda fill, stroke: f'fill "{fill}"\noutline "{stroke}"\n')
    return [*found, "w ", size, "\nh ", size, '\ntype "', shape, '"\n', plain(fills), "]\n"]


def _edges(out: Outgoing, picture: Drawn) -> Iterator[bytes]:
    pens = _pens(out.tie_columns)

    def look(colour: str, line: str, arrow: bool) -> str:
        head = "standard" if arrow else "none"
        return f'graphics [\nfill "{colour}"\nstyle "{line}"\ntargetArrow "{head}"\n]\n]\n'

    for block in out.ties():
        start, end = (pa.array(out.numbers[side[block.rows]]).cast(TEXT) for side in out.network.ends)
        head: list[Part] = ["edge [\nsource ", start, "\ntarget ", end, '\nkey "', TEXTS(block.ids), '"\n']
        data = flat(pen(cells) for pen, cells in zip(pens, block.cells, strict=True))
        yield lines([*head, *data, plain(picture.lines(block.rows, look))])


def loss(out: Outgoing) -> Iterator[Entry]:
    """Yield what GML cannot hold."""
    yield from graph_losses(out)
    yield from renamings(out, OWN, OWN, key)
    yield Entry("changed", "truths", "True and false are 1 and 0.", columns=("symmetric", "derived"))
    beyond = counted_cells(out, found(r"[^\x20-\x7E]"), _beyond)
    if beyond:
        said = (
            f"{counted(beyond, 'cell')} have characters written as &#252; and so on; igraph leaves them so."
        )
        yield Entry("caution", "characters", said, beyond)
    large = _large(out)
    if large:
        said = (
            f"{counted(large, 'amount')} need more than the 32 bits of GML's whole numbers; few readers mind."
        )
        yield Entry("caution", "numbers", said, large, ("amount_usd",))
    yield from places(out)
    yield from shapes(out, SHAPES)


def _beyond(text: Array) -> bool:
    """Return whether any character of some text is written as a reference."""
    data = np.frombuffer(content(text), dtype=np.uint8)
    return bool(len(data)) and not ord(" ") <= data.min() <= data.max() <= ord("~")


def _large(out: Outgoing) -> int:
    """Return how many amounts are larger than 32 bits can say."""
    column = next(one for one in out.tie_columns if one.name == "amount_usd")
    number: int = pc.sum(pc.greater(column.read(out.chosen.ties), 2**31 - 1)).as_py() or 0
    return number


GML = Exporter(
    "gml",
    "GML",
    ".gml",
    "text/plain",
    write,
    loss,
    "graph",
    "plain ASCII: as drawn, with every column",
    draws=True,
)

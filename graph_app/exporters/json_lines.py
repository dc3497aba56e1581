"""JSON put together from columns: one object per line, missing values left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import orjson

from graph_app.dataset.arrow import Array
from graph_app.exporters.escapes import JSON
from graph_app.exporters.lines import Part, Pen, Script, flat
from graph_app.graph.column import Column

SCRIPT = Script(JSON, number=lambda value: orjson.dumps(value).decode())


def name_of(name: str) -> str:
    """Return a name as a JSON string."""
    return orjson.dumps(name).decode()


def member(name: str, text: Array) -> list[Part]:
    """Return a member that every object has, without the comma before it; the cells are text."""
    return [f'{name_of(name)}:"', JSON(text), '"']


class Members:
    """Writes the columns of a block as members of objects, each after a comma.

    Parameters
    ----------
    columns : list of Column
        What the members are.
    names : sequence of str, optional
        What they are called, if not as the columns are.
    """

    def __init__(self, columns: list[Column], names: Sequence[str] | None = None) -> None:
        called = [column.name for column in columns] if names is None else names
        quotes = ['"' if column.type == "string" else "" for column in columns]
        self._pens = [
            Pen(SCRIPT, f",{name_of(name)}:{quote}", quote)
            for name, quote in zip(called, quotes, strict=True)
        ]

    def __call__(self, cells: list[Array]) -> list[Part]:
        """Return the parts of the lines that some cells make."""
        return flat(pen(column) for pen, column in zip(self._pens, cells, strict=True))


def listed(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Return blocks of lines, each of which begins with a comma and a line break, as one list."""
    first = True
    for block in blocks:
        yield block[2:] if first else block
        first = False

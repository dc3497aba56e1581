"""A network of statements as GEXF 1.3 with time. References: `exporters.gexf`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from graph_app.analyses.discourse.choosing import day_words
from graph_app.analyses.discourse.network import Discourse
from graph_app.analyses.discourse.sheets import NODE_HEADS, Head, Row, heads, nodes, ties
from graph_app.analyses.discourse.two_mode import TwoMode
from graph_app.analyses.discourse.windows import Window
from graph_app.exporters.discourse.saying import About, cells, said
from graph_app.exporters.escapes import XML_ATTRIBUTE
from graph_app.exporters.gexf import opening

WEIGHT = "weight"
"""What readers take for the weight of an edge where it changes over time."""
_TIME = (
    "Time: a tie is there on the days of the statements that it rests on; a partial date is all days that it "
    "can mean. Undated statements add no days."
)
_WINDOWED = (
    "Time: a tie is there, with the weight of a window, from {mark} to the day before that of the next. Of "
    "windows that begin to stand on one day only the last is here."
)
_MARKS = {
    "consecutive": "the first day of the window",
    "sliding": "the middle day of the window",
    "cumulative": "the last day of the window",
}
Spell = tuple[int, int, float]
"""First and last day that a tie is there, and its weight then; NaN where it does not change."""


@dataclass
class _Tie:
    """A tie that is written.

    Attributes
    ----------
    row : dict
        Its ends and id, and what `heads` says of the whole network.
    spells : list
        When it is there.
    """

    row: Row
    spells: list[Spell] = field(default_factory=list)


def write(asked: Discourse, about: About) -> Iterator[bytes]:
    """Write GEXF: ties without a direction, of a two-mode network from rows to columns, and when they are.

    Without windows a tie has a spell for each date on which a statement that it rests on was made. With
    windows it has a spell, and its weight, for each window in which it is there; sliding and cumulative
    windows overlap, so that each stands for the days from its own middle or end to that of the next.
    """
    cut = asked.how["unit"] != "none"
    rows, found = (_windowed if cut else _dated)(asked)
    columns = heads(asked.whole)
    shown = tuple(head for head in columns if not cut or head.name != WEIGHT)
    way = "directed" if isinstance(asked.whole, TwoMode) else "undirected"
    dynamic = _declared("edge", (columns[0],), "dynamic") if cut else ""
    time = _WINDOWED.format(mark=_MARKS[str(asked.how["windows"])]) if cut else _TIME
    yield opening(said(asked, about) | {"time": time}, way, dynamic=True).encode()
    yield f"{_declared('node', NODE_HEADS)}{_declared('edge', shown)}{dynamic}<nodes>\n".encode()
    for row in rows:
        label = XML_ATTRIBUTE.one(str(row["name"] or row["id"]))
        data = _data(row, NODE_HEADS)
        yield f'<node id="{XML_ATTRIBUTE.one(row["id"])}" label="{label}">{data}</node>\n'.encode()
    yield b"</nodes>\n<edges>\n"
    for tie in found:
        yield _edge(tie, shown).encode()
    yield b"</edges>\n</graph>\n</gexf>\n"


def _dated(asked: Discourse) -> tuple[list[Row], list[_Tie]]:
    """Return the nodes and ties of the whole, each tie with the days of its statements."""
    debate = asked.debate
    dates = {row: place for place, row in enumerate(debate.said.row.tolist())}
    spans = list(zip(debate.said.first.tolist(), debate.said.last.tolist(), strict=True))
    undated = debate.said.undated.tolist()

    def spells(row: Row) -> list[Spell]:
        places = (dates[place] for place in row["places"])
        return [(*days, np.nan) for days in sorted({spans[place] for place in places if not undated[place]})]

    return nodes(asked, asked.whole), [_Tie(row, spells(row)) for row in ties(asked, asked.whole)]


def _windowed(asked: Discourse) -> tuple[list[Row], list[_Tie]]:
    """Return nodes and ties of the whole and of all windows, each tie with its weight in each of them."""
    people = {row["id"]: row for row in nodes(asked, asked.whole)}
    found = {row["id"]: _Tie(row) for row in ties(asked, asked.whole)}
    slices = list(asked.slices())
    stretches = _stretches([window for window, _ in slices], str(asked.how["windows"]))
    for (first, last), (_, network) in zip(stretches, slices, strict=True):
        if first > last:
            continue
        for row in nodes(asked, network):
            people.setdefault(row["id"], {name: row[name] for name in ("id", "name", "field", "kind")})
        for row in ties(asked, network):
            bare = {name: row[name] for name in ("id", "from", "to")}
            tie = found.setdefault(row["id"], _Tie(bare))
            tie.spells.append((first, last, row[WEIGHT]))
    return list(people.values()), list(found.values())


def _stretches(windows: list[Window], shape: str) -> list[tuple[int, int]]:
    """Return the days for which each window stands: no day is of two of them, some have none."""
    marks = [_mark(window, shape) for window in windows]
    ends = [*(mark - 1 for mark in marks[1:]), *(window.last for window in windows[-1:])]
    return list(zip(marks, ends, strict=True))


def _mark(window: Window, shape: str) -> int:
    """Return the day from which on a window stands for the debate."""
    if shape == "consecutive":
        return window.first
    return window.last if shape == "cumulative" else (window.first + window.last + 1) // 2


def _edge(tie: _Tie, columns: tuple[Head, ...]) -> str:
    row = tie.row
    key, start, end = (XML_ATTRIBUTE.one(row[name]) for name in ("id", "from", "to"))
    weight = f' weight="{row[WEIGHT]}"' if WEIGHT in row and np.isfinite(row[WEIGHT]) else ""
    spans = [_span(first, last) for first, last, _ in tie.spells]
    changing = "".join(
        f'<attvalue for="{WEIGHT}" value="{value}"{span}/>'
        for (*_, value), span in zip(tie.spells, spans, strict=True)
        if np.isfinite(value)
    )
    spells = "".join(f"<spell{span}/>" for span in spans)
    data = _data(row, columns, changing) + (f"<spells>{spells}</spells>" if spells else "")
    return f'<edge id="{key}" source="{start}" target="{end}"{weight}>{data}</edge>\n'


def _span(first: int, last: int) -> str:
    start, end = day_words(np.array([first, last]))
    return f' start="{start}" end="{end}"'


def _data(row: Row, columns: tuple[Head, ...], more: str = "") -> str:
    """Return the attributes of a node or an edge that are there."""
    found = "".join(
        f'<attvalue for="{columns[place].name}" value="{XML_ATTRIBUTE.one(value)}"/>'
        for place, value in cells(row, columns)
    )
    return f"<attvalues>{found}{more}</attvalues>" if found or more else ""


def _declared(owner: str, columns: tuple[Head, ...], mode: str = "static") -> str:
    declared = "".join(
        f'<attribute id="{head.name}" title="{head.name}" type="{head.type}"/>\n' for head in columns
    )
    return f'<attributes class="{owner}" mode="{mode}">\n{declared}</attributes>\n'

"""What several formats lose, and how many rows or cells that concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.exporters.base import Outgoing
from graph_app.exporters.drawn import LAID_OUT, Drawn
from graph_app.exporters.escapes import ILLEGAL, content
from graph_app.exporters.evidence import evidence
from graph_app.exporters.loss import Entry
from graph_app.exporters.naming import named
from graph_app.graph.cells import text_of
from graph_app.graph.lines import arrows
from graph_app.graph.network import codes
from graph_app.style import glyph_of
from graph_app.text import counted, listed

Test = Callable[[Array], Array]
Hint = Callable[[Array], bool]

_READ = ("actors", "ties", "sources", "events", "issues")
"""Tables whose texts can stand in the columns of actors and ties."""


def counted_cells(out: Outgoing, test: Test, hint: Hint | None = None) -> int:
    """Return how many text cells of what goes out pass a test.

    Parameters
    ----------
    out : Outgoing
        What goes out.
    test : callable
        From text cells to a truth for each.
    hint : callable, optional
        Whether any of some text cells may pass, faster than by the test: where none of the tables' texts
        may, no cell of the graph has to be read.
    """
    if not any(_hinted(out, name, hint or (lambda text: bool(_number(test(text))))) for name in _READ):
        return 0
    silent = replace(out, progress=lambda rows: None)
    blocks = chain(silent.actors(), silent.ties())
    return sum(_passing(cells, test) for block in blocks for cells in (block.ids, *block.cells))


def _hinted(out: Outgoing, name: str, hint: Hint) -> bool:
    frame = out.network.dataset.tables[name]
    texts = (text_of(frame, column) for column in frame.select_dtypes(["string", "category"]).columns)
    return any(hint(text.dictionary if pa.types.is_dictionary(text.type) else text) for text in texts)


def _passing(cells: Array, test: Test) -> int:
    if pa.types.is_dictionary(cells.type):
        return _number(test(cells.dictionary).take(cells.indices))
    return _number(test(cells)) if pa.types.is_large_string(cells.type) else 0


def _number(truths: Array) -> int:
    found: int = pc.sum(truths).as_py() or 0
    return found


def found(pattern: str) -> Test:
    """Return the test whether a regular expression (RE2) is found in a text."""
    return lambda text: pc.match_substring_regex(text, pattern)


CARRIED = "; actors carry their stances, actors and ties their sources"


def rows_of_evidence(out: Outgoing, carried: str = CARRIED) -> Iterator[Entry]:
    """Yield that statements, events and readings are no rows; `carried` is what a graph has of them."""
    rows = evidence(out.network, out.chosen)
    numbers = {name: len(rows[name]) for name in ("statements", "participations", "events")}
    numbers["codings"] = readings(out)
    total = sum(numbers.values())
    if total:
        rows_ = listed([f"{number:,} {name}" for name, number in numbers.items() if number], "and")
        said = f"{rows_} are no rows of it{carried}."
        yield Entry("left_out", "evidence", said, total)


def readings(out: Outgoing) -> int:
    """Return how many readings (codings) of documents of visible actors there are."""
    shown = np.append(out.numbers >= 0, False)
    return int(shown[codes(out.network.dataset.tables["codings"], "actor_id")].sum())


def unread(out: Outgoing) -> Iterator[Entry]:
    """Yield that readings of documents stay away."""
    number = readings(out)
    if number:
        said = f"{counted(number, 'reading')} of documents (codings) stay away."
        yield Entry("left_out", "codings", said, number)


def directions(out: Outgoing) -> Iterator[Entry]:
    """Yield that all ties are directed."""
    number = int((arrows(out.network)[out.chosen.ties] == 0).sum())
    if number:
        said = (
            f"{counted(number, 'tie')} whose ends have no order are directed: few readers take mixed graphs."
        )
        yield Entry("changed", "direction", said, number, ("symmetric",))


def unwritable(out: Outgoing) -> Iterator[Entry]:
    """Yield how many cells have characters that XML cannot hold."""
    number = counted_cells(out, found(r"[\x00-\x08\x0B\x0C\x0E-\x1F\x{FFFE}\x{FFFF}]"), _odd)
    if number:
        said = f"{counted(number, 'cell')} lose control characters, which XML cannot hold."
        yield Entry("changed", "characters", said, number)


def _odd(text: Array) -> bool:
    """Return whether text may hold characters that XML cannot hold."""
    data = bytes(content(text))
    if not data or (np.frombuffer(data, dtype=np.uint8).min() >= ord(" ") and b"\xef" not in data):
        return False
    return any(mark.encode() in data for mark in ILLEGAL)


def places(out: Outgoing) -> Iterator[Entry]:
    """Yield that large debates have no places."""
    if not Drawn(out).placed:
        said = f"Actors have no places, which are computed for up to {LAID_OUT:,} actors: lay the graph out."
        yield Entry("left_out", "places", said, len(out.chosen.actors))


def shapes(out: Outgoing, words: Sequence[str]) -> Iterator[Entry]:
    """Yield which kinds of actors look alike, because the format has fewer shapes than the page."""
    names = out.network.dataset.tables["actor_kinds"]["name"].tolist()
    kinds = np.unique(codes(out.network.actors, "kind")[out.chosen.actors]).tolist()
    alike: dict[str, list[str]] = {}
    for kind in kinds:
        if kind >= 0:
            alike.setdefault(words[glyph_of(kind)], []).append(str(names[kind]))
    for shape, those in alike.items():
        if len(those) > 1:
            said = f"{listed(those, 'and')} have the same shape ({shape})."
            yield Entry("changed", "shapes", said, len(those))


def renamings(
    out: Outgoing, of_actors: Sequence[str], of_ties: Sequence[str], legal: Callable[[str], str] = str
) -> Iterator[Entry]:
    """Yield which columns are called otherwise, from the words that a format keeps for itself."""
    for columns, words, owner in (
        (out.actor_columns, of_actors, "actors"),
        (out.tie_columns, of_ties, "ties"),
    ):
        names = [column.name for column in columns]
        pairs = [pair for pair in zip(names, named(columns, words, legal), strict=True) if pair[0] != pair[1]]
        if pairs:
            said = listed([f"{old} ({new})" for old, new in pairs], "and")
            sentence = f"Columns of {owner} are called otherwise: {said}."
            yield Entry("changed", "names", sentence, len(pairs), tuple(old for old, _ in pairs))


def graph_losses(out: Outgoing) -> Iterator[Entry]:
    """Yield what every graph format loses."""
    yield from rows_of_evidence(out)
    yield from directions(out)

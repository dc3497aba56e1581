"""The columns of ties that leave the house: recorded ones as in the table, derived ones with their events."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from graph_app.dataset.arrow import Array, pa
from graph_app.graph.cells import Reader, reader, referred, text_of, typed
from graph_app.graph.column import TEXT, Column, Type, distinct, joined, number, plain
from graph_app.graph.columns import OWN, SOURCE_TEXT, Chosen, among, extra
from graph_app.graph.derived import ACTED_TOGETHER
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import IntArray

_TIE_TEXT = {
    "start": "Since (partial date)",
    "end": "Until (partial date)",
    "summary": "What happened",
    "confidence": "How well the source supports the row",
}
_TIE_KNOWN = ("id", "from_id", "to_id", "kind", "amount_usd", "source_id", *_TIE_TEXT)


def tie_columns(network: Network, chosen: Chosen) -> list[Column]:
    """Return the columns of ties, in a fixed order; they are read for some of the chosen rows.

    Derived ties are friendly, run both ways, and have no dates of their own.
    """

    def mine(name: str, about: str = OWN) -> Column:
        kind, cells = typed(network.ties, name)
        return Column(name, kind, about, _either(network, reader(cells), _missing(plain(cells).type)))

    about_id = "Id of the tie, the same as that of the edge"
    always = _always(pa.scalar(ACTED_TOGETHER, type=TEXT))
    return distinct(
        [
            Column("tie_id", "string", about_id, tie_ids(network)),
            _text(network, "kind", "Kind of tie", reader(text_of(network.ties, "kind")), always),
            *(mine(name, about) for name, about in _TIE_TEXT.items()),
            *_measured(network, chosen),
            *_of_kind(network),
            *_sources(network, chosen),
            *(mine(name) for name in extra(network.ties, _TIE_KNOWN)),
        ]
    )


def tie_ids(network: Network) -> Reader:
    """Return what reads the ids of ties."""
    derived: Reader = lambda pairs: pa.array(network.derived_ids[pairs], type=TEXT)  # noqa: E731
    return _either(network, reader(text_of(network.ties, "id")), derived)


def _either(network: Network, recorded: Reader, derived: Reader) -> Reader:
    """Return what reads some ties: recorded ones in one way, derived ones, by their pair, in another."""

    def read(rows: IntArray) -> Array:
        cut = int(np.searchsorted(rows, network.m))
        if cut == len(rows):
            return recorded(rows)
        pairs = derived(rows[cut:] - network.m)
        return pairs if not cut else pa.concat_arrays([plain(recorded(rows[:cut])), plain(pairs)])

    return read


def _always(value: Array) -> Reader:
    """Return what reads the same cell in every row."""
    return lambda rows: pa.repeat(value, len(rows))


def _missing(kind: Any) -> Reader:
    """Return what reads a missing cell, of an Arrow type, in every row."""
    return _always(pa.scalar(None, type=kind))


def _text(network: Network, name: str, about: str, recorded: Reader, derived: Reader) -> Column:
    return Column(name, "string", about, _either(network, recorded, derived))


def _measured(network: Network, chosen: Chosen) -> list[Column]:
    """Return amount and weight."""
    amounts = reader(pa.array(network.ties["amount_usd"].array, type=pa.int64()))
    about = "Amount in US dollars where stated; pledges in full"
    of_weight = "Strength of the kind × weight of confidence; derived: sum of 1/(k-1)"
    return [
        Column("amount_usd", "long", about, _either(network, amounts, _missing(pa.int64()))),
        number("weight", of_weight, chosen.weight),
    ]


def _of_kind(network: Network) -> list[Column]:
    """Return what the kind of a tie says."""
    kinds = network.dataset.tables["tie_kinds"]

    def column(name: str, kind: Type, about: str, cells: Array, derived: object) -> Column:
        value = pa.scalar(derived, type=plain(cells).type)
        return Column(name, kind, about, _either(network, referred(network.kind, cells), _always(value)))

    signs = pa.array(kinds["sign"].to_numpy(dtype=np.int64))
    symmetric = pa.array(kinds["symmetric"].to_numpy(dtype=bool))
    return [
        column("sign", "long", "1 supporting, -1 hostile", signs, 1),
        column(
            "influence", "string", "Way influence runs along the tie", text_of(kinds, "influence"), "both"
        ),
        column("symmetric", "boolean", "True if the order of the ends means nothing", symmetric, True),
        Column(
            "derived",
            "boolean",
            "True for ties derived from acting together",
            lambda rows: pa.array(rows >= network.m),
        ),
    ]


@dataclass(frozen=True)
class _Shared:
    """The events behind derived ties, in the order of their pairs; made when first asked for."""

    network: Network
    chosen: Chosen

    @cached_property
    def rows(self) -> tuple[IntArray, IntArray]:
        """Pair and event of every row of common action."""
        common = self.network.common
        mine = np.flatnonzero(self.chosen.common)
        mine = mine[np.argsort(common.pair[mine], kind="stable")]
        return common.pair[mine], common.event[mine]

    def names(self, cells: Array, of_event: IntArray | None = None) -> Reader:
        """Return what reads, joined, what all events of a pair name; `of_event` is a row per event."""

        def read(pairs: IntArray) -> Array:
            pair, event = self.rows
            part, places = among(pairs, pair)
            mine = places >= 0
            item = event[part][mine]
            item = item if of_event is None else of_event[item]
            return joined(places[mine], item, plain(cells), len(pairs))

        return read


def _sources(network: Network, chosen: Chosen) -> list[Column]:
    """Return the sources of ties; of derived ties those of the events, with the events' titles."""
    tables, shared = network.dataset.tables, _Shared(network, chosen)
    of_tie, of_event = codes(tables["ties"], "source_id"), codes(tables["events"], "source_id")
    columns = []
    for name, about in SOURCE_TEXT.items():
        cells = text_of(tables["sources"], name)
        of_pairs = shared.names(cells, of_event)
        columns.append(_text(network, f"source_{name}", about, referred(of_tie, cells), of_pairs))
    titles = shared.names(text_of(tables["events"], "title"))
    about = "Events in which both acted on the same side"
    return [*columns, _text(network, "events", about, _missing(TEXT), titles)]

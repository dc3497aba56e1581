"""One line of words per actor and per tie: what is written beside the pointer."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from graph_app.graph.network import Network
from graph_app.graph.stance import label_title
from graph_app.text import lowered


def arrows(network: Network) -> npt.NDArray[np.uint8]:
    """Return 1 for ties with a direction, 0 where the order of the ends means nothing; shape (m + d,)."""
    symmetric = network.dataset.tables["tie_kinds"]["symmetric"].to_numpy(dtype=bool)
    return np.append(~symmetric[network.kind], np.zeros(network.d, dtype=np.bool_)).view(np.uint8)


def actor_texts(network: Network, which: npt.NDArray[np.int64] | None = None) -> list[str]:
    """Return one line per actor, those at some positions or all: what it is and where it sits."""
    rows = np.arange(network.n) if which is None else which
    kinds = network.words("actor_kinds", "name")
    columns = (network.cells("actors", name)[rows].tolist() for name in ("kind", "subkind", "jurisdiction"))
    return [
        " · ".join(filter(None, (kinds.get(kind, kind), subkind and lowered(label_title(subkind)), place)))
        for kind, subkind, place in zip(*columns, strict=True)
    ]


def tie_texts(network: Network, which: npt.NDArray[np.int64] | None = None) -> list[str]:
    """Return one line per tie, those at some positions or all: who, what, whom, since when, which source.

    Derived ties follow the recorded ones.
    """
    rows = np.arange(network.m + network.d) if which is None else which
    recorded, derived = rows < network.m, rows[rows >= network.m] - network.m
    found = np.empty(len(rows), dtype=object)
    found[recorded] = _recorded(network, rows[recorded])
    names = network.cells("actors", "name")
    sides = (names[side[derived]].tolist() for side in (network.common.first, network.common.second))
    pairs = zip(*sides, strict=True)
    found[~recorded] = [f"{one} and {other} acted together (derived)" for one, other in pairs]
    texts: list[str] = found.tolist()
    return texts


def _recorded(network: Network, rows: npt.NDArray[np.int64]) -> list[str]:
    tables, names = network.dataset.tables, network.cells("actors", "name")
    kinds = tables["tie_kinds"]["name"].tolist()
    titles = [*tables["sources"]["title"].tolist(), ""]
    chosen = network.ties.iloc[rows]
    sources = chosen["source_id"].cat.codes.tolist()
    dates = chosen["start"].fillna("").tolist()
    sides = (names[side[rows]].tolist() for side in (network.start, network.end))
    columns = (*sides, network.kind[rows].tolist(), dates, sources)
    return [
        " · ".join(filter(None, (f"{one} {kinds[kind]} {other}", date, titles[source])))
        for one, other, kind, date, source in zip(*columns, strict=True)
    ]

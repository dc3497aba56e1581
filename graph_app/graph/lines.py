"""One line of words per actor and per tie: what is written beside the pointer."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from graph_app.graph.network import Network
from graph_app.graph.stance import label_title
from graph_app.text import lowered


def arrows(network: Network) -> npt.NDArray[np.int64]:
    """Return 1 for ties with a direction, 0 where the order of the ends means nothing; shape (m + d,)."""
    symmetric = network.dataset.tables["tie_kinds"]["symmetric"].to_numpy(dtype=bool)
    recorded = np.where(symmetric[network.kind], 0, 1)
    return np.concatenate([recorded, np.zeros(network.d, dtype=np.int64)])


def actor_texts(network: Network) -> list[str]:
    """Return one line per actor: what it is and where it sits."""
    kinds = network.words("actor_kinds", "name")
    columns = (network.cells("actors", name).tolist() for name in ("kind", "subkind", "jurisdiction"))
    return [
        " · ".join(filter(None, (kinds.get(kind, kind), subkind and lowered(label_title(subkind)), place)))
        for kind, subkind, place in zip(*columns, strict=True)
    ]


def tie_texts(network: Network) -> list[str]:
    """Return one line per tie: who, what, whom, since when and from which source."""
    tables = network.dataset.tables
    names = network.actors["name"].tolist()
    kinds = tables["tie_kinds"]["name"].tolist()
    titles = [*tables["sources"]["title"].tolist(), ""]
    sources = network.ties["source_id"].cat.codes.tolist()
    dates = network.ties["start"].fillna("").tolist()
    columns = (network.start.tolist(), network.kind.tolist(), network.end.tolist(), dates, sources)
    recorded = [
        " · ".join(filter(None, (f"{names[one]} {kinds[kind]} {names[other]}", date, titles[source])))
        for one, kind, other, date, source in zip(*columns, strict=True)
    ]
    pairs = zip(network.common.first.tolist(), network.common.second.tolist(), strict=True)
    return recorded + [f"{names[one]} and {names[other]} acted together (derived)" for one, other in pairs]

"""The evidence of what is visible, as columns whose rows name each other by place.

Rows of hidden actors do not leave the house, nor sources on which nothing visible rests.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.graph.columns import Chosen
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, label_title
from graph_app.text import lowered, safe_url

Rows = npt.NDArray[np.int64]
Columns = dict[str, list[Any]]


class Kept:
    """Rows of a table that others name: numbered anew, in the order of the table.

    Parameters
    ----------
    named : int arrays
        Positions in the table, -1 for none.
    """

    def __init__(self, *named: Rows) -> None:
        found: Rows = np.unique(np.concatenate(named)).astype(np.int64)
        self.rows = found[found >= 0]

    def places(self, named: Rows) -> list[int]:
        """Return the new number of each position, -1 for none."""
        if not len(self.rows):
            return [-1] * len(named)
        found = np.searchsorted(self.rows, named)
        return np.where(named >= 0, found, -1).tolist()  # type: ignore[no-any-return]  # of an int array


def tables(network: Network, chosen: Chosen) -> Iterator[tuple[str, Columns]]:
    """Iterate over the tables by name, each a column per name.

    Parameters
    ----------
    network : Network
        The data.
    chosen : Chosen
        What is visible. Actors and recorded ties keep its order; a derived tie is told by the events that
        `together` names.
    """
    seen = np.zeros(network.n, dtype=bool)
    seen[chosen.actors] = True
    row = np.cumsum(seen) - 1
    recorded = chosen.ties[chosen.ties < network.m]
    said = _newest(network, np.flatnonzero(seen[network.statements.actor]))
    took = np.flatnonzero(seen[network.sides.actor])
    pairs = np.full(network.d, -1, dtype=np.int64)
    pairs[chosen.ties[len(recorded) :] - network.m] = np.arange(len(recorded), len(chosen.ties))
    common = np.flatnonzero(chosen.common & (pairs[network.common.pair] >= 0))
    events = Kept(network.sides.event[took], network.common.event[common])
    named = {
        "statements": codes(network.dataset.tables["statements"], "source_id")[said],
        "ties": codes(network.ties, "source_id")[recorded],
        "events": codes(network.dataset.tables["events"], "source_id")[events.rows],
        "participations": codes(network.dataset.tables["participations"], "source_id")[took],
    }
    sources = Kept(*named.values())
    cited = {table: {"source": sources.places(rows)} for table, rows in named.items()}
    yield "actors", _actors(network, chosen)
    yield "statements", _statements(network, chosen, said, row) | cited["statements"]
    yield "ties", _ties(network, chosen, recorded) | cited["ties"]
    yield (
        "together",
        {
            "tie": pairs[network.common.pair[common]].tolist(),
            "event": events.places(network.common.event[common]),
        },
    )
    yield "events", _cells(network, "events", events.rows, "title", "date", "summary") | cited["events"]
    taken = {
        "actor": row[network.sides.actor[took]].tolist(),
        "event": events.places(network.sides.event[took]),
    }
    yield "participations", taken | _roles(network, took) | cited["participations"]
    yield "sources", _sources(network, sources.rows)
    yield "words", _words(network)


def _newest(network: Network, rows: Rows) -> Rows:
    """Return rows of statements, the newest first."""
    first, last = network.statements.first[rows], network.statements.last[rows]
    found: Rows = rows[np.lexsort((rows, -last, -first))]
    return found


def _cells(network: Network, table: str, rows: Rows, *names: str) -> Columns:
    """Return columns of some rows as they stand in the data; missing cells are None."""
    return {name: network.cells(table, name)[rows].tolist() for name in names}


def _numbers(values: npt.NDArray[np.float64]) -> list[float | None]:
    """Return numbers as short as people read them, None where unknown."""
    return [None if np.isnan(value) else round(float(value), 4) for value in values]


def _actors(network: Network, chosen: Chosen) -> Columns:
    """Return what the actors are, and where they stand."""
    rows = chosen.actors
    names = network.words("actors", "name")
    parents = network.cells("actors", "parent_id")[rows].tolist()
    hosts = network.cells("actors", "website")[rows].tolist()
    own = _cells(network, "actors", rows, "jurisdiction", "summary")
    subkinds = network.cells("actors", "subkind")[rows].tolist()
    stance: Columns = (
        {"stance": _numbers(chosen.stance[rows]), "stance_code": chosen.stance_code[rows].tolist()}
        if chosen.issue
        else {}
    )
    return {
        "kind": codes(network.actors, "kind")[rows].tolist(),
        "subkind": [one and lowered(label_title(one)) for one in subkinds],
        **own,
        "parent": [one and names.get(one) for one in parents],
        "website": hosts,
        "url": [one and safe_url(one if "://" in one else f"https://{one}") for one in hosts],
        "openness": _numbers(chosen.openness[rows]),
        "openness_code": chosen.openness_code[rows].tolist(),
        **stance,
    }


def _statements(network: Network, chosen: Chosen, rows: Rows, place: Rows) -> Columns:
    found = network.statements
    return {
        "actor": place[found.actor[rows]].tolist(),
        "issue": found.issue[rows].tolist(),
        "stance": found.stance[rows].tolist(),
        **_cells(network, "statements", rows, "date", "summary", "locator", "confidence"),
        "counts": chosen.statements[rows].astype(int).tolist(),
    }


def _ties(network: Network, chosen: Chosen, rows: Rows) -> Columns:
    return {
        "kind": network.kind[rows].tolist(),
        **_cells(network, "ties", rows, "start", "end", "amount_usd", "confidence", "summary"),
        "weight": _numbers(chosen.weight[chosen.ties]),
    }


def _roles(network: Network, rows: Rows) -> Columns:
    roles = network.cells("participations", "role")[rows].tolist()
    return {"role": [one and label_title(one).lower() for one in roles]}


def _sources(network: Network, rows: Rows) -> Columns:
    """Return sources; an address that is no web address is left out."""
    found = _cells(network, "sources", rows, "title", "publisher", "date", "grade", "url")
    return found | {"url": [safe_url(url) for url in found["url"]]}


def _words(network: Network) -> Columns:
    """Return the words of codes: kinds, issues, stances."""
    kinds = network.dataset.tables["tie_kinds"]
    back = [
        name if symmetric else inverse or f"inverse of {name}"
        for name, inverse, symmetric in zip(
            kinds["name"].tolist(),
            network.cells("tie_kinds", "inverse_name").tolist(),
            kinds["symmetric"].tolist(),
            strict=True,
        )
    ]
    return {
        "kinds": network.cells("actor_kinds", "name").tolist(),
        "issues": network.cells("issues", "name").tolist(),
        "ties": kinds["name"].tolist(),
        "back": back,
        "openness": [label_title(label) for label in OPENNESS_LABELS],
        "stance": [label_title(label) for label in ISSUE_LABELS],
    }

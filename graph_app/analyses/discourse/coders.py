"""Whether coders agree: Krippendorff's alpha of readings, overall and per issue; where they differ."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from graph_app.analyses.discourse.choosing import asked_issues
from graph_app.analyses.discourse.krippendorff import METRICS, alpha
from graph_app.analyses.discourse.options import Values
from graph_app.analyses.discourse.said import Bools, Ints, together
from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import Lookup, or_none
from graph_app.graph.network import Network, codes, objects

DEFINITION = (
    "Krippendorff's alpha = 1 - observed / expected disagreement; 1: all readings are the same, 0: as by "
    "chance, below 0: worse. nominal: values are names; ordinal: ranks; interval: numbers; ratio: sizes "
    "with a true zero, not defined for stances of both signs. A unit is one issue in one document of one "
    "actor; units that were read once do not count (Krippendorff 2019, Content Analysis, 4th edition, "
    "chapter 12)."
)
CAUTION = (
    "Repeatability, not validity: readings by one method can all be wrong in the same way. Krippendorff "
    "asks for 0.8, and 0.667 where conclusions are tentative. Of few units alpha is not sure, and where "
    "nearly all readings are the same it is low or undefined although nearly all agree: see the share of "
    "pairs that agree. Whether an issue was seen to be addressed at all is not tested: a unit that one "
    "reading leaves out has one reading less."
)


class Readings(NamedTuple):
    """Readings that take part; columns of shape (readings,).

    Attributes
    ----------
    row : int array
        Position in the table of codings.
    unit : int array
        What was read: numbered 0, 1, ….
    issue, stance : int arrays
        The issue, and what it was read as.
    """

    row: Ints
    unit: Ints
    issue: Ints
    stance: Ints


def readings(network: Network, rows: Chosen, how: Values, keep: Bools) -> Readings:
    """Return the readings of visible actors on the asked issues.

    Parameters
    ----------
    network : Network
        The data.
    rows : Chosen
        What the filter shows.
    how : mapping
        Values of the words `issues` and `without_issues`.
    keep : bool array of shape (codings,)
        Readings that the filter lets pass.
    """
    frame = network.dataset.tables["codings"]
    source, actor, issue = (codes(frame, name) for name in ("source_id", "actor_id", "issue_id"))
    visible = np.zeros(network.n + 1, dtype=bool)
    visible[rows.actors] = True
    keep = keep & visible[actor] & asked_issues(network, rows, how)[issue]
    place = np.flatnonzero(keep)
    unit = together(source[place], actor[place], issue[place])
    stance = frame["stance"].to_numpy(dtype=np.int64)[place]
    return Readings(place, unit, issue[place], stance)


def agreement(network: Network, rows: Chosen, how: Values, keep: Bools) -> dict[str, Any]:
    """Return how far coders agree, as plain values; what is not defined is None.

    Definition: `alpha` over units. Parameters are those of `readings`; `most` says how many disagreements are
    listed.

    Returns
    -------
    dict
        `overall`: `units` with two readings or more, `readings` in them, `alone` (units with one), `alpha` by
        metric, `same` (share of pairs of readings that are the same); `issues`: the same for each; `coders`
        with their number of readings; `disagreements`: units whose readings differ, the widest apart first,
        with source and every coder's stance, locator and confidence.
    """
    found = readings(network, rows, how, keep)
    look = Lookup(network, rows)
    coder = objects(network.dataset.tables["codings"], "coder")[found.row]
    names, count = np.unique(coder.astype(str), return_counts=True)
    apart = _apart(found)
    listed = apart[: int(how["most"])]
    cells = network.cells
    return {
        "definition": DEFINITION,
        "caution": CAUTION,
        "asked": {word: list(value) if isinstance(value, tuple) else value for word, value in how.items()},
        "codings": len(network.dataset.tables["codings"]),
        "left_out": len(network.dataset.tables["codings"]) - len(found.row),
        "coders": [
            {"coder": name, "readings": number}
            for name, number in zip(names.tolist(), count.tolist(), strict=True)
        ],
        "overall": _numbers(found),
        "issues": [
            {"id": str(cells("issues", "id")[code]), "name": str(cells("issues", "name")[code])}
            | {"kind": str(cells("issues", "kind")[code])}
            | _numbers(Readings(*(column[found.issue == code] for column in found)))
            for code in np.unique(found.issue).tolist()
        ],
        "total": len(apart),
        "disagreements": [_disagreement(network, look, found, unit) for unit in listed.tolist()],
    }


def _numbers(found: Readings) -> dict[str, Any]:
    """Return alpha of some readings by every metric, and what it rests on."""
    unit = np.unique(found.unit, return_inverse=True)[1].astype(np.int64)
    size = np.bincount(unit)
    values = found.stance.astype(np.float64)
    table = np.zeros((len(size), 5))
    np.add.at(table, (unit, found.stance + 2), 1.0)
    pairs = float((size * (size - 1)).sum()) / 2
    same = float((table * (table - 1)).sum()) / 2
    return {
        "units": int((size > 1).sum()),
        "readings": int(size[size > 1].sum()),
        "alone": int((size == 1).sum()),
        "alpha": {metric: or_none(alpha(unit, values, metric)) for metric in METRICS},
        "same": same / pairs if pairs else None,
    }


def _apart(found: Readings) -> Ints:
    """Return the units whose readings differ, the widest apart first."""
    if not len(found.unit):
        return found.unit
    size = int(found.unit.max()) + 1
    low, high = np.full(size, 9), np.full(size, -9)
    np.minimum.at(low, found.unit, found.stance)
    np.maximum.at(high, found.unit, found.stance)
    wide = np.flatnonzero(high > low)
    return wide[np.lexsort((wide, -(high - low)[wide]))].astype(np.int64)


def _disagreement(network: Network, look: Lookup, found: Readings, unit: int) -> dict[str, Any]:
    """Return a unit with all its readings."""
    places = np.flatnonzero(found.unit == unit)
    rows = found.row[places]
    frame = network.dataset.tables["codings"].iloc[rows]
    stances = found.stance[places]
    first = int(rows[0])
    issue = int(found.issue[places[0]])
    cells = network.cells
    columns = [objects(frame, name).tolist() for name in ("coder", "locator", "confidence")]
    return {
        "source": look.source(cells("codings", "source_id")[first]),
        "actor": look.actor(int(codes(network.dataset.tables["codings"], "actor_id")[first])),
        "issue": {"id": str(cells("issues", "id")[issue]), "name": str(cells("issues", "name")[issue])},
        "apart": int(stances.max() - stances.min()),
        "opposite": bool(stances.min() < 0 < stances.max()),
        "readings": [
            {"coder": coder, "stance": stance, "locator": locator, "confidence": confidence}
            for coder, locator, confidence, stance in zip(*columns, stances.tolist(), strict=True)
        ],
    }

"""Networks of statements as plain values: nodes, ties or cells, and the statements that each rests on."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.analyses.discourse.choosing import Debate
from graph_app.analyses.discourse.counting import Cells, Counted
from graph_app.analyses.discourse.naming import Names, node_rows, statement_ids
from graph_app.analyses.discourse.pairs import Pairwise, rests_on
from graph_app.analyses.discourse.said import Ints
from graph_app.analyses.discourse.two_mode import TwoMode


def pairwise_answer(debate: Debate, names: Names, found: Pairwise, most: int) -> dict[str, Any]:
    """Return a one-mode network as plain values.

    Returns
    -------
    dict
        `size` (nodes, ties, isolates, cancelled pairs, sum over ordered pairs), `bounds`, `statements` (how
        many count, repeat others, are outdated, take no side), `nodes` (with degree and strength), `ties` (at
        most `most`, the strongest first; each with what it is through and the ids of its statements),
        `ambivalent` (who is on both sides of what), `backbone`.
    """
    return {
        "size": size_of(found),
        "bounds": found.bounds,
        "statements": counts(found.counted),
        "nodes": tied_rows(names, found),
        "ties": tie_rows(debate, names, found, most),
        "ambivalent": ambivalent(debate, names, found.counted),
        "backbone": backbone_answer(found),
    }


def size_of(found: Pairwise | TwoMode) -> dict[str, Any]:
    """Return how large a network is: nodes and ties or rows, columns and cells, and the sum of its matrix."""
    if isinstance(found, TwoMode):
        return {
            "rows": len(found.rows),
            "columns": len(found.columns),
            "cells": int((found.value != 0).sum()),
            "sum": float(found.value.sum()),
            "ambivalent": int(found.ambivalent.sum()),
        }
    return {
        "nodes": len(found.nodes),
        "ties": len(found.ties.one),
        "isolates": int((found.degree[found.nodes] == 0).sum()),
        "cancelled": found.cancelled,
        "sum": 2 * float(found.ties.weight.sum()),
    }


def tied_rows(names: Names, found: Pairwise) -> list[dict[str, Any]]:
    """Return the nodes of a one-mode network, with degree and strength."""
    rows = node_rows(names, 0, found.nodes, found.counted)
    for row, code in zip(rows, found.nodes.tolist(), strict=True):
        row |= {"degree": int(found.degree[code]), "strength": float(found.strength[code])}
    return rows


def counts(found: Counted) -> dict[str, int]:
    """Return how many statements count, and how many do not, by why."""
    return {
        "counted": len(found.said),
        "repeated": len(found.repeats),
        "outdated": found.outdated,
        "neither": int(found.neither.sum()),
    }


def backbone_answer(found: Pairwise) -> dict[str, Any] | None:
    """Return how much of the network a backbone keeps, None without one."""
    kept = found.backbone
    if kept is None:
        return None
    return {
        "method": kept.method,
        "ties": {"kept": kept.ties[0], "of": kept.ties[1]},
        "weight": {"kept": kept.weight[0], "of": kept.weight[1]},
        "share_of_ties": kept.ties[0] / kept.ties[1] if kept.ties[1] else None,
        "share_of_weight": kept.weight[0] / kept.weight[1] if kept.weight[1] else None,
    }


def tie_rows(debate: Debate, names: Names, found: Pairwise, most: int) -> list[dict[str, Any]]:
    """Return the strongest ties, each with what it is through and the ids of the statements it rests on."""
    order = np.argsort(-np.abs(found.ties.weight), kind="stable")[:most]
    return [tie_row(debate, names, found, place) for place in order.tolist()]


def tie_row(debate: Debate, names: Names, found: Pairwise, place: int) -> dict[str, Any]:
    """Return one tie, by its position."""
    ties, (nodes, others) = found.ties, names.ids
    one, two = int(ties.one[place]), int(ties.two[place])
    rest = rests_on(found, one, two)
    places = np.concatenate([np.r_[mine, theirs] for _, mine, theirs in rest]) if rest else ties.one[:0]
    return {
        "one": nodes[one],
        "other": nodes[two],
        "weight": float(ties.weight[place]),
        "congruence": float(ties.congruence[place]),
        "conflict": float(ties.conflict[place]),
        "through": [others[other] for other, _, _ in rest],
        "statements": statement_ids(debate.network, found.counted.said.row[np.sort(places)]),
    }


def ambivalent(debate: Debate, names: Names, found: Counted) -> list[dict[str, Any]]:
    """Return who is on both sides of what, with the ids of the statements for and against."""
    cells, stance = found.cells, found.said.stance
    place = np.repeat(np.arange(len(cells.keys)), np.diff(cells.starts))
    sides = [np.bincount(place, side[cells.order], len(cells.keys)) > 0 for side in (stance > 0, stance < 0)]
    listed = []
    for key in cells.keys[sides[0] & sides[1]].tolist():
        node, other = divmod(key, cells.width)
        mine = cells.at(node, other)
        listed.append(
            {
                "node": names.of(0, node),
                "other": names.of(1, other),
                "for": statement_ids(debate.network, found.said.row[mine[stance[mine] > 0]]),
                "against": statement_ids(debate.network, found.said.row[mine[stance[mine] < 0]]),
            }
        )
    return listed


def two_mode_answer(debate: Debate, names: Names, found: TwoMode, most: int) -> dict[str, Any]:
    """Return a two-mode network as plain values.

    Returns
    -------
    dict
        `size` (rows, columns, cells that are not 0, their sum), `bounds`, `statements`, `rows`, `columns`,
        `cells` (at most `most`, those with most statements first; each with number, for, against, neither,
        mean, whether it is ambivalent, and the ids of the statements that count in it and of those that
        repeat them).
    """
    order = np.argsort(-found.total, kind="stable")[:most]
    return {
        "size": size_of(found),
        "bounds": found.bounds,
        "statements": counts(found.counted),
        "rows": node_rows(names, 0, found.rows, found.counted),
        "columns": node_rows(names, 1, found.columns, found.counted),
        "cells": [cell_row(debate, names, found, place) for place in order.tolist()],
    }


def cell_row(debate: Debate, names: Names, found: TwoMode, place: int) -> dict[str, Any]:
    """Return one cell, by its position."""
    row, column = int(found.row[place]), int(found.column[place])
    counted = found.counted

    def ids(rows: Ints, cells: Cells) -> list[str]:
        return statement_ids(debate.network, rows[cells.at(row, column)])

    return {
        "row": names.ids[0][row],
        "column": names.ids[1][column],
        "value": float(found.value[place]),
        "count": float(found.total[place]),
        "for": float(found.plus[place]),
        "against": float(found.minus[place]),
        "neither": float(found.neither[place]),
        "mean": float(found.mean[place]),
        "ambivalent": bool(found.ambivalent[place]),
        "statements": ids(counted.said.row, counted.cells),
        "repeated": ids(counted.repeats.row, counted.repeated),
    }

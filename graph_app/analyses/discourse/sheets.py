"""Nodes and ties of a network of statements as rows with fixed columns: what writers are given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import numpy as np

from graph_app.analyses.discourse.answers import cell_row, tie_row, tied_rows
from graph_app.analyses.discourse.naming import node_rows
from graph_app.analyses.discourse.network import Discourse
from graph_app.analyses.discourse.pairs import Pairwise
from graph_app.analyses.discourse.two_mode import TwoMode
from graph_app.graph.lookup import or_none

SEPARATOR = " | "
"""Between several ids or sources in one cell."""
Row = dict[str, Any]


class Head(NamedTuple):
    """A column.

    Attributes
    ----------
    name : str
        The name, the same in every format.
    type : {"string", "double", "long", "boolean"}
        The type, in GraphML's words.
    about : str
        What it means.
    """

    name: str
    type: Literal["string", "double", "long", "boolean"]
    about: str


NODE_HEADS: tuple[Head, ...] = (
    Head("name", "string", "Name"),
    Head("field", "string", "Field of statements that it is a value of"),
    Head("kind", "string", "Kind of actor or issue"),
    Head("openness", "double", "Overall openness of an actor as the filter reads it, -2 … 2"),
    Head("statements", "long", "How many statements count"),
    Head("for", "long", "How many of them are for"),
    Head("against", "long", "How many of them are against"),
    Head("neither", "long", "How many of them are neither"),
    Head("others", "long", "On how many others it has statements"),
    Head("degree", "long", "How many ties it has"),
    Head("strength", "double", "Sum of the weights of its ties"),
)
_EVIDENCE: tuple[Head, ...] = (
    Head("statements", "string", "Ids of the statements that it rests on"),
    Head("source_title", "string", "Titles of their sources"),
    Head("source_url", "string", "Addresses of their sources"),
)
TIE_HEADS: tuple[Head, ...] = (
    Head("weight", "double", "Weight, as normalised"),
    Head("congruence", "double", "How much both agree, not normalised"),
    Head("conflict", "double", "How much both disagree, not normalised"),
    Head("through", "string", "Ids of what ties them"),
    *_EVIDENCE,
)
CELL_HEADS: tuple[Head, ...] = (
    Head("weight", "double", "Number in the cell, as normalised"),
    Head("count", "double", "Weight of all statements"),
    Head("for", "double", "Weight of those for"),
    Head("against", "double", "Weight of those against"),
    Head("neither", "double", "Weight of those of stance 0"),
    Head("mean", "double", "Mean stance, -2 … 2"),
    Head("ambivalent", "boolean", "Whether there are statements for and against"),
    *_EVIDENCE,
)


def heads(found: Pairwise | TwoMode) -> tuple[Head, ...]:
    """Return the columns of the ties of a network."""
    return CELL_HEADS if isinstance(found, TwoMode) else TIE_HEADS


def nodes(asked: Discourse, found: Pairwise | TwoMode) -> list[Row]:
    """Return the nodes, each with a unique `id` and what `NODE_HEADS` says; None is missing."""
    if not isinstance(found, TwoMode):
        return [_node(asked, 0, row) for row in tied_rows(asked.names, found)]
    sides = (found.rows, found.columns)
    prefixed = _prefixed(asked)
    listed = []
    for side, codes in enumerate(sides):
        places, end = ((found.row, found.column)[side]), asked.debate.shape[side]
        degree = np.bincount(places, minlength=end)
        strength = np.bincount(places, np.nan_to_num(found.value), end)
        for row, code in zip(node_rows(asked.names, side, codes, found.counted), codes.tolist(), strict=True):
            one = _node(asked, side, row | {"degree": int(degree[code]), "strength": float(strength[code])})
            listed.append(one | {"id": prefixed[side](one["id"])})
    return listed


def _node(asked: Discourse, side: int, row: Row) -> Row:
    field = asked.debate.names[side]
    openness = None
    if field == "actors":
        openness = or_none(float(asked.debate.rows.openness[asked.debate.network.position[row["id"]]]))
    known = {head.name: row.get(head.name) for head in NODE_HEADS}
    return {"id": row["id"]} | known | {"field": field, "openness": openness}


def _prefixed(asked: Discourse) -> tuple[Any, Any]:
    """Return what makes ids of rows and columns unique in all windows: a prefix where fields share an id."""
    rows, columns = asked.names.ids
    if set(rows).isdisjoint(columns):
        return str, str
    one, other = asked.debate.names
    return (lambda key: f"{one}:{key}"), (lambda key: f"{other}:{key}")


def ties(asked: Discourse, found: Pairwise | TwoMode) -> Iterator[Row]:
    """Give the ties in the order of their ends, each with `id`, `from`, `to` and what `heads` says.

    The ends are ids of `nodes`; of a two-mode network a tie runs from the row to the column, others have no
    direction. Ids of ties are the ends around the mode; `places` are positions of the statements that a tie
    rests on.
    """
    if isinstance(found, TwoMode):
        names = _prefixed(asked)
        for place in range(len(found.row)):
            row = cell_row(asked.debate, asked.names, found, place)
            yield _tie(asked, row, (names[0](row["row"]), names[1](row["column"])), row["value"])
        return
    for place in range(len(found.ties.one)):
        row = tie_row(asked.debate, asked.names, found, place)
        yield _tie(asked, row, (row["one"], row["other"]), row["weight"])


def _tie(asked: Discourse, row: Row, ends: tuple[str, str], weight: float) -> Row:
    places = [asked.places[key] for key in row["statements"]]
    rests = {"statements": SEPARATOR.join(row["statements"]), **_sources(asked, places)}
    through = {"through": SEPARATOR.join(row["through"])} if "through" in row else {}
    made = {"id": f"{ends[0]}.{asked.how['mode']}.{ends[1]}", "from": ends[0], "to": ends[1]}
    return row | made | {"weight": weight, "places": places} | through | rests


def _sources(asked: Discourse, places: list[int]) -> dict[str, str | None]:
    """Return titles and addresses of the sources of statements, each once."""
    network = asked.debate.network
    keys = dict.fromkeys(network.cells("statements", "source_id")[place] for place in places)
    found = [asked.names.look.source(key) for key in keys]
    return {
        f"source_{name}": SEPARATOR.join(str(one[name]) for one in found if one and one[name]) or None
        for name in ("title", "url")
    }

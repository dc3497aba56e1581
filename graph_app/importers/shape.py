"""A foreign graph -> actors and ties: names, kinds, directions, sources, and the rest as extra columns."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from graph_app.importers.base import Imported, Reading
from graph_app.importers.choosing import choices
from graph_app.importers.evidence import with_sources
from graph_app.importers.graph import Graph
from graph_app.importers.kinds import with_kinds
from graph_app.importers.own import is_own, restored
from graph_app.importers.rows import Table
from graph_app.importers.typing import typed
from graph_app.importers.values import TEXT
from graph_app.schema import TABLES
from graph_app.text import counted, shown

_HEAD = {
    "actors": {"id": "id", "name": "label", "kind": "kind", "parent_id": "parent"},
    "ties": {"id": "id", "from_id": "source", "to_id": "target", "kind": "kind", "summary": "label"},
}
_SHADES = ("r", "g", "b")
_WHAT = {"actors": "node", "ties": "edge"}


def shaped(reading: Reading, graph: Graph) -> Imported:
    """Return a graph as tables of the data package.

    Parameters
    ----------
    reading : Reading
        Has what the user said, and takes notes.
    graph : Graph
        As it stands in the file.

    Returns
    -------
    Imported
        Actors, ties, kinds of ties, and what else could be read out of the graph.
    """
    sizes = counted(len(graph.nodes), "node"), counted(len(graph.edges), "edge")
    reading.notes.read(f"{' and '.join(sizes)} read.")
    if is_own(graph):
        return restored(reading, graph)
    actors, actor_types = table_of("actors", graph.nodes, graph.node_types, reading)
    ties, tie_types = table_of("ties", graph.edges, graph.edge_types, reading)
    ties, kinds = with_kinds(ties, graph.edges.own["directed"], reading)
    ties, sources = with_sources(ties, reading)
    tables = {"actors": actors, "ties": ties, "tie_kinds": kinds}
    if sources is not None:
        tables["sources"] = sources
    types = {"actors": actor_types, "ties": {name: one for name, one in tie_types.items() if name in ties}}
    return reading.imported(tables, types, about_of(graph))


def about_of(graph: Graph) -> dict[str, object]:
    """Return what the file says about itself in the words of a data package."""
    words = ("title", "description", "created", "version", "citation", "keywords", "creator")
    return {word: graph.about[word] for word in words if graph.about.get(word)}


def table_of(
    name: str, table: Table, types: Mapping[str, str] | None, reading: Reading
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return nodes as actors, or edges as ties, before kinds and sources are looked at.

    Parameters
    ----------
    name : {"actors", "ties"}
        Which.
    table : Table
        The rows of the file.
    types : mapping of str to str, optional
        Types that the file declares; None where the format has none.
    reading : Reading
        Has what the user said, and takes notes.
    """
    head = {
        column: table.own[given]
        for column, given in _HEAD[name].items()
        if table.own[given].notna().any() or given in ("id", "source", "target")
    }
    found = choices(name, table.more, reading.options, tuple(head))
    columns = dict(head)
    for one in found:
        if one.column in head:
            columns[_free(_HEAD[name][one.column], name, columns)] = head[one.column]
        columns[one.column] = table.more[one.given]
        reading.notes.mapped(name, one.given, one.column)
        if not one.said and one.given != one.column:
            sentence = f"The {_WHAT[name]}s' {shown(one.given)!r} was taken for {one.column} of {name}."
            reading.notes.assumed(sentence)
    used = {one.given for one in found}
    more, called = _coloured(table.more.drop(columns=list(used)))
    kept: dict[str, str] | None = None if types is None else {}
    for given in more.columns:
        column = _free(str(given), name, columns)
        columns[column] = more[given]
        if types is not None and kept is not None and given in types:
            kept[column] = types[given]
        for part in called.get(str(given), (str(given),)):
            reading.notes.mapped(name, part, column)
    frame = pd.DataFrame(columns, index=table.own.index)
    return typed(name, frame, kept, reading.notes)


def _coloured(more: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, tuple[str, ...]]]:
    """Return attributes with the colour called so, and how the file calls it.

    What is told as r, g and b becomes one column.
    """
    if "colour" in more:
        return more, {}
    named = next((str(name) for name in more.columns if str(name).lower() == "color"), None)
    if named is not None:
        return more.rename(columns={named: "colour"}), {"colour": (named,)}
    if not set(_SHADES) <= set(more.columns):
        return more, {}
    shades = more[list(_SHADES)].apply(pd.to_numeric, errors="coerce")
    if not shades.notna().all(axis=None) or not ((shades >= 0) & (shades <= 255)).all(axis=None):
        return more, {}
    parts = [shades[name].round().astype(int).map("{:02x}".format) for name in _SHADES]
    hexadecimal = ("#" + parts[0] + parts[1] + parts[2]).astype(TEXT)
    return more.drop(columns=list(_SHADES)).assign(colour=hexadecimal), {"colour": _SHADES}


def _free(given: str, table: str, taken: Mapping[str, object]) -> str:
    """Return the name of an extra column: printable, not one of the schema's, not taken."""
    name = "".join(letter if letter.isprintable() else " " for letter in given).strip() or "value"
    known = TABLES[table].columns
    found, number = (f"{name}_given" if name in known else name), 1
    while found in taken or found in known:
        number += 1
        found = f"{name}_{number}"
    return found

"""Tables of spreadsheets -> nodes, edges and tables of the data package, by their names and heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from graph_app.errors import QueryError
from graph_app.importers.base import Reading
from graph_app.importers.choosing import plain
from graph_app.importers.ends import ends, identifier
from graph_app.importers.matrix import edges_of, is_matrix
from graph_app.importers.samples import Role
from graph_app.importers.sheets import Sheet
from graph_app.importers.values import blank, kind_of
from graph_app.schema import TABLES
from graph_app.text import listed, nearest, shown

_NODES, _EDGES = ("nodes", "vertices", "actors", "entities"), ("edges", "links", "ties", "arcs", "relations")
_GUESSED = {"nodes": "nodes", "edges": "edges"}


@dataclass
class Roles:
    """What each table is.

    Attributes
    ----------
    nodes, edges, matrices : list of Sheet
        Tables of nodes, of edges, and adjacency matrices.
    package : dict of str to Sheet
        Tables of the data package by name.
    """

    nodes: list[Sheet] = field(default_factory=list)
    edges: list[Sheet] = field(default_factory=list)
    matrices: list[Sheet] = field(default_factory=list)
    package: dict[str, Sheet] = field(default_factory=dict)

    def of(self, sheet: Sheet) -> Role:
        """Return what a table was taken for, empty where it was left out."""
        if any(one is sheet for one in self.package.values()):
            return "package"
        groups: tuple[tuple[Role, list[Sheet]], ...] = (
            ("nodes", self.nodes), ("edges", self.edges), ("matrix", self.matrices),
        )  # fmt: skip
        return next((role for role, of in groups if any(one is sheet for one in of)), "")


def roles_of(sheets: Sequence[Sheet], reading: Reading) -> Roles:
    """Return what each table is: what the user says, else by name and head.

    Parameters
    ----------
    sheets : sequence of Sheet
        All tables of all files.
    reading : Reading
        Has what the user said, and takes notes.

    Raises
    ------
    QueryError
        If the user names a table that there is not.
    """
    found = Roles()
    said = {role: _named(role, sheets, reading) for role in ("nodes", "edges")}
    for sheet in sheets:
        if sheet is said["nodes"]:
            found.nodes.append(sheet)
        elif sheet is said["edges"]:
            found.edges.append(sheet)
        elif _is_package(sheet):
            found.package[sheet.name.lower()] = sheet
        elif reading.option("edges") == "" and ends(_headers(sheet)) is not None:
            found.edges.append(sheet)
        elif is_matrix(sheet.frame):
            found.matrices.append(sheet)
        else:
            _by_head(sheet, sheets, found, reading)
    return found


def _headers(sheet: Sheet) -> list[str]:
    return [str(name) for name in sheet.frame.columns]


def _named(role: str, sheets: Sequence[Sheet], reading: Reading) -> Sheet | None:
    """Return the table that the user means."""
    said = reading.option(role)
    if not said:
        return None
    names = tuple(dict.fromkeys((*(sheet.name for sheet in sheets), *(sheet.file for sheet in sheets))))
    for sheet in sheets:
        if said in (sheet.name, sheet.file):
            return sheet
    tables = listed([shown(name) for name in names], "and", 30)
    raise QueryError(
        f"{role} names the table {shown(said)!r}, which there is not. Tables are: {tables}.",
        word=role,
        value=said,
        allowed=names,
        did_you_mean=nearest(said, names),
    )


def _is_package(sheet: Sheet) -> bool:
    """Whether a table is called as one of the data package and has its key."""
    table = TABLES.get(sheet.name.lower())
    if table is None:
        return False
    needed = {"ties": {"from_id", "to_id"}, "statements": {"actor_id", "issue_id"}}.get(
        table.name, set(table.key)
    )
    return needed <= set(_headers(sheet)) and len(set(_headers(sheet)) & set(table.columns)) > 1


def _by_head(sheet: Sheet, sheets: Sequence[Sheet], found: Roles, reading: Reading) -> None:
    """Tell nodes from edges where no column is called as the end of an edge."""
    headers = _headers(sheet)
    if not headers:
        return
    name = plain(sheet.name)
    alone = len(sheets) == 1
    called_nodes = any(word in name for word in _NODES)
    called_edges = any(word in name for word in _EDGES)
    pair = len(headers) == 2 or (
        len(headers) == 3 and kind_of(sheet.frame[headers[2]]) in ("integer", "number")
    )
    pair = (
        pair and identifier(headers) is None and not any(plain(one) in ("name", "label") for one in headers)
    )
    if len(headers) > 1 and not called_nodes and (called_edges or (alone and pair)):
        one, two = headers[:2]
        sentence = f"The columns {shown(one)!r} and {shown(two)!r} are taken for the ends of edges."
        reading.notes.assumed(sentence, file=sheet.file, sheet="" if alone else sheet.name)
        found.edges.append(sheet)
    elif called_nodes or identifier(headers) is not None or alone or _is_name(headers):
        found.nodes.append(sheet)
    elif len(sheet.frame):
        sentence = "The table looks neither like nodes nor like edges; say which it is by nodes or edges."
        reading.notes.dropped(sentence, file=sheet.file, sheet=sheet.name)


def _is_name(headers: Sequence[str]) -> bool:
    return any(plain(one) in ("name", "label") for one in headers)


def node_table(sheet: Sheet, reading: Reading) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the ids of nodes, and the other columns.

    Parameters
    ----------
    sheet : Sheet
        A table of nodes.
    reading : Reading
        Has what the user said, and takes notes.
    """
    frame, headers = sheet.frame, _headers(sheet)
    said = _column("actors.id", headers, reading)
    key = (
        said
        or identifier(headers)
        or next((one for one in headers if plain(one) in ("name", "label")), headers[0])
    )
    if not said and plain(key) != "id":
        sentence = f"The column {shown(key)!r} is taken for the nodes' ids."
        reading.notes.assumed(sentence, file=sheet.file, sheet=_other(sheet))
    reading.notes.mapped("actors", key, "id")
    named = plain(key) in ("name", "label")
    return pd.DataFrame({"id": frame[key]}), frame if named else frame.drop(columns=key)


def edge_table(sheet: Sheet, reading: Reading) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the ids, ends and directions of edges, and the other columns.

    Parameters
    ----------
    sheet : Sheet
        A table of edges.
    reading : Reading
        Has what the user said, and takes notes.
    """
    frame, headers = sheet.frame, _headers(sheet)
    pair = ends(headers) or (headers[0], headers[min(1, len(headers) - 1)])
    one = _column("ties.from_id", headers, reading) or pair[0]
    two = _column("ties.to_id", headers, reading) or pair[1]
    key = _column("ties.id", headers, reading)
    if not key:
        key = next((name for name in headers if plain(name) in ("id", "edge id", "tie id")), "")
    kinds = frame["Type"].str.lower() if "Type" in frame else None
    own = pd.DataFrame({"source": frame[one], "target": frame[two]})
    own["id"] = frame[key] if key else blank(frame.index)
    own["directed"] = "true"
    used = [one, two, key] if key else [one, two]
    if kinds is not None and kinds.dropna().isin(["directed", "undirected"]).all() and kinds.notna().any():
        own["directed"] = kinds.eq("undirected").map({True: "false", False: "true"})
        used.append("Type")
        reading.notes.mapped("ties", "Type", "tie_kinds.symmetric")
    elif not reading.option("directed"):
        reading.notes.assumed(
            "Edges are taken as directed, from the first end to the second.", file=sheet.file
        )
    for given, column in ((one, "from_id"), (two, "to_id"), (key, "id")):
        if given:
            reading.notes.mapped("ties", given, column)
    return own, frame.drop(columns=list(dict.fromkeys(used)))


def _column(option: str, headers: Sequence[str], reading: Reading) -> str:
    """Return the column that the user names, empty if none."""
    said = reading.option(option)
    if said and said not in headers:
        near, columns = nearest(said, headers), listed([shown(one) for one in headers], "and", 30)
        raise QueryError(
            f"{option} names the column {shown(said)!r}, which there is not. Columns are: {columns}.",
            word=option,
            value=said,
            allowed=tuple(headers),
            did_you_mean=near,
        )
    return said


def _other(sheet: Sheet) -> str:
    return "" if sheet.file.startswith(sheet.name) else sheet.name


def matrix_tables(sheet: Sheet, reading: Reading) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return nodes, edges and weights of an adjacency matrix.

    Parameters
    ----------
    sheet : Sheet
        A matrix.
    reading : Reading
        Takes notes.
    """
    edges, directed = edges_of(sheet.frame)
    way = "directed, from rows to columns" if directed else "undirected, as the matrix is symmetric"
    sentence = f"The table is a matrix of nodes by nodes; its edges are {way}."
    reading.notes.assumed(sentence, file=sheet.file, sheet=_other(sheet))
    nodes = pd.DataFrame({"id": sheet.frame.iloc[:, 0]})
    own = edges[["source", "target"]].assign(directed="true" if directed else "false")
    return nodes, own, edges[["weight"]]

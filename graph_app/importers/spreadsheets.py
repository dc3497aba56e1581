"""CSV, TSV, XLSX and ODS: nodes and edges, edges alone, matrices, or the tables of a data package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from graph_app.importers.base import Given, Imported, Importer, Option, Reading
from graph_app.importers.csv_tables import DELIMITERS, is_tabular, read_csv
from graph_app.importers.encoding import looks_wide
from graph_app.importers.evidence import with_sources
from graph_app.importers.graph import EDGE, NODE, Graph
from graph_app.importers.ods import read_ods
from graph_app.importers.own import about_of_export
from graph_app.importers.own_tables import own_sheets, plain_tables
from graph_app.importers.packed import ZIP, workbook
from graph_app.importers.parquet_tables import PARQUET, read_parquet
from graph_app.importers.rows import Table
from graph_app.importers.samples import sample
from graph_app.importers.shape import shaped
from graph_app.importers.sheets import Sheet
from graph_app.importers.tabular import Roles, edge_table, matrix_tables, node_table, roles_of
from graph_app.importers.typing import typed
from graph_app.importers.values import TEXT, cells
from graph_app.importers.xlsx import read_xlsx
from graph_app.schema import TABLES
from graph_app.text import counted


def imported_sheets(
    reading: Reading,
    sheets: Sequence[Sheet],
    declared: Mapping[str, Mapping[str, str]] | None = None,
    about: Mapping[str, Any] | None = None,
) -> Imported:
    """Return what is in some tables.

    Parameters
    ----------
    reading : Reading
        Has what the user said, and takes notes.
    sheets : sequence of Sheet
        All tables of all files.
    declared : mapping of str to mapping of str to str, optional
        Types of the extra columns of tables of a data package, where a descriptor tells them.
    about : mapping, optional
        What a descriptor says.
    """
    for sheet in sheets:
        other = "" if sheet.file.startswith(sheet.name) else sheet.name
        reading.notes.read(f"{counted(len(sheet.frame), 'row')} read.", file=sheet.file, sheet=other)
    reading.notes.unit = sheets[0].unit if sheets else "line"
    sheets, told = own_sheets(sheets)
    about = about or about_of_export(told)
    roles = roles_of(sheets, reading)
    reading.notes.samples += [
        sample(sheet.file, sheet.name, roles.of(sheet), sheet.frame) for sheet in sheets
    ]
    quoted = all(sheet.unit == "line" and "Id" not in sheet.frame for sheet in sheets)
    _place(roles, reading)
    frames = {name: sheet.frame for name, sheet in roles.package.items()}
    package, types = _package(plain_tables(frames, reading, quoted=quoted), reading, declared or {})
    if "ties" in package and not (roles.edges or roles.matrices or roles.nodes):
        return reading.imported(package, types, about)
    graph = _graph(roles, reading)
    found = shaped(reading, graph)
    tables, kinds = dict(found.tables), dict(found.types)
    for name, frame in package.items():
        if name in tables and len(tables[name]):
            tables[name] = pd.concat([frame, tables[name]])
            kinds[name] = {
                one: kind
                for one, kind in kinds.get(name, {}).items()
                if types.get(name, {}).get(one, kind) == kind
            }
        else:
            tables[name], kinds[name] = frame, types.get(name, {})
    return reading.imported(tables, kinds, {**found.about, **(about or {})})


def _place(roles: Roles, reading: Reading) -> None:
    """Remember where the rows of each table stand, if they stand in one sheet."""
    of = {"actors": roles.nodes, "ties": [*roles.edges, *roles.matrices]}
    of |= {name: [*of.get(name, ()), sheet] for name, sheet in roles.package.items()}
    for name, sheets in of.items():
        if len(sheets) == 1:
            only = sheets[0]
            other = "" if only.file.startswith(only.name) else only.name
            reading.notes.places[name] = {"file": only.file, "sheet": other, "unit": only.unit}


def _package(
    frames: dict[str, pd.DataFrame], reading: Reading, declared: Mapping[str, Mapping[str, str]]
) -> tuple[dict[str, pd.DataFrame], dict[str, dict[str, str]]]:
    """Return the tables of a data package as they are, and the types of their own columns."""
    types: dict[str, dict[str, str]] = {}
    for name, frame in frames.items():
        frames[name], types[name] = typed(name, frame, declared.get(name), reading.notes)
        for column in frames[name].columns:
            reading.notes.mapped(name, str(column), str(column))
    if "ties" in frames and "sources" not in frames:
        frames["ties"], sources = with_sources(frames["ties"], reading)
        frames |= {} if sources is None else {"sources": sources}
    return {name: frames[name] for name in TABLES if name in frames}, types


def _graph(roles: Roles, reading: Reading) -> Graph:
    """Return nodes and edges of all tables."""
    nodes = [node_table(sheet, reading) for sheet in roles.nodes]
    edges = [edge_table(sheet, reading) for sheet in roles.edges]
    for sheet in roles.matrices:
        own, ends, weights = matrix_tables(sheet, reading)
        nodes.append((own, own.iloc[:, :0]))
        edges.append((ends, weights))
    found = Graph(_joined(nodes, NODE), _joined(edges, EDGE))
    return _by_name(found, reading)


def _joined(parts: Sequence[tuple[pd.DataFrame, pd.DataFrame]], own: tuple[str, ...]) -> Table:
    """Return several tables as one."""
    heads = [head for head, _ in parts] or [pd.DataFrame(index=pd.Index([], dtype="int64"))]
    whole = pd.concat(heads)
    head = pd.DataFrame({name: cells(whole, name).astype(TEXT) for name in own}, index=whole.index)
    more = pd.concat([part for _, part in parts]) if parts else head.iloc[:, :0]
    return Table(head, more.astype(TEXT))


def _by_name(graph: Graph, reading: Reading) -> Graph:
    """Return a graph whose edges name nodes by their ids, where the file names them by their labels."""
    if not len(graph.nodes) or not len(graph.edges):
        return graph
    label = next(
        (name for name in graph.nodes.more.columns if str(name).strip().lower() in ("label", "name")), None
    )
    if label is None:
        return graph
    ids, names = graph.nodes.own["id"], graph.nodes.more[label]
    mentioned = pd.concat([graph.edges.own["source"], graph.edges.own["target"]]).dropna()
    by_id, by_name = mentioned.isin(ids).mean(), mentioned.isin(names.dropna()).mean()
    if by_id >= 0.5 or by_name <= 0.5 or names.dropna().duplicated().any():
        return graph
    reading.notes.assumed(f"Edges name nodes by their {str(label)!r}, not by their ids.")
    of_name = dict(zip(names.tolist(), ids.tolist(), strict=True))
    own = graph.edges.own.copy()
    for end in ("source", "target"):
        own[end] = own[end].map(of_name).astype(TEXT).fillna(own[end])
    return Graph(graph.nodes, Table(own, graph.edges.more))


def sheets_of(reading: Reading, given: Given) -> list[Sheet]:
    """Return the tables in a file, whichever kind of spreadsheet it is.

    Parameters
    ----------
    reading : Reading
        Has limits, clock, options and notes.
    given : Given
        The file.
    """
    if workbook(given.data) == "xlsx":
        return read_xlsx(reading, given)
    if given.data.startswith(PARQUET):
        return [read_parquet(reading, given)]
    return read_ods(reading, given) if given.data.startswith(ZIP) else [read_csv(reading, given)]


def _read(reading: Reading) -> Imported:
    """Read spreadsheets."""
    return imported_sheets(reading, [sheet for file in reading.files for sheet in sheets_of(reading, file)])


def _looks(given: Given) -> bool:
    """Whether it is a workbook, or text that can be a table."""
    if workbook(given.data) or given.data.startswith(PARQUET):
        return True
    head = given.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head or head[:1] in b"<{[" or head.startswith((b"PK", b"SQLite")):
        return False
    if b"\x00" in head:
        return looks_wide(head)
    return given.suffix in SPREADSHEETS.suffixes or is_tabular(head)


SPREADSHEETS = Importer(
    "table",
    "spreadsheets (CSV, TSV, XLSX, ODS, Parquet)",
    (".csv", ".tsv", ".xlsx", ".ods", ".tab", ".txt", ".edges", ".edgelist", ".xlsm", ".parquet"),
    _looks,
    _read,
    (
        Option("nodes", "Which table holds the nodes: the name of a file or sheet."),
        Option("edges", "Which table holds the edges: the name of a file or sheet."),
        Option("header", "Whether the first row names the columns.", ("yes", "no")),
        Option("delimiter", f"What stands between cells: {', '.join(DELIMITERS.values())}, or a character."),
    ),
    together=True,
)

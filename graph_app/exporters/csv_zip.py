"""A zip of CSV tables: visible actors and ties, called as Gephi's import calls them, and what they rest on.

Cells are exactly the data. One that begins with a sign of formulas (`FORMULAS`) may be taken for one by a
spreadsheet program that opens the file; the XLSX format says of each cell whether it is text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import orjson

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.exporters.base import Exporter, Outgoing
from graph_app.exporters.escapes import content
from graph_app.exporters.labels import tie_labels
from graph_app.exporters.lines import Part, Pen, Script, lines
from graph_app.exporters.loss import Entry
from graph_app.exporters.losses import counted_cells, found, unread
from graph_app.exporters.naming import renamed
from graph_app.exporters.sheets import Sheet, actor_sheet, evidence_sheets, tie_sheet
from graph_app.exporters.zipped import LARGE, zipped
from graph_app.graph.column import TEXT, Column
from graph_app.text import counted

FORMULAS = "^[=+\\-@\t\r\n＝＋－＠]"
"""How cells begin that may be taken for formulas; spreadsheets take the wide forms for signs as well."""
_MARKS = (",", '"', "\r", "\n")


def quoted(text: Array) -> Array:
    """Return text with quotation marks around cells that need them (RFC 4180)."""
    whole = bytes(content(text))
    marks = [mark for mark in _MARKS if mark.encode() in whole]
    if not marks:
        return text
    needy = pc.match_substring(text, marks[0])
    for mark in marks[1:]:
        needy = pc.or_(needy, pc.match_substring(text, mark))
    mark = pa.scalar('"', type=TEXT)
    doubled = pc.replace_substring(text, '"', '""') if '"' in marks else text
    return pc.if_else(needy, pc.binary_join_element_wise(mark, doubled, mark, pa.scalar("", TEXT)), text)


_SCRIPT = Script(quoted)


def csv_of(sheet: Sheet, end: str = "\r\n") -> Iterator[bytes]:
    """Write a table as CSV with a header; missing cells are empty."""
    names = quoted(pa.array([column.name for column in sheet.columns], type=TEXT)).to_pylist()
    yield (",".join(names) + end).encode()
    pens = [Pen(_SCRIPT) for _ in sheet.columns]

    def text(cells: list[Array]) -> bytes:
        parts: list[Part] = []
        for pen, column in zip(pens, cells, strict=True):
            parts += [",", *pen(column)]
        return lines([*parts[1:], end])

    yield from sheet.text(text)


def _actors(out: Outgoing) -> Sheet:
    """Return the actors as Gephi takes nodes: Id and Label, then the rest."""
    sheet = actor_sheet(out)
    own = {column.name: column for column in sheet.columns}
    return _led(sheet, {"Id": own["id"], "Label": own["name"]})


def _ties(out: Outgoing) -> Sheet:
    """Return the ties as Gephi takes edges: ends, type, kind, id, label and weight, then the rest."""
    sheet = tie_sheet(out)
    own = {column.name: column for column in sheet.columns}
    ways = [pa.scalar(way, type=TEXT) for way in ("Undirected", "Directed")]
    way = Column("Type", "string", "", lambda rows: pc.if_else(own["symmetric"].read(rows), *ways))
    first = {
        "Source": own["from_id"],
        "Target": own["to_id"],
        "Type": way,
        "Kind": own["kind"],
        "Id": own["id"],
        "Label": Column("Label", "string", "", lambda rows: tie_labels(out, rows)),
        "Weight": own["weight"],
    }
    return _led(sheet, first)


def _led(sheet: Sheet, first: dict[str, Column]) -> Sheet:
    """Return a table led by some columns; no other one may be called as they are."""
    leading = [replace(column, name=name) for name, column in first.items()]
    rest = [column for column in sheet.columns if column not in first.values()]
    return replace(sheet, columns=[*leading, *renamed(rest, first)])


def write(out: Outgoing) -> Iterator[bytes]:
    """Write a zip of CSV tables (UTF-8, RFC 4180) and what they are about (JSON)."""
    sheets = [_actors(out), _ties(out), *evidence_sheets(out)]
    files = [(f"{sheet.name}.csv", csv_of(sheet)) for sheet in sheets]
    about = orjson.dumps(out.about, option=orjson.OPT_INDENT_2) + b"\n"
    large = max(len(sheet.rows) for sheet in sheets) > LARGE
    return zipped([*files, ("about.json", [about])], large=large)


def loss(out: Outgoing) -> Iterator[Entry]:
    """Yield what CSV cannot hold."""
    said = "CSV has no types: readers guess which columns are numbers, and take empty for missing."
    yield Entry("changed", "types", said)
    yield from unread(out)
    formulas = counted_cells(out, found(FORMULAS))
    if formulas:
        said = f"{counted(formulas, 'cell')} may be taken for formulas by spreadsheet programs, not in XLSX."
        yield Entry("caution", "formulas", said, formulas)


CSV = Exporter(
    "csv",
    "CSV (zip)",
    ".zip",
    "application/zip",
    write,
    loss,
    "tables",
    "named for Gephi's import, with the evidence",
)

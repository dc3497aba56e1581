"""Excel workbooks: sheets, types, limits, and nothing that can be taken for a formula."""

import io
import zipfile

import openpyxl
import pyarrow as pa
import pytest
from lxml import etree

from graph_app.exporters import xlsx
from tests.exporters.test_graphml import hostile_world
from tests.worlds import World, actors

SHEETS = [
    "About",
    "actors",
    "ties",
    "statements",
    "issues",
    "events",
    "participations",
    "sources",
    "actor_kinds",
    "tie_kinds",
    "participation_roles",
    "Columns",
]


def book(explorer):
    return openpyxl.load_workbook(io.BytesIO(b"".join(explorer.stream("xlsx"))))


def test_there_is_a_sheet_per_table_and_one_that_says_what_it_is(tiny):
    found = book(tiny.filter(derived=True))
    assert found.sheetnames == SHEETS
    about = dict(row for row in found["About"].iter_rows(min_row=2, values_only=True))
    assert about == {key: value or None for key, value in tiny.filter(derived=True).about().items()}
    assert found.properties.title == "A tiny debate"
    assert found.properties.description == tiny.filter(derived=True).about()["citation"]


def test_every_column_is_explained(tiny):
    found = book(tiny)
    told = {row[:2]: row[2] for row in found["Columns"].iter_rows(min_row=2, values_only=True)}
    columns = {
        (sheet.title, cell.value)
        for sheet in found
        if sheet.title in SHEETS[1:-1]
        for cell in next(sheet.iter_rows())
    }
    assert set(told) == columns
    assert all(told.values())


def test_cells_have_types_and_missing_ones_are_empty(tiny):
    rows = list(book(tiny)["actors"].iter_rows(values_only=True))
    header, acme, juno = rows[0], rows[1], rows[4]
    found = dict(zip(header, acme, strict=True))
    assert (found["id"], found["openness"], found["statements"]) == ("acme", 27 / 17, 3)
    assert dict(zip(header, juno, strict=True))["jurisdiction"] is None
    ties = list(book(tiny)["ties"].iter_rows(values_only=True))
    first = dict(zip(ties[0], ties[1], strict=True))
    assert (first["amount_usd"], first["symmetric"], first["start"]) == (1_000_000, False, "2022")


def test_text_that_looks_like_a_formula_or_a_number_is_text_and_stays_so(tiny):
    cells = [cell for sheet in book(tiny) for row in sheet.iter_rows() for cell in row]
    risky = [cell for cell in cells if isinstance(cell.value, str) and cell.value[:1] in "=+-@"]
    assert len(risky) >= 3
    assert {(cell.data_type, cell.number_format) for cell in risky} == {("s", "@")}
    sheets = zipfile.ZipFile(io.BytesIO(b"".join(tiny.stream("xlsx"))))
    assert not any(b"<f" in sheets.read(name) for name in sheets.namelist() if "sheets/" in name)
    years = hostile_world("2024", "007", "1e5", "true").explorer()
    row = dict(zip(*list(book(years)["actors"].iter_rows(max_row=2, values_only=True)), strict=True))
    assert (row["name"], row["summary"], row["note"]) == ("2024", "007", "true")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\x00b", "a_x0000_b"),
        ("a\rb", "a_x000D_b"),
        ("a\tb\nc", "a\tb\nc"),
        ("_x0041_", "_x005F_x0041_"),
        ("_x41_ _x004G_", "_x41_ _x004G_"),
        ("<&>", "&lt;&amp;&gt;"),
        ("\ufffe", ""),
        ("💡", "💡"),
    ],
)
def test_characters_are_written_as_excel_writes_them(text, written):
    assert xlsx.texts(pa.array([text, None], type=pa.large_string())).to_pylist() == [written, None]


@pytest.mark.parametrize(
    ("text", "length"),
    [("x" * 32_767, 32_767), ("x" * 32_768, 32_767), ("é" * 40_000, 32_767), ("💡" * 16_384, 16_383)],
)
def test_cells_are_cut_to_what_excel_reads(text, length):
    (found,) = xlsx.texts(pa.array([text], type=pa.large_string())).to_pylist()
    assert found == text[:length]


def test_a_long_table_goes_on_in_the_next_sheet(monkeypatch):
    monkeypatch.setattr(xlsx, "ROWS", 4)
    names = [f"a{place}" for place in range(10)]
    found = book(World({"actors": actors(*names)}).explorer())
    parts = [name for name in found.sheetnames if name.startswith("actors")]
    assert parts == ["actors", "actors 2", "actors 3"]
    assert [
        cell for name in parts for (cell, *_) in found[name].iter_rows(min_row=2, values_only=True)
    ] == names
    assert {next(found[name].iter_rows(values_only=True)) for name in parts} == {
        next(found["actors"].iter_rows(values_only=True))
    }


def test_all_parts_are_xml_and_dates_are_fixed(tiny):
    archive = zipfile.ZipFile(io.BytesIO(b"".join(tiny.stream("xlsx"))))
    assert archive.testzip() is None
    assert archive.namelist()[0] == "[Content_Types].xml"
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for name in archive.namelist():
        etree.fromstring(archive.read(name))

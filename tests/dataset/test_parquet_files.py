"""Parquet columns of any plain type read as they would in CSV."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from graph_app.dataset import check, load

if TYPE_CHECKING:
    from conftest import Package

TIES: dict[str, Any] = {"id": ["s", "t"], "from_id": ["a", "b"], "to_id": ["b", "a"], "kind": ["k", "k"]}


def with_ties(package: Package, columns: dict[str, Any]) -> Package:
    """Replace the ties by a Parquet file."""
    package.remove("ties.csv")
    parquet.write_table(pa.table(TIES | columns), package.folder / "ties.parquet")
    return package


@pytest.mark.parametrize(
    ("column", "values", "wanted"),
    [
        ("amount_usd", pa.array([5, None]), [5, None]),
        ("amount_usd", pa.array([5.0, float("nan")]), [5, None]),
        ("amount_usd", pa.array([2**40, None], pa.uint64()), [2**40, None]),
        ("amount_usd", ["5", ""], [5, None]),
        ("start", pa.array([date(2024, 3, 25), None]), ["2024-03-25", None]),
        ("start", pa.array([datetime(2024, 3, 25), None]), ["2024-03-25", None]),
        ("start", pa.array([2024, None]), ["2024", None]),
        ("start", pa.array(["2024", None]).dictionary_encode(), ["2024", None]),
        ("confidence", pa.array(["high", None], pa.large_string()), ["high", None]),
        ("summary", ["a\r\nb", "\rc"], ["a\nb", "\nc"]),
        ("mine", pa.array([True, None]), ["true", None]),
        ("mine", pa.array([0.5, None]), ["0.5", None]),
        ("mine", pa.array([None, None]), [None, None]),
    ],
)
def test_plain_types_are_read(bare: Package, column: str, values: Any, wanted: list[Any]) -> None:
    found = load(with_ties(bare, {column: values}).folder).tables["ties"][column]
    assert [None if missing else value for value, missing in zip(found, found.isna(), strict=True)] == wanted


@pytest.mark.parametrize(
    ("column", "values", "line", "code"),
    [
        ("amount_usd", pa.array([1.5, None]), 1, "bad-number"),
        ("amount_usd", pa.array([None, 1e300]), 2, "bad-number"),
        ("amount_usd", pa.array([None, 2**64 - 1], pa.uint64()), 2, "out-of-range"),
        ("start", pa.array([datetime(2024, 3, 25, 12), None]), 1, "bad-date"),
        ("summary", pa.array([["a"], None]), None, "bad-type"),
        ("summary", pa.array([{"a": 1}, None]), None, "bad-type"),
        ("summary", pa.array([None, "a\x00"]), 2, "control-character"),
        ("kind", pa.array([None, "k"]), 1, "missing-value"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_row(
    bare: Package, column: str, values: Any, line: int | None, code: str
) -> None:
    problems = check(with_ties(bare, {column: values}).folder).problems
    assert [(one.file, one.line, one.column, one.code) for one in problems] == [
        ("ties.parquet", line, column, code)
    ]


def test_text_that_is_not_utf8_is_named(bare: Package) -> None:
    wrong = pa.Array.from_buffers(
        pa.string(), 2, [None, pa.array([0, 1, 2], pa.int32()).buffers()[1], pa.py_buffer(b"a\xff")]
    )
    problems = check(with_ties(bare, {"summary": wrong}).folder).problems
    assert [(one.column, one.code) for one in problems] == [("summary", "bad-encoding")]


def test_a_table_without_a_known_column_or_with_a_repeated_one_is_refused(bare: Package) -> None:
    bare.remove("ties.csv")
    parquet.write_table(pa.table({"x": ["1"]}), bare.folder / "ties.parquet")
    assert [one.code for one in check(bare.folder).problems] == ["no-header"]
    twice = pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["id", "id"])
    parquet.write_table(twice, bare.folder / "ties.parquet")
    assert [one.code for one in check(bare.folder).problems] == ["duplicate-header"]


def test_an_empty_table_is_read(bare: Package) -> None:
    bare.remove("ties.csv")
    empty = pa.table({name: pa.array([], pa.string()) for name in TIES})
    parquet.write_table(empty, bare.folder / "ties.parquet")
    assert len(load(bare.folder).tables["ties"]) == 0

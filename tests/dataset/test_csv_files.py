"""The fast and the exact reader agree, and lines are those of the file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graph_app.dataset.collector import Collector
from graph_app.dataset.csv_files import _read_exactly, _read_fast
from graph_app.dataset.lines import lines_by_quotes, row_lines
from graph_app.dataset.raw import TableFile

CELLS = st.text(alphabet='ab ,"\n;\té€', max_size=6)
ROWS = st.lists(st.tuples(st.text("xy", min_size=1, max_size=3), CELLS, CELLS), max_size=8)
HEADER = ["id", "name", "summary"]


def as_csv(rows: list[tuple[str, str, str]], quoting: int = csv.QUOTE_MINIMAL) -> str:
    """Return rows as a CSV file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=quoting)  # type: ignore[arg-type]  # an int is what it is
    writer.writerows([HEADER, *rows])
    return text.getvalue()


@given(ROWS, st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_both_readers_return_what_was_written(rows: list[tuple[str, str, str]], quoting: int) -> None:
    data = as_csv(rows, quoting).encode()
    file = TableFile("mine", Path("mine.csv"), "mine.csv")
    collector = Collector()
    exact = _read_exactly(file, data, HEADER, collector)
    fast = _read_fast(data, HEADER)
    wanted = [[cell or None for cell in column] for column in zip(*rows, strict=True)] or [[], [], []]
    assert exact is not None
    assert [exact.columns[name].to_pylist() for name in HEADER] == wanted
    if rows:
        assert fast is not None
        assert [fast[name].to_pylist() for name in HEADER] == wanted
    assert collector.report("mine", {}).ok


@given(st.text(alphabet='ab,"\n', max_size=40))
def test_where_the_fast_reader_answers_the_exact_one_says_the_same(body: str) -> None:
    data = ("id,name,summary\n" + body).encode()
    fast = _read_fast(data, HEADER)
    if fast is None:
        return
    file = TableFile("mine", Path("mine.csv"), "mine.csv")
    collector = Collector()
    exact = _read_exactly(file, data, HEADER, collector)
    assert collector.report("mine", {}).ok
    assert exact is not None
    assert {name: column.to_pylist() for name, column in exact.columns.items()} == {
        name: column.to_pylist() for name, column in fast.items()
    }
    assert len(row_lines(data.decode())) == exact.rows


@given(ROWS)
def test_lines_are_the_same_by_reading_and_by_counting_quotes(rows: list[tuple[str, str, str]]) -> None:
    text = as_csv(rows)
    assert row_lines(text).tolist() == lines_by_quotes(text.encode()).tolist()[1:]


def test_lines_survive_cells_beyond_the_limit_of_the_standard_library() -> None:
    text = 'id,name\na,"' + "x\n" * 100_000 + '"\nb,c\n'
    lines = row_lines(text)
    assert lines.tolist() == [2, 100_003]
    assert lines.dtype == np.int64

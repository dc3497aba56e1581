"""What the bytes of a column prove is what its cells say."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.dataset import contents

CELLS = st.lists(st.one_of(st.none(), st.text("ab \t\n\r\x00\x7f\x85é\u2003", max_size=4)), max_size=8)


@given(CELLS, st.integers(0, 3))
def test_quick_proofs_agree_with_the_cells(cells: list[str | None], skipped: int) -> None:
    column = pa.array(cells, pa.large_string())[skipped:]
    given = [cell for cell in cells[skipped:] if cell is not None]
    text = "".join(given)
    full = len(given) == len(column) and all(given)
    assert contents.longest(column) == max((len(cell.encode()) for cell in given), default=0)
    assert contents.has_empty(column) == ("" in given)
    assert contents.may_hold(column, ord("\r")) == ("\r" in text)
    assert contents.all_begin_visibly(column) == (full and all("!" <= cell[0] <= "~" for cell in given))
    assert contents.all_end_visibly(column) == (full and all("!" <= cell[-1] <= "~" for cell in given))
    for breaks, pattern in (
        (True, r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\x{80}-\x{9F}]"),
        (False, r"[\x00-\x1F\x7F\x{80}-\x{9F}]"),
    ):
        if not contents.may_hold_controls(column, breaks=breaks):
            assert not pc.any(pc.match_substring_regex(column, pattern)).as_py()


def test_plain_text_needs_no_closer_look() -> None:
    column = pa.array(["a plain text, é", "with\ttabs and\nlines"], pa.large_string())
    assert not contents.may_hold_controls(column, breaks=True)
    assert contents.may_hold_controls(column, breaks=False)
    assert not contents.may_hold_controls(column[:1], breaks=False)


@given(st.lists(st.text("ab\x00é", max_size=20), max_size=12), st.integers(0, 3))
def test_texts_differ_if_they_are_said_to(cells: list[str], skipped: int) -> None:
    column = pa.array(cells, pa.large_string())[skipped:]
    found, wanted = contents.all_differ(column), len(set(cells[skipped:])) == len(cells[skipped:])
    assert found == wanted or (wanted and sum(map(len, cells)) < 8)


def test_many_long_ids_differ_but_for_two() -> None:
    cells = [f"{place % 7}-a-rather-long-id-{place:,}" for place in range(20_000)]
    assert contents.all_differ(pa.array(cells, pa.large_string()))
    assert not contents.all_differ(pa.array([*cells, cells[77]], pa.large_string()))
    assert not contents.all_differ(pa.array([*cells, None], pa.large_string()))


@pytest.mark.parametrize("size", [0, 1, 7, 2**17, 2**18 + 5])
def test_a_byte_is_counted_over_all_pieces(size):
    data = b'a"b"""'[:size] if size < 6 else (b'a"b"""' * (size // 6 + 1))[:size]
    assert contents.occurrences(data, ord('"')) == data.count(b'"')


def test_a_text_that_occurs_twice_is_found_in_another_stretch(monkeypatch):
    monkeypatch.setattr(contents, "_ROWS", 3)
    cells = [f"actor-{place}-of-many" for place in range(20)]
    assert contents.all_differ(pa.array(cells, pa.large_string()))
    assert not contents.all_differ(pa.array([*cells, cells[1]], pa.large_string()))
    assert not contents.all_differ(pa.array([*cells[:4], cells[3], *cells[4:]], pa.large_string()))

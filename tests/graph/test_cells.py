"""Columns as Arrow text: what is read for which rows."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.graph.cells import reader, referred, text_of
from graph_app.graph.column import TEXT, coded, joined, number, plain
from graph_app.graph.columns import among
from tests.worlds import TEXT as STRINGS


def rows(*places):
    return np.array(places, dtype=np.int64)


def test_text_and_categories_are_read_without_what_is_missing():
    frame = pd.DataFrame(
        {
            "text": pd.array(["a", None, ""], dtype=STRINGS),
            "kind": pd.Categorical.from_codes([1, -1, 0], categories=pd.Index(["x", "y"], dtype=STRINGS)),
        }
    )
    assert text_of(frame, "text").to_pylist() == ["a", None, ""]
    kinds = text_of(frame, "kind")
    assert pa.types.is_dictionary(kinds.type)
    assert plain(kinds).to_pylist() == ["y", None, "x"]
    assert text_of(frame.iloc[:0], "text").to_pylist() == []
    assert plain(reader(kinds)(rows(2, 0))).to_pylist() == ["x", "y"]


def test_a_column_of_several_chunks_is_one_array():
    values = pd.concat([pd.Series(["a"], dtype=STRINGS), pd.Series(["b"], dtype=STRINGS)])
    found = text_of(pd.DataFrame({"text": values}), "text")
    assert isinstance(found, pa.Array) and found.to_pylist() == ["a", "b"]


def test_rows_refer_to_rows_of_another_table_or_to_none():
    read = referred(np.array([1, -1, 0]), pa.array(["a", None], type=TEXT))
    assert read(rows(0, 1, 2)).to_pylist() == [None, None, "a"]
    assert read(rows()).to_pylist() == []


def test_numbers_that_are_nan_are_missing():
    assert number("n", "", np.array([1.5, np.nan, -0.0])).read(rows(0, 1, 2)).to_pylist() == [1.5, None, -0.0]


def test_negative_codes_are_missing():
    assert plain(coded(np.array([0, -1], dtype=np.int8), pa.array(["a"], type=TEXT))).to_pylist() == [
        "a",
        None,
    ]


@pytest.mark.parametrize(
    ("group", "item", "expected"),
    [
        ([], [], [None, None]),
        ([0, 0, 1], [1, 0, 1], ["a | b", "b"]),
        ([0, 0], [0, 0], ["a", None]),
        ([0, 0, 1], [2, -1, 2], [None, None]),
        ([1, 1], [3, 0], [None, "a | a"]),
    ],
)
def test_names_of_items_are_joined_in_the_order_of_items(group, item, expected):
    names = pa.array(["a", "b", None, "a"], type=TEXT)
    found = joined(np.array(group, dtype=np.int64), np.array(item, dtype=np.int64), names, 2)
    assert found.to_pylist() == expected


def test_groups_without_names_are_missing():
    assert joined(rows(), rows(), pa.array([], type=TEXT), 3).to_pylist() == [None, None, None]


@given(st.sets(st.integers(0, 30)), st.lists(st.integers(0, 30)))
def test_positions_are_found_among_rows(chosen, found):
    chosen, found = rows(*sorted(chosen)), rows(*sorted(found))
    part, places = among(chosen, found)
    mine = found[part]
    assert len(mine) == len(places)
    assert [value for value, place in zip(mine, places, strict=True) if place >= 0] == [
        value for value in found if value in set(chosen.tolist())
    ]
    for value, place in zip(mine, places, strict=True):
        assert place == -1 or chosen[place] == value

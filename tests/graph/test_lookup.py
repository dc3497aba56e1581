"""Rows as plain values: whatever a column is made of, the same as it has."""

from types import SimpleNamespace

import numpy as np
import pandas as pd

import graph_app as ga
from graph_app.graph.lookup import places, record, records
from graph_app.graph.network import objects
from tests.worlds import TEXT


def holding(**tables):
    return SimpleNamespace(dataset=SimpleNamespace(tables=tables), kept={})


FRAME = pd.DataFrame(
    {
        "id": pd.array(["a", "b", "c"], dtype=TEXT),
        "text": pd.array(["x", None, ""], dtype=TEXT),
        "kind": pd.Categorical.from_codes([1, -1, 0], categories=pd.Index(["y", "z"], dtype=TEXT)),
        "rank": pd.Categorical.from_codes([0, -1, 1], categories=[3, 5]),
        "amount": pd.array([1, None, 3], dtype="Int64"),
        "stance": np.array([-2, 0, 2], dtype=np.int8),
        "share": [0.5, np.nan, 2.0],
        "sure": pd.array([True, None, False], dtype="boolean"),
        "plain": [True, False, True],
        "thing": pd.Series([("a", 1), None, "b"], dtype=object),
    }
)


def test_values_are_plain_and_what_is_missing_is_none():
    assert records(holding(rows=FRAME), "rows", np.array([2, 1])) == [
        {"id": "c", "text": "", "kind": "y", "rank": 5, "amount": 3, "stance": 2, "share": 2.0, "sure": False,
         "plain": True, "thing": "b"},
        {"id": "b", "text": None, "kind": None, "rank": None, "amount": None, "stance": 0, "share": None,
         "sure": None, "plain": False, "thing": None},
    ]  # fmt: skip
    one = record(holding(rows=FRAME), "rows", 0)
    assert [type(value) for value in one.values()] == [str, str, str, int, int, int, float, bool, bool, tuple]


def test_no_rows_are_no_records():
    assert records(holding(rows=FRAME), "rows", np.array([], dtype=np.int64)) == []
    assert records(holding(rows=FRAME.iloc[:0]), "rows", np.array([], dtype=np.int64)) == []


def test_all_rows_of_the_debate_are_what_their_columns_hold():
    network = ga.open("open-weights").network
    for table, frame in network.dataset.tables.items():
        columns = [objects(frame, name).tolist() for name in frame.columns]
        wanted = [dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)]
        assert records(network, table, np.arange(len(frame))) == wanted


def test_ids_have_places():
    assert places(holding(rows=FRAME), "rows") == {"a": 0, "b": 1, "c": 2}

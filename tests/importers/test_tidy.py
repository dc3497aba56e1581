"""Whatever tables an importer gives, a data set can be made of them, and every change is counted."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.dataset import load, write_package
from graph_app.importers import Imported, Report, dataset_of
from graph_app.importers.tidy import tidy
from graph_app.schema import TABLES
from tests.importers.reading import rows, told

TEXT = pd.StringDtype(na_value=np.nan)


def imported(types=None, **tables):
    frames = {name: pd.DataFrame(columns).astype(TEXT) for name, columns in tables.items()}
    return Imported(frames, Report(files=("x",), formats=("x",)), types or {})


def test_ids_are_mended_and_references_follow():
    long = "x" * 250
    found = tidy(
        imported(
            actors={
                "id": [" a", "a", "b\x01\tc", long, None, None, None],
                "name": [None, "A", None, None, "Named", None, None],
                "kind": [None, None, None, None, None, "k", None],
            },
            ties={"from_id": [" a", "a", "b\x01\tc"], "to_id": ["a", long, "Named"], "kind": ["k", "k", "k"]},
        )
    )
    assert rows(found, "actors", "id", "name", "id_given") == [
        ("a-2", "a-2", " a"),
        ("a", "A", None),
        ("b c", "b c", "b\tc"),
        ("x" * 200, "x" * 200, long),
        ("Named", "Named", None),
    ]
    assert rows(found, "ties", "from_id", "to_id") == [("a-2", "a"), ("a", "x" * 200), ("b c", "Named")]
    assert told(found)[-1] == ("dropped", "Rows of actors with neither id nor name are left out.", (6,), 1)


def test_values_that_fit_no_column_are_kept_beside_it():
    found = tidy(
        imported(
            actors={"id": ["a", "b"], "website": ["https://a.example", "not a site"]},
            ties={
                "from_id": ["a", "a", "a", "a"],
                "to_id": ["b", "b", "b", "b"],
                "kind": ["k", "k", "k", "k"],
                "confidence": ["High", "0.8", None, "low"],
                "amount_usd": ["1,500", "$20", "-3", "many"],
                "start": ["2020-13", "5.4.2021", "2008-00-00", "2020-01-02T10:00"],
            },
        )
    )
    assert rows(found, "ties", "confidence", "confidence_given", "amount_usd", "amount_usd_given") == [
        ("high", None, "1500", None),
        (None, "0.8", "20", None),
        (None, None, None, "-3"),
        ("low", None, None, "many"),
    ]
    assert rows(found, "ties", "start", "start_given") == [
        (None, "2020-13"),
        ("2021-04-05", None),
        ("2008", None),
        ("2020-01-02", None),
    ]
    assert rows(found, "actors", "website", "website_given") == [
        ("https://a.example", None),
        (None, "not a site"),
    ]


def test_what_is_mentioned_is_added_and_what_lacks_something_is_dropped():
    found = tidy(
        imported(
            actors={"id": ["a"]},
            statements={
                "actor_id": ["a", "b", "a", None],
                "issue_id": ["tax", "tax", "war", "tax"],
                "stance": ["2", "-1", "7", "1"],
                "date": ["2020", "2021", "2020", "2020"],
                "source_id": ["s", None, "s", "s"],
            },
            participations={"event_id": ["e"], "actor_id": ["a"], "role": ["lead"]},
            codings={
                "source_id": ["s", "s"],
                "actor_id": ["a", "a"],
                "issue_id": ["tax", "tax"],
                "coder": ["1", "1"],
                "stance": ["1", "1"],
            },
        )
    )
    assert rows(found, "actors", "id") == [("a",), ("b",)]
    assert rows(found, "issues", "id", "name") == [("tax", "tax"), ("war", "war")]
    assert rows(found, "statements", "id", "stance", "source_id") == [
        ("a.tax.2020", "2", "s"),
        ("b.tax.2021", "-1", "not-stated"),
    ]
    assert rows(found, "sources", "id", "title") == [("s", "s"), ("not-stated", "No source stated")]
    assert len(found.tables["codings"]) == 1
    assert told(found, "dropped") == [
        ("dropped", "Rows of statements that have no actor_id are left out.", (4,), 1),
        ("dropped", "Participations in an event that is not there are left out.", (1,), 1),
        ("dropped", "Rows of statements without stance are left out.", (3,), 1),
        ("dropped", "A row of codings that says the same as an earlier one is left out.", (2,), 1),
    ]


def test_line_breaks_control_characters_and_long_texts():
    found = tidy(imported(actors={"id": ["a", "b"], "note": ["x\r\ny\rz\x02", "n" * 200_000]}))
    assert rows(found, "actors", "note") == [("x\ny\nz",), ("n" * 131_072,)]
    assert told(found, "changed") == [
        ("changed", "Control characters were removed from note.", (1,), 1),
        ("changed", "A text in note was cut after 131,072 characters.", (2,), 1),
    ]


def test_nothing_at_all_is_a_data_set_without_rows():
    found = tidy(imported())
    assert dict(found.report.counts) == {}
    assert len(dataset_of(found).tables["actors"]) == 0


cell = st.none() | st.sampled_from(
    [
        "",
        " ",
        "a",
        "b",
        " a",
        "a\n",
        "A",
        "x" * 260,
        "1",
        "-2",
        "2.5",
        "nan",
        "1e400",
        "2020",
        "2020-02-30",
        "true",
        "high",
        "open",
        "forward",
        "http://x.example",
        "javascript:x",
        "\x00",
        "\x85",
        "\u2028",
        "🙂",
        "ʼ",
        "=1",
        "'=1",
        "\ufeffa",
        "a\r\nb",
        "007",
        "1,5",
        "9" * 30,
        "0.1",
        "both",
        "policy",
        "\u202eabc",
    ]
)
names = st.sampled_from(["own", "own ", "weight", "id_given", "a\nb", "", "stance", "kind", "x"])


@st.composite
def worlds(draw):
    tables, types = {}, {}
    for name in draw(st.sets(st.sampled_from([*TABLES, "notes"]), max_size=6)):
        known = list(TABLES[name].columns) if name in TABLES else ["id"]
        columns = draw(st.lists(st.sampled_from(known) | names, unique=True, max_size=7))
        size = draw(st.integers(0, 5))
        tables[name] = {one: draw(st.lists(cell, min_size=size, max_size=size)) for one in columns}
    return imported(types, **tables)


@given(worlds())
def test_any_tables_become_a_data_set_that_survives_the_disk(tmp_path_factory, found):
    data = dataset_of(tidy(found))
    folder = tmp_path_factory.mktemp("package")
    after = load(write_package(data, folder))
    assert after.fingerprint == data.fingerprint
    once = tidy(found)
    again = tidy(Imported(once.tables, found.report))
    assert list(again.tables) == list(once.tables)
    for name, frame in once.tables.items():
        pd.testing.assert_frame_equal(again.tables[name].reset_index(drop=True), frame.reset_index(drop=True))


@pytest.mark.parametrize("rows_", [0, 1])
def test_types_of_columns_that_went_away_are_forgotten(rows_):
    found = tidy(imported({"ties": {"w": "number", "gone": "number"}}, actors={"id": ["a"] * rows_}))
    assert found.types == {"ties": {}}

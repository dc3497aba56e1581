"""Tables in memory are checked like files, and a written package reads back as the same data set."""

import json
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph_app as ga
from graph_app.dataset import PackageError, from_tables, load, write_package
from graph_app.errors import ExportError
from graph_app.schema import Descriptor
from tests.worlds import TINY

TEXT = pd.StringDtype(na_value=np.nan)


def texts(**columns):
    return pd.DataFrame({name: pd.array(values, dtype=TEXT) for name, values in columns.items()})


def as_text(folder):
    return {
        path.stem: pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
        for path in sorted(folder.glob("*.csv"))
    }


def descriptor(**types):
    fields = [{"name": name, "type": kind} for name, kind in types.items()]
    return Descriptor.model_validate(
        {"name": "d", "resources": [{"name": "ties", "schema": {"fields": fields}}]}
    )


def world(**columns):
    return {
        "actors": texts(id=["a", "b"], kind=["company", None]),
        "ties": texts(from_id=["a", "b"], to_id=["b", "a"], kind=["funds", "funds"], **columns),
        "actor_kinds": texts(id=["company", "actor"]),
    }


@pytest.mark.parametrize("data", [TINY, "open-weights"])
def test_tables_in_memory_are_the_same_data_set_as_their_files(data):
    from_files = load(data)
    folder = ga.dataset.locate(data)
    found = from_tables(from_files.descriptor, as_text(folder))
    assert found.fingerprint == from_files.fingerprint
    for name, frame in from_files.tables.items():
        pd.testing.assert_frame_equal(found.tables[name], frame)


@pytest.mark.parametrize("data", [TINY, "open-weights"])
def test_a_written_package_is_the_same_data_set(data, tmp_path):
    before = load(data)
    after = load(write_package(before, tmp_path / "new" / "folder"))
    assert after.fingerprint == before.fingerprint
    assert after.notices == before.notices == ()
    said = {"resources"}
    assert after.descriptor.model_dump(exclude=said) == before.descriptor.model_dump(exclude=said)


def test_own_columns_keep_their_types(tmp_path):
    tables = world(
        weight=["0.1", None], rank=["9007199254740993", None], new=["true", None], word=["0", None]
    )
    tables["ties"]["2.0"] = pd.array(["x", "y"], dtype=TEXT)
    tables["actors"]["kind"] = pd.array(["company", "actor"], dtype=TEXT)
    before = from_tables(descriptor(weight="number", rank="integer", new="boolean"), tables)
    after = load(write_package(before, tmp_path))
    assert after.fingerprint == before.fingerprint
    for ties in (before.tables["ties"], after.tables["ties"]):
        assert [str(ties[name].dtype) for name in ("weight", "rank", "new", "word")] == [
            "float64",
            "Int64",
            "boolean",
            "str",
        ]
        assert ties["weight"].tolist()[0] == 0.1
        assert ties["rank"][0] == 9007199254740993
        assert ties["new"][0] is np.True_
        assert ties["word"][0] == "0"
        assert ties.loc[1, ["weight", "rank", "new", "word"]].isna().all()
    exported = ga.open(tmp_path).graph().edges["a", "b", "a.funds.b"]
    assert (exported["weight_2"], exported["rank"], exported["new"]) == (0.1, 9007199254740993, True)
    assert {"rank", "new", "word"} & set(ga.open(tmp_path).graph().edges["b", "a", "b.funds.a"]) == set()


def test_declared_columns_are_checked_and_others_are_noticed(tmp_path):
    tables = world(weight=["heavy", "1"], rank=["1.5", None], word=["a", "b"])
    tables["actors"]["kind"] = pd.array(["company", "actor"], dtype=TEXT)
    with pytest.raises(PackageError) as caught:
        from_tables(descriptor(weight="number", rank="integer"), tables)
    assert [(one.place, one.code) for one in caught.value.report.problems] == [
        ("ties.csv, row 1, column weight", "bad-number"),
        ("ties.csv, row 1, column rank", "bad-number"),
    ]
    write_package(from_tables(descriptor(), tables), tmp_path)
    content = json.loads((tmp_path / "datapackage.json").read_text())
    fields = next(one for one in content["resources"] if one["name"] == "ties")["schema"]["fields"]
    fields[:] = [field for field in fields if field["name"] not in ("weight", "rank")]
    (tmp_path / "datapackage.json").write_text(json.dumps(content))
    codes = [(one.code, one.column) for one in ga.check(tmp_path).notices]
    assert ("unknown-column", "weight") in codes
    assert ("unknown-column", "word") not in codes


def test_a_declared_column_that_is_not_there_is_not_missed():
    tables = world()
    tables["actors"]["kind"] = pd.array(["company", "actor"], dtype=TEXT)
    assert "weight" not in from_tables(descriptor(weight="number"), tables).tables["ties"]


def test_nothing_is_written_over_a_package(tmp_path):
    data = load(TINY)
    (tmp_path / "ties.csv").write_text("mine")
    with pytest.raises(ExportError, match=r"holds ties\.csv already"):
        write_package(data, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["ties.csv"]
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportError, match="cannot be written to"):
        write_package(data, tmp_path / "file")


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8) | st.sampled_from(
    ['"', ",", "\n", " ", "a\nb", '"a"', "=1", "NA", "null", "ʼ", "🙂", "\u2028", "\ufeff"]
)


@given(st.lists(st.tuples(cells, cells), min_size=2, max_size=2), cells.filter(lambda one: one.strip()))
def test_any_text_survives_the_files(rows, name):
    tables = world(one=[row[0] for row in rows], two=[row[1] for row in rows])
    tables["actors"]["kind"] = pd.array(["company", "actor"], dtype=TEXT)
    tables["actors"]["name"] = pd.array([name, "b"], dtype=TEXT)
    before = from_tables(descriptor(), tables)
    with tempfile.TemporaryDirectory() as folder:
        assert load(write_package(before, Path(folder))).fingerprint == before.fingerprint

"""The data package, as CSV and as Parquet: what goes out can be opened again, whole."""

import io
import json
import zipfile

import pandas as pd
import pytest
from hypothesis import given

import graph_app as ga
from graph_app.dataset import check
from graph_app.schema import TABLES
from tests.filters.worlds import cases
from tests.worlds import World, actors, event, part, statement, tie

FORMATS = ("package", "parquet")
FILTERS = [
    {},
    {"kind": "company"},
    {"actor": "aid", "hops": 1},
    {"as_of": "2023"},
    {"confidence": "medium", "derived": True},
    {"text": "nobody has this"},
]


def unpacked(explorer, name, folder):
    with zipfile.ZipFile(io.BytesIO(b"".join(explorer.stream(name)))) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder


def table(explorer, name, folder):
    path = unpacked(explorer, "package", folder) / f"{name}.csv"
    return pd.read_csv(path, dtype=str, keep_default_na=False) if path.exists() else pd.DataFrame({"id": []})


@pytest.mark.parametrize("parts", FILTERS, ids=str)
@pytest.mark.parametrize("name", FORMATS)
def test_what_goes_out_passes_the_check_and_opens_as_what_was_visible(tiny, tmp_path, name, parts):
    explorer = tiny.filter(**parts)
    folder = unpacked(explorer, name, tmp_path / "out")
    assert check(folder).problems == ()
    again = ga.open(folder)
    rows = explorer.rows
    ids = explorer.network.actors["id"].to_numpy()
    assert list(again.network.actors["id"]) == list(ids[rows.actors])
    recorded = rows.ties[rows.ties < explorer.network.m]
    assert list(again.network.ties["id"]) == list(explorer.network.ties["id"].to_numpy()[recorded])


@pytest.mark.parametrize("name", FORMATS)
def test_a_filter_that_hides_nothing_gives_the_same_data(tiny, debate, tmp_path, name):
    for place, explorer in enumerate((tiny, tiny.filter(derived=True), debate)):
        again = ga.open(unpacked(explorer, name, tmp_path / str(place)))
        assert again.network.dataset.fingerprint == explorer.network.dataset.fingerprint
        assert again.about() == ga.open(unpacked(again, name, tmp_path / f"{place}-again")).about()


@given(cases())
@pytest.mark.parametrize("name", FORMATS)
def test_any_debate_through_any_filter_passes_the_check(tmp_path_factory, name, case):
    world, _, raw = case
    explorer = world.explorer().filter(**raw)
    report = check(unpacked(explorer, name, tmp_path_factory.mktemp("package")))
    own = {"missing-value", "date-order"}  # what made-up debates may have from the beginning
    assert [one for one in report.problems if one.code not in own] == []


@given(cases())
def test_openness_of_visible_actors_is_the_same_when_opened_again(tmp_path_factory, case):
    world, _, raw = case
    explorer = world.explorer().filter(
        **{key: value for key, value in raw.items() if key != "issue"} if "stance" not in raw else {}
    )
    folder = unpacked(explorer, "package", tmp_path_factory.mktemp("package"))
    if check(folder).problems:
        return
    again = ga.open(folder)
    assert explorer.graph().nodes(data="openness") == again.graph().nodes(data="openness")


def test_only_statements_that_count_go_along(tiny, tmp_path):
    found = table(tiny.filter(as_of="2023"), "statements", tmp_path / "a")
    assert list(found["id"]) == ["acme.release.2023-05", "sen.release.2023-11-08"]


def test_readings_and_sources_go_along_with_their_actors(tiny, tmp_path):
    whole = table(tiny, "codings", tmp_path / "a")
    some = table(tiny.filter(kind="company"), "codings", tmp_path / "b")
    assert len(whole) == 4
    assert set(some["actor_id"]) <= {"acme", "bolt"}
    sources = table(tiny.filter(kind="company"), "sources", tmp_path / "c")
    assert set(some["source_id"]) <= set(sources["id"])


def test_a_parent_that_is_hidden_is_left_out(tmp_path):
    rows = [
        *actors("mother", "other"),
        *actors("child", parent_id="mother"),
        *actors("ward", parent_id="other"),
    ]
    family = World({"actors": rows, "ties": [tie("t", "child", "ward")]}).explorer()
    found = table(family.filter(hide="mother"), "actors", tmp_path / "a")
    assert dict(zip(found["id"], found["parent_id"], strict=True)) == {
        "other": "",
        "child": "",
        "ward": "other",
    }


def test_the_descriptor_says_what_was_taken_and_describes_every_column(tiny, tmp_path):
    explorer = tiny.filter(kind="company", derived=True)
    found = json.loads((unpacked(explorer, "package", tmp_path / "a") / "datapackage.json").read_text())
    own = tiny.network.dataset.descriptor
    assert (found["name"], found["title"], found["version"]) == (own.name, own.title, own.version)
    assert found["graph_app"] == {
        name: explorer.about()[name] for name in ("filter", "query", "fingerprint", "date", "citation")
    }
    for resource in found["resources"]:
        path = tmp_path / "a" / resource["path"]
        header = path.read_text(encoding="utf-8").split("\n")[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert resource["description"] == TABLES[resource["name"]].meaning


def test_columns_and_tables_that_only_the_data_have_stay_where_nothing_is_hidden(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "actors.csv").write_text("id,name,note\na,A,first\nb,B,=1+1\n")
    (folder / "ties.csv").write_text("id,from_id,to_id,kind,colour\nt,a,b,knows,red\n")
    (folder / "notes.csv").write_text("x,y\n1,2\n")
    resources = [{"name": name, "path": f"{name}.csv"} for name in ("actors", "ties", "notes")]
    (folder / "datapackage.json").write_text(
        json.dumps({"name": "own", "keywords": ["k"], "resources": resources})
    )
    whole = ga.open(folder)
    for name in FORMATS:
        again = ga.open(unpacked(whole, name, tmp_path / name))
        assert again.network.dataset.fingerprint == whole.network.dataset.fingerprint
        assert list(again.network.actors["note"]) == ["first", "=1+1"]
        assert again.network.dataset.descriptor.keywords == ("k",)
    some = whole.filter(hide="b")
    assert not (unpacked(some, "package", tmp_path / "some") / "notes.csv").exists()
    assert [entry.code for entry in some.loss("package").entries] == ["computed", "tables"]


def test_derived_ties_are_derived_again(tmp_path):
    world = World(
        {
            "actors": actors("a", "b", "c"),
            "events": [event("e")],
            "participations": [part("e", name) for name in "abc"],
            "statements": [statement("a", "release", 2, "2024")],
        }
    )
    explorer = world.explorer().filter(derived=True)
    again = ga.open(unpacked(explorer, "package", tmp_path / "all")).filter(derived=True)
    assert list(again.graph().edges(keys=True, data="weight")) == list(
        explorer.graph().edges(keys=True, data="weight")
    )
    fewer = ga.open(unpacked(explorer.filter(hide="c"), "package", tmp_path / "some")).filter(derived=True)
    assert [weight for *_, weight in fewer.graph().edges(data="weight")] == [1.0]


def test_parquet_keeps_types(tiny, tmp_path):
    folder = unpacked(tiny, "parquet", tmp_path / "p")
    ties, kinds = (pd.read_parquet(folder / f"{name}.parquet") for name in ("ties", "tie_kinds"))
    assert str(ties["amount_usd"].dtype) == "float64" or "int" in str(ties["amount_usd"].dtype).lower()
    assert kinds["symmetric"].tolist()[:2] == [False, True]
    assert kinds["strength"].tolist()[0] == 0.5
    assert str(pd.read_parquet(folder / "statements.parquet")["stance"].dtype) == "int8"


def test_parquet_of_many_rows_comes_in_groups(monkeypatch, tmp_path):
    monkeypatch.setattr("graph_app.exporters.parquet.GROUP", 4)
    names = [f"a{place}" for place in range(10)]
    explorer = World({"actors": actors(*names)}).explorer()
    folder = unpacked(explorer, "parquet", tmp_path / "p")
    assert list(pd.read_parquet(folder / "actors.parquet")["id"]) == names

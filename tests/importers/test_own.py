"""Round trips: what the explorer exports, it reads back; what each format loses is said."""

import io
import zipfile

import pandas as pd
import pytest

import graph_app as ga
from graph_app.exporters import EXPORTERS
from graph_app.importers import Given, dataset_of, import_given
from tests.importers.reading import rows, sentences
from tests.worlds import TINY, World, actors, tie

FORMATS = [one for one in EXPORTERS if one.name not in ("html", "pajek")]
CASES = [(TINY, one) for one in FORMATS] + [("open-weights", one) for one in FORMATS if one.name == "csv"]


def back(explorer, exporter):
    data = b"".join(explorer.stream(exporter.name))
    found = import_given([Given(f"back{exporter.suffix}", data)])
    return found, dataset_of(found)


def same(found, before, table, left_out=()):
    """Compare a table with what it was, row by row in the order of ids."""
    one = before.set_index("id").astype("object").sort_index().drop(columns=list(left_out))
    two = found.set_index("id").astype("object").sort_index()[list(one.columns)]
    pd.testing.assert_frame_equal(two, one, check_names=False)


@pytest.mark.parametrize(("data", "exporter"), CASES, ids=lambda one: getattr(one, "name", ""))
def test_actors_and_ties_come_back_as_they_were(data, exporter):
    explorer = ga.open(data)
    found, after = back(explorer, exporter)
    before = explorer.network.dataset.tables
    same(after.tables["actors"], before["actors"], "actors")
    same(after.tables["ties"], before["ties"], "ties")
    kinds = before["tie_kinds"][before["tie_kinds"]["id"].isin(before["ties"]["kind"].astype(str))]
    wanted = ["symmetric", "sign", "influence", "strength"]
    came = after.tables["tie_kinds"].set_index("id").loc[kinds["id"], wanted]
    pd.testing.assert_frame_equal(came, kinds.set_index("id")[wanted], check_names=False)
    sources = before["sources"].set_index("id")[["title", "url"]]
    for key in before["ties"]["source_id"].astype(str).unique():
        assert after.tables["sources"].set_index("id").loc[key, "title"] == sources.loc[key, "title"]
    assert after.descriptor.title == explorer.network.dataset.descriptor.title
    assert not [note for note in found.report.dropped if "tie" in note.sentence]


def test_stances_come_back(debate):
    explorer, exporter = debate, next(one for one in EXPORTERS if one.name == "graphml")
    _, after = back(explorer, exporter)
    again = ga.Explorer(type(explorer.network)(after))
    issue = "open-weights-access"
    for stance in ("supports", "strongly_opposes", "unknown"):
        assert set(again.filter(issue=issue, stance=stance).graph()) == set(
            explorer.filter(issue=issue, stance=stance).graph()
        )


def test_derived_ties_are_left_out_and_it_is_said():
    explorer = ga.open(TINY).filter(derived="on")
    exporter = next(one for one in EXPORTERS if one.name == "graphml")
    found, after = back(explorer, exporter)
    assert len(after.tables["ties"]) == 12
    assert (
        "Ties derived from acting together are left out: the events behind them are not in the file."
        in sentences(found, "dropped")
    )


def test_what_the_formats_cannot_hold_is_said():
    exporter = next(one for one in EXPORTERS if one.name == "graphml")
    found, _ = back(ga.open(TINY), exporter)
    assert sentences(found, "assumed") == [
        "An actor's statements name all its sources together: the file does not say which is whose.",
        "Each stance became one statement of 2024-07-01, the date of the data: "
        "statements are not in the file.",
    ]
    assert sentences(found, "changed") == ["A stance between two values was rounded."]
    assert sentences(found, "dropped") == [
        "Whether support on an issue means openness is not in the file: openness is unknown until it is said."
    ]
    assert rows(found, "issues", "id", "name")[0] == ("release", "Open release")


@pytest.mark.parametrize("data", [TINY, "open-weights"], ids=["tiny", "open-weights"])
@pytest.mark.parametrize("inner", ["", "folder/"])
def test_a_zip_of_a_data_package_is_the_same_data_set(data, inner):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(ga.dataset.locate(data).iterdir()):
            archive.write(path, inner + path.name)
    after = dataset_of(import_given([Given("p.zip", buffer.getvalue())]))
    before = ga.open(data).network.dataset
    assert after.fingerprint == before.fingerprint
    for word in ("title", "version", "licenses", "keywords", "contributors"):
        assert getattr(after.descriptor, word) == getattr(before.descriptor, word)


@pytest.mark.parametrize("name", ["graphml", "yed", "json", "csv", "xlsx", "gexf"])
def test_own_columns_called_as_computed_or_drawn_ones_come_back_under_their_names(name):
    people = [one | {"x": 0.5, "openness": "much"} for one in actors("1", "2")]
    ties = [tie("t", "1", "2") | {"weight": 3.5, "sign": "plus"}]
    explorer = World({"actors": people, "ties": ties}).explorer()
    found, _ = back(explorer, next(one for one in EXPORTERS if one.name == name))
    assert rows(found, "ties", "weight", "sign") == [("3.5", "plus")]
    assert rows(found, "actors", "id", "openness") == [("1", "much"), ("2", "much")]
    if name != "gexf":  # which has places of its own
        assert rows(found, "actors", "x") == [("0.5",), ("0.5",)]

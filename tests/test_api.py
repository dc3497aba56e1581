"""The verbs that notebook, command line, REST and page share."""

import io
import zipfile
from dataclasses import replace

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import graph_app as ga
from graph_app.analyses import MEASURES, Values
from graph_app.citation import overview
from graph_app.errors import ExportError, NotFoundError, QueryError
from graph_app.exporters import EXPORTERS
from tests.worlds import TINY, World, actors, tie


def same(one, two):
    return nx.utils.graphs_equal(one, two) and list(one.edges(keys=True)) == list(two.edges(keys=True))


def test_the_line_of_a_notebook_gives_a_multidigraph():
    graph = ga.open("open-weights").filter(kind=["regulator"]).graph()
    assert type(graph) is nx.MultiDiGraph
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"regulator"}
    assert graph.number_of_nodes() == 103


def test_keywords_and_query_string_give_the_same_graph(tiny):
    by_keyword = tiny.filter(issue="release", stance=["supports", "strongly_supports"], derived=True)
    by_query = tiny.query("?stance=strongly_supports,supports&derived=on&issue=release")
    assert by_keyword.chosen == by_query.chosen
    assert same(by_keyword.graph(), by_query.graph())


def test_a_filter_gives_a_new_explorer_and_leaves_the_old_one(tiny):
    tiny.filter(kind="company")
    assert tiny.graph().number_of_nodes() == 8
    with pytest.raises(AttributeError):
        tiny.chosen = None


def test_explorers_of_equal_data_and_filter_are_equal(tiny):
    assert tiny.filter(kind="company") == tiny.filter(kind=["company"])
    assert tiny.filter(kind="company") != tiny


@pytest.mark.parametrize(
    "path", [str(TINY), TINY, TINY / "datapackage.json"], ids=["text", "path", "descriptor"]
)
def test_a_folder_opens_by_any_of_its_names(path):
    assert ga.open(path).info()["counts"]["actors"] == 8


def test_info_counts_every_table_and_what_is_visible(tiny):
    assert tiny.filter(kind="company", derived=True).info() == {
        "name": "tiny",
        "title": "A tiny debate",
        "version": "1.0.0",
        "fingerprint": tiny.network.dataset.fingerprint,
        "counts": {
            "actors": 8,
            "ties": 12,
            "issues": 4,
            "statements": 14,
            "codings": 4,
            "events": 3,
            "participations": 12,
            "sources": 6,
            "actor_kinds": 4,
            "tie_kinds": 6,
            "participation_roles": 7,
            "aliases": 0,
            "derived_ties": 5,
        },
        "actor_kinds": {"company": 2, "institute": 2, "regulator": 2, "advocacy_group": 2},
        "tie_kinds": {
            "funds": 3,
            "partners_with": 2,
            "part_of": 1,
            "lobbies": 2,
            "endorses": 2,
            "criticizes": 2,
        },
        "filter": "derived=on&kind=company",
        "visible": {"actors": 2, "ties": 1, "derived_ties": 1},
        "sentence": tiny.filter(kind="company", derived=True).sentence(),
    }


def test_measures_are_series_by_actor(tiny):
    degree = tiny.measure("degree")
    assert isinstance(degree, pd.Series)
    assert (degree.name, degree.index.name) == ("degree", "actor")
    assert degree.to_dict() == {
        "acme": 7,
        "bolt": 3,
        "iris": 4,
        "juno": 2,
        "reg": 4,
        "sen": 2,
        "aid": 2,
        "bee": 0,
    }


def test_a_measure_is_of_the_visible_or_of_the_whole_graph_and_always_for_visible_actors(tiny):
    seen = tiny.filter(kind=["company", "advocacy_group"], derived=True)
    assert seen.measure("degree").to_dict() == {"acme": 4, "bolt": 2, "aid": 2, "bee": 0}
    assert seen.measure("degree", on="whole").to_dict() == {"acme": 7, "bolt": 3, "aid": 2, "bee": 0}
    assert seen.measure("strength").round(9).to_dict() == {"acme": 1.7, "bolt": 0.9, "aid": 0.8, "bee": 0.0}


def test_a_measure_says_how_it_was_computed(tiny):
    seen = tiny.filter(kind=["company", "advocacy_group"])
    assert seen.measure("pagerank").attrs == {
        "measure": "pagerank",
        "graph": "visible",
        "directed": True,
        "weighted": True,
        "size": {"actors": 4, "ties": 3},
        "exact": True,
        "pivots": 0,
        "margin": None,
    }
    assert seen.measure("pagerank").sum() == pytest.approx(1)
    whole = seen.measure("pagerank", on="whole", directed=False, weighted="off")
    assert whole.attrs["size"] == {"actors": 8, "ties": 12}
    assert (whole.attrs["directed"], whole.attrs["weighted"]) == (False, False)
    assert whole.to_dict() == pytest.approx(
        tiny.measure("pagerank", directed="off", weighted=False).loc[list(whole.index)].to_dict()
    )


def test_influence_runs_along_kinds_and_not_along_rows(tiny):
    """Six ties lead from acme by influence, three to it: bolt's, both ways, and the critic's."""
    assert tiny.measure("out_degree").to_dict() == {
        "acme": 6, "bolt": 2, "iris": 1, "juno": 1, "reg": 3, "sen": 0, "aid": 1, "bee": 0,
    }  # fmt: skip
    assert tiny.measure("in_degree").to_dict() == {
        "acme": 2, "bolt": 2, "iris": 4, "juno": 2, "reg": 1, "sen": 2, "aid": 1, "bee": 0,
    }  # fmt: skip


def test_a_measure_of_all_ties_is_worked_out_once_per_data_and_one_of_some_once_per_filter(monkeypatch):
    counts = []

    def counting(tied):
        counts.append(tied.n)
        return Values(np.zeros(tied.n))

    measure = replace(MEASURES[0], name="slow", compute=counting, directed=(False, True))
    monkeypatch.setattr("graph_app.studies.MEASURES", (measure,))
    explorer = ga.open(TINY)
    for seen in (explorer, explorer.filter(kind="company"), explorer.filter()):
        seen.measure("slow", on="whole")
    explorer.measure("slow")
    assert counts == [8]
    some = explorer.filter(kind="company")
    found = some.measure("slow")
    found.iloc[:] = 5
    assert some.measure("slow").tolist() == [0, 0]
    assert counts == [8, 2]
    some.measure("slow", directed=True)
    assert counts == [8, 2, 2]


def test_as_a_dictionary_a_measure_is_ranked_and_has_its_words(tiny):
    found = tiny.measured("degree").as_dict()
    assert list(found["values"]) == ["acme", "iris", "reg", "bolt", "aid", "juno", "sen", "bee"]
    assert found["title"] == "Degree"
    assert list(tiny.measured("constraint").as_dict()["values"].items())[-1] == ("bee", None)


@pytest.mark.parametrize(
    ("call", "message", "nearest"),
    [
        (
            {"name": "degre"},
            "measure does not know 'degre'. Did you mean degree? Allowed: degree, strength",
            ("degree",),
        ),
        (
            {"name": "betweeness"},
            "measure does not know 'betweeness'. Did you mean betweenness? Allowed: degree, ",
            ("betweenness",),
        ),
        ({"name": "core", "directed": True}, "directed of core does not know 'on'. Allowed: off", ()),
        (
            {"name": "strength", "weighted": "off"},
            "weighted of strength does not know 'off'. Allowed: on",
            (),
        ),
        (
            {"name": "degree", "on": "hole"},
            "on does not know 'hole'. Did you mean whole? Allowed: visible, whole",
            ("whole",),
        ),
    ],
)
def test_an_unknown_measure_or_span_is_an_error_with_what_is_allowed(tiny, call, message, nearest):
    with pytest.raises(QueryError) as caught:
        tiny.measure(**call)
    assert str(caught.value).startswith(message)
    assert caught.value.did_you_mean == nearest


def test_groups_are_of_every_actor_hidden_ones_as_well(tiny):
    seen = tiny.filter(kind="company")
    assert (
        seen.groups("kind").codes.tolist() == tiny.groups("kind").codes.tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
    )
    assert seen.groups("jurisdiction").names == ("EU", "US", "US-CA")
    assert seen.groups("coalition").codes.tolist() == [0, 1, 0, 0, 1, 1, 0, -1]
    assert len(seen.groups("stance").codes) == 8


def test_stances_as_groups_are_read_as_the_filter_reads_them(tiny):
    assert tiny.groups("stance").codes.tolist() == [0, 2, 1, 5, 3, 4, 5, 5]
    audit = tiny.filter(issue="audit").groups("stance")
    assert audit.codes.tolist() == [5, 5, 5, 1, 0, 5, 5, 5]
    assert audit.names[0] == "Strongly supports"
    early = tiny.filter(as_of="2023").groups("stance")
    assert early.codes.tolist() == tiny.filter(as_of="2023").visible.reading.labels.tolist()
    assert early.codes.tolist() != tiny.groups("stance").codes.tolist()


def test_coalitions_are_of_all_recorded_or_of_the_visible_ties(tiny):
    seen = tiny.filter(tie="endorses")
    assert seen.groups("coalition") is tiny.groups("coalition")
    visible = seen.groups("coalition", on="visible")
    assert visible.codes.tolist() == [0, -1, 1, 0, 1, -1, -1, -1]
    assert visible.names == ('1: Acme, Juno "J" Lab', "2: Iris Institut für Öffnung, Regulation Office")
    assert seen.groups("coalition", on="visible") is visible
    assert tiny.groups("coalition", on="visible").codes.tolist() == tiny.groups("coalition").codes.tolist()
    with_derived = tiny.filter(tie="endorses", derived=True).groups("coalition", on="visible")
    assert with_derived.codes.tolist() != visible.codes.tolist()


def test_coalitions_of_the_whole_do_not_depend_on_who_asked_first():
    for first in ({}, {"tie": "endorses"}, {"confidence": "high", "derived": True}):
        explorer = ga.open(TINY)
        found = explorer.filter(**first).groups("coalition")
        assert found.codes.tolist() == [0, 1, 0, 0, 1, 1, 0, -1]
        assert explorer.groups("coalition") is found


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ({"by": "size"}, "by does not know 'size'. Allowed: kind, coalition, jurisdiction, stance"),
        (
            {"by": "kinds"},
            "by does not know 'kinds'. Did you mean kind? Allowed: kind, coalition, jurisdiction, stance",
        ),
        (
            {"by": "kind", "on": "hole"},
            "on does not know 'hole'. Did you mean whole? Allowed: visible, whole",
        ),
    ],
)
def test_an_unknown_grouping_or_span_is_an_error_with_what_is_allowed(tiny, call, message):
    with pytest.raises(QueryError) as caught:
        tiny.groups(**call)
    assert str(caught.value) == message
    assert caught.value.http_status == 400


@pytest.mark.parametrize("parts", [{}, {"kind": "company", "derived": True}, {"hide": ["acme", "bee"]}])
def test_info_is_the_overview_with_filter_and_sentence(tiny, parts):
    seen = tiny.filter(**parts)
    about = overview(seen.network, seen.rows)
    assert seen.info() == about | {"filter": seen.to_query(), "sentence": seen.sentence()}
    assert about["visible"]["actors"] == seen.graph().number_of_nodes()


@pytest.mark.parametrize("name", ["graphml", "json", "csv"])
def test_whoever_is_left_out_is_in_no_export(tiny, name):
    seen = tiny.filter(hide=["acme", "bee"], derived=True)
    assert seen.to_query() == "derived=on&hide=acme,bee"
    assert set(seen.graph()) == {"bolt", "iris", "juno", "reg", "sen", "aid"}
    assert not {"acme", "bee"} & {one for ends in seen.graph().edges() for one in ends}
    found = b"".join(seen.stream(name))
    if name == "csv":
        with zipfile.ZipFile(io.BytesIO(found)) as archive:
            tables = [one for one in archive.namelist() if one.endswith(("actors.csv", "ties.csv"))]
            found = b"".join(map(archive.read, tables))
        assert b"bolt" in found
    assert b"acme.example" not in found
    assert b"Bee <" not in found.replace(b"&lt;", b"<").split(b"leaving out")[0]
    assert seen.about()["query"] == "derived=on&hide=acme,bee"
    assert "leaving out Acme and Bee" in seen.about()["filter"]


def test_an_actor_left_out_is_still_measured_on_the_whole_but_not_listed(tiny):
    seen = tiny.filter(hide="acme")
    assert "acme" not in seen.measure("degree")
    assert seen.measure("degree")["sen"] == 1
    assert seen.measure("degree", on="whole")["sen"] == 2


def test_an_unknown_actor_is_not_found_and_near_ones_are_named(tiny):
    for verb in (tiny.explain, tiny.actor, tiny.position):
        with pytest.raises(NotFoundError, match="There is no actor 'acmee'") as caught:
            verb("acmee")
        assert str(caught.value) == "There is no actor 'acmee'. Did you mean acme?"
        assert (caught.value.http_status, caught.value.did_you_mean) == (404, ("acme",))


def test_details_are_asked_for_by_kind_and_id(tiny):
    assert tiny.details("actor", "acme") == tiny.actor("acme")
    assert tiny.details("event", "bill-2024")["event"]["title"] == "Licensing bill"
    with pytest.raises(
        QueryError,
        match=r"kind does not know 'events'\. Did you mean event\? Allowed: actor, tie, event, issue, source",
    ):
        tiny.details("events", "bill-2024")


def test_an_unknown_format_is_not_found_and_all_are_named(tiny, tmp_path):
    with pytest.raises(NotFoundError, match="There is no format 'graphm'") as caught:
        tiny.export("graphm", tmp_path / "x")
    assert str(caught.value).endswith(f"Formats are: {', '.join(one.name for one in EXPORTERS)}")
    assert caught.value.did_you_mean == ("graphml",)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [one.name for one in EXPORTERS])
def test_an_export_writes_what_the_stream_gives_and_returns_the_path(tiny, tmp_path, name):
    path = tiny.export(name, str(tmp_path / "out"))
    assert path == tmp_path / "out"
    assert path.read_bytes() == b"".join(tiny.stream(name))


def test_an_export_that_cannot_be_written_says_so(tiny, tmp_path):
    with pytest.raises(ExportError, match="cannot be written: No such file or directory"):
        tiny.export("graphml", tmp_path / "no" / "such.graphml")
    with pytest.raises(ExportError, match="cannot be written: Is a directory"):
        tiny.export("graphml", tmp_path)


def test_a_failing_export_leaves_the_file_that_was_there(tiny, tmp_path, monkeypatch):
    path = tiny.export("graphml", tmp_path / "x.graphml")
    before = path.read_bytes()

    def broken(*_):
        raise RuntimeError("out of paper")

    monkeypatch.setattr("graph_app.exporters.graphml._edges", broken)
    with pytest.raises(RuntimeError, match="out of paper"):
        tiny.export("graphml", path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["x.graphml"]


def test_about_cites_the_data_as_its_descriptor_asks():
    cited = {"citation": "Doe (2025), A debate.", "licenses": [{"title": "Public domain"}], "version": "2.0"}
    explorer = World({"actors": actors("a", "b"), "ties": [tie("t", "a", "b")]}).explorer(**cited)
    about = explorer.filter(kind="company").about()
    fingerprint = explorer.network.dataset.fingerprint
    assert about["citation"] == (
        f"Doe (2025), A debate. Public domain. Filter: kind=company. Data fingerprint {fingerprint[:12]}."
    )
    assert (about["version"], about["licence"], about["date"]) == ("2.0", "Public domain", "2024-03")


def test_data_that_say_nothing_of_themselves_are_cited_by_title():
    explorer = World({"actors": actors("a"), "sources": []}).explorer()
    about = explorer.about()
    assert about["citation"] == f"World. Data fingerprint {explorer.network.dataset.fingerprint[:12]}."
    assert (about["version"], about["licence"], about["date"], about["query"]) == ("", "", "", "")


def test_a_debate_of_nobody_answers_every_verb():
    explorer = World({"actors": []}).explorer()
    assert explorer.graph().number_of_nodes() == 0
    assert explorer.measure("degree").to_dict() == {}
    assert explorer.info()["visible"] == {"actors": 0, "ties": 0, "derived_ties": 0}
    assert explorer.hiding() == ()
    assert [facet.count for facet in explorer.facets()["kind"]] == [0, 0, 0]
    assert explorer.filter(derived=True, isolated=False, confidence="high").graph().number_of_edges() == 0


def test_public_names_are_these():
    assert set(ga.__all__) == {
        "DataError",
        "ExportError",
        "Explorer",
        "Filter",
        "GraphAppError",
        "NotFoundError",
        "QueryError",
        "__version__",
        "check",
        "import_files",
        "open",
        "workspace",
    }

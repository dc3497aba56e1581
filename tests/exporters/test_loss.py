"""What formats cannot hold is said before it happens."""

import pytest
from hypothesis import given

from graph_app.exporters import EXPORTERS, Outgoing
from graph_app.exporters.losses import counted_cells, found
from tests.exporters.graphs import graphs
from tests.exporters.test_graphml import hostile_world
from tests.worlds import World, actors, tie

NAMES = [one.name for one in EXPORTERS]
GRAPHS = [name for name in NAMES if name not in ("csv", "xlsx", "package", "parquet", "html")]


def entries(explorer, name):
    return {entry.code: entry for entry in explorer.loss(name).entries}


def test_nothing_is_lost_where_nothing_is_lost():
    tables = ("ties", "issues", "statements", "events", "participations", "sources")
    bare = World(
        {
            "actors": actors("a", "b"),
            **{table: [] for table in tables},
            "ties": [tie("t", "a", "b", source=None)],
        }
    )
    loss = bare.explorer().loss("graphml")
    assert (loss.format, loss.title, loss.entries) == ("graphml", "GraphML", ())
    assert loss.sentences() == ("Nothing that is visible is lost in GraphML.",)
    assert loss.as_dict() == {
        "format": "graphml",
        "title": "GraphML",
        "entries": [],
        "sentences": ["Nothing that is visible is lost in GraphML."],
    }


def test_rows_of_evidence_are_counted(tiny):
    whole, some = (
        entries(explorer, "graphml")["evidence"] for explorer in (tiny, tiny.filter(kind="company"))
    )
    assert whole.sentence == (
        "14 statements, 12 participations, 3 events and 4 codings are no rows of it; actors carry their "
        "stances, actors and ties their sources."
    )
    assert (whole.kind, whole.count) == ("left_out", 33)
    assert some.count < whole.count


@pytest.mark.parametrize("name", GRAPHS)
def test_graph_formats_say_that_ties_without_an_order_of_ends_are_directed(tiny, name):
    assert entries(tiny, name)["direction"].count == 2
    assert entries(tiny.filter(derived=True), name)["direction"].count == 7
    assert "direction" not in entries(tiny.filter(tie="funds"), name)


@pytest.mark.parametrize("name", ["graphml", "yed", "visone", "gexf"])
def test_cells_with_characters_that_xml_cannot_hold_are_counted(tiny, name):
    assert "characters" not in entries(tiny, name)
    hostile = hostile_world("a\x00b", "\ufffe", "u\x1f", "fine\n\r\t").explorer()
    # name and summary of the actor; summary of the tie; title and address of both their sources
    assert entries(hostile, name)["characters"].count == 7


@pytest.mark.parametrize("name", ["graphml", "yed", "visone"])
def test_ids_that_are_no_tokens_of_xml_are_counted(tiny, debate, name):
    assert "ids" not in entries(tiny, name) and "ids" not in entries(debate, name)
    odd = World(
        {
            "actors": actors("a b", "ü-1.x:y_", "中", "💡", "a/b"),
            "ties": [tie("t", "a b", "中"), tie("'", "中", "中")],
        }
    )
    assert (entries(odd.explorer(), name)["ids"].kind, entries(odd.explorer(), name)["ids"].count) == (
        "caution",
        3,
    )


@given(graphs())
def test_cells_are_counted_as_they_are_written(explorer):
    pattern = r"[=<]"
    graph = explorer.graph()
    texts = [value for _, data in graph.nodes(data=True) for value in data.values()]
    texts += [value for *_, data in graph.edges(data=True) for value in data.values()]
    texts += [*graph, *(key for *_, key in graph.edges(keys=True))]
    wanted = sum(isinstance(one, str) and ("=" in one or "<" in one) for one in texts)
    out = Outgoing(explorer.network, explorer.rows, explorer.about())
    assert counted_cells(out, found(pattern)) == wanted


def test_pajek_says_that_almost_nothing_stays(tiny):
    lost = entries(tiny, "pajek")
    assert (lost["actor_columns"].count, "openness" in lost["actor_columns"].columns) == (8, True)
    assert "weight" not in lost["tie_columns"].columns
    assert {"start", "source_url", "sign"} <= set(lost["tie_columns"].columns)
    assert lost["evidence"].sentence.endswith("codings are no rows of it.")
    assert "ids" not in lost
    assert entries(World({"actors": actors('a"b', "c")}).explorer(), "pajek")["ids"].count == 1


def test_gml_says_what_it_calls_otherwise_and_writes_as_references(tiny):
    lost = entries(tiny, "gml")
    assert lost["names"].columns == ("stance_arg-safety",)
    assert lost["names"].sentence == (
        "Columns of actors are called otherwise: stance_arg-safety (stance_arg_safety)."
    )
    assert lost["characters"].count > 0
    assert "numbers" not in lost
    large = World({"actors": actors("a", "b"), "ties": [tie("t", "a", "b", amount_usd=2**31)]}).explorer()
    assert entries(large, "gml")["numbers"].count == 1


def test_csv_warns_of_formulas_and_a_workbook_does_not(tiny):
    assert entries(tiny, "csv")["formulas"].count == 2
    assert "formulas" not in entries(tiny, "xlsx")
    assert entries(tiny, "csv")["codings"].count == 4


def test_a_workbook_says_what_it_cuts():
    long = hostile_world("x" * 32_768, "💡" * 16_384, "u", "y" * 32_767).explorer()
    # the name; as summary of the actor, of the tie, and as titles of two sources
    assert entries(long, "xlsx")["length"].count == 5


def test_ids_that_two_elements_would_share_are_told():
    explorer = World({"actors": actors("a", "b"), "ties": [tie("a", "a", "b")]}).explorer()
    assert (
        entries(explorer, "cytoscape")["ids"].sentence == "1 tie with the id of an actor have ~tie after it."
    )


def test_a_package_of_some_rows_says_what_it_lacks(tiny):
    assert set(entries(tiny, "package")) == {"computed"}
    derived = entries(tiny.filter(derived=True), "package")["derived"]
    assert (derived.count, derived.sentence) == (
        5,
        "5 derived ties are no rows; they are derived again where it is opened.",
    )
    some = entries(tiny.filter(derived=True, kind="company"), "package")["derived"]
    assert some.sentence.endswith("with other weights where hidden actors took part.")
    rows = [*actors("mother"), *actors("child", parent_id="mother")]
    family = World({"actors": rows}).explorer()
    assert "parents" not in entries(family, "package")
    assert entries(family.filter(hide="mother"), "parquet")["parents"].count == 1


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_has_a_kind_a_sentence_and_columns_that_exist(debate, name):
    explorer = debate.filter(derived=True, kind=["company", "regulator"])
    loss = explorer.loss(name)
    assert loss.entries
    columns = {key for _, data in debate.filter(derived=True).graph().nodes(data=True) for key in data}
    columns |= {key for *_, data in debate.filter(derived=True).graph().edges(data=True) for key in data} | {
        "date"
    }
    for entry in loss.entries:
        assert entry.kind in ("left_out", "changed", "caution")
        assert (entry.sentence.endswith(".") and entry.sentence[0].isupper()) or entry.sentence[0].isdigit()
        assert entry.count is None or entry.count > 0
        assert set(entry.columns) <= columns
    codes = [entry.code for entry in loss.entries]
    assert len(codes) == len(set(codes)) or codes.count("shapes") + codes.count("names") > 1


@given(graphs())
@pytest.mark.parametrize("name", NAMES)
def test_the_loss_of_any_graph_can_be_told(name, explorer):
    assert explorer.filter(derived=True).loss(name).sentences()


def test_truths_that_are_missing_are_told_where_a_reader_takes_them_for_false():
    people = [
        one | {"checked": said} for one, said in zip(actors("a", "b", "c"), (True, None, None), strict=True)
    ]
    found = entries(World({"actors": people, "ties": []}).explorer(), "graphml")["truths"]
    assert (found.kind, found.count, found.columns) == ("caution", 2, ("checked",))

"""Tables to NetworkX: attributes, keys, types."""

import networkx as nx

from tests.worlds import World, actors, statement, tie


def test_the_graph_is_a_directed_multigraph_with_ids_as_nodes_and_keys(tiny):
    graph = tiny.graph()
    assert type(graph) is nx.MultiDiGraph
    assert list(graph) == ["acme", "bolt", "iris", "juno", "reg", "sen", "aid", "bee"]
    assert list(graph["acme"]["iris"]) == ["acme.funds.iris", "acme.funds.iris.2"]
    assert not graph.has_edge("iris", "acme")


def test_a_node_has_exactly_the_columns_that_are_there(tiny):
    assert tiny.graph().nodes["bolt"] == {
        "name": "Bolt",
        "kind": "company",
        "subkind": "chip_maker",
        "jurisdiction": "US-CA",
        "website": "bolt.example",
        "summary": "=SUM(1;2) is how this summary begins.",
        "openness": 0.0,
        "openness_label": "mixed",
        "stance_release": 1.0,
        "stance_licence": 1.0,
        "statements": 2,
        "source_title": "The debate <b>today</b>",
        "source_url": "http://paper.example/debate",
    }


def test_missing_cells_are_left_out(tiny):
    assert tiny.graph().nodes["bee"] == {
        "name": "Bee <script>alert(1)</script>",
        "kind": "advocacy_group",
        "subkind": "coalition",
        "jurisdiction": "US",
        "summary": "Isolated: no ties and no events.",
        "openness_label": "unknown",
        "statements": 0,
    }


def test_an_edge_has_kind_dates_amount_weight_sign_influence_and_its_source(tiny):
    assert tiny.graph().edges["acme", "aid", "acme.funds.aid"] == {
        "tie_id": "acme.funds.aid",
        "kind": "funds",
        "start": "2023-01-15",
        "end": "2023-12-31",
        "summary": "A grant for one year, ended.",
        "confidence": "high",
        "amount_usd": 250_000,
        "weight": 0.5,
        "sign": 1,
        "influence": "forward",
        "symmetric": False,
        "derived": False,
        "source_id": "src-acme",
        "source_title": "Our view",
        "source_publisher": "Acme",
        "source_url": "https://acme.example/view",
        "source_date": "2024-03",
        "source_grade": "own_statement",
    }


def test_a_derived_edge_lists_its_events_and_their_sources(tiny):
    edge = tiny.filter(derived=True).graph().edges["acme", "iris", "acme.acted_together.iris"]
    assert edge == {
        "tie_id": "acme.acted_together.iris",
        "kind": "acted_together",
        "weight": 1.5,
        "sign": 1,
        "influence": "both",
        "symmetric": True,
        "derived": True,
        "source_id": "src-press | src-blog",
        "source_title": "The debate <b>today</b> | Öffnung – ein Überblick",
        "source_publisher": "The Paper | Some blog",
        "source_url": "http://paper.example/debate | https://blog.example/%C3%96ffnung#top",
        "source_date": "2024-07-01",
        "source_grade": "press | aggregator",
        "events": "Letter for open release | Report on openness",
    }


def test_weights_of_recorded_ties_are_strength_times_confidence(tiny):
    weights = {key: data["weight"] for *_, key, data in tiny.graph().edges(keys=True, data=True)}
    expected = {
        "acme.funds.iris": 0.5,
        "acme.funds.iris.2": 0.35,
        "acme.funds.aid": 0.5,
        "acme.partners_with.bolt": 0.4,
        "iris.partners_with.juno": 0.16,
        "sen.part_of.reg": 0.8,
        "aid.criticizes.acme": 0.3,
        "bolt.lobbies.reg": 0.28,
        "acme.lobbies.sen": 0.4,
        "iris.endorses.reg": 0.14,
        "juno.endorses.acme": 0.08,
        "reg.criticizes.bolt": 0.21,
    }
    assert {key: round(value, 12) for key, value in weights.items()} == expected


def test_signs_and_ways_of_influence_come_from_the_kinds_of_tie(tiny):
    edges = {key: data for *_, key, data in tiny.graph().edges(keys=True, data=True)}
    assert edges["aid.criticizes.acme"]["sign"] == -1
    assert edges["sen.part_of.reg"]["influence"] == "backward"
    assert (edges["acme.partners_with.bolt"]["influence"], edges["acme.partners_with.bolt"]["symmetric"]) == (
        "both",
        True,
    )


def test_types_of_attributes_are_the_same_on_every_row(debate):
    graph = debate.filter(derived=True).graph()
    for rows in (
        graph.nodes(data=True),
        ((key, data) for *_, key, data in graph.edges(keys=True, data=True)),
    ):
        types = {(name, type(value)) for _, data in rows for name, value in data.items()}
        assert len({name for name, _ in types}) == len(types)
        assert {kind for _, kind in types} <= {str, float, int, bool}


def test_the_graph_says_what_it_is(tiny):
    graph = tiny.filter(kind="company", issue="release").graph()
    assert sorted(graph.graph) == [
        "citation",
        "date",
        "filter",
        "fingerprint",
        "licence",
        "query",
        "title",
        "version",
    ]
    assert graph.graph["query"] == "issue=release&kind=company"
    assert graph.graph["fingerprint"] == tiny.network.dataset.fingerprint
    assert graph.graph["date"] == "2024-07-01"
    assert graph.graph["filter"] == tiny.filter(kind="company", issue="release").sentence()


def test_columns_of_a_data_set_come_along_as_text():
    world = World(
        {
            "actors": [{"id": "a", "name": "A", "kind": "company", "mood": "glad"}, *actors("b")],
            "ties": [tie("t", "a", "b", ref="12")],
        }
    )
    graph = world.explorer().graph()
    assert graph.nodes["a"]["mood"] == "glad"
    assert "mood" not in graph.nodes["b"]
    assert graph.edges["a", "b", "t"]["ref"] == "12"


def test_columns_that_are_called_as_computed_ones_or_as_words_of_formats_are_numbered():
    mine = {"openness": "mine", "statements": "mine too"}
    world = World(
        {
            "actors": [{"id": "a", "name": "A", "kind": "company"} | mine, *actors("b")],
            "ties": [tie("t", "a", "b") | {"source": "x", "key": "k", "weight": "heavy"}],
            "issues": [{"id": "label", "name": "L", "kind": "policy", "support_means": "open"}],
            "statements": [statement("a", "label", 1, "2024")],
        }
    )
    explorer = world.explorer().filter(issue="label")
    node, edge = explorer.graph().nodes["a"], explorer.graph().edges["a", "b", "t"]
    assert (node["openness"], node["openness_2"]) == (1.0, "mine")
    assert (node["statements"], node["statements_2"]) == (1, "mine too")
    assert (node["stance_label"], node["stance_label_2"]) == ("supports", 1.0)
    assert (edge["weight"], edge["weight_2"], edge["key_2"]) == (0.5, "heavy", "k")

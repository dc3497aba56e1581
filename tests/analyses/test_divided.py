"""Coalitions of debates: known answers, the page's coalitions, and what always holds."""

from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.errors import QueryError
from tests.filters.worlds import worlds
from tests.worlds import World, actors, statement, tie

README = Path(__file__).resolve().parents[2] / "README.md"


def debate_of(graph, said=(), **more):
    """Return a debate with the ties of a graph, all of the same weight."""
    names = [f"n{node:02}" for node in graph]
    ties = [tie(f"t{k}", f"n{a:02}", f"n{b:02}") for k, (a, b) in enumerate(graph.edges())]
    return World({"actors": actors(*names), "ties": ties, "statements": list(said)} | more).explorer()


def row(found, name):
    return next(one for one in found["actors"] if one["id"] == name)


def test_two_cliques_apart():
    found = debate_of(nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(5))).coalitions(seeds=6)
    assert found["modularity"]["value"] == pytest.approx(0.5)
    over = found["modularity"]["seeds"]
    assert (over["min"], over["max"], over["divisions"], over["runs"]) == (0.5, 0.5, 1, 6)
    assert found["stability"]["adjusted_rand"] == 1 and found["stability"]["variation_of_information"] == 0
    for one in found["actors"]:
        assert (one["together"], one["place"], one["participation"], one["z"]) == (1, "firm", 0, None)
        assert (one["partners"], one["inside"] == one["weight"]) == (4, True)
    for one in found["coalitions"]:
        assert (one["size"], one["modularity"], one["together"]) == (5, pytest.approx(0.25), 1)
        assert (one["inside"]["density"], one["outside"]["density"], one["to"]) == (1, 0, [])
    assert found["modularity"]["chance"]["p"] == pytest.approx(1 / 21)
    assert found["modularity"]["chance"]["sentence"].startswith("Higher than chance gives: modularity is ")


def test_a_bridge_between_two_cliques_is_in_one_by_chance():
    graph = nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(5))
    graph.add_edges_from([(10, 0), (10, 5)])
    found = debate_of(graph).coalitions(seeds=40, rounds=0)
    assert found["actors"][0]["id"] == "n10"
    bridge = found["actors"][0]
    assert bridge["participation"] == pytest.approx(0.5)
    assert 0.1 < bridge["together"] < 0.9
    assert [one["coalition"] for one in bridge["to"]] == [1, 2]
    assert bridge["to"][0]["weight"] == bridge["to"][1]["weight"] == 0.5
    assert all(one["together"] > bridge["together"] for one in found["actors"][1:])
    assert found["modularity"]["seeds"]["divisions"] == 2
    assert 0 < found["stability"]["variation_of_information"] < found["stability"]["adjusted_rand"] < 1
    assert found["modularity"]["chance"] is None


def test_the_karate_club():
    """Louvain is known to find 0.4156 … 0.4198; 0.4198 is the optimum (Brandes and others 2008)."""
    over = debate_of(nx.karate_club_graph()).coalitions(seeds=50, rounds=0)["modularity"]["seeds"]
    assert over["max"] == pytest.approx(0.4198, abs=5e-5)
    assert 0.38 < over["min"] <= over["median"] <= over["max"]
    assert 0.4156 - 1e-4 <= over["median"]
    assert over["divisions"] > 1


def test_modularity_is_that_of_networkx(debate):
    found = debate.coalitions(seeds=1, rounds=0)
    graph = nx.Graph()
    for one in debate.graph().edges(data=True):
        if one[2]["sign"] > 0 and one[0] != one[1]:
            before = graph.get_edge_data(one[0], one[1], {"weight": 0.0})["weight"]
            graph.add_edge(one[0], one[1], weight=before + one[2]["weight"])
    parts = [set(one["members"]) for one in found["coalitions"]]
    theirs = nx.community.modularity(graph, parts, weight="weight")
    assert abs(found["modularity"]["value"] - theirs) < 1e-9
    assert sum(one["modularity"] for one in found["coalitions"]) == pytest.approx(theirs)
    assert sum(one["inside"]["pairs"] for one in found["coalitions"]) == sum(
        graph.subgraph(part).number_of_edges() for part in parts
    )


@pytest.mark.parametrize("graph", ["visible", "whole"])
def test_coalitions_are_those_of_the_page(debate, graph):
    seen = debate.filter(stance=["pro-open", "mixed", "unknown"])
    found = seen.coalitions(graph=graph, seeds=2, rounds=0)
    groups = seen.groups("coalition", on=graph)
    assert [one["name"] for one in found["coalitions"]] == list(groups.names)
    assert [one["number"] for one in found["coalitions"]] == list(range(1, len(groups.names) + 1))
    ids = debate.network.cells("actors", "id")
    for code, one in enumerate(found["coalitions"]):
        assert set(one["members"]) == set(ids[groups.codes == code].tolist())
        assert one["size"] == len(one["members"]) == sum(kind["actors"] for kind in one["kinds"])
        stance = one["stance"]
        assert stance["known"] + stance["unknown"] == sum(stance["labels"].values()) == one["size"]
    assert {one["id"] for one in found["actors"] if one["visible"]} == set(ids[seen.rows.actors].tolist())
    assert found["size"]["actors"] == len(found["actors"])
    assert (found["size"]["actors"] == len(ids)) == (graph == "whole")


def test_another_seed_shows_the_coalitions_of_that_seed(debate):
    one, two = debate.coalitions(seeds=8, rounds=0), debate.coalitions(seeds=1, seed=8, rounds=0)
    assert two["modularity"]["value"] != one["modularity"]["value"]
    three = debate.coalitions(seeds=8, seed=1, rounds=0)
    assert three == one


def test_hostile_ties_and_ties_of_actors_with_themselves_do_not_count():
    rows = [*actors(*"abcd")]
    ties = [tie("t1", "a", "b"), tie("t2", "c", "d"), tie("t3", "a", "c", "criticizes"), tie("t4", "a", "a")]
    found = World({"actors": rows, "ties": ties}).explorer().coalitions(seeds=3)
    assert found["size"] == {
        "actors": 4, "ties": 3, "hostile_ties_left_out": 1, "pairs": 2, "without_coalition": 0,
    }  # fmt: skip
    assert [one["members"] for one in found["coalitions"]] == [["a", "b"], ["c", "d"]]


def test_a_random_network_is_said_to_be_no_higher_than_chance():
    found = debate_of(nx.gnm_random_graph(40, 90, seed=5)).coalitions(seeds=2, rounds=19)
    chance = found["modularity"]["chance"]
    assert chance["p"] > 0.05
    assert chance["sentence"].startswith("No higher than chance gives: modularity is at least as high in ")
    few = debate_of(nx.barbell_graph(6, 0)).coalitions(seeds=2, rounds=3)["modularity"]["chance"]
    assert few["sentence"].startswith("Higher than in any rewired network, but 3 are too few to tell: ")


def blocs_world():
    """Two cliques of four, one for and one against, and in each one whose stance is not known."""
    graph = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(4))
    graph.add_edge(0, 4)
    graph.add_node(8)
    stands = {0: 2, 1: 2, 2: 2, 4: -2, 5: -2, 6: -2, 8: 2}
    said = [statement(f"n{node:02}", "release", stance, "2024") for node, stance in stands.items()]
    return debate_of(graph, said)


def test_blocs_by_stance():
    found = blocs_world().coalitions(seeds=2, rounds=0)["blocs"]
    assert (found["of"], found["compared"]) == ("openness", 6)
    assert found["left_out"] == {"unknown": 2, "without_coalition": 1}
    assert found["adjusted_rand"]["value"] == found["cramers_v"]["value"] == 1
    assert (
        found["adjusted_rand"]["p"] == found["cramers_v"]["p"] == pytest.approx(0.1, abs=0.05)
    )  # 2 of 20 ways
    first, second = found["camps"]
    assert (first["label"], first["name"], first["actors"]) == (
        "champion_of_openness",
        "Champion of openness",
        4,
    )
    assert (second["label"], second["actors"]) == ("strongly_restrictive", 3)
    assert (first["inside"]["pairs"], first["outside"]["pairs"], first["ei"]) == (3, 1, -0.5)
    assert first["to"][0]["label"] == "strongly_restrictive" and first["to"][0]["density"] == 1 / 12
    assert found["table"] == [
        {"coalition": 1, "labels": {"champion_of_openness": 3}},
        {"coalition": 2, "labels": {"strongly_restrictive": 3}},
    ]


def test_blocs_are_read_on_the_issue_of_the_filter():
    seen = blocs_world().filter(issue="licence")
    found = seen.coalitions(seeds=1, rounds=0)
    assert found["blocs"]["of"] == "licence"
    assert found["blocs"]["camps"] == [] and found["blocs"]["left_out"]["unknown"] == 9
    assert found["blocs"]["adjusted_rand"] == dict.fromkeys(("value", "expected", "deviation", "p"))
    assert found["coalitions"][0]["stance"] == {
        "mean": None,
        "known": 0,
        "unknown": 4,
        "labels": {"unknown": 4},
    }
    assert blocs_world().filter(issue="release").coalitions(seeds=1)["blocs"]["camps"][0]["label"] == (
        "strongly_supports"
    )


@pytest.mark.parametrize("names", ["", "a", "abc"])
def test_without_ties_everything_is_defined(names):
    found = World({"actors": actors(*names)}).explorer().coalitions()
    assert (found["coalitions"], found["modularity"]["value"], found["modularity"]["chance"]) == ([], 0, None)
    assert found["modularity"]["seeds"]["divisions"] == 1
    assert found["stability"]["adjusted_rand"] is None
    assert found["size"]["without_coalition"] == len(names)
    for one in found["actors"]:
        assert [one[word] for word in ("coalition", "together", "place", "participation", "z")] == [None] * 5
        assert (one["partners"], one["weight"], one["to"]) == (0, 0, [])


def test_one_run_has_no_stability():
    found = debate_of(nx.karate_club_graph()).coalitions(seeds=1, rounds=0)
    assert (found["stability"]["adjusted_rand"], found["stability"]["variation_of_information"]) == (
        None,
        None,
    )
    assert {one["together"] for one in found["actors"]} == {None}
    assert {one["together"] for one in found["coalitions"]} == {None}


def test_progress_rises_to_1_and_what_it_raises_ends_the_work():
    club = debate_of(nx.karate_club_graph())
    told = []
    club.coalitions(seeds=5, rounds=4, progress=told.append)
    assert told == sorted(told) and (told[0], told[-1], len(told)) == (0, 1, 9)

    def stop(share):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        club.coalitions(progress=stop)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"seeds": 0}, "seeds takes a whole number from 1 to 200, not '0'"),
        ({"seeds": "many"}, "seeds takes a whole number from 1 to 200, not 'many'"),
        ({"seed": -1}, "seed takes a whole number from 0 to 999,999,999, not '-1'"),
        ({"rounds": 1_001}, "rounds takes a whole number from 0 to 1,000, not '1001'"),
        ({"graph": "hole"}, "graph does not know 'hole'. Did you mean whole?"),
    ],
)
def test_what_cannot_be_says_what_can(tiny, words, message):
    with pytest.raises(QueryError, match=message.replace("?", "[?]")):
        tiny.coalitions(**words)


def renamed(found, new):
    """Return an answer with other ids and names."""
    if isinstance(found, dict):
        return {key: renamed(value, new) for key, value in found.items()}
    if isinstance(found, list):
        return [renamed(one, new) for one in found]
    return new.get(found, found) if isinstance(found, str) else found


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_ties_does_not_matter(world, random):
    ties = list(world.rows("ties"))
    random.shuffle(ties)
    other = World(world.tables | {"ties": ties})
    one, two = (each.explorer().coalitions(seeds=3, rounds=2) for each in (world, other))
    assert one == two


@given(worlds())
def test_other_ids_give_the_same_answer_with_other_ids(world):
    new = {row["id"]: f"{row['id']}-new" for row in world.rows("actors")}
    ends = ("from_id", "to_id", "actor_id", "parent_id")

    def moved(table):
        return [
            row
            | {key: new.get(row[key]) for key in ends if key in row}
            | ({"id": new[row["id"]]} if table == "actors" else {})
            for row in world.rows(table)
        ]

    tables = {name: moved(name) for name in ("actors", "ties", "statements", "participations")}
    one = world.explorer().coalitions(seeds=3, rounds=2)
    two = World(world.tables | tables).explorer().coalitions(seeds=3, rounds=2)
    assert renamed([one["actors"], [c["members"] for c in one["coalitions"]]], new) == [
        two["actors"],
        [c["members"] for c in two["coalitions"]],
    ]
    assert one["modularity"] == two["modularity"] and one["blocs"] == two["blocs"]


@given(worlds(), st.booleans())
def test_what_holds_of_any_debate(world, derived):
    seen = world.explorer().filter(derived=derived)
    found = seen.coalitions(seeds=4, rounds=2)
    assert -0.5 <= found["modularity"]["value"] <= 1
    for one in found["actors"]:
        assert one["participation"] is None or 0 <= one["participation"] <= 1
        assert one["together"] is None or 0 <= one["together"] <= 1
        assert sum(other["weight"] for other in one["to"]) == pytest.approx(one["weight"])
    spread = [one["participation"] for one in found["actors"]]
    known = [one for one in spread if one is not None]
    assert spread[: len(known)] == known and all(a >= b - 1e-9 for a, b in pairwise(known))
    friendly = found["size"]["ties"]
    assert friendly + found["size"]["hostile_ties_left_out"] == len(seen.rows.ties)
    actors_in = sum(one["size"] for one in found["coalitions"])
    assert actors_in + found["size"]["without_coalition"] == found["size"]["actors"]


def test_readme_says_what_is_found_in_the_built_in_debate(debate):
    found = debate.coalitions()
    value, blocs = found["modularity"], found["blocs"]
    rand, cramer = blocs["adjusted_rand"], blocs["cramers_v"]
    assert value["seeds"]["divisions"] == value["seeds"]["runs"] == 50
    said = (
        f"modularity is {value['value']:.2f} against {value['chance']['expected']:.2f} by chance, "
        f"no two of the 50 runs are equal (index {found['stability']['adjusted_rand']:.2f}), and "
        f"coalitions are hardly blocs by stance (index {rand['value']:.2f}; V {cramer['value']:.2f}, "
        f"by chance {cramer['expected']:.2f})"
    )
    assert said in " ".join(README.read_text(encoding="utf-8").split())

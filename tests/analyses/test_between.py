"""Paths between actors of a data set: over visible ties, each step with its evidence."""

from itertools import pairwise

import networkx as nx
import numpy as np
import pytest

from graph_app.analyses.between import walkable
from graph_app.errors import NotFoundError, QueryError
from tests.worlds import World, actors, tie


def walks(found):
    return [[one["id"] for one in path["actors"]] for path in found["paths"]]


def test_all_shortest_paths_with_the_ties_of_every_step(tiny):
    found = tiny.paths("aid", "reg")
    assert (found["total"], found["hops"], found["by"], found["along"]) == (3, 3, "hops", "any")
    assert walks(found) == [
        ["aid", "acme", "bolt", "reg"],
        ["aid", "acme", "iris", "reg"],
        ["aid", "acme", "sen", "reg"],
    ]
    first = found["paths"][0]
    assert [[one["id"] for one in step["ties"]] for step in first["steps"]] == [
        ["acme.funds.aid", "aid.criticizes.acme"],
        ["acme.partners_with.bolt"],
        ["reg.criticizes.bolt", "bolt.lobbies.reg"][::-1],
    ]
    assert [step["weight"] for step in first["steps"]] == pytest.approx([0.8, 0.4, 0.28 + 0.21])
    assert first["strength"] == pytest.approx(0.8 * 0.4 * 0.49)


def test_the_strongest_path_by_influence_weight(tiny):
    found = tiny.paths("aid", "reg", by="influence")
    # 0.8 × (0.4 × 0.49 | 0.85 × 0.14 | 0.4 × 0.8)
    assert walks(found) == [["aid", "acme", "sen", "reg"]]
    assert found["paths"][0]["strength"] == pytest.approx(0.8 * 0.4 * 0.8)
    assert found["definition"].startswith("the highest product of weights")


def test_along_influence_ties_are_one_way(tiny):
    # sen is part of reg: influence runs back, from reg to sen
    assert walks(tiny.paths("reg", "sen", along="influence")) == [["reg", "sen"]]
    assert tiny.paths("sen", "reg", along="influence")["total"] == 0
    assert tiny.paths("sen", "reg", along="influence")["paths"] == []
    assert tiny.paths("sen", "reg", along="influence")["hops"] is None
    # iris partners with juno: both ways; iris endorses reg: back
    assert walks(tiny.paths("juno", "iris", along="influence")) == [["juno", "iris"]]
    assert walks(tiny.paths("reg", "juno", along="influence")) == [["reg", "iris", "juno"]]


def test_only_visible_actors_and_ties_are_walked(tiny):
    seen = tiny.filter(kind=["company", "regulator"])
    assert walks(seen.paths("acme", "reg")) == [["acme", "bolt", "reg"], ["acme", "sen", "reg"]]
    assert walks(tiny.filter(tie=["funds", "endorses"]).paths("acme", "reg")) == [["acme", "iris", "reg"]]
    hidden = tiny.filter(kind="company").paths("acme", "reg")
    assert (hidden["total"], hidden["to"]["visible"]) == (0, False)


def test_derived_ties_are_walked_where_they_are_shown(tiny):
    found = tiny.filter(derived=True).paths("aid", "juno")
    assert walks(found) == [["aid", "juno"]]
    assert [(one["id"], one["derived"]) for one in found["paths"][0]["steps"][0]["ties"]] == [
        ("juno.acted_together.aid", True)
    ]


def test_nobody_is_reached_without_ties(tiny):
    assert tiny.paths("acme", "bee")["total"] == 0


def test_wrong_questions_say_what_is_allowed(tiny):
    with pytest.raises(NotFoundError, match=r"There is no actor 'bolt2'\. Did you mean bolt"):
        tiny.paths("acme", "bolt2")
    with pytest.raises(QueryError, match=r"by does not know 'weight'\. Allowed: hops, influence"):
        tiny.paths("acme", "bolt", by="weight")
    with pytest.raises(QueryError, match=r"along does not know 'all'\. Allowed: any, influence"):
        tiny.paths("acme", "bolt", along="all")
    with pytest.raises(QueryError, match="A path needs two different actors"):
        tiny.paths("acme", "acme")


def test_more_than_are_listed_are_counted():
    middle = [f"m{number:02}" for number in range(60)]
    ties = [tie(f"{side}{one}", side, one) for one in middle for side in "ab"]
    found = World({"actors": actors("a", "b", *middle), "ties": ties}).explorer().paths("a", "b")
    assert (found["total"], len(found["paths"])) == (60, 50)


@pytest.mark.parametrize("along", ["any", "influence"])
def test_paths_of_the_built_in_debate_are_those_of_networkx(debate, along):
    seen = debate.filter(derived=True)
    graph = nx.DiGraph()
    for one, other, data in seen.graph().edges(data=True):
        ways = [(one, other)] * (along == "any" or data["influence"] in ("forward", "both"))
        ways += [(other, one)] * (along == "any" or data["influence"] in ("backward", "both"))
        for here, there in ways:
            before = graph.edges[here, there]["weight"] if graph.has_edge(here, there) else 0.0
            graph.add_edge(here, there, weight=before + data["weight"])
    for *_, data in graph.edges(data=True):
        data["length"] = -np.log(min(data["weight"], 1.0))
    ids = debate.network.actors["id"].tolist()
    for one, other in zip(ids[::60], ids[7::60], strict=False):
        there = one in graph and other in graph and nx.has_path(graph, one, other)
        found = seen.paths(one, other, along=along)
        assert found["total"] == (len(list(nx.all_shortest_paths(graph, one, other))) if there else 0)
        if there:
            best = seen.paths(one, other, by="influence", along=along)["paths"][0]
            length = nx.dijkstra_path_length(graph, one, other, weight="length")
            assert best["strength"] == pytest.approx(np.exp(-length))
            for path in found["paths"]:
                for step, (here, beyond) in zip(path["steps"], pairwise(path["actors"]), strict=True):
                    assert (step["from"], step["to"]) == (here["id"], beyond["id"])
                    weight = sum(row["weight"] for row in step["ties"])
                    assert min(weight, 1) == pytest.approx(step["weight"])
                    assert weight == pytest.approx(graph.edges[here["id"], beyond["id"]]["weight"])


def test_arcs_know_their_ties(tiny):
    arcs, ties = walkable(tiny.network, tiny.rows, "influence")
    assert len(arcs.start) == len(ties) == 12 + 2  # two kinds run both ways

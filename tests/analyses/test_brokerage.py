"""Brokerage: hand-counted graphs, a second way of counting, and chance by going through every order."""

from itertools import permutations, product
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from graph_app.analyses.brokerage import ROLES, _role, brokerage, roles
from graph_app.analyses.chance import Chance, patterns
from tests.worlds import World, actors, statement, tie

NAMES = [role.name for role in ROLES]


def arcs(n, pairs):
    start, end = [list(column) for column in zip(*pairs, strict=True)] or [[], []]
    return sparse.csr_array((np.ones(len(start)), (start, end)), shape=(n, n))


def counted(n, pairs, groups):
    """Return roles that are not 0 by actor."""
    found = brokerage(arcs(n, pairs), np.array(groups)).counts
    return {
        (actor, NAMES[role]): int(found[actor, role]) for actor, role in zip(*np.nonzero(found), strict=True)
    }


def brute(n, pairs, groups):
    """Count as the definition says, actor by actor."""
    known = {(one, two) for one, two in pairs}
    found = np.zeros((n, 5), dtype=int)
    for i in range(n):
        for j in range(n):
            for k in range(n):
                a, b, c = groups[i], groups[j], groups[k]
                if len({i, j, k}) < 3 or min(a, b, c) < 0 or not {(i, j), (j, k)} <= known or (i, k) in known:
                    continue
                if a == b == c:
                    role = "coordinator"
                elif a == c:
                    role = "itinerant"
                elif b == c:
                    role = "gatekeeper"
                elif a == b:
                    role = "representative"
                else:
                    role = "liaison"
                found[j, NAMES.index(role)] += 1
    return found


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ([0, 0, 0], "coordinator"),
        ([0, 1, 0], "itinerant"),
        ([0, 1, 1], "gatekeeper"),
        ([0, 0, 1], "representative"),
        ([0, 1, 2], "liaison"),
    ],
)
def test_the_five_roles_of_a_chain(groups, role):
    assert counted(3, [(0, 1), (1, 2)], groups) == {(1, role): 1}
    letters = dict(zip("ABC", "ABC", strict=True))
    pattern = next(one.pattern for one in ROLES if one.name == role).split("→")
    names = list(dict.fromkeys(groups))
    assert [letters["ABC"[names.index(group)]] for group in groups] == pattern


def test_a_direct_tie_leaves_no_broker_and_neither_does_the_way_back():
    assert counted(3, [(0, 1), (1, 2), (0, 2)], [0, 1, 1]) == {}
    assert counted(3, [(0, 1), (1, 2), (2, 0)], [0, 0, 0]) == {
        (0, "coordinator"): 1,
        (1, "coordinator"): 1,
        (2, "coordinator"): 1,
    }
    assert counted(2, [(0, 1), (1, 0)], [0, 1]) == {}


def test_actors_without_a_group_take_no_part():
    assert counted(4, [(0, 1), (1, 2), (1, 3)], [0, -1, 0, 1]) == {}
    assert counted(4, [(0, 1), (1, 2), (1, 3)], [0, 0, -1, 1]) == {(1, "representative"): 1}


def test_a_hub_counted_by_hand():
    """0 and 1 (group a) and 2 (group b) influence hub 3 (group b); it influences 4 (a), 5 (b); 2 also 5.

    0→3→4 and 1→3→4 itinerant, 0→3→5 and 1→3→5 gatekeeper, 2→3→4 representative; 2→3→5 has a direct tie.
    """
    pairs = [(0, 3), (1, 3), (2, 3), (3, 4), (3, 5), (2, 5)]
    assert counted(6, pairs, [0, 0, 1, 1, 0, 1]) == {
        (3, "itinerant"): 2,
        (3, "gatekeeper"): 2,
        (3, "representative"): 1,
    }


@st.composite
def debates(draw, most=9):
    n = draw(st.integers(1, most))
    pairs = draw(st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=40))
    return n, pairs, draw(st.lists(st.integers(-1, 3), min_size=n, max_size=n))


@given(debates())
def test_roles_are_those_of_the_definition(debate):
    n, pairs, groups = debate
    assert brokerage(arcs(n, pairs), np.array(groups)).counts.tolist() == brute(n, pairs, groups).tolist()


@given(debates(), st.data())
def test_roles_follow_their_actors_and_the_names_of_groups_do_not_matter(debate, data):
    n, pairs, groups = debate
    renamed, other = data.draw(st.permutations(range(n))), data.draw(st.permutations(range(4)))
    turned = [(renamed[one], renamed[two]) for one, two in data.draw(st.permutations(pairs))]
    named = np.full(n, -1)
    for actor, group in enumerate(groups):
        named[renamed[actor]] = other[group] if group >= 0 else -1
    plain, again = brokerage(arcs(n, pairs), np.array(groups)), brokerage(arcs(n, turned), named)
    for one, two in zip(plain, again, strict=True):
        assert one.ravel().tolist() == pytest.approx(two[list(renamed)].ravel().tolist(), nan_ok=True)


@given(debates(most=6))
def test_expectation_and_deviation_are_those_of_all_orders(debate):
    n, pairs, groups = debate
    mine = [actor for actor in range(n) if groups[actor] >= 0]
    every = []
    for order in permutations([groups[actor] for actor in mine]):
        dealt = list(groups)
        for actor, group in zip(mine, order, strict=True):
            dealt[actor] = group
        every.append(brute(n, pairs, dealt))
    found = brokerage(arcs(n, pairs), np.array(groups))
    mean, deviation = np.mean(every, axis=0), np.std(every, axis=0)
    assert found.expected.tolist() == [pytest.approx(row) for row in mean.tolist()]
    sure = deviation < 1e-7
    assert np.isnan(found.z).tolist() == sure.tolist()
    z = (found.counts - mean)[~sure] / deviation[~sure]
    assert found.z[~sure].tolist() == pytest.approx(z.tolist())


def test_expectation_and_deviation_of_a_larger_graph_are_those_of_many_orders():
    graph = nx.gnp_random_graph(40, 0.1, seed=3, directed=True)
    groups = np.arange(40) % 4
    found = brokerage(arcs(40, list(graph.edges)), groups)
    rng = np.random.default_rng(1)
    every = np.array(
        [brokerage(arcs(40, list(graph.edges)), rng.permutation(groups)).counts for _ in range(1500)]
    )
    busy = found.counts.sum(axis=1) >= 10
    assert np.abs(every.mean(axis=0) - found.expected)[busy].max() < 0.5
    deviation = (found.counts - found.expected) / found.z
    assert (every.std(axis=0) / deviation)[busy] == pytest.approx(1, abs=0.12)


def test_parts_add_up(monkeypatch):
    graph = nx.gnp_random_graph(30, 0.2, seed=3, directed=True)
    pairs, groups = list(graph.edges), np.arange(30) % 3
    whole = brokerage(arcs(30, pairs), groups)
    monkeypatch.setattr("graph_app.analyses.brokerage._AT_A_TIME", 50)
    some = brokerage(arcs(30, pairs), groups)
    assert all(np.array_equal(one, two, equal_nan=True) for one, two in zip(whole, some, strict=True))


@pytest.mark.parametrize("n", [0, 1, 2])
def test_few_actors_have_no_brokers(n):
    found = brokerage(arcs(n, []), np.zeros(n, dtype=np.int64))
    assert found.counts.shape == found.expected.shape == (n, 5)
    assert found.counts.sum() == found.expected.sum() == 0 and np.isnan(found.z).all()


@given(st.lists(st.integers(0, 5), min_size=1, max_size=5), st.integers(1, 5))
def test_chances_of_all_patterns_add_up_to_one(sizes, count):
    chance = Chance(sizes)
    total = sum(chance.of(pattern) for pattern in patterns(count))
    assert total == pytest.approx(1 if sum(sizes) >= count else 0)


def test_roles_of_arrays_and_of_single_triples_are_the_same():
    for pattern in product(range(3), repeat=3):
        assert roles(*(np.array([one]) for one in pattern)).tolist() == [_role(*pattern)]


def test_there_are_as_many_patterns_as_bell_says():
    assert [len(list(patterns(count))) for count in range(6)] == [1, 1, 2, 5, 15, 52]
    assert roles(np.array([0]), np.array([1]), np.array([1])).tolist() == [2]


def world():
    rows = [*actors("a", "b"), *actors("c", kind="institute"), *actors("d", kind="regulator")]
    ties = [
        tie("t1", "a", "b"),
        tie("t2", "b", "c"),
        tie("t3", "b", "c"),
        tie("t4", "d", "c", "criticizes"),  # influence runs from c to d
    ]
    said = [statement("a", "release", 2, "2024"), statement("b", "release", 2, "2024")]
    return World({"actors": rows, "ties": ties, "statements": said}).explorer()


def test_brokers_of_a_debate_are_ranked_and_named():
    found = world().brokers()
    assert (found["by"], found["graph"], found["triples"]) == ("kind", "visible", 2)
    assert found["size"] == {"actors": 4, "ties": 4, "without_group": 0}
    assert [(one["id"], one["group"], one["triples"]) for one in found["actors"]] == [
        ("b", "Companies", 1),
        ("c", "Institutes", 1),
    ]
    assert found["actors"][0]["roles"]["representative"]["count"] == 1
    assert found["actors"][1]["roles"]["liaison"]["count"] == 1
    assert found["roles"]["liaison"]["pattern"] == "A→B→C"
    assert sum(role["count"] for role in found["roles"].values()) == 2
    assert sum(role["expected"] for role in found["roles"].values()) == pytest.approx(2)


def test_an_unknown_stance_is_no_camp():
    found = world().brokers(by="stance")
    assert found["size"]["without_group"] == 2 and found["triples"] == 0
    assert world().brokers(by="jurisdiction")["size"]["without_group"] == 4


def test_brokers_on_the_visible_and_on_the_whole_graph(debate):
    seen = debate.filter(kind=["company", "regulator"])
    ids = set(seen.measure("degree").index)
    whole, every = seen.brokers(graph="whole"), debate.brokers()
    assert whole["actors"] == [one for one in every["actors"] if one["id"] in ids]
    assert (whole["size"], whole["roles"]) == (every["size"], every["roles"])
    assert seen.brokers()["triples"] < debate.brokers()["triples"]
    assert seen.brokers()["size"]["actors"] == len(seen.rows.actors)


SNA = Path(__file__).parent.parent / "golden" / "sna"
"""Made by brokerage.R there, with R 4.2.2 and sna 2.7.1, of the arcs and kinds beside it."""
IN_SNA = {
    "coordinator": "w_I",
    "itinerant": "w_O",
    "gatekeeper": "b_OI",
    "representative": "b_IO",
    "liaison": "b_O",
}
"""What sna calls the roles."""


def test_roles_of_a_real_network_are_those_of_sna():
    arcs, groups, expected = (
        pd.read_csv(SNA / f"{name}.csv", dtype=str) for name in ("arcs", "groups", "brokerage")
    )
    place = {actor: row for row, actor in enumerate(groups["actor"])}
    ends = arcs["from"].map(place).to_numpy(), arcs["to"].map(place).to_numpy()
    matrix = sparse.csr_array((np.ones(len(arcs)), ends), shape=(len(place), len(place)))
    found = brokerage(matrix, groups["group"].astype("category").cat.codes.to_numpy(dtype=np.int64)).counts
    for column, role in enumerate(ROLES):
        assert found[:, column].tolist() == expected[IN_SNA[role.name]].astype(int).tolist(), role.name
    assert found.sum(axis=1).tolist() == expected["t"].astype(int).tolist()
    assert found.sum() > 10_000

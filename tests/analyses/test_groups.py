"""Actors by group, with known answers."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from graph_app.analyses import by_coalition, by_column, by_stance, louvain
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, label_title
from tests.filters.worlds import worlds
from tests.worlds import KINDS, World, actors, event, part, tie

NASTY = '<b>"x"</b>, y; z'


def members(groups, network):
    """Return the ids of each group by its name, and of those without one."""
    ids = network.cells("actors", "id")
    found = {name: set(ids[groups.codes == code].tolist()) for code, name in enumerate(groups.names)}
    return found, set(ids[groups.codes < 0].tolist())


def test_kinds_and_jurisdictions_are_the_codes_of_the_columns(tiny):
    kinds = by_column(tiny.network, "kind")
    assert kinds.codes.tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
    assert kinds.codes.dtype == np.int64
    assert kinds.names == ("Companies", "Institutes", "Regulators", "Advocacy groups")
    places = by_column(tiny.network, "jurisdiction")
    assert places.names == ("EU", "US", "US-CA")
    assert members(places, tiny.network) == (
        {"EU": {"iris", "aid"}, "US": {"acme", "reg", "sen", "bee"}, "US-CA": {"bolt"}},
        {"juno"},
    )


def test_kinds_nobody_has_keep_their_place_and_kinds_without_a_plural_their_id():
    kinds = [
        {"id": "ghost", "name": "Ghost", "plural": None},
        *KINDS,
        {"id": "x y", "name": NASTY, "plural": NASTY},
    ]
    rows = [*actors("a", "b"), {"id": "c", "name": "C", "kind": "x y"}]
    groups = by_column(World({"actors": rows, "actor_kinds": kinds}).network(), "kind")
    assert groups.names == ("ghost", "Companies", "Institutes", "Regulators", NASTY)
    assert groups.codes.tolist() == [1, 1, 4]


def test_where_nobody_has_a_place_nobody_has_a_group():
    groups = by_column(World({"actors": actors("a", "b")}).network(), "jurisdiction")
    assert (groups.codes.tolist(), groups.names) == ([-1, -1], ())


@pytest.mark.parametrize("by", ["kind", "jurisdiction"])
def test_without_actors_there_are_no_members(by):
    assert by_column(World({"actors": []}).network(), by).codes.tolist() == []


@given(worlds())
def test_every_actor_is_in_the_group_its_row_says(world):
    network = world.network()
    plural = {row["id"]: row["plural"] for row in world.rows("actor_kinds")}
    for column in ("kind", "jurisdiction"):
        groups = by_column(network, column)
        said = [row.get(column) for row in world.rows("actors")]
        words = [plural.get(one, one) if column == "kind" else one for one in said]
        assert [groups.names[code] if code >= 0 else None for code in groups.codes] == words


def test_stances_are_named_as_openness_or_as_a_stance_on_an_issue():
    labels = np.array([0, 5, 3], dtype=np.uint8)
    openness, issue = by_stance(labels, ""), by_stance(labels, "licence")
    assert openness.codes.tolist() == issue.codes.tolist() == [0, 5, 3]
    assert openness.codes.dtype == np.int64
    assert openness.names == (*(label_title(one) for one in OPENNESS_LABELS[:5]), "Unknown")
    assert issue.names == (*(label_title(one) for one in ISSUE_LABELS[:5]), "Unknown")
    assert openness.names[0] == "Champion of openness"


def whole(network):
    """Return the coalitions of all recorded ties."""
    return by_coalition(network, np.arange(network.m), network.weight)


def test_coalitions_of_the_tiny_debate(tiny):
    groups = whole(tiny.network)
    assert groups.names == ("1: Acme, Iris Institut für Öffnung", "2: Regulation Office, Bolt")
    assert groups.codes.tolist() == [0, 1, 0, 0, 1, 1, 0, -1]


def clique(names, kind="partners_with"):
    """Return ties between all of some actors."""
    return [
        tie(f"{one}{two}", one, two, kind) for place, one in enumerate(names) for two in names[place + 1 :]
    ]


def test_two_camps_that_only_criticise_each_other_are_two_coalitions():
    rows = [*actors(*"abcd"), *actors(*"xyz")]
    hostile = [tie(f"{one}-{two}", one, two, "criticizes") for one in "abcd" for two in "xyz"]
    world = World({"actors": rows, "ties": [*hostile, *clique("xyz"), *clique("abcd")]})
    found, none = members(whole(world.network()), world.network())
    assert found == {"1: A, B": set("abcd"), "2: X, Y": set("xyz")}
    assert none == set()


def test_whoever_is_only_criticised_has_no_coalition():
    world = World({"actors": actors(*"abc"), "ties": [tie("t", "a", "b"), tie("u", "a", "c", "criticizes")]})
    assert whole(world.network()).codes.tolist() == [0, 0, -1]


def test_a_coalition_is_named_by_those_with_most_of_the_chosen_ties_inside_or_out():
    star = [tie(f"t{one}", "hub", one) for one in "abc"]
    world = World({"actors": actors("a", "b", "c", "hub"), "ties": [*star, tie("again", "c", "hub")]})
    network = world.network()
    assert whole(network).names == ("1: Hub, C",)
    few = by_coalition(network, np.array([0, 1]), network.weight)
    assert few.names == ("1: Hub, A",)
    assert few.codes.tolist() == [0, 0, -1, 0]


def test_hostile_names_are_words():
    rows = [{"id": "a,b", "name": NASTY, "kind": "company"}, {"id": "c", "name": "ß💡", "kind": "company"}]
    network = World({"actors": rows, "ties": [tie("t", "a,b", "c")]}).network()
    assert whole(network).names == (f"1: {NASTY}, ß💡",)


@pytest.mark.parametrize("world", [World({"actors": []}), World({"actors": actors("a", "b")})])
def test_without_ties_there_are_no_coalitions(world):
    network = world.network()
    assert network.m == 0
    groups = whole(network)
    assert (groups.codes.tolist(), groups.names) == ([-1] * network.n, ())


def acted(*groups):
    """Return tables in which each group of actors signed one letter."""
    return {
        "events": [event(f"e{place}") for place, _ in enumerate(groups)],
        "participations": [part(f"e{place}", one) for place, names in enumerate(groups) for one in names],
    }


def test_derived_ties_alone_make_coalitions():
    world = World({"actors": actors(*"abcdef"), **acted("abc", "de")})
    network = world.network()
    assert (network.m, network.d) == (0, 4)
    seen = world.explorer().filter(derived=True)
    groups = by_coalition(network, seen.rows.ties, seen.visible.weight)
    assert groups.codes.tolist() == [0, 0, 0, 1, 1, -1]
    assert groups.names == ("1: A, B", "2: D, E")


def test_derived_ties_support_even_where_the_last_recorded_tie_is_hostile():
    rows = {"actors": actors(*"abc"), "ties": [tie("t", "a", "c", "criticizes")]}
    seen = World(rows | acted("ab")).explorer().filter(derived=True)
    groups = by_coalition(seen.network, seen.rows.ties, seen.visible.weight)
    assert groups.codes.tolist() == [0, 0, -1]


@given(worlds())
def test_coalitions_are_the_communities_of_the_supporting_ties(world):
    network = world.network()
    seen = world.explorer().filter(derived=True)
    ties, weight = seen.rows.ties, seen.visible.weight
    groups = by_coalition(network, ties, weight)
    signs = {kind["id"]: kind["sign"] for kind in world.rows("tie_kinds")}
    rows = world.rows("ties")
    kept = [one for one in ties.tolist() if one >= network.m or signs[rows[one]["kind"]] > 0]
    start, end = (side[kept] for side in network.ends)
    assert groups.codes.tolist() == louvain(network.n, start, end, weight[kept]).tolist()
    assert len(groups.names) == groups.codes.max(initial=-1) + 1
    graph = nx.Graph(zip(start.tolist(), end.tolist(), strict=True))
    for code in range(len(groups.names)):
        assert nx.is_connected(graph.subgraph(np.flatnonzero(groups.codes == code).tolist()))


def test_one_seed_is_one_answer_the_largest_coalition_first(debate):
    network = debate.network
    one, two = whole(network), whole(network)
    assert one.codes.tolist() == two.codes.tolist()
    assert one.names == two.names
    counts = np.bincount(one.codes[one.codes >= 0])
    assert (np.diff(counts) <= 0).all()
    assert [name.split(":")[0] for name in one.names] == [str(place + 1) for place in range(len(counts))]

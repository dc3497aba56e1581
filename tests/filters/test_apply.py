"""Filters only take away, in any order, once and for all."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.filters import Filter, apply
from graph_app.filters.apply import LENSES, combine, masks, read_stances
from graph_app.filters.base import Part
from graph_app.filters.catalogue import BY_WORD
from tests.filters.worlds import cases, raw_filters
from tests.worlds import World, actors, tie


def shown(explorer):
    graph = explorer.graph()
    return sorted(graph), sorted(key for *_, key in graph.edges(keys=True))


@given(cases())
def test_what_is_visible_is_part_of_what_there_is_and_ties_have_both_ends(case):
    _, network, raw = case
    seen = apply(network, Filter.of(network, **raw))
    start, end = network.ends
    assert (len(seen.actors), len(seen.ties)) == (network.n, network.m + network.d)
    assert seen.actors[start[seen.ties]].all()
    assert seen.actors[end[seen.ties]].all()


@given(st.data())
def test_one_more_part_never_adds_an_actor_or_a_tie(data):
    _, network, raw = data.draw(cases())
    added = [word for word in raw if word not in (*LENSES, "derived", "hops")]
    chosen = Filter.of(network, **raw)
    after = apply(network, chosen)
    for word in added:
        lifted = (word, "hops") if word == "actor" else (word,)
        before = apply(network, chosen.without(*lifted))
        assert not (after.actors & ~before.actors).any()
        assert not (after.ties & ~before.ties).any()


@given(st.data())
def test_one_more_part_never_adds_anything_to_the_built_in_debate(debate, data):
    raw = data.draw(raw_filters(debate.network))
    chosen = Filter.of(debate.network, **raw)
    after = apply(debate.network, chosen)
    for word in (word for word in raw if word not in (*LENSES, "derived", "hops")):
        lifted = (word, "hops") if word == "actor" else (word,)
        before = apply(debate.network, chosen.without(*lifted))
        assert not (after.actors & ~before.actors).any()
        assert not (after.ties & ~before.ties).any()


@given(cases())
def test_lenses_without_a_stance_take_no_actor_away_unless_ties_go(case):
    _, network, raw = case
    lenses = {word: raw[word] for word in LENSES if word in raw}
    assert apply(network, Filter.of(network, **lenses)).actors.all()


@given(st.data())
def test_the_order_of_parts_and_values_does_not_matter(data):
    _, network, raw = data.draw(cases())
    words = data.draw(st.permutations(sorted(raw)))
    one = Filter.of(network, **raw)
    two = Filter.of(network, **{word: data.draw(st.permutations(raw[word])) for word in words})
    assert one == two
    assert hash(one) == hash(two)
    first, second = apply(network, one), apply(network, two)
    assert np.array_equal(first.actors, second.actors)
    assert np.array_equal(first.ties, second.ties)
    assert np.array_equal(first.weight, second.weight)


@given(cases())
def test_applying_a_filter_to_what_it_shows_changes_nothing(case):
    _, network, raw = case
    chosen = Filter.of(network, **raw)
    seen = apply(network, chosen)
    again = masks(network, chosen)
    again.actors["shown"] = seen.actors
    again.ties["shown"] = seen.ties[: network.m]
    again.common["shown"] = seen.ties[network.m :][network.common.pair]
    twice = combine(network, chosen, again)
    assert np.array_equal(twice.actors, seen.actors)
    assert np.array_equal(twice.ties, seen.ties)


@given(cases())
def test_a_data_set_of_only_what_is_shown_shows_all_of_it(case):
    world, network, raw = case
    chosen = Filter.of(network, **raw)
    seen = apply(network, chosen)
    names = set(network.actors["id"][seen.actors])
    smaller = world.restricted(names, set(network.ties["id"][seen.ties[: network.m]])).network()
    kept = Filter(tuple((word, narrowed(word, value, names)) for word, value in chosen))
    again = apply(smaller, kept)
    assert again.actors.all()
    assert again.ties[: smaller.m].all()
    assert sorted(smaller.derived_ids[again.ties[smaller.m :]]) == sorted(
        network.derived_ids[seen.ties[network.m :]]
    )


def narrowed(word, value, names):
    return tuple(one for one in value if one in names) if word == "actor" else value


def test_the_empty_filter_shows_all_actors_and_recorded_ties(tiny):
    assert shown(tiny) == (
        ["acme", "aid", "bee", "bolt", "iris", "juno", "reg", "sen"],
        sorted(tiny.network.ties["id"]),
    )


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"kind": "company"}, ["acme", "bolt"]),
        ({"kind": ["company", "regulator"]}, ["acme", "bolt", "reg", "sen"]),
        ({"jurisdiction": "none"}, ["juno"]),
        ({"jurisdiction": ["none", "US-CA"]}, ["bolt", "juno"]),
        ({"subkind": "think_tank"}, ["iris"]),
        ({"stance": ["pro-open", "mixed"]}, ["bolt", "iris"]),
        ({"stance": "unknown"}, ["aid", "bee", "juno"]),
        ({"stance": "unknown", "confidence": "high"}, ["aid", "bee", "iris", "juno", "reg"]),
        ({"stance": "pro-open", "as_of": "2023"}, ["acme"]),
        ({"issue": "licence", "stance": "supports"}, ["bolt", "sen"]),
        ({"issue": "licence", "stance": "supports", "grade": "press"}, ["bolt"]),
        ({"event": "letter-2024"}, ["acme", "aid", "bolt", "iris", "juno", "reg"]),
        ({"event": ["bill-2024", "report-2023"]}, ["acme", "aid", "iris", "sen"]),
        ({"text": "OFFNUNG iris"}, ["iris"]),
        ({"text": "data set"}, ["juno"]),
        ({"text": "digital_rights"}, ["aid"]),
        ({"actor": "aid"}, ["acme", "aid"]),
        ({"actor": "aid", "hops": 0}, ["aid"]),
        ({"actor": "aid", "hops": 2}, ["acme", "aid", "bolt", "iris", "juno", "sen"]),
        ({"actor": "aid", "hops": 3}, ["acme", "aid", "bolt", "iris", "juno", "reg", "sen"]),
        ({"actor": "aid", "derived": True}, ["acme", "aid", "juno", "sen"]),
        ({"actor": "bee"}, ["bee"]),
        ({"actor": "bee", "isolated": False}, []),
        ({"isolated": False}, ["acme", "aid", "bolt", "iris", "juno", "reg", "sen"]),
        ({"isolated": "drop", "kind": "advocacy_group"}, []),
        ({"min_degree": 3}, ["acme", "bolt", "iris", "reg"]),
        ({"min_degree": 4}, []),
        ({"actor": "aid", "kind": "company"}, []),
        ({"actor": "aid", "kind": "company", "hops": 0}, []),
        ({"actor": ["aid", "acme"], "kind": "company", "hops": 0}, ["acme"]),
    ],
)
def test_actors_that_a_filter_shows_are_as_on_paper(tiny, parts, expected):
    assert shown(tiny.filter(**parts))[0] == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            {"tie": ["part_of", "criticizes"]},
            ["aid.criticizes.acme", "reg.criticizes.bolt", "sen.part_of.reg"],
        ),
        ({"confidence": "high", "tie": "funds"}, ["acme.funds.aid", "acme.funds.iris"]),
        ({"confidence": "low", "tie": "endorses"}, ["iris.endorses.reg", "juno.endorses.acme"]),
        ({"grade": "aggregator"}, ["iris.partners_with.juno", "juno.endorses.acme"]),
        (
            {"grade": ["own_statement"]},
            ["acme.funds.aid", "acme.funds.iris", "aid.criticizes.acme"],
        ),
        (
            {"since": "2024", "undated": "drop", "tie": ["funds", "lobbies"]},
            ["acme.funds.iris", "acme.funds.iris.2", "acme.lobbies.sen"],
        ),
        ({"until": "2022", "undated": False}, ["acme.funds.iris"]),
        ({"until": "2023-01-14", "undated": False}, ["acme.funds.iris"]),
        ({"until": "2023-01", "undated": False}, ["acme.funds.aid", "acme.funds.iris"]),
        ({"until": "2021"}, ["iris.partners_with.juno", "sen.part_of.reg"]),
        (
            {"since": "2023-10", "until": "2023-11", "undated": False},
            ["acme.funds.aid", "acme.funds.iris", "acme.funds.iris.2"],
        ),
        ({"tie": "lobbies", "since": "2023-09-30"}, ["acme.lobbies.sen", "bolt.lobbies.reg"]),
        ({"tie": "lobbies", "since": "2023-10-01"}, ["acme.lobbies.sen"]),
        (
            {"derived": True, "tie": "part_of", "until": "2023"},
            ["acme.acted_together.iris", "sen.part_of.reg"],
        ),
        (
            {"derived": True, "tie": "part_of", "since": "2024-06"},
            ["sen.acted_together.aid", "sen.part_of.reg"],
        ),
        (
            {"derived": True, "tie": "part_of", "grade": "official"},
            ["sen.acted_together.aid", "sen.part_of.reg"],
        ),
    ],
)
def test_ties_that_a_filter_shows_are_as_on_paper(tiny, parts, expected):
    assert shown(tiny.filter(**parts))[1] == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"since": "2024-03-25"}, ["aid - juno", "acme - bolt", "acme - iris", "bolt - iris", "aid - sen"]),
        ({"since": "2024-03-26"}, ["aid - sen"]),
        ({"since": "2024-06-30"}, ["aid - sen"]),  # the bill is of June 2024, any day of it
        ({"since": "2024-07"}, []),
        ({"since": "2023-12-31", "until": "2023"}, ["acme - iris"]),
        ({"until": "2023-01-01"}, ["acme - iris"]),  # the report is of 2023, any day of it
        ({"until": "2022-12-31"}, []),
        ({"until": "2024-03-24"}, ["acme - iris"]),
        ({"until": "2024-03"}, ["aid - juno", "acme - bolt", "acme - iris", "bolt - iris"]),
        ({"until": "2024-05-31"}, ["aid - juno", "acme - bolt", "acme - iris", "bolt - iris"]),
    ],
)
def test_derived_ties_rest_on_events_that_can_lie_in_the_window(tiny, parts, expected):
    graph = tiny.filter(derived=True, **parts).graph()
    found = [sorted(ends) for *ends, derived in graph.edges(data="derived") if derived]
    assert sorted(" - ".join(pair) for pair in found) == sorted(expected)


def test_a_window_changes_the_weight_of_derived_ties(tiny):
    graph = tiny.filter(derived=True, until="2023").graph()
    assert graph.edges["acme", "iris", "acme.acted_together.iris"]["weight"] == 1.0
    assert graph.edges["acme", "iris", "acme.acted_together.iris"]["events"] == "Report on openness"


def test_degrees_are_counted_among_what_is_visible(tiny):
    assert tiny.visible.degree(tiny.network).tolist() == [7, 3, 4, 2, 4, 2, 2, 0]
    assert tiny.filter(tie="funds").visible.degree(tiny.network).tolist() == [3, 0, 2, 0, 0, 0, 1, 0]


def test_a_core_and_a_neighbourhood_hold_together():
    """Taking the core cuts the path to d; what remains around a must itself be a core."""
    rows = [
        tie("1", "a", "b"),
        tie("2", "b", "c"),
        tie("3", "c", "a"),
        tie("4", "c", "d"),
        tie("5", "d", "e"),
        tie("6", "e", "f"),
        tie("7", "f", "d"),
    ]
    explorer = World({"actors": actors(*"abcdef"), "ties": rows}).explorer()
    assert shown(explorer.filter(min_degree=2))[0] == list("abcdef")
    assert shown(explorer.filter(actor="a", hops=2, min_degree=2))[0] == list("abc")
    assert shown(explorer.filter(actor="e", hops=1, min_degree=2))[0] == list("def")


def test_what_a_core_cuts_off_is_no_longer_around():
    """Two cliques of four hang together by m, who is too weak for a core of three."""
    cliques = [(one, two) for clique in ("abcd", "wxyz") for one, two in itertools.combinations(clique, 2)]
    rows = [tie(f"t{place}", *ends) for place, ends in enumerate([*cliques, ("a", "m"), ("m", "w")])]
    explorer = World({"actors": actors(*"abcdmwxyz"), "ties": rows}).explorer()
    assert shown(explorer.filter(min_degree=3))[0] == list("abcdwxyz")
    assert shown(explorer.filter(actor="a", hops=6))[0] == list("abcdmwxyz")
    assert shown(explorer.filter(actor="a", hops=6, min_degree=3))[0] == list("abcd")


def test_parallel_ties_count_each_towards_a_core():
    explorer = World(
        {"actors": actors("a", "b"), "ties": [tie("1", "a", "b"), tie("2", "a", "b")]}
    ).explorer()
    assert shown(explorer.filter(min_degree=2))[0] == ["a", "b"]


def test_a_column_that_really_says_none_is_chosen_with_the_empty_cells():
    rows = [
        {"id": "a", "name": "A", "kind": "company", "subkind": "none"},
        *actors("b"),
        {"id": "c", "name": "C", "kind": "company", "subkind": "x"},
    ]
    explorer = World({"actors": rows}).explorer()
    assert shown(explorer.filter(subkind="none"))[0] == ["a", "b"]
    assert {facet.value: facet.count for facet in explorer.facets()["subkind"]} == {"none": 2, "x": 1}


def test_a_value_that_a_debate_does_not_have_shows_nobody():
    network = World(
        {"actors": [*actors("a"), {"id": "b", "name": "B", "kind": "company", "subkind": "x"}]}
    ).network()
    assert apply(network, Filter((("subkind", ("elsewhere",)),))).actors.tolist() == [False, False]


def test_every_part_that_chooses_statements_is_a_lens_so_that_readings_are_kept_apart():
    choosing = {word for word, part in BY_WORD.items() if type(part).statements is not Part.statements}
    assert choosing | {"issue"} == LENSES


@given(cases())
def test_a_reading_that_was_kept_is_as_one_that_is_made(case):
    _, network, raw = case
    chosen = Filter.of(network, **raw)
    made = read_stances(network, chosen)
    again = read_stances(network, Filter.of(network, **raw))
    assert again is made
    network.kept.clear()
    fresh = read_stances(network, chosen)
    assert fresh is not made
    for one, other in ((fresh.openness, made.openness), (fresh.value, made.value)):
        assert np.array_equal(one, other, equal_nan=True)

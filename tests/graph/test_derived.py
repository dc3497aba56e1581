"""Acted together: who took part on the same side of the same events."""

import numpy as np
import pytest

from graph_app.graph import derived
from graph_app.graph.derived import Sides, common_action
from tests.worlds import World, actors, event, part, tie


def weights(*participations, names="abcd", events=("e",), **filters):
    world = World(
        {
            "actors": actors(*names),
            "events": [event(one) for one in events],
            "participations": list(participations),
        }
    )
    graph = world.explorer().filter(derived=True, **filters).graph()
    return {(start, end): data["weight"] for start, end, data in graph.edges(data=True)}


def test_the_tiny_debate_has_the_pairs_of_its_readme(tiny):
    graph = tiny.filter(derived=True).graph()
    found = {key: data["weight"] for _, _, key, data in graph.edges(keys=True, data=True) if data["derived"]}
    assert found == {
        "acme.acted_together.bolt": 0.5,
        "acme.acted_together.iris": 1.5,
        "bolt.acted_together.iris": 0.5,
        "juno.acted_together.aid": 1.0,
        "sen.acted_together.aid": 1.0,
    }
    assert tiny.network.d == 5


def test_two_actors_on_one_side_weigh_one():
    assert weights(part("e", "a"), part("e", "b")) == {("a", "b"): 1.0}


def test_three_actors_on_one_side_weigh_a_half_each():
    found = weights(part("e", "a"), part("e", "b"), part("e", "c"))
    assert found == {("a", "b"): 0.5, ("a", "c"): 0.5, ("b", "c"): 0.5}


def test_four_actors_weigh_a_third_and_events_add_up():
    rows = [part("e", name) for name in "abcd"] + [part("f", "a"), part("f", "b", "lead")]
    found = weights(*rows, events=("e", "f"))
    assert found[("a", "b")] == pytest.approx(4 / 3)
    assert found[("c", "d")] == pytest.approx(1 / 3)
    assert len(found) == 6


def test_opponents_act_together_but_not_with_those_on_the_other_side():
    rows = [part("e", "a"), part("e", "b"), part("e", "c", "opponent"), part("e", "d", "opponent")]
    assert weights(*rows) == {("a", "b"): 1.0, ("c", "d"): 1.0}


def test_recipients_act_with_nobody():
    assert weights(part("e", "a"), part("e", "b", "recipient"), part("e", "c", "recipient")) == {}


def test_an_actor_with_two_roles_on_one_side_counts_once():
    assert weights(part("e", "a", "lead"), part("e", "a"), part("e", "b")) == {("a", "b"): 1.0}


def test_an_actor_on_both_sides_is_paired_on_each():
    rows = [part("e", "a"), part("e", "a", "opponent"), part("e", "b"), part("e", "c", "opponent")]
    assert weights(*rows) == {("a", "b"): 1.0, ("a", "c"): 1.0}


def test_a_lone_actor_gives_no_pair():
    assert weights(part("e", "a")) == {}
    assert weights() == {}


def test_hiding_an_actor_does_not_change_the_weights_of_the_others():
    rows = [part("e", "a"), part("e", "b"), part("e", "c")]
    assert weights(*rows, actor=["a", "b"], hops=0) == {("a", "b"): 0.5}


def test_an_event_with_too_many_actors_on_a_side_is_skipped_and_named(monkeypatch):
    monkeypatch.setattr(derived, "LARGEST_EVENT", 3)
    found = common_action(
        Sides(
            event=np.array([0, 0, 0, 0, 1, 1, 1]),
            actor=np.array([0, 1, 2, 3, 0, 1, 2]),
            side=np.array([1, 1, 1, 1, -1, -1, -1]),
        )
    )
    assert found.skipped == (0,)
    assert list(zip(found.first.tolist(), found.second.tolist(), strict=True)) == [(0, 1), (0, 2), (1, 2)]
    assert found.weights(np.ones(3, dtype=bool)).tolist() == [0.5, 0.5, 0.5]


def test_exactly_the_largest_number_of_actors_is_still_paired(monkeypatch):
    monkeypatch.setattr(derived, "LARGEST_EVENT", 3)
    found = common_action(Sides(np.zeros(3, dtype=int), np.arange(3), np.ones(3, dtype=int)))
    assert (found.skipped, len(found.first)) == ((), 3)


def test_the_largest_event_is_two_thousand_actors():
    assert derived.LARGEST_EVENT == 2_000


def test_derived_ties_are_off_unless_asked_for(tiny):
    assert tiny.graph().number_of_edges() == 12
    assert tiny.filter(derived=True).graph().number_of_edges() == 17


def test_ids_of_derived_ties_never_repeat_those_of_recorded_ones():
    world = World(
        {
            "actors": actors("a", "b"),
            "ties": [tie("a.acted_together.b", "a", "b"), tie("a.acted_together.b.2", "b", "a")],
            "events": [event("e")],
            "participations": [part("e", "a"), part("e", "b")],
        }
    )
    graph = world.explorer().filter(derived=True).graph()
    assert sorted(key for *_, key in graph.edges(keys=True)) == [
        "a.acted_together.b",
        "a.acted_together.b.2",
        "a.acted_together.b.3",
    ]


def test_ids_of_derived_ties_are_unique_where_ids_of_actors_look_like_them():
    names = ("a", "b.acted_together.c", "a.acted_together.b", "c")
    rows = [part("e", names[0]), part("e", names[1]), part("f", names[2]), part("f", names[3])]
    world = World({"actors": actors(*names), "events": [event("e"), event("f")], "participations": rows})
    assert world.network().derived_ids.tolist() == [
        "a.acted_together.b.acted_together.c",
        "a.acted_together.b.acted_together.c.2",
    ]

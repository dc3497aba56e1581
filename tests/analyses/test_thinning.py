"""Thinner records: which rows are kept, how often, and what is left of ties where some are not there."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.band import HIGH, LOW
from graph_app.analyses.record import Kept, Record
from graph_app.analyses.thinning import CERTAINTY, thinned
from graph_app.graph import Network
from graph_app.graph.derived import common_action
from graph_app.graph.network import CONFIDENCES
from tests.worlds import World, actors, event, part, tie

LEVELS = ("low", "medium", "high", None)
SURE = dict.fromkeys(CONFIDENCES, 1.0)


def record(explorer, **how):
    return Record.of(explorer.network, explorer.rows, **{"directed": False, "weighted": True} | how)


def everything(network):
    return Kept(np.ones(network.m, dtype=bool), np.ones(len(network.sides.actor), dtype=bool))


def test_rows_are_kept_as_often_as_their_confidence_says():
    ties = [tie(f"t{number}", "a", "b", confidence=LEVELS[number % 4]) for number in range(400)]
    world = World({"actors": actors("a", "b"), "ties": ties, "events": [event("e")],
                   "participations": [part("e", "a"), part("e", "b")]})  # fmt: skip
    draws = list(thinned(world.network(), 500, 1))
    kept = np.mean([one.ties for one in draws], axis=0).reshape(-1, 4).mean(axis=0)
    assert kept == pytest.approx([0.5, 0.8, 0.95, 0.95], abs=0.006)  # 5 standard deviations are 0.011
    assert np.mean([one.parts for one in draws]) == pytest.approx(0.95, abs=0.035)


def test_certainty_lies_within_the_plausible_weights_of_confidence():
    for level, low, high in zip(CONFIDENCES, LOW, HIGH, strict=True):
        assert low <= CERTAINTY[level] <= high


def test_what_is_certain_is_always_kept_and_what_is_impossible_never(tiny):
    for one in thinned(tiny.network, 5, 1, SURE):
        assert one.ties.all()
        assert one.parts.all()
    for one in thinned(tiny.network, 5, 1, dict.fromkeys(CONFIDENCES, 0.0)):
        assert not one.ties.any()
        assert not one.parts.any()


def test_equal_seeds_give_equal_draws_and_others_do_not(debate):
    one, two, three = (list(thinned(debate.network, 3, seed)) for seed in (7, 7, 8))
    more = list(thinned(debate.network, 5, 7))[:3]
    for first, same, longer, other in zip(one, two, more, three, strict=True):
        assert np.array_equal(first.ties, same.ties)
        assert np.array_equal(first.parts, same.parts)
        assert np.array_equal(first.ties, longer.ties)
        assert not np.array_equal(first.ties, other.ties)


def test_a_row_meets_the_same_fate_wherever_it_stands():
    ties = [tie(key, "a", "b", confidence=LEVELS[place % 4]) for place, key in enumerate("edcba")]
    parts = [part(key, actor, role) for key in ("f", "e") for actor in "ab" for role in ("signatory", "lead")]
    tables = {"actors": actors("a", "b"), "ties": ties, "events": [event("e"), event("f")]}
    one = World(tables | {"participations": parts}).network()
    tables |= {"actors": actors("b", "a"), "ties": ties[::-1], "events": [event("f"), event("e")]}
    two = World(tables | {"participations": parts[::-1]}).network()
    for a, b in zip(thinned(one, 20, 1), thinned(two, 20, 1), strict=True):
        assert a.ties.tolist() == b.ties[::-1].tolist()
        assert a.parts.tolist() == b.parts[::-1].tolist()


@pytest.mark.parametrize("parts", [{}, {"derived": "on"}, {"derived": "on", "kind": "company,regulator"}])
def test_with_all_rows_everything_is_left(debate, parts):
    seen = debate.filter(**{word: value.split(",") for word, value in parts.items()})
    found = record(seen)
    left = found.left(everything(seen.network))
    for word in ("start", "end", "weight", "influence"):
        assert np.array_equal(getattr(left, word), getattr(found.tied, word))
    assert (left.n, left.directed, left.weighted) == (found.tied.n, False, True)


def test_without_rows_nothing_is_left(debate):
    seen = debate.filter(derived="on")
    none = Kept(*(~one for one in everything(seen.network)))
    assert len(record(seen).left(none).start) == 0


ROLES = ("lead", "signatory", "opponent", "recipient")


@st.composite
def acting(draw):
    """Return a world in which actors take parts in events, and which participations are there."""
    keys = st.tuples(st.sampled_from("ef"), st.sampled_from("abcd"), st.sampled_from(ROLES))
    chosen = draw(st.lists(keys, unique=True, max_size=14))
    tables = {
        "actors": actors(*"abcd"),
        "ties": [tie("t", "a", "b")],
        "events": [event("e"), event("f")],
        "participations": [part(*one) for one in chosen],
    }
    mask = draw(st.lists(st.booleans(), min_size=len(chosen), max_size=len(chosen)))
    return World(tables), np.array(mask, dtype=bool)


@given(acting())
def test_ties_from_acting_together_are_those_of_the_world_without_these_participations(case):
    world, parts = case
    seen = world.explorer().filter(derived=True)
    left = record(seen).left(Kept(np.ones(1, dtype=bool), parts))
    found = {(a, b): w for a, b, w in zip(left.start[1:], left.end[1:], left.weight[1:], strict=True)}
    rows = [row for row, keep in zip(world.rows("participations"), parts, strict=True) if keep]
    fewer = Network(World(world.tables | {"participations": rows}).dataset())
    common = common_action(fewer.sides)
    weight = common.weights(np.ones(len(common.pair), dtype=bool))
    expected = {(a, b): w for a, b, w in zip(common.first, common.second, weight, strict=True)}
    assert found == pytest.approx(expected)

"""The Friedkin–Johnsen model on networks with known answers, and beside plain iteration."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from graph_app.analyses import friedkin_johnsen

FOUR = np.array(
    [
        [0.220, 0.120, 0.360, 0.300],
        [0.147, 0.215, 0.344, 0.294],
        [0.000, 0.000, 1.000, 0.000],
        [0.090, 0.178, 0.446, 0.286],
    ]
)
NAN = math.nan


def model(rows, first, susceptibility=0.5):
    """Return the model of rows (from, to, weight)."""
    n = len(first)
    weight = np.zeros((n, n))
    for one, other, much in rows:
        weight[other, one] += much
    ready = np.full(n, susceptibility) if np.isscalar(susceptibility) else np.array(susceptibility)
    return friedkin_johnsen(weight, np.array(first, float), ready)


def everything(found):
    """Return V as a whole."""
    return found.influence(np.eye(len(found.first))).T


def test_the_group_of_four():
    start = np.array([25.0, 25.0, 75.0, 85.0])
    ready = 1 - FOUR.diagonal()
    found = friedkin_johnsen(FOUR, start, ready)
    assert found.settled == pytest.approx([60, 60, 75, 75], abs=0.5)
    by_hand = np.linalg.solve(np.eye(4) - np.diag(ready) @ FOUR, np.eye(4) - np.diag(ready))
    assert everything(found) == pytest.approx(by_hand, abs=1e-12)
    assert found.settled == pytest.approx(by_hand @ start, abs=1e-12)
    assert found.iterated() == pytest.approx(found.settled, abs=1e-9)
    assert found.reach == pytest.approx(by_hand.mean(axis=0))


def test_sparse_and_dense_weights_of_any_scale_are_the_same():
    start, ready = np.array([25.0, 25.0, 75.0, 85.0]), 1 - FOUR.diagonal()
    scaled = csr_array(FOUR * np.array([[3.0], [0.1], [7.0], [1.0]]))
    assert friedkin_johnsen(scaled, start, ready).settled == pytest.approx(
        friedkin_johnsen(FOUR, start, ready).settled
    )


def test_a_chain_by_hand():
    # b hears a, c hears b: x = (2, (0 + 2) / 2, (-2 + 1) / 2)
    found = model([(0, 1, 0.3), (1, 2, 0.9)], [2, 0, -2])
    assert found.settled == pytest.approx([2, 1, -0.5])
    assert everything(found) == pytest.approx(np.array([[1, 0, 0], [0.5, 0.5, 0], [0.25, 0.25, 0.5]]))
    assert found.reach == pytest.approx([1.75 / 3, 0.75 / 3, 0.5 / 3])


def test_whoever_has_no_opinion_is_only_moved_and_passes_on_what_it_hears():
    found = model([(0, 1, 0.1), (1, 2, 0.1), (3, 1, 0.3)], [2, NAN, 0, -2])
    assert found.settled == pytest.approx([2, -1, -0.5, -2])
    assert everything(found)[1] == pytest.approx([0.25, 0, 0, 0.75])
    assert everything(found)[:, 1] == pytest.approx([0, 0, 0, 0])


def test_components_without_an_opinion_have_none_and_pull_nobody():
    # 2 and 3 only hear each other; 3 speaks to 1 as well, with a great voice
    found = model([(0, 1, 0.1), (2, 3, 1), (3, 2, 1), (3, 1, 9)], [2, NAN, NAN, NAN])
    assert found.settled[:2] == pytest.approx([2, 2])
    assert np.isnan(found.settled[2:]).all()
    assert found.reached.tolist() == [True, True, False, False]
    assert everything(found).sum(axis=1) == pytest.approx([1, 1, 0, 0])
    only = model([(1, 0, 9)], [2, NAN])
    assert only.settled[0] == 2 and np.isnan(only.settled[1])


def test_an_empty_network_and_a_single_actor():
    assert model([], []).settled.tolist() == model([], []).iterated().tolist() == []
    assert model([], []).reach.tolist() == []
    assert model([], [1.5]).settled.tolist() == [1.5]
    assert np.isnan(model([], [NAN]).settled).all()
    assert model([], [NAN]).reach.tolist() == [0]


def test_whoever_listens_to_itself():
    assert model([(0, 0, 1.0)], [1.5]).settled == pytest.approx([1.5])
    assert np.isnan(model([(0, 0, 1.0)], [NAN]).settled).all()
    # half of what it hears is its own: x = 0.5 · (0.5 x + 0.5 · 2) + 0.5 · 0
    assert model([(0, 0, 1), (1, 0, 1)], [0, 2]).settled[0] == pytest.approx(2 / 3)


def test_stubborn_actors_stay_and_fully_susceptible_ones_keep_nothing():
    ring = [(0, 1, 1), (1, 2, 1), (2, 0, 1)]
    assert model(ring, [2, 0, -1], 0.0).settled.tolist() == [2, 0, -1]
    assert everything(model(ring, [2, 0, -1], 0.0)).tolist() == np.eye(3).tolist()
    assert model(ring, [2, 0, -1], [0.0, 1.0, 1.0]).settled == pytest.approx([2, 2, 2])
    # nobody anchors anybody: no opinion at rest is defined
    assert np.isnan(model(ring, [2, 0, -1], 1.0).settled).all()
    # whoever hears nobody with an opinion keeps its own, however susceptible it is
    assert model([(1, 0, 1.0)], [2, NAN], 1.0).settled[0] == 2


def test_an_iteration_that_does_not_come_to_rest_is_solved():
    long = [(number, number + 1, 1.0) for number in range(50)] + [
        (number + 1, number, 1.0) for number in range(50)
    ]
    found = model(long, [2.0] + [NAN] * 49 + [-2.0], 0.0)
    assert found.iterated(steps=3) == pytest.approx(np.linspace(2, -2, 51))


@pytest.mark.parametrize(
    ("weight", "first", "ready", "message"),
    [
        (np.ones((2, 3)), [0, 0], [0.5, 0.5], "must be of shape"),
        (np.ones((2, 2)), [0, 0], [0.5], "must be of shape"),
        (np.array([[0, -1], [0, 0]]), [0, 0], [0.5, 0.5], "finite and not negative"),
        (np.array([[0, NAN], [0, 0]]), [0, 0], [0.5, 0.5], "finite and not negative"),
        (np.zeros((2, 2)), [0, math.inf], [0.5, 0.5], "opinions must be finite"),
        (np.zeros((2, 2)), [0, 0], [0.5, 1.5], "0 … 1"),
        (np.zeros((2, 2)), [0, 0], [0.5, NAN], "0 … 1"),
    ],
)
def test_what_cannot_be_is_refused(weight, first, ready, message):
    with pytest.raises(ValueError, match=message):
        friedkin_johnsen(weight, np.array(first, float), np.array(ready, float))


@st.composite
def debates(draw):
    n = draw(st.integers(1, 7))
    weight = st.sampled_from([0.0, 0.0, 0.1, 0.4, 1.0, 2.0])
    opinion = st.one_of(st.just(NAN), st.floats(-2, 2, allow_subnormal=False))
    rows = draw(st.lists(st.lists(weight, min_size=n, max_size=n), min_size=n, max_size=n))
    first = draw(st.lists(opinion, min_size=n, max_size=n))
    ready = draw(st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.9, 1.0]), min_size=n, max_size=n))
    order = draw(st.permutations(range(n)))
    return np.array(rows), np.array(first), np.array(ready), np.array(order)


@given(debates())
def test_the_closed_form_is_where_iteration_ends(debate):
    weight, first, ready, _ = debate
    found = friedkin_johnsen(weight, first, ready)
    assert found.iterated(100_000) == pytest.approx(found.settled, abs=1e-9, nan_ok=True)
    x = np.where(found.reached, np.nan_to_num(first), 0.0)
    own = ~np.isnan(first)
    for _ in range(5_000):  # as in a textbook, one actor after the other
        new = x.copy()
        for one in np.flatnonzero(found.reached):
            heard = weight[one] * found.reached
            share = (ready[one] if own[one] else 1.0) if heard.sum() > 0 else 0.0
            mean = heard @ x / heard.sum() if heard.sum() > 0 else 0.0
            new[one] = share * mean + (1 - share) * np.nan_to_num(first[one])
        if np.abs(new - x).max() < 1e-13:
            break
        x = new
    assert found.settled[found.reached] == pytest.approx(x[found.reached], abs=1e-7)


@given(debates())
def test_rows_of_total_influence_sum_to_1_and_give_the_settled_opinions(debate):
    weight, first, ready, _ = debate
    found = friedkin_johnsen(weight, first, ready)
    every = everything(found)
    assert (every >= 0).all()
    assert every.sum(axis=1) == pytest.approx(found.reached.astype(float), abs=1e-9)
    assert (every @ np.nan_to_num(first))[found.reached] == pytest.approx(
        found.settled[found.reached], abs=1e-9
    )
    assert (every[:, np.isnan(first)] == 0).all()
    assert found.reach.sum() == pytest.approx(float(found.reached.any()))
    assert found.influenced(np.arange(len(first))) == pytest.approx(every, abs=1e-9)
    for place in np.flatnonzero(found.reached):
        assert found.influence(np.eye(len(first))[place]) == pytest.approx(every[place], abs=1e-12)


@given(debates())
def test_other_names_change_nothing(debate):
    weight, first, ready, order = debate
    found = friedkin_johnsen(weight, first, ready)
    again = friedkin_johnsen(weight[np.ix_(order, order)], first[order], ready[order])
    assert again.settled == pytest.approx(found.settled[order], abs=1e-9, nan_ok=True)
    assert everything(again) == pytest.approx(everything(found)[np.ix_(order, order)], abs=1e-9)
    assert again.reached.tolist() == found.reached[order].tolist()

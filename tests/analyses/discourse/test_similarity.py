"""Networks of who says the same: known answers by hand, a reference that loops, and what must always hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.discourse import profiles as module
from graph_app.analyses.discourse.profiles import profiles
from graph_app.analyses.discourse.similarity import NORMALISATIONS, bounds, network
from graph_app.errors import QueryError
from tests.analyses.discourse.saying import STATEMENTS, reference, said, shaped

MODES = ("congruence", "conflict", "subtract", "ignore")
SCALES = ("binary", "five_step")


def made(found, mode, normalise="none"):
    return network(profiles(found.said, found.shape, found.scale), mode, normalise).toarray()


HAND = [(0, 0, 2), (0, 0, 1), (0, 1, -1), (1, 0, 2), (1, 1, 2), (1, 1, 0), (2, 0, -2), (2, 0, -1)]
"""Node 0: twice for 0, once against 1; node 1: for 0, for and neither 1; node 2: twice against 0."""


@pytest.mark.parametrize(
    ("mode", "scale", "normalise", "expected"),
    [
        ("congruence", "binary", "none", [2, 0, 0]),
        ("conflict", "binary", "none", [1, 4, 2]),
        ("subtract", "binary", "none", [1, -4, -2]),
        ("ignore", "binary", "none", [2 + 2, 4, 2]),
        ("congruence", "binary", "average_activity", [2 / 2.5, 0, 0]),
        ("conflict", "binary", "average_activity", [1 / 2.5, 4 / 2.5, 2 / 2]),
        ("ignore", "binary", "average_activity", [4 / 3, 4 / 2.5, 2 / 2.5]),
        ("congruence", "binary", "jaccard", [1 / 4, 0, 0]),
        ("conflict", "binary", "jaccard", [1 / 4, 2 / 3, 1 / 3]),
        ("congruence", "binary", "cosine", [2 / np.sqrt(5 * 2), 0, 0]),
        ("conflict", "binary", "cosine", [1 / np.sqrt(5 * 2), 4 / np.sqrt(5 * 4), 2 / np.sqrt(2 * 4)]),
        ("congruence", "binary", "product_of_activities", [2 / 6, 0, 0]),
        ("ignore", "binary", "product_of_activities", [4 / 9, 4 / 6, 2 / 6]),
        ("congruence", "five_step", "none", [1 + 0.75 + 0.25 + 0.75, 0 + 0.25 + 0.25 + 0.5, 0 + 0.25]),
        ("conflict", "five_step", "none", [0 + 0.25 + 0.75 + 0.25, 4 - 1.0, 2 - 0.25]),
        ("ignore", "five_step", "none", [4, 4, 2]),
        ("congruence", "five_step", "average_activity", [2.75 / 3, 1 / 2.5, 0.25 / 2.5]),
        ("congruence", "five_step", "product_of_activities", [2.75 / 9, 1 / 6, 0.25 / 6]),
    ],
)
def test_known_answers(mode, scale, normalise, expected):
    found = made(shaped(said(HAND), 3, 2, scale=scale), mode, normalise)
    assert [found[0, 1], found[0, 2], found[1, 2]] == pytest.approx(expected)


def test_two_who_say_the_same_once_are_1_in_every_normalisation_but_none_of_them_when_apart():
    pair = shaped(said([(0, 0, 2), (0, 1, -2), (1, 0, 2), (1, 1, -2)]), 2, 2)
    for normalise in ("average_activity", "jaccard", "cosine"):
        assert made(pair, "congruence", normalise)[0, 1] == pytest.approx(1)
        assert made(pair, "conflict", normalise)[0, 1] == 0
    assert made(pair, "congruence", "product_of_activities")[0, 1] == pytest.approx(1 / 2)


@given(STATEMENTS, st.sampled_from(MODES), st.sampled_from(SCALES), st.sampled_from([*NORMALISATIONS]))
def test_every_network_is_that_of_the_formulas_in_print(rows, mode, scale, normalise):
    found = shaped(said(rows), scale=scale)
    expected = reference(found.said, 6, mode, scale, normalise)
    np.testing.assert_allclose(made(found, mode, normalise), expected, atol=1e-9)


@given(
    STATEMENTS,
    st.lists(st.floats(0.01, 1), min_size=40, max_size=40),
    st.sampled_from(MODES),
    st.sampled_from(SCALES),
    st.sampled_from([*NORMALISATIONS]),
)
def test_weights_of_a_kernel_count_in_every_normalisation(rows, weights, mode, scale, normalise):
    plain = said(rows)
    found = shaped(plain.weighing(np.array(weights[: len(rows)])), scale=scale)
    expected = reference(found.said, 6, mode, scale, normalise)
    np.testing.assert_allclose(made(found, mode, normalise), expected, atol=1e-9)


@given(
    STATEMENTS,
    st.sampled_from(SCALES),
    st.sampled_from([*NORMALISATIONS]),
    st.sampled_from(["every", "once", "document", "month"]),
)
def test_what_always_holds(rows, scale, normalise, duplicates):
    found = shaped(said(rows), scale=scale, duplicates=duplicates)
    ground = profiles(found.said, found.shape, found.scale)
    nets = {mode: network(ground, mode, normalise).toarray() for mode in MODES}
    for mode, net in nets.items():
        np.testing.assert_array_equal(net, net.T)
        assert not net.diagonal().any()
        limits = bounds(ground, mode, normalise)
        if limits is not None:
            assert net.min(initial=0) >= limits[0]
            assert net.max(initial=0) <= limits[1]
    np.testing.assert_allclose(nets["subtract"], nets["congruence"] - nets["conflict"], atol=1e-12)
    if scale == "five_step" and normalise != "jaccard" and normalise != "cosine":
        np.testing.assert_allclose(nets["ignore"], nets["congruence"] + nets["conflict"], atol=1e-9)


def test_only_what_is_bounded_says_so():
    once = shaped(said([(0, 0, 2), (1, 0, 2)]), 2, 1)
    twice = shaped(said([(0, 0, 2), (0, 0, 1), (1, 0, 2)]), 2, 1)
    for found, expected in ((once, (0.0, 1.0)), (twice, None)):
        ground = profiles(found.said, found.shape, found.scale)
        assert bounds(ground, "congruence", "none") is None
        assert bounds(ground, "congruence", "average_activity") == expected
        for normalise in ("jaccard", "cosine", "product_of_activities"):
            assert bounds(ground, "congruence", normalise) == (0.0, 1.0)
            assert bounds(ground, "subtract", normalise) == (-1.0, 1.0)
    five = shaped(said([(0, 0, 2), (0, 0, 1), (1, 0, 2)]), 2, 1, scale="five_step", duplicates="once")
    assert bounds(profiles(five.said, five.shape, five.scale), "congruence", "average_activity") is None


def test_on_the_extremes_of_the_scale_five_steps_are_the_binary_network():
    rows = [(node, other, stance) for node, other, stance in HAND if abs(stance) == 2]
    for mode in MODES:
        for normalise in NORMALISATIONS:
            one, two = (made(shaped(said(rows), 3, 2, scale=scale), mode, normalise) for scale in SCALES)
            np.testing.assert_allclose(one, two, atol=1e-12)


def test_columns_that_are_worked_out_in_parts_give_the_same(monkeypatch):
    rows = [(node, other, 1 + (node % 2)) for node in range(6) for other in range(4)]
    whole = made(shaped(said(rows)), "congruence", "jaccard")
    monkeypatch.setattr(module, "MOST_PAIRS", 1_000)
    np.testing.assert_array_equal(made(shaped(said(rows)), "congruence", "jaccard"), whole)


def test_more_pairs_than_can_be_worked_out_are_refused_in_words(monkeypatch):
    monkeypatch.setattr(module, "MOST_PAIRS", 5)
    with pytest.raises(QueryError, match="pairs would be compared"):
        made(shaped(said(HAND), 3, 2), "congruence")


def test_nothing_said_makes_an_empty_network():
    for mode in MODES:
        for normalise in NORMALISATIONS:
            assert not made(shaped(said([])), mode, normalise).any()

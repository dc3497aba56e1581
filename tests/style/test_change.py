"""Opinions of a model have the colours of stances; changes have their own bands."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, UNKNOWN, label_codes, label_title
from graph_app.style.change import BANDS, by_change, by_opinion
from graph_app.style.legend import by_stance


@given(st.lists(st.one_of(st.floats(-2, 2), st.just(float("nan"))), max_size=30))
def test_an_opinion_has_the_colour_of_a_stance_of_the_same_value(values):
    numbers = np.array(values, dtype=np.float64)
    found, stance = by_opinion(numbers, ""), by_stance(label_codes(numbers), "")
    assert found.codes.tolist() == stance.codes.tolist()
    assert (found.fills, found.strokes) == (stance.fills, stance.strokes)


@pytest.mark.parametrize(("issue", "words"), [("", OPENNESS_LABELS), ("x", ISSUE_LABELS)])
def test_opinions_are_called_as_stances_are_but_who_has_none_is_said_to_be_unreached(issue, words):
    found = by_opinion(np.array([np.nan]), issue)
    assert found.labels[:-1] == tuple(label_title(one) for one in words[:-1])
    assert found.labels[-1] == "No opinion reaches them"


@given(st.floats(-4, 4))
def test_changes_of_opposite_sense_have_opposite_colours(change):
    one, other = by_change(np.array([change, -change]), "").codes.tolist()
    assert one + other == 4


def test_the_ends_of_bands_are_in_the_stronger_one_even_where_arithmetic_is_not_exact():
    much, some = BANDS
    values = np.array([much, 0.3 - 0.2, some, -some, -much, some - 1e-8, -2.0, 2.0, np.nan])
    assert by_change(values, "").codes.tolist() == [0, 0, 1, 3, 4, 2, 4, 0, UNKNOWN]


def test_on_an_issue_a_change_is_support_or_opposition():
    assert by_change(np.array([0.0]), "x").labels[0] == "more in support by 0.1 or more"
    assert by_change(np.array([0.0]), "").labels[4] == "more restrictive by 0.1 or more"

"""Names of pairs: one for both actors, whatever their own ids are."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.web.pairs import ends, pair
from tests.web.views import STRANGE

PLACE = {key: place for place, key in enumerate(STRANGE)}


def test_pairs_of_hostile_ids_are_told_apart_and_found_again():
    names = {pair(one, other) for one, other in permutations(STRANGE, 2)}
    assert len(names) == len(STRANGE) * (len(STRANGE) - 1)
    for one, other in permutations(STRANGE, 2):
        found = ends(pair(one, other), PLACE)
        assert found == tuple(sorted((one, other), key=PLACE.__getitem__))


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_two_ids_make_a_name_that_is_theirs_alone(one, other):
    known = {key: place for place, key in enumerate(dict.fromkeys((one, other)))}
    try:
        name = pair(one, other)
    except UnicodeEncodeError:  # half a character is no id: files are UTF-8
        return
    assert name.count(":") == 2
    assert ends(name, known) == (None if one == other else (one, other))


@pytest.mark.parametrize(
    "name", ["", "pair", "pair:", "pair::", "pair:a", "tie:a:b", "pair:a,b:none:5", "pair:%:%"]
)
def test_what_is_no_pair_is_none(name):
    assert ends(name, PLACE) is None

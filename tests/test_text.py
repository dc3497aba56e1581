"""Words for people."""

import pytest

from graph_app.text import counted, listed


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a or b"),
        (("a", "b", "c", "d"), "a, b, c or d"),
        (("a", "b", "c", "d", "e"), "a, b, c or 2 others"),
    ],
)
def test_names_are_listed_as_english_does(names, expected):
    assert listed(names) == expected


def test_the_joining_word_and_the_length_can_be_chosen():
    assert listed(["a", "b", "c"], "and", most=2) == "a and 2 others"


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 ties"), (1, "1 tie"), (2, "2 ties"), (1395, "1,395 ties")]
)
def test_numbers_come_with_their_noun(number, expected):
    assert counted(number, "tie") == expected

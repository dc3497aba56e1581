"""Words and their values."""

import pytest

from graph_app.analyses.discourse.options import Option, read
from graph_app.analyses.discourse.words import (
    AGREEMENT,
    DIFFERENCE,
    DISCOURSE,
    MOVERS,
    OVER_TIME,
    POLARISATION,
)
from graph_app.errors import QueryError
from graph_app.filters import PARTS

VERBS = (DISCOURSE, POLARISATION, MOVERS, DIFFERENCE, OVER_TIME, AGREEMENT)


@pytest.mark.parametrize("options", VERBS)
def test_defaults_are_values_that_can_be_said_and_no_word_is_one_of_the_filter(options):
    words = [one.word for one in options]
    assert len(set(words)) == len(words)
    assert not set(words) & {part.word for part in PARTS}
    values = read(options, {})
    assert read(options, {word: value for word, value in values.items() if value}) == values
    for one in options:
        assert one.help.endswith(".")
        assert one.metavar


def test_values_can_be_written_in_several_ways():
    options = (
        Option("names", "", "x", "names"),
        Option("n", "3", "x", "whole", least=1, most=9),
        Option("switch", "off", "x", allowed=("off", "on")),
        Option("share", "0.5", "x", "share"),
        Option("on", "actors", "x", "field"),
    )
    assert read(options, {"names": "a, b,a,", "n": 4, "switch": True, "share": "0.25", "on": ("x", "y")}) == {
        "names": ("a", "b"), "n": 4, "switch": "on", "share": 0.25, "on": "y",
    }  # fmt: skip
    assert read(options, {"names": ["a", "b"], "n": None, "switch": "on"})["n"] == 3
    assert read(options, {"names": None, "on": ()})["on"] == "actors"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"mod": "x"}, r"There is no word 'mod' here\. Did you mean mode\? Words are: mode, on, "),
        ({"mode": "congruense"}, "mode does not know 'congruense'. Did you mean congruence?"),
        ({"normalise": "euclid"}, "normalise does not know 'euclid'"),
        ({"alpha": "1"}, "alpha takes a number between 0 and 1, not '1'"),
        ({"alpha": "x"}, "alpha takes a number between 0 and 1, not 'x'"),
        ({"window": "0"}, "window takes a whole number from 1 to 100,000, not '0'"),
        ({"isolates": True}, "isolates does not know 'on'. Allowed: drop, keep"),
    ],
)
def test_a_wrong_word_or_value_is_an_error_with_what_is_allowed(given, message):
    with pytest.raises(QueryError, match=message):
        read(DISCOURSE, given)

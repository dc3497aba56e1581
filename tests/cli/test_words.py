"""Commands about structure and about opinions share their words."""

import json

import pytest

from tests.worlds import TINY


@pytest.mark.parametrize(
    "words",
    [
        ("measure", "degree"),
        ("brokers",),
        ("mixing", "--rounds", "5"),
        ("coalitions", "--seeds", "3", "--rounds", "2"),
        ("balance",),
        ("influence",),
        ("influence", "--on", "aid"),
        ("whatif", "--remove", "bee", "--draws", "2"),
        ("estimates",),
    ],
)
def test_one_word_says_which_graph_an_analysis_is_of(run, words):
    assert json.loads(run(*words, TINY, "--json")[1])["graph"] == "visible"
    assert json.loads(run(*words, TINY, "--graph", "whole", "--json")[1])["graph"] == "whole"
    code, out, err = run(*words, TINY, "--graph", "hole")
    assert (code, out) == (2, "")
    assert err == "Not understood: graph does not know 'hole'. Did you mean whole? Allowed: visible, whole\n"

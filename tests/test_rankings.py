"""The explorer's verb about rankings."""

import json
from pathlib import Path

import pytest

from graph_app.analyses import MEASURES
from graph_app.errors import QueryError

README = Path(__file__).resolve().parents[1] / "README.md"
NAMES = [one.name for one in MEASURES]


@pytest.mark.parametrize("name", NAMES)
def test_a_ranking_is_plain_and_holds_the_measure(tiny, name):
    found = tiny.ranking(name, draws=5)
    assert json.loads(json.dumps(found)) == found
    measured = tiny.measured(name).as_dict()
    assert {word: found[word] for word in measured} == measured
    assert {one["id"]: one["value"] for one in found["actors"]} == measured["values"]


def test_switches_and_graph_are_those_of_the_measure(tiny):
    seen = tiny.filter(kind=["company", "institute"])
    how = {"graph": "whole", "directed": "on", "weighted": True}
    found = seen.ranking("closeness", **how, draws="3", seed="2")
    assert {one["id"]: one["value"] for one in found["actors"]} == seen.measured(
        "closeness", **how
    ).as_dict()["values"]
    assert (found["resampling"]["draws"], found["resampling"]["seed"]) == (3, 2)
    assert (found["directed"], found["weighted"], found["graph"]) == (True, True, "whole")


def test_filters_share_their_draws(debate):
    """Of a draw the same ties are missing whatever is visible: the degrees of a part change alike."""
    seen = debate.filter(tie=["funds", "invests_in"])
    found = seen.ranking("degree", draws=40)
    again = seen.filter(derived=True).ranking("degree", draws=40, graph="whole")
    whole = debate.ranking("degree", draws=40)
    assert [one["rank_interval"] for one in again["actors"]] == [
        one["rank_interval"] for one in whole["actors"]
    ]
    assert [one["rank"] for one in found["actors"]] != [one["rank"] for one in whole["actors"]]


def test_the_seed_is_one_if_nothing_is_said(tiny):
    assert tiny.ranking("strength", draws=20) == tiny.ranking("strength", draws=20, seed=1)
    assert tiny.ranking("strength", draws=20) != tiny.ranking("strength", draws=20, seed=2)
    assert tiny.ranking("strength")["resampling"]["draws"] == 200


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            {"measure": "degre"},
            "measure does not know 'degre'. Did you mean degree? Allowed: degree, strength, ",
        ),
        ({"graph": "hole"}, "graph does not know 'hole'. Did you mean whole? Allowed: visible, whole"),
        ({"directed": "on"}, "directed of core does not know 'on'. Allowed: off"),
        ({"weighted": "maybe"}, "weighted of core does not know 'maybe'. Allowed: off"),
        ({"draws": 0}, "draws takes a whole number from 1 to 1,000, not '0'"),
        ({"draws": "many"}, "draws takes a whole number from 1 to 1,000, not 'many'"),
        ({"draws": 1_001}, "draws takes a whole number from 1 to 1,000, not '1001'"),
        ({"seed": -1}, "seed takes a whole number from 0 to 999,999,999, not '-1'"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(tiny, words, message):
    with pytest.raises(QueryError) as refused:
        tiny.ranking(**{"measure": "core"} | words)
    assert str(refused.value).startswith(message)


def test_readme_says_what_the_built_in_debate_separates(debate):
    said = f"By strength, in the built-in debate: {debate.ranking('strength')['sentence']}"
    assert said in " ".join(README.read_text(encoding="utf-8").split())

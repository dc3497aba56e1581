"""Scenarios as values, words and JSON: every way there and back, and errors that help."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses import Scenario
from graph_app.analyses.changes import BY_WORD, CHANGES
from graph_app.errors import QueryError
from graph_app.filters import BY_WORD as FILTERS
from graph_app.filters import read_query
from tests.worlds import World, actors, statement, tie

WORDS = {
    "set": ("acme:release=-2", "reg:licence=unknown", "iris:audit=0.5"),
    "remove": ("bee", "juno"),
    "add": ("acme:lobbies:reg",),
    "cut": ("acme.funds.aid", "acme.acted_together.bolt"),
    "strength": ("acted_together=0.1", "funds=0.25"),
    "susceptibility": ("0.7", "regulator=0.3"),
}


def test_words_query_and_json_mean_the_same(tiny):
    network = tiny.network
    made = Scenario.of(network, WORDS)
    assert made.to_query() == (
        "set=acme:release=-2,iris:audit=0.5,reg:licence=unknown&remove=bee,juno&add=acme:lobbies:reg"
        "&cut=acme.acted_together.bolt,acme.funds.aid&strength=acted_together=0.1,funds=0.25"
        "&susceptibility=0.7,regulator=0.3"
    )
    assert Scenario.of(network, read_query(made.to_query())) == made
    assert Scenario.of(network, made.words()) == made
    assert Scenario.from_json(network, json.loads(json.dumps(made.as_json()))) == made
    assert Scenario.from_json(network, {word: list(texts) for word, texts in WORDS.items()}) == made
    assert made.as_json()["set"][0] == {"actor": "acme", "issue": "release", "stance": -2}
    assert made.as_json()["susceptibility"] == [
        {"kind": None, "susceptibility": 0.7},
        {"kind": "regulator", "susceptibility": 0.3},
    ]


def test_neither_order_nor_repetition_matters(tiny):
    turned = {word: [*texts[::-1], texts[0]] for word, texts in reversed(WORDS.items())}
    one, other = Scenario.of(tiny.network, WORDS), Scenario.of(tiny.network, turned)
    assert one == other and hash(one) == hash(other)
    assert Scenario.of(tiny.network, {"set": ["acme:release=-2.0"]}) == Scenario.of(
        tiny.network, {"set": [" acme:release=-2 "]}
    )


def test_nothing_is_no_change(tiny):
    assert not Scenario.of(tiny.network, {"set": (), "remove": ("",)})
    assert Scenario.from_json(tiny.network, {}) == Scenario()


def test_ids_may_hold_colons_commas_and_signs():
    odd = World(
        {
            "actors": actors("a:b", "a", "b:c", "x,y", "p=q"),
            "ties": [tie("t:1,2=3&4", "a:b", "a")],
            "statements": [statement("a", "release", 1, "2024")],
        }
    ).network()
    words = {
        "set": ("a:b:release=1", "p=q:release=-1"),
        "add": ("a:b:funds:b:c", "x,y:funds:a"),
        "cut": ("t:1,2=3&4",),
    }
    made = Scenario.of(odd, words)
    assert made.get("set") == (("a:b", "release", 1.0), ("p=q", "release", -1.0))
    assert made.get("add") == (("a:b", "funds", "b:c"), ("x,y", "funds", "a"))
    assert Scenario.of(odd, read_query(made.to_query())) == made
    assert Scenario.from_json(odd, made.as_json()) == made


@pytest.mark.parametrize(
    ("words", "message", "near"),
    [
        ({"sett": ["x"]}, r"does not know 'sett'\. Did you mean set\? Allowed: set, remove, add", ("set",)),
        (
            {"set": ["acmee:release=1"]},
            r"set does not know the actor 'acmee'\. Did you mean acme\?",
            ("acme",),
        ),
        (
            {"set": ["acme:releas=1"]},
            r"issue 'releas'\. Did you mean release\? Allowed: release, licence",
            ("release",),
        ),
        ({"set": ["acme:release=3"]}, r"set takes a number from -2 to 2, not '3'", ()),
        ({"set": ["acme:release=nan"]}, r"set takes a number from -2 to 2, not 'nan'", ()),
        ({"set": ["acme:release=1_0"]}, r"set takes a number from -2 to 2", ()),
        ({"set": ["acme:release=١"]}, r"set takes a number from -2 to 2", ()),
        ({"set": ["acme:release"]}, r"set is written as ACTOR:ISSUE=STANCE, not 'acme:release'", ()),
        ({"set": ["acme=1"]}, r"set is written as ACTOR:ISSUE=STANCE", ()),
        ({"remove": ["acmee"]}, r"remove does not know the actor 'acmee'", ("acme",)),
        (
            {"cut": ["acme.funds.aide"]},
            r"cut does not know the tie 'acme.funds.aide'\. Did you mean acme.funds.aid",
            ...,
        ),
        ({"add": ["acme:reg"]}, r"add is written as FROM:KIND:TO", ()),
        (
            {"add": ["acme:lobbie:reg"]},
            r"kind of tie 'lobbie'\. Did you mean lobbies\? Allowed",
            ("lobbies",),
        ),
        ({"add": ["acme:lobbies:acme"]}, r"two different actors, not 'acme' twice", ()),
        ({"strength": ["fund=0.5"]}, r"kind of tie 'fund'", ("funds",)),
        ({"strength": ["funds=2"]}, r"strength takes a number from 0 to 1, not '2'", ()),
        ({"strength": ["funds"]}, r"strength is written as KIND=NUMBER", ()),
        ({"susceptibility": ["much"]}, r"susceptibility takes a number from 0 to 1, not 'much'", ()),
        (
            {"set": ["acme:release=1", "acme:release=2"]},
            r"set contradicts itself: acme:release=1 and acme:release=2",
            (),
        ),
        ({"susceptibility": ["0.1", "0.2"]}, r"susceptibility contradicts itself: 0\.1 and 0\.2", ()),
        (
            {"set": ["acme:release=1"], "remove": ["acme"]},
            r"acme is removed: set=acme:release=1 cannot be",
            (),
        ),
        ({"add": ["reg:funds:acme"], "remove": ["acme"]}, r"acme is removed: add=reg:funds:acme", ()),
        ({"set": [f"acme:release={n / 200}" for n in range(201)]}, r"200 changes at most, not 201", ()),
    ],
)
def test_wrong_words_say_what_is_allowed(tiny, words, message, near):
    with pytest.raises(QueryError, match=message) as caught:
        Scenario.of(tiny.network, words)
    if near is not ...:
        assert caught.value.did_you_mean == near


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "A scenario is an object with the keys set, remove"),
        ("set=x", "A scenario is an object"),
        ({"set": "acme:release=1"}, "set takes a list of changes"),
        ({"set": [5]}, "set takes ACTOR:ISSUE=STANCE, or an object with actor, issue, stance"),
        ({"set": [{"actor": "acme"}]}, "an object with actor, issue, stance"),
        ({"set": [{"actor": "acme", "issue": "release", "stance": [1]}]}, "set is written as"),
        ({"set": [{"actor": "acme", "issue": "release", "stance": float("nan")}]}, "from -2 to 2"),
        ({"set": [{"actor": "acme", "issue": "release", "stance": float("inf")}]}, "from -2 to 2"),
        ({"set": [{"actor": None, "issue": "release", "stance": 1}]}, "does not know the actor"),
        ({"cuts": []}, r"does not know 'cuts'\. Did you mean cut"),
    ],
)
def test_wrong_json_says_what_is_allowed(tiny, data, message):
    with pytest.raises(QueryError, match=message):
        Scenario.from_json(tiny.network, data)


def test_no_word_of_a_scenario_is_one_of_the_filter():
    assert not set(BY_WORD) & set(FILTERS)
    assert [change.word for change in CHANGES] == list(BY_WORD)


@given(st.sampled_from(list(BY_WORD)), st.text(max_size=30))
def test_any_text_is_a_change_or_an_error(tiny, word, text):
    try:
        made = Scenario.of(tiny.network, {word: [text]})
    except QueryError as error:
        assert str(error)
    else:
        assert Scenario.of(tiny.network, read_query(made.to_query())) == made


NUMBERS = st.floats(-2, 2).map(lambda value: value + 0.0)


@given(st.dictionaries(st.sampled_from(["acme", "bolt", "iris", "reg"]), NUMBERS, max_size=4))
def test_numbers_come_back_as_they_were(tiny, stances):
    made = Scenario.of(
        tiny.network, {"set": [f"{actor}:release={value!r}" for actor, value in stances.items()]}
    )
    assert {item[0]: item[2] for item in made.get("set")} == stances
    assert Scenario.of(tiny.network, read_query(made.to_query())) == made
    assert Scenario.from_json(tiny.network, made.as_json()) == made

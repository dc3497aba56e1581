"""The scenario of a view: what can be supposed, what takes what else along, and the way back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses import Scenario
from graph_app.analyses.changes import BY_WORD
from graph_app.analyses.scenario import MOST
from graph_app.errors import QueryError
from graph_app.web.acts import act
from graph_app.web.acts.supposing import supposing, without
from graph_app.web.reading import read_view
from graph_app.web.view import View
from tests.web.views import scenarios


def made(explorer, **words):
    return Scenario.of(explorer.network, words)


def do(explorer, view, verb, **asked):
    return act(explorer, view, {"verb": verb, **asked})


def test_supposing_opens_the_scenario_and_keeps_the_rest(tiny):
    view = View(at="acme", tab="table", colour="kind")
    after = do(tiny, view, "suppose", word="set", text="bolt:release=-2")
    assert after == replace(view, scenario=made(tiny, set=["bolt:release=-2"]), panel="whatif")


def test_a_change_about_the_same_takes_the_place_of_the_former(tiny):
    view = View(scenario=made(tiny, set=["bolt:release=-2", "acme:release=1"], strength=["funds=0.5"]))
    after = do(tiny, view, "suppose", word="set", text="bolt:release=1").scenario
    assert after == made(tiny, set=["bolt:release=1", "acme:release=1"], strength=["funds=0.5"])


def test_who_is_gone_takes_its_stances_and_new_ties_along(tiny):
    view = View(
        scenario=made(
            tiny, set=["bolt:release=-2", "acme:release=1"], add=["acme:funds:bolt", "acme:funds:reg"]
        )
    )
    after = do(tiny, view, "suppose", word="remove", text="bolt").scenario
    assert after == made(tiny, remove=["bolt"], set=["acme:release=1"], add=["acme:funds:reg"])


@pytest.mark.parametrize(
    ("word", "text"), [("set", "bolt:release=1"), ("add", "acme:funds:bolt"), ("add", "bolt:funds:acme")]
)
def test_who_is_given_a_stance_or_a_tie_is_not_gone_any_more(tiny, word, text):
    view = View(scenario=made(tiny, remove=["bolt", "reg"]))
    assert do(tiny, view, "suppose", word=word, text=text).scenario == made(
        tiny, remove=["reg"], **{word: [text]}
    )


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("set", "nobody:release=1"),
        ("set", "bolt:release=9"),
        ("set", ""),
        ("", "bolt"),
        ("nothing", "bolt"),
        (None, None),
        ("add", "bolt:funds:bolt"),
    ],
)
def test_what_cannot_be_is_not_supposed(tiny, word, text):
    view = View(scenario=made(tiny, remove=["reg"]))
    assert do(tiny, view, "suppose", word=word, text=text) == view


def test_a_scenario_does_not_grow_beyond_what_a_link_holds(debate):
    actors = list(debate.network.position)[: MOST + 1]
    full = made(debate, remove=actors[:MOST])
    with pytest.raises(QueryError, match="at most"):
        supposing(debate.network, full, "remove", actors[MOST])


def test_taking_all_back_ends_colours_that_say_nothing_without_a_scenario(tiny):
    scenario = made(tiny, remove=["bolt"])
    for colour, left in (("change", "stance"), ("after", "stance"), ("settled", "settled"), ("kind", "kind")):
        view = View(scenario=scenario, colour=colour, panel="whatif")
        assert do(tiny, view, "take-back", all=True) == View(colour=left, panel="whatif")
        assert do(tiny, view, "take-back", word="remove", text="bolt") == View(colour=left, panel="whatif")


def test_taking_back_what_is_not_supposed_changes_nothing(tiny):
    view = View(scenario=made(tiny, remove=["bolt"]), colour="change")
    assert do(tiny, view, "take-back", word="remove", text="acme") == view
    assert do(tiny, view, "take-back") == view


@given(st.data())
def test_what_is_supposed_and_taken_back_leaves_what_it_did_not_touch(tiny, data):
    before = data.draw(scenarios(tiny.network))
    extra = data.draw(scenarios(tiny.network).filter(bool))
    word, (item, *_) = extra.changes[0]
    text = BY_WORD[word].dump(item)
    after = supposing(tiny.network, before, word, text)
    assert item in after.get(word)
    left = without(tiny.network, after, word, text)
    assert item not in left.get(word)
    assert all(set(items) <= set(before.get(name)) for name, items in left.changes)
    assert supposing(tiny.network, after, word, text) == after


@given(st.data())
def test_a_saved_scenario_is_taken_up_whole(tiny, data):
    scenario = data.draw(scenarios(tiny.network))
    view = View(scenario=made(tiny, remove=["reg"]))
    assert do(tiny, view, "take-up", scenario=scenario.as_json()) == View(scenario=scenario, panel="whatif")


@pytest.mark.parametrize(
    "wrong", [None, 5, [], {"nothing": []}, {"set": 5}, {"remove": ["nobody"]}, {"set": [{"actor": "bolt"}]}]
)
def test_a_wrong_file_leaves_the_scenario(tiny, wrong):
    view = View(scenario=made(tiny, remove=["reg"]))
    assert do(tiny, view, "take-up", scenario=wrong) == view


@pytest.mark.parametrize("verb", ["influence", "whatif"])
def test_who_is_named_is_looked_at_unless_it_is_selected_already(tiny, verb):
    view = View(at="acme", also=("bolt",))
    assert do(tiny, view, verb) == replace(view, panel=verb)
    assert do(tiny, view, verb, arg="bolt") == replace(view, panel=verb)
    assert do(tiny, view, verb, arg="reg") == View(at="reg", panel=verb)
    assert do(tiny, View(), verb) == View()


@given(st.data())
def test_a_link_restores_the_scenario(tiny, data):
    view = View(scenario=data.draw(scenarios(tiny.network)))
    assert read_view(view.link(), tiny.network) == (view, [])


def test_of_a_link_what_can_be_supposed_is_kept_and_the_rest_is_said(tiny):
    view, dropped = read_view(
        "set=bolt:release=1,nobody:release=1,bolt:release=2&remove=bolt,reg", tiny.network
    )
    assert view.scenario == made(tiny, set=["bolt:release=1"], remove=["reg"])
    assert [error.word for error in dropped] == ["set", "set", "set"]
    assert "nobody" in str(dropped[0])
    assert "contradicts itself" in str(dropped[1])
    assert "is removed" in str(dropped[2])


def test_a_link_with_too_many_changes_is_cut_and_says_so(tiny):
    view, dropped = read_view("remove=bolt," + ",".join(f"x{one}" for one in range(2 * MOST)), tiny.network)
    assert view.scenario == made(tiny, remove=["bolt"])
    assert any("at most" in str(error) for error in dropped)


def test_the_scene_does_not_ask_again_where_the_scenario_is_not_drawn(tiny):
    scenario = made(tiny, remove=["bolt"])
    assert View(scenario=scenario).setting == View().setting
    assert View(scenario=scenario, colour="change").setting != View(colour="change").setting

"""The table of verbs: each can be reached, no key means two things, each says an act that exists."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph_app.web.acts import ACTS, act
from graph_app.web.panels import help as help_panel
from graph_app.web.panels import tools
from graph_app.web.seen import Seen
from graph_app.web.verbs import NEEDS, PLACES, TARGETS, VERBS, at_place, table
from graph_app.web.view import View
from tests.web.trees import find, plain, text, walk

BY_NAME = {verb.name: verb for verb in VERBS}
CHAINS = {"p": ["pin", "unpin"], "Escape": ["hand-again", "focus-off", "clear"]}


@pytest.fixture(scope="module")
def body(debate):
    return plain(tools.body(Seen(debate, None, lambda view: debate, "0")))


def verbs_of(tree, role=None):
    return [
        one["props"]["data-verb"]
        for one in walk(tree)
        if "data-verb" in one["props"] and (role is None or one["props"].get("role") == role)
    ]


def test_names_are_unique_and_words_are_known():
    assert len(BY_NAME) == len(VERBS)
    for verb in VERBS:
        assert not verb.act or verb.act in ACTS
        assert verb.needs in NEEDS
        assert set(verb.places) <= set(PLACES)
        assert set(verb.menus) <= set(TARGETS)
        assert verb.title


def test_every_act_for_the_hand_is_a_verb():
    # the filters, the menus of looks, the legend, a cancelled layout and the forms of the scenario do these
    elsewhere = {"filter", "look", "looks", "entry", "suppose", "take-back", "take-up"}
    assert {verb.act for verb in VERBS if verb.act} == set(ACTS) - elsewhere


def test_no_key_means_two_things():
    keys = {}
    for verb in VERBS:
        if verb.key:
            keys.setdefault(verb.key, []).append(verb.name)
    assert {key: names for key, names in keys.items() if len(names) > 1} == CHAINS
    # in a chain the first verb that can be used is meant: each needs something else
    for names in CHAINS.values():
        assert len({BY_NAME[name].needs for name in names}) == len(names)
        assert all(BY_NAME[name].needs for name in names)


def test_every_verb_has_a_button_or_an_entry_of_a_menu(body):
    shown = set(verbs_of(body))
    header = {verb.name for verb in at_place("header")}
    assert shown | header == set(BY_NAME)
    assert shown & header == set()


def test_verbs_with_a_key_can_also_be_pointed_at(body):
    pointed = set(verbs_of(body)) | {"find", "help"}
    assert {verb.name for verb in VERBS if verb.key} <= pointed


def test_what_has_a_button_on_the_bar_is_in_the_menu_of_an_actor_too(body):
    menu = next(one for one in walk(body) if one["props"].get("id") == "context-menu")
    entries = {
        one["props"]["data-verb"]
        for one in walk(menu)
        if "actor" in str(one["props"].get("data-on", "")).split()
    }
    on_bar = {verb.name for place in ("bar", "focus", "same") for verb in at_place(place)}
    assert on_bar - {"menu", "clear"} <= entries


def test_buttons_have_names_that_contain_what_is_written(body):
    for one in walk(body):
        if one["type"] != "Button":
            continue
        props = one["props"]
        name = props.get("aria-label") or text(props.get("children"))
        assert name
        written = text(props.get("children"))
        if any(character.isalpha() for character in written):
            assert written.strip(" ▾").lower() in name.lower() or props.get("role") == "menuitem"
        assert props["type"] == "button"


def test_what_needs_something_is_hidden_until_it_is_known(body):
    for one in walk(body):
        if one["props"].get("data-needs"):
            assert one["props"].get("hidden") or one["props"].get("role") == "menuitem"


def test_the_browser_gets_the_whole_table(body):
    held = next(one for one in walk(body) if one["props"].get("id") == "verbs")
    assert json.loads(held["props"]["data-verbs"]) == table()
    assert [one["name"] for one in table()] == [verb.name for verb in VERBS]


def test_the_script_knows_every_need():
    assets = Path(tools.__file__).parents[1] / "assets"
    lines = (assets / "verbs.js").read_text(encoding="utf-8")
    answers = lines[lines.index("const answers = {") : lines.index("return answers")]
    known = {line.split(":")[0].strip().strip('"') for line in answers.splitlines()[1:] if ":" in line}
    assert known == set(NEEDS)


def test_help_lists_every_key():
    rows = [text(one["props"]["children"]) for one in find(help_panel.keys(), "Tr")]
    assert rows == [f"{verb.keyed}{verb.title}" for verb in VERBS if verb.key and verb.key != "Escape"]


@pytest.mark.parametrize("verb", [one for one in VERBS if one.act], ids=lambda verb: verb.name)
def test_what_a_verb_says_changes_the_view(debate, verb):
    view = View().selecting("meta", "mistral-ai")
    view = act(debate, view, {"verb": "hide", "ids": ["openai"]})
    view = act(debate, view, {"verb": "pin", "places": {"meta": (0.5, 0.5)}})
    if verb.needs == "focus":
        view = act(debate, view, {"verb": "focus", "depth": 2})
    about = {"arg": "hugging-face"} if verb.needs in ("joins", "close") else {}
    if verb.name in ("add", "drop"):
        about = {"ids": ["hugging-face" if verb.name == "add" else "meta"]}
    if verb.name == "pin":
        about = {"places": {"mistral-ai": (0.1, 0.2)}}
    if "tie" in verb.menus:
        tie = str(debate.network.ties["id"].iloc[0])
        about = {"arg": f"tie:{tie}"} if verb.act == "open" else {"arg": tie, "kind": "tie"}
    found = act(debate.query(view.active.to_query()), view, {"verb": verb.act, **verb.says, **about})
    assert found != view


def test_a_menu_means_the_actor_it_is_about(debate):
    view = View().selecting("meta")
    one = act(debate, view, {"verb": "focus", "depth": 2, "arg": "mistral-ai", "kind": "actor"})
    assert one.filter.get("actor") == ("mistral-ai",)
    both = act(debate, view, {"verb": "compare", "arg": "mistral-ai"})
    assert (both.selected, both.panel) == (("meta", "mistral-ai"), "compare")
    same = act(debate, view, {"verb": "same", "by": "kind", "arg": "ntia", "kind": "actor"})
    kinds = debate.network.actors.set_index("id")["kind"]
    assert same.at == "ntia"
    assert {kinds[one] for one in same.selected} == {"regulator"}
    tie = debate.network.ties.iloc[0]
    ends = act(debate, view, {"verb": "focus", "depth": 1, "arg": tie["id"], "kind": "tie"})
    assert set(ends.filter.get("actor")) == {tie["from_id"], tie["to_id"]}


def test_words_of_bar_and_chips(debate):
    network = debate.network
    view = View().selecting("meta")
    assert tools.answer(network, view) == {
        "who": "Meta",
        "out": "0 left out",
        "around": "Within 1 tie of ",
        "state": {"selected": ["meta"], "pins": [], "out": 0, "focus": False},
    }
    view = act(debate, View().selecting("meta", "mistral-ai", "ntia"), {"verb": "focus", "depth": 2})
    said = tools.answer(network, view)
    assert (said["who"], said["around"]) == ("3 selected", "Within 2 ties of Meta and 2 others")
    assert said["state"]["focus"]
    view = act(debate, View().selecting("meta"), {"verb": "keep"})
    assert tools.answer(network, view)["around"] == "Only Meta"
    view = act(debate, View().selecting("meta"), {"verb": "hide"})
    assert tools.answer(network, view)["out"] == "1 left out"
    # a filter that is switched off leaves nobody out
    assert tools.answer(network, replace(view, off=("left_out",)))["state"]["out"] == 0

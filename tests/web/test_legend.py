"""The legend on the page: marks, words, and what a click and a Shift-click do."""

import pytest

from graph_app import Explorer
from graph_app.web.acts import act
from graph_app.web.encoding import legend_of
from graph_app.web.panels import legend
from graph_app.web.reading import read_view
from tests.web.trees import find, plain, text
from tests.worlds import World, actors, tie

NASTY = '<script>alert("1")</script>'


def seen_at(explorer, query):
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    return Explorer(explorer.network, view.active), view


def click(explorer, query, key, **more):
    shown, view = seen_at(explorer, query)
    return act(shown, view, {"verb": "entry", "arg": key, **more}).to_query()


def keys(explorer, query):
    return {entry["label"]: entry["key"] for entry in legend_of(*seen_at(explorer, query))}


@pytest.mark.parametrize("query", ["", "colour=kind", "colour=coalition&tie_colour=kind", "colour=degree"])
def test_every_entry_is_a_button_with_its_mark_words_and_count(debate, query):
    explorer, view = seen_at(debate, query)
    entries = legend_of(explorer, view)
    buttons = find(plain(legend.answer(explorer, view)), "Button")
    assert [button["props"]["data-entry"] for button in buttons] == [entry["key"] for entry in entries]
    for button, entry in zip(buttons, entries, strict=True):
        assert text(button) == f"{entry['label']}{entry['count']:,}"
        mark = find(button, "Span")[0]["props"]
        assert mark["className"] == f"mark mark-{entry['glyph']}"
        assert mark["style"]["--light"] == entry["fill"]["light"]
        assert mark["style"]["--dark-line"] == entry["stroke"]["dark"]
        assert "select" in button["props"]["title"]


def test_lists_have_names(tiny):
    found = find(plain(legend.answer(*seen_at(tiny, "issue=audit"))), "Ul")
    assert [one["props"]["aria-label"] for one in found][1:] == ["Kind", "Ties"]


def test_a_click_shows_an_entry_alone_and_a_second_one_everything(tiny):
    at = keys(tiny, "")
    for label, query in (
        ("Unknown", "stance=unknown"),
        ("Companies", "kind=company"),
        ("Hostile", "tie=criticizes"),
        ("Acted together", "derived=on"),
    ):
        assert click(tiny, "", at[label]) == query
        assert click(tiny, query, at[label]) == ""


def test_a_click_turns_a_filter_on_that_is_switched_off(tiny):
    assert click(tiny, "kind=company&off=kind,ties", "shape:0") == "kind=company&off=ties"
    assert click(tiny, "derived=on&off=ties", keys(tiny, "")["Acted together"]) == "derived=on"


def test_a_click_keeps_the_rest_of_the_view(tiny):
    before = "at=acme&colour=kind&layout=map&pins=0.5000:-1.0000:iris&since=2020"
    assert click(tiny, before, "shape:1") == before.replace("&layout", "&kind=institute&layout")


def test_an_entry_says_whether_it_is_shown_alone(tiny):
    def pressed(query):
        buttons = find(plain(legend.answer(*seen_at(tiny, query))), "Button")
        return [text(one) for one in buttons if one["props"].get("aria-pressed") == "true"]

    assert pressed("") == []
    assert pressed("kind=institute") == ["Institutes2"]
    assert pressed("kind=institute,company") == []
    assert pressed("kind=institute&off=kind") == []


def test_shift_selects_the_visible_actors_of_an_entry(tiny):
    network = tiny.network
    selected = set(read_view(click(tiny, "", "shape:0", select=True), network)[0].selected)
    assert selected == set(network.actors["id"][network.actors["kind"] == "company"])
    some = click(tiny, "text=acme", "shape:0", select=True)
    assert read_view(some, network)[0].selected == ("acme",)
    assert click(tiny, "at=acme", keys(tiny, "")["Acted together"], select=True) == "at=acme"


def test_groups_that_no_filter_knows_are_selected(debate):
    explorer, view = seen_at(debate, "colour=coalition")
    first = legend_of(explorer, view)[0]
    after = read_view(click(debate, "colour=coalition", first["key"]), debate.network)[0]
    assert not after.filter.values
    assert len(after.selected) == first["count"]
    high = [entry for entry in legend_of(*seen_at(debate, "colour=degree")) if entry["key"].startswith("c")][
        -1
    ]
    after = read_view(click(debate, "colour=degree", high["key"]), debate.network)[0]
    assert set(after.selected) == {"meta", "openai", "ntia"}


def test_several_places_of_one_colour_are_shown_together(debate):
    at = keys(debate, "colour=jurisdiction")
    after = read_view(click(debate, "colour=jurisdiction", at["Others"]), debate.network)[0]
    assert "US" not in after.filter.get("jurisdiction")
    assert len(after.filter.get("jurisdiction")) > 10


def test_an_act_that_names_no_entry_changes_nothing(tiny):
    for asked in ({}, {"arg": None}, {"arg": "colour:77"}, {"arg": ["x"]}, {"arg": 5, "select": True}):
        shown, view = seen_at(tiny, "kind=company")
        assert act(shown, view, {"verb": "entry", **asked}) == view


def test_names_of_a_data_set_are_text():
    world = World(
        {
            "actors": actors("a", "b", name=NASTY, jurisdiction='US"><b>'),
            "ties": [tie("t", "a", "b")],
        }
    ).explorer()
    found = legend.answer(*seen_at(world, "colour=jurisdiction"))
    assert find(plain(found), "Script") == []
    assert 'US"><b>2' in [text(one) for one in find(plain(found), "Button")]

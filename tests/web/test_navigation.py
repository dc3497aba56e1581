"""Every event of the page, merged into the view; and what is written back."""

import pytest
from dash import no_update
from hypothesis import given
from hypothesis import strategies as st

from graph_app.web import ids
from graph_app.web.controls import shown
from graph_app.web.navigation import WORDS, answer, merge, typed_in
from graph_app.web.reading import read_view
from graph_app.web.view import GROUPS, View
from tests.web.test_view import views

FULL = "actor=acme&at=iris&hops=2&kind=company,regulator&off=kind&on=visible&size=strength&tab=table&text=a"


def view_of(network, query):
    view, dropped = read_view(query, network)
    assert dropped == []
    return view


def at_rest(network, view, search=None):
    """Return the event of a page that shows a view, before anything happens."""
    return {
        "search": view.link() if search is None else search,
        "values": {word: shown(network, view.filter, word) for word in WORDS},
        "switches": {group: group not in view.off for group in GROUPS},
        "picked": None,
        "found": None,
        "size": view.size,
        "on": view.on,
        "tab": view.tab,
        "row": None,
        "typed": "",
    }


CASES = [
    (
        "a click on an actor",
        ids.CANVAS,
        {"picked": {"id": "bolt", "n": 1}},
        FULL.replace("at=iris", "at=bolt"),
    ),
    ("a click on the background", ids.CANVAS, {"picked": {"id": None, "n": 2}}, FULL.replace("at=iris&", "")),
    ("a canvas that was never clicked", ids.CANVAS, {"picked": None}, FULL.replace("at=iris&", "")),
    ("an actor found", ids.SEARCH, {"found": "bolt"}, FULL.replace("at=iris", "at=bolt")),
    ("a search emptied again", ids.SEARCH, {"found": None}, FULL),
    ("reset", ids.RESET, {}, "at=iris&on=visible&size=strength&tab=table"),
    ("another size", ids.SIZE, {"size": "none"}, FULL.replace("strength", "none")),
    ("a size let go", ids.SIZE, {"size": None}, FULL),
    ("the default size", ids.SIZE, {"size": "degree"}, FULL.replace("&size=strength", "")),
    ("another tab", ids.TAB, {"tab": "matrix"}, FULL.replace("tab=table", "tab=matrix")),
    ("the default tab", ids.TAB, {"tab": "network"}, FULL.replace("&tab=table", "")),
    ("a tab let go", ids.TAB, {"tab": None}, FULL),
    ("a row of the table", ids.GRID, {"row": {"data": "bolt"}}, FULL.replace("at=iris", "at=bolt")),
    ("a table that was never clicked", ids.GRID, {"row": None}, FULL),
    ("another span", ids.SIZE_ON, {"on": "whole"}, FULL.replace("on=visible&", "")),
    ("a span let go", ids.SIZE_ON, {"on": None}, FULL),
    (
        "a group switched off",
        ids.switch("text"),
        {"switches": {"kind": False, "text": False}},
        FULL.replace("off=kind", "off=kind,text"),
    ),
    ("a group switched on", ids.switch("kind"), {"switches": {"kind": True}}, FULL.replace("off=kind&", "")),
    ("all groups on", ids.switch("kind"), {"switches": {}}, FULL.replace("off=kind&", "")),
    (
        "only one value",
        ids.only("kind", "institute"),
        {},
        FULL.replace("kind=company,regulator", "kind=institute"),
    ),
    (
        "only one stance",
        ids.only("stance", "1"),
        {},
        FULL.replace("&tab=table", "&stance=pro-open&tab=table"),
    ),
    (
        "an entry of the legend",
        ids.legend("kind", "institute"),
        {},
        FULL.replace("kind=company,regulator", "kind=institute"),
    ),
    ("the address", ids.URL, {}, FULL),
    ("nothing, at load", None, {}, FULL),
    ("something unheard of", "elsewhere", {"picked": {"id": "bolt"}}, FULL),
    ("something patterned and unheard of", {"type": "else"}, {}, FULL),
]


@pytest.mark.parametrize(
    ("trigger", "event", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_an_event_changes_its_part_of_the_view_and_nothing_else(tiny, trigger, event, expected):
    before = view_of(tiny.network, FULL)
    after = merge(tiny.network, before, trigger, at_rest(tiny.network, before) | event)
    assert after.to_query() == expected


CONTROLS = [
    ("kind", ["company"], FULL.replace("kind=company,regulator", "kind=company")),
    ("kind", [], FULL.replace("kind=company,regulator&", "")),
    (
        "kind",
        ["company", "institute", "regulator", "advocacy_group"],
        FULL.replace("kind=company,regulator&", ""),
    ),
    ("text", "", FULL.replace("&text=a", "")),
    ("text", "  x   y ", FULL.replace("text=a", "text=x%20y")),
    ("actor", [], FULL.replace("actor=acme&", "").replace("hops=2&", "")),
    ("actor", ["acme", "bolt"], FULL.replace("actor=acme", "actor=acme,bolt")),
    ("hops", "", FULL.replace("hops=2&", "")),
    ("since", "2024", FULL.replace("&size", "&since=2024&size")),
    ("since", "20", FULL),
    ("derived", "on", FULL.replace("&hops", "&derived=on&hops")),
    ("issue", "release", FULL.replace("&kind", "&issue=release&kind")),
    ("confidence", "high", FULL.replace("&hops", "&confidence=high&hops")),
    ("stance", ["0"], FULL.replace("&tab", "&stance=champion_of_openness&tab")),
]


@pytest.mark.parametrize(("word", "value", "expected"), CONTROLS)
def test_a_control_changes_its_part_of_the_filter_and_nothing_else(tiny, word, value, expected):
    before = view_of(tiny.network, FULL)
    event = at_rest(tiny.network, before)
    event["values"] |= {word: value}
    assert merge(tiny.network, before, ids.control(word), event).to_query() == expected


def test_only_one_stance_is_read_on_the_chosen_issue(tiny):
    before = view_of(tiny.network, "issue=release&stance=opposes")
    after = merge(tiny.network, before, ids.only("stance", "0"), at_rest(tiny.network, before))
    assert after.to_query() == "issue=release&stance=strongly_supports"


@given(st.data())
def test_controls_that_show_a_view_change_nothing(tiny, data):
    before = data.draw(views(tiny.network))
    for trigger in (ids.URL, ids.switch("kind"), ids.SIZE, ids.SIZE_ON, ids.TAB, ids.SEARCH, ids.GRID, None):
        assert merge(tiny.network, before, trigger, at_rest(tiny.network, before)) == before


def silent(found):
    """Return what an answer writes beside the store of the view."""
    written = {
        key: found[key] for key in ("search", "size", "on", "tab", "found") if found[key] is not no_update
    }
    for key in ("values", "switches"):
        changes = {place: value for place, value in enumerate(found[key]) if value is not no_update}
        if changes:
            written[key] = changes
    return written


@given(st.data())
def test_an_answer_writes_nothing_that_did_not_change(tiny, data):
    view = data.draw(views(tiny.network))
    for search in {view.link(), f"?{view.to_query()}", view.to_query() if view.to_query() else ""}:
        found = answer(tiny.network, view, [], at_rest(tiny.network, view, search))
        assert silent(found) == {}
        assert found["view"] == {"query": view.to_query(), "dropped": []}


def test_an_answer_writes_what_a_link_says_that_the_page_does_not_show_yet(tiny):
    view = view_of(tiny.network, FULL)
    found = answer(tiny.network, view, [], at_rest(tiny.network, View(), search=f"?{FULL}"))
    place = {word: WORDS.index(word) for word in WORDS}
    assert silent(found) == {
        "size": "strength",
        "on": "visible",
        "tab": "table",
        "values": {
            place["kind"]: ["company", "regulator"],
            place["actor"]: ["acme"],
            place["hops"]: 2,
            place["text"]: "a",
        },
        "switches": {list(GROUPS).index("kind"): False},
    }
    assert found["view"] == {"query": FULL, "dropped": []}


def test_an_answer_to_an_event_writes_the_link_only(tiny):
    before = view_of(tiny.network, "kind=company")
    event = at_rest(tiny.network, before) | {"picked": {"id": "bolt", "n": 1}}
    after = merge(tiny.network, before, ids.CANVAS, event)
    assert silent(answer(tiny.network, after, [], event)) == {"search": "?at=bolt&kind=company"}


def test_what_was_found_is_written_and_the_search_emptied(tiny):
    event = at_rest(tiny.network, View()) | {"found": "bolt"}
    after = merge(tiny.network, View(), ids.SEARCH, event)
    assert silent(answer(tiny.network, after, [], event)) == {"search": "?at=bolt", "found": None}


def test_dropped_words_are_told_and_taken_out_of_the_link(tiny):
    search = "?kind=company,compny&colour=red"
    before, dropped = read_view(search, tiny.network)
    told = [str(error) for error in dropped]
    found = answer(tiny.network, before, told, at_rest(tiny.network, before, search))
    assert silent(found) == {"search": "?kind=company"}
    assert found["view"] == {"query": "kind=company", "dropped": told}
    assert [line.split(".")[0] for line in told] == [
        "There is no filter 'colour'",
        "kind does not know 'compny'",
    ]


def test_a_link_of_unknown_words_alone_becomes_the_bare_page(tiny):
    found = answer(tiny.network, View(), ["…"], at_rest(tiny.network, View(), "?colour=red"))
    assert silent(found) == {"search": "?"}


@pytest.mark.parametrize("search", ["", None, "?", "?kind="])
def test_an_empty_link_is_left_as_it_is(tiny, search):
    event = at_rest(tiny.network, View()) | {"search": search}
    assert silent(answer(tiny.network, View(), [], event)) == {}


@pytest.mark.parametrize(
    "search", ["?kind=regulator,company", "?kind=Company&kind=regulator", "?kind=company,regulator"]
)
def test_a_link_that_means_the_view_is_not_rewritten(tiny, search):
    view = view_of(tiny.network, search)
    assert silent(answer(tiny.network, view, [], at_rest(tiny.network, view, search))) == {}


def test_lists_in_another_order_are_not_written(tiny):
    view = view_of(tiny.network, "kind=company,regulator&actor=acme,bolt")
    event = at_rest(tiny.network, view)
    event["values"] |= {"kind": ["regulator", "company"], "actor": ["bolt", "acme"]}
    assert silent(answer(tiny.network, view, [], event)) == {}


@pytest.mark.parametrize(
    ("word", "typed", "search"),
    [
        ("text", "lab ", "?text=lab"),
        ("text", "open  lab", "?text=open%20lab"),
        ("since", "2024-", None),
        ("as_of", "2024-13", None),
        ("hops", "", None),
        ("hops", 3, None),
        ("min_degree", "-", None),
    ],
)
def test_what_someone_types_is_not_changed_under_their_hands(tiny, word, typed, search):
    event = at_rest(tiny.network, View())
    event["values"] |= {word: typed}
    after = merge(tiny.network, View(), ids.control(word), event)
    found = answer(tiny.network, after, [], event | {"typed": typed_in(ids.control(word))})
    assert silent(found) == ({} if search is None else {"search": search})
    later = answer(tiny.network, after, [], event)
    assert silent(later)["values"] == {WORDS.index(word): shown(tiny.network, after.filter, word)}


@pytest.mark.parametrize(
    ("trigger", "expected"),
    [
        (ids.control("text"), "text"),
        (ids.control("hops"), "hops"),
        (ids.control("kind"), ""),
        (ids.control("stance"), ""),
        (ids.only("kind", "company"), ""),
        (ids.switch("text"), ""),
        (ids.URL, ""),
        (None, ""),
    ],
)
def test_boxes_and_events_from_elsewhere_hold_no_control_back(trigger, expected):
    assert typed_in(trigger) == expected


def test_boxes_of_which_none_is_ticked_are_shown_all_ticked(tiny):
    before = view_of(tiny.network, "kind=company")
    event = at_rest(tiny.network, before)
    event["values"] |= {"kind": []}
    after = merge(tiny.network, before, ids.control("kind"), event)
    assert silent(answer(tiny.network, after, [], event)) == {
        "search": "?",
        "values": {WORDS.index("kind"): ["company", "institute", "regulator", "advocacy_group"]},
    }


@given(st.data())
def test_two_equal_events_have_equal_answers_and_the_second_writes_nothing(tiny, data):
    view = data.draw(views(tiny.network))
    event = at_rest(tiny.network, View(), view.link())
    one, two = (answer(tiny.network, view, [], event) for _ in range(2))
    assert one == two
    settled = answer(tiny.network, view, [], at_rest(tiny.network, view))
    assert silent(settled) == {}
    assert settled["view"] == one["view"]


def test_a_second_click_on_an_entry_of_the_legend_lifts_it(tiny):
    once = merge(tiny.network, View(), ids.legend("stance", "5"), {})
    assert once.to_query() == "stance=unknown"
    assert merge(tiny.network, once, ids.legend("stance", "5"), {}) == View()


def test_a_click_on_a_tie_selects_the_actor_it_begins_at_then_the_other(tiny):
    ties = tiny.network.ties
    tie, one, other = (str(ties[column].iloc[0]) for column in ("id", "from_id", "to_id"))
    click = {"picked": {"kind": "tie", "id": tie, "n": 1}}
    first = merge(tiny.network, View(), ids.CANVAS, click)
    assert first == View(at=one)
    assert merge(tiny.network, first, ids.CANVAS, click) == View(at=other)


def test_a_click_on_a_derived_tie_selects_an_actor_too(tiny):
    network = tiny.network
    click = {"picked": {"kind": "tie", "id": network.derived_ids[0], "n": 1}}
    assert merge(network, View(), ids.CANVAS, click).at == network.actors["id"][network.common.first[0]]


def test_an_area_changes_nothing_yet(tiny):
    view = View(at="iris")
    assert (
        merge(tiny.network, view, ids.CANVAS, {"picked": {"kind": "area", "ids": ["acme"], "n": 1}}) == view
    )

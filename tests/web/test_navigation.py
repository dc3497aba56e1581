"""Every event of the page, merged into the view; and what is written back."""

from dataclasses import replace

import pytest
from dash import no_update
from hypothesis import given
from hypothesis import strategies as st

from graph_app.web import ids
from graph_app.web.controls import shown
from graph_app.web.looks import DRAWN, LOOKS, SLID
from graph_app.web.navigation import WORDS, answer, look_shown, merge, typed_in
from graph_app.web.reading import read_view
from graph_app.web.view import GROUPS, View
from tests.web.views import STRANGE, views

FULL = "actor=acme&at=iris&hops=2&kind=company,regulator&off=kind&on=visible&size=strength&tab=table&text=a"


def view_of(network, query):
    view, dropped = read_view(query, network)
    assert dropped == []
    return view


CHOICES = (*LOOKS, "draw")


def at_rest(network, view, search=None):
    """Return the event of a page that shows a view, before anything happens."""
    looks = {word: getattr(view, word) for word in LOOKS} | {"draw": list(view.draw)}
    looks |= {word: int(getattr(view, word)) for word in SLID}  # a slider has numbers
    looks["window"] = look_shown(view, "window")  # a field may be empty
    return {
        "search": view.link() if search is None else search,
        "values": {word: shown(network, view.filter, word) for word in WORDS},
        "switches": {group: group not in view.off for group in GROUPS},
        "looks": looks,
        "picked": None,
        "moved": None,
        "found": None,
        "acts": {},
        "canvas": "",
        "typed": "",
        "idle": False,
    }


def picked(**said):
    """Return the event of a click on the canvas."""
    return {"canvas": "picked", "picked": {"n": 1, **said}}


def look(**value):
    """Return the id of a menu and the event of a choice in it; what the other menus say is the default."""
    (word,) = value
    return ids.look(word), {"looks": value}


CASES = [
    ("a click on an actor", ids.CANVAS, picked(id="bolt"), FULL.replace("at=iris", "at=bolt")),
    (
        "a click on an actor by kind",
        ids.CANVAS,
        picked(id="bolt", kind="actor"),
        FULL.replace("iris", "bolt"),
    ),
    ("a click that adds", ids.CANVAS, picked(id="bolt", add=True), FULL.replace("&at", "&also=bolt&at")),
    ("a click that takes away", ids.CANVAS, picked(id="iris", add=True), FULL.replace("at=iris&", "")),
    ("a click on nobody known", ids.CANVAS, picked(id="nobody"), FULL),
    ("a click on the background", ids.CANVAS, picked(id=None), FULL.replace("at=iris&", "")),
    ("a click on the background that adds", ids.CANVAS, picked(id=None, add=True), FULL),
    (
        "a click on a tie",
        ids.CANVAS,
        picked(id="acme.funds.iris", kind="tie"),
        FULL.replace("&size", "&panel=tie:acme.funds.iris&size"),
    ),
    ("a click on no tie", ids.CANVAS, picked(id="nothing", kind="tie"), FULL),
    (
        "an area",
        ids.CANVAS,
        picked(kind="area", ids=["aid", "reg", "aid"]),
        FULL.replace("at=iris", "also=reg&at=aid"),
    ),
    (
        "an area that adds",
        ids.CANVAS,
        picked(kind="area", ids=["aid", "reg"], add=True),
        FULL.replace("at=iris", "also=aid,reg&at=iris"),
    ),
    ("an empty area", ids.CANVAS, picked(kind="area", ids=[]), FULL.replace("at=iris&", "")),
    ("an empty area that adds", ids.CANVAS, picked(kind="area", ids=[], add=True), FULL),
    (
        "a drag",
        ids.CANVAS,
        {"canvas": "moved", "moved": {"id": "bolt", "x": 0.5, "y": -0.123456, "n": 1}},
        FULL.replace("&size", "&pins=0.5000:-0.1235:bolt&size"),
    ),
    ("a drag of nobody", ids.CANVAS, {"canvas": "moved", "moved": {"id": None, "x": 0, "y": 0}}, FULL),
    ("a drag to nowhere", ids.CANVAS, {"canvas": "moved", "moved": {"id": "bolt", "x": 1e9, "y": 0}}, FULL),
    ("a canvas that never moved", ids.CANVAS, {"canvas": "moved", "moved": None}, FULL),
    ("an actor found", ids.SEARCH, {"found": "actor:bolt"}, FULL.replace("at=iris", "at=bolt")),
    ("a search emptied again", ids.SEARCH, {"found": None}, FULL),
    ("reset", ids.RESET, {}, "at=iris&on=visible&size=strength&tab=table"),
    ("another size", *look(size="none"), FULL.replace("strength", "none")),
    ("a size let go", *look(size=None), FULL),
    ("a size unheard of", *look(size="wizards"), FULL),
    ("the default size", *look(size="degree"), FULL.replace("&size=strength", "")),
    ("another tab", *look(tab="matrix"), FULL.replace("tab=table", "tab=matrix")),
    ("the default tab", *look(tab="network"), FULL.replace("&tab=table", "")),
    ("a tab let go", *look(tab=None), FULL),
    ("another table", *look(table="ties"), FULL.replace("&tab=table", "&tab=table&table=ties")),
    ("another span", *look(on="whole"), FULL.replace("on=visible&", "")),
    ("a span let go", *look(on=None), FULL),
    ("no names", *look(labels="0"), FULL.replace("&off", "&labels=0&off")),
    ("no names as a number", *look(labels=0), FULL.replace("&off", "&labels=0&off")),
    (
        "fewer marks of ties",
        *look(draw=["curves", "arrows"]),
        FULL.replace("&hops", "&draw=arrows,curves&hops"),
    ),
    ("no marks of ties", *look(draw=[]), FULL.replace("&hops", "&draw=none&hops")),
    ("marks of ties unheard of", *look(draw=["wings", "arrows"]), FULL.replace("&hops", "&draw=arrows&hops")),
    ("marks of ties that are no list", *look(draw="arrows"), FULL),
    ("a word that is no look", ids.look("filter"), {"looks": {"filter": "x"}}, FULL),
    ("a look that is not on the page", ids.look("size"), {"looks": {}}, FULL),
    (
        "an act",
        ids.act("menu"),
        {"acts": {"menu": {"verb": "select", "ids": ["bolt"], "n": 3}, "keys": {"verb": "clear", "n": 9}}},
        FULL.replace("at=iris", "at=bolt"),
    ),
    (
        "an act for the selection",
        ids.act("verbs"),
        {"acts": {"verbs": {"verb": "hide"}}},
        FULL.replace("at=iris", "hide=iris"),
    ),
    ("an act unheard of", ids.act("verbs"), {"acts": {"verbs": {"verb": "explode", "arg": "bolt"}}}, FULL),
    ("an act that was never asked", ids.act("menu"), {"acts": {"menu": None}}, FULL),
    ("an act from nowhere", ids.act("menu"), {"acts": {}}, FULL),
    ("an act that is no act", ids.act("menu"), {"acts": {"menu": ["clear"]}}, FULL),
    (
        "a group switched off",
        ids.switch("text"),
        {"switches": {"kind": False, "text": False}},
        FULL.replace("off=kind", "off=kind,text"),
    ),
    ("a group switched on", ids.switch("kind"), {"switches": {"kind": True}}, FULL.replace("off=kind&", "")),
    ("all groups on", ids.switch("kind"), {"switches": {}}, FULL.replace("off=kind&", "")),
    (
        "an entry of the legend",
        ids.act("legend"),
        {"acts": {"legend": {"verb": "entry", "arg": "shape:1", "select": False, "n": 1}}},
        FULL.replace("kind=company,regulator&off=kind", "kind=institute"),
    ),
    ("the address", ids.URL, {}, FULL),
    ("nothing, at load", None, {}, FULL),
    ("something unheard of", "elsewhere", picked(id="bolt"), FULL),
    ("something patterned and unheard of", {"type": "else"}, {}, FULL),
]


@pytest.mark.parametrize(
    ("trigger", "event", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_an_event_changes_its_part_of_the_view_and_nothing_else(tiny, seen, trigger, event, expected):
    before = view_of(tiny.network, FULL)
    after = merge(seen.at, before, trigger, at_rest(tiny.network, before) | event)
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
def test_a_control_changes_its_part_of_the_filter_and_nothing_else(tiny, seen, word, value, expected):
    before = view_of(tiny.network, FULL)
    event = at_rest(tiny.network, before)
    event["values"] |= {word: value}
    assert merge(seen.at, before, ids.control(word), event).to_query() == expected


def test_one_stance_alone_is_read_on_the_chosen_issue(tiny, seen):
    before = view_of(tiny.network, "issue=release&stance=opposes")
    event = at_rest(tiny.network, before)
    event["values"] |= {"stance": ["0"]}
    after = merge(seen.at, before, ids.control("stance"), event)
    assert after.to_query() == "issue=release&stance=strongly_supports"


@given(st.data())
def test_controls_that_show_a_view_change_nothing(tiny, seen, data):
    before = data.draw(views(tiny.network))
    looks = [ids.look(word) for word in CHOICES]
    for trigger in (ids.URL, ids.switch("kind"), ids.SEARCH, ids.act("menu"), *looks, None):
        assert merge(seen.at, before, trigger, at_rest(tiny.network, before)) == before


def silent(found):
    """Return what an answer writes beside the store of the view."""
    written = {key: found[key] for key in ("search", "found") if found[key] is not no_update}
    for key in ("values", "switches", "looks"):
        changes = {place: value for place, value in enumerate(found[key]) if value is not no_update}
        if changes:
            written[key] = changes
    return written


@given(st.data())
def test_an_answer_writes_nothing_that_did_not_change(tiny, seen, data):
    view = data.draw(views(tiny.network))
    for search in {view.link(), f"?{view.to_query()}", view.to_query() if view.to_query() else ""}:
        found = answer(seen, view, [], at_rest(tiny.network, view, search))
        assert silent(found) == {}
        assert found["view"] == {"query": view.to_query(), "dropped": []}


def test_an_answer_writes_what_a_link_says_that_the_page_does_not_show_yet(tiny, seen):
    view = view_of(tiny.network, FULL)
    found = answer(seen, view, [], at_rest(tiny.network, View(), search=f"?{FULL}"))
    place = {word: WORDS.index(word) for word in WORDS}
    assert silent(found) == {
        "looks": {CHOICES.index(word): getattr(view, word) for word in ("size", "on", "tab")},
        "values": {
            place["kind"]: ["company", "regulator"],
            place["actor"]: ["acme"],
            place["hops"]: 2,
            place["text"]: "a",
        },
        "switches": {list(GROUPS).index("kind"): False},
    }
    assert found["view"] == {"query": FULL, "dropped": []}


def test_an_answer_to_an_event_writes_the_link_only(tiny, seen):
    before = view_of(tiny.network, "kind=company")
    event = at_rest(tiny.network, before) | picked(id="bolt")
    after = merge(seen.at, before, ids.CANVAS, event)
    assert silent(answer(seen, after, [], event)) == {"search": "?at=bolt&kind=company"}


def test_what_was_found_is_written_and_the_search_emptied(tiny, seen):
    event = at_rest(tiny.network, View()) | {"found": "actor:bolt"}
    after = merge(seen.at, View(), ids.SEARCH, event)
    assert silent(answer(seen, after, [], event)) == {"search": "?at=bolt", "found": None}


def test_dropped_words_are_told_and_taken_out_of_the_link(tiny, seen):
    search = "?kind=company,compny&color=red"
    before, dropped = read_view(search, tiny.network)
    told = [str(error) for error in dropped]
    found = answer(seen, before, told, at_rest(tiny.network, before, search))
    assert silent(found) == {"search": "?kind=company"}
    assert found["view"] == {"query": "kind=company", "dropped": told}
    assert [line.split(".")[0] for line in told] == [
        "There is no filter 'color'",
        "kind does not know 'compny'",
    ]


def test_a_link_of_unknown_words_alone_becomes_the_bare_page(tiny, seen):
    found = answer(seen, View(), ["…"], at_rest(tiny.network, View(), "?color=red"))
    assert silent(found) == {"search": "?"}


@pytest.mark.parametrize("search", ["", None, "?", "?kind="])
def test_an_empty_link_is_left_as_it_is(tiny, seen, search):
    event = at_rest(tiny.network, View()) | {"search": search}
    assert silent(answer(seen, View(), [], event)) == {}


@pytest.mark.parametrize(
    "search", ["?kind=regulator,company", "?kind=Company&kind=regulator", "?kind=company,regulator"]
)
def test_a_link_that_means_the_view_is_not_rewritten(tiny, seen, search):
    view = view_of(tiny.network, search)
    assert silent(answer(seen, view, [], at_rest(tiny.network, view, search))) == {}


def test_lists_in_another_order_are_not_written(tiny, seen):
    view = view_of(tiny.network, "kind=company,regulator&actor=acme,bolt")
    event = at_rest(tiny.network, view)
    event["values"] |= {"kind": ["regulator", "company"], "actor": ["bolt", "acme"]}
    assert silent(answer(seen, view, [], event)) == {}


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
def test_what_someone_types_is_not_changed_under_their_hands(tiny, seen, word, typed, search):
    event = at_rest(tiny.network, View())
    event["values"] |= {word: typed}
    after = merge(seen.at, View(), ids.control(word), event)
    found = answer(seen, after, [], event | {"typed": typed_in(ids.control(word))})
    assert silent(found) == ({} if search is None else {"search": search})
    later = answer(seen, after, [], event)
    assert silent(later)["values"] == {WORDS.index(word): shown(tiny.network, after.filter, word)}


@pytest.mark.parametrize(
    ("trigger", "expected"),
    [
        (ids.control("text"), "text"),
        (ids.control("hops"), "hops"),
        (ids.control("kind"), ""),
        (ids.control("stance"), ""),
        (ids.switch("text"), ""),
        (ids.URL, ""),
        (None, ""),
    ],
)
def test_boxes_and_events_from_elsewhere_hold_no_control_back(trigger, expected):
    assert typed_in(trigger) == expected


def test_boxes_of_which_none_is_ticked_are_shown_all_ticked(tiny, seen):
    before = view_of(tiny.network, "kind=company")
    event = at_rest(tiny.network, before)
    event["values"] |= {"kind": []}
    after = merge(seen.at, before, ids.control("kind"), event)
    assert silent(answer(seen, after, [], event)) == {
        "search": "?",
        "values": {WORDS.index("kind"): ["company", "institute", "regulator", "advocacy_group"]},
    }


@given(st.data())
def test_two_equal_events_have_equal_answers_and_the_second_writes_nothing(tiny, seen, data):
    view = data.draw(views(tiny.network))
    event = at_rest(tiny.network, View(), view.link())
    one, two = (answer(seen, view, [], event) for _ in range(2))
    assert one == two
    settled = answer(seen, view, [], at_rest(tiny.network, view))
    assert silent(settled) == {}
    assert settled["view"] == one["view"]


def test_a_second_click_on_an_entry_of_the_legend_lifts_it(tiny, seen):
    click = {"acts": {"legend": {"verb": "entry", "arg": "colour:5", "n": 1}}}
    once = merge(seen.at, View(), ids.act("legend"), click)
    assert once.to_query() == "stance=unknown"
    assert merge(seen.at, once, ids.act("legend"), click) == View()


def test_a_click_on_a_tie_opens_its_details_and_keeps_the_selection(tiny, seen):
    for tie in (*tiny.network.ties["id"], *tiny.network.derived_ids):
        after = merge(seen.at, View(at="iris", also=("reg",)), ids.CANVAS, picked(kind="tie", id=tie))
        assert after == View(at="iris", also=("reg",), panel=f"tie:{tie}")


def test_the_next_click_on_an_actor_closes_the_details_of_a_tie(seen):
    before = View(at="iris", panel="tie:acme.funds.iris")
    assert merge(seen.at, before, ids.CANVAS, picked(id="iris")) == View(at="iris")


@pytest.mark.parametrize("name", STRANGE)
def test_hostile_ids_are_selected_moved_and_opened(strange, strange_seen, name):
    at = strange_seen.at
    assert merge(at, View(), ids.CANVAS, picked(id=name)).at == name
    assert merge(at, View(), ids.CANVAS, picked(kind="tie", id=name)).panel == f"tie:{name}"
    hiding = {"acts": {"verbs": {"verb": "hide", "arg": name}}}
    assert merge(at, View(), ids.act("verbs"), hiding).filter.get("hide") == (name,)
    moved = {"canvas": "moved", "moved": {"id": name, "x": 1, "y": 2}}
    after = merge(at, View(), ids.CANVAS, moved)
    assert after.pins == ((name, 1.0, 2.0),)
    found = answer(strange_seen, after, [], at_rest(strange.network, View()))
    assert read_view(found["search"], strange.network) == (after, [])


JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(JUNK, st.sampled_from(["picked", "moved"]), st.data())
def test_whatever_the_canvas_says_the_page_goes_on(tiny, seen, junk, prop, data):
    fields = {
        "kind": st.sampled_from(["actor", "tie", "area"]),
        "id": JUNK,
        "ids": JUNK,
        "x": JUNK,
        "y": JUNK,
    }
    said = data.draw(st.one_of(st.just(junk), st.fixed_dictionaries({}, optional=fields)))
    before = view_of(tiny.network, FULL)
    after = merge(seen.at, before, ids.CANVAS, {"picked": None, "moved": None, "canvas": prop, prop: said})
    assert replace(after, at="iris", also=(), pins=()) == before


def test_the_camera_is_neither_read_nor_written(tiny, seen):
    view = view_of(tiny.network, "at=acme&kind=company")
    event = at_rest(tiny.network, view, "?at=acme&camera=0.5:0.5:1&kind=company")
    assert silent(answer(seen, view, [], event)) == {}


def test_an_event_that_changes_nothing_does_not_wake_the_panels(tiny, seen):
    view = view_of(tiny.network, FULL)
    found = answer(seen, view, [], at_rest(tiny.network, view) | {"idle": True})
    assert found["view"] is no_update
    assert silent(found) == {}


def test_a_menu_says_what_is_drawn_as_a_list(tiny, seen):
    view = View(draw=("arrows", "edges"))
    found = answer(seen, view, [], at_rest(tiny.network, View(), view.link()))
    assert silent(found) == {"looks": {CHOICES.index("draw"): ["arrows", "edges"]}}
    event = at_rest(tiny.network, view) | {"looks": {"draw": ["edges", "arrows"]}}
    assert silent(answer(seen, view, [], event)) == {}
    assert list(DRAWN) == sorted(DRAWN)


def test_a_frame_of_many_is_told_apart_from_a_step(tiny, seen):
    event = at_rest(tiny.network, View()) | {"passing": True}
    found = answer(seen, View(at="acme"), [], event)
    assert found["view"] == {"query": "at=acme", "dropped": [], "passing": True}

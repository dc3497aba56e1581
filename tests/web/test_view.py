"""What the address says, there and back."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.changes import BY_WORD
from graph_app.filters import PARTS, Filter
from graph_app.web.looks import DRAWN, LOOKS
from graph_app.web.reading import OWN, read_view
from graph_app.web.view import GROUPS, KEPT, MOST_SELECTED, View
from tests.web.views import STRANGE, panels, views


@given(st.data())
def test_any_view_comes_back_from_its_query(tiny, data):
    view = data.draw(views(tiny.network))
    assert read_view(view.to_query(), tiny.network) == (view, [])
    assert read_view(view.link(), tiny.network) == (view, [])


@given(st.data())
def test_any_view_of_the_built_in_debate_comes_back_from_its_query(debate, data):
    view = data.draw(views(debate.network))
    assert read_view(view.to_query(), debate.network) == (view, [])


@given(st.data())
def test_any_view_of_hostile_ids_comes_back_from_its_query(strange, data):
    view = data.draw(views(strange.network))
    assert read_view(view.link(), strange.network) == (view, [])


@pytest.mark.parametrize("name", STRANGE)
def test_a_hostile_id_can_stand_everywhere_at_once(strange, name):
    other = STRANGE[STRANGE.index(name) - 1]
    chosen = Filter.of(strange.network, actor=[name, other], hide=[name, other])
    view = View(chosen, at=name, also=(other,), pins=((name, -1.0, 0.5),), centre=name)
    for panel in (f"{kind}:{name}" for kind in ("tie", "event", "issue", "source")):
        opened = view.opening(panel)
        assert read_view(opened.link(), strange.network) == (opened, [])
        assert opened.link().isascii()
        assert opened.link().count("?") == 1
        assert "#" not in opened.link()


def test_every_row_of_the_data_has_details_that_a_link_opens(tiny):
    for panel in panels(tiny.network):
        view = View(at="acme").opening(panel)
        assert read_view(view.link(), tiny.network) == (view, [])


def test_every_look_is_a_field_with_an_allowed_default_and_every_word_of_the_page_is_its_own(tiny):
    names = [one.name for one in fields(View)]
    assert sorted(OWN) == sorted((set(names) - {"filter", "scenario"}) | set(BY_WORD))
    assert {part.word for part in PARTS}.isdisjoint(names)
    for word, allowed in LOOKS.items():
        values = allowed(tiny.network)
        assert getattr(View(), word) in (*values, *([""] if word == "centre" else []))
        for value in values:
            view = replace(View(), **{word: value})
            assert read_view(view.link(), tiny.network) == (view, [])


@given(st.data())
def test_a_query_is_flat_and_sorted(tiny, data):
    query = data.draw(views(tiny.network)).to_query()
    words = [pair.partition("=")[0] for pair in query.split("&") if pair]
    assert words == sorted(set(words))
    assert query.isascii()
    assert not query.startswith("?")


def test_a_query_leaves_defaults_out():
    assert View().to_query() == ""
    assert View().link() == "?"
    assert View(size="degree", on="whole", at="", off=(), tab="network").to_query() == ""


def test_a_query_of_everything_is_readable(tiny):
    chosen = Filter.of(tiny.network, kind=["regulator", "company"], actor="acme", hops=2, text="a, b & ü")
    view = View(chosen, off=("kind", "text"), at="acme", size="strength", on="visible", tab="matrix")
    assert view.to_query() == (
        "actor=acme&at=acme&hops=2&kind=company,regulator&off=kind,text&on=visible&size=strength"
        "&tab=matrix&text=a%2C%20b%20%26%20%C3%BC"
    )
    assert view.link() == "?" + view.to_query()
    placed = View(
        at="acme",
        also=("bolt", "aid"),
        panel="tie:acme.funds.iris",
        pins=(("acme", -0.25, 1.0), ("bolt", 0.0, 100.0)),
        draw=("arrows",),
        layout="rings",
        centre="reg",
        labels="0",
    )
    assert placed.to_query() == (
        "also=bolt,aid&at=acme&centre=reg&draw=arrows&labels=0&layout=rings&panel=tie:acme.funds.iris"
        "&pins=-0.2500:1.0000:acme,0.0000:100.0000:bolt"
    )
    assert View(draw=()).to_query() == "draw=none"
    assert View(draw=DRAWN).to_query() == ""


def test_groups_that_are_off_keep_their_values_but_do_not_act(tiny):
    view, dropped = read_view("kind=company&off=around,kind&actor=acme&hops=2&text=lab", tiny.network)
    assert dropped == []
    assert view.filter.to_query() == "actor=acme&hops=2&kind=company&text=lab"
    assert view.active.to_query() == "text=lab"


@given(st.data())
def test_what_acts_can_always_be_asked(tiny, data):
    view = data.draw(views(tiny.network))
    active = view.active
    assert tiny.query(active.to_query()).chosen == active
    assert {word for word, _ in active} == {
        word for word, _ in view.filter if not any(word in GROUPS[group] for group in view.off)
    }


def test_every_part_is_in_one_group_and_only_the_issue_is_always_on():
    grouped = [word for words in GROUPS.values() for word in words]
    assert sorted([*grouped, "issue"]) == sorted(part.word for part in PARTS)


def test_selecting_and_lifting_change_nothing_else(tiny):
    view, _ = read_view("kind=company&text=lab&off=text&size=none&at=acme", tiny.network)
    assert view.selecting("bolt").to_query() == "at=bolt&kind=company&off=text&size=none&text=lab"
    assert view.selecting("").to_query() == "kind=company&off=text&size=none&text=lab"
    assert view.lifting("kind").to_query() == "at=acme&off=text&size=none&text=lab"
    assert view.lifting("kind", "text").to_query() == "at=acme&off=text&size=none"
    assert view.lifting() == view
    assert view.lifting("since") == view


@pytest.mark.parametrize(
    ("chosen", "at", "also"),
    [
        ((), "", ()),
        (("",), "", ()),
        (("", "acme"), "acme", ()),
        (("acme", "bolt", "acme", "", "aid"), "acme", ("bolt", "aid")),
    ],
)
def test_a_selection_has_everybody_once_and_the_first_in_focus(chosen, at, also):
    view = View(at="iris", also=("reg",), panel="compare", size="none").selecting(*chosen)
    assert view == View(at=at, also=also, size="none")
    assert view.selected == ((at, *also) if at else ())


def test_a_selection_is_no_longer_than_a_link_can_hold():
    names = [f"a{number}" for number in range(MOST_SELECTED + 5)]
    assert View().selecting(*names).selected == tuple(names[:MOST_SELECTED])


def test_opening_details_keeps_the_selection_and_empty_closes_them():
    view = View(at="acme", also=("bolt",))
    assert view.opening("compare") == View(at="acme", also=("bolt",), panel="compare")
    assert view.opening("compare").opening("") == view


def test_parts_are_set_lifted_and_let_go_where_they_are_unknown(tiny):
    view, _ = read_view("actor=acme&hops=2&kind=company&at=acme", tiny.network)
    assert view.with_filter(tiny.network, kind="regulator", text="lab").to_query() == (
        "actor=acme&at=acme&hops=2&kind=regulator&text=lab"
    )
    assert view.with_filter(tiny.network, actor=None).to_query() == "at=acme&kind=company"
    assert view.with_filter(tiny.network, kind="nonsense").to_query() == "actor=acme&at=acme&hops=2"
    assert view.with_filter(tiny.network) == view


@given(st.data())
def test_a_bare_view_has_all_but_the_filter(tiny, data):
    view = data.draw(views(tiny.network))
    assert view.bare() == replace(view, filter=Filter(), off=())
    assert {one.name for one in fields(View)} == {*KEPT, "filter", "off"}


def test_a_bare_view_keeps_selection_looks_and_tab(tiny):
    view, _ = read_view("kind=company&off=kind&size=none&on=visible&at=acme&tab=matrix", tiny.network)
    assert view.bare().to_query() == "at=acme&on=visible&size=none&tab=matrix"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=company&tab=matrix", "issue=licence&kind=company&tab=matrix"),
        ("stance=pro-open", "issue=licence"),
        ("issue=release&stance=supports", "issue=licence&stance=supports"),
    ],
)
def test_reading_stance_on_an_issue_lets_go_of_labels_that_mean_something_else(tiny, query, expected):
    view, _ = read_view(query, tiny.network)
    assert view.reading("licence", tiny.network).to_query() == expected


def test_lifting_an_actor_lifts_the_hops_around_it(tiny):
    view, _ = read_view("actor=acme&hops=2&kind=company", tiny.network)
    assert view.lifting("actor").to_query() == "kind=company"
    assert view.lifting("hops").to_query() == "actor=acme&kind=company"


@given(st.data())
def test_a_lifted_view_is_always_a_link_that_is_understood(tiny, data):
    view = data.draw(views(tiny.network))
    words = data.draw(
        st.sets(st.sampled_from([word for word, _ in view.filter if word != "issue"] or ["kind"]))
    )
    lifted = view.lifting(*words)
    assert read_view(lifted.link(), tiny.network) == (lifted, [])


def test_the_setting_is_what_selecting_and_opening_leave_alone(tiny):
    plain, _ = read_view("kind=company&off=text&text=a&colour=kind&layout=circles", tiny.network)
    busy, _ = read_view(
        "also=bolt&at=acme&panel=tie:acme.funds.iris&pins=0.5:-1:iris&tab=table&table=ties"
        "&kind=company&off=text&text=a&colour=kind&layout=circles",
        tiny.network,
    )
    assert busy.setting == plain.setting == plain.to_query()
    assert busy.without("at", "also", "panel", "pins", "tab", "table") == plain

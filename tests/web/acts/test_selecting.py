"""Acts on who is selected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses import GROUPINGS
from graph_app.web.view import View
from tests.web.acts.doing import do, done, seen_at
from tests.web.views import views


@pytest.mark.parametrize(
    ("query", "asked", "expected"),
    [
        ("", {"ids": ["bolt"]}, "at=bolt"),
        ("", {"ids": ["bolt", "aid", "bolt"]}, "also=aid&at=bolt"),
        ("", {"arg": "bolt"}, "at=bolt"),
        ("also=bolt&at=acme", {"arg": "bolt"}, "at=bolt"),
        ("also=bolt&at=acme", {"ids": ["bolt"]}, "at=bolt"),
        ("also=bolt&at=acme", {"ids": []}, ""),
        ("also=bolt&at=acme", {"ids": [], "add": True}, "also=bolt&at=acme"),
        ("also=bolt&at=acme", {"ids": ["nobody"]}, "also=bolt&at=acme"),
        ("also=bolt&at=acme", {"ids": ["nobody", "aid"]}, "at=aid"),
        ("at=acme", {"ids": ["bolt"], "add": True}, "also=bolt&at=acme"),
        ("also=bolt&at=acme", {"ids": ["bolt"], "add": True}, "at=acme"),
        ("also=bolt&at=acme", {"ids": ["acme"], "add": True}, "at=bolt"),
        ("at=acme", {"ids": ["acme"], "add": True}, ""),
        ("also=bolt&at=acme", {"ids": ["bolt", "aid"], "add": True}, "also=bolt,aid&at=acme"),
        ("also=bolt&at=acme", {"ids": ["bolt", "acme"], "add": True}, ""),
        ("also=bolt&at=acme", {"arg": "aid", "add": True}, "also=bolt,aid&at=acme"),
        ("also=bolt&at=acme", {"arg": "bolt", "add": True}, "at=acme"),
        ("at=acme&panel=tie:acme.funds.iris", {"ids": ["acme"]}, "at=acme"),
        ("", {"arg": "acme.funds.iris", "kind": "tie"}, "also=iris&at=acme"),
        ("kind=regulator&size=none", {"ids": ["acme"]}, "at=acme&kind=regulator&size=none"),
    ],
)
def test_selecting(tiny, query, asked, expected):
    assert do(tiny, query, "select", **asked) == expected


@given(st.data())
def test_selecting_sets_the_selection_and_nothing_else(tiny, data):
    view = data.draw(views(tiny.network))
    chosen = data.draw(st.lists(st.sampled_from(list(tiny.network.position)), min_size=1, unique=True))
    after = done(tiny, view, "select", ids=chosen)
    assert after.selected == tuple(chosen)
    assert after == view.selecting(*chosen)


@given(st.data())
def test_adding_twice_selects_the_same_actors_as_before(tiny, data):
    view = data.draw(views(tiny.network)).opening("")
    inside = data.draw(st.booleans())
    some = [one for one in tiny.network.position if (one in view.selected) is inside]
    chosen = data.draw(st.lists(st.sampled_from(some), unique=True)) if some else []
    once = done(tiny, view, "select", ids=chosen, add=True)
    twice = done(tiny, once, "select", ids=chosen, add=True)
    assert set(once.selected) == set(view.selected) ^ set(chosen)
    assert set(twice.selected) == set(view.selected)
    assert twice.selecting(*view.selected) == view


@given(st.data())
def test_adding_some_who_are_new_keeps_all_who_are_selected(tiny, data):
    view = data.draw(views(tiny.network))
    chosen = data.draw(st.lists(st.sampled_from(list(tiny.network.position)), unique=True))
    after = done(tiny, view, "select", ids=chosen, add=True)
    if set(chosen) - set(view.selected):
        assert set(after.selected) == set(view.selected) | set(chosen)
        assert after.at == (view.at or chosen[0])


@pytest.mark.parametrize(
    ("query", "asked", "expected"),
    [
        ("at=acme", {}, "also=bolt,iris,juno,sen,aid&at=acme"),
        ("", {"arg": "acme"}, "also=bolt,iris,juno,sen,aid&at=acme"),
        ("at=acme&tie=funds", {}, "also=iris,aid&at=acme&tie=funds"),
        ("at=acme&kind=company", {}, "also=bolt&at=acme&kind=company"),
        ("at=bee", {}, "at=bee"),
        ("also=juno&at=sen", {}, "also=juno,acme,iris,reg&at=sen"),
        ("also=juno&at=sen", {"arg": "sen"}, "also=juno,acme,iris,reg&at=sen"),
        ("at=sen&derived=on", {}, "also=acme,reg,aid&at=sen&derived=on"),
        ("", {"arg": "sen.part_of.reg", "kind": "tie"}, "also=reg,acme,bolt,iris&at=sen"),
        ("at=acme&hide=iris,juno", {}, "also=bolt,sen,aid&at=acme&hide=iris,juno"),
        ("at=acme&kind=regulator", {}, "at=acme&kind=regulator"),
        ("at=acme", {"ids": []}, "at=acme"),
        ("at=acme&panel=paths", {"arg": "nobody"}, "at=acme&panel=paths"),
    ],
)
def test_neighbours(tiny, query, asked, expected):
    assert do(tiny, query, "neighbours", **asked) == expected


@given(st.data())
def test_neighbours_are_those_at_the_other_ends_of_visible_ties(tiny, data):
    view = data.draw(views(tiny.network))
    if not view.selected:
        return
    explorer = seen_at(tiny, view)
    ids = tiny.network.cells("actors", "id").tolist()
    start, end = (side.tolist() for side in tiny.network.ends)
    near = set()
    for tie in explorer.rows.ties.tolist():
        one, other = ids[start[tie]], ids[end[tie]]
        near |= {other} if one in view.selected else set()
        near |= {one} if other in view.selected else set()
    after = done(tiny, view, "neighbours")
    assert after.selected[: len(view.selected)] == view.selected
    assert set(after.selected) == set(view.selected) | near


@pytest.mark.parametrize(
    ("query", "asked", "expected"),
    [
        ("at=acme", {"arg": "kind"}, "also=bolt&at=acme"),
        ("at=bolt", {"by": "kind"}, "also=acme&at=bolt"),
        ("at=acme", {"arg": "jurisdiction"}, "also=reg,sen,bee&at=acme"),
        (
            "at=acme&kind=company,regulator",
            {"arg": "jurisdiction"},
            "also=reg,sen&at=acme&kind=company,regulator",
        ),
        ("at=juno", {"arg": "jurisdiction"}, "at=juno"),
        ("at=juno", {"arg": "stance"}, "also=aid,bee&at=juno"),
        ("at=reg&issue=audit", {"arg": "stance"}, "at=reg&issue=audit"),
        ("at=aid&issue=audit", {"arg": "stance"}, "also=acme,bolt,iris,sen,bee&at=aid&issue=audit"),
        ("also=reg&at=acme", {"arg": "kind"}, "also=reg,bolt,sen&at=acme"),
        ("at=bee", {"arg": "coalition"}, "at=bee"),
        ("at=acme", {"arg": "wizards"}, "at=acme"),
        ("at=acme", {}, "at=acme"),
        ("", {"arg": "kind"}, ""),
        ("", {"arg": "kind", "ids": ["iris"]}, "also=juno&at=iris"),
        ("at=acme", {"by": "kind", "arg": "iris"}, "also=juno&at=iris"),
        ("at=acme&kind=regulator", {"arg": "kind"}, "at=acme&kind=regulator"),
    ],
)
def test_the_same_group(tiny, query, asked, expected):
    assert do(tiny, query, "same", **asked) == expected


@given(st.data(), st.sampled_from(GROUPINGS))
def test_the_same_group_is_every_visible_actor_with_a_group_of_the_selected(tiny, data, by):
    view = data.draw(views(tiny.network))
    if not view.selected:
        return
    explorer = seen_at(tiny, view)
    groups = explorer.groups(by, on=view.on)
    of = {one: groups.codes[place] for one, place in tiny.network.position.items()}
    seen = {one for one, place in tiny.network.position.items() if explorer.visible.actors[place]}
    wanted = {of[one] for one in view.selected} - {-1}
    after = done(tiny, view, "same", arg=by)
    assert after.selected[: len(view.selected)] == view.selected
    assert set(after.selected) == set(view.selected) | {one for one in seen if of[one] in wanted}


def test_coalitions_are_of_the_whole_or_of_the_visible_graph(tiny):
    whole = done(tiny, View(at="iris"), "same", arg="coalition")
    seen = View(at="iris", on="visible").with_filter(tiny.network, tie="endorses")
    visible = done(tiny, seen, "same", arg="coalition")
    assert set(visible.selected) == {"iris", "reg"}
    assert set(whole.selected) != {"iris", "reg"}


def test_everybody_is_everybody_visible_those_with_most_ties_first(tiny):
    assert do(tiny, "", "all") == "also=iris,reg,bolt,juno,sen,aid,bee&at=acme"
    assert do(tiny, "at=sen&kind=company", "all") == "also=bolt&at=acme&kind=company"
    assert do(tiny, "at=sen&text=nobody", "all") == "text=nobody"


@given(st.data())
def test_clear_selects_nobody_closes_the_details_and_keeps_the_rest(tiny, data):
    view = data.draw(views(tiny.network))
    after = done(tiny, view, "clear")
    assert (after.selected, after.panel) == ((), "")
    assert after.selecting(*view.selected).opening(view.panel) == view

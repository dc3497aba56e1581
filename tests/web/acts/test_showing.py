"""Acts on who is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.web.acts.showing import DEEPEST
from graph_app.web.view import View
from tests.web.acts.doing import do, done, visible
from tests.web.views import views


@pytest.mark.parametrize(
    ("query", "verb", "asked", "expected"),
    [
        ("at=acme", "hide", {}, "hide=acme"),
        ("also=bolt,reg&at=acme", "hide", {}, "hide=acme,bolt,reg"),
        ("also=bolt,reg&at=acme", "hide", {"arg": "bolt"}, "hide=acme,bolt,reg"),
        ("also=bolt,reg&at=acme", "hide", {"ids": ["bolt"]}, "also=reg&at=acme&hide=bolt"),
        ("also=bolt&at=acme", "hide", {"arg": "reg"}, "also=bolt&at=acme&hide=reg"),
        ("at=acme&panel=paths", "hide", {"arg": "reg"}, "at=acme&hide=reg&panel=paths"),
        ("hide=acme", "hide", {"arg": "reg"}, "hide=acme,reg"),
        ("hide=acme&off=kind,left_out", "hide", {"arg": "reg"}, "hide=acme,reg&off=kind"),
        ("", "hide", {"arg": "acme.funds.iris", "kind": "tie"}, "hide=acme,iris"),
        ("hide=acme", "hide", {}, "hide=acme"),
        ("hide=acme,reg", "show", {}, ""),
        ("hide=acme,reg", "show", {"arg": "acme"}, "hide=reg"),
        ("hide=acme,reg", "show", {"ids": ["reg"]}, "hide=acme"),
        ("hide=acme,reg", "show", {"ids": ["reg", "acme", "bee"]}, ""),
        ("hide=acme,reg", "show", {"ids": []}, "hide=acme,reg"),
        ("hide=acme,reg", "show", {"arg": "bee"}, "hide=acme,reg"),
        ("at=bee&hide=acme,reg", "show", {}, "at=bee"),
        ("at=acme", "keep", {}, "actor=acme&at=acme&hops=0"),
        ("also=bolt&at=acme", "keep", {}, "actor=acme,bolt&also=bolt&at=acme&hops=0"),
        ("actor=reg&hops=3&off=around", "keep", {"arg": "iris"}, "actor=iris&hops=0"),
        ("kind=company", "keep", {"ids": ["acme"]}, "actor=acme&hops=0&kind=company"),
    ],
)
def test_hide_show_and_keep(tiny, query, verb, asked, expected):
    assert do(tiny, query, verb, **asked) == expected


@given(st.data())
def test_whoever_is_hidden_is_not_visible_nor_selected_and_shown_again_all_is_as_before(tiny, data):
    view = data.draw(views(tiny.network))
    out = view.filter.get("hide", ()) if "left_out" not in view.off else ()
    view = view.with_filter(tiny.network, hide=out or None)
    some = [one for one in tiny.network.position if one not in out]
    chosen = data.draw(st.lists(st.sampled_from(some), min_size=1, unique=True)) if some else []
    hidden = done(tiny, view, "hide", ids=chosen)
    assert visible(tiny, hidden).isdisjoint(chosen)
    assert set(hidden.selected) == set(view.selected) - set(chosen)
    assert "left_out" not in hidden.off or not chosen
    shown = done(tiny, hidden, "show", ids=chosen)
    assert shown.filter == view.filter
    assert visible(tiny, shown) == visible(tiny, view)
    assert set(view.off) - set(shown.off) == ({"left_out"} & set(view.off) if chosen else set())
    assert shown.selecting(*view.selected).opening(view.panel).bare() == view.bare()


@given(st.data())
def test_after_showing_all_nobody_is_left_out(tiny, data):
    view = data.draw(views(tiny.network))
    after = done(tiny, view, "show")
    assert "hide" not in after.filter
    assert after.filter == view.filter.without("hide")


@given(st.data())
def test_keep_shows_only_these_and_all_of_them_that_the_rest_of_the_filter_shows(tiny, data):
    view = data.draw(views(tiny.network)).lifting("actor", "min_degree", "isolated")
    chosen = data.draw(st.lists(st.sampled_from(list(tiny.network.position)), min_size=1, unique=True))
    after = done(tiny, view, "keep", ids=chosen)
    assert visible(tiny, after) == visible(tiny, view) & set(chosen)
    assert after.selected == view.selected


@pytest.mark.parametrize(
    ("query", "asked", "expected"),
    [
        ("at=acme", {}, "actor=acme&at=acme"),
        ("at=acme", {"arg": "2"}, "actor=acme&at=acme&hops=2"),
        ("at=acme", {"depth": 2}, "actor=acme&at=acme&hops=2"),
        ("at=acme", {"depth": "3"}, "actor=acme&at=acme&hops=3"),
        ("at=acme", {"depth": 0}, "actor=acme&at=acme&hops=0"),
        ("at=acme", {"depth": 6}, "actor=acme&at=acme&hops=6"),
        ("at=acme", {"depth": 7}, "at=acme"),
        ("at=acme", {"depth": 2, "arg": "reg"}, "actor=reg&at=acme&hops=2"),
        ("also=bolt&at=acme", {"depth": 2, "arg": "bolt"}, "actor=acme,bolt&also=bolt&at=acme&hops=2"),
        ("at=acme", {"depth": 1, "ids": ["reg", "sen"]}, "actor=reg,sen&at=acme"),
        ("at=acme", {"arg": "2", "ids": ["reg"]}, "actor=reg&at=acme&hops=2"),
        ("actor=reg&off=around", {"depth": 2}, "actor=reg&hops=2"),
        ("actor=reg&at=acme&hops=2", {"depth": "off"}, "at=acme"),
        ("actor=reg&hops=2", {"arg": "off"}, ""),
        ("actor=reg&hops=2", {"depth": "deeper"}, "actor=reg&hops=3"),
        ("actor=reg", {"arg": "deeper"}, "actor=reg&hops=2"),
        ("actor=reg&hops=6", {"depth": "deeper"}, "actor=reg&hops=6"),
        ("actor=reg&hops=2", {"depth": "nearer"}, "actor=reg"),
        ("actor=reg", {"depth": "nearer"}, "actor=reg&hops=0"),
        ("actor=reg&hops=0", {"depth": "nearer"}, "actor=reg&hops=0"),
        ("at=acme", {"depth": "deeper"}, "at=acme"),
        ("actor=reg&at=acme&off=around", {"depth": "nearer"}, "actor=reg&at=acme&off=around"),
        ("", {"depth": 2}, ""),
        ("at=acme", {"arg": "reg"}, "at=acme"),
    ],
)
def test_focus(tiny, query, asked, expected):
    assert do(tiny, query, "focus", **asked) == expected


@given(st.lists(st.sampled_from(["deeper", "nearer"]), max_size=20))
def test_deeper_and_nearer_stay_within_bounds_and_show_more_or_less(tiny, steps):
    view, depth = done(tiny, View(at="sen"), "focus"), 1
    for step in steps:
        before = visible(tiny, view)
        depth = min(DEEPEST, depth + 1) if step == "deeper" else max(0, depth - 1)
        view = done(tiny, view, "focus", arg=step)
        assert view.filter.get("hops", 1) == depth
        after = visible(tiny, view)
        assert after >= before if step == "deeper" else after <= before


def test_what_is_around_is_counted_in_ties(tiny):
    found = [visible(tiny, done(tiny, View(), "focus", depth=depth, arg="sen")) for depth in range(4)]
    assert found == [
        {"sen"},
        {"sen", "reg", "acme"},
        {"sen", "reg", "acme", "bolt", "iris", "juno", "aid"},
        {"sen", "reg", "acme", "bolt", "iris", "juno", "aid"},
    ]


@pytest.mark.parametrize(
    ("query", "parts", "expected"),
    [
        ("", {"kind": ["company"]}, "kind=company"),
        ("", {"kind": "company"}, "kind=company"),
        ("kind=company&text=lab", {"kind": None}, "text=lab"),
        ("kind=company&text=lab", {"kind": [], "text": ""}, ""),
        (
            "",
            {"since": "2024-01", "until": "2024-06", "undated": False},
            "since=2024-01&undated=drop&until=2024-06",
        ),
        ("since=2023", {"since": "soon", "until": "2024"}, "since=2023&until=2024"),
        ("kind=company", {"kind": ["wizard"]}, "kind=company"),
        ("kind=company", {"kind": ["regulator", "wizard"]}, "kind=company"),
        ("kind=company", {"wizards": ["x"], "tab": "table", "at": "acme"}, "kind=company"),
        ("actor=acme&hops=2", {"actor": None}, ""),
        ("actor=acme&hops=2", {"hops": None}, "actor=acme"),
        ("actor=acme", {"hops": 2}, "actor=acme&hops=2"),
        ("", {"hops": 2}, ""),
        ("", {"actor": ["reg"], "hops": 2}, "actor=reg&hops=2"),
        ("stance=pro-open", {"issue": "audit"}, "issue=audit"),
        ("", {"issue": "audit", "stance": ["supports"]}, "issue=audit&stance=supports"),
        ("issue=audit&stance=supports", {"issue": None}, ""),
        ("at=acme&off=kind&size=none", {"kind": "company"}, "at=acme&kind=company&off=kind&size=none"),
        ("kind=company", {}, "kind=company"),
    ],
)
def test_parts_of_the_filter(tiny, query, parts, expected):
    assert do(tiny, query, "filter", parts=parts) == expected

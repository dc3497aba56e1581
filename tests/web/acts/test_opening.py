"""Acts on what the details show."""

import pytest

from graph_app.web.view import View
from tests.web.acts.doing import do, done
from tests.web.views import panels
from tests.worlds import World, actors, tie


def test_every_row_opens_and_the_selection_stays(tiny, strange):
    for explorer in (tiny, strange):
        name = next(iter(explorer.network.position))
        for panel in panels(explorer.network):
            assert done(explorer, View(at=name), "open", arg=panel) == View(at=name, panel=panel)


@pytest.mark.parametrize(
    "arg", ["tie:", "tie:nothing", "actor:acme", "tie", ":", "welcome", "Compare", ["compare"], {}, 5, True]
)
def test_what_is_not_there_does_not_open(tiny, arg):
    query = "at=acme&panel=paths"
    assert do(tiny, query, "open", arg=arg) == (query if arg else "at=acme")


def test_nothing_closes_the_details(tiny):
    assert do(tiny, "at=acme&panel=paths", "open", arg="") == "at=acme"
    assert do(tiny, "at=acme&panel=paths", "open") == "at=acme"


@pytest.mark.parametrize(
    ("query", "verb", "arg", "expected"),
    [
        ("also=bolt&at=acme", "compare", "", "also=bolt&at=acme&panel=compare"),
        ("also=bolt,reg&at=acme", "compare", "", "also=bolt,reg&at=acme&panel=compare"),
        ("at=acme", "compare", "", "at=acme"),
        ("", "compare", "", ""),
        ("also=bolt&at=acme", "paths", "", "also=bolt&at=acme&panel=paths"),
        ("also=bolt&at=acme", "paths", "reg", "also=reg&at=acme&panel=paths"),
        ("at=acme", "paths", "reg", "also=reg&at=acme&panel=paths"),
        ("at=acme", "paths", "acme", "at=acme"),
        ("at=acme", "paths", "nobody", "at=acme"),
        ("at=acme", "paths", "", "at=acme"),
        ("", "paths", "reg", ""),
    ],
)
def test_comparisons_and_paths_need_two(tiny, query, verb, arg, expected):
    assert do(tiny, query, verb, arg=arg) == expected


def test_a_tie_of_the_picture_is_a_pair_where_what_actors_say_joins_them(tiny):
    assert do(tiny, "joined=ignore", "open", arg="tie:pair:reg:acme") == "joined=ignore&panel=pair:acme:reg"
    assert do(tiny, "", "open", arg="tie:pair:acme:reg") == ""
    assert do(tiny, "joined=ignore", "open", arg="tie:pair:acme:nobody") == "joined=ignore"


def test_a_recorded_tie_that_is_named_like_a_pair_stays_a_tie_where_ties_on_record_are_drawn():
    rows = {"actors": actors("a", "b"), "ties": [tie("pair:a:b", "a", "b")]}
    explorer = World(rows).explorer()
    assert do(explorer, "", "open", arg="tie:pair:a:b") == "panel=tie:pair:a:b"
    assert do(explorer, "joined=congruence", "open", arg="tie:pair:a:b") == "joined=congruence&panel=pair:a:b"


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("select", "also=reg&at=acme&joined=ignore"),
        ("keep", "actor=acme,reg&hops=0&joined=ignore"),
        ("hide", "hide=acme,reg&joined=ignore"),
    ],
)
def test_verbs_of_a_tie_are_about_both_actors_of_a_pair(tiny, verb, expected):
    assert do(tiny, "joined=ignore", verb, arg="pair:acme:reg", kind="tie") == expected
    assert do(tiny, "", verb, arg="pair:acme:reg", kind="tie") == ""

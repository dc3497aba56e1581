"""Acts on where actors stand and on how things look."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.web.looks import DRAWN, LOOKS
from graph_app.web.view import View
from tests.web.acts.doing import do, done
from tests.web.views import views

HERE = "pins=0.5000:-0.2500:acme,1.0000:1.0000:bolt"


@pytest.mark.parametrize(
    ("query", "places", "expected"),
    [
        ("", {"acme": [0.5, -0.25]}, "pins=0.5000:-0.2500:acme"),
        ("", {"acme": (0.5, -0.25), "bolt": (1, 1)}, HERE),
        ("pins=1.0000:1.0000:bolt", {"acme": [0.5, -0.25]}, HERE),
        (HERE, {"bolt": [0, 0]}, "pins=0.5000:-0.2500:acme,0.0000:0.0000:bolt"),
        (HERE, {"bolt": [-0.00001, 0.12345]}, "pins=0.5000:-0.2500:acme,0.0000:0.1235:bolt"),
        (HERE, {"nobody": [0, 0]}, HERE),
        (HERE, {"bolt": [100.5, 0]}, HERE),
        (HERE, {"bolt": [0, float("nan")]}, HERE),
        (HERE, {"bolt": [float("-inf"), 0]}, HERE),
        (HERE, {"bolt": [1]}, HERE),
        (HERE, {"bolt": None, "acme": "12", "reg": [[], {}]}, HERE),
        (HERE, {}, HERE),
        (HERE, None, HERE),
    ],
)
def test_pinning(tiny, query, places, expected):
    assert do(tiny, query, "pin", places=places) == expected


@given(st.data())
def test_only_known_actors_are_pinned_each_once_and_within_the_frame(tiny, data):
    view = data.draw(views(tiny.network))
    name = st.sampled_from([*tiny.network.position, "nobody", ""])
    places = data.draw(st.dictionaries(name, st.tuples(st.floats(), st.floats())))
    after = done(tiny, view, "pin", places=places)
    pinned = {actor: (x, y) for actor, x, y in after.pins}
    assert len(pinned) == len(after.pins)
    assert set(pinned) <= set(tiny.network.position)
    assert all(abs(x) <= 100 and abs(y) <= 100 for x, y in pinned.values())
    assert set(pinned) >= {actor for actor, _, _ in view.pins}
    for actor, (x, y) in places.items():
        if actor in tiny.network.position and abs(x) <= 100 and abs(y) <= 100:
            assert pinned[actor] == pytest.approx((x, y), abs=0.00006)
    assert replace(after, pins=view.pins) == view


@pytest.mark.parametrize(
    ("query", "asked", "expected"),
    [
        (HERE, {"all": True}, ""),
        (HERE, {"arg": "all"}, ""),
        (HERE, {"arg": "acme"}, "pins=1.0000:1.0000:bolt"),
        (HERE, {"ids": ["acme", "bolt"]}, ""),
        (HERE, {"arg": "reg"}, HERE),
        (HERE, {"arg": "nobody"}, HERE),
        (HERE, {"ids": []}, HERE),
        (HERE, {}, HERE),
        ("at=bolt&" + HERE, {}, "at=bolt&pins=0.5000:-0.2500:acme"),
        ("also=acme&at=bolt&" + HERE, {"arg": "bolt"}, "also=acme&at=bolt"),
    ],
)
def test_unpinning(tiny, query, asked, expected):
    assert do(tiny, query, "unpin", **asked) == expected


@given(st.data())
def test_pinning_and_letting_go_is_as_before(tiny, data):
    view = data.draw(views(tiny.network))
    free = sorted(set(tiny.network.position) - {actor for actor, _, _ in view.pins})
    chosen = data.draw(st.sampled_from(free))
    pinned = done(tiny, view, "pin", places={chosen: [0.1, 0.2]})
    assert (chosen, 0.1, 0.2) in pinned.pins
    assert done(tiny, pinned, "unpin", ids=[chosen]) == view


@pytest.mark.parametrize(
    ("query", "asked", "expected"),
    [
        ("", {"arg": "acme"}, "centre=acme&layout=rings"),
        ("at=bolt", {}, "at=bolt&centre=bolt&layout=rings"),
        ("also=acme&at=bolt&tab=table", {}, "also=acme&at=bolt&centre=bolt&layout=rings"),
        ("layout=columns", {"ids": ["reg", "acme"]}, "centre=reg&layout=rings"),
        ("layout=columns", {"ids": ["nobody"]}, "layout=columns"),
        ("layout=columns", {}, "layout=columns"),
    ],
)
def test_rings(tiny, query, asked, expected):
    assert do(tiny, query, "rings", **asked) == expected


@pytest.mark.parametrize("word", LOOKS)
def test_every_look_takes_its_values_and_no_other(tiny, word):
    for value in LOOKS[word](tiny.network):
        assert getattr(done(tiny, View(), "look", word=word, value=value), word) == value
        assert getattr(done(tiny, View(), "look", word=word, arg=value), word) == value
    for value in ("wizard", "", None, 5.5, [], {}, True):
        assert done(tiny, View(), "look", word=word, value=value) == View()


def test_a_number_is_a_look_as_well_even_none(tiny):
    assert do(tiny, "", "look", word="labels", value=0) == "labels=0"
    assert do(tiny, "", "look", word="labels", value=100) == "labels=100"
    assert do(tiny, "labels=0", "look", word="labels", value=50) == ""
    assert do(tiny, "", "look", word="labels", value=51) == ""


def test_what_is_drawn_is_a_list_without_order(tiny):
    assert do(tiny, "", "look", word="draw", value=["edges", "arrows", "wings"]) == "draw=arrows,edges"
    assert do(tiny, "", "look", word="draw", value=[]) == "draw=none"
    assert do(tiny, "draw=none", "look", word="draw", value=list(DRAWN)) == ""
    for value in ("arrows", None, 5, {"arrows": True}):
        assert do(tiny, "draw=edges", "look", word="draw", value=value) == "draw=edges"


@pytest.mark.parametrize("word", ["", "filter", "at", "pins", "panel", "off", "wizard", None, 5, ["tab"]])
def test_other_words_are_no_looks(tiny, word):
    assert do(tiny, "at=acme", "look", word=word, value="table") == "at=acme"

"""What of a large network is drawn: counted by hand, restored from its address, never mixed up."""

from dataclasses import replace

import numpy as np
import orjson
import pytest
from dash import html
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_app import Explorer
from graph_app.exporters.drawn import first_places
from graph_app.web import cut as module
from graph_app.web.app import create_app
from graph_app.web.cut import cut_of, is_large, said
from graph_app.web.links import links
from graph_app.web.looks import LOOKS
from graph_app.web.panels import overview, placing
from graph_app.web.payload import Drawing, scene
from graph_app.web.reading import read_view
from graph_app.web.view import View
from tests.web.conftest import seen_of
from tests.web.test_payload import mask, unpacked
from tests.web.trees import links as links_of
from tests.web.trees import plain, text
from tests.web.views import views

FEW = ("2", "3", "5")


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Every network is large here, and a part of it may have two actors."""
    monkeypatch.setattr(module, "SMALL", (1, 1))
    monkeypatch.setitem(LOOKS, "most", lambda network: (*FEW, "2000", "all"))


def at(explorer, query):
    view, dropped = read_view(query, explorer.network)
    assert not dropped
    return Explorer(explorer.network, view.active), view


def named(explorer, cut):
    return explorer.network.cells("actors", "id")[cut.actors].tolist()


def strongest(explorer, number):
    """Return the ids of the visible actors with most visible ties, counted one by one."""
    network = explorer.network
    ids = network.cells("actors", "id").tolist()
    counts = dict.fromkeys(np.flatnonzero(explorer.visible.actors).tolist(), 0)
    for tie in explorer.rows.ties.tolist():
        for side in network.ends:
            counts[int(side[tie])] += 1
    order = sorted(counts, key=lambda one: (-counts[one], one))[:number]
    return [ids[one] for one in sorted(order)]


def test_a_network_of_few_actors_and_ties_is_drawn_whole(tiny, monkeypatch):
    monkeypatch.setattr(module, "SMALL", (3_000, 40_000))
    assert not is_large(tiny.network)
    assert cut_of(tiny, View()) is None
    assert said(View(), None) == ""


@pytest.mark.parametrize("query", ["", "kind=company", "tie=funds", "derived=on", "isolated=drop"])
@pytest.mark.parametrize("most", FEW)
def test_those_with_most_visible_ties_are_drawn_with_their_ties(tiny, query, most):
    explorer, view = at(tiny, f"{query}&most={most}")
    cut = cut_of(explorer, view)
    assert named(explorer, cut) == strongest(explorer, int(most))
    start, end = explorer.network.ends
    kept = set(cut.actors.tolist())
    inside = [tie for tie in explorer.rows.ties.tolist() if {int(start[tie]), int(end[tie])} <= kept]
    assert cut.ties.tolist() == inside
    assert (cut.among, cut.joined) == (int(explorer.visible.actors.sum()), len(inside))


def test_of_too_many_ties_the_strongest_are_drawn(tiny, monkeypatch):
    monkeypatch.setattr(module, "TIES_EACH", 1)
    explorer, view = at(tiny, "most=3&derived=on")
    cut = cut_of(explorer, view)
    assert len(cut.ties) == 3 < cut.joined
    weight = explorer.visible.weight
    start, end = explorer.network.ends
    kept = set(cut.actors.tolist())
    inside = [t for t in explorer.rows.ties.tolist() if {int(start[t]), int(end[t])} <= kept]
    assert min(weight[cut.ties]) >= max(weight[tie] for tie in inside if tie not in cut.ties.tolist())
    assert said(view, cut) == (
        f"Overview: 3 of {cut.among} visible actors, those with most ties, and the strongest 3 of the "
        f"{cut.joined} ties among them."
    )


def test_who_is_asked_for_comes_along_with_neighbours_and_who_is_hidden_does_not(tiny):
    explorer, view = at(tiny, "most=2")
    base = named(explorer, cut_of(explorer, view))
    others = [one for one in explorer.network.position if one not in base]
    start, end = explorer.network.ends
    for one in others:
        position = explorer.network.position[one]
        found = set(named(explorer, cut_of(explorer, replace(view, at=one))))
        near = {
            explorer.network.cells("actors", "id")[other]
            for tie in explorer.rows.ties.tolist()
            for mine, other in ((start[tie], end[tie]), (end[tie], start[tie]))
            if mine == position
        }
        assert found == {*base, one, *near}
    hidden, view = at(tiny, "most=2&kind=company")
    assert "reg" not in named(hidden, cut_of(hidden, replace(view, at="reg")))
    pinned = replace(view, pins=(("bolt", 0.0, 0.0),), filter=View().filter)
    assert "bolt" in named(tiny, cut_of(tiny, pinned))


def test_the_ends_of_an_open_tie_are_drawn(tiny):
    network = tiny.network
    ids = network.cells("actors", "id")
    for place, key in enumerate(network.cells("ties", "id").tolist()):
        found = named(tiny, cut_of(tiny, View(most="2", panel=f"tie:{key}")))
        assert {ids[side[place]] for side in network.ends} <= set(found)


def test_a_selection_among_those_that_are_drawn_asks_for_nothing_new(tiny):
    view = View(most="3")
    cut = cut_of(tiny, view)
    one = named(tiny, cut)[0]
    assert cut_of(tiny, replace(view, at=one)).query == cut.query


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_the_address_of_a_part_gives_the_same_part_again(tiny, data):
    view = replace(data.draw(views(tiny.network)), most=data.draw(st.sampled_from(FEW)))
    view = replace(view, coalition="")
    explorer = Explorer(tiny.network, view.active)
    cut = cut_of(explorer, view)
    again, seen = at(tiny, cut.query)
    other = cut_of(again, seen)
    assert other.actors.tolist() == cut.actors.tolist()
    assert other.ties.tolist() == cut.ties.tolist()
    assert (other.key, other.query) == (cut.key, cut.query)


def test_a_coalition_is_drawn_alone(tiny):
    groups = tiny.groups("coalition")
    for number in range(1, len(groups.names) + 1):
        cut = cut_of(tiny, View(coalition=str(number)))
        assert cut.actors.tolist() == np.flatnonzero(groups.codes == number - 1).tolist()
        assert said(View(coalition=str(number)), cut).startswith(
            f"Part: all {cut.among} visible actors of coal"
        )
    assert len(cut_of(tiny, View(coalition="900")).actors) == 0


def test_payload_scene_layout_and_links_are_those_of_the_part(tiny):
    explorer, view = at(tiny, "most=3&layout=circles&joined=congruence&colour=kind&tie_colour=kind")
    cut = cut_of(explorer, view)
    n, m = len(cut.actors), len(cut.ties)
    found = orjson.loads(Drawing(tiny).part(cut))
    assert found["actors"]["id"] == named(explorer, cut)
    assert (found["of"], found["early"]) == (cut.key, False)
    places = first_places(tiny.network)
    assert found["box"]["x"] == [places[:, 0].min(), places[:, 0].max()]
    assert unpacked(found["actors"]["x"], "<f4").tolist() == places[cut.actors, 0].tolist()
    whole, part = scene(explorer, view), scene(explorer, view, cut)
    assert mask(part["actors"], n).all()
    assert mask(part["ties"], m).all()
    for word, dtype, rows in (
        ("colour", "u1", cut.actors),
        ("size", "<f4", cut.actors),
        ("tie_colour", "u1", cut.ties),
    ):
        assert unpacked(part[word], dtype).tolist() == unpacked(whole[word], dtype)[rows].tolist()
    stands = placing.layout(7, places, True, cut)
    assert unpacked(stands["y"], "<f4").tolist() == places[cut.actors, 1].tolist()
    assert stands["of"] == part["of"] == cut.key
    every, drawn = links(explorer, view), links(explorer, view, cut.rows(tiny.network.n), cut.key)
    assert drawn["ties"]["id"] == every["ties"]["id"]  # who is in a pair is drawn
    assert (
        cut.actors[unpacked(drawn["ties"]["from"], "<i4")].tolist()
        == unpacked(every["ties"]["from"], "<i4").tolist()
    )
    assert drawn["n"].endswith(cut.key)


def test_a_part_is_placed_by_itself_until_everything_is(tiny, monkeypatch):
    drawing = Drawing(tiny)
    cut = cut_of(tiny, View(most="3"))
    final = orjson.loads(drawing.part(cut))

    class Slow:
        def result(self, timeout=None):
            raise TimeoutError

    monkeypatch.setattr(drawing, "_places", Slow())
    early = orjson.loads(drawing.part(cut, 0.0))
    assert early["early"] and not final["early"]
    assert early["actors"]["id"] == final["actors"]["id"]
    x = unpacked(early["actors"]["x"], "<f4")
    assert np.allclose(early["box"]["x"], [x.min(), x.max()])
    assert len(set(x.tolist())) == 3


def test_the_server_gives_parts_by_address_and_says_what_it_does_not_know(tiny):
    client = create_app(Explorer(tiny.network)).server.test_client()
    drawing = Drawing(tiny)
    cut = cut_of(tiny, View(most="3", at="bee"))
    answer = client.get("/" + drawing.address_of(cut))
    assert (answer.status_code, orjson.loads(answer.data)["of"]) == (200, cut.key)
    same = client.get("/" + drawing.address_of(cut), headers={"If-None-Match": answer.headers["ETag"]})
    assert same.status_code == 304
    plain = client.get("/" + drawing.address)
    assert len(orjson.loads(plain.data)["actors"]["id"]) == tiny.network.n
    wrong = client.get(f"/{drawing.address}?most=7")
    assert wrong.status_code == 400
    assert "most does not know '7'" in orjson.loads(wrong.data)["error"]


def test_the_overview_says_what_is_drawn_and_leads_to_more_and_to_coalitions(tiny, monkeypatch):
    monkeypatch.setattr(overview, "MOST", (*FEW, "all"))
    shown = plain(html.Div(overview.line(tiny, View(most="3"))))
    joined = text(shown)
    assert joined.startswith("Overview: 3 of 8 visible actors, those with most ties, and ")
    assert joined.endswith("Draw 2 · 3 · 5 · all 8")
    assert [link for _, link in links_of(shown)] == ["?most=2", "?most=5", "?most=all"]
    assert overview.line(tiny, View(most="2000")) == []
    groups = tiny.groups("coalition")
    listed = plain(overview.coalitions(tiny, View(coalition="2"), groups))
    assert [link for _, link in links_of(listed)] == [f"?coalition={n + 1}" for n in range(len(groups.names))]
    none = int((groups.codes < 0).sum())
    assert (f"{none} visible actor" in text(listed)) == bool(none)
    assert "Back to the overview" in text(plain(html.Div(overview.line(tiny, View(coalition="1")))))


def test_coalitions_are_listed_beside_the_picture_once_they_are_known(tiny):
    fresh = Explorer(type(tiny.network)(tiny.network.dataset))
    seen = seen_of(fresh)
    (answer,) = overview.answers(seen)
    before = answer.give(seen, View(), {})
    fresh.groups("coalition")
    after = answer.give(seen, View(), {})
    assert type(before["list"]).__name__ == "NoUpdate"
    assert type(after["list"]).__name__ != "NoUpdate"

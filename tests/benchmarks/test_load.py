"""The readers of the load ask what the page asks, and the server understands it."""

import json
import random

import pytest

import graph_app as ga
from benchmarks.load.__main__ import share, told
from benchmarks.load.cost import CLICKS, Timed, explore
from benchmarks.load.pages import BESIDE, DUE, FINDING, NAVIGATION, PLACING, VIEW, Page, Served, control
from graph_app.web.app import create_app
from tests.worlds import TINY


@pytest.fixture(scope="module")
def client():
    return create_app(ga.open(TINY)).server.test_client()


@pytest.fixture(scope="module")
def served(client):
    return Served(client.get("/_dash-layout").json, client.get("/_dash-dependencies").json)


@pytest.fixture
def page(served):
    page = Page(served)
    page.set(("url", "search"), "")
    return page


def asked(client, page, callback, *changed):
    found = client.post("/_dash-update-component", json=page.question(callback, *changed))
    assert found.status_code in (200, 204), found.text
    return page.take(found.json) if found.status_code == 200 else set()


def begun(client, page):
    written = asked(client, page, NAVIGATION, ("url", "search"), ("search", "value"))
    assert {VIEW, DUE, ("canvas", "scene")} <= written
    assert ("placed", "data") in asked(client, page, PLACING, DUE)
    assert ("details", "children") in asked(client, page, BESIDE, VIEW)


def test_a_first_view_asks_for_the_picture_for_places_and_for_what_is_beside(client, page):
    page.set(("search-asked", "data"), {"words": "", "n": 1})
    assert asked(client, page, FINDING, ("search-asked", "data")) == {("search", "data")}
    begun(client, page)
    assert page.held(VIEW) == {"query": "", "dropped": []}


def test_a_tick_is_a_filter_that_the_page_remembers(client, page):
    begun(client, page)
    place = control("kind")
    offered = [one["value"] for one in page.held((place[0], "data"))]
    page.set(place, offered[:1])
    written = asked(client, page, NAVIGATION, place)
    assert {VIEW, DUE, ("url", "search")} <= written
    assert page.held(("url", "search")) == f"?kind={offered[0]}"
    assert (place[0], "data") in asked(client, page, BESIDE, VIEW)
    assert f"kind={offered[0]}" in page.held(("export-graphml", "href"))
    page.set(("reset", "n_clicks"), 1)
    asked(client, page, NAVIGATION, ("reset", "n_clicks"))
    assert page.held(("url", "search")) in ("", "?")


def test_a_click_on_an_actor_opens_its_sheet_and_places_nobody_anew(client, page):
    begun(client, page)
    actor = next(iter(ga.open(TINY).network.position))
    page.set(("canvas", "picked"), {"kind": "actor", "id": actor, "n": 1})
    written = asked(client, page, NAVIGATION, ("canvas", "picked"))
    assert VIEW in written and DUE not in written
    asked(client, page, BESIDE, VIEW)
    assert actor in json.dumps(page.held(("details", "children")))


def test_readers_do_not_share_what_their_pages_hold(served, page):
    page.set(("url", "search"), "?kind=company")
    assert Page(served).held(("url", "search")) is None


def test_what_a_reader_asks_is_timed_by_what_it_is():
    server = Timed(str(TINY))
    served = Served(*(json.loads(server.asked(f"/_dash-{one}", "")) for one in ("layout", "dependencies")))
    server.seconds.clear()
    explore(server, served, list(ga.open(TINY).network.position), random.Random(1))
    numbers = {name: len(seconds) for name, seconds in server.seconds.items()}
    assert numbers["filter: picture"] == numbers["details: picture"] == CLICKS
    assert numbers["first view: picture"] == numbers["first view: network"] == 1
    assert numbers["first view: a file"] > 50
    with pytest.raises(SystemExit, match="404"):
        server.asked("/api/graph.none", "wrong")


def test_times_are_told_as_shares():
    assert share({}, 0.95) == 0.0
    assert share({"7": 19, "300": 1}, 0.95) == 7.0
    row = {
        "what": "filter: picture",
        "requests": 20,
        "failures": 0,
        "median_ms": 7,
        "p95_ms": 7,
        "p99_ms": 300,
    }
    row |= {"p99_ms": 300}
    found = {"readers": 2, "bringers": 0, "seconds": 60, "requests": 20, "failures": 0, "busy_s": 10.0}
    text = told(found | {"memory_mb": {"before": 90.0, "samples": [100.0, 120.0]}, "rows": [row]})
    assert "10% of one processor" in text and "120 MB at most" in text and "filter: picture" in text

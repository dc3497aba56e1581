"""What a box's picture is before it is ticked: that which the page's own answer brings after the press."""

import pytest

from graph_app.errors import QueryError
from graph_app.web import ahead
from graph_app.web.controls import codes, shown
from graph_app.web.cut import cut_of
from graph_app.web.navigation import merge
from graph_app.web.payload import scene
from graph_app.web.reading import read_view
from tests.web.conftest import seen_of

PARTS = ("stance", "kind", "tie", "grade")


def answered(seen, before, part, box, only):
    """Return the view that the page itself comes to, when its boxes tell what is ticked."""
    network = seen.explorer.network
    on = shown(network, before.filter, part)
    order = list(codes(network, part, before.filter.issue))
    value = [box] if only else [one for one in order if (one in on) != (one == box)]
    trigger = {"type": "control", "part": part}
    controls = {word: shown(network, before.filter, word) for word in PARTS} | {part: value}
    return merge(seen.at, before, trigger, {"values": controls})


@pytest.mark.parametrize(
    "query", ["", "kind=company", "stance=unknown&kind=company", "off=kind&kind=company"]
)
@pytest.mark.parametrize("only", [False, True])
def test_it_is_what_the_page_answers(seen, query, only):
    network = seen.explorer.network
    before, _ = read_view(query, network)
    for part in PARTS:
        for box in codes(network, part, ""):
            after = answered(seen, before, part, box, only)
            assert ahead.ticked(seen, before, part, box, only) == after
            assert ahead.coming(seen, query, part, box, only) == scene(seen.at(after), after)


def test_of_a_large_network_it_is_the_part_that_is_drawn_now(seen, monkeypatch):
    monkeypatch.setattr("graph_app.web.cut.SMALL", (2, 10))
    large = seen_of(seen.explorer)
    before, _ = read_view("", large.explorer.network)
    found = ahead.coming(large, "", "kind", "company", False)
    drawn = cut_of(large.at(before), before)
    assert found["of"] == drawn.key
    after = ahead.ticked(large, before, "kind", "company", False)
    assert cut_of(large.at(after), after).key != drawn.key


def test_ties_that_change_with_the_filter_are_waited_for(seen):
    assert ahead.coming(seen, "joined=congruence", "kind", "company", False) is None


@pytest.mark.parametrize(
    ("part", "box", "says"),
    [
        ("colour", "x", "boxes have stance, kind, tie"),
        ("kind", "wizard", "Kind of actor has no box 'wizard'"),
    ],
)
def test_what_there_is_not_is_said(seen, tiny_client, part, box, says):
    before, _ = read_view("", seen.explorer.network)
    with pytest.raises(QueryError, match=says):
        ahead.ticked(seen, before, part, box, False)
    found = tiny_client.get("/ahead", query_string={"view": "", "part": part, "box": box})
    assert found.status_code == 400
    assert says in found.json["error"]


def test_the_address_gives_the_scene_and_nothing_is_kept(tiny_client, seen):
    found = tiny_client.get(
        "/ahead", query_string={"view": "kind=company", "part": "kind", "box": "company", "only": "1"}
    )
    assert found.json == ahead.coming(seen, "kind=company", "kind", "company", True)
    assert found.headers["Cache-Control"] == "no-store"
    assert tiny_client.get("/ahead?view=joined%3Dcongruence&part=kind&box=company").status_code == 204
    assert tiny_client.get("/ahead").status_code == 400

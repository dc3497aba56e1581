"""What stands around a picture: right for every filter and view, and drawable by the canvas."""

import numpy as np
import pytest

from graph_app import Explorer
from graph_app.web.guides import guides
from graph_app.web.links import links
from graph_app.web.panels import pictures
from graph_app.web.places import asked_of, placed, stands
from graph_app.web.reading import read_view
from graph_app.web.seen import Seen
from graph_app.web.taken import as_drawn, looks
from graph_app.web.view import View
from tests.web.trees import find
from tests.worlds import World, actors, tie


def framed(explorer, query=""):
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    return pictures.answer(
        Seen(explorer, None, lambda one: explorer, "0").at(view).query(filters(view)), view
    )


def filters(view):
    return view.active.to_query()


def counts(found):
    return {entry["label"]: entry["count"] for entry in found["legend"]}


def test_a_picture_says_what_the_page_says(tiny):
    found = framed(tiny, "kind=company&derived=on")
    seen = tiny.filter(kind="company", derived=True)
    assert found["title"] == tiny.network.dataset.descriptor.title
    assert found["subtitle"][0] == seen.sentence()
    assert seen.about()["citation"] in found["footer"][1]
    assert seen.about()["fingerprint"][:12] in found["footer"][0]
    assert seen.about()["date"] in found["footer"][0]
    assert pictures.DERIVED in found["footer"]


def test_a_picture_of_what_actors_say_counts_what_it_draws(debate):
    query = "joined=congruence&through=argument&derived=on"
    found = framed(debate, query)
    drawn = len(links(debate, read_view(query, debate.network)[0])["ties"]["id"])
    first, second = found["subtitle"]
    assert first == f"Showing 588 of 588 actors, {drawn:,} pairs joined by agreement: all actors."
    assert "Ties on record are not drawn." in second
    assert pictures.DERIVED not in found["footer"]


def test_counts_of_a_pictures_legend_add_up_to_what_is_visible(debate):
    found = framed(debate, "derived=on&stance=restrictive,pro_open,unknown")
    seen = debate.filter(derived=True, stance=["restrictive", "pro_open", "unknown"])
    size = 6
    numbers = [int(entry["count"].replace(",", "")) for entry in found["legend"]]
    kinds = 4
    assert sum(numbers[:size]) == sum(numbers[size : size + kinds]) == len(seen.rows.actors)
    assert sum(numbers[size + kinds :]) == len(seen.rows.ties)
    assert [entry["glyph"] for entry in found["legend"][size + kinds :]] == ["line", "dash", "dots"]
    for entry in found["legend"]:
        assert {"light", "dark"} == set(entry["stroke"])


def test_on_an_issue_the_legend_speaks_of_the_issue(tiny):
    issue = str(tiny.network.dataset.tables["issues"]["id"].iloc[0])
    found = framed(tiny, f"issue={issue}")
    assert "Strongly supports" in counts(found)
    assert tiny.network.dataset.tables["issues"]["name"].iloc[0] in found["subtitle"][1]


@pytest.mark.parametrize(
    ("query", "offer"),
    [("", pictures.OFFER), ("tab=table", pictures.ELSEWHERE), ("text=nobodyiscalledthis", pictures.NOBODY)],
)
def test_entries_say_why_they_are_off(tiny, query, offer):
    found = framed(tiny, query)
    assert found["offer"] == offer
    assert found["shown"] is (offer == pictures.OFFER)


def test_only_what_is_drawn_is_in_the_legend():
    world = World({"actors": actors("a", "b"), "ties": [tie("t", "a", "b", "criticizes")]}).explorer()
    labels = counts(framed(world))
    assert labels["Hostile"] == "1"
    assert "Supporting" not in labels and "Acted together" not in labels
    assert "Regulators" not in labels


def test_files_are_named_after_the_debate_without_folders():
    world = World({"actors": actors("a")}).explorer(name="a/../b ü", title="<script>")
    found = framed(world)
    assert found["name"] == "a_.._b"
    assert found["title"] == "<script>"


def test_a_picture_of_a_debate_without_dates_or_licence_leaves_them_out():
    found = framed(World({"actors": actors("a"), "sources": []}).explorer())
    assert "  " not in found["footer"][0] and "data of" not in found["footer"][0]
    assert not found["footer"][0].startswith("·")


def test_there_is_an_entry_for_every_kind_of_picture():
    assert [one["props"]["children"] for one in find(pictures.items(), "Button")] == list(
        pictures.KINDS.values()
    )
    assert View().tab == "network"


def test_a_view_is_drawn_outside_as_on_the_page(debate):
    network = debate.network
    view, dropped = read_view(
        "at=meta&also=openai&colour=kind&draw=arrows&kind=company&labels=80&off=kind&panel=compare"
        "&pins=0.25:-0.5:meta&size=strength&tab=table&tie_colour=kind",
        network,
    )
    assert dropped == []
    found = looks(debate, view)
    assert found.places[network.position["meta"]].tolist() == [0.25, -0.5]
    assert found.selected == ("meta", "openai")
    assert found.ties is not None and len(found.ties.codes) == network.m + network.d
    assert found.drawing == {"arrows": True, "curves": False, "dashes": False, "edges": False, "labels": 0.8}
    assert [entry["label"] for entry in found.legend[0]] == list(debate.groups("kind").names)
    assert found.words == (
        "Colour: kind. Shape: kind of actor. Size: strength on the whole graph. "
        "Actors tied to the same others stand close; directions and distances have no scale."
    )
    assert found.guides == {"texts": [], "lines": [], "rings": []}
    kept = as_drawn(view).to_query()
    assert "tab=" not in kept and "panel=" not in kept and "off=" not in kept and "kind=company" not in kept
    assert looks(debate, as_drawn(view)).legend == found.legend


@pytest.mark.parametrize("layout", ["circles", "columns", "map", "rings", "force&placed=visible"])
def test_actors_outside_stand_where_the_layout_of_the_view_puts_them(debate, layout):
    query = f"kind=company&layout={layout}&pins=0.25:-0.5:meta"
    view, dropped = read_view(query, debate.network)
    assert dropped == []
    shown = Explorer(debate.network, view.active)
    asked = asked_of(shown, view)
    there = placed(asked)
    found = looks(shown, view)
    meta = debate.network.position["meta"]
    assert found.places[meta].tolist() == [0.25, -0.5]
    assert (np.delete(found.places, meta, axis=0) == np.delete(there, meta, axis=0)).all()
    assert found.words.endswith(stands(shown, view))
    assert found.guides == guides(shown, view, asked, there)
    assert any(found.guides.values()) is not layout.startswith("force")


@pytest.mark.parametrize("query", ["", "kind=company", "tab=matrix&panel=issue:open-weights-access"])
def test_a_view_without_looks_of_its_own_is_drawn_as_at_first(debate, query):
    assert looks(debate, read_view(query, debate.network)[0]) is None

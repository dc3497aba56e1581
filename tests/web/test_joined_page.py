"""What actors say as ties, through the callbacks of the page: what is written when, and what is not."""

import json

import pytest

from graph_app import Explorer
from graph_app.opening import open_package
from graph_app.web.app import create_app
from graph_app.web.links import links, said
from graph_app.web.reading import read_view
from graph_app.web.studies.discourse import IN_DEBATE
from tests.importers.dna_files import make
from tests.web.test_wiring import Browser, asked_by_due, look, name
from tests.web.trees import open_stills, outside, text

DUE_HERE = {"part": "discourse", "type": "due"}


@pytest.fixture
def page(tiny_app):
    return Browser(tiny_app)


def drawn(explorer, query):
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    seen = Explorer(explorer.network, view.active)
    return links(seen, view), said(seen, view)


def choose(page, word, value):
    """Choose a look; returns all that is written."""
    page.set(look(word), value=value)
    return page.told((look(word), "value"))


def test_choosing_what_joins_sends_the_pairs_and_their_words_once(page, tiny):
    page.load()
    found = choose(page, "joined", "ignore")
    pairs, words = drawn(tiny, "joined=ignore")
    assert found["url"] == {"search": "?joined=ignore"}
    assert found["canvas"]["links"] == json.loads(json.dumps(pairs))
    assert found["linked"] == {"data": pairs["n"]}
    assert found["links-said"] == {"children": words}
    assert found["stage"]["className"] == "stage tab-network said"
    again = choose(page, "size", "none")
    assert "links" not in again["canvas"] and "linked" not in again
    page.set("canvas", picked={"id": "acme", "n": 1})
    assert not {"linked", "links-said"} & set(page.told(("canvas", "picked")))
    back = choose(page, "joined", "recorded")
    assert back["canvas"]["links"] is None
    assert back["links-said"] == {"children": ""}


def test_where_ties_on_record_join_nothing_of_what_is_said_is_written(page):
    page.load()
    found = choose(page, "size", "none")
    assert "links" not in found["canvas"]
    assert not {"linked", "links-said"} & set(found)
    beside = page.beside("kind=company")
    mine = {key for key in beside if key.startswith(("through", "export-said"))}
    assert mine == set()


def test_files_and_steps_through_time_come_with_the_pairs_and_go_with_them(page, tiny_client):
    first = page.beside("joined=congruence&normalise=none&through=policy")
    files = [link for _, link, *_ in outside(open_stills(first["export-said"]["children"]))]
    assert len(files) == 5
    assert all("normalise=none" in link and tiny_client.get(link).status_code == 200 for link in files)
    assert first["through"]["data"]["titles"]
    assert first["through-point"]["max"] == len(first["through"]["data"]["titles"]) - 1
    assert first["through-now"] == {"children": "All of time"}
    same = page.beside("at=acme&joined=congruence&normalise=none&through=policy")
    assert not {"through", "export-said"} & set(same)
    last = page.beside("")
    assert last["through"] == {"data": None}
    assert last["export-said"] == {"children": None}


def test_counting_is_shared_by_the_picture_and_the_tab(page):
    page.load("?tab=discourse")
    found = choose(page, "normalise", "cosine")
    assert [key for key in found if '"type":"due"' in key] == [name(DUE_HERE)]
    assert found["url"] == {"search": "?normalise=cosine&tab=discourse"}
    page.load("?joined=congruence")
    found = choose(page, "normalise", "none")
    assert [key for key in found if '"type":"due"' in key] == []  # nobody moves, no tab is asked


def test_a_pair_that_is_clicked_opens_and_one_on_record_that_is_none_does_not(page):
    page.load("?joined=ignore")
    page.set("canvas", picked={"kind": "tie", "id": "pair:acme:reg", "n": 1})
    assert page.navigate(("canvas", "picked"))["url"] == {"search": "?joined=ignore&panel=pair:acme:reg"}
    assert "Acme and " in text(page.beside("joined=ignore&panel=pair:acme:reg")["details"]["children"])


def test_half_a_date_between_which_change_is_asked_stays_in_its_field(page):
    page.load("?discourse=change&tab=discourse")
    page.set(look("earlier"), value="2024-")
    assert page.navigate((look("earlier"), "value")) == {}
    page.set(look("earlier"), value="2024-02")
    written = page.navigate((look("earlier"), "value"))
    assert written["url"] == {"search": "?discourse=change&earlier=2024-02&tab=discourse"}
    assert name(look("earlier")) not in written


@pytest.fixture(scope="module")
def wind(tmp_path_factory):
    """The page of a file of Discourse Network Analyzer."""
    path = tmp_path_factory.mktemp("dna") / "wind.dna"
    make(path)
    explorer = open_package(path)
    return explorer, create_app(explorer)


def test_the_page_of_a_dna_file_draws_pairs_and_opens_them(wind):
    explorer, app = wind
    page = Browser(app)
    query = "backbone=none&joined=subtract"
    page.load(f"?{query}")
    found = page.components["canvas"]["props"]["links"]
    assert found == json.loads(json.dumps(drawn(explorer, query)[0]))
    first = found["ties"]["id"][0]
    sheet = text(page.beside(f"{query}&panel={first}")["details"]["children"])
    assert "both speak on" in sheet
    labels = text(page.components["legend"]["props"]["children"])
    assert "Rather agree" in labels and "Rather disagree" in labels


@pytest.mark.parametrize("study", IN_DEBATE)
def test_the_page_of_a_dna_file_answers_every_study(wind, study):
    page = Browser(wind[1])
    page.load(f"?discourse={study}&tab=discourse")
    (place,) = {one for one in asked_by_due(page, "discourse") if one[1] == "children" and "result" in one[0]}
    title = {"time": "Over time"}.get(study, study.capitalize())
    for _ in range(200):
        found = page.apply(page.ask(*place, (DUE_HERE, "data")))
        shown = found.get(place[0], {}).get("children")
        if shown and f"{title}. " in text(shown):
            return
    raise AssertionError(f"{study} has no answer")

"""A large network on the page: an overview that says what it is, and every way down."""

import pytest

import graph_app as ga
from benchmarks.debates import write
from tests.browser.conftest import served

ACTORS, TIES = 3_200, 9_000


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    return ga.open(write(tmp_path_factory.mktemp("large"), ACTORS, TIES))


@pytest.fixture(scope="module")
def host(large):
    with served(large) as found:
        yield found


def drawn(page, actors):
    page.until(f"size().actors === {actors}")
    page.settle()


def test_the_strongest_are_drawn_and_links_lead_to_more_and_back(opened, host, large):
    page = opened(at=host)
    page.open()
    assert page.ask("size()")["actors"] == 2_000
    line = page.page.locator("#overview")
    assert line.text_content().startswith(
        "Overview: 2,000 of 3,200 visible actors, those with most ties, and"
    )
    page.page.get_by_label("Zoom in").click()  # a camera that stands at the fit would follow it
    page.camera_kept()
    place, camera = page.ask("placeOf('harbour-systems-0')"), page.ask("camera()")
    line.get_by_text("500", exact=True).click()
    drawn(page, 500)
    assert page.ask("placeOf('harbour-systems-0')") == place
    assert page.ask("camera()") == camera
    line.get_by_text("all 3,200", exact=True).click()
    drawn(page, ACTORS)
    assert line.text_content().startswith("Draw 500")  # nothing is left out, and there is a way back
    page.page.get_by_label("Undo (Ctrl+Z)").click()
    drawn(page, 500)
    page.page.get_by_label("Undo (Ctrl+Z)").click()
    drawn(page, 2_000)


def test_who_is_found_is_drawn_with_neighbours(opened, host, large):
    page = opened(at=host)
    page.open("?most=500")
    hidden = next(one for one in reversed(large.network.position) if one not in page.ask("visibleActors()"))
    page.open(f"?most=500&at={hidden}")
    assert page.ask("selected()") == hidden
    assert page.ask(f"locate('{hidden}')") is not None
    seen = set(page.ask("visibleActors()"))
    network = large.network
    ids, mine = network.cells("actors", "id"), network.position[hidden]
    near = {ids[two] for one, two in zip(network.start, network.end, strict=True) if one == mine}
    near |= {ids[one] for one, two in zip(network.start, network.end, strict=True) if two == mine}
    assert near
    assert {hidden, *near} <= seen


def test_a_filter_draws_those_it_leaves(opened, host, large):
    page = opened(at=host)
    page.open("?kind=regulator&most=10000")
    few = large.filter(kind="regulator")
    network = large.network
    assert set(page.ask("visibleActors()")) == set(network.cells("actors", "id")[few.rows.actors])
    assert set(page.ask("visibleTies()")) == set(network.cells("ties", "id")[few.rows.ties])


def test_coalitions_are_found_when_asked_for_and_lead_to_themselves(opened, host, large):
    page = opened(at=host)
    page.open()
    page.page.locator(".overview-groups summary").click()
    page.page.locator("#coalitions-find").click()
    page.page.wait_for_selector("#coalitions li")
    groups = large.groups("coalition")
    first = page.page.locator("#coalitions li").first
    members = int((groups.codes == 0).sum())
    assert first.locator("b").text_content() == f"{members:,}"
    page.until("drawnGuides().length > 3")  # they are named in the picture too
    assert f"Coalition 1 ({members:,})" in [one["text"] for one in page.ask("drawnGuides()")]
    first.locator("a").click()
    drawn(page, members)
    assert "coalition=1" in page.page.url
    assert not page.page.locator("#coalitions").is_visible()
    page.page.get_by_text("Back to the overview").click()
    drawn(page, 2_000)


def test_other_layouts_and_pairs_of_agreement_go_with_the_part_that_is_drawn(opened, host, large):
    page = opened(at=host)
    page.open("?layout=circles&most=500")
    before = page.ask("placeOf('harbour-systems-0')")
    page.page.locator("#overview").get_by_text("1,000", exact=True).click()
    drawn(page, 1_000)
    assert page.ask("placeOf('harbour-systems-0')") == before
    page.open("?joined=congruence&most=500")
    assert page.ask("size()")["ties"] > 0

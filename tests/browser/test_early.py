"""The picture that is there before the page: where it stands, that it moves into it, and what it costs."""

from urllib.request import urlopen

import pytest

from tests.browser.conftest import KNOWN, PATIENCE

RENDERER = "**/dash_renderer*"


@pytest.fixture(scope="module")
def placed(address, debate):
    """The address, once the server has placed the actors: before that there is no early picture."""
    with urlopen(f"{address}/network/{debate.network.dataset.fingerprint}.json") as answer:
        assert answer.status == 200
    return address


@pytest.fixture
def loading(browser, placed):
    """A page whose last script does not come until it is let: gives the page and what lets it."""
    contexts = []

    def begin(query="", **options):
        context = browser.new_context(**options)
        contexts.append(context)
        context.add_init_script(KNOWN)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.troubles, page.asked, held = [], [], []
        page.on("console", lambda message: page.troubles.append(message.text))
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.route(RENDERER, lambda route: held.append(route))
        page.goto(f"{placed}/{query}", wait_until="commit")

        def go_on():
            for route in held:
                route.continue_()
            page.unroute(RENDERER)
            page.wait_for_selector("#canvas[data-ready=true]", state="attached")
            page.wait_for_function("() => document.querySelector('#sentence').textContent.length > 0")

        return page, go_on

    yield begin
    for context in contexts:
        context.close()


def box(page, selector):
    found = page.locator(selector).bounding_box()
    return [found[one] for one in ("x", "y", "width", "height")]


@pytest.mark.parametrize("width", [1800, 1440, 1200, 1000, 860])
def test_the_picture_does_not_move_when_the_page_comes(loading, width):
    page, go_on = loading(viewport={"width": width, "height": 900})
    page.wait_for_selector("#early[data-drawn]")
    before = box(page, "#early")
    go_on()
    assert box(page, "#canvas") == pytest.approx(before, abs=1.5)
    assert page.locator("#early").count() == 0
    assert page.troubles == []


def test_it_is_the_picture_of_the_address_and_is_drawn_and_fetched_once(loading):
    page, go_on = loading("?kind=company", viewport={"width": 1440, "height": 900}, color_scheme="dark")
    page.wait_for_selector("#early[data-drawn]")
    assert page.evaluate("document.documentElement.dataset.mantineColorScheme") == "dark"
    canvases = page.locator("canvas").count()
    go_on()
    assert page.locator("canvas").count() == canvases
    assert page.evaluate("document.querySelector('#canvas').graphCanvas.size().actors") == 185
    assert len([one for one in page.asked if "/network/" in one]) == 1
    assert page.troubles == []


def test_after_the_move_hands_and_filters_work(loading):
    page, go_on = loading(viewport={"width": 1440, "height": 900})
    page.wait_for_selector("#early[data-drawn]")
    go_on()
    place = page.evaluate("document.querySelector('#canvas').graphCanvas.locate('meta')")
    page.mouse.click(place["x"], place["y"])
    page.wait_for_function("() => document.querySelector('#canvas').graphCanvas.selected() === 'meta'")
    page.locator("input[value='institute']").first.click()
    page.wait_for_function("() => document.querySelector('#canvas').graphCanvas.size().actors === 456")
    assert page.troubles == []


def test_on_a_narrow_screen_the_page_comes_as_a_whole(loading):
    page, go_on = loading(viewport={"width": 390, "height": 844})
    go_on()
    assert page.locator("#early").count() == 0
    assert page.troubles == []


def test_the_library_of_tables_comes_with_the_first_table(opened):
    page = opened()
    asked = []
    page.page.on("request", lambda request: asked.append(request.url))
    page.page.get_by_text("Table", exact=True).click()
    page.page.wait_for_selector(".ag-row")
    assert len([one for one in asked if "dash_ag_grid.v" in one]) == 1
    page.page.get_by_text("Network", exact=True).click()
    page.settle()
    page.page.get_by_text("Matrix", exact=True).click()
    page.page.wait_for_selector(".matrix .ag-row")
    assert len([one for one in asked if "dash_ag_grid.v" in one]) == 1

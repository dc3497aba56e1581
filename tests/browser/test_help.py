"""The help page, and the tour that a first visit invites to."""

import pytest

from tests.browser.test_axe import violations

NARROW = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
STEPS = 6


@pytest.fixture
def first(opened):
    """A way to open the page as one who was never here."""
    return lambda query="", **options: opened(query, first_visit=True, **options)


@pytest.fixture
def help_page(browser, address):
    """A way to open the help page by itself."""
    contexts = []

    def open_one(anchor="", **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.troubles = []
        page.on("console", lambda message: page.troubles.append(message.text))
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.goto(f"{address}/help{anchor}")
        return page

    yield open_one
    for context in contexts:
        context.close()


def shown(page, selector):
    return page.page.locator(selector).is_visible()


def remembered(page):
    return page.page.evaluate("localStorage.getItem('graph-app-tour')")


def step(page):
    return page.page.locator(".tour-step:not([hidden]) h2").text_content()


# --- the page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_on_the_help_page_and_nothing_is_too_wide(help_page, scheme, width):
    page = help_page(color_scheme=scheme, viewport={"width": width, "height": 844})
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == {"light": "rgb(255, 255, 255)", "dark": "rgb(26, 29, 34)"}[scheme]
    assert page.troubles == []


def test_it_is_as_light_or_dark_as_the_explorer_was_left(opened):
    page = opened(color_scheme="light")
    page.page.locator("#theme").click()
    page.page.wait_for_selector("html[data-mantine-color-scheme=dark]")
    page.page.goto(f"{page.address}/help")
    assert page.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(26, 29, 34)"


def test_it_reads_without_scripts_and_prints_on_white(help_page):
    page = help_page("#method-pagerank", java_script_enabled=False, color_scheme="dark")
    article = page.locator("#method-pagerank")
    assert article.is_visible()
    assert "PageRank" in article.text_content()
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.locator("#method-pagerank").is_visible()


def test_the_name_of_a_measure_leads_to_what_the_help_says_of_it(opened):
    page = opened("?measure=katz&tab=influence")
    link = page.page.locator("#tab-influence .about a, .study .about a").first
    link.wait_for()
    with page.page.expect_popup() as popup:
        link.click()
    found = popup.value
    found.wait_for_load_state()
    assert found.url == f"{page.address}/help#method-katz"
    assert found.locator("#method-katz").is_visible()
    assert 0 <= found.locator("#method-katz").bounding_box()["y"] < 400


# --- the tour


def test_a_first_visit_is_invited_and_taken_through_by_keyboard(first):
    page = first()
    assert shown(page, "#invitation")
    assert violations(page.page) == []
    page.page.locator("#invitation [data-tour=start]").focus()
    page.page.keyboard.press("Enter")
    titles = []
    for _ in range(STEPS):
        titles.append(step(page))
        assert violations(page.page, "#tour") == []
        page.page.keyboard.press("Enter")
    assert titles == ["The picture", "Filters", "Details, with evidence", "Views", "Take it away", "Help"]
    assert not shown(page, "#tour")
    page.page.wait_for_function("() => document.activeElement.className === 'nc-stage'")
    assert page.search() == ""
    page.page.reload()
    page.drawn()
    assert not shown(page, "#invitation")


@pytest.mark.parametrize("options", [{}, NARROW], ids=["wide", "narrow"])
def test_each_step_points_at_what_it_is_about_and_lies_beside_it(first, options):
    page = first(reduced_motion="reduce", **options)
    page.page.locator("#invitation [data-tour=start]").click()
    wide = page.page.viewport_size["width"]
    told = "#filters" if wide > 820 else "#show-filters"
    for selector in ("#canvas", told, ".details", ".toolbar .tabs", ".opener.accent", "#help-open"):
        at = page.page.locator(selector).first.bounding_box()
        ring = page.page.locator(".tour-ring").bounding_box()
        card = page.page.locator(".tour-card").bounding_box()
        assert [ring[side] for side in ("x", "y")] == pytest.approx([at["x"], at["y"]], abs=2)
        assert card["x"] >= 0 and card["x"] + card["width"] <= wide
        assert card["y"] >= 0 and card["y"] + card["height"] <= page.page.viewport_size["height"]
        if selector != "#canvas" or wide > 820:
            apart = (
                card["x"] >= ring["x"] + ring["width"]
                or card["x"] + card["width"] <= ring["x"]
                or card["y"] >= ring["y"] + ring["height"]
                or card["y"] + card["height"] <= ring["y"]
            )
            assert apart, selector
        page.page.keyboard.press("ArrowRight")
    assert not shown(page, "#tour")


def test_escape_skips_it_and_arrows_go_back(first):
    page = first()
    page.page.locator("#invitation [data-tour=start]").click()
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("ArrowLeft")
    assert step(page) == "Filters"
    page.page.keyboard.press("Escape")
    assert not shown(page, "#tour") and not shown(page, "#invitation")
    assert remembered(page) == "seen"


def test_whoever_does_something_else_is_not_asked_again(first):
    page = first()
    assert shown(page, "#invitation")
    page.page.keyboard.press("Tab")
    assert shown(page, "#invitation")
    page.page.locator("#filters input[type=checkbox][value='company']").uncheck()
    assert not shown(page, "#invitation")
    assert remembered(page) == "seen"


def test_it_can_be_declined(first):
    page = first(**NARROW)
    page.page.locator("#invitation [data-tour=no]").click()
    assert not shown(page, "#invitation")
    assert remembered(page) == "seen"


def test_an_address_that_says_a_view_is_not_interrupted(first):
    page = first("?kind=regulator")
    assert not shown(page, "#invitation")
    assert remembered(page) is None


def test_the_help_starts_it_again(opened):
    page = opened()
    assert not shown(page, "#invitation")
    page.page.locator("#help-open").click()
    page.page.locator(".more-help [data-tour=start]").click()
    page.page.locator(".tour-card").wait_for()
    assert step(page) == "The picture"
    page.page.locator("#tour [data-tour=end]").click()
    page.page.wait_for_function("() => !document.querySelector('.mantine-Modal-content')")
    assert not shown(page, "#tour")


def test_the_help_page_starts_it_too(opened):
    page = opened("#tour")
    page.page.locator(".tour-card").wait_for()
    assert page.page.url == f"{page.address}/"

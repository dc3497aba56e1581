"""Layouts, encodings and the legend, by mouse and by keyboard."""

import threading

import pytest

from graph_app.layouts import LAYOUTS, Cancelled
from graph_app.web.panels import placing
from graph_app.web.places import placed
from tests.browser.conftest import served

TITLES = {layout.name: layout.title for layout in LAYOUTS}
OTHERS = [name for name in TITLES if name != "force"]
PLACES = "visibleActors().slice(0, 60).map((id) => graphs.placeOf(id))"


def places(page):
    return page.ask(PLACES.replace("graphs", "document.querySelector('#canvas').graphCanvas"))


def menu(page, name):
    return page.page.locator(f".looks input[aria-label='{name}']")


def choose(page, name, option):
    """Choose from a menu with the mouse."""
    menu(page, name).click()
    page.page.get_by_role("option", name=option, exact=True).click()


def link_has(page, *words):
    for word in words:
        page.page.wait_for_function("word => location.search.slice(1).split('&').includes(word)", arg=word)


def arrived(page):
    page.page.wait_for_timeout(200)
    page.until("moving() === false")


@pytest.mark.parametrize("name", OTHERS)
def test_every_layout_is_reached_by_mouse_and_its_link_restores_it(opened, name):
    page = opened()
    before = places(page)
    choose(page, "Layout", TITLES[name])
    link_has(page, f"layout={name}")
    page.page.wait_for_function(
        "before => JSON.stringify(document.querySelector('#canvas').graphCanvas.placeOf('ntia')) !== before",
        arg=page.page.evaluate(
            "JSON.stringify(document.querySelector('#canvas').graphCanvas.placeOf('ntia'))"
        ),
    )
    page.settle()
    arrived(page)
    after = places(page)
    assert sum(one != two for one, two in zip(before, after, strict=True)) > 50
    assert page.ask("drawnGuides().length") > 2
    other = opened(page.search())
    other.settle()
    arrived(other)
    for one, two in zip(places(other), after, strict=True):
        assert one == pytest.approx(two, abs=1e-5)
    assert menu(other, "Layout").input_value() == TITLES[name]
    said = other.page.locator("#caption").text_content()
    assert said == page.page.locator("#caption").text_content()
    choose(page, "Layout", TITLES["force"])
    page.page.wait_for_function("() => !location.search.includes('layout')")
    page.settle()
    arrived(page)
    assert places(page) == before


def test_layouts_are_reached_by_keyboard(opened):
    page = opened()
    keys = page.page.keyboard
    menu(page, "Layout").focus()
    for name in OTHERS:
        keys.press("Enter")
        page.page.get_by_role("option", name=TITLES[name], exact=True).wait_for()
        for _ in TITLES:
            keys.press("ArrowDown")
            if page.page.locator("[role=option][data-combobox-selected]").text_content() == TITLES[name]:
                break
        keys.press("Enter")
        link_has(page, f"layout={name}")
        page.settle()
    keys.press("Tab")
    assert page.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Around whom"


def test_a_layout_has_its_own_parameter_beside_it(opened):
    page = opened("?layout=columns")
    page.settle()
    shown = {name: menu(page, name).is_visible() for name in ("Group by", "What height means", "Around whom")}
    assert shown == {"Group by": True, "What height means": False, "Around whom": False}
    choose(page, "Group by", "Jurisdiction")
    link_has(page, "by=jurisdiction")
    page.until("drawnGuides().some((one) => one.text.startsWith('US ('))")
    choose(page, "Layout", TITLES["map"])
    menu(page, "What height means").wait_for()
    choose(page, "What height means", "Degree")
    link_has(page, "y=degree")
    page.until("drawnGuides().some((one) => one.text === 'Degree, low to high')")


def test_rings_are_laid_around_the_actor_in_focus_or_a_chosen_one(opened):
    page = opened("?at=google&layout=rings")
    page.settle()
    arrived(page)
    assert page.ask("placeOf('google')") == {"x": 0, "y": 0}
    menu(page, "Around whom").click()
    menu(page, "Around whom").fill("Mistral")
    page.page.get_by_role("option", name="Mistral AI", exact=True).click()
    link_has(page, "centre=mistral-ai")
    page.settle()
    arrived(page)
    assert page.ask("placeOf('mistral-ai')") == {"x": 0, "y": 0}
    assert "Mistral AI" in page.page.locator("#caption").text_content()
    other = opened(page.search())
    other.settle()
    assert menu(other, "Around whom").input_value() == "Mistral AI"
    choose(other, "Around whom", "Actor in focus")
    other.page.wait_for_function("() => !location.search.includes('centre')")


def test_colours_are_those_of_the_legend_in_both_themes(opened, debate):
    page = opened("?colour=kind", color_scheme="light")
    page.settle()
    kinds = dict(zip(debate.network.actors["id"], debate.network.actors["kind"], strict=True))
    names = dict(debate.network.words("actor_kinds", "plural"))

    def fill(label):
        entry = page.page.locator("#legend button", has_text=label).locator(".mark")
        return entry.evaluate("one => getComputedStyle(one).getPropertyValue('--fill').trim()")

    for scheme in ("light", "dark"):
        page.page.emulate_media(color_scheme=scheme)
        page.page.wait_for_selector(f"html[data-mantine-color-scheme={scheme}]")
        page.page.wait_for_timeout(200)
        for actor in ("meta", "ntia", "mozilla", "rand"):
            assert page.ask(f"colourOf('{actor}')") == fill(names[kinds[actor]])


def test_colour_and_size_are_chosen_from_menus(opened):
    page = opened()
    plain = page.ask("colourOf('meta')")
    choose(page, "Colour", "Degree")
    link_has(page, "colour=degree")
    page.until(f"colourOf('meta') !== '{plain}'")
    page.settle()  # the legend is answered after the picture
    assert page.page.locator("#legend .key").first.text_content() == "Degree"
    choose(page, "Size", "All alike")
    link_has(page, "size=none")
    page.settle()
    assert page.ask("radiusOf('meta')") == page.ask("radiusOf('ntia')")


def test_the_legend_counts_filters_and_selects(opened, debate):
    page = opened()
    entry = page.page.locator("#legend button", has_text="Regulators")
    assert entry.text_content() == "Regulators103"
    entry.click()
    page.says(debate.filter(kind="regulator").sentence())
    page.page.wait_for_selector("#legend button[aria-pressed=true]:has-text('Regulators')")
    assert page.ask("size().actors") == 103
    entry.click()
    page.says(debate.sentence())
    entry.click(modifiers=["Shift"])
    page.until("alsoSelected().length === 102")
    assert "kind=" not in page.search()
    assert page.ask("size().actors") == 588


def test_the_legend_is_used_by_keyboard_and_keeps_the_focus(opened, debate):
    page = opened()
    entry = page.page.locator("#legend button", has_text="Institutes")
    entry.focus()
    page.page.keyboard.press("Enter")
    page.says(debate.filter(kind="institute").sentence())
    page.settle()
    assert page.page.evaluate("document.activeElement.textContent").startswith("Institutes")
    page.page.keyboard.press("Enter")
    page.says(debate.sentence())
    page.page.keyboard.press("Shift+Enter")
    page.until("alsoSelected().length === 131")


def test_coalitions_are_selected_by_their_entry(opened):
    page = opened("?colour=coalition")
    page.settle()
    entry = page.page.locator("#legend button").first
    count = int(entry.locator("b").text_content())
    entry.click()
    page.until(f"alsoSelected().length === {count - 1}")


def test_what_is_changed_less_often_folds_away(opened):
    page = opened("?at=meta&labels=10")
    page.settle()
    opener = page.page.locator("#looks-more summary")
    slider = page.page.get_by_role("slider")
    assert not slider.is_visible()
    opener.click()
    names = len(page.ask("drawnLabels()"))
    slider.focus()
    page.page.keyboard.press("End")
    link_has(page, "labels=100")
    page.settle()
    assert len(page.ask("drawnLabels()")) > names
    page.page.locator("#looks-more").get_by_text("Arrows", exact=True).click()
    link_has(page, "draw=curves,dashes,edges")
    page.page.locator("#looks-more").get_by_text("Kind of tie", exact=True).click()
    link_has(page, "tie_colour=kind")
    page.page.wait_for_selector("#legend button:has-text('Invests in')")
    page.page.keyboard.press("Escape")
    assert not slider.is_visible()
    assert page.page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert page.ask("selected()") == "meta"
    opener.click()
    page.page.mouse.click(330, 250)
    assert not slider.is_visible()


def test_what_is_visible_is_laid_out_again_and_pins_are_let_go(opened):
    page = opened("?kind=regulator&pins=0.5:0.5:ntia")
    page.settle()
    before = places(page)
    page.page.locator("#looks-more summary").click()
    page.page.locator("#looks-more").get_by_text("What is visible", exact=True).click()
    link_has(page, "placed=visible")
    page.settle()
    arrived(page)
    assert places(page) != before
    assert page.ask("placeOf('ntia')") == {"x": 0.5, "y": 0.5}
    page.page.get_by_text("Let all pins go").click()
    page.page.wait_for_function("() => !location.search.includes('pins')")
    page.until("placeOf('ntia').x !== 0.5")


def test_the_camera_of_a_link_follows_a_new_layout(opened):
    page = opened()
    page.settle()
    page.page.mouse.move(700, 400)
    page.page.mouse.wheel(0, -400)
    page.page.wait_for_function("() => location.search.includes('camera=')")
    zoomed = page.search()
    choose(page, "Layout", TITLES["columns"])
    link_has(page, "layout=columns")
    page.page.wait_for_function(
        "old => location.search.includes('camera=') && !location.search.includes(old)",
        arg=zoomed.partition("?")[2],
    )
    words = dict(word.split("=") for word in page.search()[1:].split("&"))
    camera = page.ask("camera()")
    written = [float(number) for number in words["camera"].split(":")]
    assert written == pytest.approx([camera["x"], camera["y"], camera["ratio"]], abs=1e-4)
    assert page.ask("visibleActors().every((id) => document.querySelector('#canvas').graphCanvas.locate(id))")


@pytest.mark.parametrize("size", [(1440, 900), (1100, 800), (390, 844)])
@pytest.mark.parametrize("query", ["", "?layout=rings&colour=jurisdiction"])
def test_the_controls_take_no_room_from_the_picture(opened, size, query):
    page = opened(query, viewport={"width": size[0], "height": size[1]})
    page.settle()
    bar = page.page.locator(".toolbar").bounding_box()
    canvas = page.page.locator("#canvas").bounding_box()
    assert bar["y"] + bar["height"] <= canvas["y"] + 0.5
    assert canvas["height"] > 0.3 * size[1]
    assert page.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_on_a_narrow_screen_the_controls_are_a_card_that_opens(opened):
    page = opened(viewport={"width": 390, "height": 844})
    page.settle()
    button = page.page.locator("#show-looks")
    assert not menu(page, "Layout").is_visible()
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    choose(page, "Layout", TITLES["columns"])
    link_has(page, "layout=columns")
    menu(page, "Group by").wait_for()
    menu(page, "Colour").focus()
    page.page.keyboard.press("Escape")
    assert not menu(page, "Layout").is_visible()
    assert page.page.evaluate("document.activeElement.id") == "show-looks"
    button.click()
    page.page.mouse.click(200, 560)
    assert not menu(page, "Layout").is_visible()


def test_a_page_at_rest_asks_for_nothing(opened):
    page = opened("?at=meta&colour=coalition&layout=rings&labels=70&tie_colour=kind")
    page.settle()
    asked = []
    page.page.on("request", lambda request: asked.append(request.url))
    page.page.wait_for_timeout(2500)
    assert asked == []


class Slow:
    """Layouts wait, at half of their work, until they are let go or stopped."""

    def __init__(self):
        self.go = threading.Event()
        self.stopped = 0

    def __call__(self, asked, progress):
        try:
            while not self.go.wait(0.02):
                progress(0.5)
        except Cancelled:
            self.stopped += 1
            raise
        return placed(asked)


@pytest.fixture
def slow(monkeypatch):
    found = Slow()
    monkeypatch.setattr(placing, "placed", found)
    yield found
    found.go.set()


def test_a_layout_that_takes_long_can_be_cancelled(opened, tiny, slow):
    with served(tiny) as address:
        page = opened(at=address)
        page.settle()
        before = places(page)
        choose(page, "Layout", TITLES["columns"])
        card = page.page.locator("#placing")
        card.wait_for()
        page.page.wait_for_selector("#placing-said:has-text('Placing 8 actors … 50%')")
        # the page answers meanwhile
        page.page.locator("#legend button", has_text="Companies").click()
        link_has(page, "kind=company", "layout=columns")
        page.page.get_by_role("button", name="Cancel").click()
        page.page.wait_for_function("() => !location.search.includes('layout')")
        card.wait_for(state="hidden")
        assert "kind=company" in page.search()
        assert page.ask("placeOf('acme')") in before
        assert slow.stopped >= 1
        page.page.wait_for_function(
            "() => document.querySelector('#caption').textContent.includes('stand close')"
        )


def test_a_layout_that_takes_long_arrives_when_it_is_done(opened, tiny, slow):
    with served(tiny) as address:
        page = opened(at=address)
        page.page.goto(f"{address}/?layout=columns")
        page.page.locator("#placing").wait_for()
        page.page.wait_for_selector("#canvas[data-ready=true]", state="attached")
        before = page.ask("placeOf('acme')")
        slow.go.set()
        page.page.locator("#placing").wait_for(state="hidden")
        page.settle()
        arrived(page)
        assert page.ask("placeOf('acme')") != before
        assert page.ask("drawnGuides().length") >= 3

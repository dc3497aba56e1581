"""Every group of verbs by the mouse, and by the keyboard alone, in a real browser.

The debate is small, so that the pages are quick.
"""

import re

import pytest

from graph_app.web.acts import act
from graph_app.web.reading import read_view
from tests.browser.conftest import served

MENU = "[role=menu]:not([hidden])"
FREE = """() => {
  const canvas = document.querySelector("#canvas").graphCanvas;
  const box = document.querySelector("#canvas").getBoundingClientRect();
  const free = (x, y) => document.elementFromPoint(x, y).closest("#canvas .nc-stage");
  const found = {};
  for (const id of canvas.visibleTies()) {
    const place = canvas.locateTie(id);
    if (!place || canvas.tieAt(place.x, place.y) !== id || !free(place.x, place.y)) continue;
    found.tie = { id, ...place };
  }
  for (let x = box.left + 20; x < box.right && !found.stage; x += 20) {
    const y = box.top + 120;
    const far = (one) => Math.hypot(one.x - x, one.y - y) > 60;
    const alone = canvas.visibleActors().map(canvas.locate).every(far);
    if (alone && free(x, y) && !canvas.actorAt(x, y) && !canvas.tieAt(x, y)) found.stage = { x, y };
  }
  return found;
}"""
"""A tie that can be pointed at, and a place where nothing is."""


@pytest.fixture(scope="module")
def small(tiny):
    with served(tiny) as address:
        yield address


@pytest.fixture
def page_of(opened, small):
    def open_one(query="", **options):
        options.setdefault("viewport", {"width": 1200, "height": 720})
        page = opened(query, at=small, **options)
        page.settle()
        return page

    return open_one


def view_of(page, tiny):
    return read_view(page.search(), tiny.network)[0]


def after(page, tiny, **asked):
    """Return what Python makes of an act on the view that the page shows."""
    view = view_of(page, tiny)
    return act(tiny.query(view.active.to_query()), view, asked)


def becomes(page, tiny, expected):
    """Wait until the address says a view."""
    words = expected.link()
    page.page.wait_for_function(
        "words => (location.search || '?').replace(/&?camera=[^&]*/, '').replace(/^\\?&/, '?') === words",
        arg=words,
    )
    page.settle()
    assert view_of(page, tiny) == expected


def press(page, tiny, key, **asked):
    """Press a key and wait until the page shows what the act means."""
    expected = after(page, tiny, **asked)
    page.page.keyboard.press(key)
    becomes(page, tiny, expected)


def button(page, name):
    return page.page.locator(".hands").get_by_role("button", name=name)


def entry(page, name):
    return page.page.locator(MENU).get_by_role("menuitem", name=name)


def focused(page, selector):
    page.page.wait_for_function("one => document.activeElement.matches(one)", arg=selector)


def point(page, actor):
    place = page.ask(f"locate({actor!r})")
    return place["x"], place["y"]


def test_bar_and_chips_by_mouse(page_of, tiny):
    page = page_of()
    page.page.locator(".selection-bar").wait_for(state="hidden")
    before = page.page.locator("#canvas").bounding_box()
    page.page.mouse.click(*point(page, "iris"))
    page.page.locator(".selection-bar .who", has_text="Iris Institut").wait_for()
    assert page.page.locator("#canvas").bounding_box() == before
    assert not button(page, "Compare").is_visible()
    page.settle()
    place = page.ask("placeOf('iris')")
    pinned = after(page, tiny, verb="pin", places={"iris": (place["x"], place["y"])})
    button(page, re.compile("^Pin$")).click()
    becomes(page, tiny, pinned)
    assert list(page.ask("pins()")) == ["iris"]
    for name, verb in (("Unpin", "unpin"), ("Neighbours", "neighbours"), ("Hide", "hide")):
        expected = after(page, tiny, verb=verb)
        button(page, re.compile(f"^{name}$")).click()
        becomes(page, tiny, expected)
    chip = page.page.locator(".chip", has_text="left out")
    hidden = len(view_of(page, tiny).filter.get("hide"))
    assert chip.text_content() == f"{hidden} left outShow"
    expected = after(page, tiny, verb="show")
    chip.get_by_role("button").click()
    becomes(page, tiny, expected)
    chip.wait_for(state="hidden")


def test_what_is_unpinned_goes_back_to_its_place(page_of, tiny):
    page = page_of("?at=iris")
    page.settle()
    home = page.ask("placeOf('iris')")
    x, y = point(page, "iris")
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    page.page.mouse.move(x + 60, y - 40, steps=5)
    page.page.mouse.up()
    page.page.wait_for_function("() => location.search.includes('pins=')")
    page.settle()
    assert page.ask("placeOf('iris')") != pytest.approx(home, abs=1e-3)
    press(page, tiny, "p", verb="unpin")
    assert page.ask("placeOf('iris')") == pytest.approx(home, abs=1e-6)


def test_surroundings_by_mouse(page_of, tiny):
    page = page_of("?at=juno")
    expected = after(page, tiny, verb="focus", depth=2)
    button(page, "Focus").click()
    entry(page, "Within 2 ties").click()
    becomes(page, tiny, expected)
    page.page.locator(".chip", has_text='Within 2 ties of Juno "J" Lab').wait_for()
    for name, depth in (
        ("One tie further", "deeper"),
        ("One tie less", "nearer"),
        ("Show the others", "off"),
    ):
        expected = after(page, tiny, verb="focus", depth=depth)
        page.page.locator(".chip").get_by_role("button", name=name).click()
        becomes(page, tiny, expected)
    assert page.search().startswith("?at=juno")


def test_selecting_and_placing_by_keyboard_alone(page_of, tiny):
    page = page_of()
    page.page.keyboard.press("/")
    focused(page, "#search")
    page.page.keyboard.type("oeffn")
    page.page.keyboard.press("Control+a")
    page.page.keyboard.type("offnung")
    page.page.get_by_role("option", name="Iris Institut für Öffnung", exact=True).wait_for()
    expected = after(page, tiny, verb="select", ids=["iris"])
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("Enter")
    becomes(page, tiny, expected)
    focused(page, ".nc-stage")
    place = page.ask("placeOf('iris')")
    press(page, tiny, "p", verb="pin", places={"iris": (place["x"], place["y"])})
    press(page, tiny, "p", verb="unpin")
    press(page, tiny, "2", verb="focus", depth=2)
    press(page, tiny, "+", verb="focus", depth="deeper")
    press(page, tiny, "-", verb="focus", depth="nearer")
    press(page, tiny, "Escape", verb="focus", depth="off")
    focused(page, ".nc-stage")
    press(page, tiny, "r", verb="rings")
    press(page, tiny, "x", verb="hide")
    press(page, tiny, "u", verb="show")
    press(page, tiny, "Control+a", verb="all")
    press(page, tiny, "Escape", verb="clear")
    focused(page, ".nc-stage")
    page.page.keyboard.press("Escape")  # nothing is left to leave but the picture
    focused(page, "body")


def test_walking_by_keyboard_alone(page_of, tiny):
    page = page_of("?kind=company,institute,regulator")
    page.page.keyboard.press("Tab")
    focused(page, ".to-picture")
    page.page.keyboard.press("Enter")
    focused(page, ".nc-stage")
    page.page.keyboard.press("ArrowRight")
    first = page.ask("walked()")
    number = int(tiny.filter(kind=["company", "institute", "regulator"]).visible.actors.sum())
    said = page.page.locator(".nc-live").text_content()
    assert f"{number} of {tiny.network.n} actors visible" in said
    press(page, tiny, "Enter", verb="select", ids=[first])
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"):
        page.page.keyboard.press(key)
        if page.ask("walked()") != first:
            break
    second = page.ask("walked()")
    assert second not in (None, first)
    press(page, tiny, "Shift+Enter", verb="select", ids=[second], add=True)
    assert page.page.locator(".selection-bar .who").text_content() == "2 selected"
    press(page, tiny, "c", verb="compare")
    press(page, tiny, "t", verb="paths")
    page.page.keyboard.press("Escape")  # leaves the walk, nothing else
    page.until("walked() === null")
    assert view_of(page, tiny).panel == "paths"
    focused(page, ".nc-stage")
    press(page, tiny, "n", verb="neighbours")
    press(page, tiny, "k", verb="keep")
    press(page, tiny, "Escape", verb="focus", depth="off")
    press(page, tiny, "Escape", verb="clear")


def test_menu_of_actor_tie_and_stage_by_mouse(page_of, tiny):
    page = page_of("?at=bolt")
    page.page.mouse.click(*point(page, "iris"), button="right")
    menu = page.page.locator("#context-menu")
    menu.wait_for()
    box = menu.bounding_box()
    assert box["x"] >= 0
    assert box["y"] + box["height"] <= 720
    expected = after(page, tiny, verb="paths", arg="iris")
    entry(page, "Find paths from the selection to here").click()
    becomes(page, tiny, expected)
    menu.wait_for(state="hidden")
    focused(page, ".nc-stage")
    # one of several means all of them
    page.page.mouse.click(*point(page, "iris"), button="right")
    expected = after(page, tiny, verb="same", by="kind")
    entry(page, "Same kind").click()
    becomes(page, tiny, expected)
    assert set(expected.selected) == {"acme", "bolt", "iris", "juno"}
    page.page.mouse.click(*point(page, "iris"), button="right")
    menu.wait_for()
    page.page.mouse.click(600, 20)
    menu.wait_for(state="hidden")
    assert view_of(page, tiny) == expected
    free = page.page.evaluate(FREE)
    page.page.mouse.click(free["stage"]["x"], free["stage"]["y"], button="right")
    expected = after(page, tiny, verb="clear")
    entry(page, "Select nobody").click()
    becomes(page, tiny, expected)
    tie = page.page.evaluate(FREE)["tie"]
    page.page.mouse.click(tie["x"], tie["y"], button="right")
    expected = after(page, tiny, verb="select", arg=tie["id"], kind="tie")
    assert len(expected.selected) == 2
    entry(page, "Select both ends").click()
    becomes(page, tiny, expected)


def test_menu_by_keyboard_and_escape_gives_the_picture_back(page_of, tiny):
    page = page_of("?at=iris")
    page.page.locator(".nc-stage").focus()
    page.page.keyboard.press("Shift+F10")
    page.page.locator("#context-menu").wait_for()
    focused(page, "[role=menuitem]")
    page.page.keyboard.press("Escape")
    page.page.locator("#context-menu").wait_for(state="hidden")
    focused(page, ".nc-stage")
    assert view_of(page, tiny).at == "iris"
    page.page.keyboard.press("m")
    focused(page, "[role=menuitem]")
    for key in ("End", "ArrowDown", "ArrowUp"):
        page.page.keyboard.press(key)
    focused(page, "[data-verb=rings]")
    page.page.keyboard.type("leave")
    focused(page, "[data-verb=hide]")
    press(page, tiny, "Enter", verb="hide")
    focused(page, ".nc-stage")
    # nobody is selected: the menu is that of the picture
    page.page.keyboard.press("m")
    entry(page, "Show again all").wait_for()
    page.page.keyboard.press("Tab")
    page.page.locator("#context-menu").wait_for(state="hidden")
    focused(page, ".nc-stage")


def drag(page, *places):
    page.page.mouse.move(*places[0])
    page.page.mouse.down()
    for place in places[1:]:
        page.page.mouse.move(*place, steps=4)
    page.page.mouse.up()


def test_box_and_lasso(page_of, tiny):
    page = page_of()
    spots = {one: point(page, one) for one in page.ask("visibleActors()")}
    x, y = spots["iris"]
    page.page.keyboard.press("b")
    assert button(page, "Box").get_attribute("aria-pressed") == "true"
    inside = [one for one, spot in spots.items() if abs(spot[0] - x) <= 40 and abs(spot[1] - y) <= 40]
    expected = after(page, tiny, verb="select", ids=inside)
    drag(page, (x - 40, y - 40), (x + 40, y + 40))
    becomes(page, tiny, expected)
    button(page, "Lasso").click()
    x, y = spots["reg"]
    inside = [one for one, spot in spots.items() if abs(spot[0] - x) <= 30 and abs(spot[1] - y) <= 30]
    expected = after(page, tiny, verb="select", ids=inside)
    drag(page, (x - 30, y - 30), (x + 30, y - 30), (x + 30, y + 30), (x - 30, y + 30))
    becomes(page, tiny, expected)
    page.page.keyboard.press("Escape")
    assert button(page, "Hand").get_attribute("aria-pressed") == "true"
    assert view_of(page, tiny) == expected


def test_keys_can_be_switched_off_and_stay_off(page_of, tiny):
    page = page_of("?at=iris")
    page.page.keyboard.press("?")
    dialog = page.page.get_by_role("dialog")
    dialog.get_by_text("Leave the selection out").wait_for()
    page.page.keyboard.press("x")  # not while a dialog is open
    dialog.get_by_role("switch", name="Keyboard shortcuts").uncheck(force=True)
    page.page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    page.page.reload()
    page.drawn()
    page.settle()
    for key in ("x", "?", "n", "/"):
        page.page.keyboard.press(key)
    page.settle()
    assert page.search() == "?at=iris"
    assert dialog.count() == 0
    button(page, "Hide").click()
    page.page.wait_for_function("() => location.search.includes('hide=iris')")


def test_keys_are_not_taken_from_fields(page_of, tiny):
    page = page_of("?at=iris")
    field = page.page.locator("#search")
    field.focus()
    page.page.keyboard.type("xnp1")
    assert field.input_value() == "xnp1"
    page.page.keyboard.press("Escape")
    page.page.keyboard.press("Escape")
    focused(page, ".nc-stage")
    page.settle()
    assert page.search() == "?at=iris"
    page.page.keyboard.press("Alt+x")
    page.settle()
    assert page.search() == "?at=iris"


def test_search_finds_what_is_hidden_and_says_why(page_of, tiny):
    page = page_of("?kind=company&hide=acme")
    field = page.page.locator("#search")
    field.fill("acm")
    page.page.get_by_role("option", name="Acme left out", exact=True).wait_for()
    field.fill("regulat")
    option = page.page.get_by_role("option", name="Regulation Office hidden by kind of actor")
    option.click()
    page.page.wait_for_selector(".hidden-note")
    field.fill("should developers need")
    page.page.get_by_role("option", name="Licences Policy").click()
    page.page.wait_for_function("() => location.search.includes('panel=issue:licence')")
    page.page.wait_for_function("() => document.querySelector('#search').value === ''")


def test_narrow_screen_has_tabs_bar_and_menu(page_of, tiny):
    page = page_of("?at=iris", viewport={"width": 390, "height": 800}, has_touch=True)
    if page.page.locator("#hide-details").is_visible():
        page.page.locator("#hide-details").click()
    bar = page.page.locator(".selection-bar")
    bar.wait_for()
    box = bar.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
    bar.get_by_role("button", name="Open the menu").click()
    menu = page.page.locator("#context-menu").bounding_box()
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= 390
    expected = after(page, tiny, verb="rings")
    entry(page, "Lay out in rings").click()
    becomes(page, tiny, expected)
    for name in ("Sources", "Table", "Network"):
        page.page.locator(".tabs").get_by_text(name, exact=True).click()
        word = f"tab={name.lower()}" if name != "Network" else "at=iris"
        page.page.wait_for_function("word => location.search.includes(word)", arg=word)


def test_all_of_the_bar_is_seen_whatever_its_width(page_of):
    page = page_of("?at=iris")
    for query in ("?at=iris", "?also=bolt&at=iris"):
        page.page.evaluate("search => window.dash_clientside.set_props('url', { search })", query)
        page.settle()
        for width in (1920, 1440, 1280, 1100, 900, 720, 390, 320):
            page.page.set_viewport_size({"width": width, "height": 800})
            page.settle()
            bar = page.page.locator(".selection-bar")
            assert bar.evaluate("one => one.scrollWidth <= one.clientWidth"), (query, width)
            names = [one for one in bar.locator("button:visible").all_inner_texts() if len(one) > 2]
            assert len(names) >= 2, (query, width)
        for name in ("Compare", "Paths"):
            assert bar.get_by_role("button", name=name).is_visible() == ("also" in query)

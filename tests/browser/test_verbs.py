"""Every group of verbs by the mouse, and by the keyboard alone, in a real browser."""

import re

import pytest

from graph_app.web.acts import act
from graph_app.web.reading import read_view

MENU = "[role=menu]:not([hidden])"
FREE_TIE = """() => {
  const canvas = document.querySelector("#canvas").graphCanvas;
  for (const id of canvas.visibleTies()) {
    const place = canvas.locateTie(id);
    if (!place || canvas.tieAt(place.x, place.y) !== id) continue;
    const on = document.elementFromPoint(place.x, place.y);
    if (on.closest("#canvas .nc-stage")) return [id, place.x, place.y];
  }
}"""
"""A tie that can be pointed at, and where."""


def view_of(page, debate):
    return read_view(page.search(), debate.network)[0]


def after(page, debate, **asked):
    """Return what Python makes of an act on the view that the page shows."""
    view = view_of(page, debate)
    return act(debate.query(view.active.to_query()), view, asked)


def becomes(page, debate, expected):
    """Wait until the address says a view."""
    words = expected.link()
    page.page.wait_for_function(
        "words => (location.search || '?').replace(/&?camera=[^&]*/, '').replace(/^\\?&/, '?') === words",
        arg=words,
    )
    page.settle()
    assert view_of(page, debate) == expected


def press(page, debate, key, **asked):
    """Press a key and wait until the page shows what the act means."""
    expected = after(page, debate, **asked)
    page.page.keyboard.press(key)
    becomes(page, debate, expected)


def button(page, name):
    return page.page.locator(".hands").get_by_role("button", name=name)


def entry(page, name):
    return page.page.locator(MENU).get_by_role("menuitem", name=name)


def focused(page, selector):
    page.page.wait_for_function("one => document.activeElement.matches(one)", arg=selector)


def point(page, actor):
    place = page.ask(f"locate({actor!r})")
    return place["x"], place["y"]


def test_bar_and_chips_by_mouse(opened, debate):
    page = opened()
    page.page.locator(".selection-bar").wait_for(state="hidden")
    before = page.page.locator("#canvas").bounding_box()
    page.page.mouse.click(*point(page, "mistral-ai"))
    page.page.locator(".selection-bar .who", has_text="Mistral AI").wait_for()
    assert page.page.locator("#canvas").bounding_box() == before
    assert not button(page, "Compare").is_visible()
    page.settle()
    steps = (
        ("Pin", {"verb": "none"}),
        ("Unpin", {"verb": "unpin"}),
        ("Neighbours", {"verb": "neighbours"}),
        ("Hide", {"verb": "hide"}),
    )
    place = page.ask("placeOf('mistral-ai')")
    for name, asked in steps:
        expected = after(page, debate, **asked)
        if name == "Pin":
            places = {"mistral-ai": (place["x"], place["y"])}
            expected = after(page, debate, verb="pin", places=places)
        button(page, re.compile(f"^{name}$")).click()
        becomes(page, debate, expected)
        if name == "Pin":
            page.until("pins()['mistral-ai'] !== undefined")
    chip = page.page.locator(".chip", has_text="left out")
    hidden = len(view_of(page, debate).filter.get("hide"))
    assert chip.text_content() == f"{hidden} left outShow"
    expected = after(page, debate, verb="show")
    chip.get_by_role("button").click()
    becomes(page, debate, expected)
    chip.wait_for(state="hidden")


def test_surroundings_by_mouse(opened, debate):
    page = opened("?at=mistral-ai")
    expected = after(page, debate, verb="focus", depth=2)
    button(page, "Focus").click()
    entry(page, "Within 2 ties").click()
    becomes(page, debate, expected)
    chip = page.page.locator(".chip", has_text="Around Mistral AI, 2 ties")
    chip.wait_for()
    for name, depth in (
        ("One tie further", "deeper"),
        ("One tie less", "nearer"),
        ("Show the others", "off"),
    ):
        expected = after(page, debate, verb="focus", depth=depth)
        page.page.locator(".chip").get_by_role("button", name=name).click()
        becomes(page, debate, expected)
    assert page.search().startswith("?at=mistral-ai")


def test_all_groups_of_verbs_by_keyboard_alone(opened, debate):
    page = opened()
    page.page.keyboard.press("/")
    focused(page, "#search")
    page.page.keyboard.type("mistral")
    page.page.get_by_role("option", name="Mistral AI", exact=True).wait_for()
    expected = after(page, debate, verb="select", ids=["mistral-ai"])
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("Enter")
    becomes(page, debate, expected)
    focused(page, ".nc-stage")
    place = page.ask("placeOf('mistral-ai')")
    press(page, debate, "p", verb="pin", places={"mistral-ai": (place["x"], place["y"])})
    press(page, debate, "p", verb="unpin")
    press(page, debate, "2", verb="focus", depth=2)
    press(page, debate, "+", verb="focus", depth="deeper")
    press(page, debate, "-", verb="focus", depth="nearer")
    press(page, debate, "Escape", verb="focus", depth="off")
    focused(page, ".nc-stage")
    press(page, debate, "r", verb="rings")
    press(page, debate, "x", verb="hide")
    press(page, debate, "u", verb="show")
    page.page.keyboard.press("ArrowRight")
    first = page.ask("walked()")
    press(page, debate, "Enter", verb="select", ids=[first])
    page.page.keyboard.press("ArrowLeft")
    second = page.ask("walked()")
    press(page, debate, "Shift+Enter", verb="select", ids=[second], add=True)
    assert page.page.locator(".selection-bar .who").text_content() == "2 selected"
    press(page, debate, "c", verb="compare")
    press(page, debate, "t", verb="paths")
    page.page.keyboard.press("Escape")  # leaves the walk, nothing else
    page.until("walked() === null")
    assert view_of(page, debate).panel == "paths"
    press(page, debate, "n", verb="neighbours")
    press(page, debate, "k", verb="keep")
    press(page, debate, "Escape", verb="focus", depth="off")
    press(page, debate, "Escape", verb="clear")
    press(page, debate, "Control+a", verb="all")
    press(page, debate, "Escape", verb="clear")
    assert "at=" not in page.search()


def test_menu_of_actor_tie_and_stage_by_mouse(opened, debate):
    page = opened("?at=hugging-face")
    x, y = point(page, "mistral-ai")
    page.page.mouse.click(x, y, button="right")
    menu = page.page.locator("#context-menu")
    menu.wait_for()
    box = menu.bounding_box()
    assert box["x"] >= 0
    assert box["y"] + box["height"] <= 900
    expected = after(page, debate, verb="paths", arg="mistral-ai")
    entry(page, "Find paths from the selection to here").click()
    becomes(page, debate, expected)
    menu.wait_for(state="hidden")
    focused(page, ".nc-stage")
    # one of several means all of them
    page.page.mouse.click(*point(page, "mistral-ai"), button="right")
    expected = after(page, debate, verb="same", by="stance")
    entry(page, "Same stance").click()
    becomes(page, debate, expected)
    assert len(view_of(page, debate).selected) > 50
    page.page.mouse.click(*point(page, "mistral-ai"), button="right")
    menu.wait_for()
    page.page.mouse.click(700, 30)
    menu.wait_for(state="hidden")
    assert view_of(page, debate) == expected
    # the empty stage
    left = page.page.locator("#canvas").bounding_box()["x"] + 25
    page.page.mouse.click(left, 250, button="right")
    expected = after(page, debate, verb="clear")
    entry(page, "Select nobody").click()
    becomes(page, debate, expected)
    tie, x, y = page.page.evaluate(FREE_TIE)
    page.page.mouse.click(x, y, button="right")
    expected = after(page, debate, verb="select", arg=tie, kind="tie")
    assert len(expected.selected) == 2
    entry(page, "Select both ends").click()
    becomes(page, debate, expected)


def test_menu_by_keyboard_and_escape_gives_the_picture_back(opened, debate):
    page = opened("?at=mistral-ai")
    page.page.locator(".nc-stage").focus()
    page.page.keyboard.press("Shift+F10")
    page.page.locator("#context-menu").wait_for()
    focused(page, "[role=menuitem]")
    page.page.keyboard.press("Escape")
    page.page.locator("#context-menu").wait_for(state="hidden")
    focused(page, ".nc-stage")
    assert view_of(page, debate).at == "mistral-ai"
    page.page.keyboard.press("m")
    focused(page, "[role=menuitem]")
    page.page.keyboard.press("End")
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("ArrowUp")
    focused(page, "[data-verb=rings]")
    page.page.keyboard.type("leave")
    focused(page, "[data-verb=hide]")
    press(page, debate, "Enter", verb="hide")
    focused(page, ".nc-stage")


def test_box_and_lasso(opened, debate):
    page = opened()
    box = page.page.locator("#canvas").bounding_box()
    x, y = point(page, "mistral-ai")
    page.page.keyboard.press("b")
    assert button(page, "Box").get_attribute("aria-pressed") == "true"
    page.page.mouse.move(x - 30, y - 30)
    page.page.mouse.down()
    page.page.mouse.move(x + 30, y + 30, steps=5)
    page.page.mouse.up()
    page.page.wait_for_function("() => /at=/.test(location.search)")
    page.settle()
    inside = {
        one
        for one in page.ask("visibleActors()")
        if abs(page.ask(f"locate({one!r})")["x"] - x) <= 30
        and abs(page.ask(f"locate({one!r})")["y"] - y) <= 30
    }
    assert set(view_of(page, debate).selected) == inside
    button(page, "Lasso").click()
    page.page.mouse.move(box["x"] + 60, y)
    page.page.mouse.down()
    for dx, dy in ((0, 200), (300, 200), (300, 0)):
        page.page.mouse.move(box["x"] + 60 + dx, y + dy, steps=4)
    page.page.mouse.up()
    page.page.wait_for_function("before => location.search !== before", arg=page.search())
    page.settle()
    chosen = set(view_of(page, debate).selected)
    assert chosen
    assert chosen != inside
    page.page.keyboard.press("Escape")
    assert button(page, "Hand").get_attribute("aria-pressed") == "true"
    assert set(view_of(page, debate).selected) == chosen


def test_keys_can_be_switched_off_and_stay_off(opened, debate):
    page = opened("?at=mistral-ai")
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
    page.page.locator(".selection-bar").wait_for()
    for key in ("x", "?", "n", "/"):
        page.page.keyboard.press(key)
    page.settle()
    assert view_of(page, debate).selected == ("mistral-ai",)
    assert "hide" not in page.search()
    assert dialog.count() == 0
    button(page, "Hide").click()
    page.page.wait_for_function("() => location.search.includes('hide=mistral-ai')")


def test_search_finds_what_is_hidden_and_says_why(opened, debate):
    page = opened("?kind=company&hide=meta")
    field = page.page.locator("#search")
    field.fill("meta")
    page.page.get_by_role("option", name="Meta left out", exact=True).wait_for()
    field.fill("national telecom")
    option = page.page.get_by_role("option", name="hidden by kind of actor").first
    option.wait_for()
    assert "National Telecommunications" in option.text_content()
    option.click()
    page.page.wait_for_selector(".hidden-note")
    field.fill("licences for frontier")
    page.page.get_by_role("option", name="Licences for frontier developers").click()
    page.page.wait_for_function("() => location.search.includes('panel=issue:developer-licensing')")
    assert field.input_value() == ""


def test_the_picture_says_who_and_how_many(opened, debate):
    page = opened("?kind=company")
    page.page.locator(".nc-stage").focus()
    page.page.keyboard.press("ArrowRight")
    page.until("walked() !== null")
    said = page.page.locator(".nc-live").text_content()
    number = int(debate.filter(kind="company").visible.actors.sum())
    assert f"{number} of {debate.network.n} actors visible" in said
    assert page.page.locator("#canvas").evaluate("one => one.graphCanvas.drawnLabels().length") > 0


@pytest.mark.parametrize("scheme", ["light"])
def test_narrow_screen_has_tabs_bar_and_menu(opened, debate, scheme):
    page = opened("?at=meta", viewport={"width": 390, "height": 800}, has_touch=True, color_scheme=scheme)
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
    expected = after(page, debate, verb="rings")
    entry(page, "Lay out in rings").click()
    becomes(page, debate, expected)
    page.page.locator(".tabs").get_by_text("Table", exact=True).click()
    page.page.wait_for_function("() => location.search.includes('tab=table')")
    page.page.locator(".tabs").get_by_text("Matrix", exact=True).click()
    page.page.wait_for_function("() => location.search.includes('tab=matrix')")

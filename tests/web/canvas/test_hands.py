"""What pointer and keyboard do on a small canvas, and what Python is told of it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
NOBODY = {"at": None, "ids": []}


def at(canvas, id_):
    place = canvas.ask(f"locate('{id_}')")
    return place["x"], place["y"]


def drag(canvas, start, end, steps=6):
    mouse = canvas.page.mouse
    mouse.move(*start)
    mouse.down()
    mouse.move(*end, steps=steps)
    mouse.up()


def test_click_tells_the_kind_and_whether_to_add(shown):
    canvas = shown(selection=NOBODY)
    canvas.page.mouse.click(*at(canvas, "a"))
    assert canvas.told("picked") == {"kind": "actor", "id": "a", "add": False, "n": 1}
    canvas.page.wait_for_timeout(400)
    canvas.page.keyboard.down("Shift")
    canvas.page.mouse.click(*at(canvas, "c"))
    canvas.page.keyboard.up("Shift")
    assert canvas.told("picked", "it.n === 2") == {"kind": "actor", "id": "c", "add": True, "n": 2}
    canvas.page.wait_for_timeout(400)
    canvas.page.mouse.click(30, 570)
    assert canvas.told("picked", "it.n === 3") == {"kind": "stage", "id": None, "add": False, "n": 3}


def test_every_parallel_tie_can_be_found_and_picked(shown):
    canvas = shown(selection=NOBODY)
    for count, tie in enumerate(canvas.ask("visibleTies()"), start=1):
        place = canvas.ask(f"locateTie('{tie}')")
        assert canvas.ask(f"tieAt({place['x']}, {place['y']})") == tie
        canvas.page.mouse.click(place["x"], place["y"])
        assert canvas.told("picked", f"it.n === {count}")["id"] == tie
        canvas.page.wait_for_timeout(400)
    first, second = canvas.ask("locateTie('t0')"), canvas.ask("locateTie('t1')")
    assert abs(first["y"] - second["y"]) > 8
    x, y = at(canvas, "b")
    assert canvas.ask(f"tieAt({x}, {y})") is None


def test_without_a_selection_a_tie_is_part_of_the_stage(shown):
    canvas = shown()
    place = canvas.ask("locateTie('t3')")
    canvas.page.mouse.click(place["x"], place["y"])
    assert canvas.told("picked")["kind"] == "stage"


def test_hovered_tie_stands_out_and_says_its_text_as_text(shown):
    canvas = shown()
    place = canvas.ask("locateTie('t3')")
    canvas.page.mouse.move(place["x"], place["y"] + 3)
    canvas.until("hoveredTie() === 't3'")
    tip = canvas.page.locator("#net .nc-tip")
    assert tip.inner_text().strip() == "b <i>acts on</i> c"
    canvas.page.mouse.move(*at(canvas, "f"))
    canvas.until("hovered() === 'f'")
    assert tip.inner_text().split("\n") == ["Fay <b>&</b> Co", "kind 2, neutral"]
    canvas.page.mouse.move(20, 20)
    canvas.until("hoveredTie() === null")
    assert not tip.is_visible()


def test_drag_tells_where_the_actor_went_and_pins_keep_it(shown):
    canvas = shown(selection=NOBODY)
    x, y = at(canvas, "e")
    drag(canvas, (x, y), (x + 80, y - 40))
    moved = canvas.told("moved")
    assert moved["id"] == "e"
    assert moved["n"] == 1
    place = canvas.ask("placeOf('e')")
    assert moved["x"] == pytest.approx(place["x"], abs=1e-4)
    assert moved["x"] == round(moved["x"], 4)
    canvas.give(pins={"e": [moved["x"], moved["y"]], "unknown": [0, 0], "a": ["x", None]})
    assert canvas.ask("pins()") == {"e": [moved["x"], moved["y"]]}
    assert at(canvas, "e") == (pytest.approx(x + 80, abs=3), pytest.approx(y - 40, abs=3))
    canvas.give(pins={})
    assert at(canvas, "e") == (pytest.approx(x, abs=1), pytest.approx(y, abs=1))


@pytest.mark.parametrize("tool", ["box", "lasso"])
def test_band_tells_the_visible_actors_inside(shown, tool):
    canvas = shown(tool=tool)
    (ax, ay), (bx, by), (_, top) = at(canvas, "a"), at(canvas, "b"), at(canvas, "d")
    before = canvas.ask("camera()")
    mouse = canvas.page.mouse
    mouse.move(ax - 30, (by + top) / 2)
    mouse.down()
    mouse.move(bx + 30, (by + top) / 2, steps=4)
    mouse.move(bx + 30, by + 30, steps=4)
    assert canvas.page.locator("#net .nc-band").count() == 1
    mouse.move(ax - 30 if tool == "lasso" else bx + 30, ay + 30, steps=4)
    mouse.up()
    picked = canvas.told("picked")
    assert picked == {"kind": "area", "id": None, "ids": ["a", "b"], "add": False, "n": 1}
    assert canvas.page.locator("#net .nc-band").count() == 0
    assert canvas.ask("camera()") == before


def test_shift_and_drag_is_a_box_and_escape_gives_it_up(shown):
    canvas = shown(selection=NOBODY)
    before = canvas.ask("camera()")
    mouse, keyboard = canvas.page.mouse, canvas.page.keyboard
    keyboard.down("Shift")
    mouse.move(20, 20)
    mouse.down()
    mouse.move(400, 400, steps=4)
    keyboard.press("Escape")
    assert canvas.page.locator("#net .nc-band").count() == 0
    mouse.move(500, 500, steps=4)
    mouse.up()
    drag(canvas, (5, 5), (795, 595))
    keyboard.up("Shift")
    picked = canvas.told("picked")
    assert (picked["kind"], picked["n"], picked["add"]) == ("area", 1, True)
    assert picked["ids"] == list("abcdef")
    assert canvas.ask("camera()") == before


def test_menu_comes_by_pointer_and_by_key(shown):
    canvas = shown(selection=NOBODY)
    x, y = at(canvas, "c")
    canvas.page.mouse.click(x, y, button="right")
    menu = canvas.told("menu")
    assert (menu["kind"], menu["id"], menu["n"]) == ("actor", "c", 1)
    assert (menu["x"], menu["y"]) == (pytest.approx(x, abs=1), pytest.approx(y, abs=1))
    tie = canvas.ask("locateTie('t4')")
    canvas.page.mouse.click(tie["x"], tie["y"], button="right")
    assert canvas.told("menu", "it.n === 2")["id"] == "t4"
    canvas.page.mouse.click(25, 570, button="right")
    assert canvas.told("menu", "it.n === 3")["kind"] == "stage"
    canvas.give(selection={"at": "d", "ids": []})
    canvas.page.locator("#net .nc-stage").focus()
    canvas.page.keyboard.press("ContextMenu")
    menu = canvas.told("menu", "it.n === 4")
    assert (menu["kind"], menu["id"]) == ("actor", "d")
    assert (menu["x"], menu["y"]) == tuple(pytest.approx(value, abs=1) for value in at(canvas, "d"))


def test_long_touch_asks_for_the_menu_and_picks_nothing(shown):
    canvas = shown(selection=NOBODY, context={"has_touch": True})
    x, y = at(canvas, "b")
    session = canvas.page.context.new_cdp_session(canvas.page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    menu = canvas.told("menu")
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert (menu["kind"], menu["id"], menu["n"]) == ("actor", "b", 1)
    canvas.page.wait_for_timeout(500)
    assert canvas.told("menu")["n"] == 1
    assert '"picked": null' in canvas.page.locator("#echo").text_content()


def test_viewpoint_is_told_after_the_reader_moved_never_after_the_page_did(shown):
    canvas = shown(camera={"x": 0.5, "y": 0.5, "ratio": 0.7, "n": 1})
    assert canvas.ask("camera().ratio") == 0.7
    canvas.give(camera={"x": 0.4, "y": 0.6, "ratio": 0.9, "n": 2})
    assert canvas.ask("camera()") == {"x": 0.4, "y": 0.6, "ratio": 0.9, "angle": 0}
    canvas.give(camera={"x": 0.1, "y": 0.1, "ratio": 0.1, "n": 2})
    assert canvas.ask("camera().ratio") == 0.9
    canvas.page.wait_for_timeout(700)
    assert '"viewpoint": null' in canvas.page.locator("#echo").text_content()
    canvas.page.mouse.move(300, 300)
    canvas.page.mouse.wheel(0, -200)
    seen = canvas.told("viewpoint")
    assert seen["ratio"] == pytest.approx(canvas.ask("camera().ratio"), abs=1e-5)
    assert seen["ratio"] < 0.9
    drag(canvas, (60, 60), (160, 90))
    moved = canvas.told("viewpoint", f"it.x !== {seen['x']}")
    assert moved["ratio"] == seen["ratio"]


def test_keys_walk_along_ties_and_say_so(shown):
    canvas = shown(selection=NOBODY)
    keyboard = canvas.page.keyboard
    keyboard.press("Tab")
    keyboard.press("ArrowRight")
    canvas.until("walked() === 'a'")
    live = canvas.page.locator("#net .nc-live")
    assert live.text_content() == "Ann, kind 0, neutral: 3 ties visible. 6 of 6 actors visible."
    keyboard.press("ArrowRight")
    canvas.until("walked() === 'b'")
    assert canvas.ask("drawnLabels().some(({id}) => id === 'b')")
    keyboard.press("ArrowDown")
    assert canvas.ask("walked()") == "b"
    assert live.text_content() == "No neighbour of Bob lies below."
    keyboard.press("ArrowUp")
    canvas.until("walked() === 'd'")
    keyboard.press("Control+Enter")
    assert canvas.told("picked") == {"kind": "actor", "id": "d", "add": True, "n": 1}
    keyboard.press("Home")
    canvas.until("walked() === 'a'")
    keyboard.press("Escape")
    canvas.until("walked() === null")
    before = canvas.ask("camera().x")
    keyboard.press("Shift+ArrowRight")
    canvas.until(f"camera().x > {before}")
    keyboard.press("Escape")
    assert canvas.page.evaluate("document.activeElement === document.body")

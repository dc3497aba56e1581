"""Layouts, selections, looks and pictures of a small canvas."""

from __future__ import annotations

import base64
import struct
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from tests.web.canvas.conftest import PLACES, b64, payload, scene

pytestmark = pytest.mark.browser
SVG = "{http://www.w3.org/2000/svg}"
MOVED = PLACES[::-1].copy()


def layout(n, places, **more):
    return {"n": n, "x": b64(places[:, 0], "<f4"), "y": b64(places[:, 1], "<f4"), **more}


def place(canvas, id_):
    found = canvas.ask(f"placeOf('{id_}')")
    return found["x"], found["y"]


def test_layout_moves_actors_in_the_same_frame_and_leaves_the_camera(shown):
    canvas = shown()
    before, home = canvas.ask("camera()"), canvas.ask("locate('f')")
    canvas.give(layout=layout(1, MOVED))
    assert place(canvas, "a") == tuple(PLACES[5])
    assert canvas.ask("locate('a')") == {axis: pytest.approx(home[axis], abs=0.5) for axis in home}
    assert canvas.ask("camera()") == before


def test_next_layout_interrupts_and_pins_win(shown):
    canvas = shown(pins={"b": [0.5, 0.5]})
    give = "l => window.dash_clientside.set_props('net', {layout: l})"
    canvas.page.evaluate(give, layout(1, MOVED))
    canvas.until("placeOf('a').x > -1")
    canvas.page.evaluate(give, layout(2, PLACES * 0.5, fit=True))
    canvas.rest()
    assert place(canvas, "a") == (-0.5, 0)
    assert place(canvas, "b") == (0.5, 0.5)
    box = canvas.page.locator("#net").bounding_box()
    left, right = canvas.ask("locate('a').x"), canvas.ask("locate('c').x")
    assert right - left > 0.6 * box["width"]


def test_layout_at_the_start_and_with_less_motion_comes_at_once(shown):
    canvas = shown(layout=layout(1, MOVED), context={"reduced_motion": "reduce"})
    assert place(canvas, "a") == tuple(PLACES[5])
    canvas.page.evaluate("l => window.dash_clientside.set_props('net', {layout: l})", layout(2, PLACES))
    canvas.page.wait_for_timeout(40)
    assert canvas.ask("moving()") is False
    assert place(canvas, "a") == tuple(PLACES[0])


def links(n, *pairs):
    start, end = zip(*pairs, strict=True)
    return {
        "n": n,
        "ties": {
            "id": [f"pair:{a}{b}" for a, b in pairs],
            "from": b64(start, "<i4"),
            "to": b64(end, "<i4"),
            "width": b64([1.0] * len(pairs), "<f4"),
            "style": b64([0] * len(pairs), "u1"),
            "text": [f"{a} agrees with {b}" for a, b in pairs],
        },
    }


def test_other_ties_between_the_same_actors_leave_them_and_the_camera_where_they_are(shown):
    canvas = shown(selection={"at": "a", "ids": ["a"]})
    before = canvas.ask("camera()"), canvas.ask("locate('f')")
    recorded = canvas.ask("visibleTies()")
    canvas.give(links=links(1, (0, 4), (4, 5), (0, 2)))
    assert canvas.ask("visibleTies()") == ["pair:04", "pair:45", "pair:02"]
    assert (canvas.ask("camera()"), canvas.ask("locate('f')")) == before
    assert canvas.ask("emphasised()") == ["a", "c", "e"]
    point = canvas.ask("locateTie('pair:45')")
    assert canvas.ask(f"tieAt({point['x']}, {point['y']})") == "pair:45"
    canvas.page.mouse.click(point["x"], point["y"])
    assert canvas.told("picked", "it.kind === 'tie'")["id"] == "pair:45"
    canvas.give(links=links(2, (1, 2)), scene=scene(payload(), hidden=(2,)))
    assert canvas.ask("visibleTies()") == []
    canvas.give(links=None, scene=scene(payload()))
    assert canvas.ask("visibleTies()") == recorded


def test_other_ties_can_be_there_from_the_start(shown):
    canvas = shown(links=links(1, (0, 5)))
    assert canvas.ask("visibleTies()") == ["pair:05"]
    assert "pair" not in canvas.ask("toSVG({})")


def test_several_selected_stand_out_with_their_neighbours(shown):
    canvas = shown()
    canvas.give(selection={"at": "a", "ids": ["a", "c", "nobody"]})
    assert canvas.ask("selected()") == "a"
    assert canvas.ask("alsoSelected()") == ["c"]
    assert canvas.ask("emphasised()") == ["a", "b", "c"]
    canvas.give(selection={"at": None, "ids": []})
    assert canvas.ask("emphasised()") == []


def test_scene_brings_its_own_colours(shown):
    canvas = shown()
    own = {"light": ["#112233", "#445566"], "dark": ["#abcdef", "#fedcba"]}
    canvas.give(
        scene=scene(
            payload(),
            fills=own,
            strokes=own,
            tie_colour=b64([0, 1, 0, 1, 0], "u1"),
            tie_fills={"light": ["#00aa00", "#aa00aa"], "dark": ["#00ff00", "#ff00ff"]},
            tie_width=b64([1, 1, 0, 0, 0], "<f4"),
        )
    )
    assert canvas.ask("colourOf('a')") == "#112233"
    assert "#00aa00" in canvas.ask("toSVG()")
    canvas.page.evaluate("document.documentElement.setAttribute('data-mantine-color-scheme', 'dark')")
    canvas.until("colourOf('a') === '#abcdef'")
    canvas.give(scene=scene(payload()))
    assert canvas.ask("colourOf('a')") == "#1B6CA8"


def test_a_pair_with_one_tie_left_is_straight_again(shown):
    canvas = shown(drawing={"arrows": True})
    first = canvas.ask("toSVG()")
    assert first.count("Q") == 2
    canvas.give(scene=scene(payload(), ties="CQ=="))
    assert canvas.ask("visibleTies()") == ["t0", "t3"]
    assert "Q" not in canvas.ask("toSVG()").split("<text")[0]
    canvas.give(drawing={"curves": False}, scene=scene(payload()))
    assert "Q" not in canvas.ask("toSVG()").split("<text")[0]


def test_drawing_says_what_of_ties_and_names_is_drawn(shown):
    canvas = shown()
    plain = canvas.ask("toSVG()")
    assert "stroke-dasharray" in plain
    assert "<polygon" not in plain
    assert len(canvas.ask("drawnLabels()")) == 6
    canvas.give(drawing={"arrows": True, "dashes": False, "labels": 0})
    changed = canvas.ask("toSVG()")
    assert changed.count("<polygon") == 5
    assert "stroke-dasharray" not in changed
    canvas.until("drawnLabels().length === 0")
    canvas.give(drawing={"edges": False})
    assert canvas.ask("locateTie('t0')") is None
    canvas.give(selection={"at": "a", "ids": []})
    assert canvas.ask("locateTie('t0')") is not None
    assert canvas.ask("locateTie('t3')") is None


FRAME = {
    "title": 'Who <moves> whom & "why"',
    "subtitle": ["Six actors, five ties " * 8],
    "legend": [
        {"label": f"Stance {i}", "count": i, "fill": "#1B6CA8", "stroke": "#000", "glyph": i}
        for i in range(8)
    ],
    "footer": ["Data: invented"],
}


def test_pictures_have_what_is_in_view_and_a_frame(shown):
    canvas = shown(pins={"e": [0, -1]})
    canvas.give(selection={"at": "a", "ids": ["a", "f"]})
    canvas.until("drawnLabels().length === 3")
    text = canvas.page.evaluate("f => window.graph_app.pictures.svg('net', {frame: f})", FRAME)
    root = ET.fromstring(text)
    assert root.find(f"{SVG}title").text == FRAME["title"]
    words = [element.text for element in root.iter(f"{SVG}text")]
    assert "Fay <b>&</b> Co" in words
    assert "Data: invented" in words
    assert float(root.get("height")) > 600
    assert len(ET.fromstring(canvas.ask("toSVG()")).findall(f".//{SVG}text")) == 6


@pytest.mark.parametrize("scale", [2, 4])
def test_png_is_the_same_picture_larger(shown, scale):
    canvas = shown(size=(500, 400))
    data = canvas.page.evaluate(
        """async ([frame, scale]) => {
          const blob = await document.querySelector('#net').graphCanvas.toPNG({frame, scale});
          const reader = new FileReader();
          return new Promise((done) => {
            reader.onload = () => done(reader.result.split(",")[1]);
            reader.readAsDataURL(blob);
          });
        }""",
        [FRAME, scale],
    )
    raw = base64.b64decode(data)
    width, height = struct.unpack(">II", raw[16:24])
    root = ET.fromstring(canvas.page.evaluate("f => window.graph_app.pictures.svg('net', {frame: f})", FRAME))
    assert raw[:4] == b"\x89PNG"
    assert (width, height) == (500 * scale, round(float(root.get("height"))) * scale)


def test_many_ties_are_lines_until_few_are_in_view(shown):
    canvas = shown(n=1200)
    assert canvas.ask("detail()") == "lines"
    assert canvas.ask("tieAt(400, 300)") is None
    middle = np.array([0.5, 0.5])
    canvas.give(camera={"x": middle[0], "y": middle[1], "ratio": 0.08, "n": 1})
    canvas.until("detail() === 'mixed'")
    canvas.give(camera={"x": middle[0], "y": middle[1], "ratio": 1, "n": 2})
    canvas.until("detail() === 'lines'")


def test_guides_are_written_beside_the_actors_and_go_along_with_the_camera(shown):
    canvas = shown()
    guides = {
        "texts": [{"x": 0, "y": 1, "text": "Heading"}, {"x": 0, "y": -1, "text": "low", "at": "below"}],
        "lines": [[-1, 0, 1, 0]],
        "rings": [{"x": 0, "y": 0, "rx": 0.5, "ry": 0.4, "text": "near"}],
    }
    canvas.give(guides=guides)
    canvas.until("drawnGuides().length === 3")
    found = {one["text"]: one for one in canvas.ask("drawnGuides()")}
    above, middle = canvas.ask("locate('d')"), canvas.ask("locate('b')")
    assert found["Heading"]["y"] + found["Heading"]["height"] <= above["y"]
    assert abs(found["Heading"]["x"] + found["Heading"]["width"] / 2 - above["x"]) < 6
    assert found["low"]["y"] >= canvas.ask("locate('e')")["y"]
    assert found["near"]["y"] < middle["y"]
    root = ET.fromstring(canvas.ask("toSVG()"))
    assert len(root.findall(f".//{SVG}ellipse")) == 1
    assert {"Heading", "low", "near"} <= {element.text for element in root.iter(f"{SVG}text")}
    canvas.give(camera={"x": 0.5, "y": 0.5, "ratio": 4, "n": 1})
    canvas.until("moving() === false")
    heading = next(one for one in canvas.ask("drawnGuides()") if one["text"] == "Heading")
    assert heading["y"] > found["Heading"]["y"]
    canvas.give(guides=None)
    canvas.until("drawnGuides().length === 0")


def test_a_layout_without_places_gives_those_of_the_payload_back(shown):
    canvas = shown()
    places = np.array([[0.3, 0.3]] * 6)
    canvas.give(layout={"n": 5, "x": b64(places[:, 0], "<f4"), "y": b64(places[:, 1], "<f4")})
    canvas.until("moving() === false")
    assert canvas.ask("placeOf('a')") == {"x": pytest.approx(0.3), "y": pytest.approx(0.3)}
    canvas.give(layout={"n": 0, "fit": True})
    canvas.until("moving() === false")
    assert canvas.ask("placeOf('a')") == {"x": -1, "y": 0}

"""What the hand does on the canvas: drag, wheel, fit, keys."""

import pytest


def settled(page):
    """Wait until the camera stands still."""
    page.page.wait_for_function(
        """() => {
          const canvas = document.querySelector('#canvas').graphCanvas;
          const now = JSON.stringify(canvas.camera());
          const still = now === window.cameraBefore;
          window.cameraBefore = now;
          return still;
        }""",
        polling=250,
    )


def test_drag_moves_an_actor_pins_it_and_selects_nothing(opened):
    page = opened()
    before = page.ask("locate('meta')")
    page.page.mouse.move(before["x"], before["y"])
    page.page.mouse.down()
    page.page.mouse.move(before["x"] + 60, before["y"] - 40, steps=6)
    page.page.mouse.up()
    page.until("pins().meta !== undefined")
    page.settle()
    after = page.ask("locate('meta')")
    assert after["x"] == pytest.approx(before["x"] + 60, abs=3)
    assert after["y"] == pytest.approx(before["y"] - 40, abs=3)
    assert list(page.ask("pins()")) == ["meta"]
    assert "at=" not in page.search()


def test_wheel_zooms_at_the_pointer_and_fit_shows_everything_again(opened):
    page = opened()
    settled(page)
    start = page.ask("camera()")
    at = page.ask("locate('hugging-face')")
    page.page.mouse.move(at["x"], at["y"])
    page.page.mouse.wheel(0, -300)
    page.until(f"camera().ratio < {start['ratio']}")
    settled(page)
    here = page.ask("locate('hugging-face')")
    assert here["x"] == pytest.approx(at["x"], abs=4)
    assert here["y"] == pytest.approx(at["y"], abs=4)
    page.page.locator("#canvas button").last.click()
    page.page.wait_for_timeout(400)
    settled(page)
    assert page.ask("camera().ratio") == pytest.approx(start["ratio"], rel=0.05)


def test_fit_frames_what_is_visible(opened):
    page = opened("?actor=mistral-ai")
    settled(page)
    box = page.page.locator("#canvas").bounding_box()
    for actor in page.ask("visibleActors()"):
        place = page.ask(f"locate({actor!r})")
        assert box["x"] <= place["x"] <= box["x"] + box["width"]
        assert box["y"] <= place["y"] <= box["y"] + box["height"]


def test_keys_zoom_and_move_the_picture(opened):
    page = opened()
    settled(page)
    start = page.ask("camera()")
    page.page.locator("#canvas [tabindex='0']").first.focus()
    page.page.keyboard.press("+")
    page.until(f"camera().ratio < {start['ratio']}")
    settled(page)
    moved = page.ask("camera().x")
    page.page.keyboard.press("Shift+ArrowRight")
    page.until(f"camera().x !== {moved}")


STORY = (
    ("R Street Institute", ["Open release of model weights", "upports (+"]),
    ("Allen Institute for AI", ["OMAI"]),
    ("Cerebras", ["has investor"]),
    ("Hugging Face", ["Open release of model weights", "Strongly supports (+2)"]),
    ("xAI", ["Statements"]),
    ("Meta", ["Llama 2 release", "2023-07-18"]),
    ("US Secretary of Commerce", ["Civil society letter to Secretary Raimondo on AI openness", "2024-03-25"]),
    ("Mistral AI", ["has investor", "Andreessen Horowitz"]),
)


def test_seed_story_can_be_read_in_the_page(opened):
    page = opened()
    for name, words in STORY:
        page.page.locator("#search").fill(name)
        page.settle()  # the list is asked of the server
        page.page.get_by_role("option", name=name).first.click()
        page.page.wait_for_selector(f"#details h2:text-is('{name}')")
        text = page.page.locator("#details").text_content()
        assert [word for word in words if word not in text] == []

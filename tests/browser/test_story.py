"""A story in a real browser: written, kept, saved, opened elsewhere, presented with keys only."""

import json

import pytest

from graph_app.web.story import Origin, Step, Story, origin
from graph_app.web.story_file import read_story

HOSTILE = "<img src=x onerror=alert(1)> \"'& \u202eabc\u202c 🦜"
TEXT = f"{HOSTILE}\n\nSee **this**: https://example.org/a?b=1&c=2, not javascript:alert(1)."
COMPANIES = "?kind=company&stance=champion_of_openness,pro-open"


def do(page, act, place=None):
    """Press a button of the story as a click does, without waiting for the picture to rest."""
    at = f"[data-place='{place}']" if place is not None else ""
    page.page.evaluate("at => document.querySelector(at).click()", f"button[data-do={act}]{at}")


def steps(page):
    return page.page.locator("#story .story-step")


def show(page, query, sentence):
    page.page.evaluate("search => window.dash_clientside.set_props('url', {search})", query)
    page.says(sentence)


def add(page):
    before = steps(page).count()
    do(page, "add")
    page.page.wait_for_function(
        "n => document.querySelectorAll('#story .story-step').length === n", arg=before + 1
    )


def state(page):
    """Return what the page shows: the address and what the canvas draws from where."""
    page.until("moving() === false")
    camera = page.ask("camera()")
    return {
        "view": sorted(page.search().removeprefix("?").split("&")),
        "camera": [round(camera[key], 4) for key in ("x", "y", "ratio")],
        "actors": sorted(page.ask("visibleActors()")),
        "selected": page.ask("selected()"),
    }


def shown(page, debate, query, expected):
    page.says(debate.query(query.replace("at=hugging-face", "")).sentence())
    page.page.wait_for_function(
        "view => view.every((word) => location.search.includes(word))", arg=expected["view"]
    )
    page.page.wait_for_function(
        """wanted => { const c = document.querySelector('#canvas').graphCanvas.camera();
        return [c.x, c.y, c.ratio].every((value, i) => Math.abs(value - wanted[i]) < 0.001) }""",
        arg=expected["camera"],
    )
    if expected["selected"]:
        page.until(f"selected() === '{expected['selected']}'")
    assert state(page) == expected


def opened_file(page, content, name="a-story.json"):
    with page.page.expect_file_chooser() as chooser:
        do(page, "open")
    chooser.value.set_files({"name": name, "mimeType": "application/json", "buffer": content})


def saved(page):
    with page.page.expect_download() as download:
        do(page, "save")
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_a_story_is_written_kept_saved_opened_elsewhere_and_presented_with_keys(opened, debate):
    page = opened()
    page.page.locator("#story-open").click()
    page.page.locator(".story-name input").fill("Who: speaks?")
    originals = []
    for query, zoom in ((COMPANIES, "Zoom in"), ("?at=hugging-face&kind=company,institute", "Zoom out")):
        show(page, query, debate.query(query.replace("at=hugging-face", "")).sentence())
        page.page.evaluate("name => document.querySelector(`[aria-label='${name}']`).click()", zoom)
        page.page.wait_for_function(
            "before => location.search.includes('camera=') && !before.includes(location.search)",
            arg=[one["search"] for one in originals],
        )
        page.camera_kept()
        originals.append(state(page) | {"search": page.search()})
        add(page)
    assert originals[0]["camera"] != originals[1]["camera"]
    assert steps(page).nth(1).get_attribute("aria-current") == "step"
    assert steps(page).nth(1).locator(".story-title").input_value() == "Hugging Face"
    page.page.locator("textarea").nth(1).fill(TEXT)
    page.page.locator(".story-step .story-title").nth(1).fill(HOSTILE)
    do(page, "up", 1)
    assert steps(page).nth(0).locator(".story-title").input_value() == HOSTILE
    originals.reverse()

    name, content = saved(page)
    assert name == "who-speaks-story.json"
    story = read_story(content)
    assert content == story.to_bytes()
    assert story.data == origin(debate.network)
    assert (story.title, len(story.steps)) == ("Who: speaks?", 2)
    assert story.steps[0].title == HOSTILE
    assert story.steps[0].text == TEXT
    assert [f"?{step.view}" for step in story.steps] == [one["search"] for one in originals]

    page.open()
    page.page.locator("#story-open").click()
    assert steps(page).count() == 2
    assert saved(page)[1] == content
    page.page.close()

    other = opened()
    other.page.locator("#story-open").click()
    assert steps(other).count() == 0
    opened_file(other, content)
    other.page.wait_for_function("() => document.querySelectorAll('#story .story-step').length === 2")
    assert other.page.locator(".story-said").text_content().startswith("Opened, 2 steps.")
    assert saved(other)[1] == content

    other.page.locator("button[data-do=present]").focus()
    other.page.keyboard.press("Enter")
    queries = ["?kind=company,institute", COMPANIES]
    for key, place in (("", 0), ("ArrowRight", 1), ("Home", 0)):
        if key:
            other.page.keyboard.press(key)
        expected = {word: value for word, value in originals[place].items() if word != "search"}
        other.page.locator(".story-of", has_text=f"{place + 1} of 2").wait_for()
        shown(other, debate, queries[place], expected)
    assert not other.page.locator("#filters").is_visible()
    assert not other.page.locator("header.header").is_visible()
    words = other.page.locator(".story-words")
    assert words.locator("h2").text_content() == HOSTILE
    assert words.locator("strong").text_content() == "this"
    assert words.locator("a").count() == 1
    assert words.locator("a").get_attribute("href") == "https://example.org/a?b=1&c=2"
    assert words.locator("img").count() == 0
    assert HOSTILE in other.page.locator("#story-show [role=status]").text_content()
    other.page.keyboard.press("Escape")
    assert other.page.locator("#filters").is_visible()
    assert other.page.evaluate("document.activeElement.dataset.do") == "present"
    shown(
        other, debate, queries[0], {word: value for word, value in originals[0].items() if word != "search"}
    )


def written(*views, name="open-weights"):
    made = tuple(Step(title=f"Step {n}", text="", view=view) for n, view in enumerate(views, 1))
    return Story(title="T", data=Origin(name=name), steps=made)


def test_removal_and_opening_are_taken_back_and_steps_move_with_keys(opened):
    page = opened()
    page.page.locator("#story-open").click()
    opened_file(page, written("kind=company", "kind=institute", "kind=regulator").to_bytes())
    page.page.wait_for_function("() => document.querySelectorAll('#story .story-step').length === 3")
    titles = "() => [...document.querySelectorAll('.story-step .story-title')].map((one) => one.value)"
    do(page, "remove", 1)
    assert page.page.evaluate(titles) == ["Step 1", "Step 3"]
    page.page.keyboard.press("Enter")  # the focus is on Undo
    assert page.page.evaluate(titles) == ["Step 1", "Step 2", "Step 3"]
    page.page.locator(".story-step textarea").nth(0).focus()
    page.page.keyboard.press("Alt+ArrowDown")
    page.page.keyboard.press("Alt+ArrowDown")
    assert page.page.evaluate(titles) == ["Step 2", "Step 3", "Step 1"]
    assert page.page.evaluate("document.activeElement.closest('li').dataset.place") == "2"
    opened_file(page, written("").to_bytes())
    page.page.wait_for_function("() => document.querySelectorAll('#story .story-step').length === 1")
    do(page, "undo")
    assert page.page.evaluate(titles) == ["Step 2", "Step 3", "Step 1"]
    do(page, "new")
    assert page.page.evaluate(titles) == []
    do(page, "undo")
    assert page.page.evaluate(titles) == ["Step 2", "Step 3", "Step 1"]


def test_a_bad_file_is_explained_and_leaves_the_story_alone(opened):
    page = opened()
    page.page.locator("#story-open").click()
    opened_file(page, written("kind=company,spaceship", name="other").to_bytes())
    page.page.wait_for_function("() => document.querySelectorAll('#story .story-step').length === 1")
    said = page.page.locator(".story-said")
    assert "made with the data set 'other'" in said.text_content()
    assert "spaceship" in page.page.locator(".story-left").text_content()
    for content, expected in (
        (b"{", "The file is not JSON"),
        (b"", "The file is not JSON"),
        (b" " * 1_000_001, "The file has 1,000,001 bytes; a story has at most 1,000,000."),
        (json.dumps({"format": "graph_app story", "version": 9}).encode(), "is of version 9; this"),
    ):  # fmt: skip
        opened_file(page, content)
        page.page.wait_for_function(
            "text => document.querySelector('.story-said').textContent.includes(text)", arg=expected
        )
        assert steps(page).count() == 1


def test_a_file_can_be_dropped(opened):
    page = opened()
    page.page.locator("#story-open").click()
    page.page.evaluate(
        """content => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([content], "s.json", {type: "application/json"}));
            document.querySelector("#story").dispatchEvent(
                new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true}));
        }""",
        written("kind=company").to_bytes().decode(),
    )
    page.page.wait_for_function("() => document.querySelectorAll('#story .story-step').length === 1")


def test_a_draft_stays_in_the_browser_and_what_is_damaged_there_does_no_harm(opened):
    page = opened()
    asked = []
    page.page.on("request", lambda request: asked.append(request.post_data or ""))
    page.page.locator("#story-open").click()
    add(page)
    page.page.locator("textarea").fill("A secret thought")
    page.page.wait_for_timeout(500)
    kept = page.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('graph_app story'))")
    assert kept == ["graph_app story draft: open-weights"]
    assert "A secret thought" in page.page.evaluate("key => localStorage.getItem(key)", kept[0])
    assert not any("secret" in body for body in asked)
    for damaged in (
        "{",
        "7",
        '{"steps": [1, {"view": 3}, {"view": "a b"}, {"view": "kind=company", "title": {}}]}',
    ):
        page.page.evaluate("([key, value]) => localStorage.setItem(key, value)", [kept[0], damaged])
        page.page.reload()
        page.drawn()
        page.page.locator("#story-open").click()
        assert steps(page).count() == damaged.count("kind=company")
    add(page)
    assert steps(page).count() == 2


def test_the_same_step_twice_brings_the_camera_back(opened):
    page = opened()
    page.page.locator("#story-open").click()
    add(page)
    do(page, "go", 0)
    page.page.wait_for_function("() => location.search.includes('camera=')")
    before = page.ask("camera()")
    page.page.evaluate("document.querySelector(\"[aria-label='Zoom in']\").click()")
    page.page.wait_for_timeout(900)
    assert page.ask("camera()")["ratio"] < before["ratio"]
    do(page, "go", 0)
    page.until(f"camera().ratio > {before['ratio']} - 0.001")


def test_keys_are_left_alone_while_nothing_is_presented_and_back_goes_back(opened, debate):
    page = opened()
    page.page.locator("#story-open").click()
    opened_file(page, written("kind=company", "kind=institute").to_bytes())
    page.page.wait_for_function("() => document.querySelectorAll('#story .story-step').length === 2")
    first = page.search()
    page.page.locator(".story-name input").focus()
    page.page.keyboard.press("Home")
    page.page.keyboard.type("A ")
    page.page.keyboard.press("ArrowRight")
    assert page.page.locator(".story-name input").input_value() == "A T"
    assert page.search() == first
    do(page, "present")
    page.says(debate.filter(kind="company").sentence())
    page.page.keyboard.press("ArrowRight")
    page.says(debate.filter(kind="institute").sentence())
    page.page.go_back()
    page.says(debate.filter(kind="company").sentence())
    page.page.locator(".story-of", has_text="1 of 2").wait_for()
    for key, place in (("End", 2), ("PageUp", 1), ("ArrowLeft", 1), ("PageDown", 2), ("ArrowRight", 2)):
        page.page.keyboard.press(key)
        assert page.page.locator(".story-of").text_content() == f"A T · {place} of 2"
    do(page, "previous")
    assert page.page.locator(".story-of").text_content() == "A T · 1 of 2"
    do(page, "leave")
    assert not page.page.evaluate("document.body.classList.contains('presenting')")


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_sticks_out_of_the_window(opened, width):
    page = opened(viewport={"width": width, "height": 844})
    page.page.locator("#story-open").click()
    long = Story(
        title="T" * 200,
        data=Origin(name="open-weights"),
        steps=(Step(title="W" * 200, text="w" * 5_000, view=""),),
    )
    opened_file(page, long.to_bytes())
    page.page.wait_for_function("() => document.querySelectorAll('#story .story-step').length === 1")
    out = """() => [...document.querySelectorAll('.story-root button, .story-root h2, .story-root input')]
        .filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect())
        .filter((box) => box.left < 0 || box.right > innerWidth + 0.5).length"""
    assert page.page.evaluate(out) == 0
    do(page, "present")
    assert page.page.evaluate(out) == 0
    box = page.page.locator("[data-do=next]").bounding_box()
    assert box["y"] + box["height"] <= 844
    assert page.page.locator("#canvas").bounding_box()["height"] > 200

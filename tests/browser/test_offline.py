"""The page in one file, opened from the disk without a network: draws, moves, searches, shows evidence."""

import pytest

from tests.browser.conftest import ARGUMENTS, PATIENCE, executable
from tests.browser.test_axe import violations
from tests.worlds import World, actors, statement, tie

NASTY = "<img src=x onerror=alert(1)> “quoted” \u202eRTL"
HANDLE = "document.querySelector('#canvas').graphCanvas"


class File:
    """An exported file as a reader has it open."""

    def __init__(self, context, path):
        self.troubles = []
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", lambda message: self.troubles.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("request", self._asked)
        self.address = path.as_uri()
        self.page.goto(self.address)
        self.page.wait_for_selector("html[data-built=true]", state="attached")

    def _asked(self, request):
        if request.url.split("#")[0] != self.address:
            self.troubles.append(f"asked for {request.url}")

    def drawn(self):
        self.page.wait_for_selector("#canvas[data-ready=true]", state="attached")
        return self

    def ask(self, expression):
        return self.page.evaluate(f"{HANDLE}.{expression}")

    def until(self, expression):
        self.page.wait_for_function(f"() => {HANDLE}.{expression}")

    def rest(self):
        self.until("moving() === false")

    def details(self):
        return self.page.locator("#details").inner_text()


@pytest.fixture
def file_of(browser):
    """A way to open files offline; afterwards nothing was asked for."""
    contexts, files = [], []

    def open_one(path, within=browser, **options):
        options.setdefault("viewport", {"width": 1440, "height": 900})
        context = within.new_context(offline=True, **options)
        contexts.append(context)
        files.append(File(context, path))
        return files[-1]

    yield open_one
    for context in contexts:
        context.close()
    assert [trouble for one in files for trouble in one.troubles] == []


@pytest.fixture
def file(file_of, tmp_path):
    """A way to export an explorer and open the file."""
    return lambda explorer, **rest: file_of(explorer.export("html", tmp_path / "file.html"), **rest)


def test_a_filtered_debate_opens_from_the_disk_with_its_words(file, debate):
    seen = debate.filter(kind="regulator", derived=True)
    one = file(seen).drawn()
    assert one.ask("size()") == {"actors": len(seen.rows.actors), "ties": len(seen.rows.ties)}
    assert one.page.title() == debate.network.dataset.descriptor.title
    text = one.page.locator("body").inner_text()
    for piece in (seen.sentence(), seen.about()["citation"], "Regulators", "Acted together", "CC-BY-4.0"):
        assert piece in text
    assert one.page.locator(".legend li").count() >= 8


def test_search_by_keyboard_finds_an_actor_and_shows_its_evidence(file, debate):
    one = file(debate).drawn()
    one.page.keyboard.press("/")
    one.page.keyboard.type("hugging")
    option = one.page.get_by_role("option", name="Hugging Face")
    option.wait_for()
    one.page.keyboard.press("Enter")
    one.until("selected() === 'hugging-face'")
    found = debate.actor("hugging-face")
    text = one.details()
    newest = found["statements"][0]
    for piece in ("Hugging Face", newest["date"], newest["issue"], newest["source"]["title"]):
        assert piece in text
    link = one.page.locator("#details .entries .source a").first
    assert link.get_attribute("href") == newest["source"]["url"]
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert one.page.evaluate("document.activeElement.tagName") == "H2"
    one.page.keyboard.press("Escape")
    one.until("selected() === null")
    assert "What is in this file" in one.details()
    assert one.page.evaluate("document.activeElement.getAttribute('role')") == "application"


def test_click_on_an_actor_and_on_a_tie_shows_what_they_rest_on(file, debate):
    one = file(debate).drawn()
    place = one.ask("locate('meta')")
    one.page.mouse.click(place["x"], place["y"])
    one.until("selected() === 'meta'")
    found = debate.actor("meta")
    for group in found["ties"]:
        assert group["title"] in one.details()
    first = found["ties"][0]["ties"][0]
    assert first["other"]["name"] in one.details()
    assert first["source"]["title"] in one.details()
    place = one.page.evaluate(
        f"""() => {{ const handle = {HANDLE};
          for (const id of handle.visibleTies()) {{
            const at = handle.locateTie(id);
            if (at && handle.tieAt(at.x, at.y) === id) return {{ id, ...at }};
          }} }}"""
    )
    one.page.mouse.click(place["x"], place["y"])
    row = debate.network.ties.set_index("id").loc[place["id"]]
    one.page.wait_for_function(
        "words => document.querySelector('#details').innerText.includes(words)", arg=row["summary"]
    )
    ends = debate.network.words("actors", "name")
    assert ends[row["from_id"]] in one.details() and ends[row["to_id"]] in one.details()


def test_hover_lets_neighbours_stand_out(file, debate):
    one = file(debate).drawn()
    place = one.ask("locate('meta')")
    one.page.mouse.move(place["x"], place["y"], steps=3)
    one.until("hovered() === 'meta'")
    assert 10 < len(one.ask("emphasised()")) < debate.network.n


def test_it_pans_and_zooms_and_shows_everything_again(file, debate):
    one = file(debate).drawn()
    start = one.ask("camera()")
    one.page.mouse.move(200, 500)
    one.page.mouse.wheel(0, -400)
    one.page.wait_for_function(f"ratio => {HANDLE}.camera().ratio < ratio * 0.9", arg=start["ratio"])
    one.rest()
    before = one.ask("camera()")
    one.page.mouse.move(40, 800)
    one.page.mouse.move(40, 560)
    one.page.mouse.down()
    one.page.mouse.move(240, 480, steps=6)
    one.page.mouse.up()
    one.page.wait_for_function(f"x => Math.abs({HANDLE}.camera().x - x) > 0.01", arg=before["x"])
    one.page.get_by_role("button", name="Show everything").click()
    one.page.wait_for_function(
        f"ratio => Math.abs({HANDLE}.camera().ratio - ratio) < 1e-6", arg=start["ratio"]
    )
    one.rest()
    one.page.get_by_role("button", name="Zoom in").click()
    one.page.wait_for_function(f"ratio => {HANDLE}.camera().ratio < ratio * 0.9", arg=start["ratio"])


def test_the_keyboard_walks_and_opens(file, debate):
    one = file(debate).drawn()
    one.page.locator("[role=application]").focus()
    one.page.keyboard.press("Home")
    one.page.wait_for_function(f"() => {HANDLE}.walked() !== null")
    who = one.ask("walked()")
    one.page.keyboard.press("Enter")
    one.page.wait_for_function(f"id => {HANDLE}.selected() === id", arg=who)
    assert debate.actor(who)["actor"]["name"] in one.details()


def test_theme_follows_the_system_until_the_reader_chooses(file, tiny):
    one = file(tiny, color_scheme="dark").drawn()
    background = "getComputedStyle(document.body).backgroundColor"
    assert one.page.evaluate(background) == "rgb(26, 29, 34)"
    one.page.get_by_role("button", name="Switch between light and dark").click()
    assert one.page.evaluate(background) == "rgb(255, 255, 255)"
    one.page.emulate_media(color_scheme="light")
    one.page.emulate_media(color_scheme="dark")
    assert one.page.evaluate(background) == "rgb(255, 255, 255)"


def test_without_webgl_a_list_says_the_same(playwright_without_webgl, file, tiny):
    one = file(tiny, within=playwright_without_webgl)
    one.page.get_by_text("This browser has no WebGL").wait_for()
    rows = one.page.locator("#list tbody tr")
    assert rows.count() == tiny.network.n
    one.page.locator("#list").get_by_role("button", name="Acme").first.click()
    assert tiny.actor("acme")["statements"][0]["source"]["title"] in one.details()


@pytest.fixture
def playwright_without_webgl(browser):
    found = browser.browser_type.launch(
        executable_path=executable(),
        args=[*ARGUMENTS[:7], "--disable-gpu", "--disable-3d-apis"],
    )
    yield found
    found.close()


def test_names_of_any_kind_stay_text(file):
    rows = [
        {"id": "a b,c/'\"", "name": NASTY, "kind": "company", "summary": NASTY},
        {"id": "long", "name": "x" * 10_000, "kind": "company"},
    ]
    world = World(
        {
            "actors": rows + actors("emoji", name="🦙 Лама"),
            "ties": [tie("t", rows[0]["id"], "long"), tie("u", "long", "emoji")],
            "statements": [statement(rows[0]["id"], "release", 1, "2024")],
        }
    ).explorer(title=NASTY)
    one = file(world).drawn()
    one.page.locator("#search").fill("img src")
    one.page.keyboard.press("Enter")
    one.page.locator("#details h2").get_by_text("onerror").wait_for()
    assert one.page.locator("#page img").count() == 0
    wide = one.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    one.page.get_by_role("button", name="List", exact=True).click()
    one.page.locator("#list").get_by_role("button", name="🦙").click()
    assert "🦙 Лама" in one.details()


def test_a_phone_shows_picture_and_evidence_one_above_the_other(file, debate):
    one = file(debate, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).drawn()
    assert one.page.evaluate("document.documentElement.scrollWidth") == 390
    one.page.locator("#search").fill("Meta")
    one.page.get_by_role("option").first.click()
    one.until("selected() !== null")
    one.rest()
    sheet, canvas = (one.page.locator(f"#{name}").bounding_box() for name in ("details", "canvas"))
    assert canvas["height"] > 150 and sheet["height"] > 200
    assert canvas["y"] + canvas["height"] <= sheet["y"] + 1
    place = one.ask(f"locate('{one.ask('selected()')}')")
    assert canvas["y"] < place["y"] < canvas["y"] + canvas["height"]
    one.page.get_by_role("button", name="Close").click()
    assert not one.page.locator("#details").is_visible()


def test_a_file_without_actors_says_so(file, tiny):
    one = file(tiny.filter(text="nobodyiscalledthis"))
    one.page.get_by_text("No actor passed the filter of this file.").wait_for()


def test_the_pages_own_view_goes_along(file_of, opened, debate, tmp_path):
    page = opened("?at=meta&colour=kind&kind=company,institute&pins=0.6:0.6:meta&tab=table&tie_colour=kind")
    page.page.get_by_role("button", name="Export").click()
    page.page.locator("#export-html").click()
    page.page.wait_for_selector("#exporting .strong")
    with page.page.expect_download() as found:
        page.page.locator("#exporting .strong").click()
    assert found.value.suggested_filename == "open-weights.html"
    path = tmp_path / "view.html"
    found.value.save_as(path)
    one = file_of(path).drawn()
    assert (
        one.page.locator("#sentence").inner_text() == debate.filter(kind=["company", "institute"]).sentence()
    )
    assert one.ask("selected()") == "meta"
    assert one.ask("placeOf('meta')") == pytest.approx({"x": 0.6, "y": 0.6}, abs=1e-6)
    assert "Meta" in one.details()
    assert one.ask("colourOf('meta')") != one.ask("colourOf('rand')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("show", ["Network", "List"])
def test_axe_finds_nothing_in_the_file(file, debate, scheme, show):
    one = file(debate.filter(kind="regulator", derived=True), color_scheme=scheme).drawn()
    one.page.locator("#search").fill("Congress")
    one.page.keyboard.press("Enter")
    one.until("selected() !== null")
    one.page.get_by_role("button", name=show, exact=True).click()
    assert violations(one.page) == []

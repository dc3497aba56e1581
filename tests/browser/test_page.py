"""What a reader does with the page, in a real browser."""

import re
from pathlib import Path

import graph_app as ga
from tests.browser.conftest import QUIET, executable, served


def boxes(page, word):
    return page.page.locator(f"#filters input[type=checkbox][value='{word}']")


def row_of(page, word):
    return page.page.locator(f"#filters .row:has(input[value='{word}'])")


def test_page_draws_all_actors_and_says_so(opened, debate):
    page = opened()
    assert page.ask("size()") == {"actors": debate.network.n, "ties": debate.network.m}
    assert page.page.locator("#sentence").text_content() == debate.sentence()
    labels = page.ask("drawnLabels()")
    assert len(labels) >= 20
    boxes_ = [(one["x"], one["y"], one["x"] + one["width"], one["y"] + one["height"]) for one in labels]
    overlaps = [
        (one, other)
        for place, one in enumerate(boxes_)
        for other in boxes_[:place]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert overlaps == []


def test_stance_filter_reduces_the_drawn_actors_to_the_number_python_says(opened, debate):
    expected = debate.filter(stance=["restrictive", "strongly_restrictive"])
    page = opened()
    before = page.ask("camera()")
    for code in ("0", "1", "2", "5"):
        boxes(page, code).first.uncheck()
    page.says(expected.sentence())
    assert page.ask("size().actors") == int(expected.visible.actors.sum())
    ids = expected.network.actors["id"][expected.visible.actors].tolist()
    assert sorted(page.ask("visibleActors()")) == sorted(ids)
    assert page.search() == f"?{expected.to_query()}"
    assert page.ask("camera()") == before


def test_counts_beside_the_filters_are_those_of_python(opened, debate):
    expected = debate.filter(kind=["regulator"])
    page = opened("?kind=regulator")
    page.says(expected.sentence())
    for facet in expected.facets()["tie"]:
        row = row_of(page, facet.value)
        assert row.locator(".count").text_content() == f"{facet.count:,}"


def test_only_chooses_one_value_and_unticking_all_asks_nothing(opened, debate):
    page = opened()
    row = row_of(page, "institute")
    row.hover()
    row.get_by_role("button", name="only").click()
    page.says(debate.filter(kind="institute").sentence())
    assert boxes(page, "company").is_checked() is False
    boxes(page, "institute").click()
    page.says(debate.sentence())
    assert boxes(page, "company").is_checked() is True


def test_click_on_an_actor_shows_its_evidence(opened, debate):
    page = opened()
    place = page.ask("locate('hugging-face')")
    page.page.mouse.click(place["x"], place["y"])
    page.page.wait_for_selector("#details h2:has-text('Hugging Face')")
    found = debate.actor("hugging-face")
    newest = found["statements"][0]
    first = page.page.locator("#details .entries > li").first
    assert newest["date"] in first.text_content()
    assert newest["issue"] in first.text_content()
    link = first.locator(".source a[target=_blank]")
    assert link.get_attribute("href") == newest["source"]["url"]
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert page.page.locator("#details [role=tab]").nth(1).text_content() == (
        f"Ties {sum(len(group['ties']) for group in found['ties'])}"
    )
    assert page.search() == "?at=hugging-face"
    assert page.ask("selected()") == "hugging-face"
    page.page.mouse.click(page.page.locator("#canvas").bounding_box()["x"] + 20, 300)
    page.page.wait_for_function("() => !location.search.includes('at=')")


def test_hover_stays_in_the_browser(opened):
    page = opened()
    asked = []
    page.page.on("request", lambda request: asked.append(request.url))
    place = page.ask("locate('meta')")
    page.page.mouse.move(place["x"], place["y"], steps=3)
    page.until("hovered() === 'meta'")
    assert asked == []


def test_copied_link_restores_the_view_in_another_browser(opened, debate):
    first = opened(permissions=["clipboard-read", "clipboard-write"])
    for code in ("0", "1", "2", "5"):
        boxes(first, code).first.uncheck()
    first.says("restrictive")
    first.page.locator("#search").fill("Anthropic")
    first.settle()  # the list is asked of the server
    first.page.get_by_role("option", name="Anthropic").first.click()
    first.page.wait_for_selector("#details h2:has-text('Anthropic')")
    first.page.locator("#copy-link").click()
    first.page.get_by_role("button", name="Copied").wait_for()
    link = first.page.evaluate("navigator.clipboard.readText()")
    second = opened(link.removeprefix(first.address).removeprefix("/"))
    second.says(debate.filter(stance=["restrictive", "strongly_restrictive"]).sentence())
    second.page.wait_for_selector("#details h2:has-text('Anthropic')")
    assert sorted(second.ask("visibleActors()")) == sorted(first.ask("visibleActors()"))
    assert second.ask("selected()") == "anthropic"
    assert boxes(second, "4").first.is_checked()
    assert not boxes(second, "0").first.is_checked()
    assert second.search() == first.search()


def test_back_and_forward_walk_through_the_views(opened, debate):
    page = opened()
    boxes(page, "company").uncheck()
    smaller = debate.filter(kind=["institute", "regulator", "advocacy_group"])
    page.says(smaller.sentence())
    place = page.ask("locate('ntia')")
    page.page.mouse.click(place["x"], place["y"])
    page.page.wait_for_selector("#details h2:has-text('National Telecommunications')")
    page.page.go_back()
    page.page.wait_for_selector("#details h2:has-text('Who influences whom')")
    page.says(smaller.sentence())
    page.page.go_back()
    page.says(debate.sentence())
    assert boxes(page, "company").is_checked()
    assert page.ask("size().actors") == debate.network.n
    page.page.go_forward()
    page.says(smaller.sentence())
    assert not boxes(page, "company").is_checked()


def test_issue_changes_colours_labels_and_filter_words(opened, debate):
    page = opened()
    page.page.locator("#filters input[aria-label='Read stance on']").click()
    page.page.get_by_role("option", name="Open release of model weights").click()
    page.says("stance is read on “Open release of model weights”")
    assert "Strongly supports" in page.page.locator("#filters").inner_text()
    boxes(page, "5").first.uncheck()
    expected = debate.filter(
        issue="open-weights-access",
        stance=["strongly_supports", "supports", "mixed", "opposes", "strongly_opposes"],
    )
    page.says(expected.sentence())
    assert page.ask("size().actors") == int(expected.visible.actors.sum())


def test_filter_can_be_switched_off_without_being_forgotten(opened, debate):
    page = opened("?kind=regulator")
    page.says(debate.filter(kind="regulator").sentence())
    switch = page.page.locator("input[aria-label='Use the filter Kind of actor']")
    switch.uncheck(force=True)
    page.says(debate.sentence())
    assert page.search() == "?kind=regulator&off=kind"
    assert not boxes(page, "company").is_checked()
    switch.check(force=True)
    page.says(debate.filter(kind="regulator").sentence())
    page.page.locator("#reset").click()
    page.says(debate.sentence())
    assert page.search() in ("", "?")


def test_empty_result_says_what_hides_and_lifts_it(opened, debate):
    query = "?kind=regulator&stance=strongly_restrictive&subkind=chip_maker"
    page = opened(query)
    page.page.get_by_role("heading", name="No actor matches").wait_for()
    assert page.ask("size().actors") == 0
    expected = debate.query(query).hiding()
    listed = page.page.locator("#empty li")
    assert listed.count() == len(expected)
    page.page.get_by_role("link", name="Remove all filters").click()
    page.says(debate.sentence())


def test_hidden_actor_says_which_filter_hides_it_and_comes_back(opened):
    page = opened("?at=ntia&kind=company")
    note = page.page.locator(".hidden-note")
    note.wait_for()
    assert "is hidden by kind of actor" in note.text_content()
    note.get_by_role("link").first.click()
    page.until("visibleActors().includes('ntia')")
    assert page.search() == "?at=ntia"


def test_unknown_words_of_a_link_are_reported_and_the_rest_is_shown(opened, debate):
    page = opened("?kind=regulator,wizard&colour=mauve")
    page.says(debate.filter(kind="regulator").sentence())
    notice = page.page.locator("#notices").text_content()
    assert "wizard" in notice
    assert "colour" in notice


def test_downloaded_graphml_equals_the_commands_bytes(opened, tmp_path, debate):
    page = opened("?issue=open-weights-access&stance=supports,strongly_supports")
    page.says("stance is read on")
    page.page.get_by_role("button", name="Export").click()
    page.page.wait_for_selector("a#export-graphml[href*='open-weights-access']")
    with page.page.expect_download() as waiting:
        page.page.locator("#export-graphml").click()
        page.page.locator("#exporting .strong").click()
    downloaded = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename == "open-weights.graphml"
    target = tmp_path / "out.graphml"
    debate.filter(issue="open-weights-access", stance=["supports", "strongly_supports"]).export(
        "graphml", target
    )
    assert downloaded == target.read_bytes()


def test_slash_finds_and_help_opens_by_keyboard(opened):
    page = opened()
    page.page.locator("body").press("/")
    page.page.keyboard.type("R Street")
    page.page.get_by_role("option", name="R Street Institute").first.wait_for()
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector("#details h2:has-text('R Street Institute')")
    page.page.locator("#help-open").press("Enter")
    page.page.get_by_role("dialog").get_by_text("What it cannot say").wait_for()
    page.page.keyboard.press("Escape")
    page.page.get_by_role("dialog").wait_for(state="hidden")


def test_theme_switches_and_is_remembered(opened):
    page = opened(color_scheme="light")
    before = page.ask("colourOf('hugging-face')")
    page.page.locator("#theme").click()
    page.page.wait_for_selector("html[data-mantine-color-scheme=dark]", state="attached")
    page.until(f"colourOf('hugging-face') !== '{before}'")
    page.page.reload()
    page.drawn()
    assert page.page.locator("html").get_attribute("data-mantine-color-scheme") == "dark"


def test_narrow_screen_keeps_the_network_and_opens_drawers(opened):
    page = opened(viewport={"width": 390, "height": 800}, has_touch=True)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.page.locator("#canvas").bounding_box()
    assert box["width"] == 390
    assert box["height"] > 300
    page.page.locator("#show-filters").click()
    boxes(page, "company").wait_for()
    page.page.locator("#hide-filters").click()
    boxes(page, "company").wait_for(state="hidden")
    page.settle()
    place = page.ask("locate('meta')")
    page.page.touchscreen.tap(place["x"], place["y"])
    page.page.locator("#details h2").wait_for()
    page.page.locator("#hide-details").click()
    page.page.locator("#details h2").wait_for(state="hidden")


def test_hostile_text_is_shown_not_run(opened, tmp_path):
    nasty = "<script>window.hacked=1</script><img src=x onerror='window.hacked=2'>"
    (tmp_path / "actors.csv").write_text(
        f'id,name,kind,summary\none,"{nasty}",company,"{nasty}"\ntwo,Two,"{nasty}",\n',
        encoding="utf-8",
    )
    (tmp_path / "ties.csv").write_text(
        f'from_id,to_id,kind,summary\none,two,funds,"{nasty}"\n', encoding="utf-8"
    )
    with served(ga.open(tmp_path)) as address:
        page = opened("?at=one", at=address)
        page.page.wait_for_selector("#details h2")
        assert page.page.locator("#details h2").text_content() == nasty
        assert page.page.evaluate("window.hacked") is None
        assert page.page.locator("#details a[href^='javascript']").count() == 0
        assert page.page.locator("#details script, #details img").count() == 0


def test_without_webgl_the_page_says_so_and_stays_usable(browser, address, debate):
    with browser.browser_type.launch(
        executable_path=executable(), args=[*QUIET, "--disable-gpu", "--disable-3d-apis"]
    ) as bare:
        page = bare.new_page()
        page.goto(f"{address}/?at=ntia")
        page.get_by_text("This browser has no WebGL").wait_for(timeout=60_000)
        page.wait_for_selector("#details h2:has-text('National Telecommunications')")
        assert debate.sentence() in page.locator("#sentence").text_content()


def test_every_answer_carries_the_security_headers(opened):
    page = opened()
    for path in ("/", "/api/healthz", "/_dash-layout", "/assets/page.css", "/api/none"):
        headers = page.page.request.get(page.address + path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert re.search(r"https?:", policy) is None
        assert "'unsafe-eval'" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "no-referrer"

"""Influence on somebody, what if, and the influence tab: by mouse and by keyboard, in a real browser."""

import json

import pytest
from playwright.sync_api import expect

from graph_app.analyses import Scenario
from graph_app.web.reading import read_view
from graph_app.web.studies.pieces import moved, share
from tests.browser.conftest import served


@pytest.fixture(scope="module")
def small(tiny):
    with served(tiny) as address:
        yield address


def view_of(page, explorer):
    view, dropped = read_view(page.search(), explorer.network)
    assert dropped == []
    return view


def done(page, place="details"):
    """Wait until the study of a place is there."""
    page.page.wait_for_function(
        """place => {
            const part = (name) => document.getElementById(
                JSON.stringify({part: name, place, type: "job"}));
            return part("card") && part("card").hidden && part("result").innerText.trim() !== "";
        }""",
        arg=place,
    )
    page.settle()


def result(page):
    return page.page.locator(".details .study")


def colours(page, who):
    return page.ask(f"colourOf({json.dumps(who)})")


def test_who_moves_an_actor_by_which_paths_and_on_what_evidence(opened, debate):
    page = opened("?at=us-congress")
    page.page.locator("#details").get_by_role("link", name="Influence on it").click()
    page.page.wait_for_selector("#details h2:has-text('Influence on')")
    done(page)
    assert view_of(page, debate).panel == "influence"
    found = debate.influence("us-congress", graph="whole")
    words = result(page).inner_text()
    for one in found["movers"][:12]:
        assert one["name"] in words
        assert share(one["share"]) in words
    first = result(page).locator(".movers > li").first
    first.locator("summary").click()
    tie = found["movers"][0]["paths"][0]["steps"][0]["ties"][0]
    assert first.get_by_role("link", name=tie["sources"][0]["title"]).first.is_visible()
    first.get_by_role("link", name=tie["title"], exact=True).first.click()
    page.page.wait_for_function("key => location.search.includes(key)", arg=f"panel=tie:{tie['id']}")
    page.page.wait_for_selector(".details .study:empty", state="attached")


def test_the_keyboard_alone_supposes_something_sees_it_drawn_and_takes_it_back(opened, debate):
    page = opened("?at=anthropic")
    page.page.locator("#canvas .nc-stage").first.focus()
    page.page.keyboard.press("w")
    page.page.wait_for_selector("#details h2:text-is('What if …')")
    page.settle()
    issue = page.page.locator("#details input[aria-label=Issue]")
    issue.focus()
    page.page.keyboard.type("Open release of")
    offered = page.page.get_by_role("option")
    expect(offered).to_have_count(1)
    page.page.keyboard.press("ArrowDown")
    expect(offered).to_have_attribute("data-combobox-selected", "true")
    page.page.keyboard.press("Enter")
    expect(issue).to_have_value("Open release of model weights")
    suppose = page.page.locator("#details").get_by_role("button", name="Suppose", exact=True).first
    suppose.focus()
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector(".supposed li")
    done(page)
    scenario = Scenario.of(debate.network, {"set": ["anthropic:open-weights-access=2"]})
    assert view_of(page, debate).scenario == scenario
    found = debate.whatif(scenario, "anthropic", graph="whole")
    expect(result(page)).to_contain_text(moved(found["on"][0]["change"]))
    page.page.locator("#details").get_by_role("link", name="Change").focus()
    page.page.keyboard.press("Enter")
    page.page.wait_for_function("() => location.search.includes('colour=change')")
    page.settle()
    page.page.wait_for_selector("#legend :text('Change, what if')")
    again = opened(page.search())
    done(again)
    assert again.page.locator(".supposed li").count() == 1
    assert result(again).inner_text() == result(page).inner_text()
    page.page.locator("#details").get_by_role("link", name="Take back").focus()
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector(".supposed li", state="detached")
    page.settle()
    assert view_of(page, debate).colour == "stance"
    assert not view_of(page, debate).scenario
    page.page.locator("#undo").click()
    page.page.wait_for_selector(".supposed li")
    page.settle()
    assert view_of(page, debate).scenario == scenario


def test_a_form_that_misses_something_says_so_and_a_wrong_file_as_well(opened, small, tiny, tmp_path):
    page = opened("?at=acme&panel=whatif", at=small)
    page.page.locator("#details").get_by_role("button", name="Suppose", exact=True).first.click()
    page.page.wait_for_selector(".wrong:has-text('Choose what is to be supposed first.')")
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"remove": ["nobody"]}')
    with page.page.expect_file_chooser() as chooser:
        page.page.get_by_role("button", name="Open scenario").click()
    chooser.value.set_files(wrong)
    page.page.wait_for_selector(".wrong:has-text('nobody')")
    assert not view_of(page, tiny).scenario


def test_a_scenario_is_saved_and_opened_again(opened, small, tiny, tmp_path):
    page = opened("?at=acme&also=bolt&panel=whatif&remove=reg&strength=funds=0.25", at=small)
    done(page)
    with page.page.expect_download() as saved:
        page.page.get_by_role("link", name="Save scenario").click()
    kept = tmp_path / "kept.json"
    saved.value.save_as(kept)
    scenario = view_of(page, tiny).scenario
    assert Scenario.from_json(tiny.network, json.loads(kept.read_text())) == scenario
    page.page.get_by_role("button", name="Take all back").click()
    page.page.wait_for_selector(".supposed li", state="detached")
    page.settle()
    with page.page.expect_file_chooser() as chooser:
        page.page.get_by_role("button", name="Open scenario").click()
    chooser.value.set_files(kept)
    page.page.wait_for_function("() => document.querySelectorAll('.supposed li').length === 2")
    page.settle()
    assert view_of(page, tiny).scenario == scenario


def test_a_tie_between_two_is_added_and_another_one_cut(opened, small, tiny):
    page = opened("?at=acme&also=bolt&panel=whatif", at=small)
    kind = page.page.locator("#details input[aria-label='Kind of tie']").first
    kind.click()
    page.page.get_by_role("option", name="Funds", exact=True).first.click()
    form = page.page.locator("#details .form", has_text="Suppose one more tie")
    form.get_by_role("button", name="Suppose", exact=True).click()
    page.page.wait_for_selector(".supposed li")
    done(page)
    assert view_of(page, tiny).scenario == Scenario.of(tiny.network, {"add": ["acme:funds:bolt"]})
    tie = tiny.network.cells("ties", "id")[0]
    other = opened(f"?panel=tie:{tie}&at=acme", at=small)
    other.page.get_by_role("link", name="Suppose this tie were gone").click()
    other.page.wait_for_selector(".supposed li")
    done(other)
    assert view_of(other, tiny).scenario == Scenario.of(tiny.network, {"cut": [tie]})


def test_the_tab_ranks_explains_and_selects(opened, debate):
    page = opened("?kind=company")
    page.page.locator(".tabs").get_by_text("Influence", exact=True).click()
    done(page, "influence")
    panel = page.page.locator("#studies")
    found = debate.filter(kind=["company"]).ranking("degree", graph="whole")
    assert found["meaning"] in panel.inner_text()
    rows = panel.locator("tbody tr")
    assert rows.first.locator("th").inner_text() == found["actors"][0]["name"]
    panel.get_by_role("link", name=found["actors"][1]["name"], exact=True).click()
    page.page.wait_for_function("at => location.search.includes('at=' + at)", arg=found["actors"][1]["id"])
    page.page.locator("#studies tr.chosen").wait_for()
    page.settle()
    for study, words in (
        ("Reach", "have an opinion on record"),
        ("Mixing", "E-I index"),
        ("Balance", "Proved: no division into two camps"),
        ("Brokers", "Gatekeeper"),
    ):
        panel.get_by_role("radiogroup", name="Study").get_by_text(study, exact=True).click()
        page.page.wait_for_selector(f"#studies :text('{words}')")
        done(page, "influence")
        assert view_of(page, debate).study == study.lower()
    page.page.locator("#brokers-grid .ag-row [col-id=group]").first.click()
    page.page.wait_for_function("() => !location.search.includes('at=" + found["actors"][1]["id"] + "&')")


def test_what_takes_long_is_stopped_and_started_again(opened, debate):
    page = opened("?tab=influence&measure=betweenness&weighted=on")
    card = page.page.locator("#studies .working")
    card.locator("text=Working").wait_for()
    assert page.page.locator("#studies tbody tr").count() == 60  # without intervals, meanwhile
    card.get_by_role("button", name="Stop").click()
    card.locator("text=Stopped.").wait_for()
    page.settle()
    assert page.page.locator("#studies tbody tr").count() == 60
    card.get_by_role("button", name="Start again").click()
    card.locator("text=Working").wait_for()
    page.page.locator(".tabs").get_by_text("Table", exact=True).click()
    card.wait_for(state="hidden")


@pytest.mark.parametrize("tab", ["", "&tab=influence"])
def test_on_a_narrow_screen_nothing_is_wider_than_the_screen(opened, small, tab):
    page = opened(
        f"?at=acme&panel=whatif&remove=reg{tab}",
        at=small,
        viewport={"width": 390, "height": 760},
        has_touch=True,
    )
    wide = page.page.evaluate(
        """() => [...document.querySelectorAll(".details *, #studies *")].filter((one) => {
            const box = one.getBoundingClientRect();
            const scrolls = one.closest(".brokers-grid, .reading, .tools, .figures");
            return box.width && !scrolls && box.right > innerWidth + 1;
        }).map((one) => one.className || one.tagName)"""
    )
    assert wide == []

"""What actors say, in the picture and in its tab: by mouse and by keyboard, in a real browser."""

import json
import re

import pytest
from playwright.sync_api import expect

from graph_app import Explorer
from graph_app.opening import open_package
from graph_app.web.links import links, said
from graph_app.web.pairs import ends
from graph_app.web.reading import read_view
from tests.browser.conftest import served
from tests.browser.test_charts import chart
from tests.browser.test_influence import done, view_of
from tests.browser.test_looks import choose, link_has, menu
from tests.importers.dna_files import make

PLACES = "visibleActors().map((id) => document.querySelector('#canvas').graphCanvas.placeOf(id))"


def wanted(explorer, query):
    """Return the pairs that the server would draw for a query, and what it would say."""
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    seen = Explorer(explorer.network, view.active)
    return set(links(seen, view)["ties"]["id"]), said(seen, view)


def shows_pairs(page):
    """Wait until what actors say joins them."""
    page.until("visibleTies().some((id) => id.startsWith('pair:'))")
    page.settle()


def panel(page):
    return page.page.locator(".discourse-panel")


def test_the_picture_shows_agreement_in_place_of_recorded_ties_and_nobody_moves(opened, debate):
    page = opened()
    recorded, places = set(page.ask("visibleTies()")), page.ask(PLACES)
    choose(page, "Ties", "Agreement")
    link_has(page, "joined=congruence")
    shows_pairs(page)
    pairs, words = wanted(debate, "joined=congruence")
    assert set(page.ask("visibleTies()")) == pairs
    assert page.ask(PLACES) == places
    assert page.page.locator("#links-said").text_content() == words
    said_ = f"{len(pairs):,} pairs joined by agreement: all actors."
    assert said_ in page.page.locator("#sentence").text_content()
    entry = page.page.locator("#legend button", has_text="Agree")
    assert entry.locator("b").text_content() == f"{len(pairs):,}"
    page.page.locator("#looks-counting summary").click()
    page.page.locator("#looks-counting").get_by_text("Arguments", exact=True).click()
    link_has(page, "through=argument")
    page.settle()
    assert set(page.ask("visibleTies()")) == wanted(debate, "joined=congruence&through=argument")[0]
    page.page.get_by_label("Undo (Ctrl+Z)").click()
    page.page.get_by_label("Undo (Ctrl+Z)").click()
    page.page.wait_for_function("() => !location.search.includes('joined')")
    page.settle()
    assert set(page.ask("visibleTies()")) == recorded
    assert page.ask(PLACES) == places
    assert page.page.locator("#links-said").text_content() == ""
    assert "1,395 of 1,395 ties" in page.page.locator("#sentence").text_content()


def test_counting_on_five_steps_and_of_the_latest_alone_is_drawn_said_and_undone(opened, debate):
    page = opened("?joined=subtract&through=argument")
    shows_pairs(page)
    counts = page.page.locator("#looks-counting")
    counts.locator("summary").click()
    counts.get_by_text("Five steps", exact=True).click()
    link_has(page, "scale=five_step")
    counts.get_by_text("Latest only", exact=True).click()
    link_has(page, "scale=five_step", "statements=latest")
    page.settle()
    query = "joined=subtract&through=argument&scale=five_step&statements=latest"
    pairs, words = wanted(debate, query)
    assert set(page.ask("visibleTies()")) == pairs
    assert page.page.locator("#links-said").text_content() == words
    assert "five steps" in words and "latest statement" in words
    page.page.get_by_label("Undo (Ctrl+Z)").click()
    page.page.wait_for_function("() => !location.search.includes('statements')")
    page.settle()
    query = query.removesuffix("&statements=latest")
    assert set(page.ask("visibleTies()")) == wanted(debate, query)[0]
    page.page.locator(".tabs").get_by_text("Discourse", exact=True).click()
    done(page, "discourse")
    assert "stances on five steps" in panel(page).inner_text()
    for link in panel(page).locator("a[href^='/api/discourse']").all():
        assert "scale=five_step" in link.get_attribute("href")


def test_a_pair_is_pointed_at_and_opens_its_statements_with_their_sources(opened, debate):
    page = opened("?joined=subtract&through=argument&labels=0")
    shows_pairs(page)
    found = page.page.evaluate(
        """() => {
          const canvas = document.querySelector('#canvas').graphCanvas;
          for (const id of canvas.visibleTies()) {
            const at = canvas.locateTie(id);
            const [x, y] = at ? [Math.round(at.x), Math.round(at.y)] : [0, 0];
            const free = at && document.elementFromPoint(x, y).closest('#canvas'); // nothing lies over it
            if (free && canvas.tieAt(x, y) === id) return { id, x, y };
          }
          return null;
        }"""
    )
    name, at = found["id"], found
    page.page.mouse.move(at["x"] - 40, at["y"])
    page.page.mouse.move(at["x"], at["y"], steps=5)
    page.until(f"hoveredTie() === {json.dumps(name)}")
    tip = page.page.locator(".nc-tip")
    expect(tip).to_contain_text("both speak on they agree on")
    page.page.mouse.click(at["x"], at["y"])
    one, other = ends(name, debate.network.position)
    names = debate.network.words("actors", "name")
    page.page.wait_for_selector(f"#details h2:has-text({json.dumps(names[one])})")
    assert view_of(page, debate).panel == name
    page.until(f"openedTie() === {json.dumps(name)}")
    details = page.page.locator("#details")
    assert names[other] in details.locator("h2").text_content()
    details.locator(".tie-group summary").first.click()
    found = debate.discourse_network(mode="ignore", issues="argument", duplicates="document").tie(one, other)
    titles = {
        row["source"]["title"] for issue in found["through"] for end in ("one", "other") for row in issue[end]
    }
    shown = details.locator(".tie-group[open] .source a[rel]").first.text_content()
    assert shown.removesuffix("\u00a0↗") in titles
    page.page.mouse.click(at["x"], at["y"], button="right")
    page.page.get_by_role("menuitem", name="Select both ends").click()
    page.settle()
    assert set(view_of(page, debate).selected) == {one, other}


def test_play_changes_ties_while_places_stay(opened, debate):
    page = opened("?joined=congruence&as_of=2024-01")
    shows_pairs(page)
    places = page.ask(PLACES)
    first = set(page.ask("visibleTies()"))
    assert first == wanted(debate, "joined=congruence&as_of=2024-01")[0]
    page.page.locator("#through-play").click()
    page.page.locator("#through-now", has_text="By the end of March 2024").wait_for()
    page.page.keyboard.press("Escape")
    page.page.wait_for_function("() => document.querySelector('#through-play').ariaLabel === 'Play'")
    page.settle(1500)
    page.page.wait_for_function("() => /as_of=2024-0[3-9]/.test(location.search)")
    now = set(page.ask("visibleTies()"))
    assert now != first
    assert now == wanted(debate, page.search())[0]
    assert page.ask(PLACES) == places
    page.page.locator("#through-back").click()
    page.settle()
    assert set(page.ask("visibleTies()")) == wanted(debate, page.search())[0]
    page.page.locator("#through-clear").click()
    page.page.wait_for_function("() => !location.search.includes('as_of')")
    page.settle()
    assert set(page.ask("visibleTies()")) == wanted(debate, "joined=congruence")[0]
    page.page.locator(".through-time").get_by_text("Window", exact=True).click()
    page.page.locator("#through-next").click()
    page.page.wait_for_function("() => location.search.includes('until=')")
    page.settle()
    assert set(page.ask("visibleTies()")) == wanted(debate, page.search())[0]


def test_pairs_of_the_list_and_of_the_matrix_open(opened, debate):
    page = opened("?tab=discourse&through=argument")
    done(page, "discourse")
    panel(page).get_by_role("link", name=re.compile(r"agree, \d+ disagree")).first.click()
    page.page.wait_for_function("() => location.search.includes('panel=pair')")
    first = debate.discourse(issues="argument", normalise="average_activity", duplicates="document", most=1)[
        "ties"
    ][0]
    assert set(ends(view_of(page, debate).panel, debate.network.position)) == {first["one"], first["other"]}
    panel(page).get_by_text("Actors × actors").click()
    link_has(page, "pairs=actors")
    cell = panel(page).locator(".ag-center-cols-container .ag-row[row-index='0'] [col-id=n1]")
    cell.click()
    page.settle()
    one, other = ends(view_of(page, debate).panel, debate.network.position)
    page.page.wait_for_selector(
        f"#details h2:has-text({json.dumps(debate.network.words('actors', 'name')[one])})"
    )
    assert one != other
    panel(page).get_by_text("Draw disagreement").click()
    shows_pairs(page)
    assert set(page.ask("visibleTies()")) == wanted(debate, "joined=conflict&through=argument")[0]


def test_camps_are_worked_out_with_progress_and_drawn_over_time(opened, debate):
    page = opened("?tab=discourse")
    done(page, "discourse")
    assert page.page.evaluate("typeof window.Plotly") == "undefined"
    page.page.locator(".filters").get_by_text("Regulators", exact=True).hover()
    page.page.goto(f"{page.address}/?discourse=camps&kind=regulator&tab=discourse&through=policy")
    page.drawn()
    done(page, "discourse")
    seen = debate.filter(kind="regulator")
    found = seen.polarisation(issues="policy", normalise="average_activity", duplicates="document", rounds=0)
    sides = page.page.locator(".two-camps section")
    for place, camp in enumerate(found["camps"]):
        assert f"Camp {place + 1} {camp['size']}" in sides.nth(place).inner_text()
        assert camp["actors"][0]["name"] in sides.nth(place).inner_text()
    plot = chart(page, "debate-chart")
    assert page.page.evaluate(f"{plot}._fullData.length") >= 4
    label = page.page.locator("#debate-chart")
    assert "Polarisation through time" in label.get_attribute("aria-label")
    panel(page).get_by_text("Over time", exact=True).click()
    done(page, "discourse")
    expect(label).to_have_attribute("aria-label", re.compile("Statements for and against"))
    page.page.wait_for_function(f"() => Object.keys({plot}._fullLayout._plots).length === 3")
    panel(page).get_by_text("Camps", exact=True).click()
    done(page, "discourse")
    expect(label).to_have_attribute("aria-label", re.compile("Polarisation"))
    page.page.wait_for_function(f"() => Object.keys({plot}._fullLayout._plots).length === 4")
    panel(page).get_by_text("Movers", exact=True).click()
    page.page.wait_for_function("() => !document.querySelector('#debate-chart-graph')")


def test_movers_are_filtered_and_lead_to_their_sources(opened, debate):
    page = opened("?discourse=movers&tab=discourse")
    done(page, "discourse")
    panel(page).get_by_text("Turned", exact=True).click()
    link_has(page, "moves=turned")
    done(page, "discourse")
    found = debate.movers(moves="turned")
    rows = panel(page).locator(".moves tbody tr")
    expect(rows).to_have_count(found["total"])
    for place, one in enumerate(found["moves"]):
        words = rows.nth(place).inner_text()
        assert one["actor"]["name"] in words and one["issue"]["name"] in words
        for side in ("before", "after"):
            assert one[side][0]["source"]["title"] in words
    rows.first.locator("th a").first.click()
    page.settle()
    assert view_of(page, debate).at == found["moves"][0]["actor"]["id"]


def test_change_is_asked_between_two_dates_and_a_wrong_one_is_said_to_be_so(opened, debate):
    page = opened("?discourse=change&tab=discourse&through=policy&kind=company")
    done(page, "discourse")
    earlier = page.page.locator("input[aria-label^='From, a date']")
    later = page.page.locator("input[aria-label^='To, a date']")
    earlier.fill("2024-02")
    earlier.press("Enter")
    link_has(page, "earlier=2024-02")
    later.fill("2024-14")
    later.press("Enter")
    page.page.locator(".only-dates").get_by_text("Write 2024, 2024-03 or 2024-03-25").wait_for()
    assert "later" not in page.search()
    later.fill("2024-06")
    later.press("Enter")
    link_has(page, "earlier=2024-02", "later=2024-06")
    done(page, "discourse")
    found = debate.filter(kind="company").difference(
        "2024-02",
        "2024-06",
        mode="subtract",
        issues="policy",
        normalise="average_activity",
        duplicates="document",
    )
    said_ = panel(page).inner_text()
    assert f"{found['counts']['new']:,} new" in said_
    assert later.input_value() == "2024-06"


def test_the_chart_over_time_follows_the_issue_that_is_opened(opened, debate):
    page = opened("?discourse=time&tab=discourse&through=argument&unit=months")
    done(page, "discourse")
    plot = chart(page, "debate-chart")
    first = panel(page).locator(".through tbody th a").first
    name = first.text_content()
    first.click()
    page.page.wait_for_function("() => location.search.includes('panel=issue')")
    page.settle()
    assert name in page.page.evaluate(f"{plot}.layout.annotations[0].text")
    assert page.page.locator("#details .series").count() == 1


def test_a_file_of_discourse_network_analyzer_has_its_debate_on_the_page(opened, tmp_path):
    path = tmp_path / "wind.dna"
    make(path)
    explorer = open_package(path)
    with served(explorer) as address:
        page = opened("?backbone=none&joined=subtract", at=address)
        shows_pairs(page)
        assert set(page.ask("visibleTies()")) == wanted(explorer, "backbone=none&joined=subtract")[0]
        page.page.locator(".tabs").get_by_text("Discourse", exact=True).click()
        done(page, "discourse")
        assert "Acme" in panel(page).inner_text()
        panel(page).get_by_text("Coders", exact=True).click()
        panel(page).get_by_text("This package has no codings").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_narrow_screen_everything_is_reached(opened, scheme):
    page = opened("", viewport={"width": 390, "height": 800}, has_touch=True, color_scheme=scheme)
    page.page.locator("#show-looks").click()
    choose(page, "Ties", "Both, signed")
    link_has(page, "joined=subtract")
    shows_pairs(page)
    assert menu(page, "Ties").input_value() == "Both, signed"
    page.page.locator("#looks-counting summary").click()
    page.page.locator("#looks-counting").get_by_text("Policy", exact=True).click()
    link_has(page, "through=policy")
    page.page.keyboard.press("Escape")
    page.page.locator("#through-next").wait_for()
    page.page.locator(".tabs").get_by_text("Discourse", exact=True).click()
    done(page, "discourse")
    wide = page.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


def test_an_opened_pair_and_an_opened_tie_stand_out_until_they_are_closed(opened, debate):
    page = opened("?joined=subtract&through=argument&backbone=none&least=50")
    shows_pairs(page)
    name = page.ask("visibleTies()")[0]
    plain = page.ask("toSVG()")
    page.page.goto(f"{page.address}/{page.search()}&panel={name}")
    page.drawn()
    page.until(f"openedTie() === {json.dumps(name)}")
    page.settle()
    assert page.ask("toSVG()") != plain
    page.page.get_by_label("Undo (Ctrl+Z)").wait_for()
    choose(page, "Ties", "On record")
    page.page.wait_for_function("() => !location.search.includes('joined')")
    page.until("openedTie() === null")
    tie = str(debate.network.cells("ties", "id")[0])
    page.page.goto(f"{page.address}/?panel=tie:{tie}")
    page.drawn()
    page.until(f"openedTie() === {json.dumps(tie)}")


def test_a_window_has_a_length_and_a_kernel_and_steps_keep_both(opened, debate):
    page = opened("?joined=congruence&through=policy")
    shows_pairs(page)
    page.page.locator(".through-time").get_by_text("Window", exact=True).click()
    page.page.locator("#through-shape summary").click()
    length = page.page.get_by_label("Length of the window", exact=True)
    length.fill("18")
    length.press("Enter")
    link_has(page, "window=18")
    page.page.locator("#through-shape input[aria-label='How statements in it count']").click()
    page.page.get_by_role("option", name="As a bell (Gaussian)").click()
    link_has(page, "window=18", "kernel=gaussian")
    page.settle()
    pairs, words = wanted(debate, page.search())
    assert set(page.ask("visibleTies()")) == pairs
    assert "Gaussian kernel" in words
    assert page.page.locator("#links-said").text_content() == words
    assert page.page.locator("#through-now").text_content().startswith("18 months to ")
    before = page.search()
    page.page.locator("#through-back").click()
    page.page.wait_for_function("before => location.search !== before", arg=before)
    page.settle()
    assert page.page.locator("#through-now").text_content().startswith("18 months to ")
    assert set(page.ask("visibleTies()")) == wanted(debate, page.search())[0]
    assert length.input_value() == "18"

"""A debate is edited in the page, by mouse and by keyboard, by several people at once.

The debate is small, so that the pages are quick.
"""

from contextlib import contextmanager

import pytest

import graph_app as ga
from graph_app.web.desk.model import Desk
from graph_app.web.desk.seal import Seal
from tests.browser.conftest import served
from tests.browser.test_axe import violations
from tests.worlds import TINY

SOON = 15_000
TIE = {"from_id": "acme", "to_id": "juno", "kind": "funds", "confidence": "high"}


@pytest.fixture
def ws(tmp_path):
    with ga.workspace(tmp_path / "debate.db", TINY, user="ana") as opened:
        opened.grant("ben", "editor")
        yield opened


@contextmanager
def desk_of(ws, who="ana"):
    with served(ws.explorer(), desk=Desk(ws, lambda: who, Seal("secret"))) as address:
        yield address


@pytest.fixture
def address(ws):
    with desk_of(ws) as found:
        yield found


class At:
    """A page with its desk, as a person uses it."""

    def __init__(self, page):
        self.page = page
        self.desk = page.page.locator("#desk")

    def menu(self, words):
        self.page.page.click(".desk-opener")
        self.page.page.locator(".desk-menu").get_by_role("button", name=words, exact=True).click()
        return self.came()

    def came(self):
        """Wait until a page of the desk has the focus."""
        self.page.page.wait_for_selector("#desk.open .desk-page")
        self.page.settle()
        return self

    def field(self, label):
        return self.desk.get_by_label(label).and_(self.page.page.locator("input, textarea")).first

    def write(self, label, words):
        self.field(label).fill(words)

    def choose(self, label, words):
        self.field(label).click()
        self.field(label).fill(words)
        self.page.page.locator("[role=option]:visible", has_text=words).first.click()

    def press(self, words):
        self.desk.get_by_role("button", name=words, exact=True).first.click()
        self.page.settle()
        return self

    def closed(self):
        self.page.page.wait_for_selector("#desk:not(.open)", state="attached")
        self.page.settle()

    def said(self):
        return self.page.page.locator("#desk-said").text_content()

    def text(self):
        return self.desk.text_content()

    def sheet(self):
        return self.page.page.locator("#details").text_content()

    def waits_for(self, selector, words):
        self.page.page.locator(selector, has_text=words).first.wait_for(timeout=SOON)
        self.page.settle()


@pytest.fixture
def at(opened, address):
    """A way to sit down at the desk."""
    return lambda query="", where=None, **options: At(opened(query, where or address, **options))


def test_a_tie_is_added_by_the_mouse_and_everybody_sees_it(at, ws):
    mine, other = at("?at=acme"), at()
    before = other.page.ask("visibleTies()")
    mine.menu("Tie")
    assert mine.field("From").input_value() == "Acme"
    mine.press("Add")
    assert mine.desk.locator("[aria-invalid=true]").count() >= 3, "what is missing is said beside its field"
    mine.choose("To", "Juno")
    mine.choose("Kind", "Funds")
    mine.choose("Confidence", "High")
    mine.desk.get_by_text("A new one").click()
    mine.write("Address", "https://news.example/1")
    mine.write("Title", "News")
    mine.choose("Grade", "Press")
    mine.press("Add").closed()
    assert "ana added" in mine.said()
    assert (
        "panel=tie%3Aacme.funds.juno" in mine.page.search()
        or "panel=tie:acme.funds.juno" in mine.page.search()
    )
    assert "News" in mine.sheet()
    assert len(mine.page.ask("visibleTies()")) == len(before) + 1
    other.page.page.wait_for_function(
        f"() => document.querySelector('#canvas').graphCanvas.visibleTies().length === {len(before) + 1}",
        timeout=SOON,
    )
    assert ws.row("ties", "acme.funds.juno").values["source_id"] == "news"


def test_an_actor_is_added_by_the_keyboard_alone(at, ws):
    mine = at()
    keys = mine.page.page.keyboard
    mine.page.page.focus(".desk-opener")
    keys.press("Enter")
    mine.page.page.locator(".desk-menu").get_by_role("button", name="Actor", exact=True).wait_for()
    mine.page.page.wait_for_function("() => document.activeElement.textContent === 'Actor'")
    keys.press("Enter")
    mine.came()
    assert mine.page.page.evaluate("document.activeElement.tagName") == "H2"
    keys.press("Tab")
    keys.type("Newcomer")
    keys.press("Tab")
    keys.type("Comp")
    mine.page.page.locator("[role=option]:visible", has_text="Company").wait_for()
    keys.press("ArrowDown")
    keys.press("Enter")
    mine.page.page.wait_for_function("() => document.activeElement.value === 'Company'")
    keys.press("Shift+Tab")
    keys.press("Enter")
    mine.closed()
    assert ws.row("actors", "newcomer").values["kind"] == "company"
    assert "Newcomer" in mine.sheet()
    assert "at=newcomer" in mine.page.search()


def test_an_actor_is_changed_in_its_sheet_and_the_change_is_undone(at, ws):
    mine = at("?at=acme")
    mine.page.page.locator("#details").get_by_role("button", name="Edit", exact=True).click()
    mine.came()
    mine.write("Website", "acme.org")
    mine.write("Why", "It moved.")
    mine.press("Save").closed()
    mine.waits_for("#details", "acme.org")
    mine.page.page.locator("#desk-said button").click()
    mine.waits_for("#details", "acme.example")
    assert ws.row("actors", "acme").values["website"] == "acme.example"
    assert ws.head() == 2


def test_a_row_is_retired_and_had_back_from_the_history(at, ws):
    mine = at("?panel=tie:acme.funds.iris")
    mine.page.page.locator("#details").get_by_role("button", name="Edit", exact=True).click()
    mine.came().press("Retire …").came()
    mine.write("Why", "Wrong.")
    mine.press("Retire").closed()
    assert "acme.funds.iris" not in mine.page.ask("visibleTies()")
    mine.menu("History")
    mine.desk.get_by_role("button", name="Undo change 1").click()
    mine.closed()
    mine.page.until("visibleTies().includes('acme.funds.iris')")


def test_who_is_later_chooses_and_nothing_is_overwritten_unseen(at, ws):
    mine = at("?at=acme")
    mine.page.page.locator("#details").get_by_role("button", name="Edit", exact=True).click()
    mine.came()
    mine.write("Website", "mine.example")
    mine.write("Why", "Read it.")
    ws.acting("ben").change("actors", "acme", {"website": "ben.example"}, version=0, why="moved")
    mine.press("Save").came()
    assert "ben was faster" in mine.text()
    assert ws.row("actors", "acme").values["website"] == "ben.example"
    mine.press("Save")
    assert "Choose one of both: Website." in mine.text()
    mine.desk.get_by_text("You: “mine.example”").click()
    mine.press("Save").closed()
    assert ws.row("actors", "acme").values["website"] == "mine.example"


def test_what_is_typed_stays_while_others_edit_and_where_one_looks(at, ws):
    mine = at("?at=acme")
    mine.menu("Tie")
    mine.write("Summary", "Half a sentence")
    ws.acting("ben").add("actors", {"name": "Newcomer", "kind": "company"})
    mine.page.says("of 9 actors")
    assert mine.field("Summary").input_value() == "Half a sentence"
    mine.page.page.keyboard.press("Escape")
    assert mine.desk.get_by_text("Close without saving?").count() == 1
    mine.page.page.keyboard.press("Enter")
    mine.closed()


def test_an_edit_is_proposed_by_one_and_accepted_by_another(at, ws):
    ws.set_review("editors")
    with desk_of(ws, "ben") as there:
        theirs = at("?also=juno&at=acme", there)
        theirs.menu("Tie")
        theirs.choose("Kind", "Funds")
        theirs.choose("Confidence", "High")
        theirs.choose("Which", "Our view")
        theirs.press("Add").closed()
        assert "Proposed as number 1" in theirs.said()
        assert ws.head() == 0
        mine = at()
        mine.menu("Proposals")
        assert "ben" in mine.text()
        mine.press("Accept")
        assert "Nothing waits for a reviewer." in mine.text()
        theirs.page.until("visibleTies().includes('acme.funds.juno')")
    assert ws.entry(1).accepted_by == "ana"


def test_two_actors_are_merged_and_an_old_link_leads_on(at, ws, address):
    mine = at("?also=bolt&at=acme")
    mine.menu("Merge two actors")
    mine.write("Why", "One company.")
    mine.press("What it does")
    assert "Bolt becomes Acme" in mine.text()
    mine.press("Merge").closed()
    assert len(mine.page.ask("visibleActors()")) == 7
    again = at("?at=bolt")
    assert again.sheet().startswith("Acme")


def test_a_table_is_pasted_after_a_look(at, ws):
    mine = at()
    mine.menu("Paste a table")
    mine.write("Table", "from_id\tto_id\tkind\tconfidence\nacme\tjuno\tfunds\tlow\nacme\tnobody\tfunds\tlow")
    mine.desk.get_by_text("On record").click()
    mine.choose("Which", "Our view")
    mine.press("What it does")
    assert "Line 3" in mine.text()
    mine.write("Table", "from_id\tto_id\tkind\tconfidence\nacme\tjuno\tfunds\tlow")
    mine.press("What it does")
    assert "1 tie added" in mine.text()
    assert ws.head() == 0
    mine.press("Paste").closed()
    mine.page.until("visibleTies().includes('acme.funds.juno')")


def test_without_a_workspace_nothing_can_be_edited(opened, tiny):
    with served(tiny) as plain:
        page = opened("?at=acme", plain)
        assert page.page.locator(".desk, .desk-opener, .desk-doings, [data-desk]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 800)], ids=["wide", "narrow"])
def test_axe_finds_nothing_on_the_desk_and_it_fits(at, ws, scheme, size):
    ws.add("ties", TIE, source="src-press")
    width, height = size
    mine = at(
        "?at=acme", color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": height}
    )
    for words in ("Tie", "Merge two actors", "Paste a table", "History", "Compare", "Proposals"):
        mine.menu(words)
        if words == "Tie":
            mine.press("Add")
        assert violations(mine.page.page, "#desk") == [], words
        assert mine.page.page.evaluate("document.querySelector('#desk').scrollWidth <= innerWidth"), words
        mine.page.page.locator("[data-desk-close]").click()
        mine.closed()
    assert violations(mine.page.page) == []

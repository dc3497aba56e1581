"""The desk over HTTP, as the page asks: who may, what follows, what is refused."""

import pytest

from graph_app.errors import UnavailableError
from graph_app.web.app import create_app
from graph_app.web.panels.curating import OLD, STAYS
from graph_app.workspace.store.engine import Database
from tests.web import test_wiring as wiring
from tests.web.test_wiring import Browser
from tests.web.trees import find, name, open_stills, plain, text, walk

TIE = {"from_id": "acme", "to_id": "juno", "kind": "funds", "confidence": "high"}
KNOWN = {"source.how": "known", "source.known": "src-press"}


@pytest.fixture
def page(app):
    found = Browser(app)
    found.load()
    found.beside("")
    return found


def ask(page, key, prop, **props):
    """Tell an event of the desk and write the answer; what was on the desk before is gone then."""
    page.set(key, **props)
    found = page.ask("desk", "className", (key, prop))
    for old in [one for one in page.components if '"type":"desk-' in one and "desk-content" in found]:
        page.components.pop(old)
    page.apply(found)
    return found


def open_(browser, **asked):
    return ask(browser, "desk-asked", "data", data={"n": 1, **asked})


def press(page, what, **values):
    for field, value in values.items():
        page.set({"type": "desk-field", "name": field}, value=value)
    return ask(page, {"type": "desk-do", "what": what}, "n_clicks", n_clicks=1)


def add(page, **values):
    open_(page, page="form", table="ties")
    return press(page, "save", **{**TIE, **KNOWN, **values})


def test_without_a_workspace_nothing_of_it_is_there(tiny_app):
    served = tiny_app.server.test_client()
    layout = served.get("/_dash-layout").text
    assert "desk" not in layout
    assert "desk" not in served.get("/_dash-dependencies").text
    assert served.get("/api/workspace/head").status_code == 404
    browser = Browser(tiny_app)
    browser.load("?at=acme")
    sheet = browser.beside("at=acme")["details"]["children"]
    assert "History" not in text(sheet)
    assert "edition" not in str(browser.components["view"]["props"]["data"])


@pytest.mark.parametrize(
    "check",
    [
        wiring.test_every_id_of_a_callback_is_on_the_page,
        wiring.test_every_property_of_a_callback_exists_on_its_component,
        wiring.test_no_output_has_two_owners,
        wiring.test_functions_of_the_browser_exist_in_the_assets,
        wiring.test_the_layout_is_json_without_nan_and_every_id_is_there_once,
        wiring.test_every_control_of_the_layout_has_a_name_for_those_who_cannot_see,
    ],
)
def test_what_holds_for_every_page_holds_for_one_that_edits(app, check):
    check(Browser(app).open_all())


def test_the_page_has_a_menu_and_sheets_have_ways(page):
    assert page.components["desk-menu"]
    sheet = open_stills(page.beside("at=acme")["details"]["children"])
    assert {"Edit", "Add tie", "Add statement", "History"} <= {text(one) for one in find(sheet, "Button")}
    label = [one["props"].get("aria-label") for one in find(sheet, "Button", "desk-way")]
    assert {"Edit this statement", "Edit this participation"} == set(label)


def test_an_edit_is_seen_at_once_in_picture_facets_and_sheets(page, ws):
    before = page.components["canvas"]["props"]["src"]
    assert add(page)["desk"]["className"] == "desk"
    assert ws.head() == 1
    told = page.told(({"type": "act", "origin": "desk"}, "data"))
    assert told["canvas"]["src"] != before
    assert told["canvas"]["src"].endswith("?edition=1")
    assert "scene" in told["canvas"]
    assert told["view"]["data"]["edition"] == 1
    assert told["url"]["search"] == "?panel=tie:acme.funds.juno"
    beside = page.ask("details", "children", ("view", "data"))
    assert "Acme funds" in text(beside["details"]["children"])
    assert beside["edition"]["children"].startswith("tiny 1.0.0+1 ·")
    assert "actors" in beside["facts"]["children"]


def test_a_reader_s_page_follows_when_it_is_told(page, ws):
    ws.add("actors", {"name": "Newcomer", "kind": "company", "jurisdiction": "FR"})
    assert page.client.get("/api/workspace/head").json == {"head": 1}
    follow = {"type": "act", "origin": "desk"}
    page.set(follow, data={"verb": "follow", "n": 1})
    told = page.told((follow, "data"))
    assert "of 9 actors" in text(told["sentence"]["children"])
    assert page.told((follow, "data")) == {}, "the same state is not drawn twice"
    network = page.client.get(told["canvas"]["src"])
    assert network.status_code in (200, 202)


def test_lists_of_rows_are_renewed_with_the_data(page, ws):
    page.set("unfolded", data={"group": "around"})
    page.apply(page.ask("fold-around", "children", ("unfolded", "data")))
    ws.add("actors", {"name": "Newcomer", "kind": "company"})
    follow = {"type": "act", "origin": "desk"}
    page.set(follow, data={"verb": "follow", "n": 1})
    page.told((follow, "data"))
    beside = page.ask("details", "children", ("view", "data"))
    lists = beside[name({"part": "actor", "type": "control"})]["data"]
    assert "newcomer" in [one["value"] for one in lists]


def test_a_page_without_its_seal_edits_nothing_and_gets_a_new_one(page, ws):
    open_(page, page="form", table="ties")
    page.set("desk-seal", data="forged")
    refused = press(page, "save", **TIE, **KNOWN)
    assert refused["desk-wrong"]["children"] == OLD
    assert ws.head() == 0
    assert page.components["desk-content"]["props"]["children"], "what was typed stays"
    assert press(page, "save")["desk"]["className"] == "desk"
    assert ws.head() == 1


def test_a_request_from_another_site_is_refused(app, ws):
    client = app.server.test_client()
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert client.post("/_dash-update-component", json={}, headers=headers).status_code == 403
    assert client.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


@pytest.mark.parametrize("who", ["rob", "zoe", ""])
def test_who_may_not_edit_has_no_ways_and_is_refused(ws, desk, sitting, who):
    sitting.name = who
    page = Browser(create_app(ws.explorer(), desk=desk))
    page.load()
    sheet = open_stills(page.beside("at=acme")["details"]["children"])
    ways = {text(one) for one in find(sheet, "Button")}
    assert "Edit" not in ways
    assert ("History" in ways) == (who == "rob")
    refused = open_(page, page="form", table="ties")
    assert "may not do this here" in refused["desk-wrong"]["children"]
    page.put({"type": "desk-do", "what": "undo:1"}, n_clicks=1)
    assert "may not" in ask(page, {"type": "desk-do", "what": "undo:1"}, "n_clicks")["desk-wrong"]["children"]
    history = open_(page, page="history")
    assert ("Nobody has changed anything yet." in text(history.get("desk-content", {}).get("children"))) == (
        who == "rob"
    )


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"page": "x"},
        {"page": "form"},
        {"page": "form", "table": "codings"},
        {"page": "form", "table": ["ties"], "row": {"a": 1}},
        {"page": "form", "table": "ties", "row": "no\x00such"},
        {"page": "retire", "table": "actors", "row": "nobody"},
        {"page": "paste", "table": "nothing"},
        {"page": ["form"]},
    ],
)
def test_whatever_a_browser_opens_is_answered_in_words(page, asked):
    found = open_(page, **asked)
    assert found["desk-wrong"]["children"]
    assert found["desk"]["className"] == "desk open"


@pytest.mark.parametrize(
    "memory",
    [
        None,
        [],
        "x",
        {"page": "form", "table": "ties", "row": "acme.funds.iris", "before": [1]},
        {"page": "conflict"},
        {"page": "retire", "seen": -5},
        {"page": "merge", "gone": {}},
        {"page": "paste", "seen": 10**12},
    ],
)
@pytest.mark.parametrize(
    "what", ["save", "settle", "take:x", "undo:0", "undo:99999999999", "accept:1", "merge", "paste"]
)
def test_whatever_a_browser_remembers_is_answered_in_words(page, ws, memory, what):
    page.set("desk-memory", data=memory)
    page.put({"type": "desk-do", "what": what}, n_clicks=1)
    found = ask(page, {"type": "desk-do", "what": what}, "n_clicks")
    assert "desk" in found
    assert ws.head() == 0


def test_a_database_that_is_away_is_said_and_what_was_typed_stays(page, ws, monkeypatch):
    open_(page, page="form", table="ties")

    def away(self, options):
        raise UnavailableError("The workspace does not answer. Try again.")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "_begun", away)
        refused = press(page, "save", **TIE, **KNOWN)
        assert refused["desk-wrong"]["children"] == f"The workspace does not answer. Try again. {STAYS}"
        assert set(refused) == {"desk", "desk-wrong"}
        assert page.client.get("/api/workspace/head").status_code == 503
        assert page.client.get("/api/info").status_code == 200, "what is on record can be read on"
    assert press(page, "save")["desk"]["className"] == "desk"
    assert ws.head() == 1


def test_what_was_done_can_be_undone_from_the_line_that_says_it(page, ws):
    done = add(page)
    assert "ana added the tie" in text(done["desk-said"]["children"])
    undone = press(page, "undo:1")
    assert "undid change 1" in text(undone["desk-said"]["children"])
    assert ws.head() == 2


def test_every_control_of_every_form_has_a_name(page):
    for table in (
        "actors",
        "ties",
        "statements",
        "events",
        "participations",
        "sources",
        "issues",
        "tie_kinds",
    ):
        found = open_(page, page="form", table=table)
        for one in find_fields(found["desk-content"]["children"]):
            assert one["props"].get("label") or "aria-label" in str(one["props"]["attributes"])


def find_fields(tree):
    return [
        one
        for one in walk(plain(tree))
        if isinstance(one["props"].get("id"), dict) and one["props"]["id"]["type"] == "desk-field"
    ]

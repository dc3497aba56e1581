"""Every route and callback with every role and with none: both are read from the app, not listed here."""

import itertools
import json
import re

import pytest

from graph_app.web import access
from graph_app.web.access import ANYBODY, APART, CALLBACKS, DESK, LINK, RULES, written
from graph_app.web.app import create_app
from graph_app.web.desk.model import Desk
from graph_app.web.desk.pages import PAGES
from graph_app.web.desk.seal import Seal
from graph_app.web.identity import Identity
from graph_app.web.login import Provider, logged_in
from graph_app.workspace.roles import PERMISSIONS, ROLES, allowed
from tests.web.desk.test_curating import TIE
from tests.web.test_wiring import Browser

HEADER = "X-User"
PEOPLE = {"rob": "reader", "ben": "editor", "eva": "reviewer", "ana": "owner"}
STRANGERS = [None, "", "zoe", "a\x07b", "x" * 300]
PLACES = re.compile(r"<(?:\w+:)?(\w+)>")
assert set(PEOPLE.values()) == set(ROLES)


@pytest.fixture
def named(ws):
    """The page of a server behind a proxy that names whoever asks."""
    desk = Desk(ws, Identity(header=HEADER), Seal("secret"), "debates.example", named=True)
    return create_app(ws.explorer(), desk=desk)


class As:
    """The server as somebody reaches it through the proxy."""

    def __init__(self, app, who):
        self.server = self
        self.client = app.server.test_client()
        if who is not None:
            self.client.environ_base["HTTP_X_USER"] = who

    def test_client(self):
        return self.client


def addresses(app):
    """Return rule, method and an address for each route and method of an app."""
    return [
        (rule.rule, method, PLACES.sub("acme", rule.rule))
        for rule in app.server.url_map.iter_rules()
        for method in sorted(rule.methods - {"OPTIONS"})
    ]


def test_every_route_has_a_rule_and_every_rule_a_route(named, ws):
    provider = Provider("http://127.0.0.1:9", "explorer", "hush", key="k" * 20)
    desk = Desk(ws, logged_in, Seal(), named=True, provider=provider)
    with_login = create_app(ws.explorer(), desk=desk)
    there = {rule.rule for app in (named, with_login) for rule in app.server.url_map.iter_rules()}
    assert there == set(RULES)
    assert set(RULES.values()) <= {*PERMISSIONS, *APART}


def test_a_route_without_a_rule_is_not_answered_to_anybody(ws):
    desk = Desk(ws, Identity(header=HEADER), Seal("secret"), named=True)
    app = create_app(ws.explorer(), desk=desk)
    app.server.get("/api/forgotten")(lambda: "secret")
    for who in (*STRANGERS, *PEOPLE):
        found = As(app, who).client.get("/api/forgotten")
        assert found.status_code == 403
        assert "secret" not in found.text


@pytest.mark.parametrize("who", STRANGERS)
def test_who_has_no_role_gets_nothing_by_any_route(named, ws, who):
    client = As(named, who).client
    routes = addresses(named)
    assert len(routes) > 100
    for rule, method, path in [
        *routes,
        ("", "GET", "/nowhere"),
        ("", "DELETE", "/"),
        ("", "PUT", "/api/info"),
    ]:
        found = client.open(path, method=method)
        assert b"Acme" not in found.data, path
        if RULES.get(rule) not in APART:
            assert found.status_code == 403, (method, path)
            assert method == "HEAD" or set(found.json) == {"error"}
        else:
            assert found.status_code < 500, path
        found.close()
    assert ws.head() == 0


@pytest.mark.parametrize("who", PEOPLE)
def test_who_has_a_role_gets_what_the_rules_say_and_no_route_edits(named, ws, who):
    client = As(named, who).client
    for rule, method, path in addresses(named):
        found = client.open(path, method=method)
        may = RULES[rule] in APART or allowed(PEOPLE[who], RULES[rule])
        assert may, "reading is what all roles may"
        own = method == "DELETE" or rule in ("/open", "/open/<token>/again", "/open/<token>/debate")
        assert found.status_code != 403 or (method != "GET" and own) or "rule" in found.text, path
        assert found.status_code < 500, (path, found.text)
        found.close()
    assert ws.head() == 0
    assert ws.saved() == []
    assert ws.proposals(None) == []
    assert len(ws.people()) == len(PEOPLE)


def test_every_callback_has_a_rule_and_every_rule_a_callback(named):
    told = As(named, "ana").client.get("/_dash-dependencies").json
    on_server = [written(one["output"]) for one in told if one["clientside_function"] is None]
    assert sorted(on_server) == sorted(CALLBACKS)
    assert {name for name, rule in CALLBACKS.items() if rule == DESK} == {"desk-content.children"}


@pytest.mark.parametrize("body", [{}, [], None, {"output": "forgotten.children"}, {"output": ["url.search"]}])
def test_a_callback_without_a_rule_is_not_answered(named, body):
    found = As(named, "ana").client.post("/_dash-update-component", json=body)
    assert found.status_code == 403


def everything(dependency, values):
    """Return what a page would send to a callback: the same value for all that it asks for."""

    def place(one):
        key = one["id"]
        if key.startswith("{"):
            pattern = {
                name: "x" if part in ("ALL", ["ALL"]) else part for name, part in json.loads(key).items()
            }
            row = {"id": pattern, "property": one["property"], "value": values}
            return [row] if '["ALL"]' in key else row
        return {"id": key, "property": one["property"], "value": values}

    pieces = dependency["output"].removeprefix("..").removesuffix("..").split("...")
    outputs = [dict(zip(("id", "property"), piece.rsplit(".", 1), strict=True)) for piece in pieces]
    outputs = [place(one) for one in outputs]
    first = dependency["inputs"][0]
    changed = place(first)
    changed = (changed[0] if isinstance(changed, list) else changed)["id"]
    name = (
        json.dumps(changed, separators=(",", ":"), sort_keys=True) if isinstance(changed, dict) else changed
    )
    return {
        "output": dependency["output"],
        "outputs": outputs if dependency["output"].startswith("..") else outputs[0],
        "inputs": [place(one) for one in dependency["inputs"]],
        "state": [place(one) for one in dependency["state"]],
        "changedPropIds": [f"{name}.{first['property']}"],
    }


VALUES = (None, "", "acme", 5, {"query": "at=acme"}, {"n": 1, "page": "form", "table": "ties"}, ["acme"])


@pytest.mark.parametrize("who", [*STRANGERS, *PEOPLE])
def test_no_callback_gives_a_stranger_anything_nor_lets_anybody_edit_unsealed(named, ws, who):
    client = As(named, who).client
    told = As(named, "ana").client.get("/_dash-dependencies").json
    on_server = [one for one in told if one["clientside_function"] is None]
    for one, values in itertools.product(on_server, VALUES if who in PEOPLE else ["acme"]):
        found = client.post("/_dash-update-component", json=everything(one, values))
        if who in PEOPLE:
            assert found.status_code < 500, (one["output"], found.text)
        else:
            assert found.status_code == 403
            assert b"Acme" not in found.data
    assert ws.head() == 0
    assert ws.saved() == []


BUTTONS = (
    "save",
    "settle",
    "retire",
    "merge",
    "paste",
    "undo:1",
    "accept:1",
    "decline:1",
    "share:1",
    "remove:1.1",
)


def sealed(named, who):
    page = Browser(As(named, who))
    page.load()
    return page


def memory_of(page_name, ws):
    row = {"table": "ties", "row": "acme.funds.iris", "version": 0, "seen": ws.head(), "token": "t"}
    pair = {"gone": "bolt", "kept": "acme", "versions": [0, 0]}
    return (
        {"page": page_name, "query": "at=acme", "asked": {"kind": "owns"}, "then": {}, "now": {}} | row | pair
    )


FIELDS = TIE | {
    "title": "A view",
    "why": "because",
    "source.how": "known",
    "source.known": "src-press",
    "gone": "bolt",
    "kept": "acme",
    "text": "id\nnewcomer\n",
}


@pytest.mark.parametrize("who", PEOPLE)
def test_on_every_page_of_the_desk_every_role_does_what_it_may_and_no_more(named, ws, who):
    """All buttons with a good seal: who may not, changes nothing, in the log or beside it."""
    ws.change("actors", "juno", {"website": "new.example"}, version=0, why="so that there is something")
    ws.save("view", "One", {"query": "at=acme"})
    ws.set_review("editors")
    ws.acting("ben").change("actors", "iris", {"website": "newer.example"}, version=0, why="waits")
    ws.set_review("none")
    before = (ws.head(), ws.saved(), ws.proposals(None), ws.people(), len(ws.links()))
    page = sealed(named, who)
    for field, value in FIELDS.items():
        page.put({"type": "desk-field", "name": field}, value=value)
    for page_name, what in itertools.product(PAGES, BUTTONS):
        page.set("desk-memory", data=memory_of(page_name, ws))
        page.put({"type": "desk-do", "what": what}, n_clicks=1)
        page.ask("desk", "className", ({"type": "desk-do", "what": what}, "n_clicks"))
    after = (ws.head(), ws.saved(), ws.proposals(None), ws.people(), len(ws.links()))
    if PEOPLE[who] == "reader":
        assert after == before
    assert after[3] == before[3], "nobody gets a role by the desk"
    if not allowed(PEOPLE[who], "share"):
        assert after[4] == before[4]
        assert "accepted" not in [one.state for one in after[2]], "one may take back what one proposed"


def test_links_and_what_is_for_anybody_say_nothing_of_the_debate(named):
    client = As(named, None).client
    for rule, needed in RULES.items():
        if needed in (ANYBODY, LINK) and "login" not in rule and "logout" not in rule:
            found = client.get(PLACES.sub("x", rule))
            assert found.status_code in (200, 404), rule
            assert b"Acme" not in found.data
            found.close()


def test_the_words_of_the_rules_are_those_of_roles():
    assert access.answered("reader", "export")
    assert not access.answered("reader", "edit")
    assert not access.answered(None, "export")

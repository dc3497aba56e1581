"""Saved views on the desk, and what a share link opens: that view and nothing else."""

import re

import pytest

from graph_app.errors import UnavailableError
from graph_app.web.app import create_app
from graph_app.web.desk.model import Desk
from graph_app.web.desk.seal import Seal
from graph_app.web.identity import Identity
from graph_app.workspace.store.engine import Database
from tests.web.desk.test_curating import ask, open_, press
from tests.web.test_security import directives
from tests.web.test_wiring import Browser
from tests.web.trees import find, open_stills, text, walk


@pytest.fixture
def named(ws):
    """The page of a server behind a proxy that names whoever asks."""
    desk = Desk(ws, Identity(header="X-User"), Seal("secret"), named=True)
    return create_app(ws.explorer(), desk=desk)


@pytest.fixture
def page(app):
    found = Browser(app)
    found.load("?at=acme")
    found.beside("at=acme")
    return found


def link_of(found):
    """Return the address that the desk shows of a new link."""
    shown = open_stills(found["desk-content"]["children"])
    (code,) = [one["props"]["data-own"] for one in walk(shown) if "data-own" in one["props"]]
    return f"/{code}"


def test_a_view_is_saved_shared_once_withdrawn_and_removed(page, ws, named):
    open_(page, page="views")
    assert "Saved: My view." in text(press(page, "save", title="My view")["desk-said"]["children"])
    (saved,) = ws.saved("view")
    assert (saved.title, saved.content, saved.by) == ("My view", {"query": "at=acme"}, "ana")
    shown = open_stills(open_(page, page="views")["desk-content"]["children"])
    assert [one["props"]["href"] for one in walk(shown) if one["props"].get("href")] == ["?at=acme"]
    address = link_of(press(page, f"share:{saved.item}", until="2030"))
    assert re.fullmatch(r"/s/[\w-]{43}", address)
    again = open_(page, page="views")
    assert address[3:] not in str(again), "the token is shown once"
    assert "1 share link" in text(again["desk-content"]["children"])
    stranger = named.server.test_client()
    assert stranger.get(address).status_code == 200
    press(page, "withdraw:1")
    assert stranger.get(address).status_code == 404
    press(page, f"remove:{saved.item}.{saved.version}")
    assert ws.saved("view") == []


@pytest.mark.parametrize(
    ("what", "values"),
    [
        ("save", {"title": ""}),
        ("save", {"title": "x" * 300}),
        ("share:1", {"until": "tomorrow"}),
        ("share:99", {}),
        ("withdraw:7", {}),
        ("remove:1.9", {}),
        ("share:x", {}),
        ("nothing", {}),
    ],
)
def test_what_cannot_be_is_said(page, ws, what, values):
    ws.save("view", "One", {"query": "at=acme"})
    open_(page, page="views")
    page.put({"type": "desk-do", "what": what}, n_clicks=1)
    for field, value in values.items():
        page.put({"type": "desk-field", "name": field}, value=value)
    found = ask(page, {"type": "desk-do", "what": what}, "n_clicks")
    assert "Saved views" in text(found["desk-content"]["children"])
    assert [one.title for one in ws.saved("view")] == ["One"]
    assert ws.links() == []


def test_a_reader_sees_saved_views_and_no_ways_to_save_or_share(ws, desk, sitting):
    ws.save("view", "One", {"query": "at=acme"})
    ws.share(1)
    for name, words in (
        ("rob", set()),
        ("ben", {"Save", "Remove"}),
        ("eva", {"Save", "Remove", "Share", "Withdraw"}),
    ):
        sitting.name = name
        found = open_(Browser(create_app(ws.explorer(), desk=desk)), page="views")["desk-content"]["children"]
        assert "One" in text(found)
        assert {text(one) for one in find(found, "Button")} == words


SECRET = "kind=regulator"
"""A view in which only regulators are visible."""


@pytest.fixture
def link(ws):
    ws.save("view", "Regulators", {"query": SECRET})
    token, _ = ws.share(1)
    return f"/s/{token}"


def test_a_share_link_opens_one_view_and_nothing_of_what_is_not_in_it(named, ws, link):
    stranger = named.server.test_client()
    found = stranger.get(link)
    assert found.status_code == 200
    shown = ws.explorer().query(SECRET)
    names = dict(ws.explorer().graph().nodes(data="name"))
    inside = set(shown.graph())
    assert 0 < len(inside) < len(names)
    for key, name in names.items():
        assert (f'"{name}"' in found.text) == (key in inside), key
    rules = directives(found.headers)
    assert rules["default-src"] == {"'none'"}
    assert rules["frame-ancestors"] == {"'none'"}
    assert "connect-src" not in rules
    assert found.headers["Cache-Control"] == "no-store"
    assert found.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in found.headers, "a link is no login"


def test_with_a_share_link_nothing_else_is_reached(named, link):
    stranger = named.server.test_client()
    token = link.removeprefix("/s/")
    stranger.get(link)
    for path in (
        "/",
        "/api/info",
        f"/api/info?token={token}",
        f"{link}/",
        f"{link}/api/info",
        "/_dash-layout",
    ):
        for headers in (
            {},
            {"Authorization": f"Bearer {token}"},
            {"X-User": token},
            {"Cookie": f"s={token}"},
        ):
            assert stranger.get(path, headers=headers).status_code in (403, 404), path
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert stranger.open(link, method=method).status_code in (403, 405)


@pytest.mark.parametrize("token", ["x", "x" * 5_000, "%00", "..", "%2e%2e%2fapi", "a%27--", "\u00e9"])
def test_a_link_that_opens_nothing_says_so_and_nothing_more(named, link, token):
    found = named.server.test_client().get(f"/s/{token}")
    assert found.status_code in (404, 403, 308)
    assert "Acme" not in found.text


def test_a_link_follows_the_debate_but_not_the_saved_view(named, ws, link):
    ws.save("view", "All", {"query": ""}, item=1, version=1)
    stranger = named.server.test_client()
    assert "Acme" not in stranger.get(link).text, "it opens the version that it was made for"
    ws.add("actors", {"name": "Newcomer", "kind": "regulator"})
    assert "Newcomer" in stranger.get(link).text


def test_a_link_whose_time_is_over_opens_nothing(named, ws, link):
    token, _ = ws.share(1, until="2020")
    assert named.server.test_client().get(f"/s/{token}").status_code == 404


def test_a_link_of_another_debate_of_the_workspace_opens_nothing_here(named, ws, debate):
    import graph_app as ga

    with ga.workspace(ws.database.shown, "open-weights", user="ana") as other:
        other.save("view", "Other", {"query": "kind=regulator"})
        token, _ = other.share(1)
    assert named.server.test_client().get(f"/s/{token}").status_code == 404


def test_a_database_that_is_away_is_said_to_who_has_a_link(named, link, monkeypatch):
    def away(self, options):
        raise UnavailableError("The workspace does not answer. Try again.")

    monkeypatch.setattr(Database, "_begun", away)
    found = named.server.test_client().get(link)
    assert found.status_code == 503
    assert "does not answer" in found.text

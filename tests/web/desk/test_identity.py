"""Who asks, as a reverse proxy says it."""

import pytest
from flask import Flask

from graph_app.web.app import create_app
from graph_app.web.desk.model import Desk
from graph_app.web.desk.seal import Seal
from graph_app.web.identity import Identity
from graph_app.web.serve import desk_of
from tests.web.desk.test_curating import KNOWN, TIE
from tests.web.test_wiring import Browser

HEADER = "X-User"


@pytest.fixture
def named(ws):
    """The page of a server behind a proxy that names whoever asks."""
    desk = Desk(ws, Identity(header=HEADER), Seal("secret"), "debates.example", named=True)
    return create_app(ws.explorer(), desk=desk)


def asked(app, method, path, who, **more):
    headers = {} if who is None else {HEADER: who}
    return app.server.test_client().open(path, method=method, headers=headers | more)


@pytest.mark.parametrize("who", ["rob", "ben", "eva", "ana"])
def test_who_has_a_role_sees_the_page(named, who):
    for path in ("/", "/_dash-layout", "/_dash-dependencies", "/api/info", "/api/workspace/head"):
        assert asked(named, "GET", path, who).status_code == 200
    assert ("Paste a table" in asked(named, "GET", "/_dash-layout", who).text) == (who != "rob")


def test_a_name_is_only_believed_from_a_proxy_and_only_once(ws):
    app = Flask("x")
    who = Identity(header=HEADER, proxies=("10.0.0.1",))
    for address, said, expected in (
        ("10.0.0.1", ["ana"], "ana"),
        ("10.0.0.2", ["ana"], ""),
        ("10.0.0.1", ["ana", "ben"], ""),
        ("10.0.0.1", [], ""),
    ):
        headers = [(HEADER, one) for one in said]
        with app.test_request_context(headers=headers, environ_base={"REMOTE_ADDR": address}):
            assert who() == expected
    assert Identity("ana")() == "ana"
    assert who() == "", "outside of a request nobody asks"


class Proxy:
    """An app as somebody reaches it through the proxy."""

    def __init__(self, app, who):
        self.server = self
        self._client = app.server.test_client()
        self._client.environ_base["HTTP_X_USER"] = who

    def test_client(self):
        return self._client


def named_browser(app, who):
    return Browser(Proxy(app, who))


def test_the_log_says_whom_the_proxy_named(named, ws):
    page = named_browser(named, "ben")
    page.load()
    page.beside("")
    page.set("desk-asked", data={"n": 1, "page": "form", "table": "ties"})
    page.apply(page.ask("desk", "className", ("desk-asked", "data")))
    for field, value in {**TIE, **KNOWN}.items():
        page.set({"type": "desk-field", "name": field}, value=value)
    save = {"type": "desk-do", "what": "save"}
    page.set(save, n_clicks=1)
    assert page.ask("desk", "className", (save, "n_clicks"))["desk"]["className"] == "desk"
    assert ws.entry(1).by == "ben"


def test_a_seal_of_somebody_else_does_not_hold(named, ws):
    ben, ana = named_browser(named, "ben"), named_browser(named, "ana")
    seal = ana.components["desk-seal"]["props"]["data"]
    ben.set("desk-seal", data=seal)
    ben.set("desk-asked", data={"n": 1, "page": "form", "table": "ties"})
    assert "too long ago" in ben.ask("desk", "className", ("desk-asked", "data"))["desk-wrong"]["children"]


def test_browsers_may_call_the_server_by_its_public_name(named):
    for origin, status in (("https://debates.example", 400), ("https://evil.example", 403)):
        headers = {"Origin": origin, "Sec-Fetch-Site": "same-origin"}
        client = named.server.test_client()
        found = client.post(
            "/_dash-update-component", json={"output": "search.data"}, headers={HEADER: "ana", **headers}
        )
        assert found.status_code == status


@pytest.mark.parametrize(
    ("host", "header", "who", "is_named"),
    [("127.0.0.1", "", "ana", False), ("0.0.0.0", "", "", False), ("127.0.0.1", "X-User", "", True)],
)
def test_who_sits_at_the_desk_of_a_server(ws, monkeypatch, host, header, who, is_named):
    monkeypatch.setenv("GRAPH_APP_USER_HEADER", header)
    desk = desk_of(ws, host)
    assert (desk.who(), desk.named) == (who, is_named)
    assert desk.may("edit") is (who == "ana")

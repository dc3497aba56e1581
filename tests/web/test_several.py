"""Several processes behind one database and one folder: whichever is asked, the answer is the same.

Two servers that share nothing in memory take turns, request by request.
"""

import pytest

import graph_app as ga
from graph_app.web.app import create_app
from graph_app.web.desk.model import Desk
from graph_app.web.desk.seal import Seal
from graph_app.web.guests.bounds import Bounds
from tests.web.desk.test_curating import KNOWN, TIE, open_, press
from tests.web.desk.test_views import link_of
from tests.web.guests.conftest import Reader
from tests.web.test_wiring import Browser
from tests.web.trees import text
from tests.workspace.conftest import place  # noqa: F401  a fixture: SQLite and PostgreSQL
from tests.worlds import TINY


class Turns:
    """A client whose every request goes to the next server, with the same cookies."""

    def __init__(self, clients):
        self._clients, self._count = clients, 0

    def open(self, *args, **named):
        client = self._clients[self._count % len(self._clients)]
        self._count += 1
        found = client.open(*args, **named)
        for other in self._clients:
            other._cookies = client._cookies
        return found

    def get(self, *args, **named):
        return self.open(*args, method="GET", **named)

    def post(self, *args, **named):
        return self.open(*args, method="POST", **named)

    def delete(self, *args, **named):
        return self.open(*args, method="DELETE", **named)


class Several:
    """Servers behind a proxy that sends each request to another of them."""

    def __init__(self, apps):
        self.server, self._apps = self, apps

    def test_client(self):
        return Turns([app.server.test_client() for app in self._apps])


@pytest.fixture
def several(place, tmp_path):  # noqa: F811
    """Give two servers of one debate, which ana owns, and the debate."""
    bounds = Bounds(folder=str(tmp_path / "opened"))
    with ga.workspace(place, TINY, user="ana") as one, ga.workspace(place, user="ana") as other:
        apps = [
            create_app(ws.explorer(), bounds, Desk(ws, lambda: "ana", Seal("same"))) for ws in (one, other)
        ]
        yield Several(apps), one


def test_a_debate_is_edited_and_seen_at_once_whoever_answers(several):
    apps, ws = several
    page = Browser(apps)
    page.load()
    page.beside("")
    ties = page.client.get("/api/info").json["counts"]["ties"]
    for n, kind in enumerate(("funds", "criticizes", "partners_with"), 1):
        open_(page, page="form", table="ties")
        done = press(page, "save", **TIE | KNOWN | {"kind": kind})
        assert f"Change {n}." in text(done["desk-said"]["children"])
        assert page.client.get("/api/workspace/head").json == {"head": n}
        for _ in range(2):
            told = page.told(({"type": "act", "origin": "desk"}, "data"))
            assert page.components["view"]["props"]["data"]["edition"] == n, told
            assert page.client.get("/api/info").json["counts"]["ties"] == ties + n
    undone = press(page, "undo:3")
    assert "undid change 3" in text(undone["desk-said"]["children"])
    history = text(open_(page, page="history")["desk-content"]["children"])
    assert history.count("ana") == 4
    assert ws.head() == 4


def test_two_servers_find_the_same_conflict(several):
    apps, ws = several
    pages = [Browser(apps) for _ in range(2)]
    for page in pages:
        page.load("?at=acme")
        page.beside("at=acme")
        open_(page, page="form", table="actors", row="acme")
    for page, website in zip(pages, ("one.example", "two.example"), strict=True):
        found = press(page, "save", website=website, why="moved")
    assert "was faster" in text(found["desk-content"]["children"])
    assert ws.row("actors", "acme").values["website"] == "one.example"


def test_views_and_links_are_those_of_all(several):
    apps, _ = several
    page = Browser(apps)
    page.load("?kind=regulator")
    open_(page, page="views")
    press(page, "save", title="Regulators")
    address = link_of(press(page, "share:1"))
    stranger = apps.test_client()
    assert [stranger.get(address).status_code for _ in range(2)] == [200, 200]
    press(page, "withdraw:1")
    assert [stranger.get(address).status_code for _ in range(2)] == [404, 404]


def test_files_are_opened_and_closed_whoever_answers(several):
    apps, _ = several

    class Both:
        server = apps

    reader, other = Reader(Both), Reader(Both)
    address = reader.open()
    for _ in range(2):
        assert reader.client.get(address).status_code == 200
        assert reader.client.get(f"{address}api/info").json["counts"]["actors"] == 2
        assert other.client.get(address).status_code == 404
        assert [one["address"] for one in reader.client.get("/open").json["debates"]] == ["", address[1:]]
    assert reader.close(address).status_code == 204
    assert {reader.client.get(address).status_code for _ in range(2)} == {410}


def test_long_work_is_answered_by_each(several):
    apps, _ = several
    client = apps.test_client()
    assert len({client.get("/api/coalitions").text for _ in range(4)}) == 1
    assert len({client.get("/api/graph.graphml").text for _ in range(4)}) == 1
    networks = {
        client.get(f"/network/{client.get('/api/healthz').json['fingerprint']}.json").text for _ in "ab"
    }
    assert len(networks) == 1

"""The database goes away under a debate that is served: it is said, what was typed stays, all works again."""

import threading
from dataclasses import dataclass
from typing import Any

import pytest
import sqlalchemy as sa

import graph_app as ga
from graph_app.web.app import create_app
from graph_app.web.desk.model import Desk
from graph_app.web.desk.seal import Seal
from graph_app.web.panels.curating import STAYS
from graph_app.workspace.store import engine
from tests.outages import FILES, cluster, stopped  # noqa: F401  a fixture
from tests.web.desk.test_curating import KNOWN, TIE, open_, press
from tests.web.test_wiring import Browser
from tests.web.trees import text
from tests.workspace.conftest import schema_of
from tests.worlds import TINY

PATIENCE = 30


@dataclass
class Outage:
    """A workspace whose database can go away: `away` makes it, `said` is what is said then."""

    place: str
    away: Any
    said: str
    reads: bool = False


@pytest.fixture(params=[*FILES, "stopped"])
def outage(request, tmp_path):
    if request.param == "stopped":
        own = request.getfixturevalue("cluster")
        with schema_of(own.address) as place:
            yield Outage(place, lambda: stopped(own), "does not answer (connection failed)")
        return
    path = tmp_path / "debate.db"
    away, said, reads = FILES[request.param]
    yield Outage(str(path), lambda: away(path), said, reads)


@pytest.fixture
def ws(outage, monkeypatch):
    monkeypatch.setattr(engine, "PATIENCE", 0.2)
    with ga.workspace(outage.place, TINY, user="ana") as opened:
        yield opened


@pytest.fixture
def page(ws):
    app = create_app(ws.explorer(), desk=Desk(ws, lambda: "ana", Seal("secret")))
    found = Browser(app)
    found.load()
    found.beside("")
    open_(found, page="form", table="ties")
    return found


def statuses(client, *paths):
    return [client.get(path).status_code for path in paths]


def test_what_was_typed_stays_and_is_saved_once_when_the_database_is_back(page, ws, outage):
    with outage.away():
        for _ in range(2):
            refused = press(page, "save", **TIE, **KNOWN)
            assert set(refused) == {"desk", "desk-wrong"}, "nothing else is written: the form stays"
            assert refused["desk"]["className"] == "desk open"
            assert outage.said in refused["desk-wrong"]["children"]
            assert "Traceback" not in refused["desk-wrong"]["children"]
        assert refused["desk-wrong"]["children"].endswith(f". {STAYS}")
    saved = press(page, "save")
    assert saved["desk"]["className"] == "desk"
    assert "Change 1." in text(saved["desk-said"]["children"])
    assert [change.effects[-1].key for change in ws.changes()] == ["acme.funds.juno"]
    history = text(open_(page, page="history")["desk-content"]["children"])
    assert history.count("Undo") == 1


def test_a_server_says_that_it_is_not_ready_lives_on_and_is_ready_again(page, ws, outage):
    token, _ = ws.share(ws.save("view", "All", {"query": ""}).item)
    ways = ("/api/readyz", "/api/workspace/head", f"/s/{token}")
    with outage.away():
        assert statuses(page.client, *ways) == ([200] * 3 if outage.reads else [503] * 3)
        for way in () if outage.reads else ways:
            found = page.client.get(way)
            assert found.headers["Retry-After"] == "5"
            assert "Traceback" not in found.text
        assert statuses(page.client, "/api/healthz", "/api/info", "/", "/_dash-layout") == [200] * 4
    assert statuses(page.client, *ways, "/api/healthz") == [200] * 4


def test_what_others_did_is_seen_once_the_database_is_back(page, ws, outage):
    if outage.reads:
        pytest.skip("then others do nothing either")
    before = page.client.get("/api/info").json["counts"]["actors"]
    with ga.workspace(outage.place, user="ana") as other:
        other.add("actors", {"name": "Newcomer", "kind": "company"})
        with outage.away():
            assert page.client.get("/api/info").json["counts"]["actors"] == before, "as it was seen last"
        other.add("actors", {"name": "Another", "kind": "company"})
    assert page.client.get("/api/info").json["counts"]["actors"] == before + 2


def test_an_edit_that_is_under_way_is_not_half_done_and_made_once(cluster):  # noqa: F811
    """PostgreSQL ends while an edit waits for its turn."""
    with schema_of(cluster.address) as place, ga.workspace(place, TINY, user="ana") as ws:
        page = Browser(create_app(ws.explorer(), desk=Desk(ws, lambda: "ana", Seal("secret"))))
        page.load()
        page.beside("")
        open_(page, page="form", table="ties")
        other = sa.create_engine(place, poolclass=sa.NullPool)
        found = []
        with other.connect() as busy:
            busy.exec_driver_sql("SELECT 1 FROM debates FOR UPDATE")
            saving = threading.Thread(target=lambda: found.append(press(page, "save", **TIE, **KNOWN)))
            saving.start()
            waiting = sa.text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            with other.connect() as looks:
                while saving.is_alive() and not looks.execute(waiting).scalar():
                    looks.rollback()
            with stopped(cluster):
                saving.join(PATIENCE)
            busy.invalidate()
        assert "does not answer" in found[0]["desk-wrong"]["children"]
        assert ws.head() == 0
        assert "Change 1." in text(press(page, "save")["desk-said"]["children"])
        assert ws.head() == 1


def test_an_edit_that_finds_no_room_is_not_half_done(page, ws, outage):
    if not ws.database.is_sqlite:
        pytest.skip("it is about files")
    with ws.database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    refused = press(page, "save", **TIE, **KNOWN, summary="long " * 10_000)
    assert "has no room left on its disk" in refused["desk-wrong"]["children"]
    assert ws.head() == 0
    with ws.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert "Change 1." in text(press(page, "save")["desk-said"]["children"])
    assert ws.head() == 1

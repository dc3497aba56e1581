"""What those who run a server see: ready or not, figures, a log in which nobody and nothing is named."""

import io
import json

import pytest

from graph_app.config import SERVING
from graph_app.errors import ModelError, UnavailableError
from graph_app.web.app import create_app
from graph_app.web.faults import Brief, placed
from graph_app.web.guests.bounds import Bounds
from graph_app.web.serving import Serving
from graph_app.web.watched import Figures, lines
from graph_app.workspace.store.engine import Database
from tests.web.desk.conftest import desk, sitting, ws  # noqa: F401  fixtures
from tests.web.guests.conftest import Reader
from tests.web.test_wiring import Browser

SECRET = "Zanzibar9"


@pytest.fixture
def log(monkeypatch):
    """Return what servers log to, and a way to read it."""
    out = io.StringIO()
    monkeypatch.setattr(Serving, "say", property(lambda self: lines(out)))
    out.rows = lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    return out


@pytest.fixture
def app(tiny, log):
    return create_app(tiny, Bounds(debates=3), behaving=Serving(log="json"))


def test_each_request_is_a_line_without_names_addresses_and_words(app, log):
    client = app.server.test_client()
    paths = (
        f"/api/actors/{SECRET}?text={SECRET}",
        f"/api/graph.csv?text={SECRET}",
        f"/s/{SECRET}",
        f"/open/{SECRET}",
        f"/d/{SECRET}/api/info",
        f"/{SECRET}",
        f"/api/{SECRET}",
        "/assets/page.css",
    )
    for path in paths:
        headers = {
            "User-Agent": SECRET,
            "X-Forwarded-For": SECRET,
            "Cookie": f"a={SECRET}",
            "Referer": SECRET,
        }
        client.get(path, headers=headers).close()
    client.post("/_dash-update-component", data=SECRET).close()
    client.open("/", method=SECRET).close()
    rows = log.rows()
    assert len(rows) == len(paths) + 2
    assert SECRET not in log.getvalue()
    assert "127.0.0.1" not in log.getvalue()
    assert rows[0]["route"] == "/api/actors/<name>"
    assert rows[-1] | {"method": "other", "route": "none"} == rows[-1]
    for row in rows:
        assert set(row) >= {"time", "level", "event", "route"}
        assert row["event"] in ("request", "fault")
    answered = [row for row in rows if row["event"] == "request"]
    assert {"method", "status", "ms", "bytes"} <= set(answered[0])


def test_a_fault_is_written_down_where_it_arose_without_what_it_was_about(app, log):
    def broken():
        raise RuntimeError(f"about {SECRET}")

    app.server.get("/broken/<path:rest>", endpoint="broken")(lambda rest: broken())
    with app.server.test_client().get(f"/broken/{SECRET}?{SECRET}={SECRET}") as found:
        said = found.text
    assert found.status_code == 500
    assert "fault of the program" in found.json["error"]
    assert SECRET not in said
    fault, request = log.rows()
    assert (fault["level"], fault["event"], fault["error"]) == ("error", "fault", "RuntimeError")
    assert fault["route"] == request["route"] == "/broken/<path:rest>"
    assert fault["places"][-1].endswith(" broken")
    assert request["status"] == 500
    assert SECRET not in log.getvalue()


def test_odd_values_of_a_page_are_400_and_written_down(app, log):
    page = Browser(app)
    page.set("view", data={"query": 5})
    page.set("search-asked", data=[SECRET])
    page.ask("details", "children", ("view", "data"), status=400)
    faults = [one for one in log.rows() if one["event"] == "fault"]
    assert [one["level"] for one in faults] == ["warning"]
    assert SECRET not in log.getvalue()


def test_the_log_of_a_library_goes_along_without_its_words():
    import logging

    rows = []
    logger = logging.Logger("library")
    logger.addHandler(Brief(rows.append))
    logger.info("nothing of it")
    logger.warning("about %s", SECRET)
    try:
        raise OSError(SECRET)
    except OSError:
        logger.exception("Exception while serving /%s", SECRET)
    assert [row["level"] for row in rows] == ["warning", "error"]
    assert rows[1]["error"] == "OSError"
    assert SECRET not in str(rows)


def test_places_are_bounded():
    def deep(n):
        return deep(n - 1) if n else 1 / 0

    try:
        deep(50)
    except ZeroDivisionError as error:
        assert len(placed(error)["places"]) == 12


def figures(client, name, **headers):
    with client.get("/api/metrics", headers=headers) as found:
        assert found.status_code == 200
        lines_ = found.text.splitlines()
    return [line for line in lines_ if line.startswith(name)]


def test_figures_count_by_rule_method_and_status(app):
    client = app.server.test_client()
    for path in ("/api/actors/acme", "/api/actors/juno", "/api/actors/nobody", "/api/info?kind=nonsense"):
        client.get(path).close()
    found = figures(client, "graph_app_requests_total")
    assert 'graph_app_requests_total{method="GET",route="/api/actors/<name>",status="200"} 2.0' in found
    assert 'graph_app_requests_total{method="GET",route="/api/actors/<name>",status="404"} 1.0' in found
    assert 'graph_app_requests_total{method="GET",route="/api/info",status="400"} 1.0' in found
    (count,) = figures(client, 'graph_app_request_seconds_count{route="/api/actors/<name>"}')
    assert count.endswith(" 3.0")
    assert figures(client, "graph_app_requests_in_progress") == ["graph_app_requests_in_progress 1.0"]
    assert figures(client, "process_resident_memory_bytes")


def test_two_servers_of_one_process_count_apart(tiny):
    one, other = (create_app(tiny).server.test_client() for _ in range(2))
    one.get("/api/info").close()
    assert not figures(other, "graph_app_requests_total")


def test_figures_are_for_this_machine_or_for_who_knows_the_token(tiny):
    client = create_app(tiny, behaving=Serving(metrics_token="hush")).server.test_client()
    far = {"REMOTE_ADDR": "192.0.2.1"}
    assert client.get("/api/metrics").status_code == 200
    for headers in (
        {},
        {"Authorization": "Bearer "},
        {"Authorization": "Bearer x"},
        {"Authorization": "hush"},
    ):
        found = client.get("/api/metrics", headers=headers, environ_base=far)
        assert (found.status_code, found.headers["WWW-Authenticate"]) == (401, "Bearer")
        assert "hush" not in found.text
    through = {"X-Forwarded-For": "192.0.2.1"}
    assert client.get("/api/metrics", headers=through).status_code == 401, "a proxy asks for somebody else"
    token = {"Authorization": "Bearer hush"}
    assert client.get("/api/metrics", headers=token, environ_base=far).status_code == 200
    closed = create_app(tiny).server.test_client()
    for headers in ({"Authorization": "Bearer "}, {"Authorization": "Bearer"}, {}):
        assert closed.get("/api/metrics", headers=headers, environ_base=far).status_code == 401
    assert "hush" not in repr(Serving(metrics_token="hush"))


def test_ready_is_who_has_its_database(ws, desk, monkeypatch, tiny):  # noqa: F811
    client = create_app(ws.explorer(), desk=desk).server.test_client()
    assert client.get("/api/readyz").json == {"status": "ready"}

    def away(self, options):
        raise UnavailableError("The workspace does not answer.")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "_begun", away)
        found = client.get("/api/readyz")
        assert (found.status_code, found.headers["Retry-After"]) == (503, "5")
        assert client.get("/api/healthz").status_code == 200, "it lives, and works again by itself"
    assert client.get("/api/readyz").status_code == 200
    assert create_app(tiny).server.test_client().get("/api/readyz").status_code == 200


def test_settings_are_read_and_checked():
    found = Serving.of(
        {"GRAPH_APP_LOG": "json", "GRAPH_APP_RATE": "0", "GRAPH_APP_PROXIES": "10.0.0.1, ::1"}, 8
    )
    assert (found.log, found.rate, found.seconds, found.megabytes) == ("json", 0, 60, 10)
    assert (found.proxies, found.threads) == (("10.0.0.1", "::1"), 8)
    assert Serving.of({}).rate == 1_200
    assert {one.name for one in SERVING} <= set(vars(found))
    for name, value in (("LOG", "loud"), ("RATE", "many"), ("SECONDS", "0"), ("MEGABYTES", "-1")):
        with pytest.raises(ModelError, match=f"GRAPH_APP_{name}"):
            Serving.of({f"GRAPH_APP_{name}": value})


def test_debates_that_readers_open_are_counted_by_the_server_around_them(app, log):
    reader = Reader(app)
    address = reader.open()
    reader.client.get(f"{address}api/info").close()
    assert log.rows()[-1]["route"] == "/d/<token>/<path:rest>"
    assert address.strip("/").removeprefix("d/") not in log.getvalue()
    assert reader.client.get(f"{address}api/metrics").status_code == 404


def test_figures_of_ones_own_are_asked_for_when_they_are_read():
    found = Figures()
    found.gauge("graph_app_debates", "Debates.", lambda: 3)
    assert b"graph_app_debates 3.0" in found.text()

"""Questions that take long: answered in time, or with when to ask again."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph_app.errors import QueryError
from graph_app.web import patience, rest
from graph_app.web.app import create_app
from graph_app.web.patience import LaterError, Patience
from graph_app.web.serving import Serving


def test_what_takes_longer_is_had_later():
    go, times = threading.Event(), []

    def work(progress):
        times.append(1)
        go.wait(10)
        return {"found": 1}

    one = Patience(0.05, 1)
    with pytest.raises(LaterError, match="ask the same again later"):
        one.ask(("a",), work)
    go.set()
    assert Patience(5, 1).ask(("b",), lambda progress: {"b": 2}) == {"b": 2}
    for _ in range(100):
        try:
            assert one.ask(("a",), work) == {"found": 1}
            break
        except LaterError:
            continue
    assert times == [1], "it was worked out once"


def test_an_error_of_the_work_is_told_to_who_asks():
    def work(progress):
        raise QueryError("No such thing.")

    with pytest.raises(QueryError, match="No such thing"):
        Patience(5, 1).ask(("a",), work)


def test_no_more_requests_wait_than_may_and_no_more_work_is_begun_than_there_is_room_for(monkeypatch):
    go = threading.Event()
    one = Patience(10, 1)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(one.ask, ("a",), lambda progress: {"a": go.wait(10)})
        while not one._jobs.running():
            pass
        with pytest.raises(LaterError, match="takes longer"):
            one.ask(("b",), lambda progress: {"b": go.wait(10)})
        monkeypatch.setattr(patience, "MOST", 2)
        with pytest.raises(LaterError, match="Too much"):
            one.ask(("c",), lambda progress: {})
        go.set()
        assert first.result(10) == {"a": True}


def test_over_http_it_is_503_with_the_time_to_wait(tiny, monkeypatch):
    go = threading.Event()

    def slow(seen):
        go.wait(10)
        return {"done": True}

    monkeypatch.setattr(rest, "ROUTES", (*rest.ROUTES, ("/api/slow", slow, ())))
    monkeypatch.setattr(rest, "LONG", {*rest.LONG, "/api/slow"})
    client = create_app(tiny, behaving=Serving(seconds=0)).server.test_client()
    found = client.get("/api/slow")
    assert (found.status_code, found.headers["Retry-After"]) == (503, "5")
    assert client.get("/api/info").status_code == 200
    go.set()
    assert create_app(tiny).server.test_client().get("/api/slow").json == {"done": True}


def test_all_analyses_are_answered_with_patience():
    assert len(rest.LONG) >= 15
    assert rest.LONG < {rule for rule, *_ in rest.ROUTES}
    assert not {"/api/info", "/api/actors/<name>", "/api/graph.<name>"} & rest.LONG

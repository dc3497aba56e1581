"""How often and how much one client may ask, and what of it is told."""

import io

import pytest
from flask import Flask, request
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from graph_app.web import limits
from graph_app.web.app import create_app
from graph_app.web.guests.bounds import Bounds
from graph_app.web.limits import Rate, client_of
from graph_app.web.serving import Serving
from tests.web.guests.conftest import OWN

PROXY = "127.0.0.1"


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


def test_a_bucket_empties_and_fills_again():
    clock = Clock()
    rate = Rate(60, clock)
    assert [rate.wait("a") for _ in range(60)] == [0] * 60
    assert rate.wait("a") == pytest.approx(1)
    assert rate.wait("a") == pytest.approx(1), "what is refused costs nothing"
    assert rate.wait("b") == 0, "others are not concerned"
    clock.now += 2.5
    assert [rate.wait("a") > 0 for _ in range(3)] == [False, False, True]
    clock.now += 1_000
    assert [rate.wait("a") for _ in range(60)] == [0] * 60
    assert rate.wait("a", 20) == pytest.approx(20)
    assert Rate(5).wait("a", 20) == 0, "what costs more than there ever is takes all"


def test_clients_that_are_remembered_are_bounded(monkeypatch):
    monkeypatch.setattr(limits, "MOST_CLIENTS", 3)
    rate = Rate(1, Clock())
    for name in "abcd":
        rate.wait(name)
    assert rate.wait("d") > 0
    assert rate.wait("a") == 0, "the one that asked longest ago was forgotten"


@pytest.mark.parametrize(
    ("address", "forwarded", "expected"),
    [
        ("127.0.0.1", None, ""),
        ("::1", None, ""),
        ("192.0.2.1", None, "192.0.2.1"),
        ("192.0.2.1", "198.51.100.7", "192.0.2.1"),
        ("10.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("10.0.0.1", "made up, 198.51.100.7", "198.51.100.7"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("no address", None, "no address"),
    ],
)
def test_who_asks_is_what_a_believed_proxy_saw(address, forwarded, expected):
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    with Flask("x").test_request_context(headers=headers, environ_base={"REMOTE_ADDR": address}):
        assert client_of(request, ("10.0.0.1",)) == expected


@pytest.fixture
def client(tiny):
    behaving = Serving(rate=30, megabytes=1, proxies=(PROXY,))
    return create_app(tiny, Bounds(megabytes=2), behaving=behaving).server.test_client()


def test_too_often_is_429_with_the_time_to_wait(client):
    seen = {"X-Forwarded-For": "198.51.100.7"}
    found = [client.get("/api/info", headers=seen).status_code for _ in range(31)]
    assert found == [200] * 30 + [429]
    refused = client.get("/api/info", headers=seen)
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 2
    assert "Ask again in" in refused.json["error"]
    assert client.get("/api/healthz", headers=seen).status_code == 200
    assert client.get("/api/info", headers={"X-Forwarded-For": "198.51.100.8"}).status_code == 200
    assert client.get("/api/info").status_code == 200, "this machine itself is not counted"


def test_bringing_files_counts_as_many(client):
    seen = OWN | {"X-Forwarded-For": "198.51.100.7"}

    def bring():
        return client.post("/open", data={"file": (io.BytesIO(b"a,b\n"), "x.csv")}, headers=seen).status_code

    assert [bring(), bring()] == [202, 429]


@pytest.mark.parametrize("path", ["/_dash-update-component", "/api/info", "/open/x/again", "/nowhere"])
def test_what_is_too_large_is_413_and_not_read(client, path):
    found = client.post(path, data=b"x" * 1_000_001, content_type="application/json")
    assert found.status_code == 413
    assert found.json["error"] == "A request has at most 1 megabytes."


def test_what_does_not_say_how_large_it_is_is_413_as_well(client):
    found = client.post(
        "/_dash-update-component",
        input_stream=io.BytesIO(b'"' + b"x" * 1_500_000 + b'"'),
        content_type="application/json",
        environ_base={"wsgi.input_terminated": True},
    )
    assert found.status_code in (400, 413)


def test_files_have_a_limit_of_their_own(client):
    def bring(size):
        file = FileStorage(io.BytesIO(b"x" * size), "x.csv")
        boundary, data = encode_multipart({"file": file})
        kind = f"multipart/form-data; boundary={boundary}"
        return client.post("/open", data=data, content_type=kind, headers=OWN).status_code

    assert bring(1_500_000) == 202
    assert bring(2_500_000) == 413

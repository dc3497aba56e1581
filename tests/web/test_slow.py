"""Requests that do not arrive are ended with 408; those that arrive slowly but surely are not."""

import socket
import threading
import time
from contextlib import suppress

import pytest
from flask import Flask, request
from waitress import wasyncore
from waitress.server import create_server

from graph_app.web import slow
from graph_app.web.slow import Slow


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


class Coming:
    """A request that has not arrived."""

    completed = False

    def __init__(self, body=None):
        self.body_rcv = body


class Channel:
    def __init__(self, coming, requests=()):
        self.request, self.requests, self.total_outbufs_len = coming, list(requests), 0
        self.outbuf_lock, self.outbufs, self.close_when_flushed = threading.Condition(), [[]], False


def ended(channel, seconds, clock, sockets):
    """Look at connections every second for a while; tell when one was ended."""
    watcher = Slow(sockets, clock)
    for second in range(seconds):
        clock.now += 1
        assert (watcher.readable(), watcher.writable()) == (False, False)
        if channel.close_when_flushed:
            return second + 1
    return None


@pytest.mark.parametrize(
    ("body", "expected"), [(None, 32), (b"", 32), (b"x" * 400_000, 52), (b"x" * 20_000_000, None)]
)
def test_who_does_not_come_to_an_end_is_told_so(body, expected):
    channel = Channel(Coming(body))
    assert ended(channel, 120, Clock(), {5: channel}) == expected
    assert (channel.outbufs == [[slow.LATE]]) is (expected is not None)
    assert channel.total_outbufs_len == (len(slow.LATE) if expected else 0)


def test_while_something_is_being_answered_only_the_connection_is_closed():
    channel = Channel(Coming(), requests=["/"])
    assert ended(channel, 60, Clock(), {5: channel})
    assert channel.outbufs == [[]]


@pytest.mark.parametrize("coming", [None, type("Done", (), {"completed": True})()])
def test_who_waits_for_nothing_is_let_be(coming):
    channel = Channel(coming)
    assert ended(channel, 200, Clock(), {5: channel}) is None


def test_each_request_of_a_connection_has_its_own_time():
    clock, channel = Clock(), Channel(Coming())
    watcher = Slow({5: channel}, clock)
    for _ in range(200):
        clock.now += 1
        if int(clock.now) % 20 == 0:
            channel.request = Coming()
        watcher.readable()
    assert not channel.close_when_flushed


def test_the_answer_says_how_long_it_is():
    head, _, body = slow.LATE.partition(b"\r\n\r\n")
    assert f"Content-Length: {len(body)}".encode() in head


@pytest.fixture
def port(monkeypatch):
    monkeypatch.setattr(slow, "PATIENCE", 1.5)
    app = Flask(__name__)

    @app.post("/")
    def size():
        return str(len(request.data))

    sockets = {}
    server = create_server(app, map=sockets, host="127.0.0.1", port=0, threads=2, asyncore_use_poll=True)
    Slow(sockets)

    def run():
        with suppress(OSError):
            server.run()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield server.effective_port
    server.task_dispatcher.shutdown()
    server.close()
    thread.join(10)
    wasyncore.close_all(sockets, ignore_all=True)  # connections as well


HEAD = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n"


@pytest.mark.parametrize(
    "said",
    [b"GET / HT", HEAD, HEAD + b"abc", b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"],
)
def test_a_server_ends_what_trickles(port, said):
    with socket.create_connection(("127.0.0.1", port), 10) as one:
        one.sendall(said)
        began = time.monotonic()
        found = b""
        with suppress(ConnectionError):
            while piece := one.recv(1_000):
                found += piece
        assert found.startswith(b"HTTP/1.1 408 ")
        assert 1 < time.monotonic() - began < 8


def test_a_server_answers_what_arrives_in_time(port):
    with socket.create_connection(("127.0.0.1", port), 10) as one:
        one.sendall(HEAD + b"01234")
        time.sleep(0.5)
        one.sendall(b"56789")
        assert b"200 OK" in one.recv(1_000)

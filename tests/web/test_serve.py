"""Starting and stopping the page, and what is said when it cannot be started."""

import gc
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import orjson
import pytest

from graph_app.config import SETTINGS, settings
from graph_app.errors import ModelError
from graph_app.web import serve as module
from graph_app.web.ending import Ending
from graph_app.web.serve import is_loopback, serve
from tests.conftest import ROOT
from tests.worlds import TINY

PATIENCE = 30
SIGNALS = (signal.SIGINT, signal.SIGTERM)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Silent:
    """A server that listens to nothing."""

    def __init__(self):
        self.asked, self.steps = [], []

    def __call__(self, app, **options):
        self.asked.append(options)
        return self

    def run(self):
        self.steps.append("run")
        self.ending = {number: signal.getsignal(number) for number in SIGNALS}

    def close(self):
        self.steps.append("close")


@pytest.fixture
def silent(monkeypatch):
    """A way to serve that listens to nothing; how the process takes signals is put back."""
    found = Silent()
    monkeypatch.setattr(module, "create_server", found)
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield found
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_request_to_end_ends_the_loop_at_its_next_turn_and_a_second_one_at_once(tiny, silent, number):
    serve(tiny, {"host": "127.0.0.1", "port": 8123, "threads": 2})
    ending = silent.asked[0]["map"][-1]
    assert (ending.readable(), ending.writable()) == (False, False)
    silent.ending[number](number, None)  # raises nothing, whatever is going on
    assert signal.getsignal(number) is signal.SIG_DFL
    with pytest.raises(SystemExit) as caught:
        ending.readable()
    assert caught.value.code == 0


class Connection:
    """What a server's loop looks at."""

    def __init__(self, accepting=False, requests=(), unsent=0):
        self.accepting, self.requests, self.total_outbufs_len = accepting, list(requests), unsent
        self.woken = 0

    def pull_trigger(self):
        self.woken += 1


def test_the_end_waits_for_answers_and_takes_no_more_requests(monkeypatch):
    server, asking, sending = Connection(accepting=True), Connection(requests=["/"]), Connection(unsent=3)
    sockets = {3: server, 4: asking, 5: sending}
    ending = Ending(sockets)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    ending.ask(signal.SIGTERM, None)
    assert (server.woken, asking.woken) == (1, 0)
    assert not ending.readable()
    assert not server.accepting
    asking.requests.clear()
    assert not ending.readable()
    sending.total_outbufs_len = 0
    with pytest.raises(SystemExit):
        ending.readable()


def test_the_end_does_not_wait_for_ever(monkeypatch):
    ending = Ending({4: Connection(requests=["/"])})
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    ending.ask(signal.SIGTERM, None)
    assert not ending.readable()
    ending.since -= 11
    with pytest.raises(SystemExit):
        ending.readable()


def test_off_the_main_thread_signals_are_left_alone(tiny, silent):
    before = {number: signal.getsignal(number) for number in SIGNALS}
    with ThreadPoolExecutor(1) as pool:
        pool.submit(serve, tiny, {"host": "127.0.0.1", "port": 8123, "threads": 2}).result(PATIENCE)
    assert silent.ending == before


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.8.9.10", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.7", False),
        ("10.0.0.1", False),
        ("128.0.0.1", False),
        ("localhost.example.org", False),
        ("127.0.0.1.example.org", False),
        ("example.org", False),
        ("", False),
    ],
)
def test_only_addresses_of_this_machine_are_loopback(host, expected):
    assert is_loopback(host) is expected


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "box.example"])
def test_an_address_that_lets_others_in_is_warned_of(tiny, silent, capsys, host):
    serve(tiny, {"host": host, "port": 8123, "threads": 2})
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    shown = f"[{host}]" if ":" in host else host
    assert lines == [
        f"Warning: {host} is reachable from other machines. Everyone who can reach it can read these "
        "data; there is no login and no encryption. Put a reverse proxy with TLS before it.",
        f"A tiny debate: http://{shown}:8123 (Ctrl+C stops)",
    ]


@pytest.mark.parametrize(
    ("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("localhost", "localhost"), ("::1", "[::1]")]
)
def test_an_address_of_this_machine_is_not_warned_of(tiny, silent, capsys, host, shown):
    serve(tiny, {"host": host, "port": 8123, "threads": 2})
    assert capsys.readouterr().err == f"A tiny debate: http://{shown}:8123 (Ctrl+C stops)\n"
    assert [{key: value for key, value in asked.items() if key != "map"} for asked in silent.asked] == [
        {"host": host, "port": 8123, "threads": 2, "ident": None, "max_request_body_size": 138_000_000}
        | {"connection_limit": 2_000, "asyncore_use_poll": True}
    ]
    assert silent.steps == ["run", "close"]


def test_a_server_that_fails_is_closed(tiny, silent, monkeypatch):
    def fail():
        raise RuntimeError("gone")

    monkeypatch.setattr(silent, "run", fail)
    with pytest.raises(RuntimeError, match="gone"):
        serve(tiny, {"host": "127.0.0.1", "port": 8123, "threads": 2})
    assert silent.steps == ["close"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_busy_port_is_named_with_another_one(tiny):
    """Waitress leaves it to Python to close the socket that it could not bind, hence the filter."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        port = one.getsockname()[1]
        with pytest.raises(ModelError) as caught:
            serve(tiny, {"host": "127.0.0.1", "port": port, "threads": 2})
    other = port + 1 if port < 65535 else 8050
    assert str(caught.value) == (
        f"Port {port} on 127.0.0.1 is already in use. "
        f"Choose another with --port {other} or GRAPH_APP_PORT={other}."
    )
    assert caught.value.exit_code == 2
    del caught
    gc.collect()


@pytest.mark.parametrize(
    ("number", "port", "message"),
    [
        (98, 65535, "Choose another with --port 8050 or GRAPH_APP_PORT=8050."),
        (13, 80, "Port 80 on 127.0.0.1 is not allowed for this user. Choose one above 1023 with --port."),
        (
            99,
            8050,
            "127.0.0.1:8050 cannot be listened on: Cannot assign requested address. Check --host and --port.",
        ),
    ],
)
def test_other_reasons_not_to_listen_are_told(tiny, monkeypatch, number, port, message):
    def refuse(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(module, "create_server", refuse)
    with pytest.raises(ModelError) as caught:
        serve(tiny, {"host": "127.0.0.1", "port": port, "threads": 2})
    assert str(caught.value).endswith(message)


@pytest.mark.parametrize("host", ["no such host", "", "256.1.1.1.1"])
def test_a_host_that_is_none_is_told(tiny, host):
    with pytest.raises(ModelError) as caught:
        serve(tiny, {"host": host, "port": 8123, "threads": 2})
    assert str(caught.value) == (
        f"{host!r} is no address of this machine. "
        "Choose one with --host or GRAPH_APP_HOST, such as 127.0.0.1."
    )


def test_settings_come_from_the_call_the_environment_or_the_default():
    assert settings({}, {}) == {"host": "127.0.0.1", "port": 8050, "threads": 4, "workspace": ""}
    environment = {"GRAPH_APP_HOST": "::1", "GRAPH_APP_PORT": "9000", "GRAPH_APP_THREADS": "8", "PORT": "1"}
    found = {"host": "::1", "port": 9000, "threads": 8, "workspace": ""}
    assert settings({}, environment) == found
    assert settings({"host": None, "port": 7000}, environment) == found | {"port": 7000}
    variables = ("GRAPH_APP_HOST", "GRAPH_APP_PORT", "GRAPH_APP_THREADS", "GRAPH_APP_WORKSPACE")
    assert tuple(one.variable for one in SETTINGS) == variables


@pytest.mark.parametrize("value", ["many", "", "80.5", "-1", "0", "65536"])
def test_a_port_that_is_none_is_told(value):
    with pytest.raises(ModelError, match="GRAPH_APP_PORT must be a whole number") as caught:
        settings({}, {"GRAPH_APP_PORT": value})
    assert repr(value) in str(caught.value)


class Served:
    """`graph-app serve` in a process of its own."""

    def __init__(self, *options, **environment):
        program = "import sys; from graph_app.cli import main; sys.argv[0] = 'graph-app'; main()"
        plain = {key: value for key, value in os.environ.items() if not key.startswith("GRAPH_APP_")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, "serve", str(TINY), *options],
            cwd=ROOT,
            env=plain | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate(timeout=PATIENCE)

    def get(self, port, path):
        """Return an answer, as soon as there is one."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as found:
                    return found.headers, found.read()
            except urllib.error.URLError:
                assert self.process.poll() is None, self.process.stderr.read()
                assert time.monotonic() < until
                time.sleep(0.05)

    def stop(self, number):
        """Send a signal; returns exit code, standard output and errors."""
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


SLOW = """
import sys, threading, time
from flask import Flask
from waitress.server import create_server
from graph_app.web.ending import Ending
app = Flask(__name__)
@app.get("/")
def slow():
    print("asked", flush=True)
    time.sleep(1.5)
    return "x" * 3_000_000
sockets = {}
server = create_server(app, map=sockets, host="127.0.0.1", port=int(sys.argv[1]), threads=2)
Ending(sockets).listen()
print("listens", flush=True)
server.run()
"""


def test_what_is_being_answered_when_the_end_is_asked_for_arrives_whole():
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, str(port)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "listens\n"
        with ThreadPoolExecutor(1) as reader:
            found = reader.submit(urllib.request.urlopen, f"http://127.0.0.1:{port}/", timeout=PATIENCE)
            assert process.stdout.readline() == "asked\n"
            process.send_signal(signal.SIGTERM)
            with found.result(PATIENCE) as answer:
                assert answer.read() == b"x" * 3_000_000
        assert process.wait(PATIENCE) == 0


def test_the_command_serves_and_stops_when_asked(tiny):
    one, two = free_port(), free_port()
    with Served("--port", str(one)) as interrupted, Served(GRAPH_APP_PORT=str(two)) as ended:
        for served, port, number in ((interrupted, one, signal.SIGINT), (ended, two, signal.SIGTERM)):
            headers, body = served.get(port, "/api/healthz")
            assert orjson.loads(body) == {"status": "ok", "fingerprint": tiny.network.dataset.fingerprint}
            assert "Server" not in headers
            assert b"<html" in served.get(port, "/")[1]
            with ThreadPoolExecutor(12) as readers:
                kinds = ["company", "regulator", "institute"] * 8
                found = list(readers.map(lambda kind: served.get(port, f"/api/info?kind={kind}")[1], kinds))  # noqa: B023
            assert [orjson.loads(one)["filter"] for one in found] == [f"kind={kind}" for kind in kinds]
            code, out, err = served.stop(number)
            assert (code, out) == (0, "")
            assert err == f"A tiny debate: http://127.0.0.1:{port} (Ctrl+C stops)\n"

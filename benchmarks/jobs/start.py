"""How long until the command line and the server answer, beside an empty Dash page and Python itself."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection

from benchmarks.data import Debate
from benchmarks.job import Job, Target, Tasks, Way

PROGRAM = "from graph_app.front import main; main()"
EMPTY = """
import sys
from dash import Dash, html
from waitress import serve
app = Dash()
app.layout = html.Div("Nothing")
serve(app.server, host="127.0.0.1", port=int(sys.argv[1]))
"""
"""The least that a page of Dash needs."""

PATIENCE = 60.0


def ours(debate: Debate) -> Tasks:
    """Return the help, and the server until its first byte."""
    data = "open-weights" if debate.size == "built-in" else str(debate.csv)
    return {
        "help": lambda path: run(PROGRAM, "--help"),
        "first byte": lambda path: served(lambda port: [PROGRAM, "serve", data, "--port", str(port)]),
    }


def dash(debate: Debate) -> Tasks:
    """Return an empty page of Dash until its first byte."""
    return {"first byte": lambda path: served(lambda port: [EMPTY, str(port)])}


def python(debate: Debate) -> Tasks:
    """Return Python that does nothing."""
    return {"help": lambda path: run("pass")}


def run(*words: str) -> None:
    """Run a program of Python to its end."""
    subprocess.run([sys.executable, "-c", *words], check=True, stdout=subprocess.DEVNULL)


def served(words: Callable[[int], list[str]]) -> None:
    """Start a server on a free port, wait for the first byte of its page, and end it."""
    port = free()
    command = [sys.executable, "-c", *words(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            first_byte(port, server)
        finally:
            server.kill()


def free() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def first_byte(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait for the first byte of the answer to a request for the page.

    Raises
    ------
    RuntimeError
        If the server ends, or says nothing for a minute.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", "/")
            assert connection.getresponse().read(1)
            return
        except ConnectionRefusedError:
            time.sleep(0.005)
        finally:
            connection.close()
    raise RuntimeError(f"no answer (status {server.poll()})")


START = Job(
    "start",
    "a new process until it answers, files in the system's memory",
    (
        Way("graph_app", "graph-app", ours),
        Way("empty Dash page", "dash", dash),
        Way("Python alone", "graph-app", python),
    ),
    (
        Target("graph-app --help ≤ 0.3 s", "help", 0.3, size="built-in"),
        Target("graph-app serve to first byte ≤ 1.5 s", "first byte", 1.5, size="built-in"),
    ),
    sizes=("built-in", "2000", "10000", "100000"),
    quick=("built-in",),
)

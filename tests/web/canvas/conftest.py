"""A small network on a page of its own, in the system's Chromium."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import numpy as np
import pytest
from dash import Dash, Input, Output, html
from flask import jsonify
from playwright.sync_api import sync_playwright
from waitress.server import create_server

from graph_app.packing import bits, packed
from graph_app.style import PAGES
from graph_app.web.canvas import NetworkCanvas
from graph_app.web.security import protect
from tests.browser.conftest import ARGUMENTS, executable
from tests.web.canvas.test_component import ASSETS

NAMES = ["Ann", "Bob", "Cyd", "Dee", "Eve", "Fay <b>&</b> Co"]
PLACES = np.array([[-1, 0], [0, 0], [1, 0], [0, 1], [0, -1], [1, 1]], dtype=float)
# a and b are joined three times, b and c once with enmity, b and d by a derived tie, e and f not at all.
TIES = [(0, 1, 0, 1), (1, 0, 0, 1), (0, 1, 1, 3), (1, 2, 1, 1), (1, 3, 2, 0)]
SWATCHES = {"fills": ["#1B6CA8", "#E08A2E"], "strokes": ["#10507F", "#A5611A"]}


def b64(values: Any, dtype: str) -> str:
    """Return values as the payload has them."""
    return packed(np.asarray(values), dtype)


def payload(n: int = 0) -> dict[str, Any]:
    """Return the small network, or a random one of `n` actors and five times as many ties."""
    names, places, ties = NAMES, PLACES, TIES
    if n:
        random = np.random.default_rng(7)
        places = random.uniform(-1, 1, (n, 2))
        names = [f"Actor {i}" for i in range(n)]
        ends = random.integers(0, n, (5 * n, 2))
        ties = [(int(a), int(b), 0, 1) for a, b in ends if a != b]
    start, end, style, arrow = (list(column) for column in zip(*ties, strict=True))
    ids = [chr(97 + i) for i in range(len(names))] if not n else [f"a{i}" for i in range(n)]
    return {
        "fingerprint": "small",
        "actors": {
            "id": ids,
            "label": names,
            "x": b64(places[:, 0], "<f4"),
            "y": b64(places[:, 1], "<f4"),
            "glyph": b64([i % 8 for i in range(len(names))], "u1"),
            "text": [f"kind {i % 3}, neutral" for i in range(len(names))],
        },
        "ties": {
            "id": [f"t{e}" for e in range(len(ties))],
            "from": b64(start, "<i4"),
            "to": b64(end, "<i4"),
            "width": b64(np.linspace(0, 1, len(ties)), "<f4"),
            "style": b64(style, "u1"),
            "arrow": b64(arrow, "u1"),
            "text": [f"{ids[a]} <i>acts on</i> {ids[b]}" for a, b in zip(start, end, strict=True)],
        },
    }


def scene(network: dict[str, Any], hidden: tuple[int, ...] = (), **more: Any) -> dict[str, Any]:
    """Return a scene with everything drawn but some actors."""
    n, m = len(network["actors"]["id"]), len(network["ties"]["id"])
    drawn = np.ones(n, bool)
    drawn[list(hidden)] = False
    sizes = np.linspace(14, 8, n)
    return {
        "actors": bits(drawn),
        "ties": bits(np.ones(m, bool)),
        "colour": b64(np.arange(n) % 2, "u1"),
        "size": b64(sizes, "<f4"),
        **more,
    }


def unpacked(text: str, dtype: str) -> Any:
    """Return the numbers behind base64."""
    return np.frombuffer(base64.b64decode(text), dtype)


# Playwright allows one of itself per thread, and the tests of the page have theirs in the main one.
WORKER = ThreadPoolExecutor(1, thread_name_prefix="canvas")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that shows a canvas in the thread that has the browser."""
    if "shown" not in pyfuncitem.fixturenames:
        return None
    names = pyfuncitem._fixtureinfo.argnames
    WORKER.submit(pyfuncitem.obj, **{name: pyfuncitem.funcargs[name] for name in names}).result()
    return True


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    path = executable()
    playwright = WORKER.submit(sync_playwright().start).result()
    found = WORKER.submit(playwright.chromium.launch, executable_path=path, args=ARGUMENTS).result()
    yield found
    WORKER.submit(found.close).result()
    WORKER.submit(playwright.stop).result()


def run(server: Any) -> None:
    """Serve until the server is closed, be it in the middle of waiting."""
    with suppress(OSError):
        server.run()


@pytest.fixture
def shown(chromium: Any) -> Iterator[Any]:
    """A way to show a canvas with some properties; afterwards the browser has had nothing to say."""
    closing: list[Any] = []
    troubles: list[str] = []

    def show(n: int = 0, size: tuple[int, int] = (800, 600), context: Any = None, **props: Any) -> Any:
        network = payload(n)
        app = Dash("graph_app.web", assets_folder=str(ASSETS))
        palettes = {theme: {**palette, **SWATCHES} for theme, palette in PAGES.items()}
        props.setdefault("scene", scene(network))
        canvas = NetworkCanvas("net", src="/small.json", palettes=palettes, label="Small", **props)
        echo = html.Pre(id="echo", hidden=True)
        app.layout = html.Div([canvas, echo], style={"position": "fixed", "inset": "0"})
        told = {name: Input("net", name) for name in ("picked", "moved", "menu", "viewpoint")}
        app.callback(Output("echo", "children"), inputs={"told": told})(lambda told: json.dumps(told))
        app.server.route("/small.json")(lambda: jsonify(network))
        protect(app)
        server = create_server(app.server, host="127.0.0.1", port=0, threads=4, ident=None)
        thread = threading.Thread(target=run, args=[server], daemon=True)
        thread.start()
        options = {"viewport": {"width": size[0], "height": size[1]}, **(context or {})}
        opened = chromium.new_context(**options)
        closing.extend([opened.close, server.close, lambda: thread.join(10)])
        page = opened.new_page()
        page.set_default_timeout(30_000)
        page.on("console", lambda message: troubles.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.goto(f"http://127.0.0.1:{server.effective_port}/")
        page.wait_for_selector("#net[data-ready=true]", state="attached")
        return Shown(page)

    yield show
    for close in closing:
        WORKER.submit(close).result()
    assert troubles == []


class Shown:
    """A shown canvas: its handle, its properties."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def ask(self, expression: str) -> Any:
        """Return what the handle says."""
        return self.page.evaluate(f"document.querySelector('#net').graphCanvas.{expression}")

    def told(self, name: str, having: str = "true") -> Any:
        """Wait until Python was told a property of which a condition on `it` holds; return it."""
        read = f"(JSON.parse(document.querySelector('#echo').textContent || '{{}}')['{name}'])"
        self.page.wait_for_function(f"() => {{ const it = {read}; return it && ({having}); }}")
        return self.page.evaluate(read)

    def until(self, expression: str) -> None:
        """Wait until the handle says so."""
        self.page.wait_for_function(f"() => document.querySelector('#net').graphCanvas.{expression}")

    def give(self, **props: Any) -> None:
        """Set properties as a callback would."""
        self.page.evaluate("props => window.dash_clientside.set_props('net', props)", props)
        self.rest()

    def rest(self) -> None:
        """Wait until nothing moves."""
        self.page.wait_for_timeout(60)
        self.until("moving() === false")
        self.page.wait_for_timeout(60)

"""A served page in the system's Chromium. Without a browser these tests are skipped, but never in CI."""

import os
import shutil
import threading
from contextlib import contextmanager, suppress

import pytest
from playwright.sync_api import sync_playwright
from waitress.server import create_server

from graph_app.web.app import create_app

QUIET = (
    "--no-sandbox --headless=new --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
ARGUMENTS = [*QUIET, "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
PATIENCE = 60_000
KNOWN = "try { localStorage.setItem('graph-app-tour', 'seen'); } catch { /* a page without storage */ }"
"""What a browser remembers of whoever was here before: no invitation lies over what a test clicks."""


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in str(item.path).replace(os.sep, "/"):
            item.add_marker(pytest.mark.browser)


def executable():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    if os.environ.get("CI") == "true":
        pytest.fail("CI=true and there is no Chromium: install it, a browser test is never skipped there")
    pytest.skip("there is no Chromium on this machine")


@contextmanager
def served(explorer, bounds=None, desk=None):
    """Serve an explorer on a free port of the loopback interface; gives its address."""
    app = create_app(explorer, bounds, desk).server
    server = create_server(app, host="127.0.0.1", port=0, threads=4, ident=None)

    def run():
        with suppress(OSError):  # its sockets are closed under its hands
            server.run()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.task_dispatcher.shutdown()  # who is answered now is answered to the end
        server.close()
        thread.join(10)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def address(debate):
    with served(debate) as found:
        yield found


class Page:
    """A page with its troubles written down: messages of the console, requests that leave this machine."""

    def __init__(self, context, address):
        self.address = address
        self.troubles = []
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", lambda message: self.troubles.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.waiting = set()
        self.page.on("request", self._asked)
        for over in ("requestfinished", "requestfailed"):
            self.page.on(over, lambda request: self.waiting.discard(request))

    def _asked(self, request):
        self.waiting.add(request)
        local = (self.address, "data:", "blob:")
        if not request.url.startswith(local):
            self.troubles.append(f"left this machine: {request.url}")

    def open(self, query=""):
        self.page.goto(f"{self.address}/{query}")
        self.drawn()
        return self

    def drawn(self):
        self.page.wait_for_selector("#canvas[data-ready=true]", state="attached")
        self.page.wait_for_function("() => document.querySelector('#sentence').textContent.length > 0")
        self.settle()

    def ask(self, expression):
        """Return what the canvas' documented handle says."""
        return self.page.evaluate(f"document.querySelector('#canvas').graphCanvas.{expression}")

    def until(self, expression):
        """Wait until an expression of the handle is true."""
        self.page.wait_for_function(f"() => document.querySelector('#canvas').graphCanvas.{expression}")

    def says(self, text):
        """Wait until the sentence has a text."""
        self.page.wait_for_function(
            "text => document.querySelector('#sentence').textContent.includes(text)", arg=text
        )
        self.settle()

    def settle(self, quiet=300, most=40_000):
        """Wait until nothing has been asked of the server for a while and nothing travels in the picture."""
        still = 0
        for _ in range(most // 100):
            self.page.wait_for_timeout(100)
            still = 0 if self.waiting else still + 100
            if still >= quiet and not self.ask("moving()"):
                return
        raise AssertionError(f"the page does not come to rest: {[one.url for one in self.waiting]}")

    def camera_kept(self):
        """Wait until the camera is at rest and the address says where."""
        self.settle()
        self.page.wait_for_function(
            """() => {
              const kept = (new URLSearchParams(location.search).get("camera") || "").split(":").map(Number);
              const { x, y, ratio } = document.querySelector("#canvas").graphCanvas.camera();
              return [x, y, ratio].every((value, place) => Math.abs(value - kept[place]) < 2e-5);
            }"""
        )

    def search(self):
        return self.page.evaluate("location.search")


@pytest.fixture
def opened(browser, address):
    """A way to open pages, each in a context of its own; afterwards none has had troubles."""
    contexts = []
    pages = []

    def open_one(query="", at=address, first_visit=False, **options):
        options.setdefault("viewport", {"width": 1440, "height": 900})
        context = browser.new_context(**options)
        if not first_visit:
            context.add_init_script(KNOWN)
        contexts.append(context)
        page = Page(context, at)
        pages.append(page)
        return page.open(query)

    yield open_one
    troubles = [trouble for page in pages for trouble in page.troubles]
    for context in contexts:
        context.close()
    assert troubles == []

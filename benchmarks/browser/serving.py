"""Pages on free ports of the loopback interface, all served alike; and the Chromium that visits them."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from dash import Dash
from playwright.async_api import Browser, async_playwright
from waitress.server import create_server

ARGUMENTS = (
    "--no-sandbox --headless=new --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --use-gl=angle --use-angle=swiftshader "
    "--enable-unsafe-swiftshader"
).split()
"""No graphics card, and nothing asked of the network."""

THREADS = 4
"""How many requests a page answers at a time; what `graph-app serve` has."""


@contextmanager
def served(app: Dash) -> Iterator[str]:
    """Serve a page; gives its address."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    listen: Any = create_server
    server = listen(app.server, host="127.0.0.1", port=0, threads=THREADS, ident=None)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}/"
    finally:
        server.close()
        thread.join(10)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Start the system's Chromium, or Playwright's own where there is none.

    Raises
    ------
    playwright.async_api.Error
        If there is neither.
    """
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            await browser.close()

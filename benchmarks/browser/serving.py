"""Pages on free ports of the loopback interface, all served alike; and the Chromium that visits them."""

from __future__ import annotations

import logging
import multiprocessing
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from multiprocessing.connection import Connection
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
def served(make: Callable[[], Dash]) -> Iterator[str]:
    """Make and serve a page in a process of its own; gives its address.

    Dash puts the scripts of every component library that a process has imported into every page of that
    process, so that pages in one process would carry each other's libraries.
    """
    forked = multiprocessing.get_context("fork")  # the debate is there already and need not be sent
    here, there = forked.Pipe(duplex=False)
    process = forked.Process(target=_serve, args=(make, there), daemon=True)
    process.start()
    there.close()
    try:
        yield f"http://127.0.0.1:{here.recv()}/"
    finally:
        process.terminate()
        process.join(10)


def _serve(make: Callable[[], Dash], told: Connection) -> None:
    """Make a page, tell on which port it is, and serve it."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    listen: Any = create_server
    server = listen(make().server, host="127.0.0.1", port=0, threads=THREADS, ident=None)
    told.send(server.effective_port)
    server.run()


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

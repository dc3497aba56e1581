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
from flask import Flask
from playwright.async_api import Browser, BrowserType, async_playwright
from waitress.server import create_server

ARGUMENTS = (
    "--no-sandbox",
    "--headless=new",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
"""No graphics card, and nothing asked of the network: what a page wants from elsewhere fails at once."""

THREADS = 4
"""How many requests a page answers at a time; what `graph-app serve` has."""


MADE = 600.0
"""Seconds that making a page may take."""


@contextmanager
def served(make: Callable[[], Dash | Flask], patience: float = MADE) -> Iterator[str]:
    """Make and serve a page in a process of its own; gives its address.

    Dash puts the scripts of every component library that a process has imported into every page of that
    process, so that pages in one process would carry each other's libraries.

    Raises
    ------
    RuntimeError
        If the page cannot be made, or not within the patience; the text says why.
    """
    forked = multiprocessing.get_context("fork")  # the debate is there already and need not be sent
    here, there = forked.Pipe(duplex=False)
    process = forked.Process(target=_serve, args=(make, there), daemon=True)
    process.start()
    there.close()
    try:
        yield f"http://127.0.0.1:{_told(here, patience)}/"
    finally:
        process.terminate()
        process.join(10)


def _told(here: Connection, patience: float) -> int:
    """Return the port that a page is on, once it is."""
    try:
        found = here.recv() if here.poll(patience) else f"not made in {patience:,.0f} s"
    except EOFError:
        found = "its process ended"
    if isinstance(found, str):
        raise RuntimeError(found)
    return int(found)


def _serve(make: Callable[[], Dash | Flask], told: Connection) -> None:
    """Make a page, tell on which port it is or why on none, and serve it."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    listen: Any = create_server
    try:
        page = make()
        served = page.server if isinstance(page, Dash) else page
        server = listen(served, host="127.0.0.1", port=0, threads=THREADS, ident=None)
    except Exception as error:  # whatever it is, the parent has to know
        told.send(f"{type(error).__name__}: {error}"[:300])
        return
    told.send(int(server.effective_port))
    server.run()


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Start the system's Chromium, or Playwright's own where there is none.

    Raises
    ------
    playwright.async_api.Error
        If there is neither.
    """
    async with async_playwright() as playwright:
        browser = await _launched(playwright.chromium)
        try:
            yield browser
        finally:
            await browser.close()


async def alive(browser: Browser) -> Browser:
    """Return the browser, or another one if it has ended."""
    return browser if browser.is_connected() else await _launched(browser.browser_type)


async def _launched(kind: BrowserType) -> Browser:
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    return await kind.launch(executable_path=path, args=ARGUMENTS)

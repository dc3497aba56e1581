"""All pages on all debates, round by round, one page at a time."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from playwright.async_api import Browser

import graph_app as ga
from benchmarks import debates
from benchmarks.browser.graph import Graph, aims, graph_of
from benchmarks.browser.pages import PAGES
from benchmarks.browser.results import MEASURES, Outcome, Run, Sized
from benchmarks.browser.serving import alive, chromium, served
from benchmarks.browser.visit import errand, visit
from graph_app.api import Explorer

BUILT_IN = "built-in"
POINTED = 8
"""How many actors are pointed at in turn."""

Say = Callable[[str], None]


def opened(size: str) -> Explorer:
    """Return a debate: the built-in one, or a made-up one with as many actors as the size says."""
    if size == BUILT_IN:
        return ga.open("open-weights")
    with TemporaryDirectory() as folder:
        actors = int(size)
        return ga.open(debates.write(Path(folder), actors, debates.TIES_EACH * actors))


async def measure(sizes: list[str], rounds: int, patience: int, say: Say) -> Run:
    """Measure every page on every debate.

    Parameters
    ----------
    sizes : list of str
        "built-in" or numbers of actors.
    rounds : int
        How often; before them all pages are opened once, which is not counted.
    patience : int
        Seconds after which a measure is given up, and the making of a page.
    say : callable
        Gets a line about what is being done.

    Returns
    -------
    Run

    Raises
    ------
    playwright.async_api.Error
        If there is no Chromium.
    """
    with TemporaryDirectory() as folder, patch.dict(os.environ, GRAPH_APP_CACHE=folder):
        return await _all(sizes, rounds, patience, say)  # no page lays a debate out while it is looked at


async def _all(sizes: list[str], rounds: int, patience: int, say: Say) -> Run:
    async with chromium() as browser:
        versions = {"Chromium": browser.version}
        versions |= {page.package: page.version for page in PAGES if page.version}
        found = [one async for one in _each(browser, sizes, rounds, patience, say)]
    return Run(versions, found)


async def _each(
    browser: Browser, sizes: list[str], rounds: int, patience: int, say: Say
) -> AsyncIterator[Sized]:
    for size in sizes:
        say(f"page, {size}: preparing")
        explorer = opened(size)
        graph = graph_of(explorer)
        outcomes = [Outcome(page.name, page.version, page.nothing()) for page in PAGES]
        with ExitStack() as stack:
            addresses = []
            for page, outcome in zip(PAGES, outcomes, strict=True):
                made = served(partial(page.app, explorer, graph), patience)
                addresses.append(_address(stack, made, outcome))
            for number in range(-1, rounds):
                words = f"round {number + 1} of {rounds}" if number >= 0 else "warming up"
                how = (number, patience, partial(_say, say, f"page, {size}: {words}"))
                browser = await _round(browser, addresses, graph, outcomes, how)
        yield Sized(size, len(graph.ids), len(graph.start), outcomes)


def _address(stack: ExitStack, made: AbstractContextManager[str], outcome: Outcome) -> str:
    """Return where a page is; nowhere if its package is missing, or it could not be made: why is noted."""
    try:
        return stack.enter_context(made) if outcome.version else ""
    except RuntimeError as error:
        outcome.gave_up, outcome.why = next(iter(MEASURES)), str(error)
        return ""


def _say(say: Say, begin: str, page: str) -> None:
    say(f"{begin}, {page}")


async def _round(
    browser: Browser,
    addresses: list[str],
    graph: Graph,
    outcomes: list[Outcome],
    how: tuple[int, int, Say],
) -> Browser:
    """Visit every page once, each time beginning with another; round -1 only opens them and is not counted.

    Returns the browser, another one where a page brought it down.
    """
    number, patience, tell = how
    pointed = aims(graph, POINTED)
    do = errand(graph, pointed[number % len(pointed)], number) if number >= 0 else None
    order = [(number + step) % len(PAGES) for step in range(len(PAGES))]
    for place in order:
        outcome = outcomes[place]
        if outcome.version is None or outcome.gave_up:
            continue
        tell(outcome.page)
        browser = await alive(browser)
        found = await visit(browser, addresses[place], PAGES[place], do, patience)
        outcome.gave_up, outcome.why = found.gave_up, found.why
        if number >= 0:
            for name, value in found.found.items():
                outcome.values[name].append(value)
    return browser

"""One visit of one page: open it, click a filter off and on, point at an actor, click it; all is timed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, CDPSession, Error, Request
from playwright.async_api import Page as Tab

from benchmarks.browser.graph import Graph
from benchmarks.browser.pages import Page
from benchmarks.browser.results import MEASURES

PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
QUIET = 0.4
"""Seconds without a request after which a page is taken to be done."""

VIEWPORT: Any = {"width": 1440, "height": 900}


class GaveUp(Exception):
    """A page did not survive a measure: the name of that, and why."""


@dataclass(frozen=True)
class Errand:
    """What a visit does; the same on every page of a round.

    Attributes
    ----------
    kind : str
        The kind of actor that is switched off and on.
    own : list of str
        Ids of its actors.
    left, all : int
        How many actors are drawn without it and with it.
    actor : str
        Id of the actor that is pointed at and selected.
    texts : list of str
        What its details have to say: its name, and the summaries of its newest and oldest statement.
    """

    kind: str
    own: list[str]
    left: int
    all: int
    actor: str
    texts: list[str]


def errand(graph: Graph, actor: int, number: int) -> Errand:
    """Return the errand of a round: each switches off another kind and points at another actor."""
    kinds = list(graph.kind_names)
    kind = kinds[number % len(kinds)]
    kept, _ = graph.kept([one for one in kinds if one != kind])
    own = [key for key, stays in zip(graph.ids, kept, strict=True) if not stays]
    said = graph.statements[graph.ids[actor]]
    texts = [graph.names[actor], said[0]["summary"], said[-1]["summary"]]
    return Errand(kind, own, int(kept.sum()), len(graph.ids), graph.ids[actor], texts)


async def visit(browser: Browser, address: str, page: Page, do: Errand | None, patience: float) -> Visit:
    """Run an errand in a fresh context, or only open the page, and return what was measured."""
    context = await browser.new_context(viewport=VIEWPORT, color_scheme="light")
    try:
        tab = await context.new_page()
        one = Visit(tab, await context.new_cdp_session(tab), patience)
        await one.run(address, page, do)
        return one
    finally:
        with suppress(Error):  # where a page has brought the browser down there is nothing to close
            await context.close()


class Visit:
    """The measuring of one visit: `found` has numbers by measure, `gave_up` where it ended, and `why`."""

    def __init__(self, tab: Tab, session: CDPSession, patience: float) -> None:
        self.found: dict[str, float] = {}
        self.gave_up = self.why = ""
        self._tab = tab
        self._session = session
        self._patience = patience
        self._errors: list[str] = []
        self._open: set[Request] = set()
        self._bytes = 0.0
        tab.on("pageerror", lambda error: self._errors.append(str(error)))
        tab.on("request", lambda request: self._open.add(request))
        tab.on("requestfinished", lambda request: self._open.discard(request))
        tab.on("requestfailed", lambda request: self._open.discard(request))
        session.on("Network.loadingFinished", self._arrived)

    def _arrived(self, event: dict[str, Any]) -> None:
        self._bytes += event["encodedDataLength"]

    async def run(self, address: str, page: Page, do: Errand | None) -> None:
        """Open the page and do what of the errand it has; stop where the patience ends, or the page does."""
        try:
            await self._first(address, page)
            if page.boxes and do:
                await self._filter(page.box(do.kind), do)
                await self._point(do)
        except GaveUp as broken:
            self.gave_up, self.why = broken.args
        except (Error, RuntimeError) as error:  # the page has ended, or something is missing
            self.gave_up = next((name for name in MEASURES if name not in self.found), "details")
            self.why = str(error).strip().splitlines()[0]

    async def _first(self, address: str, page: Page) -> None:
        await self._session.send("Network.enable")
        await self._tab.add_init_script(page.handle)
        await self._tab.add_init_script(PROBE)

        async def go() -> float:
            await self._tab.goto(address, wait_until="commit", timeout=0)
            return float(await self._tab.evaluate("bench.first"))

        async def wait() -> float:
            return float(await self._tab.evaluate("bench.ready"))

        await self._measure("first", go)
        await self._measure("ready", wait)
        await self._calm()
        self.found["bytes"] = self._bytes / 1000

    async def _filter(self, box: str, do: Errand) -> None:
        await self._aim(box)
        off, on = {"number": do.left, "gone": do.own}, {"number": do.all, "back": do.own}
        await self._timed("off", ("pointerdown", "actors", off), self._click, "off_all")
        await self._timed("on", ("pointerdown", "actors", on), self._click)

    async def _point(self, do: Errand) -> None:
        place = await self._tab.evaluate("id => bench.locate(id)", do.actor)

        async def move() -> None:
            await self._tab.mouse.move(place["x"], place["y"])

        await self._timed("hover", ("pointermove", "stands", do.actor), move)
        await self._timed("details", ("pointerdown", "details", do.texts), self._click)

    async def _aim(self, selector: str) -> None:
        """Put the pointer on an element."""
        found = await self._tab.locator(selector).bounding_box()
        if not found:
            raise RuntimeError(f"there is no {selector} on the page")
        await self._tab.mouse.move(found["x"] + found["width"] / 2, found["y"] + found["height"] / 2)
        await self._calm()

    async def _click(self) -> None:
        await self._tab.mouse.down()
        await self._tab.mouse.up()

    async def _timed(
        self, name: str, goal: tuple[str, str, Any], act: Callable[[], Awaitable[None]], whole: str = ""
    ) -> None:
        """Measure from the event that an act causes to what it leads to; as `whole`, to all that it does."""

        async def all_of_it() -> float:
            return float(await self._tab.evaluate("bench.whole()"))

        async def run() -> float:
            await self._tab.evaluate("([event, goal, aim]) => bench.arm(event, goal, aim)", list(goal))
            await act()
            return float(await self._tab.evaluate("bench.answer()"))

        await self._measure(name, run)
        if whole:
            await self._measure(whole, all_of_it)
        await self._calm()

    async def _measure(self, name: str, run: Callable[[], Awaitable[float]]) -> None:
        try:
            async with asyncio.timeout(self._patience):
                self.found[name] = await run()
        except TimeoutError:
            raise GaveUp(name, self._errors[0] if self._errors else f"over {self._patience:.0f} s") from None
        if self._errors:
            raise GaveUp(name, self._errors[0])

    async def _calm(self) -> None:
        """Wait until nothing is asked of the server any more and frames come in time, but not for ever."""
        try:
            async with asyncio.timeout(self._patience):
                quiet = 0.0
                while quiet < QUIET:
                    await asyncio.sleep(0.05)
                    quiet = 0.0 if self._open else quiet + 0.05
                await self._tab.evaluate("bench.calm()")
        except TimeoutError:
            return

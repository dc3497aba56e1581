"""A large network on our page: opening, moving, pointing, memory and a screenshot."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import time
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.async_api import Browser, Page
from rich.console import Console
from rich.table import Table

import graph_app as ga
from benchmarks.browser.serving import chromium, served
from benchmarks.browser.visit import VIEWPORT
from benchmarks.debates import FEWEST, MOST, TIES_EACH, write
from benchmarks.options import whole
from graph_app.web.app import create_app

Figures = dict[str, float]
SECONDS = 3
"""How long the picture is dragged and the wheel turned."""
POINTED = 5
"""Actors that are pointed at."""
READY = "() => document.querySelector('#canvas')?.getAttribute('data-ready') === 'true'"
FRAMES = """() => { window.times = []; requestAnimationFrame(function tick(now) {
  times.push(now); requestAnimationFrame(tick); }); }"""
STANDS = """([id, began]) => new Promise((done) => { const look = () => {
  const { hovered, emphasised } = document.querySelector('#canvas').graphCanvas;
  if (hovered() === id && emphasised().includes(id)) done(performance.now() - began);
  else requestAnimationFrame(look); }; look(); })"""


async def measure(actors: int, picture: Path | None) -> Figures:
    """Return milliseconds and megabytes by what was done."""
    with TemporaryDirectory() as folder:
        os.environ["GRAPH_APP_CACHE"] = str(Path(folder) / "layouts")
        debate = write(Path(folder) / "debate", actors, TIES_EACH * actors)
        began = time.perf_counter()
        explorer = ga.open(debate)
        found = {"read and checked (CSV), s": time.perf_counter() - began}
        with served(partial(create_app, explorer)) as address:
            async with chromium() as browser:
                found["opened the first time, layout included, s"] = await _opened(browser, address, None)
                found |= await _visit(browser, address, picture)
    return found


async def _opened(browser: Browser, address: str, picture: Path | None) -> float:
    """Return the seconds until the picture that stays is drawn."""
    tab = await (await browser.new_context(viewport=VIEWPORT)).new_page()
    began = time.perf_counter()
    await tab.goto(address)
    await tab.wait_for_function(READY, timeout=600_000)
    await tab.wait_for_function("() => document.querySelector('#placing').hidden", timeout=600_000)
    taken = time.perf_counter() - began
    await tab.context.close()
    return taken


async def _visit(browser: Browser, address: str, picture: Path | None) -> Figures:
    tab = await (await browser.new_context(viewport=VIEWPORT)).new_page()
    tab.set_default_timeout(120_000)
    began = time.perf_counter()
    await tab.goto(address)
    await tab.wait_for_function(READY)
    found = {"opened again, s": time.perf_counter() - began}
    await tab.wait_for_timeout(3_000)
    if picture:
        await tab.screenshot(path=picture)
    await tab.evaluate(FRAMES)
    found["from one animation frame to the next while dragged, ms"] = await _frames(tab, _drag)
    found["the same while the wheel turns, ms"] = await _frames(tab, _wheel)
    found["pointed at until it stands out, ms"] = await _pointed(tab)
    heap = await tab.evaluate("() => performance.memory.usedJSHeapSize / 1e6")
    return found | {"memory of the page (JavaScript heap), MB": float(heap)}


async def _frames(tab: Page, act: Any) -> float:
    """Return the median time between two frames while something is done."""
    await tab.evaluate("() => { times.length = 0; }")
    await act(tab)
    times = await tab.evaluate("() => times")
    return statistics.median(after - before for before, after in pairwise(times))


async def _middle(tab: Page) -> tuple[float, float]:
    box = await tab.locator("#canvas").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.9


async def _drag(tab: Page) -> None:
    x, y = await _middle(tab)
    await tab.mouse.move(x, y)
    await tab.mouse.down()
    until = time.perf_counter() + SECONDS
    step = 0
    while time.perf_counter() < until:
        step += 1
        await tab.mouse.move(x + 60 * (step % 2), y - 40 * (step % 2), steps=4)
    await tab.mouse.up()


async def _wheel(tab: Page) -> None:
    until = time.perf_counter() + SECONDS
    step = 0
    while time.perf_counter() < until:
        step += 1
        await tab.mouse.wheel(0, -120 if step % 8 < 4 else 120)
        await tab.wait_for_timeout(30)


async def _pointed(tab: Page) -> float:
    await tab.get_by_label("Show everything").click()
    await tab.wait_for_timeout(1_500)
    ids = await tab.evaluate(
        "() => document.querySelector('#canvas').graphCanvas.drawnLabels().map(({id}) => id)"
    )
    taken = []
    for key in ids[:POINTED]:
        spot = await tab.evaluate("(id) => document.querySelector('#canvas').graphCanvas.locate(id)", key)
        began = await tab.evaluate("() => performance.now()")
        await tab.mouse.move(spot["x"], spot["y"])
        taken.append(float(await tab.evaluate(STANDS, [key, began])))
        await tab.wait_for_timeout(600)
    return statistics.median(taken)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.browser.large", description=__doc__)
    parser.add_argument("--actors", type=whole(FEWEST, MOST), default=100_000, help="100000 unless given")
    parser.add_argument("--picture", type=Path, help="where to put a screenshot")
    parser.add_argument("--json", type=Path, help="write the figures there as well")
    options = parser.parse_args()
    found = asyncio.run(measure(options.actors, options.picture))
    table = Table(title=f"{options.actors:,} actors, {TIES_EACH * options.actors:,} ties, {date.today()}")
    table.add_column("")
    table.add_column("", justify="right")
    for words, value in found.items():
        table.add_row(words, f"{value:,.1f}")
    Console().print(table)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()

"""The measuring of waiting times finds its way through the pages; how long they took is not looked at."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

import graph_app as ga
from benchmarks import debates
from benchmarks.browser.graph import aims, graph_of
from benchmarks.browser.pages import PAGES
from benchmarks.browser.serving import chromium, served
from benchmarks.browser.visit import errand, visit
from tests.browser.conftest import executable


@pytest.mark.parametrize("page", PAGES, ids=[page.module for page in PAGES])
def test_a_visit_measures_everything(page, tmp_path):
    executable()
    if page.version is None:
        pytest.skip(f"{page.package} is not installed")
    explorer = ga.open(debates.write(tmp_path / "debate", 60, 240))
    graph = graph_of(explorer)
    (actor,) = aims(graph, 1)

    async def go():
        with served(partial(page.app, explorer, graph)) as address:
            async with chromium() as browser:
                return await visit(browser, address, page, errand(graph, actor, 1), 60)

    # A thread of its own: Playwright's synchronous pages of other tests keep a loop in this one.
    with ThreadPoolExecutor(1) as aside:
        found = aside.submit(lambda: asyncio.run(go())).result()
    assert (found.gave_up, found.why) == ("", "")
    assert set(found.found) == set(page.nothing())
    assert min(found.found.values()) > 0

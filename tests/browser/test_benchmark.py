"""The measuring of waiting times finds its way through the pages; how long they took is not looked at."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from types import SimpleNamespace

import pytest

import graph_app as ga
from benchmarks import debates
from benchmarks.browser.graph import aims, graph_of
from benchmarks.browser.pages import PAGES
from benchmarks.browser.serving import alive, chromium, served
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


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("data:text/html,<script>throw Error('broken')</script>", "broken"),
        ("data:text/html,<p>Nothing", "over 1 s"),
        ("chrome://crash", "crash"),
        ("http://127.0.0.1:9/", "ERR_"),
    ],
)
def test_a_page_that_does_not_survive_is_told_and_the_browser_goes_on(address, why):
    executable()
    page = SimpleNamespace(handle="window.picture = { drawn: () => false };", boxes="")
    fine = SimpleNamespace(handle="window.picture = { drawn: () => true };", boxes="")

    async def go():
        async with chromium() as browser:
            found = await visit(browser, address, page, None, 1)
            other = await alive(browser)
            return found, await visit(other, "data:text/html,<p>Something", fine, None, 30)

    with ThreadPoolExecutor(1) as aside:
        found, after = aside.submit(lambda: asyncio.run(go())).result()
    assert found.gave_up == "first" and why in found.why and found.found == {}
    assert after.gave_up == "" and after.found["first"] > 0

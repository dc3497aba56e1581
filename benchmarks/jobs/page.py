"""How long a reader waits in a browser, beside a plain Plotly page and a dash-cytoscape page."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from benchmarks.browser import results
from benchmarks.figures import Figure
from benchmarks.job import BUILT_IN, OURS, Job, Measured, Say, Target, Way

PLOTLY, CYTOSCAPE = "Plotly Scattergl", "dash-cytoscape"
PAGES = (
    (OURS, "graph-app"),
    (PLOTLY, "plotly"),
    (CYTOSCAPE, "dash-cytoscape"),
    ("pyvis", "pyvis"),
    ("Jaal", "jaal"),
)
LONGEST = 120
"""Seconds after which nobody waits for a page any more, whatever the patience."""


def run(sizes: Sequence[str], rounds: int, patience: int, say: Say) -> Measured:
    """Measure all pages; without Playwright or a Chromium say why there is nothing to tell."""
    try:
        from playwright.async_api import Error

        from benchmarks.browser.measure import measure
    except ModuleNotFoundError as missing:
        return _nothing(sizes, f"{missing.name} is not installed")
    try:
        found = asyncio.run(measure(list(sizes), rounds, min(patience, LONGEST), say))
    except (Error, RuntimeError) as error:
        return _nothing(sizes, str(error).strip().splitlines()[0])
    return figures(found), dict(found.versions)


def _nothing(sizes: Sequence[str], why: str) -> Measured:
    return [Figure("page", size, "", OURS, failed=why) for size in sizes], {}


def figures(found: results.Run) -> list[Figure]:
    """Return the browser's measurements as figures: in seconds, with the first drawing also kilobytes."""
    return [
        _figure(one, outcome, name, title)
        for one in found.sizes
        for name, (title, unit) in results.MEASURES.items()
        for outcome in one.outcomes
        if unit == "ms" and name in outcome.values
    ]


def _figure(one: results.Sized, outcome: results.Outcome, name: str, title: str) -> Figure:
    figure = Figure("page", one.size, title, outcome.page, one.actors, one.ties)
    if outcome.version is None:
        figure.failed = "not installed"
    elif not outcome.values[name]:
        why = outcome.why if outcome.gave_up == name else _title(outcome.gave_up)
        figure.failed = f"did not survive: {why}"
    figure.rounds = [{"seconds": value / 1000} for value in outcome.values[name]]
    if name == "first" and (size := outcome.median("bytes")) is not None:
        figure.judged = {"kilobytes": size}
    return figure


def _title(name: str) -> str:
    return results.MEASURES[name][0]


def _first(words: str, peer: str, limit: float, size: str) -> Target:
    return Target(f"first drawing {words}", _title("first"), limit, peer=peer, size=size)


PAGE = Job(
    "page",
    "a real browser until the picture is as it should be, everything around it included",
    tuple(Way(name, package, lambda debate: {}) for name, package in PAGES),
    (
        _first("of the built-in debate ≤ dash-cytoscape's", CYTOSCAPE, 1.0, BUILT_IN),
        _first("of the built-in debate ≤ half of Plotly's", PLOTLY, 0.5, BUILT_IN),
        _first("of 10,000 actors ≤ a third of dash-cytoscape's", CYTOSCAPE, 1 / 3, "10000"),
        _first("of 10,000 actors ≤ a third of Plotly's", PLOTLY, 1 / 3, "10000"),
        Target(
            "all of the page at the built-in debate ≤ dash-cytoscape's",
            _title("ready"),
            1.0,
            peer=CYTOSCAPE,
            size=BUILT_IN,
        ),
        Target("filter click to redraw at 10,000 actors ≤ 0.15 s", _title("off"), 0.15, size="10000"),
        _first("of 100,000 actors ≤ 6 s", "", 6.0, "100000"),
    ),
    sizes=(BUILT_IN, "2000", "10000", "100000"),
    quick=(BUILT_IN, "2000"),
    shows={"kilobytes": "page, KB"},
    run=run,
)

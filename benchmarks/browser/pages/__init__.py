"""The pages that are measured, listed by hand: each a module, and the JavaScript handle to ask it through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Flask

from benchmarks.browser.graph import Graph
from benchmarks.browser.results import MEASURES
from graph_app.api import Explorer

HERE = Path(__file__).parent
FIRST = ("first", "ready", "bytes")
"""Measures of a page that is only opened."""


@dataclass(frozen=True)
class Page:
    """A page that draws the network.

    Attributes
    ----------
    name : str
        What the table calls it.
    module : str
        Its module in this folder.
    script : str
        Its handle in this folder, without `.js`.
    package : str
        The distribution it needs, whose version is told.
    boxes : str
        The selector of the box of a kind of actor, with a place for the kind. It stands here because who
        measures must not load a page's libraries, see `served`. Empty if there are none: then only the
        first drawing is measured.
    """

    name: str
    module: str
    script: str
    package: str
    boxes: str = ""

    @property
    def version(self) -> str | None:
        """Version of its package, None where that is not installed."""
        try:
            return version(self.package)
        except PackageNotFoundError:
            return None

    @property
    def handle(self) -> str:
        """JavaScript that says what the picture shows."""
        return (HERE / f"{self.script}.js").read_text(encoding="utf-8")

    @cached_property
    def _made(self) -> Any:
        return import_module(f"{__name__}.{self.module}")

    def app(self, explorer: Explorer, graph: Graph) -> Dash | Flask:
        """Return the page of a network."""
        make: Callable[[Explorer, Graph], Dash | Flask] = self._made.page
        return make(explorer, graph)

    def nothing(self) -> dict[str, list[float]]:
        """Return an empty list for each measure that the page has anything for."""
        return {name: [] for name in MEASURES if self.boxes or name in FIRST}

    def box(self, kind: str) -> str:
        """Return the selector of the box of a kind of actor."""
        return self.boxes.format(kind)


PAGES: tuple[Page, ...] = (
    Page("graph_app", "own", "own", "graph-app", "#filters input[type=checkbox][value='{}']"),
    Page("Plotly Scattergl", "plotly", "plotly", "plotly", "#kinds input[value='{}']"),
    Page("dash-cytoscape", "cytoscape", "cytoscape", "dash-cytoscape", "#kinds input[value='{}']"),
    Page("pyvis", "pyvis", "vis", "pyvis"),
    Page("Jaal", "jaal", "vis", "jaal"),
)
"""Ours first: ratios are against it."""

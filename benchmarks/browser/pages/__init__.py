"""The pages that are measured, listed by hand: each a module and, of the same name, a JavaScript handle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from dash import Dash

from benchmarks.browser.graph import Graph
from graph_app.api import Explorer

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Page:
    """A page that draws the network.

    Attributes
    ----------
    name : str
        What the table calls it.
    module : str
        Its module and its handle in this folder.
    package : str
        The distribution it needs, whose version is told.
    boxes : str
        The selector of the box of a kind of actor, with a place for the kind. It stands here because who
        measures must not load a page's libraries, see `served`.
    """

    name: str
    module: str
    package: str
    boxes: str

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
        return (HERE / f"{self.module}.js").read_text(encoding="utf-8")

    @cached_property
    def _made(self) -> Any:
        return import_module(f"{__name__}.{self.module}")

    def app(self, explorer: Explorer, graph: Graph) -> Dash:
        """Return the page of a network."""
        make: Callable[[Explorer, Graph], Dash] = self._made.page
        return make(explorer, graph)

    def box(self, kind: str) -> str:
        """Return the selector of the box of a kind of actor."""
        return self.boxes.format(kind)


PAGES: tuple[Page, ...] = (
    Page("graph_app", "own", "graph-app", "#filters input[type=checkbox][value='{}']"),
    Page("Plotly Scattergl", "plotly", "plotly", "#kinds input[value='{}']"),
    Page("dash-cytoscape", "cytoscape", "dash-cytoscape", "#kinds input[value='{}']"),
)
"""Ours first: ratios are against it."""

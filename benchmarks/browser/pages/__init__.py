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
    """

    name: str
    module: str
    package: str

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
        return str(self._made.box(kind))


PAGES: tuple[Page, ...] = (
    Page("graph_app", "own", "graph-app"),
    Page("Plotly Scattergl", "plotly", "plotly"),
    Page("dash-cytoscape", "cytoscape", "dash-cytoscape"),
)
"""Ours first: ratios are against it."""

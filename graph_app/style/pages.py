"""Colours of the canvas on the light and on the dark page."""

from __future__ import annotations

from typing import TypedDict

from graph_app.style.stance import DARK, DERIVED, HOSTILE, LIGHT, SUPPORTING, Swatch


class Page(TypedDict):
    """CSS colours of one theme. A fill of ``"transparent"`` (or the background) makes a hollow actor."""

    fills: list[str]
    strokes: list[str]
    edge: str
    edge_hostile: str
    edge_derived: str
    edge_strong: str
    label: str
    label_halo: str
    background: str
    ring: str


class Pages(TypedDict):
    """The colours of both themes."""

    light: Page
    dark: Page


def _fills(swatches: tuple[Swatch, ...]) -> list[str]:
    return [swatch.fill for swatch in swatches]


def _strokes(swatches: tuple[Swatch, ...]) -> list[str]:
    return [swatch.stroke for swatch in swatches]


PAGES: Pages = {
    "light": {
        "fills": _fills(LIGHT),
        "strokes": _strokes(LIGHT),
        "edge": SUPPORTING["light"],
        "edge_hostile": HOSTILE["light"],
        "edge_derived": DERIVED["light"],
        "edge_strong": "#3A424C",
        "label": "#16181D",
        "label_halo": "#FBFCFD",
        "background": "#FBFCFD",
        "ring": "#16181D",
    },
    "dark": {
        "fills": _fills(DARK),
        "strokes": _strokes(DARK),
        "edge": SUPPORTING["dark"],
        "edge_hostile": HOSTILE["dark"],
        "edge_derived": DERIVED["dark"],
        "edge_strong": "#C6CED8",
        "label": "#ECEFF3",
        "label_halo": "#14171B",
        "background": "#14171B",
        "ring": "#FFFFFF",
    },
}
"""The colours of both pages."""

"""What all charts have in common: colours by name, fonts and a bare layout, as plain dictionaries.

A colour is the name of one of the page's own colours with "@" before it; the browser puts in the colour of
the present theme (assets/charts.js), so that charts follow light and dark without a round trip.
"""

from __future__ import annotations

from typing import Any

TEXT, QUIET, BORDER, SURFACE, STAGE, LINK, BAR, HOLLOW = (
    *("@ga-text", "@ga-quiet", "@ga-border", "@ga-surface", "@ga-stage", "@ga-link", "@ga-bar"),
    "@stance-hollow",
)
CLEAR = "rgba(0,0,0,0)"
FAMILY = "'Inter Variable', system-ui, sans-serif"
SYMBOLS: tuple[str, ...] = (
    *("circle", "diamond", "square", "triangle-up", "pentagon", "hexagon", "star", "cross"),
)
"""Plotly's names of the shapes of `graph_app.style.GLYPHS`, in their order."""

Box = tuple[float, float, float, float]


def stance(code: int) -> str:
    """Return the colour of a stance by its code; that of the unknown is the outline of hollow marks."""
    return HOLLOW if code == 5 else f"@stance-{code}"


def font(size: float = 11, color: str = QUIET) -> dict[str, Any]:
    """Return a font."""
    return {"family": FAMILY, "size": size, "color": color}


def axis(low: float, high: float, **more: Any) -> dict[str, Any]:
    """Return an axis without lines or movement."""
    bare = {
        "range": [low, high],
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickfont": font(),
        "automargin": False,
    }
    return bare | more


def layout(margin: dict[str, int], **more: Any) -> dict[str, Any]:
    """Return a layout without a legend, in the colours of the page."""
    bare = {
        "margin": margin,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": font(),
        "showlegend": False,
        "dragmode": "select",
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": SURFACE,
            "bordercolor": BORDER,
            "font": font(12, TEXT),
            "align": "left",
        },
        "selections": [],
        "newselection": {"line": {"color": TEXT, "width": 1, "dash": "dot"}},
        "transition": {"duration": 0},
    }
    return bare | more


def line(ends: Box, color: str = BORDER, *, dash: str = "solid", paper: bool = False) -> dict[str, Any]:
    """Return a hair-line from (x0, y0) to (x1, y1), below the marks; with `paper` y runs from 0 to 1."""
    x0, y0, x1, y1 = ends
    return {
        "type": "line",
        "layer": "below",
        "x0": x0,
        "y0": y0,
        "x1": x1,
        "y1": y1,
        "yref": "paper" if paper else "y",
        "line": {"color": color, "width": 1, "dash": dash},
    }


def note(text: str, x: float, y: float, **more: Any) -> dict[str, Any]:
    """Return words at a place; `text` is markup already."""
    bare = {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "borderpad": 0,
        "font": font(),
    }
    return bare | more


CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "doubleClick": False,
    "responsive": True,
    "displaylogo": False,
}
"""How a chart behaves: nothing zooms, nothing leaves the page."""

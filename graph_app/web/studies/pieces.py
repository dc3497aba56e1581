"""Pieces that several studies show: bars, opinions before and after, numbers, ways to read the model."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from graph_app.graph.stance import label_title
from graph_app.text import counted
from graph_app.web.parts import aria, swatch

Plain = dict[str, Any]


def share(value: float) -> str:
    """Return a share as a percentage, small ones not as 0 %.

    >>> share(0.0912), share(0.0004), share(0)
    ('9.1 %', '< 0.1 %', '0 %')
    """
    if 0 < value < 0.001:
        return "< 0.1 %"
    return f"{100 * value:.1f} %" if value else "0 %"


def moved(value: float | None, digits: int = 3) -> str:
    """Return a change with its sign, and a word where there is none.

    >>> moved(0.25), moved(-0.00695), moved(0.00002), moved(None)
    ('+0.250', '−0.007', '0', 'none')
    """
    if value is None:
        return "none"
    text = f"{value:+.{digits}f}"
    return "0" if not float(text) else text.replace("-", "−")


def opinion(value: Plain | None) -> Component:
    """Return an opinion: the dot of its label, its number, its words for whoever cannot see the dot."""
    if value is None or value["value"] is None:
        return html.Span([swatch(5), " none"], className="opinion quiet")
    label = label_title(value["label"])
    return html.Span(
        [
            swatch(value["code"]),
            f" {moved(value['value'], 2)}",
            html.Span(f" {label}", className="visually-hidden"),
        ],
        className="opinion",
        title=label,
    )


def bar(value: float, most: float, between: Sequence[float] | None = None) -> Component:
    """Return a bar from 0 to a value, with a whisker over a range of values, on a scale to `most`."""
    width = 100 / most if most > 0 else 0.0
    pieces = [html.Span(className="filled", style={"width": f"{max(0.0, min(100.0, value * width)):.2f}%"})]
    if between is not None:
        low, high = (max(0.0, min(100.0, one * width)) for one in between)
        pieces.append(
            html.Span(className="whisker", style={"left": f"{low:.2f}%", "width": f"{high - low:.2f}%"})
        )
    return html.Span(pieces, className="gauge", **aria(hidden="true"))


def band(low: float, middle: float, high: float, most: float) -> Component:
    """Return a range around zero, on a scale from -most to most, with its middle."""

    def place(value: float) -> float:
        return 50.0 + 50.0 * max(-1.0, min(1.0, value / most)) if most > 0 else 50.0

    return html.Span(
        [
            html.Span(className="zero"),
            html.Span(
                className="range",
                style={"left": f"{place(low):.2f}%", "width": f"{place(high) - place(low):.2f}%"},
            ),
            html.Span(className="middle", style={"left": f"{place(middle):.2f}%"}),
        ],
        className="band",
        **aria(hidden="true"),
    )


def table(
    heads: Sequence[Any],
    rows: Sequence[Component],
    caption: Any = None,
    css: str = "",
    numbers: Sequence[int] = (),
) -> Component:
    """Return a table with its heads; `rows` are `html.Tr`, `numbers` the columns whose heads stand right."""
    heading = [
        html.Th(one, scope="col", className="number" if place in numbers else "")
        for place, one in enumerate(heads)
    ]
    said = [html.Caption(caption)] if caption else []
    body = [html.Thead(html.Tr(heading)), html.Tbody(list(rows))]
    return html.Table([*said, *body], className=f"figures {css}".strip())


def graph_said(found: Plain) -> str:
    """Return on which graph a measure or study was computed, with its size."""
    size = found["size"]
    return (
        f"computed on the {found['graph']} graph: {counted(size['actors'], 'actor')}, "
        f"{counted(size['ties'], 'tie')}"
    )


def explained(summary: str, *paragraphs: Any) -> Component:
    """Return what is read once, behind a line."""
    rows = [one if isinstance(one, Component) else html.P(one) for one in paragraphs if one]
    return html.Details([html.Summary(summary), *rows], className="explained")


def ground_said(found: Plain) -> str:
    """Return in words what a model of opinions rests on."""
    how = found["susceptibility"]
    moves = f"{how:g}" if isinstance(how, float) else "set by kind"
    left = found["hostile_ties_left_out"]
    return (
        f"Computed on the {found['graph']} graph: {found['ties']:,} supporting ties, "
        f"{found['with_opinion']:,} actors with an opinion on record, susceptibility {moves}"
        + (f"; {left:,} hostile ties left out." if left else ".")
    )


def strip(between: Sequence[float] | None, at: float, most: float) -> Component:
    """Return a range of ranks, with the rank on record; the scale to `most` gives the first ranks room."""

    def place(rank: float) -> float:
        return 100.0 * min(1.0, math.log(max(rank, 1.0)) / math.log(most)) if most > 1 else 0.0

    pieces = [html.Span(className="middle", style={"left": f"{place(at):.2f}%"})]
    if between is not None:
        low, high = map(place, between)
        pieces.insert(
            0, html.Span(className="range", style={"left": f"{low:.2f}%", "width": f"{high - low:.2f}%"})
        )
    return html.Span(pieces, className="band", **aria(hidden="true"))

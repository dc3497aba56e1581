"""Small bars in words of the page: for and against beside each other, and through time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from graph_app.text import counted
from graph_app.web.parts import aria

Plain = dict[str, Any]


def opposed(plus: int, minus: int, most: int) -> Component:
    """Return how many are against, to the left, and for, to the right; both on a scale to `most`."""

    def part(number: int, css: str) -> Component:
        width = f"{50 * number / most:.2f}%" if most > 0 else "0%"
        return html.Span(className=css, style={"width": width})

    return html.Span(
        [
            html.Span(
                [part(minus, "side minus"), part(plus, "side plus")],
                className="opposed",
                **aria(hidden="true"),
            ),
            html.Span(f"{plus:,} for, {minus:,} against", className="opposed-said"),
        ]
    )


def series(row: Plain, periods: Sequence[Plain], unit: str, label: str = "") -> Component:
    """Return statements for, upwards, and against, downwards, one column per period.

    Parameters
    ----------
    row : dict
        Lists `for`, `against` and `neither` over the periods.
    periods : sequence of dict
        Each with `from` and `to`.
    unit : str
        What a period is: years, months …
    label : str
        What the bars are of, for who cannot see them.
    """
    plus, minus = row["for"], row["against"]
    above, below = max([0, *plus]), max([0, *minus])
    whole = max(above + below, 1)
    line = f"{100 * above / whole:.1f}%" if above + below else "50%"
    columns = [
        html.Span(
            [
                html.Span(className="plus", style={"height": f"{100 * up / whole:.1f}%"}) if up else None,
                html.Span(className="minus", style={"height": f"{100 * down / whole:.1f}%"})
                if down
                else None,
            ],
            className="column",
            title=f"{when(period, unit)}: {up:,} for, {down:,} against",
        )
        for up, down, period in zip(plus, minus, periods, strict=True)
    ]
    said = f"{label}: {total(row)}, {between(periods, unit)}" if label else total(row)
    return html.Span(columns, className="series", style={"--line": line}, role="img", **aria(label=said))


def when(period: Plain, unit: str) -> str:
    """Return what a period is called.

    >>> when({"from": "2024-03-01", "to": "2024-03-31"}, "months"), when({"from": "2024-01-01"}, "years")
    ('2024-03', '2024')
    """
    return str(period["from"])[: {"years": 4, "months": 7}.get(unit, 10)]


def between(periods: Sequence[Plain], unit: str) -> str:
    """Return from when to when periods go."""
    if not periods:
        return "at no known date"
    first, last = when(periods[0], unit), when(periods[-1], unit)
    return first if first == last else f"{first} to {last}"


def total(row: Plain) -> str:
    """Return how many statements are for, against and neither in all."""
    plus, minus, neither = (sum(row[side]) for side in ("for", "against", "neither"))
    more = f", {neither:,} neither" if neither else ""
    return f"{counted(plus + minus + neither, 'statement')}: {plus:,} for, {minus:,} against{more}"

"""The legend: always there, with counts of what is visible; a click on an entry shows it alone."""

from __future__ import annotations

from typing import Any

import numpy as np
from dash import ALL, Dash, Input, Output, State, html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.filters import BY_WORD
from graph_app.filters.base import Choices
from graph_app.graph.stance import OPENNESS_LABELS, label_title
from graph_app.style import glyph_of
from graph_app.web import ids
from graph_app.web.controls import codes
from graph_app.web.parts import aria, glyph, swatch
from graph_app.web.seen import Seen


def _entry(part: str, value: str, mark: Component, words: str) -> Component:
    return html.Li(
        html.Button(
            [
                mark,
                html.Span(words, id=ids.legend(part, value, "words")),
                html.B(id=ids.legend(part, value, "number")),
            ],
            id=ids.legend(part, value),
            type="button",
            title="Show this alone; click again to show all",
        )
    )


def body(seen: Seen) -> Component:
    """Return the legend without numbers."""
    kinds = seen.explorer.network.dataset.tables["actor_kinds"]
    stances = [
        _entry("stance", str(code), swatch(code), label_title(label))
        for code, label in enumerate(OPENNESS_LABELS)
    ]
    shapes = [
        _entry("kind", str(key), glyph(glyph_of(place)), str(name))
        for place, (key, name) in enumerate(zip(kinds["id"], kinds["plural"], strict=True))
    ]
    return html.Div(
        [
            html.Ul(stances, **aria(label="Colour: stance")),
            html.Ul(shapes, **aria(label="Shape: kind of actor")),
        ],
        id=ids.LEGEND,
        className="legend",
    )


def counts(explorer: Explorer) -> dict[tuple[str, str], int]:
    """Return how many visible actors each entry stands for."""
    network, seen = explorer.network, explorer.visible
    stances = np.bincount(seen.reading.labels[seen.actors], minlength=len(OPENNESS_LABELS))
    table = network.dataset.tables["actor_kinds"]
    kinds = np.bincount(network.actors["kind"].cat.codes.to_numpy()[seen.actors], minlength=len(table))
    found = {("stance", str(code)): int(number) for code, number in enumerate(stances)}
    return found | {("kind", key): int(number) for key, number in zip(table["id"], kinds, strict=True)}


def answer(explorer: Explorer, asked: list[dict[str, str]]) -> tuple[list[str], list[str]]:
    """Return the words and the number of each asked entry."""
    network, issue = explorer.network, explorer.chosen.issue
    numbers = counts(explorer)
    words = []
    for one in asked:
        part = BY_WORD[one["part"]]
        meant = codes(network, one["part"], issue)[one["value"]]
        words.append(part.title_of(meant, network, issue) if isinstance(part, Choices) else meant)
    return words, [f"{numbers[one['part'], one['value']]:,}" for one in asked]


def register(app: Dash, seen: Seen) -> None:
    """Add the callback of the legend."""
    words, numbers = (ids.legend(ALL, ALL, what) for what in ("words", "number"))

    @app.callback(
        Output(words, "children"),
        Output(numbers, "children"),
        Input(ids.VIEW, "data"),
        State(words, "id"),
        prevent_initial_call=True,
    )
    def legend(data: dict[str, Any], asked: list[dict[str, str]]) -> tuple[list[str], list[str]]:
        return answer(seen.at(seen.read(data)), asked)

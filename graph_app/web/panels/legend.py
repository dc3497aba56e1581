"""The legend: always there, with counts of what is visible."""

from __future__ import annotations

from typing import Any

import numpy as np
from dash import Dash, Input, Output, html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, label_title
from graph_app.style import glyph_of
from graph_app.web import ids
from graph_app.web.parts import aria, glyph, swatch
from graph_app.web.seen import Seen


def body() -> Component:
    """Return the empty legend."""
    return html.Div(id=ids.LEGEND, className="legend")


def _item(mark: Component, words: str, number: int) -> Component:
    return html.Li([mark, words, html.B(f"{number:,}")], className="zero" if number == 0 else "")


def answer(explorer: Explorer) -> list[Component]:
    """Return colour and shape of what is visible, with counts."""
    network, seen = explorer.network, explorer.visible
    labels = ISSUE_LABELS if explorer.chosen.issue else OPENNESS_LABELS
    stances = np.bincount(seen.reading.labels[seen.actors], minlength=len(labels))
    table = network.dataset.tables["actor_kinds"]
    kinds = np.bincount(network.actors["kind"].cat.codes.to_numpy()[seen.actors], minlength=len(table))
    return [
        html.Ul(
            [
                _item(swatch(code), label_title(label), int(stances[code]))
                for code, label in enumerate(labels)
            ],
            **aria(label="Colour: stance on this issue" if explorer.chosen.issue else "Colour: openness"),
        ),
        html.Ul(
            [
                _item(glyph(glyph_of(place)), str(name), int(kinds[place]))
                for place, name in enumerate(table["plural"])
            ],
            **aria(label="Shape: kind of actor"),
        ),
    ]


def register(app: Dash, seen: Seen) -> None:
    """Add the callback of the legend."""

    @app.callback(Output(ids.LEGEND, "children"), Input(ids.VIEW, "data"), prevent_initial_call=True)
    def legend(data: dict[str, Any]) -> list[Component]:
        return answer(seen.at(seen.read(data)))

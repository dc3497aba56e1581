"""Why a row is not in the picture, and links that lift what hides it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.filters import BY_WORD, Explanation
from graph_app.text import counted
from graph_app.web import elements as html
from graph_app.web.parts import inward
from graph_app.web.view import View


def hidden_note(explorer: Explorer, view: View, explained: Explanation, *actors: str) -> Component | None:
    """Return why a row is not in the picture, and links that lift what hides it; None for a visible one.

    Of the actors that are left out, only those that the row is about are shown again.
    """
    if explained.visible:
        return None
    lifts: list[Any] = [
        inward(_lift(word), _lifting(explorer, view, (word,), actors).link()) for word in explained.enough
    ]
    if not lifts and explained.hidden_by:
        lifts = [
            inward("Lift what hides it", _lifting(explorer, view, explained.hidden_by, actors).link()),
        ]
    return html.Div(
        [html.P(explained.sentence), html.P([item for one in lifts for item in (one, " ")])],
        className="hidden-note",
    )


def _lift(word: str) -> str:
    return "Show again" if word == "hide" else f"Lift {BY_WORD[word].title.lower()}"


def _lifting(explorer: Explorer, view: View, words: Sequence[str], actors: Sequence[str]) -> View:
    """Return the view without some parts of the filter; others that were left out stay so."""
    left = [one for one in view.filter.get("hide", ()) if one not in actors]
    after = view.lifting(*words)
    return after.with_filter(explorer.network, hide=left) if "hide" in words and left else after


def hidden_count(hidden: int, noun: str, view: View) -> Component | None:
    """Return how many rows the filter hides, and a way to see them; None without any."""
    if not hidden:
        return None
    words = f"The filter hides {counted(hidden, noun)} of these. "
    return html.P([words, inward("Lift the whole filter", view.bare().link())], className="quiet")

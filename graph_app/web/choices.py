"""Controls that set a word of the view: menus and choices between a few values, named for everybody."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from graph_app.web import ids
from graph_app.web.parts import aria
from graph_app.web.view import PLAIN


def options(values: dict[str, str]) -> list[dict[str, str]]:
    """Return choices from their words by value."""
    return [{"value": value, "label": label} for value, label in values.items()]


def menu(word: str, name: str, data: list[Any], wide: int, **rest: Any) -> Component:
    """Return a menu that sets a word of the view, its name before the value."""
    return dmc.Select(
        id=ids.look(word),
        value=getattr(PLAIN, word),
        data=data,
        allowDeselect=False,
        size="xs",
        w=wide,
        leftSection=html.Span(name, className="name", **aria(hidden="true")) if name else None,
        leftSectionWidth=f"{7 * len(name) + 16}px" if name else None,
        leftSectionPointerEvents="none",
        comboboxProps={"width": "max-content", "position": "bottom-start"},
        attributes={"input": {"aria-label": rest.pop("said", name)}},
        **rest,
    )


def pair(word: str, title: str, values: dict[str, str]) -> Component:
    """Return a choice between a few values, its title above."""
    control = dmc.SegmentedControl(
        id=ids.look(word),
        value=getattr(PLAIN, word),
        data=options(values),
        size="xs",
        fullWidth=True,
        attributes={"root": {"aria-label": title}},
    )
    return html.Div([html.Span(title), control], className="pair")


def slider(word: str, title: str, span: tuple[int, int, int], unit: str | None = None) -> Component:
    """Return a number to slide, its title above.

    Parameters
    ----------
    word : str
        The word of the view.
    title : str
        Its words.
    span : tuple of int
        The lowest and the highest number, and the step.
    unit : str, optional
        What stands behind the number while it is slid; without it the number is not told.
    """
    low, high, step = span
    told: dict[str, Any] = {"label": None}
    if unit is not None:
        told = {"label": {"function": "slidLabel", "options": {"unit": unit}}}
    control = dmc.Slider(
        id=ids.look(word),
        value=int(getattr(PLAIN, word)),
        min=low,
        max=high,
        step=step,
        size="xs",
        thumbLabel=title,
        **told,
    )
    return html.Div([html.Span(title), control], className="pair")


def listed(word: str, title: str, values: dict[str, str]) -> Component:
    """Return a menu that fills its row, its title above."""
    control = dmc.Select(
        id=ids.look(word),
        value=getattr(PLAIN, word),
        data=options(values),
        allowDeselect=False,
        size="xs",
        attributes={"input": {"aria-label": title}},
    )
    return html.Div([html.Span(title), control], className="pair")


def step(key: str, sign: str, label: str) -> Component:
    """Return a button of a row of steps through time."""
    return html.Button(sign, id=key, type="button", className="time-button", title=label, **aria(label=label))

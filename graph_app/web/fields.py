"""The controls of a filter: boxes with counts, lists to pick from, dates, pairs of words."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from graph_app.filters import BY_WORD, Facet
from graph_app.graph import Network
from graph_app.style import glyph_of
from graph_app.web import ids
from graph_app.web.canvas import Boxes, Option
from graph_app.web.controls import codes


def _mark(network: Network, word: str, box: str) -> str:
    """Return the classes of the mark of a box, empty without one."""
    if word == "stance":
        return f"swatch stance-{box}"
    if word == "kind":
        place = network.dataset.tables["actor_kinds"]["id"].tolist().index(box)
        return f"glyph glyph-{glyph_of(place)}"
    return ""


def ticks(network: Network, word: str, issue: str, facets: tuple[Facet, ...]) -> list[Option]:
    """Return the boxes of a part with their marks, words and counts; bars are as long as the largest."""
    most = max((facet.count for facet in facets), default=0)
    found: list[Option] = []
    for box, facet in zip(codes(network, word, issue), facets, strict=True):
        share = round(facet.count / most, 4) if most else 0.0
        one = Option(value=box, label=facet.title, count=f"{facet.count:,}", share=share)
        mark = _mark(network, word, box)
        found.append(Option(**one, mark=mark) if mark else one)
    return found


def boxes(network: Network, word: str, facets: tuple[Facet, ...]) -> Component:
    """Return a list of boxes with mark, words, count and a button that chooses one alone."""
    return Boxes(
        id=ids.control(word),
        value=list(codes(network, word, "")),
        data=ticks(network, word, "", facets),
        label=BY_WORD[word].title,
        ahead={"canvas": ids.CANVAS, "part": word},
    )


def options(facets: tuple[Facet, ...]) -> list[dict[str, Any]]:
    """Return the choices of a list to pick from, with counts, those with rows first."""
    ordered = sorted(facets, key=lambda facet: (-facet.count, facet.title))
    return [{"value": facet.value, "label": f"{facet.title} ({facet.count:,})"} for facet in ordered]


def actors(network: Network) -> list[dict[str, str]]:
    """Return all actors to pick from."""
    rows = zip(network.actors["id"], network.actors["name"], strict=True)
    return [{"value": key, "label": name} for key, name in rows]


def issues(network: Network) -> list[Any]:
    """Return the issues to read stance on, policy questions first."""
    table = network.dataset.tables["issues"]
    groups: list[Any] = [{"value": "", "label": "Overall openness"}]
    for kind, title in (("policy", "Policy questions"), ("argument", "Arguments")):
        chosen = table[table["kind"] == kind]
        items = [
            {"value": key, "label": name} for key, name in zip(chosen["id"], chosen["name"], strict=True)
        ]
        if items:
            groups.append({"group": title, "items": items})
    return groups


def segments(word: str, *titles: str) -> Component:
    """Return a choice between the two words of a part."""
    part = BY_WORD[word]
    words = part.words  # type: ignore[attr-defined]  # parts with two words
    return dmc.SegmentedControl(
        id=ids.control(word),
        value=words[0],
        data=[{"value": value, "label": title} for value, title in zip(words, titles, strict=True)],
        size="xs",
        fullWidth=True,
        attributes={"root": {"aria-label": part.title}},
    )


def date(word: str, label: str) -> Component:
    """Return a field for a partial date."""
    return dmc.TextInput(
        id=ids.control(word),
        value="",
        label=label,
        placeholder="YYYY-MM-DD",
        debounce=600,
        size="xs",
        attributes={"input": {"maxLength": 10, "inputMode": "numeric"}},
    )


def several(word: str, data: list[Any], placeholder: str) -> Component:
    """Return a list to pick several values from."""
    return dmc.MultiSelect(
        id=ids.control(word),
        value=[],
        data=data,
        searchable=True,
        clearable=True,
        limit=60,
        placeholder=placeholder,
        size="xs",
        label=BY_WORD[word].title,
        hidePickedOptions=True,
        nothingFoundMessage="Nothing like this",
    )


def named(words: str, control: Component) -> Component:
    """Return a control with words above it."""
    return html.Div([html.Span(words), control], className="pair")


def picked(word: str, label: str, data: list[Any], value: str) -> Component:
    """Return a list to pick one value from."""
    return dmc.Select(
        id=ids.control(word),
        value=value,
        data=data,
        allowDeselect=False,
        searchable=len(data) > 3 or any("group" in one for one in data),
        size="xs",
        attributes={"input": {"aria-label": label}},
        nothingFoundMessage="Nothing like this",
        maxDropdownHeight=320,
    )


def number(word: str, label: str, **rest: Any) -> Component:
    """Return a field for a whole number."""
    return dmc.NumberInput(id=ids.control(word), size="xs", label=label, allowDecimal=False, **rest)


def words(word: str, placeholder: str) -> Component:
    """Return a field for text."""
    return dmc.TextInput(
        id=ids.control(word),
        value="",
        placeholder=placeholder,
        debounce=400,
        size="xs",
        attributes={"input": {"aria-label": placeholder, "maxLength": 200}},
    )

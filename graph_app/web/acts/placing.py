"""Acts on where actors stand and on how things look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph_app.api import Explorer
from graph_app.web.acts.base import targets
from graph_app.web.looks import DATES, DRAWN, LOOKS
from graph_app.web.reading import is_date, spot
from graph_app.web.view import View
from graph_app.web.windowing import spanned


def pin(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Pin actors where they stand; `places` has x and y by id."""
    places = asked.get("places")
    found = {actor: (actor, x, y) for actor, x, y in view.pins}
    for one, pair in places.items() if isinstance(places, Mapping) else ():
        place = spot(*pair) if isinstance(pair, list | tuple) and len(pair) == 2 else None
        if one in explorer.network.position and place:
            found[one] = (one, *place)
    return replace(view, pins=tuple(sorted(found.values())))


def unpin(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Let actors go where the layout puts them; `all` lets all go."""
    found = targets(explorer, view, asked) if not asked.get("all") and asked.get("arg") != "all" else None
    return replace(view, pins=tuple(one for one in view.pins if found is not None and one[0] not in found))


def rings(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Lay out all actors in rings around one."""
    found = targets(explorer, view, asked)
    return replace(view, layout="rings", centre=found[0], tab="network") if found else view


def set_looks(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Set several words that have a few values; `words` has them by name."""
    words = asked.get("words")
    for word, value in words.items() if isinstance(words, Mapping) else ():
        view = set_look(explorer, view, {"word": word, "value": value})
    return view


def set_look(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Set a word that has a few values, such as the layout, or what is drawn, a list, or a date."""
    word, value = str(asked.get("word") or ""), asked.get("value", asked.get("arg"))
    if word == "draw":
        drawn = tuple(one for one in DRAWN if one in value) if isinstance(value, list) else view.draw
        return replace(view, draw=drawn)
    if word in DATES:
        date = str(value or "").strip()
        dated: dict[str, Any] = {word: date}
        return replace(view, **dated) if not date or is_date(date) else view
    if word == "window" and value == "":
        value = "0"
    known = word in LOOKS and str(value) in LOOKS[word](explorer.network)
    changed: dict[str, Any] = {word: str(value)}
    if not known or getattr(view, word) == str(value):
        return view
    view = replace(view, **changed)
    return spanned(explorer, view) if word in ("window", "window_unit") else view

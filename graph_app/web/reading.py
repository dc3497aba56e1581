"""A query string to a view: what is known is kept, what is not is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph_app.analyses import Scenario
from graph_app.analyses.changes import BY_WORD
from graph_app.analyses.scenario import MOST as MOST_CHANGES
from graph_app.errors import QueryError
from graph_app.filters import read, read_query
from graph_app.filters.filter import Raw
from graph_app.graph import Network
from graph_app.schema import day_interval
from graph_app.text import listed, nearest
from graph_app.web.looks import DATES, DRAWN, LOOKS
from graph_app.web.pairs import PAIR, ends, pair
from graph_app.web.view import GROUPS, MOST_SELECTED, Pin, View

SHEETS = ("tie", "event", "issue", "source")
"""Kinds of rows that have details of their own, as `panel` says them."""
CHOICES = ("compare", "paths", "paths:influence", "influence", "whatif")
"""What the details can show of the selected actors."""
OWN = ("off", "at", "also", "panel", "pins", "draw", *BY_WORD, *DATES, *LOOKS)
"""Words of the page itself; the others are those of the filter."""
ACTORS = frozenset({"at", "also", "centre"})
"""Words whose values are actors."""
CAMERA = "camera"
"""Where the picture is looked at from: part of a link that only the browser reads and writes."""
FARTHEST = 100.0
"""Pins cannot stand farther out, in the frame of the layouts."""


def read_view(query: str, network: Network) -> tuple[View, list[QueryError]]:
    """Return the view that a query string means, and what had to be dropped; never fails."""
    raw = read_query(query)
    raw.pop(CAMERA, None)
    own: Raw = {word: raw.pop(word) for word in OWN if word in raw}
    for word in own.keys() & ACTORS:
        own[word] = tuple(network.aliases.get(value, value) for value in own[word])
    chosen, dropped = read(raw, network)
    view = View(filter=chosen, off=_several("off", own, tuple(GROUPS), dropped, ()))
    looks: dict[str, Any] = {}
    for word, allowed in LOOKS.items():
        value = _single(word, own, allowed(network), dropped) if word in own else ""
        if value:
            looks[word] = value
    looks |= {word: _date(word, own, dropped) for word in DATES if word in own}
    view = replace(view, **looks, draw=_several("draw", own, (*DRAWN, "none"), dropped, DRAWN))
    actors = tuple(network.position)
    at = _single("at", own, actors, dropped) if "at" in own else ""
    also = [one for one in own.get("also", ()) if _known("also", one, network.position, actors, dropped)]
    view = view.selecting(at, *also[:MOST_SELECTED])
    view = replace(view, pins=_pins(own, network, dropped), panel=_panel(own, network, dropped))
    return replace(view, scenario=_scenario(own, network, dropped)), dropped


def _several(
    word: str, own: Raw, allowed: tuple[str, ...], dropped: list[QueryError], default: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the known ones of several values, in the order of the vocabulary's spelling."""
    if word not in own:
        return default
    found = {value for value in own[word] if value and _known(word, value, allowed, allowed, dropped)}
    return tuple(sorted(found - {"none"})) if found else default


def _single(word: str, own: Raw, allowed: tuple[str, ...], dropped: list[QueryError]) -> str:
    """Return the first value that is known, empty without one."""
    chosen, known = "", set(allowed)
    for value in filter(None, own[word]):
        if not _known(word, value, known, allowed, dropped):
            continue
        if chosen:
            text = f"{word} takes one value: {chosen}, not {value} as well"
            dropped.append(QueryError(text, word=word, value=value))
        chosen = chosen or value
    return chosen


def _known(word: str, value: str, known: Any, allowed: tuple[str, ...], dropped: list[QueryError]) -> bool:
    """Return whether a value is known; what is not is written down."""
    if value in known:
        return True
    if value:
        dropped.append(_unknown(word, value, allowed))
    return False


def is_date(text: str) -> bool:
    """Return whether a text is a partial date such as 2024-03.

    >>> is_date("2024-03"), is_date("March"), is_date("")
    (True, False, False)
    """
    try:
        day_interval(text)
    except ValueError:
        return False
    return True


def _date(word: str, own: Raw, dropped: list[QueryError]) -> str:
    """Return the first value that is a date, empty without one."""
    for value in filter(None, own[word]):
        if is_date(value):
            return value
        text = f"{word} takes a date such as 2024, 2024-03 or 2024-03-25, not {value!r}"
        dropped.append(QueryError(text, word=word, value=value, allowed=("YYYY", "YYYY-MM", "YYYY-MM-DD")))
    return ""


def _pins(own: Raw, network: Network, dropped: list[QueryError]) -> tuple[Pin, ...]:
    """Return the pins, the last one of each actor."""
    found: dict[str, Pin] = {}
    for value in filter(None, own.get("pins", ())):
        x, y, actor = [*value.split(":", 2), "", ""][:3]
        actor = network.aliases.get(actor, actor)
        place = spot(x, y)
        if actor in network.position and place:
            found[actor] = (actor, *place)
        else:
            text = f"pins does not know {value!r}. Write x:y:actor, such as 0.25:-0.1:ntia"
            dropped.append(QueryError(text, word="pins", value=value))
    return tuple(sorted(found.values()))


def spot(x: Any, y: Any) -> tuple[float, float] | None:
    """Return a place in the frame of the layouts as a link says it, None for what is no place.

    >>> spot("0.25", -1), spot("nan", 0), spot(1, 101), spot([], {})
    ((0.25, -1.0), None, None, None)
    """
    try:
        place = round(float(x), 4) + 0.0, round(float(y), 4) + 0.0  # no minus zero
    except (TypeError, ValueError, OverflowError):
        return None
    return place if all(abs(one) <= FARTHEST for one in place) else None


def _scenario(own: Raw, network: Network, dropped: list[QueryError]) -> Scenario:
    """Return what is supposed to be otherwise; changes that cannot be, alone or with others, are let go."""
    words = {word: own[word] for word in BY_WORD if word in own}
    try:
        return Scenario.of(network, words)
    except QueryError:
        sound: dict[str, tuple[str, ...]] = {}
    given = [(word, text) for word, texts in words.items() for text in texts if text]
    if len(given) > 2 * MOST_CHANGES:
        text = f"A link holds {MOST_CHANGES} changes of a scenario at most, not {len(given):,}"
        dropped.append(QueryError(text, word="scenario"))
    for word, text in given[: 2 * MOST_CHANGES]:
        tried = sound | {word: (*sound.get(word, ()), text)}
        try:
            Scenario.of(network, tried)
        except QueryError as error:
            dropped.append(error)
        else:
            sound = tried
    return Scenario.of(network, sound)


def _panel(own: Raw, network: Network, dropped: list[QueryError]) -> str:
    """Return what the details show; rows that are not there are let go."""
    for value in filter(None, own.get("panel", ())):
        panel = known_panel(network, value)
        if panel:
            return panel
        allowed = (*(f"{one}:<id>" for one in SHEETS), f"{PAIR}:<actor>:<actor>", *CHOICES)
        text = f"panel does not know {value!r}. Allowed: {', '.join(allowed)}"
        dropped.append(QueryError(text, word="panel", value=value, allowed=allowed))
    return ""


def known_panel(network: Network, value: str) -> str:
    """Return what the details can show as a view says it, empty for what they cannot."""
    kind, _, key = value.partition(":")
    both = ends(value, network.position)
    if both:
        return pair(*both)
    return value if value in CHOICES or (kind in SHEETS and has_row(network, kind, key)) else ""


def has_row(network: Network, kind: str, key: str) -> bool:
    """Return whether there is a tie, event, issue or source with an id; derived ties have one as well."""
    if key in network.words(f"{kind}s", "id"):
        return bool(key)
    return kind == "tie" and key in network.derived_ids.tolist()


def _unknown(word: str, value: str, allowed: tuple[str, ...]) -> QueryError:
    near = nearest(value, allowed)
    hint = f" Did you mean {listed(near)}?" if near else ""
    if word in ("at", "also", "centre"):
        return QueryError(f"There is no actor {value!r}.{hint}", word=word, value=value, did_you_mean=near)
    return QueryError(
        f"{word} does not know {value!r}.{hint} Allowed: {', '.join(allowed)}",
        word=word,
        value=value,
        allowed=allowed,
        did_you_mean=near,
    )

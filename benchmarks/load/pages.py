"""What a page of ours holds and asks the server, without a browser: the same questions, the same values."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

Plain = dict[str, Any]
Place = tuple[str, str]
"""Id and property; ids of patterns as Dash writes them."""
NAVIGATION, PLACING, BESIDE = ("url", "search"), ("canvas", "layout"), ("details", "children")
"""What the callbacks write that a click asks: the picture, where actors stand, and what is beside it."""
FINDING = ("search", "data")
"""What the search field offers."""
VIEW, DUE = ("view", "data"), ('{"part":"placing","type":"due"}', "data")
"""What the first callback of a click writes, so that the page asks the others."""


def parts(node: Any) -> Iterator[Plain]:
    """Iterate over all components of a layout."""
    if isinstance(node, list):
        for one in node:
            yield from parts(one)
    elif isinstance(node, dict):
        if {"type", "namespace", "props"} <= set(node):
            yield node["props"]
        for value in node.values():
            yield from parts(value)


def said(key: Any) -> str:
    """Return an id as Dash writes it."""
    return key if isinstance(key, str) else json.dumps(key, sort_keys=True, separators=(",", ":"))


def control(word: str) -> Place:
    """Return where the value of a control of the filter is."""
    return said({"type": "control", "part": word}), "value"


class Served:
    """The page as the server sends it, the same for all readers.

    Parameters
    ----------
    layout, dependencies
        What the server answers at these addresses.
    """

    def __init__(self, layout: Any, dependencies: list[Plain]) -> None:
        self.props = {said(props["id"]): props for props in parts(layout) if "id" in props}
        self.callbacks = {
            place: next(one for one in dependencies if f"{place[0]}.{place[1]}" in one["output"])
            for place in (NAVIGATION, PLACING, BESIDE, FINDING)
        }
        self._matching: dict[str, list[str]] = {}

    def matching(self, key: str) -> list[str]:
        """Return the components that an id of a callback means, in the order of the page."""
        if not key.startswith("{"):
            return [key]
        if key not in self._matching:
            pattern = json.loads(key)
            self._matching[key] = [name for name, props in self.props.items() if _fits(props["id"], pattern)]
        return self._matching[key]


class Page:
    """A page as one reader has it: what was answered is there at the next question.

    Parameters
    ----------
    served : Served
        How it begins.
    """

    def __init__(self, served: Served) -> None:
        self._served = served
        self._held: dict[Place, Any] = {}

    def held(self, place: Place) -> Any:
        """Return what a property is, None where it has no value."""
        key, prop = place
        return self._held.get(place, self._served.props.get(key, {}).get(prop))

    def set(self, place: Place, value: Any) -> None:
        """Change a property, as a reader does."""
        self._held[place] = value

    def question(self, callback: Place, *changed: Place) -> Plain:
        """Return what is sent to a callback.

        Parameters
        ----------
        callback : tuple of str
            What it writes.
        *changed : tuple of str
            What changed, so that it is asked.
        """
        asked = self._served.callbacks[callback]
        pieces = asked["output"].removeprefix("..").removesuffix("..").split("...")
        outputs = [piece.rsplit(".", 1) for piece in pieces]
        found = {
            "output": asked["output"],
            "outputs": [self._sent(key, prop, bare=True) for key, prop in outputs],
            "inputs": [self._sent(one["id"], one["property"]) for one in asked["inputs"]],
            "changedPropIds": [f"{key}.{prop}" for key, prop in changed],
        }
        if asked["state"]:
            found["state"] = [self._sent(one["id"], one["property"]) for one in asked["state"]]
        if len(outputs) == 1:
            found["outputs"] = found["outputs"][0]
        return found

    def take(self, answer: Plain) -> set[Place]:
        """Write what a callback answered; returns what it wrote."""
        written = {
            (key, prop): value
            for key, props in answer.get("response", {}).items()
            for prop, value in props.items()
        }
        self._held |= written
        return set(written)

    def _sent(self, key: str, prop: str, *, bare: bool = False) -> Any:
        rows = [self._row(name, prop, bare) for name in self._served.matching(key)]
        return rows if '["ALL"]' in key else rows[0]

    def _row(self, name: str, prop: str, bare: bool) -> Plain:
        key = json.loads(name) if name.startswith("{") else name
        row: Plain = {"id": key, "property": prop}
        value = self.held((name, prop))
        return row if bare or value is None else row | {"value": copy.copy(value)}


def _fits(key: Any, pattern: Plain) -> bool:
    return (
        isinstance(key, dict)
        and set(key) == set(pattern)
        and all(value == ["ALL"] or key[name] == value for name, value in pattern.items())
    )

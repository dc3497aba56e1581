"""What a page of ours asks the server, without a browser: the same questions with the same values."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

Plain = dict[str, Any]
NAVIGATION, BESIDE = ("url", "search"), ("details", "children")
"""What the two callbacks write that a click asks: the picture, and what stands beside it."""


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


class Page:
    """The properties of a page, and the callbacks that it asks; made once, each reader changes copies.

    Parameters
    ----------
    layout, dependencies
        What the server answers at these addresses.
    """

    def __init__(self, layout: Any, dependencies: list[Plain]) -> None:
        self._held = {said(props["id"]): props for props in parts(layout) if "id" in props}
        self._callbacks = {
            place: next(one for one in dependencies if f"{place[0]}.{place[1]}" in one["output"])
            for place in (NAVIGATION, BESIDE)
        }

    def question(self, place: tuple[str, str], changed: tuple[str, str], **values: Any) -> Plain:
        """Return what is sent to a callback.

        Parameters
        ----------
        place : tuple of str
            What the callback writes.
        changed : tuple of str
            Id and property of what a reader did.
        **values
            Properties that are not as the layout has them, as ``id__property``; the id of a control is its
            word.
        """
        held = {name.partition("__")[::2]: value for name, value in values.items()}
        asked = self._callbacks[place]
        pieces = asked["output"].removeprefix("..").removesuffix("..").split("...")
        outputs = [piece.rsplit(".", 1) for piece in pieces]
        return {
            "output": asked["output"],
            "outputs": [self._sent(key, prop, held, bare=True) for key, prop in outputs],
            "inputs": [self._sent(one["id"], one["property"], held) for one in asked["inputs"]],
            "state": [self._sent(one["id"], one["property"], held) for one in asked["state"]],
            "changedPropIds": [f"{changed[0]}.{changed[1]}"],
        }

    def _sent(self, key: str, prop: str, held: dict[Any, Any], *, bare: bool = False) -> Any:
        if not key.startswith("{"):
            return self._row(key, key, prop, held, bare)
        pattern = json.loads(key)
        many = [one for one in self._held.values() if _fits(one["id"], pattern)]
        rows = [self._row(said(one["id"]), one["id"], prop, held, bare) for one in many]
        return rows if '["ALL"]' in key else rows[0]

    def _row(self, name: str, key: Any, prop: str, held: dict[Any, Any], bare: bool) -> Plain:
        row: Plain = {"id": copy.copy(key), "property": prop}
        word = key.get("part", key.get("word", name)) if isinstance(key, dict) else key
        value = held.get((word, prop), self._held.get(name, {}).get(prop))
        return row if bare or value is None else row | {"value": value}


def _fits(key: Any, pattern: Plain) -> bool:
    return (
        isinstance(key, dict)
        and set(key) == set(pattern)
        and all(value == ["ALL"] or key[name] == value for name, value in pattern.items())
    )


def written(answer: Plain, key: str, prop: str) -> Any:
    """Return what a callback wrote, None for nothing."""
    return answer.get("response", {}).get(key, {}).get(prop)

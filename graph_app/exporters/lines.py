"""Lines of text put together from columns: a block of rows at a time, without an object per row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.exporters.escapes import Escapes, content
from graph_app.graph.column import TEXT, plain

Part = Array | str
"""What a line is made of: cells, or a text that is the same in all lines."""

MOST_KEPT = 20_000
"""Distinct values of a column up to which they are written once and kept, not once per cell."""

EMPTY, MISSING = pa.scalar("", type=TEXT), pa.scalar(None, type=TEXT)


@dataclass(frozen=True)
class Script:
    """How a format writes values.

    Attributes
    ----------
    text : callable
        From text cells to what is written; null is left out.
    number : callable
        From a float to what is written.
    truths : tuple of str
        What is written for true and for false.
    """

    text: Callable[[Array], Array]
    number: Callable[[float], str] = repr
    truths: tuple[str, str] = ("true", "false")

    def written(self, cells: Array) -> Array:
        """Return cells of any type as text; null stays null."""
        if pa.types.is_boolean(cells.type):
            return pc.if_else(cells, *(pa.scalar(truth, type=TEXT) for truth in self.truths))
        if pa.types.is_integer(cells.type):
            return cells.cast(TEXT)
        if pa.types.is_floating(cells.type):
            return self._numbers(cells)
        return self.text(plain(cells))

    def _numbers(self, cells: Array) -> Array:
        """Return floats as text, each distinct one formatted once."""
        distinct = cells.cast(pa.float64()).view(pa.int64()).dictionary_encode()  # 0.0 and -0.0 are two
        values = distinct.dictionary.to_numpy().view(np.float64).tolist()
        return pa.array([self.number(value) for value in values], type=TEXT).take(distinct.indices)


class Pen:
    """Writes the cells of one column between two texts, nothing where they are missing.

    Parameters
    ----------
    script : Script
        How values are written.
    before, after : str
        What stands around each.
    """

    def __init__(self, script: Script, before: str = "", after: str = "") -> None:
        self.script, self.before, self.after = script, before, after
        self._kept: tuple[Array, Array] | None = None

    def __call__(self, cells: Array) -> list[Part]:
        """Return the parts of the lines that a block of cells makes."""
        if pa.types.is_dictionary(cells.type) and len(cells.dictionary) <= MOST_KEPT:
            return [self._words(cells.dictionary).take(cells.indices)]
        text = self.script.written(cells)
        if text.null_count or not self.before + self.after:
            return [self._framed(text)]
        return [self.before, text, self.after]

    def _words(self, words: Array) -> Array:
        """Return the distinct values of a column as they are written; threads may ask at once."""
        kept = self._kept
        if kept is None or not kept[0].equals(words):
            self._kept = kept = words, self._framed(self.script.written(words))
        return kept[1]

    def _framed(self, text: Array) -> Array:
        return joined([self.before, text, self.after]) if self.before + self.after else text


_PLAIN = Script(lambda text: text)


def joined(parts: Sequence[Part]) -> Array:
    """Return parts put together line by line; null if any part of a line is."""
    return pc.binary_join_element_wise(*_merged(parts), EMPTY)


def lines(parts: Sequence[Part]) -> bytes:
    """Return parts put together line by line as bytes; missing parts are left out."""
    rows = pc.binary_join_element_wise(*_merged(parts), EMPTY, null_handling="replace", null_replacement="")
    return bytes(content(rows))


def decimals(values: npt.NDArray[np.float64]) -> Array:
    """Return numbers as text with at most two decimals."""
    return _PLAIN.written(pa.array(np.round(values, 2) + 0.0))  # no negative zero


def flat(lists: Iterable[list[Part]]) -> list[Part]:
    """Return the parts of several lists in one."""
    return [part for parts in lists for part in parts]


def _merged(parts: Sequence[Part]) -> list[Array]:
    """Return parts as Arrow takes them, neighbouring texts joined."""
    found: list[Array] = []
    texts: list[str] = []
    for part in (*parts, None):
        if isinstance(part, str):
            texts.append(part)
            continue
        if text := "".join(texts):
            found.append(pa.scalar(text, type=TEXT))
        texts.clear()
        if part is not None:
            found.append(part)
    return found


def filled(escapes: Escapes) -> Callable[[Array], Array]:
    """Return how text is written by a format for which empty text is missing."""

    def text(cells: Array) -> Array:
        found = escapes(cells)
        empty = pc.equal(pc.binary_length(found), 0)
        return pc.if_else(empty, MISSING, found) if pc.any(empty).as_py() else found

    return text

"""How formats write characters that mean something to them: looked for in blocks, replaced where found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from graph_app.dataset.arrow import Array, pc


def content(text: Array) -> memoryview:
    """Return the bytes of a text array, all cells one after another."""
    _, offsets, data = text.buffers()
    if data is None or not len(text):
        return memoryview(b"")
    ends = np.frombuffer(offsets, dtype=np.int64)[text.offset : text.offset + len(text) + 1]
    return memoryview(data)[int(ends[0]) : int(ends[-1])]


@dataclass(frozen=True)
class Escapes:
    """What is written in place of some characters.

    Attributes
    ----------
    marks : mapping of str to str
        For characters from space on; they are replaced in this order.
    controls : mapping of str to str
        For characters before space; those that are not named stay.
    """

    marks: Mapping[str, str]
    controls: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, text: Array) -> Array:
        """Return text as the format writes it; null stays null."""
        data = content(text)
        if not len(data):
            return text
        whole = bytes(data)
        for mark, written in self.marks.items():
            sought = mark.encode()
            if sought[:1] in whole and sought in whole:  # to look for one byte is far faster than for three
                text = pc.replace_substring(text, mark, written)
        for control in self._controls(whole):
            text = pc.replace_substring(text, control, self.controls[control])
        return text

    def _controls(self, whole: bytes) -> list[str]:
        """Return which of the controls occur."""
        values = np.frombuffer(whole, dtype=np.uint8)
        if not self.controls or values.min() >= ord(" "):
            return []
        found = np.unique(values[values < ord(" ")]).tolist()
        return [chr(code) for code in found if chr(code) in self.controls]

    def one(self, text: str) -> str:
        """Return one text as the format writes it."""
        for mark, written in (*self.marks.items(), *self.controls.items()):
            text = text.replace(mark, written)
        return text


_GONE = {chr(code): "" for code in range(0x20) if chr(code) not in "\t\n\r"}
_LOST = {"\ufffe": "", "\uffff": ""}
ILLEGAL = (*_GONE, *_LOST)
"""Characters that XML 1.0 cannot hold at all; halves of characters cannot get here."""

XML_MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"} | _LOST
"""Characters from space on that XML wants written in another way."""

XML_TEXT = Escapes(XML_MARKS, _GONE | {"\r": "&#13;"})
"""Text between tags."""

XML_ATTRIBUTE = Escapes(
    XML_MARKS | {'"': "&quot;"},
    _GONE | {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"},
)
"""The inside of a quoted attribute."""

JSON = Escapes(
    {"\\": "\\\\", '"': '\\"'},
    {chr(code): f"\\u{code:04x}" for code in range(0x20)}
    | {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"},
)
"""The inside of a JSON string."""

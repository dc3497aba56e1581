"""Pieces of regular XML as arrays of bytes: where its tags are, and what stands between two positions.

Nothing is believed: a piece with anything in it that takes more than tags, text and the usual entities is no
piece (`Irregular`), and the parser of `graph_app.importers.xml` has to read the file.
"""

from __future__ import annotations

import re
from html.entities import name2codepoint

import numpy as np
import numpy.typing as npt

from graph_app.dataset.arrow import Array, pa, pc

Places = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]
_NAMED = ("lt", "gt", "quot", "apos", "amp")
"""Entities in the order in which they are replaced; the ampersand is last, or it would make new ones."""
_SIGNS = {name: chr(name2codepoint.get(name, ord("'"))) for name in _NAMED}
_NUMBERED = re.compile(rb"&#(?:([0-9]{1,7})|x([0-9a-fA-F]{1,6}));")
_FORBIDDEN = (b"]]>", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""What XML cannot hold in text, control characters apart."""
MASKS = np.array([(1 << 8 * length) - 1 for length in range(8)] + [2**64 - 1], dtype=np.uint64)
"""Masks that keep the first bytes of a word of eight, by their number."""


class Irregular(Exception):
    """Something is in a file that only the parser knows how to read."""


def word(text: bytes) -> np.uint64:
    """Return up to eight bytes as they are compared."""
    return np.uint64(int.from_bytes(text[:8], "little"))


def starts_with(words: Words, text: bytes) -> npt.NDArray[np.bool_]:
    """Return which words of eight bytes begin with up to eight bytes."""
    found: npt.NDArray[np.bool_] = (words & MASKS[len(text)]) == word(text)
    return found


class Piece:
    """A stretch of a file in UTF-8 with plain newlines; positions are those of the file.

    Parameters
    ----------
    data : bytes
        The whole file, with eight bytes or more after the stretch.
    start, stop : int
        The stretch.

    Attributes
    ----------
    tags, quotes, newlines : numpy.ndarray
        Positions of ``<``, of double quotes and of line breaks.

    Raises
    ------
    Irregular
        If it holds control characters, an entity that is not one of the usual ones, or what no text may hold.
    """

    def __init__(self, data: bytes, start: int, stop: int) -> None:
        for one in _FORBIDDEN:  # to look for one byte is far faster than for three
            if data.find(one[:1], start, stop) >= 0 and data.find(one, start, stop) >= 0:
                raise Irregular
        self.bytes = np.frombuffer(data, dtype=np.uint8)
        self.words: Words = np.ndarray((len(data) - 7,), dtype="<u8", buffer=data, strides=(1,))
        self._buffer = pa.py_buffer(data)
        here = self.bytes[start:stop]
        self.tags: Places = np.flatnonzero(here == ord("<")) + start
        self.quotes: Places = np.flatnonzero(here == ord('"')) + start
        low = np.flatnonzero(here < ord(" ")) + start
        breaks = self.bytes[low] == ord("\n")
        if not (breaks | (self.bytes[low] == ord("\t"))).all():
            raise Irregular
        self.newlines: Places = low[breaks]
        self._entities: Places = np.flatnonzero(here == ord("&")) + start
        self._check_entities(data)

    def begins(self, at: Places, text: bytes) -> npt.NDArray[np.bool_]:
        """Return at which positions a text stands."""
        found = np.ones(len(at), dtype=np.bool_)
        last = len(self.words) - 1
        near = bool(len(at)) and int(at.max()) + len(text) > last
        for offset in range(0, len(text), 8):
            part, where = text[offset : offset + 8], at + offset
            found &= starts_with(self.words[np.minimum(where, last) if near else where], part)
        return found

    def _check_entities(self, data: bytes) -> None:
        """Raise Irregular where an ampersand begins no entity that every file has."""
        unknown = self._entities
        for name in _NAMED:
            unknown = unknown[~self.begins(unknown, f"&{name};".encode())]
        for at in unknown.tolist():
            match = _NUMBERED.match(data, at)
            if match is None or not _is_character(match):
                raise Irregular

    def texts(self, starts: Places, stops: Places) -> Texts:
        """Return what stands between positions, in order and without overlap, entities replaced."""
        return Texts(self._buffer, starts, stops, self._entities)


class Texts:
    """Many texts of a piece, copied only when they are taken.

    Parameters
    ----------
    buffer : pyarrow.Buffer
        The file.
    starts, stops : numpy.ndarray
        Where each of n texts begins and ends.
    entities : numpy.ndarray
        Where ampersands stand in the piece.

    Attributes
    ----------
    decoded : numpy.ndarray
        Which texts have entities in them.
    """

    def __init__(self, buffer: object, starts: Places, stops: Places, entities: Places) -> None:
        offsets = np.empty(2 * len(starts), dtype=np.int64)
        offsets[0::2], offsets[1::2] = starts, stops
        size = max(0, len(offsets) - 1)  # every second one is a text, the others are what is between them
        self._all = pa.LargeStringArray.from_buffers(size, pa.py_buffer(offsets), buffer)
        self._slots: Places = np.arange(0, len(offsets), 2)
        owner = np.searchsorted(starts, entities, side="right") - 1
        inside = owner[(owner >= 0) & (entities < stops[owner])] if len(starts) else owner[:0]
        self.decoded: Places = np.unique(inside)
        if len(self.decoded):
            plain = self._all.take(pa.array(self._slots[self.decoded]))
            self._slots[self.decoded] = size + np.arange(len(self.decoded))
            self._all = pa.chunked_array([self._all, _decoded(plain)])

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self._slots)

    def take(self, places: Places) -> Array:
        """Return some texts as a column, nothing where a place is negative."""
        absent = places < 0
        slots = self._slots[np.where(absent, 0, places)] if len(self._slots) else np.zeros(len(places), int)
        found = self._all.take(pa.array(slots, mask=absent))
        return pa.concat_arrays(found.chunks) if isinstance(found, pa.ChunkedArray) else found

    def all(self) -> Array:
        """Return all texts."""
        return self.take(np.arange(len(self)))


def _is_character(match: re.Match[bytes]) -> bool:
    """Whether a numbered entity stands for a character that XML may hold."""
    code = int(match.group(1)) if match.group(1) else int(match.group(2), 16)
    if code < 0x20:
        return code in (9, 10, 13)
    return code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF


def _decoded(texts: Array) -> Array:
    """Return texts with the characters that their entities stand for."""
    if pc.any(pc.match_substring(texts, "&#")).as_py():
        return pa.array([_decoded_one(one) for one in texts.to_pylist()], type=pa.large_string())
    for name in _NAMED:
        texts = pc.replace_substring(texts, f"&{name};", _SIGNS[name])
    return texts


_ENTITY = re.compile(r"&(?:#([0-9]+)|#x([0-9a-fA-F]+)|([a-z]+));")


def _decoded_one(text: str) -> str:
    """Return one text with the characters that its entities stand for."""

    def sign(match: re.Match[str]) -> str:
        decimal, hexadecimal, name = match.groups()
        return _SIGNS[name] if name else chr(int(decimal) if decimal else int(hexadecimal, 16))

    return _ENTITY.sub(sign, text)

"""The bytes of text columns: quick proofs that no cell needs a closer look."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph_app.dataset.arrow import Array, pc
from graph_app.files import side_by_side

Words = NDArray[np.uint64]

_PIECE = 1 << 17
_CONTROL_BYTES = bytes(code for code in (*range(32), 127, 0xC2) if code not in b"\t\n\r")
_WORD = 8
_FIRST = np.array([(1 << 8 * size) - 1 for size in range(_WORD)] + [2**64 - 1], dtype=np.uint64)
"""Masks that keep the first bytes of a word, by their number."""
_ODD = np.uint64(0x9E3779B97F4A7C15)
_ROWS = 1 << 15
"""Texts that are summed up at a time, so that what that takes stays in the processor's cache."""
_FIRST_VISIBLE, _LAST_VISIBLE = 0x21, 0x7E


def ends(values: Array) -> NDArray[np.int64]:
    """Return where the cells of a text column begin and end in its bytes.

    Parameters
    ----------
    values : pyarrow.Array
        Text of n rows, of the type ``large_string``.

    Returns
    -------
    numpy.ndarray
        n + 1 positions; a cell runs from one to the next.
    """
    offsets = values.buffers()[1]
    if offsets is None or not len(values):
        return np.zeros(1, dtype=np.int64)
    return np.frombuffer(offsets, dtype=np.int64)[values.offset : values.offset + len(values) + 1]


def content(values: Array) -> NDArray[np.uint8]:
    """Return the bytes that the positions of `ends` count.

    Parameters
    ----------
    values : pyarrow.Array
        Text, of the type ``large_string``.
    """
    data = values.buffers()[2]
    return np.empty(0, dtype=np.uint8) if data is None else np.frombuffer(data, dtype=np.uint8)


def occurrences(data: bytes, byte: int) -> int:
    """Return how often a byte occurs; where it does so often, far sooner than `bytes.count`."""
    pieces = _pieces(np.frombuffer(data, dtype=np.uint8))
    return sum(int(np.count_nonzero(piece == byte)) for piece in pieces)


def longest(values: Array) -> int:
    """Return how many bytes the longest cell of a text column has; no cell has more characters.

    Parameters
    ----------
    values : pyarrow.Array
        Text, of the type ``large_string``.
    """
    return int(np.diff(ends(values)).max(initial=0))


def has_empty(values: Array) -> bool:
    """Whether a cell of a text column is the empty text, which is not the same as no value.

    Parameters
    ----------
    values : pyarrow.Array
        Text, of the type ``large_string``.
    """
    if (np.diff(ends(values)) > 0).all():
        return False
    return pc.any(pc.equal(values, "")).as_py() is True


def may_hold(values: Array, byte: int) -> bool:
    """Whether a byte may occur in a text column; false is certain.

    Parameters
    ----------
    values : pyarrow.Array
        Text, of the type ``large_string``.
    byte : int
        What is looked for.
    """
    positions, data = ends(values), content(values)
    return any(bool((piece == byte).any()) for piece in _pieces(data[positions[0] : positions[-1]]))


def may_hold_controls(values: Array, *, breaks: bool) -> bool:
    """Whether control characters may occur in a text column; false is certain.

    Parameters
    ----------
    values : pyarrow.Array
        Text, of the type ``large_string``.
    breaks : bool
        Whether tabs and line breaks may occur and do not count.
    """
    positions, data = ends(values), content(values)
    for piece in _pieces(data[positions[0] : positions[-1]]):
        if piece.min() >= ord(" ") and not (piece == 127).any() and not (piece == 0xC2).any():
            continue
        text = piece.tobytes()
        if not breaks or len(text.translate(None, _CONTROL_BYTES)) != len(text):
            return True
    return False


def all_begin_visibly(values: Array) -> bool:
    """Whether every row has a value whose first character is visible ASCII, so that it is not blank.

    Parameters
    ----------
    values : pyarrow.Array
        Text, of the type ``large_string``.
    """
    return _all_visible(values, 0)


def all_end_visibly(values: Array) -> bool:
    """Whether every row has a value whose last character is visible ASCII.

    Parameters
    ----------
    values : pyarrow.Array
        Text, of the type ``large_string``.
    """
    return _all_visible(values, 1)


def all_differ(values: Array) -> bool:
    """Whether no text of a column occurs twice; false may be wrong, true is certain.

    Every text is summed up in a number, eight bytes at a time. Texts that are equal have equal numbers.

    Parameters
    ----------
    values : pyarrow.Array
        Text, of the type ``large_string``.
    """
    positions, data = ends(values), content(values)
    if values.null_count or len(data) < _WORD:
        return False
    words = np.ndarray((len(data) - _WORD + 1,), dtype="<u8", buffer=data, strides=(1,))
    parts = (positions[start : start + _ROWS + 1] for start in range(0, len(values), _ROWS))
    summed = side_by_side(lambda part: _summed(words, part[:-1], np.diff(part)), parts)
    sums = np.concatenate([np.zeros(0, dtype=np.uint64), *summed])
    sums.sort()
    return not (sums[1:] == sums[:-1]).any()


def _summed(words: Words, starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> Words:
    """Return the number of each of some texts; `words` has the eight bytes from every place on."""
    sums = sizes.astype(np.uint64)
    shortest = int(sizes.min(initial=0))
    for done in range(0, int(sizes.max(initial=0)), _WORD):
        rows = slice(None) if done < shortest else np.flatnonzero(sizes > done)
        at = starts[rows] + done
        read = np.minimum(at, len(words) - 1)
        kept = _FIRST[np.minimum(sizes[rows] - done, _WORD)]
        word = (words[read] >> ((at - read) * 8).astype(np.uint64)) & kept
        mixed = (sums[rows] ^ word) * _ODD
        sums[rows] = mixed ^ (mixed >> np.uint64(29))
    return sums


def _all_visible(values: Array, side: int) -> bool:
    """Whether no row is without a value and all bytes on one side of the cells are visible ASCII."""
    positions = ends(values)
    if values.null_count or not (np.diff(positions) > 0).all():
        return False
    edge = content(values)[positions[1:] - 1 if side else positions[:-1]]
    return bool(((edge >= _FIRST_VISIBLE) & (edge <= _LAST_VISIBLE)).all())


def _pieces(data: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    """Return bytes in pieces that stay in the processor's cache while they are compared."""
    return [data[start : start + _PIECE] for start in range(0, len(data), _PIECE)]

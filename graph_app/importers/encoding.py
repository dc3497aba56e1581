"""Bytes -> UTF-8: by what a file says of its encoding, by its bytes, or by a guess that is reported."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from graph_app.importers.failures import FileError
from graph_app.importers.report import Notes
from graph_app.text import nearest, shown

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_PIECE = 1 << 20
_WESTERN = "cp1252"
_NAMES = {"cp1252": "Windows-1252", "cp1251": "Windows-1251", "cp1250": "Windows-1250"}
_USUAL = ("utf-8", "utf-16", "windows-1252", "windows-1251", "iso-8859-1", "shift_jis", "gb18030")


def utf8(data: bytes, notes: Notes, file: str, said: str = "") -> bytes:
    """Return a text file's content as UTF-8 without a byte order mark; line breaks stay as they are.

    Parameters
    ----------
    data : bytes
        The file.
    notes : Notes
        Takes what was assumed.
    file : str
        How messages call it.
    said : str, optional
        The encoding that the user or the file names.

    Raises
    ------
    FileError
        If there is no such encoding.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return (
                _plain(data[len(mark) :])
                if name == "utf-8"
                else _decoded(data[len(mark) :], name, notes, file)
            )
    wanted = _known(said, file) if said else ""
    if wanted not in ("", "utf-8", "ascii"):
        return _decoded(data, wanted, notes, file)
    wide = _without_mark(data)
    if wide:
        notes.assumed(f"The file is in {wide.upper()}, though it does not say so.", file=file)
        return _decoded(data, wide, notes, file)
    bad = first_bad(data)
    if bad is None:
        return data
    guess = guessed(data)
    line = data[:bad].count(b"\n") + 1
    sentence = f"The file is not in UTF-8; it was read as {_NAMES.get(guess, guess)}."
    notes.assumed(f"{sentence} If letters are wrong, name the encoding.", (line,), file=file)
    return _decoded(data, guess, notes, file)


def _plain(data: bytes) -> bytes:
    """Return UTF-8 in which bytes that are none are replaced."""
    return data if first_bad(data) is None else data.decode("utf-8", "replace").encode()


def _known(name: str, file: str) -> str:
    """Return the usual name of an encoding of text."""
    try:
        found = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        found = None
    if found is None or not found._is_text_encoding:
        near = nearest(name, _USUAL)
        hint = f"Did you mean {near[0]}?" if near else f"Usual ones are {', '.join(_USUAL)}."
        raise FileError(f"There is no encoding {shown(name)!r}.", file=file, hint=hint)
    return found.name


def _decoded(data: bytes, name: str, notes: Notes, file: str) -> bytes:
    """Return text of another encoding as UTF-8; what cannot be read becomes a replacement character."""
    text = data.decode(name, "replace").removeprefix("\ufeff")
    lost = text.count("\ufffd")
    if lost:
        notes.changed("A character could not be read and stands as \ufffd.", file=file, count=lost)
    return text.encode("utf-8", "replace")


def _without_mark(data: bytes) -> str:
    """Return which UTF-16 a file is in that has no byte order mark, empty if in none."""
    head = data[:1_024]
    if len(head) < 4 or b"\x00" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.6 * half and even < 0.2 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.2 * half else ""


def looks_wide(data: bytes) -> bool:
    """Return whether text is in UTF-16 or UTF-32, by its mark or its zero bytes.

    Parameters
    ----------
    data : bytes
        The beginning of a file.
    """
    return data.startswith(tuple(mark for mark, name in _MARKS if name != "utf-8")) or bool(
        _without_mark(data)
    )


def first_bad(data: bytes) -> int | None:
    r"""Return the position of the first byte that is not UTF-8, None if all are.

    >>> first_bad("ö".encode()), first_bad(b"ab\xff")
    (None, 2)
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data), _PIECE):
        waiting = len(decoder.getstate()[0])
        try:
            decoder.decode(data[start : start + _PIECE], final=start + _PIECE >= len(data))
        except UnicodeDecodeError as error:
            return start - waiting + error.start
    return None


def guessed(data: bytes) -> str:
    """Return the encoding that text which is not UTF-8 is most likely in.

    Text whose words are mostly ASCII with some letters of Western languages is Windows-1252, the encoding of
    older spreadsheets; anything else is left to charset-normalizer.

    >>> guessed("Müller;Öl".encode("cp1252"))
    'cp1252'
    """
    lines = [line for line in data[: 16 * _PIECE].splitlines() if not line.isascii()]
    sample = b"\n".join(lines)[:_SAMPLE]
    words = [
        word for word in re.findall(r"[^\W\d_]+", sample.decode(_WESTERN, "replace")) if not word.isascii()
    ]
    foreign = sum(sum(letter > "\x7f" for letter in word) * 2 > len(word) for word in words if len(word) > 2)
    if words and foreign * 2 < len(words) and b"\x81" not in sample:
        return _WESTERN
    best = from_bytes(sample, chunk_size=1_024).best()
    return best.encoding if best is not None and best.encoding != "utf_8" else _WESTERN

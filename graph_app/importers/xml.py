"""XML as a stream of elements, with nothing dangerous in it: no entities, nothing from outside, no bombs.

The parser is the standard library's expat. It never fetches anything; a file that declares an entity is
refused before the entity could be used. Prefixes are cut off the names of elements, so that files that forget
to declare them can be read as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol, TypeVar
from xml.parsers import expat

from graph_app.importers.base import Given, Reading
from graph_app.importers.encoding import utf8
from graph_app.importers.failures import FileError, LimitError
from graph_app.text import shown

_PIECE = 1 << 16
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_CONTROL = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]));"
)
_WIDE = ("utf-16", "utf16", "utf-32", "utf32", "ucs", "iso-10646")
_INVALID_TOKEN, _BAD_REFERENCE = 4, 14
_CUT_OFF = (3, 5, 6, 20)
_WIDEST = 4


class Elements(Protocol):
    """What takes the elements of a file in."""

    def start(self, name: str, attributes: dict[str, str], line: int) -> bool | None:
        """Take the beginning of an element and return whether the text in it is wanted.

        Its name has no prefix, the names of attributes keep theirs. None says that its text is part of the
        text of the element around it.
        """

    def end(self, name: str, text: str, line: int) -> None:
        """Take the end of an element, with the text directly in it."""


E = TypeVar("E", bound=Elements)


def parse(reading: Reading, given: Given, make: Callable[[], E]) -> E:
    """Read a file.

    Parameters
    ----------
    reading : Reading
        Has limits, clock and notes.
    given : Given
        The file.
    make : callable
        Makes what takes the elements in; called once more where control characters had to be removed first.

    Returns
    -------
    Elements
        What was made, after the last element.

    Raises
    ------
    FileError
        If the file is no XML, with the line and the cause, or declares entities.
    LimitError
        If it is beyond a limit.
    """
    data = utf8(given.data, reading.notes, given.name, reading.option("encoding") or _declared(given.head))
    taker = make()
    try:
        _Parse(reading, given.name, data, taker).run()
    except expat.ExpatError as error:
        cleaned, found = data, 0
        if error.code in (_INVALID_TOKEN, _BAD_REFERENCE):
            cleaned, found = _CONTROL.subn(b"", data)
        if not found:
            raise _why(error, given.name) from error
        sentence = "A control character, which XML cannot hold, was removed."
        reading.notes.changed(sentence, file=given.name, count=found)
        taker = make()
        _again(_Parse(reading, given.name, cleaned, taker), given.name)
    return taker


def _declared(head: bytes) -> str:
    """Return the encoding that a file declares; one that the declaration itself is not in is no encoding."""
    match = _DECLARED.match(head)
    name = match.group(1).decode().lower() if match is not None else ""
    return "" if name.startswith(_WIDE) else name


def _again(parse: _Parse, file: str) -> None:
    """Run over a file that was cleaned."""
    try:
        parse.run()
    except expat.ExpatError as error:
        raise _why(error, file) from error


def _why(error: expat.ExpatError, file: str) -> FileError:
    """Return what is wrong with a file that is no XML."""
    cause = expat.ErrorString(error.code)
    if error.code in _CUT_OFF:
        hint = "Fetch or export it again."
        return FileError(f"The XML ends in the middle ({cause}).", file=file, line=error.lineno, hint=hint)
    message = f"The XML is not well-formed: {cause}, column {error.offset + 1}."
    return FileError(message, file=file, line=error.lineno)


class _Parse:
    """One run of the parser over one file."""

    def __init__(self, reading: Reading, file: str, data: bytes, taker: Elements) -> None:
        self._reading = reading
        self._file = file
        self._taker = taker
        stripped = data.lstrip(b" \t\r\n")
        self._before = data[: len(data) - len(stripped)].count(b"\n")
        self._data = stripped
        self._texts: list[list[str] | None] = []
        self._names: dict[str, str] = {}
        self._held = 0
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._entity
        self._parser.SkippedEntityHandler = self._skipped

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber + self._before

    def run(self) -> None:
        """Feed the file piece by piece."""
        longest = self._reading.limits.characters * _WIDEST
        try:
            for start in range(0, len(self._data), _PIECE):
                piece = self._data[start : start + _PIECE]
                self._parser.Parse(piece, False)
                if start + len(piece) - self._parser.CurrentByteIndex > longest + _PIECE:
                    raise self._too_long("A tag or comment")
                self._reading.clock.check(self._file, self._line)
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            error.lineno += self._before
            raise

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._texts) >= self._reading.limits.depth:
            message = f"Elements are nested more than {self._reading.limits.depth:,} deep."
            raise LimitError(message, "import_depth", file=self._file, line=self._line)
        plain = self._names.get(name)
        if plain is None:
            plain = self._names[name] = name.rpartition(":")[2]
        wanted = self._taker.start(plain, attributes, self._parser.CurrentLineNumber + self._before)
        around = self._texts[-1] if self._texts else None
        self._texts.append(around if wanted is None else [] if wanted else None)

    def _end(self, name: str) -> None:
        pieces = self._texts.pop()
        if pieces is not None and self._texts and self._texts[-1] is pieces:
            pieces = None
        text = "".join(pieces) if pieces else ""
        self._held -= len(text)
        self._taker.end(self._names[name], text, self._parser.CurrentLineNumber + self._before)

    def _text(self, text: str) -> None:
        pieces = self._texts[-1]
        if pieces is None or (not pieces and text.isspace()):
            return
        pieces.append(text)
        self._held += len(text)
        if self._held > self._reading.limits.characters:
            raise self._too_long("The text of an element")

    def _too_long(self, what: str) -> LimitError:
        message = f"{what} is longer than {self._reading.limits.characters:,} characters."
        return LimitError(message, "import_characters", file=self._file, line=self._line)

    def _entity(self, name: str, *rest: object) -> None:
        hint = "Entities are not expanded; write out what it stands for."
        raise FileError(
            f"The file declares the entity {shown(name)!r}.", file=self._file, line=self._line, hint=hint
        )

    def _skipped(self, name: str, is_parameter: bool) -> None:
        self._reading.notes.dropped(
            f"The entity {shown(name)!r}, which the file does not explain, was left out.",
            (self._line,),
            file=self._file,
        )

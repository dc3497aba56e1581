"""The words of DOT: names, numbers, quoted texts, HTML, signs; comments are left out.

References
----------
Graphviz, The DOT language, https://graphviz.org/doc/info/lang.html
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_app.importers.base import Reading
from graph_app.importers.failures import FileError, LimitError

_TOKEN = re.compile(
    r"(?P<space>[ \t\n\ufeff]+)|(?P<comment>//[^\n]*|/\*[\s\S]*?\*/|^#[^\n]*)"
    r'|"(?P<text>[^"\\]*(?:\\[\s\S][^"\\]*)*)"|(?P<edge>->|--)|(?P<sign>[{}\[\];,=:+])'
    r"|(?P<name>[A-Za-z_\u0080-\U0010ffff][\w\u0080-\U0010ffff]*|-?(?:\.\d+|\d+(?:\.\d*)?))|(?P<markup><)",
    re.MULTILINE,
)
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<(?:br|BR)\s*/?>")
_OFTEN = 8_192


@dataclass(frozen=True, slots=True)
class Token:
    """One word.

    Attributes
    ----------
    kind : {"name", "text", "edge", "sign"}
        Which sort; "text" where it was quoted, so that it is never a keyword.
    value : str
        What it says.
    line : int
        Where.
    """

    kind: str
    value: str
    line: int


def tokens(reading: Reading, text: str) -> Iterator[Token]:
    """Iterate over the words of a file.

    Parameters
    ----------
    reading : Reading
        Has limits and the clock.
    text : str
        The file.

    Raises
    ------
    FileError
        If something stands there that no DOT file can have.
    LimitError
        If a value is too long, or markup is nested too deep.
    """
    file, longest = reading.file.name, reading.limits.characters
    at, line, count = 0, 1, 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise _wrong(text, at, file, line)
        kind = match.lastgroup or ""
        value, end = match.group(kind), match.end()
        if kind == "markup":
            end = _end_of_markup(text, at, file, line)
            value, kind = _plain(text[at + 1 : end - 1]), "text"
        elif kind == "text":
            value = _unescaped(value)
        if len(value) > longest and kind == "text":
            message = f"A value has more than {longest:,} characters."
            raise LimitError(message, "import_characters", file=file, line=line)
        count += 1
        if not count % _OFTEN:
            reading.clock.check(file, line)
        if kind not in ("space", "comment"):
            yield Token(kind, value, line)
        line += text.count("\n", at, end)
        at = end


def _wrong(text: str, at: int, file: str, line: int) -> FileError:
    """Return the error of what no DOT file can have."""
    if text[at] == '"':
        return FileError("A double quote is opened and never closed.", file=file, line=line)
    if text.startswith("/*", at):
        return FileError("A comment is opened and never closed.", file=file, line=line)
    return FileError(f"{text[at]!r} cannot stand here in DOT.", file=file, line=line)


def _end_of_markup(text: str, at: int, file: str, line: int) -> int:
    """Return where an HTML text ends: at the sign that closes its first one."""
    depth = 0
    for place in re.finditer(r"[<>]", text[at:]):
        depth += 1 if place.group() == "<" else -1
        if not depth:
            return at + place.end()
    raise FileError("A text in HTML is opened and never closed.", file=file, line=line)


def _plain(markup: str) -> str:
    """Return HTML as text."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", markup))).strip()


def _unescaped(text: str) -> str:
    r"""Return a quoted text: lines joined, quotes and line breaks as such.

    >>> _unescaped(r"a\"b\nc")
    'a"b\nc'
    """
    if "\\" not in text:
        return text
    joined = text.replace("\\\n", "").replace('\\"', '"')
    return re.sub(r"\\[nlr]", "\n", joined).replace("\\\\", "\\").rstrip("\n")

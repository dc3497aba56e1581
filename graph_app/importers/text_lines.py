"""Files of plain text as lines, with the place of each."""

from __future__ import annotations

from collections.abc import Iterator

from graph_app.importers.base import Given, Reading
from graph_app.importers.encoding import utf8
from graph_app.importers.failures import FileError, LimitError
from graph_app.importers.limits import gap

_OFTEN = 4_096


def need_lines(reading: Reading, data: bytes, file: str) -> None:
    """Raise a LimitError if a line is far longer than any value may be, or if there are far too many lines.

    Parameters
    ----------
    reading : Reading
        Has the limits.
    data : bytes
        The file.
    file : str
        How messages call it.
    """
    most = reading.limits.rows * 10
    if len(data) > most and data.count(b"\n") > most:
        message = f"There are more than {most:,} lines, ten times as many as rows may be."
        raise LimitError(message, "import_rows", file=file)
    longest = reading.limits.characters * 10
    long = gap(data, b"\n", longest)
    if long is not None and gap(data[long : long + longest + 1], b"\r", longest) is not None:
        message = f"A line is longer than {longest:,} bytes, ten times what one value may have."
        line = data.count(b"\n", 0, long) + 1
        raise LimitError(message, "import_characters", file=file, line=line)


def text_of(reading: Reading, given: Given) -> str:
    """Return a text file's content with plain newlines.

    Parameters
    ----------
    reading : Reading
        Takes notes; the user may have named the encoding.
    given : Given
        The file.

    Raises
    ------
    FileError
        If it is no text.
    """
    data = utf8(given.data, reading.notes, given.name, reading.option("encoding"))
    if b"\x00" in data:
        hint = "If it is text, name its encoding."
        raise FileError("It holds zero bytes, as no text does.", file=given.name, hint=hint)
    text = data.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def lines_of(reading: Reading, given: Given) -> Iterator[tuple[int, str]]:
    """Iterate over the lines of a text file and their numbers, counted from 1; the clock is looked at.

    Parameters
    ----------
    reading : Reading
        Has limits, clock and notes.
    given : Given
        The file.

    Raises
    ------
    LimitError
        If a line is too long or reading takes too long.
    """
    need_lines(reading, given.data, given.name)
    for number, line in enumerate(text_of(reading, given).split("\n"), start=1):
        if not number % _OFTEN:
            reading.clock.check(given.name, number)
        yield number, line

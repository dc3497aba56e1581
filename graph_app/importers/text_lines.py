"""Files of plain text as lines, with the place of each."""

from __future__ import annotations

from collections.abc import Iterator

from graph_app.importers.base import Given, Reading
from graph_app.importers.encoding import utf8
from graph_app.importers.failures import FileError, LimitError

_OFTEN = 4_096


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
    longest = reading.limits.characters * 10
    for number, line in enumerate(text_of(reading, given).split("\n"), start=1):
        if not number % _OFTEN:
            reading.clock.check(given.name, number)
        if len(line) > longest:
            message = f"The line has more than {longest:,} characters."
            raise LimitError(message, "import_characters", file=given.name, line=number)
        yield number, line

"""How much of a foreign file is read: named limits, and the clock that goes with them."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from graph_app.config import IMPORT_LIMITS, settings
from graph_app.errors import QueryError
from graph_app.importers.failures import LimitError
from graph_app.text import listed, meant, nearest, shown

_DEFAULT: dict[str, Any] = {
    setting.name.removeprefix("import_"): setting.default for setting in IMPORT_LIMITS
}
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """What a foreign file may hold at most; each field is a setting called `import_` and its name.

    Attributes
    ----------
    megabytes : int
        Size of the file, and of everything a packed file unpacks to, in millions of bytes.
    ratio : int
        How many bytes one byte of a packed file may unpack to, where that comes to more than 10 megabytes.
    rows : int
        Rows of one table: actors, ties.
    columns : int
        Columns or attributes of one table.
    cells : int
        Values of one table, all in all.
    characters : int
        Characters of one value.
    depth : int
        Levels of one thing within another: elements, objects, lists, subgraphs.
    members : int
        Files within a zip.
    seconds : int
        Time that reading one file may take.
    """

    megabytes: int = _DEFAULT["megabytes"]
    ratio: int = _DEFAULT["ratio"]
    rows: int = _DEFAULT["rows"]
    columns: int = _DEFAULT["columns"]
    cells: int = _DEFAULT["cells"]
    characters: int = _DEFAULT["characters"]
    depth: int = _DEFAULT["depth"]
    members: int = _DEFAULT["members"]
    seconds: int = _DEFAULT["seconds"]

    @classmethod
    def of(cls, given: Mapping[str, Any], environment: Mapping[str, str] = os.environ) -> Limits:
        """Return limits: what is given, else the environment's, else the defaults.

        Parameters
        ----------
        given : mapping of str to int or str
            By the names of the fields.
        environment : mapping of str to str, optional
            Variables such as `GRAPH_APP_IMPORT_ROWS`.

        Raises
        ------
        QueryError
            If there is no limit of a name.
        ModelError
            If a value is no number, or beyond what the limit itself may be.
        """
        names = tuple(field.name for field in fields(cls))
        for name in given:
            if name not in names:
                near = nearest(name, names)
                raise QueryError(
                    f"There is no limit {shown(name)!r}.{meant(near)} Limits are: {listed(names, most=9)}.",
                    word="limit",
                    value=name,
                    allowed=names,
                    did_you_mean=near,
                )
        said = {f"import_{name}": value for name, value in given.items()}
        found = settings(said, environment, IMPORT_LIMITS)
        return cls(**{name.removeprefix("import_"): value for name, value in found.items()})

    @property
    def bytes(self) -> int:
        """The size of a file in bytes."""
        return self.megabytes * MEGABYTE

    def need(self, name: str, found: int, what: str, *, file: str = "", line: int | None = None) -> None:
        """Raise a LimitError if there is more of something than a limit allows.

        Parameters
        ----------
        name : str
            A field of this class.
        found : int
            How much there is.
        what : str
            What it is of, in the plural, as it ends the sentence "There are more than 5 …".
        file : str, optional
            How the file is called in messages.
        line : int, optional
            Where the limit was passed.
        """
        if found > getattr(self, name):
            raise LimitError(
                f"There are more than {getattr(self, name):,} {what}.",
                f"import_{name}",
                file=file,
                line=line,
            )


def gap(data: bytes, mark: bytes, longest: int) -> int | None:
    """Return where a stretch without a mark begins that is longer than allowed, None if there is none.

    Only a few bytes are looked at, so that this costs nothing beside reading the file.

    Parameters
    ----------
    data : bytes
        A file.
    mark : bytes
        One byte, such as a line break.
    longest : int
        Bytes that may stand between two marks.

    Examples
    --------
    >>> gap(b"ab,cdefg,h", b",", 4), gap(b"ab,cd", b",", 4)
    (3, None)
    """
    at = 0
    while len(data) - at > longest:
        last = data.rfind(mark, at, at + longest + 1)
        if last < 0:
            return at
        at = last + 1
    return None


class Clock:
    """Tells when reading has taken too long.

    Parameters
    ----------
    seconds : float
        How long it may take, from now.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left, never less than 0."""
        return max(0.0, self._end - time.monotonic())

    def check(self, file: str = "", line: int | None = None) -> None:
        """Raise a LimitError if the time is over; cheap enough for every few hundred rows."""
        if time.monotonic() > self._end:
            message = f"Reading took longer than {self.seconds:g} seconds and was given up."
            raise LimitError(message, "import_seconds", file=file, line=line)

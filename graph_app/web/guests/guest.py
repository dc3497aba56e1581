"""One debate that a reader opened, as it lies on disk."""

from __future__ import annotations

import hashlib
import hmac
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from graph_app.errors import NotFoundError
from graph_app.importers import apart

ABOUT = "guest.json"
Gone = Literal["", "age", "room", "closed", "again"]
WHY: dict[str, str] = {
    "age": "Its time was over.",
    "room": "Others needed the room; the debate that nobody had looked at for longest went first.",
    "closed": "It was closed.",
    "again": "Other files were chosen in its place.",
}
"""Why a debate has gone, in words."""


class GoneError(NotFoundError):
    """A debate was here for this reader and is not any more."""

    http_status = 410


@dataclass(frozen=True)
class Guest:
    """A debate that a reader brought.

    Attributes
    ----------
    folder : pathlib.Path
        Where everything of it lies; its name is the token of its address.
    session : str
        Digest of the session that it belongs to.
    files : tuple of str
        How the files are called.
    began : float
        When they came, in seconds since 1970.
    opened : float
        When it was opened, 0 before.
    until : float
        When it is gone.
    gone : {"", "age", "room", "closed", "again"}
        Why it is gone, empty while it is there.
    """

    folder: Path
    session: str
    files: tuple[str, ...]
    began: float
    until: float
    opened: float = 0.0
    gone: Gone = ""

    @property
    def token(self) -> str:
        """What names it in addresses and cannot be guessed."""
        return self.folder.name

    @property
    def package(self) -> Path:
        """The folder of its data package."""
        return self.folder / apart.PACKAGE

    def of(self, session: str) -> bool:
        """Return whether it belongs to a session."""
        return bool(session) and hmac.compare_digest(self.session, digest(session))

    def state(self) -> dict[str, Any]:
        """Return how far reading is: `state` is "waiting", "reading", "read" or "failed"."""
        return apart.got(self.folder / apart.STATE) or {"state": "waiting"}

    def used(self) -> float:
        """Return when somebody last looked at it."""
        with suppress(OSError):
            return (self.folder / ABOUT).stat().st_mtime
        return 0.0

    def touch(self, now: float) -> None:
        """Write down that somebody looks at it."""
        with suppress(OSError):
            os.utime(self.folder / ABOUT, (now, now))

    def bytes(self) -> int:
        """Return how much room it takes."""
        total = 0
        for path in self.folder.rglob("*"):
            with suppress(OSError):
                total += path.lstat().st_size
        return total

    def keep(self, now: float, **changes: Any) -> Guest:
        """Return it with changes, which are written down."""
        after = replace(self, **changes)
        about = {name: value for name, value in vars(after).items() if name != "folder"}
        apart.put(self.folder / ABOUT, about)
        after.touch(now)
        return after


def digest(session: str) -> str:
    """Return what is kept of the name of a session: enough to know it again, too little to use it."""
    return hashlib.sha256(session.encode()).hexdigest()


def found_in(folder: Path) -> Guest | None:
    """Return the debate of a folder, None where there is none."""
    about = apart.got(folder / ABOUT)
    if not isinstance(about, dict):
        return None
    try:
        return Guest(folder, **(about | {"files": tuple(about["files"])}))
    except (KeyError, TypeError):
        return None

"""Places that took long, kept on disk: the second visit to a debate need not wait for its layout."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from platformdirs import user_cache_path

from graph_app.config import SHELF, settings

MOST = 100
"""Files that are kept; those read least lately go first."""
Places = npt.NDArray[np.float32]


class Shelf:
    """A folder of places by the question that they answer.

    Whatever goes wrong on the disk is as if nothing were kept: a layout can always be made anew.

    Parameters
    ----------
    folder : Path or None
        Where files are kept; None keeps nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    @classmethod
    def usual(cls) -> Shelf:
        """Return the shelf that `GRAPH_APP_CACHE` names: a folder, `off`, or else the user's cache folder."""
        named = settings({}, of=SHELF)["cache"]
        if named.strip().lower() == "off":
            return cls(None)
        return cls((Path(named) if named else user_cache_path("graph-app", appauthor=False)) / "layouts")

    def get(self, key: str, n: int) -> Places | None:
        """Return the places kept under a key, shape (n, 2); None without any that are whole."""
        if self.folder is None:
            return None
        path = self._path(key)
        try:
            found = np.load(path, allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return None
        if found.dtype != np.float32 or found.shape != (n, 2) or not np.isfinite(found).all():
            return None
        with suppress(OSError):
            os.utime(path)
        return np.ascontiguousarray(found)

    def put(self, key: str, places: Places) -> None:
        """Keep places under a key, whole or not at all, and let go of what was not read for longest."""
        if self.folder is None:
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=".part", dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    np.save(file, places, allow_pickle=False)
                os.replace(name, self._path(key))
            except BaseException:
                os.unlink(name)
                raise
            self._tidy()

    def _path(self, key: str) -> Path:
        assert self.folder is not None
        return self.folder / f"{key}.npy"

    def _tidy(self) -> None:
        assert self.folder is not None
        files = sorted(self.folder.glob("*.npy"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in files[MOST:]:
            path.unlink(missing_ok=True)


def key_of(name: str, n: int, **parts: Any) -> str:
    """Return a name for the question put to a layout, another one for each version of the code of layouts.

    Parameters
    ----------
    name : str
        The layout.
    n : int
        How many actors.
    **parts : arrays and numbers
        Everything else that places depend on.
    """
    digest = blake2b(f"{name} {n} {_code()}".encode(), digest_size=16)
    for word, part in sorted(parts.items()):
        values = np.ascontiguousarray(part)
        digest.update(f"{word} {values.dtype.str} {values.shape}".encode())
        digest.update(values.tobytes())
    return digest.hexdigest()


@cache
def _code() -> str:
    digest = blake2b(digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()

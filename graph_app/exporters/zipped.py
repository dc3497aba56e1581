"""A zip written as a stream, whose bytes depend on nothing but its files and what packs them.

Deflate is that of ISA-L (isal), some four times as fast as zlib's for files of the same size; zlib's where
isal is not installed. Either packs the same files into the same bytes, on one kind of processor.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from graph_app.files import ahead

deflate: Any
try:
    from isal import isal_zlib as deflate
except ImportError:  # where nobody has built it
    import zlib as deflate

_UNIX = 3
_LEVEL = 1
"""Tables repeat themselves: more than the fastest compression takes three times as long for a fifth less."""

LARGE = 500_000
"""Rows from which on a file in the zip may be larger than 2 GB and is marked for it."""


class Pieces(io.RawIOBase):
    """A file that is only written to: what was written is fetched piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        """Tell that it can be written to."""
        return True

    def write(self, data: Any) -> int:
        """Keep a piece."""
        self._pieces.append(bytes(data))
        self._length += len(self._pieces[-1])
        return len(self._pieces[-1])

    def tell(self) -> int:
        """Return how much was written."""
        return self._length

    def fetch(self) -> bytes:
        """Return what was written since the last call."""
        found = b"".join(self._pieces)
        self._pieces.clear()
        return found


def zipped(
    files: Iterable[tuple[str, Iterable[bytes]]], *, packed: bool = True, large: bool = False
) -> Iterator[bytes]:
    """Return a zip of files, piece by piece; their order and time stamps are fixed.

    Parameters
    ----------
    files : iterable of (str, iterable of bytes)
        Names and contents.
    packed : bool
        Whether the files are compressed; those that are compressed by themselves need not be.
    large : bool
        Whether a file may be larger than 2 GB.
    """
    pieces = Pieces()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(pieces, "w", method, compresslevel=_LEVEL) as archive:
        for name, blocks in files:
            with archive.open(name, "w", force_zip64=large) as entry:  # dated 1980-01-01
                file: Any = entry
                if packed:  # zipfile has no word for another packer; one that looks elsewhere uses zlib's
                    file._compressor = deflate.compressobj(_LEVEL, deflate.DEFLATED, -deflate.MAX_WBITS)
                for block in ahead(blocks):
                    file.write(block)
                    yield pieces.fetch()
        for info in archive.infolist():
            info.external_attr, info.create_system = 0o644 << 16, _UNIX
    yield pieces.fetch()

"""A file as it is written, with how far it is between its pieces, for a page that shows both.

Each frame is the number of rows written so far and the number of bytes that follow, as two unsigned numbers
of four bytes, the highest byte first, and then the bytes. The last frame has no bytes: without it the file
broke off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from struct import pack

FRAMES = "application/vnd.graph-app.frames"
"""What a request says that it accepts to get frames."""
ROWS = "X-Graph-App-Rows"
"""The header that says how many rows there will be."""
LONGEST = 1 << 20
"""Bytes of one frame at most."""


def framed(write: Callable[[Callable[[int], None]], Iterator[bytes]]) -> Iterator[bytes]:
    r"""Iterate over the frames of a file.

    Parameters
    ----------
    write : callable
        From a function that is told the number of rows written since its last call to pieces of bytes.

    Examples
    --------
    >>> list(framed(lambda told: iter([b"ab"])))
    [b'\x00\x00\x00\x00\x00\x00\x00\x02ab', b'\x00\x00\x00\x00\x00\x00\x00\x00']
    """
    rows = 0

    def told(more: int) -> None:
        nonlocal rows
        rows += more

    for piece in write(told):
        for start in range(0, len(piece), LONGEST):
            part = piece[start : start + LONGEST]
            yield pack(">II", rows, len(part)) + part
    yield pack(">II", rows, 0)

"""How far a layout is, told while it works; whoever listens may stop it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float], None]
"""Called with the share that is done, from 0 to 1, never less than before; it may raise `Cancelled`."""


class Cancelled(Exception):
    """Raised by whoever listens to a layout's progress, to stop it."""


def silent(share: float) -> None:
    """Listen to nothing."""


def part(progress: Progress, start: float, end: float) -> Progress:
    """Return the progress of one part of the work, told as that of the whole.

    Parameters
    ----------
    progress : Progress
        Who listens to the whole.
    start, end : float
        Shares of the whole that are done before and after the part.

    Examples
    --------
    >>> part(print, 0.25, 0.75)(0.5)
    0.5
    """
    return lambda share: progress(start + (end - start) * share)

"""Files written whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

AT_ONCE = min(4, os.cpu_count() or 1)
"""Threads that work side by side: more hold memory, and wait for one another where Python itself works."""

LONGEST_STEM = 100


def ahead(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Iterate over blocks, the next of which is made while the present one is used.

    Who breaks off does not wait for the block that is being made: the iterator may be let go in the very
    thread that makes it.
    """
    source = iter(blocks)
    pool = ThreadPoolExecutor(1)
    try:
        waiting = pool.submit(next, source, None)
        while (block := waiting.result()) is not None:
            waiting = pool.submit(next, source, None)
            yield block
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def side_by_side(work: Callable[[In], Out], items: Iterable[In], threads: int = AT_ONCE) -> Iterator[Out]:
    """Iterate over what is made of each item, in the order of items, while the next ones are being made.

    Beside the one that is used, no more are held than there are threads. Who breaks off does not wait, as
    with `ahead`.

    Parameters
    ----------
    work : callable
        From an item to what is made of it; it is called by several threads at once.
    items : iterable
        What there is to do.
    threads : int
        How many.
    """
    pool, waiting = ThreadPoolExecutor(threads), deque[Future[Out]]()
    try:
        for item in items:
            if len(waiting) == threads:
                yield waiting.popleft().result()
            waiting.append(pool.submit(work, item))
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write pieces to a new file beside the target and put it in the target's place at the end.

    If anything fails on the way, the target is as it was and nothing is left behind. A link is followed;
    what is no file, such as a pipe or /dev/null, is written to and not replaced.
    """
    path = path.resolve()
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as device:
            device.writelines(ahead(pieces))
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".graph-app.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(ahead(pieces))
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def file_stem(name: str) -> str:
    """Return a data set's name as the stem of a file: short, no folders or line breaks, ASCII alone.

    >>> file_stem("open-weights"), file_stem("../a b"), file_stem("…")
    ('open-weights', 'a_b', 'graph')
    """
    return re.sub(r"[^A-Za-z0-9.-]+", "_", name)[:LONGEST_STEM].strip("._-") or "graph"

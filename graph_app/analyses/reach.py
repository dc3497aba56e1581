"""How many others each actor reaches in one step, in two, and so on: counted for many at a time."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

_BYTES = 32_000_000
"""Memory that the marks of one step may take."""
_MOST = 16
"""Words of 64 actors that are followed at a time, at most."""
FAR = 60
"""Steps up to which paths are followed: along long chains other ways are faster."""


def reach(matrix: Any) -> Ints | None:
    """Return how many others each actor reaches in exactly so many steps, and in no fewer.

    Every actor bears marks, one bit for each of some hundred actors: those it reaches by now. In a step it
    takes over the marks of those it is tied to, so that one pass over the ties is a step for all these
    actors at once (Then et al. 2014).

    Parameters
    ----------
    matrix : sparse array of shape (n, n)
        In row i whom i sends to; every entry is one step, whatever it is.

    Returns
    -------
    int array of shape (steps, n), or None
        Row 0 is for one step; there are as many rows as the longest of all shortest paths has steps. None
        if it has more than 60.

    References
    ----------
    M. Then, M. Kaufmann, F. Chirigati et al. (2014), The more the merrier: efficient multi-source graph
    traversal, Proceedings of the VLDB Endowment 8, 449-460.

    Examples
    --------
    A chain of three:

    >>> from scipy.sparse import csr_array
    >>> reach(csr_array(np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]]))).tolist()
    [[1, 1, 0], [1, 0, 0]]
    """
    n = matrix.shape[0]
    some = np.flatnonzero(np.diff(matrix.indptr))
    first, other = matrix.indptr[:-1][some], matrix.indices
    words = max(1, min(_MOST, _BYTES // (8 * max(matrix.nnz, 1)), -(-n // 64)))
    found: list[Ints] = []
    for begin in range(0, n, 64 * words):
        marks = _marks(n, begin, words)
        seen = marks.copy()
        for step in range(FAR + 1):
            taken = np.zeros_like(marks)
            if len(some):
                taken[some] = np.bitwise_or.reduceat(marks[other], first, axis=0)
            marks = taken & ~seen
            if not marks.any():
                break
            if step == FAR:
                return None
            seen |= marks
            if step == len(found):
                found.append(np.zeros(n, dtype=np.int64))
            found[step] += np.bitwise_count(marks).sum(axis=1, dtype=np.int64)
    return np.array(found, dtype=np.int64).reshape(len(found), n)


def _marks(n: int, begin: int, words: int) -> npt.NDArray[np.uint64]:
    """Return marks at the beginning: some actors, each of its own; shape (n, words)."""
    marks = np.zeros((n, words), dtype=np.uint64)
    place = np.arange(min(64 * words, n - begin))
    marks[begin + place, place // 64] = np.left_shift(np.uint64(1), (place % 64).astype(np.uint64))
    return marks

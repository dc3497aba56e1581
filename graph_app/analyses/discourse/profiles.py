"""What each node says: how often for and against what, and all sums of products that networks are made of."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graph_app.analyses.discourse.said import Said
from graph_app.errors import QueryError

Floats = npt.NDArray[np.float64]
THRESHOLDS = (-1, 0, 1, 2)
"""Between the five steps of the scale: a stance is at or above each of them, or below."""
MOST_PAIRS = 60_000_000
"""Pairs of nodes that meet in a column, over all columns, that are worked out at most."""


class Profiles(NamedTuple):
    """What nodes say, as sparse matrices of shape (nodes, columns).

    Attributes
    ----------
    plus, minus : sparse matrices
        Weight of statements for and against. On the binary scale a column is one of what ties them;
        statements of stance 0 are in neither. On the scale of five steps it is one of the four thresholds of
        one, and each statement is either at or above it (plus) or below (minus).
    total : sparse matrix
        Weight of all statements, a column per other.
    share : float
        What an entry of `plus` and `minus` counts: 1, or 1/4 with thresholds.
    """

    plus: Any
    minus: Any
    total: Any
    share: float

    @property
    def signed(self) -> Any:
        """Plus and minus side by side."""
        return sparse.hstack([self.plus, self.minus], format="csr")

    @property
    def mirrored(self) -> Any:
        """Minus and plus side by side: what somebody says who says the opposite of everything."""
        return sparse.hstack([self.minus, self.plus], format="csr")


def profiles(said: Said, shape: tuple[int, int], scale: str) -> Profiles:
    """Return what nodes say.

    The similarity of two stances on the scale of five steps, 1 - |a - b| / 4, is the share of the four
    thresholds between the steps that both are on the same side of; with a column per threshold it is a
    product of signed columns like that of for and against.

    Parameters
    ----------
    said : Said
        The statements that count.
    shape : tuple of int
        How many nodes and others there are.
    scale : {"binary", "five_step"}
        How stances are read.
    """

    def filled(mask: npt.NDArray[np.bool_], column: npt.NDArray[np.int64], width: int) -> Any:
        entries = (said.weight[mask], (said.node[mask], column[mask]))
        return sparse.csr_array(entries, shape=(shape[0], width))

    total = filled(np.ones(len(said), dtype=bool), said.other, shape[1])
    if scale == "binary":
        plus, minus = (filled(side, said.other, shape[1]) for side in (said.stance > 0, said.stance < 0))
        return Profiles(plus, minus, total, 1.0)
    width, count = shape[1] * len(THRESHOLDS), len(THRESHOLDS)
    above = [filled(said.stance >= cut, said.other * count + k, width) for k, cut in enumerate(THRESHOLDS)]
    below = [filled(said.stance < cut, said.other * count + k, width) for k, cut in enumerate(THRESHOLDS)]
    return Profiles(sum(above), sum(below), total, 1 / count)


def dots(one: Any, other: Any) -> Any:
    """Return the sum of products of every two rows, rows with themselves left out; csr of shape (n, n)."""
    bounded(one, other)
    return apart(one @ other.T)


def overlaps(one: Any, other: Any) -> Any:
    """Return the sum of the smaller entries of every two rows; csr of shape (n, n).

    The rows of both matrices are of the same nodes; a node with itself is left out.
    """
    bounded(one, other)
    left, right = one.tocsc(), other.tocsc()
    found = sparse.csr_array((one.shape[0], one.shape[0]))
    rows: list[Any] = []
    columns: list[Any] = []
    values: list[Any] = []
    for column in range(left.shape[1]):
        a, b = (slice(side.indptr[column], side.indptr[column + 1]) for side in (left, right))
        here, there = left.indices[a], right.indices[b]
        if len(here) and len(there):
            rows.append(np.repeat(here, len(there)))
            columns.append(np.tile(there, len(here)))
            values.append(np.minimum(left.data[a][:, None], right.data[b][None, :]).ravel())
        if sum(map(len, values)) > MOST_PAIRS // 10:
            found = found + _summed(rows, columns, values, one.shape[0])
            rows, columns, values = [], [], []
    return apart(found + _summed(rows, columns, values, one.shape[0]))


def _summed(rows: list[Any], columns: list[Any], values: list[Any], n: int) -> Any:
    """Return entries as a matrix, those of one place added up."""
    if not values:
        return sparse.csr_array((n, n))
    places = (np.concatenate(rows), np.concatenate(columns))
    return sparse.csr_array((np.concatenate(values), places), shape=(n, n))


def apart(matrix: Any) -> Any:
    """Return a square matrix without its diagonal and without zeros."""
    found = matrix.tocoo()
    keep = (found.row != found.col) & (found.data != 0)
    entries = (found.data[keep], (found.row[keep], found.col[keep]))
    return sparse.csr_array(entries, shape=found.shape)


def bounded(one: Any, other: Any) -> None:
    """Raise a QueryError if more pairs meet than can be worked out."""
    meet = [np.bincount(side.indices, minlength=side.shape[1]).astype(np.float64) for side in (one, other)]
    pairs = float(meet[0] @ meet[1])
    if pairs > MOST_PAIRS:
        raise QueryError(
            f"About {pairs / 1e6:,.0f} million pairs would be compared, more than {MOST_PAIRS // 1_000_000} "
            "million. Narrow the statements: by issues, actors, kinds or time.",
            word="on",
        )

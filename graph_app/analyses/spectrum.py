"""The largest eigenvalue of an undirected graph and the vectors that belong to it."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import eigsh

Floats = npt.NDArray[np.float64]

_DENSE = 100
"""Actors of a component up to which all of its eigenvalues are worked out."""
_ALIKE = 1e-9
"""Eigenvalues of components that differ by less, relative to the largest, count as equal."""


def leading(matrix: Any) -> tuple[float, Floats]:
    """Return the largest eigenvalue of a symmetric matrix without negative entries, and its vector.

    Each connected component has a largest eigenvalue of its own with one positive vector (Perron and
    Frobenius). Where several components share the largest one, the vector is the part of (1, …, 1) that
    lies among theirs: what power iteration from equal values leads to. Actors of other components have 0.

    Parameters
    ----------
    matrix : sparse array of shape (n, n)
        Symmetric, no entry below 0.

    Returns
    -------
    float
        0 for a graph without ties.
    float array of shape (n,)
        The largest entry is 1; all are 0 for a graph without ties.
    """
    n = matrix.shape[0]
    vector = np.zeros(n)
    if not matrix.nnz:
        return 0.0, vector
    count, component = connected_components(matrix, directed=False)
    sizes = np.bincount(component, minlength=count)
    order = np.argsort(component, kind="stable")
    found = [
        (members, *_perron(matrix[members][:, members]))
        for members in np.split(order, np.cumsum(sizes)[:-1])
        if len(members) > 1
    ]
    top = max(value for _, value, _ in found)
    for members, value, own in found:
        if value >= top * (1 - _ALIKE):
            vector[members] = own * own.sum()
    return top, vector / vector.max()


def _perron(matrix: Any) -> tuple[float, Floats]:
    """Return the largest eigenvalue of a connected component and its positive vector of length 1."""
    size = matrix.shape[0]
    if size <= _DENSE:
        values, vectors = np.linalg.eigh(matrix.toarray())
    else:
        values, vectors = eigsh(matrix, k=1, which="LA", v0=np.ones(size), tol=0)
    vector = np.abs(vectors[:, -1])
    return float(values[-1]), vector / np.linalg.norm(vector)

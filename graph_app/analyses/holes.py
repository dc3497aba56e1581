"""Structural holes around an actor: Burt's constraint and effective size."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graph_app.analyses.measure import Measure, Values

Floats = npt.NDArray[np.float64]


def constraint(matrix: Any) -> Floats:
    """Return Burt's constraint of each actor.

    Definition: with p(i, j) the share of actor i's ties that is with j, the sum over i's contacts j of
    (p(i, j) + sum over others q of p(i, q) p(q, j))². Only contacts of i count as j.
    A high value means that the actor's ties lead to one contact, or to contacts who are tied to each other:
    there is nobody between whom it could stand. A low one means many contacts without ties among them. It
    must not be read as weakness, nor a low value as brokerage done: it says where holes are, not who uses
    them; ties that are not on record make holes that are none.

    Parameters
    ----------
    matrix : sparse array of shape (n, n)
        Symmetric; weights of ties, or 1.

    Returns
    -------
    float array of shape (n,)
        Can be above 1 for an actor with few contacts. NaN for an actor without ties: there is nothing that
        could be constrained.

    References
    ----------
    R. S. Burt (1992), Structural Holes, Harvard University Press, chapter 2.

    Examples
    --------
    Somebody between two others, and three who are all tied:

    >>> from scipy.sparse import csr_array
    >>> constraint(csr_array(np.array([[0.0, 1, 1], [1, 0, 0], [1, 0, 0]]))).tolist()
    [0.5, 1.0, 1.0]
    >>> constraint(csr_array(np.array([[0.0, 1, 1], [1, 0, 1], [1, 1, 0]]))).tolist()
    [1.125, 1.125, 1.125]
    """
    plain, share = _contacts(matrix), _shares(matrix)
    invested = (share + share @ share) * plain
    found = np.asarray((invested**2).sum(axis=1)).ravel()
    return np.where(_degree(plain) > 0, found, np.nan)


def effective_size(matrix: Any) -> Floats:
    """Return Burt's effective size of each actor's network.

    Definition: the number of its contacts less what is redundant of them: for each contact j, the sum over
    i's other contacts q of p(i, q) m(j, q), with p(i, q) the share of i's ties that is with q and m(j, q) the
    tie of j with q relative to j's strongest. Without weights it is d - 2t / d: the number of contacts d less
    the mean number of ties t among them that each has (Borgatti 1997).
    A high value means many contacts who are not tied to each other. It must not be read apart from degree:
    it grows with the number of contacts, and so with reporting.

    Parameters
    ----------
    matrix : sparse array of shape (n, n)
        Symmetric; weights of ties, or 1.

    Returns
    -------
    float array of shape (n,)
        From 0, for an actor without ties, to the number of its contacts.

    References
    ----------
    R. S. Burt (1992), Structural Holes, Harvard University Press, chapter 2; S. P. Borgatti (1997),
    Structural holes: unpacking Burt's redundancy measures, Connections 20, 35-38.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> effective_size(csr_array(np.array([[0.0, 1, 1], [1, 0, 0], [1, 0, 0]]))).tolist()
    [2.0, 1.0, 1.0]
    """
    plain, share = _contacts(matrix), _shares(matrix)
    strongest = np.asarray(matrix.max(axis=1).toarray()).ravel() if matrix.nnz else np.zeros(matrix.shape[0])
    relative = sparse.diags_array(_inverse(strongest)) @ matrix
    redundant = np.asarray(((share @ relative.T) * plain).sum(axis=1)).ravel()
    found: Floats = _degree(plain) - redundant
    return found


def _contacts(matrix: Any) -> Any:
    found = matrix.copy()
    found.data = np.ones(len(found.data))
    return found


def _degree(plain: Any) -> Floats:
    return np.asarray(plain.sum(axis=1), dtype=np.float64).ravel()


def _shares(matrix: Any) -> Any:
    """Return the share of each actor's ties that is with each other one."""
    return sparse.diags_array(_inverse(_degree(matrix))) @ matrix


def _inverse(values: Floats) -> Floats:
    return np.divide(1.0, values, out=np.zeros(len(values)), where=values > 0)


_BURT = "R. S. Burt (1992), Structural Holes, Harvard University Press, chapter 2."

CONSTRAINT = Measure(
    "constraint",
    "Constraint",
    "The actor's ties lead to one contact, or to contacts who are tied to each other.",
    "Not weakness: it says where holes in the record are, not who uses them. Actors without ties have none.",
    "c(i) = sum over contacts j of (p(i, j) + sum over q of p(i, q) p(q, j))², p the share of i's ties",
    _BURT,
    lambda tied: Values(constraint(tied.matrix)),
    weighted=(True, False),
)
EFFECTIVE_SIZE = Measure(
    "effective_size",
    "Effective size",
    "The actor has many contacts who are not tied to each other.",
    "Not to be read apart from degree: it grows with the number of contacts, and so with reporting.",
    "e(i) = sum over contacts j of (1 - sum over q of p(i, q) m(j, q)), m the tie relative to j's strongest",
    _BURT,
    lambda tied: Values(effective_size(tied.matrix)),
    weighted=(True, False),
)

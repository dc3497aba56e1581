"""The best division of a signed network into two camps by integer programming."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy  # loads its optimize, which takes long, when that is first named
from scipy import sparse

from graph_app.analyses.cycles import Cycle, incidence
from graph_app.analyses.signed import Floats, Ints, Signed

SHORTEST = 0.01
"""Seconds that the solver has at least."""


def least(
    signed: Signed, cycles: Sequence[Cycle], cost: Floats, seconds: float, most: float = np.inf
) -> tuple[Ints | None, float]:
    """Return the division that goes against pairs of the least cost, and a lower bound on that cost.

    Definition: the XOR model of Aref, Mason and Wilson: actors have 0 or 1, a pair 1 if it goes against the
    division, which four inequalities per pair say; the actor with most pairs has 1, as camps can be swapped;
    and unbalanced cycles have a sum of at least 1. Solved by branch and bound (HiGHS). Values hold to within
    the solver's tolerance, a millionth.

    Parameters
    ----------
    signed : Signed
        The network.
    cycles : sequence of Cycle
        Unbalanced cycles; they change nothing but the time it takes.
    cost : float array of shape (pairs,)
        What it costs to go against each pair.
    seconds : float
        How long it may take.
    most : float, optional
        Only divisions that go against no more weight than this.

    Returns
    -------
    tuple of int array or None, and float
        1 or -1 per actor, None if no division was found; 0 if nothing was proved.

    References
    ----------
    S. Aref, A. J. Mason, M. C. Wilson (2020), A modeling and computational study of the frustration index in
    signed networks, Networks 75, 95-110.

    Examples
    --------
    >>> hostile = Signed(3, np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([-1.0, -3.0, -2.0]))
    >>> side, bound = least(hostile, [], np.abs(hostile.weight), 5.0)
    >>> hostile.against(side).tolist(), round(bound, 6)
    ([True, False, False], 1.0)
    """
    n, pairs = signed.n, len(signed.weight)
    rules = [_rules(signed)]
    if cycles:
        inside = sparse.hstack([sparse.csr_array((len(cycles), n)), incidence(cycles, pairs)])
        rules.append(scipy.optimize.LinearConstraint(inside, 1, np.inf))
    if np.isfinite(most):
        weight = np.r_[np.zeros(n), np.abs(signed.weight)]
        rules.append(scipy.optimize.LinearConstraint(sparse.csr_array(weight[np.newaxis]), -np.inf, most))
    low = np.zeros(n + pairs)
    low[np.bincount(np.r_[signed.one, signed.two], minlength=n).argmax()] = 1
    found = scipy.optimize.milp(
        np.r_[np.zeros(n), cost],
        integrality=np.r_[np.ones(n), np.zeros(pairs)],
        bounds=scipy.optimize.Bounds(low, 1),
        constraints=rules,
        options={"time_limit": max(seconds, SHORTEST), "mip_rel_gap": 0.0},
    )
    bound = found.mip_dual_bound
    proved = float(bound) if bound is not None and np.isfinite(bound) else 0.0
    if found.x is None:
        return None, proved
    return np.where(found.x[:n] > 0.5, 1, -1), proved


def _rules(signed: Signed) -> Any:
    """Return what makes a pair go against: friendly with different ends, hostile with equal ones."""
    pairs = len(signed.weight)
    row, one = np.arange(pairs), np.ones(pairs)
    sign, apart = np.sign(signed.weight), (signed.weight < 0).astype(np.float64)
    columns = np.r_[signed.one, signed.two, signed.n + row]
    shape = (pairs, signed.n + pairs)

    def side(way: float) -> Any:
        values = np.r_[-way * one, way * sign, one]
        return sparse.csr_array((values, (np.r_[row, row, row], columns)), shape=shape)

    return scipy.optimize.LinearConstraint(
        sparse.vstack([side(1.0), side(-1.0)]), np.r_[-apart, apart], np.inf
    )

"""How alike what two nodes say is: congruence, conflict, their difference, and how they are normalised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from scipy import sparse

from graph_app.analyses.discourse.profiles import Floats, Profiles, apart, dots, overlaps

DEFINITIONS: Mapping[str, str] = MappingProxyType(
    {
        "congruence": "Σ over issues of for(i) × for(k) + against(i) × against(k): how often two say the "
        "same of the same",
        "conflict": "Σ over issues of for(i) × against(k) + against(i) × for(k): how often two say the "
        "opposite of the same",
        "subtract": "congruence less conflict: above 0 two rather agree, below 0 they rather disagree",
        "ignore": "Σ over issues of statements(i) × statements(k), whatever they say: how often two speak "
        "of the same",
    }
)
"""How a tie is computed before it is normalised; for, against and statements are (weighted) numbers."""
SCALED: Mapping[str, str] = MappingProxyType(
    {
        "congruence": "Σ over issues and pairs of statements of 1 - |a - b| / 4",
        "conflict": "Σ over issues and pairs of statements of |a - b| / 4",
        "subtract": "congruence less conflict: Σ over issues and pairs of statements of 1 - |a - b| / 2",
        "ignore": "Σ over issues of statements(i) × statements(k), which is congruence + conflict",
    }
)
"""The same on the scale of five steps; a and b are the stances of a pair of statements."""
NEITHER = (
    "Statements of stance 0 are neither for nor against: they take no part but where stances are ignored."
)
CAUTION = (
    "Not an alliance and not influence: two may say the same without knowing each other, and who is asked, "
    "reported and coded more often has more of everything. Few statements make few ties: absence of a tie is "
    "not disagreement."
)

_NOTHING = 1e-12
"""What is smaller is left of two sums that are the same on paper."""


@dataclass(frozen=True)
class Normalisation:
    """A way to take activity out of a network.

    Attributes
    ----------
    title, formula, reference : str
        What it is called, how it is computed, where it comes from.
    bounded : {"always", "once", "never"}
        Whether values lie in 0 … 1 (of subtract in -1 … 1): always, only if nobody says the same of the same
        more than once, or never.
    apply : callable
        From the rows of both sides, of shape (n, columns), and what an entry counts, to the network.
    """

    title: str
    formula: str
    reference: str
    bounded: str
    apply: Callable[[Any, Any, float], Any]


def _plain(one: Any, other: Any, share: float) -> Any:
    return share * dots(one, other)


def _over(found: Any, divisor: Callable[[Any, Any], Floats]) -> Any:
    """Return a network with each tie divided by something of its two ends."""
    entries = found.tocoo()
    by = divisor(entries.row, entries.col)
    values = np.divide(entries.data, by, out=np.zeros(len(by)), where=by > 0)
    return sparse.csr_array((values, (entries.row, entries.col)), shape=entries.shape)


def _activity(rows: Any, share: float) -> Floats:
    return np.asarray(share * rows.sum(axis=1), dtype=np.float64).ravel()


def _average(one: Any, other: Any, share: float) -> Any:
    active = _activity(one, share)
    return _over(share * dots(one, other), lambda i, k: (active[i] + active[k]) / 2)


def _jaccard(one: Any, other: Any, share: float) -> Any:
    total, both = _activity(one, 1.0), overlaps(one, other)
    entries = both.tocoo()
    return _over(both, lambda i, k: total[i] + total[k] - entries.data)


def _cosine(one: Any, other: Any, share: float) -> Any:
    norm = np.sqrt(np.asarray(one.multiply(one).sum(axis=1), dtype=np.float64).ravel())
    return _over(dots(one, other), lambda i, k: norm[i] * norm[k])


def _product(one: Any, other: Any, share: float) -> Any:
    active = _activity(one, share)
    return _over(share * dots(one, other), lambda i, k: active[i] * active[k])


NORMALISATIONS: Mapping[str, Normalisation] = MappingProxyType(
    {
        "none": Normalisation("Not normalised", "x(i, k)", "Leifeld (2017)", "never", _plain),
        "average_activity": Normalisation(
            "Average activity",
            "x(i, k) / ((n(i) + n(k)) / 2), n the number of statements",
            "Leifeld (2017)",
            "once",
            _average,
        ),
        "jaccard": Normalisation(
            "Jaccard",
            "Σ min / Σ max over what both say, for and against apart; of conflict with the opposite of what "
            "k says",
            "Jaccard (1912); with numbers Ružička (1958)",
            "always",
            _jaccard,
        ),
        "cosine": Normalisation(
            "Cosine",
            "x(i, k) / (√Σ a(i)² × √Σ a(k)²), a how often each says what (Euclidean norms)",
            "Salton and McGill (1983)",
            "always",
            _cosine,
        ),
        "product_of_activities": Normalisation(
            "Product of activities",
            "x(i, k) / (n(i) × n(k)), n the number of statements; called cosine in Discourse Network "
            "Analyzer",
            "Leifeld, Gruber and Bossner (2019)",
            "always",
            _product,
        ),
    }
)
"""Every normalisation of a network of pairs."""


def network(found: Profiles, mode: str, normalise: str) -> Any:
    """Return the network of nodes that say the same, or the opposite.

    Definition: `DEFINITIONS`, on the scale of five steps `SCALED`, over the formula of the normalisation.
    Activity n counts the statements that take part in the mode. A high value means that two often say the
    same (or the opposite) of the same. It must not be read as alliance or influence.

    Parameters
    ----------
    found : Profiles
        What nodes say.
    mode : {"congruence", "conflict", "subtract", "ignore"}
        What makes a tie.
    normalise : str
        A word of `NORMALISATIONS`.

    Returns
    -------
    sparse csr matrix of shape (n, n)
        Symmetric, without a diagonal; what is absent is 0.

    References
    ----------
    P. Leifeld (2017), Discourse network analysis: policy debates as dynamic networks, in: The Oxford Handbook
    of Political Networks. P. Leifeld, J. Gruber, F. R. Bossner (2019), Discourse Network Analyzer manual. P.
    Jaccard (1912), The distribution of the flora in the alpine zone, New Phytologist 11. M. Ružička (1958),
    Anwendung mathematisch-statistischer Methoden in der Geobotanik, Biológia 13. G. Salton, M. J. McGill
    (1983), Introduction to Modern Information Retrieval.
    """
    if mode == "subtract":
        made = network(found, "congruence", normalise) - network(found, "conflict", normalise)
        made.data[np.abs(made.data) < _NOTHING] = 0.0
        return apart(made)
    if mode == "ignore":
        one, other, share = found.total, found.total, 1.0
    else:
        one, share = found.signed, found.share
        other = one if mode == "congruence" else found.mirrored
    made = NORMALISATIONS[normalise].apply(one, other, share)
    if bounds(found, mode, normalise) is not None:
        made.data = np.minimum(made.data, 1.0)  # a root may round above it
    return made


def bounds(found: Profiles, mode: str, normalise: str) -> tuple[float, float] | None:
    """Return between which values a network lies whatever is said; None where there are no such bounds."""
    kind = NORMALISATIONS[normalise].bounded
    rows = found.total if mode == "ignore" else found.signed
    once = not rows.nnz or float(rows.max()) <= 1.0
    if kind == "never" or (kind == "once" and not once):
        return None
    return (-1.0 if mode == "subtract" else 0.0, 1.0)

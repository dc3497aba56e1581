"""Statements for tests: from plain rows, at random, and a reference that loops over all pairs of them."""

from collections import defaultdict
from itertools import product
from math import sqrt

import numpy as np
from hypothesis import strategies as st

from graph_app.analyses.discourse.counting import counted
from graph_app.analyses.discourse.options import read
from graph_app.analyses.discourse.said import Said
from graph_app.analyses.discourse.words import CHANCE, NETWORK, PAIRS, READING, TIME
from graph_app.schema.dates import NO_FIRST_DAY, NO_LAST_DAY

EVERY = (*NETWORK, *READING, *PAIRS, *TIME, *CHANCE)


def how(**words):
    """Return the values of all words about networks."""
    return read(EVERY, words)


def said(rows):
    """Return statements of rows (node, other, stance, first day, last day, source); None is undated."""
    full = [tuple(row) + (0, None, -1)[len(row) - 3 :] for row in rows]
    node, other, stance, first, last, source = (
        [list(column) for column in zip(*full, strict=True)] if full else [[] for _ in range(6)]
    )
    last = [a if b is None else b for a, b in zip(first, last, strict=True)]
    ints = {
        "row": list(range(len(full))),
        "actor": node,
        "issue": other,
        "node": node,
        "other": other,
        "stance": stance,
        "first": [NO_FIRST_DAY if day is None else day for day in first],
        "last": [NO_LAST_DAY if day is None else day for day in last],
        "source": source,
    }
    arrays = {name: np.array(values, dtype=np.int64) for name, values in ints.items()}
    return Said(**arrays, weight=np.ones(len(full)))


def shaped(statements, nodes=6, others=4, **words):
    """Return the statements that count."""
    return counted(statements, (nodes, others), how(**words))


STATEMENTS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.integers(0, 3),
        st.integers(-2, 2),
        st.integers(0, 800),
        st.none(),
        st.integers(-1, 5),
    ),
    max_size=40,
)


def similar(one, other, mode, scale):
    """Return what a pair of stances on the same issue adds to a tie."""
    if mode == "ignore":
        return 1.0
    if scale == "five_step":
        alike = 1 - abs(one - other) / 4
    elif not one or not other:
        return 0.0
    else:
        alike = float((one > 0) == (other > 0))
    clash = 1 - alike
    return {"congruence": alike, "conflict": clash, "subtract": alike - clash}[mode]


def features(found, node, mode, scale, *, mirrored=False):
    """Return what a node says, by what it can be compared in."""
    says = defaultdict(float)
    for a, b, stance, weight in zip(found.node, found.other, found.stance, found.weight, strict=True):
        if a != node:
            continue
        stance = -stance if mirrored and scale == "binary" else stance
        if mode == "ignore":
            says[b] += weight
        elif scale == "binary":
            if stance:
                says[b, np.sign(stance)] += weight
        else:
            for cut in (-1.5, -0.5, 0.5, 1.5):
                says[b, cut, (stance > cut) != mirrored] += weight
    return says


def reference(found, n, mode, scale, normalise):
    """Return a network of statements by the formulas in print, pair by pair."""
    if mode == "subtract":
        return reference(found, n, "congruence", scale, normalise) - reference(
            found, n, "conflict", scale, normalise
        )
    share = 0.25 if scale == "five_step" and mode != "ignore" else 1.0
    rows = [features(found, node, mode, scale) for node in range(n)]
    turned = [features(found, node, mode, scale, mirrored=mode == "conflict") for node in range(n)]
    columns = list(zip(found.node, found.other, found.stance, found.weight, strict=True))
    made = np.zeros((n, n))
    for i, k in product(range(n), range(n)):
        if i == k:
            continue
        if normalise == "jaccard":
            keys = set(rows[i]) | set(turned[k])
            least = sum(min(rows[i][key], turned[k][key]) for key in keys)
            most = sum(max(rows[i][key], turned[k][key]) for key in keys)
            made[i, k] = least / most if most else 0.0
            continue
        total = sum(
            w * v * similar(a, b, mode, scale)
            for x, issue, a, w in columns
            for y, same, b, v in columns
            if x == i and y == k and issue == same
        )
        active = [share * sum(rows[node].values()) for node in (i, k)]
        norm = [sqrt(share * sum(value**2 for value in rows[node].values())) for node in (i, k)]
        by = {
            "none": 1.0,
            "average_activity": sum(active) / 2,
            "cosine": norm[0] * norm[1],
            "product_of_activities": active[0] * active[1],
        }[normalise]
        made[i, k] = total / by if by else 0.0
    return made

"""Signed graphs that balance is tried on, and every division of small ones."""

import numpy as np
from hypothesis import strategies as st

from graph_app.analyses.signed import Signed, netted

WEIGHTS = st.sampled_from([0.0, 0.07, 0.12, 0.28, 0.3, 0.5, 0.9, 1.0, 1 / 3])


def signed(n, *pairs):
    """Return a network of rows of (one, two, weight with sign)."""
    one, two, weight = (np.array(column) for column in zip(*pairs, strict=True)) if pairs else ([], [], [])
    ends = np.asarray(one, dtype=np.int64), np.asarray(two, dtype=np.int64)
    weight = np.asarray(weight, dtype=np.float64)
    return netted(n, *ends, np.abs(weight), np.where(weight < 0, -1, 1))


def of_graph(graph, weight=-1.0):
    """Return a graph of NetworkX with one weight for all pairs."""
    place = {node: at for at, node in enumerate(graph)}
    return signed(len(place), *((place[one], place[two], weight) for one, two in graph.edges()))


@st.composite
def ties(draw, most=12, count=40):
    """A number of actors and ties: parallel ones, loops, ties without weight, those that cancel out."""
    n = draw(st.integers(1, most))
    actor = st.integers(0, n - 1)
    rows = draw(st.lists(st.tuples(actor, actor, WEIGHTS, st.sampled_from([1, -1])), max_size=count))
    start, end, weight, sign = (list(column) for column in zip(*rows, strict=True)) if rows else [[]] * 4
    whole = {"dtype": np.int64}
    return n, (
        np.array(start, **whole),
        np.array(end, **whole),
        np.array(weight, dtype=float),
        np.array(sign, **whole),
    )


def networks(most=12, count=40):
    return ties(most, count).map(lambda drawn: netted(drawn[0], *drawn[1]))


def every(network: Signed):
    """Return the least weight that a division goes against, and the pairs of each division that does so."""
    places = np.arange(2 ** max(network.n - 1, 0))
    sides = 1 - 2 * ((places[:, np.newaxis] >> np.arange(network.n)) & 1)  # the last actor stays
    wrong = sides[:, network.one] * sides[:, network.two] * network.weight < 0
    cost = (wrong * np.abs(network.weight)).sum(axis=1)
    best = cost.min() if len(cost) else 0.0
    return float(best), np.unique(wrong[cost <= best + 1e-9], axis=0)

"""Very many actors: the core is forced with room for its glyphs, the others stand among neighbours."""

from importlib import import_module

import numpy as np
import pytest

from graph_app.layouts import _sampled as module
from graph_app.layouts import force, place
from graph_app.layouts._sampled import core_of
from graph_app.layouts._ties import canonical

CORE = 40


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(module, "CORE", CORE)
    monkeypatch.setattr(import_module("graph_app.layouts.force"), "LARGE", 100)  # its package has the verb


def camps(count=4, hubs=10, leaves=60, loose=0):
    """Camps of hubs that are all tied, with leaves of one hub each, and a bridge from camp to camp."""
    ends = []
    size = hubs + leaves
    for camp in range(count):
        first = camp * size
        ends += [(first + a, first + b) for a in range(hubs) for b in range(a)]
        ends += [(first + hubs + leaf, first + leaf % hubs) for leaf in range(leaves)]
        ends.append((first, (camp + 1) % count * size))
    n = count * size + loose
    return n, np.array(ends), np.ones(len(ends)), np.repeat(np.arange(count), size)


def test_the_core_is_who_has_most_ties_and_of_equals_the_first():
    n, ends, weight, _ = camps()
    core = core_of(n, canonical(n, ends, weight))
    degree = np.bincount(ends.ravel(), minlength=n)
    assert len(core) == CORE
    assert degree[core].min() >= np.delete(degree, core).max()
    ring = canonical(60, np.column_stack([np.arange(60), np.roll(np.arange(60), 1)]), np.ones(60))
    assert core_of(60, ring).tolist() == list(range(CORE))


def test_the_core_stands_as_it_would_alone_and_its_glyphs_have_room():
    n, ends, weight, _ = camps()
    sizes = np.full(n, 9.0)
    spots = force(n, ends, weight, sizes=sizes)
    core = core_of(n, canonical(n, ends, weight))
    row = np.full(n, -1)
    row[core] = np.arange(len(core))
    inside = (row[ends] >= 0).all(axis=1)
    alone = force(len(core), row[ends[inside]], weight[inside], sizes=sizes[core])
    assert np.allclose(spots[core], alone, atol=1e-6)
    away = np.linalg.norm(spots[core][:, None] - spots[core][None], axis=2) * 500
    assert (away + np.eye(len(core)) * 1e6).min() >= 2 * 9.0


def test_the_others_stand_near_their_neighbours():
    n, ends, weight, camp = camps()
    spots = force(n, ends, weight)
    core = core_of(n, canonical(n, ends, weight))
    middles = np.array([spots[core[camp[core] == one]].mean(axis=0) for one in range(4)])
    others = np.delete(np.arange(n), core)
    nearest = np.linalg.norm(spots[others][:, None] - middles[None], axis=2).argmin(axis=1)
    assert (nearest == camp[others]).mean() > 0.95
    for leaf in others[:50].tolist():
        (hub,) = ends[(ends == leaf).any(axis=1)][0][ends[(ends == leaf).any(axis=1)][0] != leaf]
        assert np.linalg.norm(spots[leaf] - spots[hub]) <= module._SCATTER + 1e-6


def test_who_is_joined_to_nobody_of_the_core_stands_in_a_strip_below():
    n, ends, weight, _ = camps(loose=30)
    spots = force(n, ends, weight)
    assert spots[:-30, 1].min() > spots[-30:, 1].max()
    assert len(np.unique(spots[-30:, 0])) == 30
    assert (np.abs(spots) <= [1.0, 0.76 + 1e-6]).all()


def test_a_chain_that_hangs_from_the_core_is_followed_to_its_end():
    n, ends, _, _ = camps(loose=12)
    chain = np.r_[0, np.arange(n - 12, n)]
    ends = np.vstack([ends, np.column_stack([chain[:-1], chain[1:]])])
    spots = force(n, ends, np.ones(len(ends)))
    away = np.linalg.norm(spots[chain[1:]] - spots[0], axis=1)
    assert away.max() <= len(chain) * 2 * module._SCATTER
    assert not np.isclose(spots[chain, 1], -0.99 * 0.76).any()  # where nobody's neighbours stand


def test_places_hang_neither_on_the_order_nor_on_the_direction_of_ties():
    n, ends, weight, _ = camps()
    shuffled = np.random.default_rng(3).permutation(len(ends))
    assert np.array_equal(force(n, ends, weight), force(n, ends[shuffled][:, ::-1], weight[shuffled]))


def test_of_hidden_actors_only_the_others_count():
    n, ends, weight, camp = camps()
    spots = place("force", n, ends, weight, visible=camp < 2)
    assert (spots[camp < 2, 1] >= -0.77).all()
    assert (spots[camp >= 2, 1] < -0.8).all()


def test_progress_goes_to_the_end():
    n, ends, weight, _ = camps()
    told = []
    force(n, ends, weight, progress=told.append)
    assert told[-1] == 1.0
    assert told == sorted(told)

"""Publishers: what rests on them, and what is left without one."""

import numpy as np
import pytest

from graph_app.analyses.publishers import publishers_of, resting, tried
from graph_app.analyses.record import Record
from tests.worlds import World, actors, event, part, tie


def source(key, publisher=None, title=None):
    return {"id": key, "title": title or f"Title of {key}", "publisher": publisher}


WORLD = World(
    {
        "actors": actors(*"abcd"),
        "sources": [
            source("s1", "Post"), source("s2", "Post"), source("s3", "Gazette"),
            source("s4"), source("s5"), source("s6", "Unread"), source("s-off"),
        ],
        "ties": [
            tie("t1", "a", "b", source="s1"), tie("t2", "a", "c", source="s2"),
            tie("t3", "b", "c", source="s3"), tie("t4", "c", "d", source="s4"),
            tie("t5", "a", "d", source="s5"), tie("t6", "b", "d", source=None),
        ],
        "events": [event("e", source="s3"), event("f", source=None)],
        "participations": [
            part("e", "a", source="s1"), part("e", "b", source=None), part("e", "c", source="s3"),
            part("f", "c", source=None), part("f", "d", source="s4"),
        ],
    }
)  # fmt: skip


def of(explorer):
    record = Record.of(explorer.network, explorer.rows, directed=False, weighted=True)
    return record, publishers_of(explorer.network)


def left(record, found, name):
    return record.left(found.without(found.names.index(name)))


def test_ties_rest_on_publishers_and_sources_without_one_are_each_their_own():
    record, found = of(WORLD.explorer())
    assert [found.names[one] for one in found.ties[:-1]] == [
        "Post", "Post", "Gazette", "Title of s4", "Title of s5",
    ]  # fmt: skip
    assert found.ties[-1] == -1
    assert resting(record, found).sum(axis=1).tolist() == [1, 1, 1, 1, 1, 0]


def test_those_on_which_most_ties_rest_are_tried_first_and_equal_ones_by_name():
    record, found = of(WORLD.explorer())
    every = tried(record, found, 10)
    assert [found.names[one] for one in every.which] == ["Post", "Gazette", "Title of s4", "Title of s5"]
    assert (every.of, every.share) == (4, pytest.approx(5 / 6))
    first = tried(record, found, 1)
    assert (len(first.which), first.of, first.share) == (1, 4, pytest.approx(2 / 6))


def test_sources_of_one_title_without_a_publisher_stay_apart():
    rows = [source("s1", title="Untitled"), source("s2", title="Untitled"), source("s-off")]
    ties = [tie("t1", "a", "b", source="s2"), tie("t2", "a", "b", source="s1")]
    record, found = of(World({"actors": actors("a", "b"), "sources": rows, "ties": ties}).explorer())
    which = tried(record, found, 5).which
    assert [(found.names[one], found.keys[one]) for one in which] == [("Untitled", "s1"), ("Untitled", "s2")]


def ends(tied, rows=slice(None)):
    return list(zip(tied.start[rows].tolist(), tied.end[rows].tolist(), strict=True))


def test_without_a_publisher_its_ties_are_gone():
    record, found = of(WORLD.explorer())
    assert ends(left(record, found, "Post")) == [(1, 2), (2, 3), (0, 3), (1, 3)]
    assert ends(left(record, found, "Unread")) == ends(record.tied)


def test_acting_together_rests_on_events_and_participations():
    record, found = of(WORLD.explorer().filter(derived=True))
    pairs = {"ab": ["Gazette", "Post"], "ac": ["Gazette", "Post"], "bc": ["Gazette"], "cd": ["Title of s4"]}
    rests = resting(record, found).toarray()[6:]
    for marks, names in zip(rests, pairs.values(), strict=True):
        assert sorted(found.names[one] for one in np.flatnonzero(marks)) == names
    assert tried(record, found, 9).share == pytest.approx(9 / 10)  # all but the tie without a source
    post = left(record, found, "Post")
    assert ends(post)[4:] == [(1, 2), (2, 3)]
    assert post.weight[4:].tolist() == [1.0, 1.0]  # of the three of one event two are left


def test_without_a_publisher_all_that_does_not_rest_on_it_stays(debate):
    record, found = of(debate.filter(derived="on"))
    rests, count = resting(record, found).tocsc(), len(record.recorded)
    for one in tried(record, found, 400).which[::40]:
        stays = np.setdiff1d(np.arange(rests.shape[0]), rests[:, [one]].indices)
        recorded = stays[stays < count]
        after = record.left(found.without(one))
        assert ends(after, slice(len(recorded))) == ends(record.tied, recorded)
        assert after.weight[: len(recorded)].tolist() == record.tied.weight[recorded].tolist()
        assert set(ends(record.tied, stays[stays >= count])) <= set(ends(after, slice(len(recorded), None)))


def test_without_sources_nobody_is_tried():
    ties = [tie("t", "a", "b", source=None)]
    record, found = of(World({"actors": actors("a", "b"), "ties": ties, "sources": []}).explorer())
    assert tried(record, found, 5) == ([], 0, 0.0)
    record, found = of(World().explorer())
    which, count, share = tried(record, found, 5)
    assert (which, count) == ([], 0)
    assert np.isnan(share)

"""A data set as arrays."""

import numpy as np

from graph_app.schema.dates import NO_FIRST_DAY, NO_LAST_DAY, day_interval
from tests.worlds import World, actors


def test_positions_follow_the_tables(tiny):
    network = tiny.network
    assert (network.n, network.m, network.d) == (8, 12, 5)
    assert network.position["juno"] == 3
    assert network.start.tolist() == [0, 0, 0, 0, 2, 5, 6, 1, 0, 2, 3, 4]
    assert network.end.tolist() == [2, 2, 6, 1, 3, 4, 0, 4, 5, 4, 0, 1]
    assert [len(side) for side in network.ends] == [17, 17]


def test_direction_counts_policy_issues_only(tiny):
    assert tiny.network.direction.tolist() == [1, -1, 0, 0]


def test_undated_ties_are_those_without_both_dates_and_spans_are_wide_open(tiny):
    network = tiny.network
    assert np.flatnonzero(network.undated).tolist() == [4, 5]
    assert (network.span[0][4], network.span[1][4]) == (NO_FIRST_DAY, NO_LAST_DAY)
    assert (network.span[0][2], network.span[1][2]) == (
        day_interval("2023-01-15")[0],
        day_interval("2023-12-31")[1],
    )
    assert (network.span[0][0], network.span[1][0]) == (day_interval("2022")[0], NO_LAST_DAY)


def test_grades_come_from_the_sources_and_are_missing_without_one(tiny):
    assert tiny.network.tie_grade.tolist() == [2, 1, 2, 1, 0, 3, 2, 3, 3, 1, 0, 3]
    world = World(
        {"actors": actors("a", "b"), "ties": [{"id": "t", "from_id": "a", "to_id": "b", "kind": "funds"}]}
    )
    assert world.network().tie_grade.tolist() == [-1]


def test_a_debate_of_nobody_is_a_network_of_nothing():
    network = World({"actors": []}).network()
    assert (network.n, network.m, network.d) == (0, 0, 0)


def test_words_are_looked_up_by_id_and_missing_ones_left_out(tiny):
    assert tiny.network.words("tie_kinds", "inverse_name")["funds"] == "is funded by"
    assert "aid" not in tiny.network.words("actors", "summary")

"""How much time is left, and how much of it is told to be gone."""

from time import sleep

from graph_app.analyses.budget import MOST, Budget


def test_time_runs_out_and_is_told_as_a_share():
    told = []
    budget = Budget(0.3, told.append)
    assert 0 < budget.left <= 0.3
    budget.tell()
    sleep(0.31)
    budget.tell()
    assert budget.left == 0
    assert 0 <= told[0] < 0.5 and told[1] == MOST


def test_a_first_share_ends_earlier_and_is_told_as_part_of_the_whole():
    told = []
    whole = Budget(100.0, told.append)
    half = whole.first(0.5)
    assert 49 < half.left <= 50 < whole.left
    half.tell()
    assert told[0] < 0.1
    assert whole.first(0.0).left == 0

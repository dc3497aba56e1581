"""The page follows the log: each request is answered from one state, the last one."""

import pytest
from flask import Flask

from graph_app.errors import UnavailableError
from graph_app.web.app import live
from graph_app.web.editions import LATELY, MOST, Editions


class Log:
    """A log with a last change, which may not answer."""

    def __init__(self, head=0):
        self.number, self.away, self.made = head, False, []

    def head(self):
        if self.away:
            raise UnavailableError("away")
        return self.number

    def make(self, number):
        self.made.append(number)
        return f"state {number}"


@pytest.fixture
def log():
    return Log()


@pytest.fixture
def editions(log):
    return Editions(log.head, log.make)


def test_a_state_is_made_once(editions, log):
    assert [editions.now(), editions.now()] == [(0, "state 0")] * 2
    log.number = 1
    assert editions.now() == (1, "state 1")
    assert log.made == [0, 1]


def test_within_a_request_nothing_changes(editions, log):
    app = Flask("x")
    with app.test_request_context():
        assert editions.now()[0] == 0
        log.number = 1
        assert editions.now()[0] == 0
    with app.test_request_context():
        assert editions.now()[0] == 1


def test_while_the_database_is_away_the_last_state_is_seen(editions, log):
    log.number = 3
    editions.now()
    log.away = True
    assert editions.now() == (3, "state 3")
    log.away, log.number = False, 4
    assert editions.now() == (4, "state 4")


def test_only_a_few_states_are_kept(editions, log):
    for number in range(MOST + 1):
        log.number = number
        editions.now()
    assert editions.lately(0) == "state 0"
    assert log.made == [*range(MOST + 1), 0]


def test_states_of_long_ago_and_of_the_future_are_nobody_s(editions, log):
    log.number = LATELY + 5
    assert editions.lately(5) == "state 5"
    assert (editions.lately(4), editions.lately(LATELY + 6), editions.lately(-1)) == (None, None, None)


def test_what_panels_answer_from_is_the_last_state(ws, desk):
    seen = live(desk)
    assert (seen.edition, seen.desk) == (0, desk)
    before, address = seen.explorer, seen.drawing.address
    assert address == f"network/{before.network.dataset.fingerprint}.json?edition=0"
    assert seen.explorer is before
    made = ws.add("actors", {"name": "Newcomer", "kind": "company"})
    assert seen.edition == made.number == 1
    assert "newcomer" in seen.explorer.network.position
    assert seen.drawing.address != address
    assert seen.named("a=b") == {"query": "a=b", "edition": 1}
    assert (seen.moved_on({"query": "", "edition": 0}), seen.moved_on({"query": "", "edition": 1})) == (
        True,
        False,
    )
    assert not seen.moved_on(None)
    assert seen.edited("0").explorer is before
    for asked in ("", "x", "-1", "7", "99999999999999999999", "٣"):
        assert seen.edited(asked) is seen


def test_two_servers_of_one_workspace_show_the_same(ws, desk):
    one, other = live(desk), live(desk)
    ws.add("actors", {"name": "Newcomer", "kind": "company"})
    assert one.edition == other.edition == 1
    assert one.drawing.address == other.drawing.address

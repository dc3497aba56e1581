"""What is filled in becomes an edit."""

import pytest

from graph_app.web.desk.writing import changed, filled, to_add, to_change
from graph_app.workspace.base import open_base
from graph_app.workspace.planning import plan
from graph_app.workspace.state import State
from tests.worlds import TINY

NEW = {
    "source.how": "new",
    "source.url": "https://news.example/1",
    "source.title": "News",
    "source.date": "2024-05",
    "source.grade": "press",
}
TIE = {"from_id": "acme", "to_id": "juno", "kind": "funds", "confidence": "high", "start": " ", "why": ""}


@pytest.fixture(scope="module")
def state():
    return State.of(open_base(TINY))


def test_empty_fields_are_no_cells_and_the_reason_is_none(state):
    edit = to_add(state, "ties", TIE | {"source.how": "known", "source.known": "src-press", "end": None})
    assert edit.steps[0].values == {"from_id": "acme", "to_id": "juno", "kind": "funds", "confidence": "high"}
    assert (edit.source, edit.why) == ("src-press", "")
    assert plan(state, edit).ok


def test_a_new_source_comes_with_the_row_that_rests_on_it(state):
    ready = plan(state, to_add(state, "ties", TIE | NEW))
    source, tie = ready.effects
    assert ready.ok
    assert source.after == {
        "id": "news",
        "title": "News",
        "url": "https://news.example/1",
        "date": "2024-05",
        "grade": "press",
    }
    assert tie.after["source_id"] == "news"


def test_without_a_source_a_tie_cannot_be_added(state):
    found = plan(state, to_add(state, "ties", TIE)).findings
    assert [(one.code, one.column) for one in found] == [("missing-value", "source_id")]


def test_only_what_is_otherwise_is_changed(state):
    before = state.row("actors", "acme").values
    assert changed(state, "actors", before, dict(before)) == {}
    assert changed(state, "actors", before, {**before, "website": "", "name": "Acme Labs"}) == {
        "website": None,
        "name": "Acme Labs",
    }
    assert changed(state, "actors", before, {"nonsense": "x"}) == {}
    assert filled(state, "ties", {"source_id": "src-gov", "end": "2025"}) == {"end": "2025"}


def test_a_source_that_is_said_is_that_of_the_row_from_now_on(state):
    row = ("acme.funds.iris", 0)
    known = to_change(state, "ties", row, {}, {"source.how": "known", "source.known": "src-gov"})
    assert known.steps[0].values == {"source_id": "src-gov"}
    fresh = to_change(state, "ties", row, {"end": "2025"}, NEW)
    assert fresh.steps[0].values == {"end": "2025", "source_id": "news"}
    ready = plan(state, fresh)
    assert ready.ok
    assert [(one.table, one.done) for one in ready.effects] == [("sources", "added"), ("ties", "changed")]


def test_a_source_with_a_known_address_is_the_one_on_record(state):
    values = NEW | {"source.url": "https://acme.example/view/"}
    edit = to_change(state, "ties", ("acme.funds.iris.2", 0), {}, values)
    assert (edit.steps[0].values, edit.source) == ({"source_id": "src-acme"}, "src-acme")


def test_the_source_of_a_change_of_an_actor_stays_with_the_change(state):
    edit = to_change(state, "actors", ("acme", 0), {"website": "a.example"}, NEW)
    assert edit.steps[0].values == {"website": "a.example"}
    assert edit.source["url"] == "https://news.example/1"

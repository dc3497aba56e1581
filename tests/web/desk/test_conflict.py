"""Choosing between two versions of a row, cell by cell."""

from hypothesis import given
from hypothesis import strategies as st

from graph_app.web.desk.conflict import choices, settled

COLUMNS = ("a", "b", "c")
CELLS = st.dictionaries(st.sampled_from(COLUMNS), st.sampled_from(["1", "2"]))
ASKED = st.dictionaries(st.sampled_from(COLUMNS), st.sampled_from(["1", "2", None]))


@given(CELLS, CELLS, ASKED)
def test_what_both_changed_is_asked_and_nothing_else_is_lost(then, now, asked):
    found = {one.column: one for one in choices(then, now, asked)}
    mine = {**then, **asked}
    for column in COLUMNS:
        was, is_, wanted = then.get(column), now.get(column), mine.get(column)
        if column not in found:
            assert is_ == was == wanted or is_ == wanted or (is_ == was and wanted == was)
            continue
        one = found[column]
        assert (one.theirs, one.mine) == (is_, wanted)
        assert one.by == (
            "both" if is_ != was and wanted != was and wanted != is_ else "theirs" if is_ != was else "mine"
        )


@given(CELLS, CELLS, ASKED, st.data())
def test_what_is_chosen_stands_and_what_others_alone_changed_stays(then, now, asked, data):
    memory = {"then": then, "now": now, "asked": asked}
    open_ = [one for one in choices(then, now, asked) if one.by == "both"]
    taken = {one.column: data.draw(st.sampled_from(["mine", "theirs"])) for one in open_}
    cells, left = settled(memory, {f"choice.{column}": value for column, value in taken.items()})
    assert left == []
    after = {**now, **cells}
    for one in choices(then, now, asked):
        wanted = one.mine if taken.get(one.column, one.by) == "mine" else one.theirs
        assert after.get(one.column) == wanted
    undecided, left = settled(memory, {})
    assert left == open_
    assert (undecided is None) is bool(open_)


def test_what_a_browser_may_say_instead_is_nothing():
    assert settled({"then": [1], "now": "x", "asked": None}, {}) == ({}, [])

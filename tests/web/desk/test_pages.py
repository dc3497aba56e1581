"""Pages of the desk, button by button."""

import pytest

from graph_app.errors import NotFoundError, QueryError
from graph_app.web.desk.pages import PAGES
from graph_app.web.view import PLAIN, View
from tests.web.trees import find, plain, text, walk

SOURCE = {"source.how": "known", "source.known": "src-press"}
TIE = {"from_id": "acme", "to_id": "juno", "kind": "funds", "confidence": "high", **SOURCE}


def opened(ws, page, view=PLAIN, **asked):
    return PAGES[page].opened(ws, asked, view)


def pressed(ws, shown, what, **values):
    """Press a button of what is shown, with its fields as they are but for `values`."""
    return PAGES[shown.memory["page"]].done(ws, shown.memory, what, fields(shown) | values)


def fields(shown):
    """Return the values of all fields by name."""
    found = {}
    for one in walk(plain(shown.content)):
        key = one["props"].get("id")
        if isinstance(key, dict) and key["type"] == "desk-field":
            found[key["name"]] = one["props"].get("value")
    return found


def wrong(shown):
    """Return what is written beside fields, by their names."""
    return {
        one["props"]["id"]["name"]: one["props"]["error"]
        for one in walk(plain(shown.content))
        if one["props"].get("error")
    }


def said(shown):
    return text(plain(shown.content))


def buttons(shown):
    found = [one["props"].get("id") for one in find(shown.content, "Button")]
    return [one["what"] for one in found if isinstance(one, dict)]


# --- adding


def test_a_tie_is_added_from_what_is_selected_and_the_page_shows_it(ws):
    form = opened(ws, "form", View(at="acme", also=("juno",)), table="ties")
    assert text(plain(form.content)).startswith("Add a tie")
    assert {"from_id": "acme", "to_id": "juno"}.items() <= fields(form).items()
    done = pressed(ws, form, "save", **{**TIE, "why": "in the paper"})
    assert done.content is None
    assert done.act == {"verb": "open", "arg": "tie:acme.funds.juno", "n": 1}
    assert ws.row("ties", "acme.funds.juno").values["source_id"] == "src-press"
    assert "ana added the tie Acme funds Juno" in text(plain(done.said))
    assert ws.head() == 1


def test_what_is_wrong_stands_beside_the_field_and_what_was_typed_stays(ws):
    form = opened(ws, "form", table="ties")
    again = pressed(
        ws,
        form,
        "save",
        **{**TIE, "kind": None, "start": "last year", "source.how": "known", "source.known": None},
    )
    assert set(wrong(again)) == {"kind", "start", "source.known"}
    assert fields(again)["start"] == "last year"
    assert again.memory["token"] == form.memory["token"]
    assert ws.head() == 0


def test_a_source_that_is_new_is_checked_beside_its_fields(ws):
    form = opened(ws, "form", table="statements")
    values = {"actor_id": "acme", "issue_id": "audit", "stance": "1", "date": "2024", "confidence": "low"}
    new = {"source.how": "new", "source.url": "ftp://x", "source.title": "", "source.date": "2024-13"}
    again = pressed(ws, form, "save", **values, **new)
    assert set(wrong(again)) == {"source.url", "source.title", "source.date", "source.grade"}
    assert fields(again)["source.url"] == "ftp://x"
    good = {
        "source.url": "https://x.example",
        "source.title": "X",
        "source.date": "2024",
        "source.grade": "press",
    }
    assert pressed(ws, again, "save", **good).act == {"verb": "select", "ids": ["acme"], "n": 1}


def test_an_actor_that_may_be_there_is_shown_first_and_added_only_then(ws):
    form = opened(ws, "form", table="actors")
    again = pressed(ws, form, "save", name="ACME Inc.", kind="company")
    assert "There is Acme (acme) already." in said(again)
    assert buttons(again) == ["save-anyway"]
    assert "Edit acme instead" in said(again)
    done = pressed(ws, again, "save-anyway")
    assert done.act == {"verb": "select", "ids": ["acme-inc"], "n": 1}


def test_an_id_that_is_nearly_right_can_be_taken(ws):
    form = opened(ws, "form", table="ties")
    again = pressed(ws, form, "save", **{**TIE, "to_id": "junno"})
    assert "take:to_id=juno" in buttons(again)
    taken = pressed(ws, again, "take:to_id=juno")
    assert fields(taken)["to_id"] == "juno"
    assert pressed(ws, taken, "save").content is None


def test_who_presses_twice_adds_once(ws):
    form = opened(ws, "form", table="ties")
    for _ in range(2):
        assert pressed(ws, form, "save", **TIE).content is None
    assert ws.head() == 1


# --- changing


def test_a_row_is_changed_and_nothing_is_done_where_nothing_was_changed(ws):
    form = opened(ws, "form", table="actors", row="acme")
    assert "id" not in fields(form)
    same = pressed(ws, form, "save")
    assert "Nothing was changed." in said(same)
    done = pressed(ws, same, "save", website="acme.org", why="moved")
    assert done.act == {"verb": "follow", "n": 1}
    assert ws.row("actors", "acme").values["website"] == "acme.org"


def test_a_change_needs_a_reason_or_a_source(ws):
    form = opened(ws, "form", table="actors", row="acme")
    again = pressed(ws, form, "save", website="acme.org")
    assert "does not say what it rests on" in said(again)
    assert pressed(ws, again, "save", **SOURCE).content is None


def test_rows_and_tables_that_are_none_are_said(ws):
    with pytest.raises(NotFoundError, match="no row 'acmee'"):
        opened(ws, "form", table="actors", row="acmee")
    with pytest.raises(QueryError):
        opened(ws, "form", table="codings")
    with pytest.raises(QueryError):
        PAGES["form"].done(ws, {"page": "form", "table": "x"}, "save", {})


# --- conflicts


def test_who_is_later_chooses_cell_by_cell_and_nothing_is_lost(ws):
    ben = ws.acting("ben")
    form = opened(ben, "form", table="actors", row="acme")
    ws.change("actors", "acme", {"website": "a.example", "jurisdiction": "DE"}, version=0, why="moved")
    conflict = pressed(ben, form, "save", website="b.example", summary="Other words.", why="read it")
    assert "ana was faster" in said(conflict)
    assert fields(conflict)["choice.website"] is None
    assert "Jurisdiction: “DE” changed by ana alone" in said(conflict)
    assert "Summary: “Other words.” changed by you alone" in said(conflict)
    undecided = pressed(ben, conflict, "settle")
    assert "Choose one of both: Website." in said(undecided)
    assert ws.head() == 1
    done = pressed(ben, undecided, "settle", **{"choice.website": "mine"})
    assert done.content is None
    row = ws.row("actors", "acme").values
    assert (row["website"], row["jurisdiction"], row["summary"]) == ("b.example", "DE", "Other words.")
    assert ws.entry(2).why == "read it"


def test_theirs_may_stand(ws):
    form = opened(ws, "form", table="actors", row="acme")
    ws.change("actors", "acme", {"website": "a.example"}, version=0, why="moved")
    conflict = pressed(ws, form, "save", website="b.example", why="x")
    done = pressed(ws, conflict, "settle", **{"choice.website": "theirs"})
    assert (done.content, ws.head()) == (None, 1)


def test_who_settles_is_asked_again_if_somebody_was_faster_again(ws):
    form = opened(ws, "form", table="actors", row="acme")
    ws.change("actors", "acme", {"website": "a.example"}, version=0, why="moved")
    conflict = pressed(ws, form, "save", website="b.example", why="x")
    ws.change("actors", "acme", {"website": "c.example"}, version=1, why="moved again")
    again = pressed(ws, conflict, "settle", **{"choice.website": "mine"})
    assert [text(one["props"]["label"]) for one in find(again.content, "Radio")] == [
        "ana: “c.example”",
        "You: “b.example”",
    ]
    assert pressed(ws, again, "settle", **{"choice.website": "mine"}).content is None
    assert ws.row("actors", "acme").values["website"] == "b.example"


def test_a_row_that_was_retired_meanwhile_is_said_with_what_was_wanted(ws):
    form = opened(ws, "form", table="ties", row="acme.funds.iris")
    ws.retire("ties", "acme.funds.iris", version=0, why="wrong")
    gone = pressed(ws, form, "save", end="2025", why="x")
    assert "retired this row" in said(gone)
    assert "Until: “2025”" in said(gone)
    assert buttons(gone) == []


def test_a_conflict_about_the_source_keeps_the_new_one_only_where_it_is_chosen(ws):
    new = {
        "source.how": "new",
        "source.url": "https://n.example",
        "source.title": "N",
        "source.grade": "press",
    }
    form = opened(ws, "form", table="ties", row="acme.funds.iris")
    ws.change("ties", "acme.funds.iris", {"source_id": "src-gov"}, version=0, why="better")
    conflict = pressed(ws, form, "save", **new)
    theirs = pressed(ws, conflict, "settle", **{"choice.source_id": "theirs"})
    assert (theirs.content, ws.head()) == (None, 1)
    mine = pressed(ws, conflict, "settle", **{"choice.source_id": "mine"})
    assert mine.content is None
    assert ws.row("ties", "acme.funds.iris").values["source_id"] == "n"


# --- retiring, merging, pasting


def test_a_row_is_retired_with_what_rests_on_it(ws):
    page = opened(ws, "retire", table="actors", row="acme")
    assert "On it rest:" in text(plain(find(page.content, "RadioGroup")[0]["props"]["label"]))
    alone = pressed(ws, page, "retire", why="gone")
    assert "Rows rest on it" in said(alone)
    assert ws.head() == 0
    assert pressed(ws, alone, "retire", along="all").content is None
    with pytest.raises(NotFoundError):
        ws.row("actors", "acme")


def test_a_row_that_came_to_rest_on_it_is_not_retired_unseen(ws):
    page = opened(ws, "retire", table="actors", row="juno")
    ws.add("ties", TIE_ROW, source="src-press")
    again = pressed(ws, page, "retire", along="all", why="gone")
    assert again.content is not None
    assert ws.head() == 1


TIE_ROW = {"from_id": "acme", "to_id": "juno", "kind": "funds", "confidence": "high"}


def test_two_actors_are_merged_after_what_it_does_was_seen(ws):
    page = opened(ws, "merge", View(at="acme", also=("bolt",)))
    assert (fields(page)["kept"], fields(page)["gone"], buttons(page)) == ("acme", "bolt", ["look"])
    looked = pressed(ws, page, "look")
    assert "Bolt becomes Acme" in said(looked)
    assert ws.head() == 0
    other = pressed(ws, looked, "merge", gone="juno")
    assert ws.head() == 0, "what was seen is another merge"
    assert f"{ws.row('actors', 'juno').values['name']} becomes Acme" in said(other)
    without = pressed(ws, looked, "merge")
    assert "does not say what it rests on" in said(without)
    done = pressed(ws, without, "merge", why="one company")
    assert done.content is None
    assert ws.row("actors", "bolt").key == "acme"


def test_an_actor_that_changed_since_it_was_looked_at_is_not_merged(ws):
    looked = pressed(ws, opened(ws, "merge"), "look", gone="bolt", kept="acme")
    ws.change("actors", "bolt", {"website": "b.org"}, version=0, why="moved")
    again = pressed(ws, looked, "merge", why="one")
    assert "Look at it again." in said(again)
    assert ws.head() == 1
    assert pressed(ws, pressed(ws, again, "look"), "merge", why="one").content is None


def test_nobody_is_merged_with_nobody(ws):
    page = opened(ws, "merge")
    for values in ({}, {"gone": "acme"}, {"gone": "acme", "kept": "acme"}):
        assert "Choose two actors" in said(pressed(ws, page, "look", **values))


PASTED = (
    "id\tfrom_id\tto_id\tkind\tend\tconfidence\n"
    "acme.funds.iris\tacme\tiris\tfunds\t2025\thigh\n"
    "\tacme\tBolt\tfunds\t\tlow\n"
)


def test_a_table_is_pasted_after_what_it_does_was_seen(ws):
    page = opened(ws, "paste")
    looked = pressed(ws, page, "look", text=PASTED, **SOURCE)
    assert "1 tie changed, 1 tie added" in said(looked)
    assert ws.head() == 0
    other = pressed(ws, looked, "paste", text=PASTED.replace("2025", "2026"))
    assert ws.head() == 0, "what was seen is another text"
    assert pressed(ws, other, "paste").content is None
    assert ws.row("ties", "acme.funds.iris").values["end"] == "2026"


def test_lines_that_are_wrong_are_named(ws):
    page = opened(ws, "paste")
    looked = pressed(ws, page, "look", text=PASTED.replace("low", "lo"), **SOURCE)
    assert "Line 3: Confidence" in said(looked)
    assert "paste" not in buttons(looked)
    assert "no column" in said(pressed(ws, page, "look", text="a,b\n1,2"))
    assert "no column" in said(pressed(ws, page, "look", text=""))


def test_a_row_that_changed_since_it_was_looked_at_is_not_pasted_over(ws):
    looked = pressed(ws, opened(ws, "paste"), "look", text=PASTED, **SOURCE)
    ws.change("ties", "acme.funds.iris", {"end": "2030"}, version=0, why="read it")
    again = pressed(ws, looked, "paste")
    assert "Nothing was pasted." in said(again)
    assert ws.row("ties", "acme.funds.iris").values["end"] == "2030"


# --- history, undo, comparing


def test_the_history_says_who_what_why_and_undoes(ws):
    ws.change("actors", "acme", {"website": "a.example"}, version=0, why="moved")
    ws.acting("ben").add("ties", TIE_ROW, source="src-press")
    page = opened(ws, "history")
    words = said(page)
    assert words.index("ben") < words.index("Why: moved")
    assert "Changed the actor Acme (acme): website from “acme.example” to “a.example”." in words
    assert "Source: The debate <b>today</b>" in words
    assert buttons(page) == ["undo:2", "undo:1"]
    of_row = opened(ws, "history", table="actors", row="acme")
    assert said(of_row).startswith("History of actor Acme (acme)")
    assert buttons(of_row) == ["undo:1"]
    done = pressed(ws, of_row, "undo:1")
    assert done.act == {"verb": "follow", "n": 3}
    assert ws.row("actors", "acme").values["website"] == "acme.example"


def test_what_was_edited_since_cannot_be_undone_and_stays(ws):
    for version, host in enumerate(("a.example", "b.example")):
        ws.change("actors", "acme", {"website": host}, version=version, why="moved")
    again = pressed(ws, opened(ws, "history"), "undo:1")
    assert "Change 1 cannot be undone by itself" in said(again)
    assert ws.row("actors", "acme").values["website"] == "b.example"
    with pytest.raises(NotFoundError):
        pressed(ws, again, "undo:99")


def test_who_reads_sees_the_history_without_buttons(ws):
    ws.change("actors", "acme", {"website": "a.example"}, version=0, why="moved")
    assert buttons(opened(ws.acting("rob"), "history")) == []


def test_a_long_history_is_read_in_parts(ws):
    for number in range(35):
        ws.change("actors", "acme", {"website": f"a{number}.example"}, version=number, why=f"move {number}.")
    page = opened(ws, "history")
    assert "earlier:5" in buttons(page)
    earlier = pressed(ws, page, "earlier:5")
    assert "Why: move 4." in said(earlier)
    assert "Why: move 5." not in said(earlier)
    assert "Why: move 34." in said(pressed(ws, earlier, "newest"))


def test_two_points_in_time_are_compared(ws):
    ws.change("actors", "acme", {"website": "a.example"}, version=0, why="moved")
    ws.acting("ben").add("ties", TIE_ROW, source="src-press")
    page = opened(ws, "compare")
    assert "After change 0 and after change 2: 2 rows not the same." in said(page)
    later = pressed(ws, page, "compare", since="#1")
    assert "Added 1" in said(later)
    assert "Changed 1" not in said(later)
    assert "A point in time is" in said(pressed(ws, page, "compare", since="soon"))


# --- reviewing


def test_an_edit_that_waits_counts_once_it_is_accepted(ws):
    ws.set_review("editors")
    ben, eva = ws.acting("ben"), ws.acting("eva")
    done = pressed(ben, opened(ben, "form", table="ties"), "save", **TIE)
    assert "Proposed as number 1" in text(plain(done.said))
    assert (done.act, ws.head()) == (None, 0)
    mine = opened(ben, "review")
    assert buttons(mine) == ["decline:1"]
    page = opened(eva, "review")
    assert buttons(page) == ["accept:1", "decline:1"]
    accepted = pressed(eva, page, "accept:1")
    assert accepted.act["verb"] == "open"
    assert "Nothing waits for a reviewer." in said(accepted)
    assert ws.entry(1).accepted_by == "eva"


def test_an_edit_is_declined_with_a_reason(ws):
    ws.set_review("editors")
    ben, eva = ws.acting("ben"), ws.acting("eva")
    pressed(ben, opened(ben, "form", table="ties"), "save", **TIE)
    page = pressed(eva, opened(eva, "review"), "decline:1", why="no evidence")
    assert "was declined by eva" in said(page)
    assert "no evidence" in said(page)
    with pytest.raises(QueryError, match="declined"):
        pressed(eva, page, "decline:1")


def test_a_proposal_whose_row_changed_cannot_be_accepted(ws):
    ws.set_review("editors")
    ben, eva = ws.acting("ben"), ws.acting("eva")
    form = opened(ben, "form", table="actors", row="acme")
    pressed(ben, form, "save", website="b.example", why="x")
    waiting = opened(eva, "review")
    ws.change("actors", "acme", {"website": "a.example"}, version=0, why="moved")
    assert buttons(opened(eva, "review")) == ["decline:1"]
    again = pressed(eva, waiting, "accept:1")
    assert "cannot be accepted as it is" in said(again)
    assert ws.row("actors", "acme").values["website"] == "a.example"

"""Studies in the background: asked once, with progress, stopped and started again, shown when done."""

from threading import Event

import pytest
from dash import html, no_update

from graph_app.errors import QueryError
from graph_app.web import ids
from graph_app.web.jobs import Jobs
from graph_app.web.studying import KEPT, Study, answer, card, nothing
from graph_app.web.view import View
from tests.web.trees import find, plain, text


class Work:
    """A study whose work waits until it is let go."""

    def __init__(self, words=("at",), wrong=None):
        self.go, self.calls, self.wrong = Event(), [], wrong
        self.study = Study("slow", words, self.work, self.show, self.meanwhile, self.sketch, self.figure)

    def work(self, explorer, view, progress):
        self.calls.append(view.at)
        progress(0.25)
        while not self.go.wait(0.005):
            progress(0.5)
        if self.wrong:
            raise self.wrong
        return {"at": view.at}

    def show(self, explorer, view, found):
        return html.P(f"done {found['at']} of {view.at}")

    def meanwhile(self, explorer, view):
        return html.P("first")

    def sketch(self, explorer, view):
        return {"label": "first"}

    def figure(self, explorer, view, found):
        return {"label": "done"}


def ask(seen, jobs, work, view, before, pressed=False):
    return answer(seen, jobs, lambda view: work.study if view.at else None, view, before, pressed)


def until_done(seen, jobs, work, view, before):
    for _ in range(200):
        found = ask(seen, jobs, work, view, before)
        if "done" in found["asked"]:
            return found
        before = found["asked"]
    raise AssertionError("never done")


def test_what_takes_long_is_told_and_then_shown(seen):
    jobs, work, view = Jobs(kept=KEPT), Work(), View(at="acme")
    first = ask(seen, jobs, work, view, {})
    assert text(plain(first["result"])) == "first"
    assert first["figure"] == {"label": "first"}
    assert (first["hidden"], first["still"], first["button"]) == (False, False, "Stop")
    again = ask(seen, jobs, work, view, first["asked"])
    assert again["result"] is again["figure"] is no_update
    assert again["said"] == "Working … 50%"
    assert again["share"] == "0.500"
    work.go.set()
    done = until_done(seen, jobs, work, view, again["asked"])
    assert text(plain(done["result"])) == "done acme of acme"
    assert done["figure"] == {"label": "done"}
    assert (done["hidden"], done["still"], done["said"]) == (True, True, "")
    assert work.calls == ["acme"]


def test_what_is_known_is_shown_at_once_and_as_the_view_is_now(seen):
    jobs, work = Jobs(kept=KEPT), Work(words=())
    work.go.set()
    until_done(seen, jobs, work, View(at="acme"), {})
    found = ask(seen, jobs, work, View(at="bolt"), {"waiting": 5})
    assert text(plain(found["result"])) == "done acme of bolt"
    assert work.calls == ["acme"]


def test_another_question_ends_the_work_at_the_former(seen):
    jobs, work = Jobs(kept=KEPT), Work()
    first = ask(seen, jobs, work, View(at="acme"), {})
    second = ask(seen, jobs, work, View(at="bolt"), first["asked"])
    assert second["asked"] != first["asked"]
    assert jobs._running.keys() == {second["asked"]["waiting"]}
    none = ask(seen, jobs, work, View(), second["asked"])
    assert none == nothing(second["asked"])
    assert not jobs._running
    assert none["result"] is None
    assert none["hidden"]


def test_stopped_work_waits_until_it_is_started_again(seen):
    jobs, work, view = Jobs(kept=KEPT), Work(), View(at="acme")
    first = ask(seen, jobs, work, view, {})
    stopped = ask(seen, jobs, work, view, first["asked"], pressed=True)
    assert not jobs._running
    assert stopped["result"] is no_update
    assert (stopped["hidden"], stopped["still"], stopped["said"]) == (False, True, "Stopped.")
    assert (stopped["button"], stopped["barred"]) == ("Start again", True)
    assert ask(seen, jobs, work, view, stopped["asked"])["said"] == "Stopped."
    other = ask(seen, jobs, work, View(at="bolt"), stopped["asked"])
    assert "waiting" in other["asked"]
    begun = ask(seen, jobs, work, view, stopped["asked"], pressed=True)
    assert begun["asked"] == first["asked"]
    work.go.set()
    assert text(plain(until_done(seen, jobs, work, view, begun["asked"])["result"])) == "done acme of acme"


def test_what_is_wrong_is_said_and_not_kept(seen):
    jobs, work = Jobs(kept=KEPT), Work(wrong=QueryError("Nobody is there."))
    work.go.set()
    found = until_done(seen, jobs, work, View(at="acme"), {})
    assert text(plain(found["result"])) == "Nobody is there."
    work.wrong = None
    assert text(plain(until_done(seen, jobs, work, View(at="acme"), {})["result"])) == "done acme of acme"


def test_where_nothing_was_asked_nothing_is_written(seen):
    assert nothing({})["result"] is no_update


def test_a_question_is_the_study_the_data_the_filter_and_its_own_words(seen, debate):
    study = Work().study
    plain_view = View(at="acme")
    key = study.key(seen.explorer, plain_view)
    assert key == study.key(seen.explorer, View(at="acme", tab="map"))
    assert 0 < key < 2**53
    others = {
        study.key(seen.explorer, View(at="bolt")),
        study.key(seen.explorer.filter(kind=["company"]), plain_view),
        study.key(debate, plain_view),
        Study("other", ("at",), study.work, study.show).key(seen.explorer, plain_view),
    }
    assert len(others | {key}) == 5


@pytest.mark.parametrize("place", ["details", "tab"])
def test_the_card_says_how_far_it_is_to_everybody(place):
    pieces = card(place)
    (said,) = [one for one in find(pieces) if one["props"].get("id") == ids.job("said", place)]
    assert said["props"]["role"] == "status"
    (bar,) = find(pieces, "Progress")
    assert bar["props"]["aria-label"]

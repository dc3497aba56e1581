"""The tour: few steps, each at something that is on the page, and nothing shown until the browser asks."""

import re

from graph_app.web import page
from graph_app.web.panels import tour
from graph_app.web.panels.help import modal
from tests.web.trees import find, plain, text, walk


def body_of(seen):
    return plain(page.body(seen))


def test_there_are_few_steps_with_short_words():
    assert 4 <= len(tour.STEPS) <= 6
    assert len({step.title for step in tour.STEPS}) == len(tour.STEPS)
    assert max(len(step.text) for step in tour.STEPS) < 220


def test_every_step_points_at_something_of_the_page(seen):
    found = list(walk(body_of(seen)))
    ids = {one["props"]["id"] for one in found if isinstance(one["props"].get("id"), str)}
    names = [str(one["props"].get("className", "")).split() for one in found]
    names += [str(one["props"].get("boxWrapperProps", {}).get("className", "")).split() for one in found]
    for step in tour.STEPS:
        for selector in step.at:
            last = selector.split()[-1]
            if last.startswith("#"):
                assert last[1:] in ids
            else:
                wanted = set(re.findall(r"\.([\w-]+)", last))
                assert any(wanted <= set(one) for one in names), selector


def test_invitation_and_steps_are_hidden_at_first(seen):
    (invitation,) = find(tour.invitation(), css="invitation")
    assert invitation["props"]["hidden"] is True
    steps = find(tour.dialog(), css="tour-step")
    assert [one["props"]["hidden"] for one in steps] == [True] * len(tour.STEPS)
    assert [text(one) for one in steps] == [
        f"{number} of {len(tour.STEPS)}{step.title}{step.text}"
        for number, step in enumerate(tour.STEPS, start=1)
    ]


def test_dialog_and_invitation_are_on_the_page_once(seen):
    held = [one["props"].get("id") for one in walk(body_of(seen))]
    assert (held.count("tour"), held.count("invitation")) == (1, 1)


def test_every_button_says_what_the_script_knows(seen):
    buttons = [
        *find(tour.invitation(), "Button"),
        *find(tour.dialog(), "Button"),
        *find(modal(seen), "Button"),
    ]
    wishes = {one["props"]["data-tour"] for one in buttons if "data-tour" in one["props"]}
    assert wishes == {"start", "no", "end", "back", "next"}
    assert [text(one) for one in find(modal(seen), "Button")] == ["Take the tour"]

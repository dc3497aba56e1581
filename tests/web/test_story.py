"""Stories: any of them survives its file, no file does harm."""

import base64
import json
import re

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from graph_app.errors import DataError
from graph_app.web import story_file
from graph_app.web.panels.story import answer
from graph_app.web.story import (
    FORMAT,
    LONGEST_TEXT,
    LONGEST_TITLE,
    LONGEST_VIEW,
    MOST_BYTES,
    MOST_STEPS,
    VERSION,
    Origin,
    Step,
    Story,
    origin,
)
from graph_app.web.story_file import MOST_SAID, open_story, read_story
from graph_app.web.view import View
from tests.worlds import World, actors

HOSTILE = "<script>alert(1)</script> \"'&\\ \u202eolleh\u202c 🦜 \u2028 \x00 \x1b"
PLAIN = {
    "format": "graph_app story",
    "version": 1,
    "title": "Who is open",
    "created": "2025-03-25",
    "data": {"name": "open-weights"},
    "steps": [{"title": "All", "text": "One.\n\nTwo **bold**.", "view": "kind=company&camera=0.5:0.5:1"}],
}

titles = st.one_of(st.text(max_size=40), st.just(HOSTILE))
views = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp"), exclude_characters="#"), max_size=60
)
steps = st.builds(Step, title=titles, text=titles, view=views)
stories = st.builds(
    Story,
    title=titles,
    created=st.one_of(st.none(), st.dates().map(str)),
    data=st.builds(Origin, name=titles, version=titles, fingerprint=titles),
    steps=st.lists(steps, max_size=6).map(tuple),
)


def written(**changed):
    return json.dumps(PLAIN | changed).encode()


def step(**changed):
    return written(steps=[PLAIN["steps"][0] | changed])


@given(stories)
@example(Story(data=Origin(name="")))
@example(Story(title=HOSTILE, data=Origin(name=HOSTILE), steps=(Step(title=HOSTILE, text=HOSTILE, view=""),)))
def test_any_story_survives_saving_and_opening(story):
    content = story.to_bytes()
    again = read_story(content)
    assert again == story
    assert again.to_bytes() == content


@given(stories, st.randoms())
def test_the_same_story_is_the_same_file_however_it_was_written(story, chance):
    plain = orjson.loads(story.to_bytes())
    words = list(plain.items())
    chance.shuffle(words)
    assert read_story(json.dumps(dict(words), indent=chance.choice([None, 1])).encode()) == story


@given(stories)
def test_opening_never_fails_on_what_a_view_says(tiny, story):
    opened = open_story(story.to_bytes(), tiny.network)
    assert opened.story == story
    assert len(opened.unknown) == len(story.steps)


@given(st.binary(max_size=300))
def test_no_bytes_do_harm(tiny, content):
    with pytest.raises(DataError):
        open_story(content, tiny.network)


anything = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5) | st.floats(0, 2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@given(anything, st.sampled_from(["title", "created", "data", "steps", "other", "version", "format"]))
def test_whatever_stands_in_a_word_is_read_or_refused(value, word):
    try:
        story = read_story(orjson.dumps(PLAIN | {word: value}))
    except DataError as error:
        assert str(error)
    else:
        assert read_story(story.to_bytes()) == story


def test_the_file_is_readable_and_stands_in_a_fixed_order():
    story = read_story(written())
    assert story.to_bytes().decode() == (
        '{\n  "format": "graph_app story",\n  "version": 1,\n  "title": "Who is open",\n'
        '  "created": "2025-03-25",\n  "data": {\n    "name": "open-weights",\n    "version": "",\n'
        '    "fingerprint": ""\n  },\n  "steps": [\n    {\n      "title": "All",\n'
        '      "text": "One.\\n\\nTwo **bold**.",\n      "view": "kind=company&camera=0.5:0.5:1"\n    }\n'
        "  ]\n}\n"
    )
    assert (story.format, story.version) == (FORMAT, VERSION)


def test_line_breaks_question_marks_and_a_byte_order_mark_are_taken_as_they_are_meant():
    story = read_story(b"\xef\xbb\xbf" + step(title="a\r\nb\nc", text="a\r\nb\rc", view="?kind=company"))
    assert story.steps[0] == Step(title="a b c", text="a\nb\nc", view="kind=company")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is not JSON: line 1, column 1"),
        (b"{", "The file is not JSON: line 1, column 2"),
        (b"\xff\xfe", "The file is not UTF-8 text: byte 1"),
        (b"[1]", 'it has no format. Allowed: "format": "graph_app story".'),
        (b'{"format": "gexf"}', "its format is 'gexf'"),
        (b"[" * 100_000, "The file is not JSON"),
        (b'{"a": ' + b"9" * 9_000 + b"}", "The file is not JSON"),
        (b'{"a": "\\ud800"}', "The file is not JSON"),
        (b'{"a": NaN}', "The file is not JSON"),
        (b" " * (MOST_BYTES + 1), "The file has 1,000,001 bytes; a story has at most 1,000,000."),
        (written(version=2), "of version 2; this program reads version 1"),
        (written(version=True), "has the version True. Allowed: 1."),
        (written(version=1.0), "has the version 1.0. Allowed: 1."),
        (written(version="1"), "has the version '1'. Allowed: 1."),
        (written(title=3), "Title: not a text but 3."),
        (written(title="a" * (LONGEST_TITLE + 1)), "Title: 201 characters; allowed are at most 200."),
        (written(tilte="a"), "Tilte: not a word of a story. Did you mean title? Allowed: format, version"),
        (written(created="yesterday"), "Created: not a date such as 2025-03-25 but 'yesterday'."),
        (written(data={}), "Data, name: missing."),
        (written(data=[]), "Data: not an object with words and values but []."),
        (written(steps={"a": 1}), "Steps: not a list but {'a': 1}."),
        (written(steps=[1]), "Step 1: not an object with words and values but 1."),
        (written(steps=[{"view": ""}] * (MOST_STEPS + 1)), "Steps: 201; allowed are at most 200."),
        (step(text="a" * (LONGEST_TEXT + 1)), "Step 1, text: 5,001 characters; allowed are at most 5,000."),
        (step(view="a" * (LONGEST_VIEW + 1)), "Step 1, view: 20,001 characters; allowed are at most 20,000."),
        (step(view="kind=a b"), "Step 1, view: ' ' cannot stand in a view"),
        (step(view="a#b"), "Step 1, view: '#' cannot stand in a view"),
        (step(view=None), "Step 1, view: not a text but None."),
        (step(html="<b>"), "Step 1, html: not a word of a story. Allowed: title, text, view."),
        (written(steps=[{"title": "no view"}]), "Step 1, view: missing."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_said(tiny, content, said):
    with pytest.raises(DataError, match=re.escape(said)):
        open_story(content, tiny.network)


def test_several_problems_are_said_together_and_not_without_end():
    with pytest.raises(DataError) as caught:
        read_story(written(steps=[{"title": 1, "view": 2}] * 10))
    lines = str(caught.value).splitlines()
    assert len(lines) == MOST_SAID + 1
    assert lines[-1] == "There are 15 more problems."
    assert len(str(caught.value)) < 1_000


def test_a_story_that_would_be_too_large_when_written_is_refused():
    raw = {"title": "", "text": "\x01" * 4_900, "view": ""}  # six characters each in the file, one here
    with pytest.raises(DataError, match="1,000,000"):
        read_story(written(steps=[raw] * 40))


def test_limits_hold_for_stories_made_in_python_too():
    with pytest.raises(ValidationError):
        Story(data=Origin(name="a"), steps=(Step(view=""),) * (MOST_STEPS + 1))
    with pytest.raises(ValidationError):
        Step(view="a b")


def test_what_the_data_do_not_know_is_said_per_step_and_the_view_is_kept(tiny):
    views = ["kind=company,spaceship", "kind=company", "colour=smell&foo=1"]
    opened = open_story(
        written(data={"name": "tiny"}, steps=[{"view": view} for view in views]), tiny.network
    )
    assert [one.view for one in opened.story.steps] == views
    first, second, third = opened.unknown
    assert len(first) == 1
    assert "spaceship" in first[0]
    assert second == ()
    assert any("smell" in one for one in third)
    assert any("foo" in one for one in third)


def test_the_camera_and_every_word_of_a_view_are_known(tiny):
    view = f"{View(at='acme', tab='table', size='none').to_query()}&camera=0.5:0.5:1"
    assert open_story(step(view=view), tiny.network).unknown == ((),)


def test_the_unknown_of_one_step_is_said_briefly_and_of_long_stories_not_at_all(tiny, monkeypatch):
    many = ",".join(f"x{number}" for number in range(50))
    (said,) = open_story(step(view=f"also={many}&at=acme"), tiny.network).unknown
    assert len(said) == MOST_SAID + 1
    assert said[-1] == "45 more parts left out"
    monkeypatch.setattr(story_file, "MOST_CHECKED", 60)
    opened = open_story(written(steps=[{"view": f"also={many}"}, {"view": f"also={many}"}]), tiny.network)
    assert len(opened.unknown[0]) == MOST_SAID + 1
    assert opened.unknown[1] == ("Not compared with these data: the story has very long views.",)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, None),
        ({"fingerprint": "", "version": ""}, None),
        ({"fingerprint": "f" * 64}, "The data have changed since the story was saved."),
        ({"version": "0.0"}, "The story was made with version 0.0 of these data"),
        ({"name": "<b>"}, "The story was made with the data set '<b>'"),
    ],
)
def test_another_data_set_is_said_and_the_story_opens(tiny, changed, said):
    data = origin(tiny.network).model_dump() | changed
    opened = open_story(written(data=data), tiny.network)
    assert len(opened.story.steps) == 1
    assert opened.notes == () if said is None else opened.notes[0].startswith(said)


def test_stories_open_on_data_without_optional_tables():
    network = World({"actors": actors("a", "b")}).explorer().network
    assert open_story(step(view="at=z&event=e"), network).unknown[0]


def test_the_panel_answers_with_the_story_or_with_what_is_wrong(tiny):
    found = answer(tiny.network, {"content": base64.b64encode(written()).decode(), "name": "a.json", "n": 7})
    assert found["n"] == 7
    assert found["title"] == "Who is open"
    assert found["created"] == "2025-03-25"
    assert found["steps"] == [PLAIN["steps"][0] | {"notes": []}]
    assert found["notes"][0].startswith("The story was made with the data set 'open-weights'")
    for content in ("!", base64.b64encode(b"{").decode(), 3, None):
        found = answer(tiny.network, {"content": content, "n": 8})
        assert set(found) == {"n", "error"}
        assert found["error"]

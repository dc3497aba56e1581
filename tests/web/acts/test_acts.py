"""What holds of every act, whatever the page asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.filters import PARTS
from graph_app.web.acts import ACTS, act, targets
from graph_app.web.looks import DRAWN, LOOKS
from graph_app.web.view import MOST_SELECTED, View
from tests.web.acts.doing import do, done, seen_at
from tests.web.views import STRANGE, panels, views
from tests.worlds import World, actors

KEYS = ("arg", "ids", "add", "kind", "by", "depth", "places", "all", "parts", "word", "value", "n")
JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=5), one, max_size=3),
    max_leaves=6,
)
EMPTY = World({"actors": []}).explorer()


@st.composite
def questions(draw, network, junk=JUNK):
    """What a page may ask: sense and nonsense mixed."""
    actor = st.sampled_from(list(network.position))
    word = st.sampled_from([*LOOKS, "draw", "off", "filter"])
    names = [*panels(network), *LOOKS["by"](network), "deeper", "nearer", "off", "2"]
    number = st.floats(-1, 1)
    sense = {
        "arg": actor | st.sampled_from(names),
        "ids": st.lists(actor, max_size=4),
        "add": st.booleans(),
        "kind": st.sampled_from(["actor", "tie", "stage"]),
        "by": st.sampled_from(LOOKS["by"](network)),
        "depth": st.integers(-1, 8) | st.sampled_from(["deeper", "nearer", "off", "1"]),
        "places": st.dictionaries(actor, st.lists(number, min_size=2, max_size=2), max_size=3),
        "all": st.booleans(),
        "parts": st.dictionaries(
            st.sampled_from([part.word for part in PARTS]), st.lists(actor, max_size=2) | junk, max_size=3
        ),
        "word": word,
        "value": st.lists(st.sampled_from(DRAWN), max_size=2) | actor | st.integers(0, 100),
        "n": st.integers(),
    }
    mixed = {key: one | junk for key, one in sense.items()}
    asked = draw(st.fixed_dictionaries({}, optional=mixed))
    return {"verb": draw(st.sampled_from(sorted(ACTS))), **asked}


@given(st.data())
def test_no_question_breaks_an_act_and_every_answer_is_a_link(tiny, data):
    view = data.draw(views(tiny.network))
    asked = data.draw(questions(tiny.network))
    after = done(tiny, view, **asked)
    assert seen_at(tiny, after).visible.actors.shape == (tiny.network.n,)


@given(st.data())
def test_nor_do_hostile_ids(strange, data):
    view = data.draw(views(strange.network))
    done(strange, view, **data.draw(questions(strange.network)))


@given(st.data())
def test_one_act_after_the_other_is_always_a_link(tiny, data):
    view = View()
    for asked in data.draw(st.lists(questions(tiny.network, st.nothing()), max_size=12)):
        view = done(tiny, view, **asked)


@given(st.dictionaries(st.sampled_from(["verb", *KEYS]), JUNK) | JUNK)
def test_nonsense_changes_nothing(tiny, asked):
    assert act(tiny, View(), asked) == View()


@pytest.mark.parametrize("verb", sorted(set(ACTS) - {"all"}))
def test_nothing_asked_of_nobody_changes_nothing(tiny, verb):
    assert do(tiny, "kind=company", verb) == "kind=company"
    assert do(tiny, "kind=company", verb, ids=[]) == "kind=company"


@pytest.mark.parametrize("verb", sorted(set(ACTS) - {"clear", "unpin", "all"}))
@pytest.mark.parametrize(
    "asked",
    [
        {"ids": 5, "depth": None, "places": 5, "parts": "x", "word": 5, "value": []},
        {
            "ids": "acme",
            "depth": "²",
            "places": {"a": "b"},
            "parts": ["kind"],
            "word": "layout",
            "value": None,
        },
        {"ids": {"acme": 1}, "depth": [], "places": {"acme": [1]}, "parts": {"kind": 5}, "word": "draw"},
        {"ids": ["nobody", None, 5, ["acme"]], "depth": "9" * 5_000, "places": {"acme": ["x", "y"]}},
        {"ids": [], "arg": ["acme"], "depth": -1, "places": {"nobody": [0, 0]}, "parts": {"stance": ["x"]}},
        {
            "ids": [],
            "depth": 1.5,
            "places": {"acme": [float("nan"), 0]},
            "parts": {"hops": "far"},
            "word": "off",
        },
        {"ids": [], "places": {"acme": [0, float("nan")]}, "parts": {"nothing": 1, "kind": ["company", "x"]}},
        {"ids": [], "places": {"acme": {"x": 0, "y": 0}}, "parts": {5: 1}, "word": "draw", "value": "arrows"},
    ],
)
def test_values_of_the_wrong_sort_change_nothing(tiny, verb, asked):
    if verb == "select" and asked["ids"] == []:
        return  # an empty list is a selection of nobody
    query = "also=bolt&at=acme&hide=bee&kind=company,regulator&off=kind&pins=0.0000:0.0000:reg"
    if verb in ("compare", "paths", "influence", "whatif"):
        query += "&panel=" + verb
    query = "&".join(sorted(query.split("&")))
    assert do(tiny, query, verb, **asked) == query


@pytest.mark.parametrize("verb", sorted(ACTS))
def test_data_without_actors_bear_every_act(verb):
    for asked in ({}, {"ids": ["a"]}, {"arg": "a"}, {"arg": "kind"}, {"depth": 1}, {"places": {"a": [0, 0]}}):
        assert act(EMPTY, View(), {"verb": verb, **asked}) == View()


def test_a_name_that_is_no_act_changes_nothing(tiny):
    view = View(at="acme")
    for name in ("", None, "Select", "__init__", ["select"], 5):
        assert act(tiny, view, {"verb": name, "ids": ["bolt"]}) is view
    assert act(tiny, view, {}) is view
    for asked in (None, 5, "select", ["select"]):
        assert act(tiny, view, asked) is view


@pytest.mark.parametrize(
    ("selected", "asked", "expected"),
    [
        ((), {}, ()),
        (("acme", "bolt"), {}, ("acme", "bolt")),
        (("acme", "bolt"), {"arg": "reg"}, ("reg",)),
        (("acme", "bolt"), {"arg": "bolt"}, ("acme", "bolt")),
        (("acme", "bolt"), {"arg": ""}, ("acme", "bolt")),
        (("acme", "bolt"), {"arg": "nobody"}, ()),
        (("acme", "bolt"), {"ids": ["aid", "reg", "aid", "nobody"]}, ("aid", "reg")),
        (("acme", "bolt"), {"ids": ("aid",), "arg": "reg"}, ("aid",)),
        (("acme", "bolt"), {"ids": []}, ()),
        (("acme", "bolt"), {"ids": None}, ("acme", "bolt")),
        (("acme", "bolt"), {"ids": None, "arg": "reg"}, ("reg",)),
        ((), {"arg": "acme.funds.iris", "kind": "tie"}, ("acme", "iris")),
        ((), {"arg": "sen.acted_together.aid", "kind": "tie"}, ("sen", "aid")),
        (("acme",), {"arg": "nothing", "kind": "tie"}, ()),
        (("acme",), {"arg": "acme.funds.iris"}, ()),
    ],
)
def test_whom_an_act_is_about(tiny, selected, asked, expected):
    assert targets(tiny, View().selecting(*selected), asked) == expected


@pytest.mark.parametrize("name", STRANGE)
def test_a_hostile_id_is_somebody_like_others(strange, name):
    assert targets(strange, View(), {"arg": name}) == (name,)
    assert targets(strange, View(), {"ids": [name]}) == (name,)
    assert len(targets(strange, View(), {"arg": name, "kind": "tie"})) == 2


def test_an_actor_whose_id_is_a_number_may_be_asked_for_as_one(strange):
    assert targets(strange, View(), {"ids": [5], "arg": "+r+"}) == ("5",)
    assert targets(strange, View(), {"arg": 5}) == ("5",)


def test_a_crowd_is_cut_where_a_link_would_grow_too_long():
    crowd = World({"actors": actors(*(f"a{number}" for number in range(MOST_SELECTED + 9)))}).explorer()
    assert len(act(crowd, View(), {"verb": "all"}).selected) == MOST_SELECTED
    everybody = list(crowd.network.position)
    assert act(crowd, View(), {"verb": "select", "ids": everybody}).selected == tuple(
        everybody[:MOST_SELECTED]
    )

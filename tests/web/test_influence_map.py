"""The influence–stance map: scales, places and names by hand, and the figure of small debates."""

import json

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import graph_app as ga
from graph_app.analyses import MEASURES
from graph_app.web.charts import paint
from graph_app.web.charts.labels import Name, place_names
from graph_app.web.charts.map_figure import figure, mapped
from graph_app.web.charts.map_places import LEAST, MOST_MARKS, Box, box_of, plan
from graph_app.web.charts.places import room, side_by_side
from graph_app.web.charts.scale import fitting
from graph_app.web.charts.words import escaped, plain, width, wrapped
from graph_app.web.panels import influence_map
from graph_app.web.reading import read_view
from tests.web.trees import find, links
from tests.web.trees import plain as plain_tree
from tests.web.trees import text as text_of
from tests.worlds import World, actors, statement, tie

BOX = Box(780, 560)
HOSTILE = '<script>alert("x")</script> & <b>bold</b> שלום 🦙'


def made(explorer, query=""):
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    return mapped(ga.Explorer(explorer.network, view.active), view)


def drawn(explorer, query="", box=BOX):
    found = figure(made(explorer, query), box)
    json.dumps(found, allow_nan=False)
    return found


def marks_of(found):
    trace = found["data"][0]
    return {
        key: (x, y, color, symbol, hover)
        for keys, x, y, color, symbol, hover in zip(
            trace["customdata"],
            trace["x"],
            trace["y"],
            trace["marker"]["color"],
            trace["marker"]["symbol"],
            trace["hovertext"],
            strict=True,
        )
        for key in keys
    }


def notes(found, name=None):
    return [one["text"] for one in found["layout"]["annotations"] if one.get("name") == name]


# Scale


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([], "linear"),
        ([0, 0], "linear"),
        ([5], "linear"),
        ([1, 2, 6], "linear"),
        ([1, 1, 7], "square root"),
        ([1, 1, 26], "log"),
        ([-3, 1, 1, 90], "linear"),
        ([np.nan, 3.0], "linear"),
    ],
)
def test_the_scale_is_bent_only_where_a_few_values_tower(values, kind):
    assert fitting(np.array(values, float)).kind == kind


@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=30))
@example([1.0, 2.3e-309, 2.3e-309])
def test_heights_keep_the_order_and_lie_between_0_and_1(values):
    array = np.array(values)
    heights = fitting(array)(array)
    assert ((heights >= 0) & (heights <= 1)).all()
    assert (np.diff(heights[np.argsort(array, kind="stable")]) >= -1e-12).all()


def test_ticks_of_whole_numbers_are_whole_and_apart():
    ticks = fitting(np.array([0, 1, 1, 2, 91])).ticks()
    assert [text for _, text in ticks] == ["0", "1", "2", "5", "10", "20", "50"]
    heights = [height for height, _ in ticks]
    assert min(np.diff(heights)) >= 0.08
    assert [text for _, text in fitting(np.array([1.0, 2.0])).ticks()] == ["0", "1", "2"]


# Places


def test_marks_stand_side_by_side_within_reach_and_those_without_room_stay():
    spots = side_by_side(np.full((6, 2), 50.0), np.full((6, 2), 8.0), 4.0, (0, 0), (100, 100))
    gaps = [np.hypot(*(one - other)) for row, one in enumerate(spots) for other in spots[:row]]
    assert min(gaps) >= 8 - 1e-6
    assert (np.abs(spots - 50) <= 8).all()
    stuck = side_by_side(np.full((2, 2), 5.0), np.zeros((2, 2)), 4.0, (0, 0), (9, 9))
    assert stuck.tolist() == [[5, 5], [5, 5]]


def test_room_is_a_share_of_the_way_to_the_next_value():
    assert room(np.array([0.0, 10.0, 11.0]), 0.1, 0.4, 3.0).tolist() == [3.0, 0.4, 0.4]
    assert room(np.array([7.0, 7.0]), 0.1, 0.4, 3.0).tolist() == [3.0, 3.0]
    assert room(np.zeros(0), 0.1, 0.4, 3.0).tolist() == []


def overlap(one, other):
    return (
        one.left < other.right
        and other.left < one.right
        and one.bottom < other.top
        and other.bottom < one.top
    )


def test_a_name_whose_four_sides_are_taken_stands_at_a_corner():
    spots = np.array([[50.0, 50.0], [66.0, 50.0], [34.0, 50.0], [50.0, 66.0], [50.0, 34.0]])
    (one,) = place_names([Name(0, 10.0, 10.0)], spots, np.full(5, 5.0), (100.0, 100.0))
    assert one.side == "right above"
    assert (one.left, one.bottom) == pytest.approx((54.9, 54.9))


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(0, 200), st.floats(5, 90)), max_size=40))
def test_names_cover_neither_each_other_nor_a_mark(rows):
    spots = np.array([row[:2] for row in rows]).reshape(-1, 2)
    radius = np.full(len(rows), 4.0)
    names = [Name(row, wide, 14.0) for row, (_, _, wide) in enumerate(rows)]
    placed = place_names(names, spots, radius, (300, 200), [(0, 0, 80, 20)])
    for row, one in enumerate(placed):
        assert one.left >= 0 and one.bottom >= 0 and one.right <= 300 and one.top <= 200
        assert not any(overlap(one, other) for other in placed[:row])
        assert not (one.left < 80 and one.bottom < 20)
        for mark, (x, y) in enumerate(spots):
            near = np.hypot(max(one.left - x, x - one.right, 0), max(one.bottom - y, y - one.top, 0))
            assert mark == one.mark or near >= 4.0 - 1e-9


def test_the_most_important_names_come_first_and_some_always():
    spots = np.array([[50.0, 50.0], [50.0, 50.0], [50.0, 50.0], [51.0, 50.0]])
    names = [Name(row, 60.0, 14.0, row == 3) for row in range(4)]
    placed = place_names(names, spots, np.full(4, 40.0), (120, 100))
    assert [one.mark for one in placed] == [3]
    alone = place_names(names[:2], spots[:1].repeat(2, 0) * [[1], [3]], np.full(2, 4.0), (400, 200), most=1)
    assert [one.mark for one in alone] == [0]


def test_texts_are_cut_wrapped_and_never_markup():
    assert plain("x" * 10_000, 20) == "x" * 19 + "…"
    assert escaped("<i>&") == "&lt;i&gt;&amp;"
    lines = wrapped("word " * 100, width=20, lines=3).split("<br>")
    assert len(lines) == 3 and all(len(line) <= 20 for line in lines) and lines[-1].endswith("…")
    assert wrapped("y" * 50, width=20).split("<br>") == ["y" * 20, "y" * 20, "y" * 10]
    assert wrapped("") == ""
    assert width("e\u0301", 10) == width("e", 10)


@pytest.mark.parametrize(
    "asked",
    [None, {}, {"width": 5}, {"width": True, "height": 1}, {"width": float("nan"), "height": 9}, [], "x"],
)
def test_a_size_that_is_none_is_none(asked):
    assert box_of(asked) is None


def test_a_size_is_kept_within_limits():
    assert box_of({"width": -5, "height": float("inf")}) == Box(LEAST.width, 1600)


# The figure


def test_marks_stand_by_stance_and_measure_in_the_colour_and_shape_of_the_legend(tiny):
    marks = marks_of(drawn(tiny, "y=degree"))
    assert set(marks) == set(tiny.network.position)
    openness = dict(zip(tiny.network.actors["id"], tiny.rows.openness, strict=True))
    assert marks["acme"][2] == "@stance-0" and marks["acme"][3] == "circle"
    assert marks["sen"][2] == "@stance-4" and marks["sen"][3] == "square"
    assert marks["bee"][2] == paint.STAGE
    assert openness["acme"] > openness["bolt"] > openness["sen"]
    assert marks["acme"][0] > marks["bolt"][0] > marks["sen"][0] > marks["bee"][0]
    degree = tiny.measure("degree", on="whole")
    high, low = degree.idxmax(), degree.idxmin()
    assert marks[high][1] > marks[low][1]


def test_the_words_beside_the_pointer_are_exact(tiny):
    hover = marks_of(drawn(tiny, "y=degree"))["acme"][4]
    degree = int(tiny.measure("degree", on="whole")["acme"])
    assert hover == f"<b>Acme</b><br>Company<br>Openness +1.59, champion of openness<br>Degree {degree}"
    assert "unknown: no statement counts here" in marks_of(drawn(tiny))["bee"][4]
    assert "Stance −1.00, opposes" in marks_of(drawn(tiny, "issue=licence"))["acme"][4]


def test_corners_count_and_say_what_they_are(tiny):
    one = made(tiny, "y=degree")
    corners = one.corners
    total = corners.high_left + corners.high_right + corners.low_left + corners.low_right
    assert total + corners.between + corners.unknown == len(one.found.actor) == 8
    degree = tiny.measure("degree", on="whole")
    openness = tiny.rows.openness
    assert corners.middle == np.median(degree)
    assert corners.high_right == int(((degree.to_numpy() > corners.middle) & (openness > 0)).sum())
    said = notes(figure(one, BOX))
    assert f"Open, high degree · {corners.high_right}" in said
    assert any(text.startswith("No statement") for text in said)
    assert f"Supports, high degree · {made(tiny, 'issue=release&y=degree').corners.high_right}" in notes(
        drawn(tiny, "issue=release&y=degree")
    )


def test_the_axes_say_measure_graph_and_scale(debate):
    layout = drawn(debate, "y=degree&on=visible")["layout"]
    assert layout["yaxis"]["title"]["text"] == "Degree on the visible graph, log scale"
    assert layout["xaxis"]["title"]["text"] == "Openness: restrictive on the left, open on the right"
    assert layout["xaxis"]["ticktext"] == ["−2", "−1", "0", "1", "2"]
    layout = drawn(debate, "issue=open-weights-access")["layout"]
    assert layout["xaxis"]["title"]["text"].startswith("Stance on “Open release of model weights”")


@pytest.mark.parametrize("box", [Box(780, 560), Box(358, 420), LEAST])
@pytest.mark.parametrize(
    "query", ["y=degree", "y=strength&issue=open-weights-access", "stance=unknown", "text=meta"]
)
def test_nothing_stands_outside_and_names_do_not_overlap(debate, query, box):
    found = made(debate, query)
    where = plan(found.found, box, found.corners.middle)
    assert (where.spots >= 0).all() and (where.spots <= [where.width, where.height]).all()
    picture = figure(found, box)
    boxes = []
    for one in picture["layout"]["annotations"]:
        text = one["text"]
        if one.get("name") != "label":
            continue
        wide = width(text.replace("&amp;", "&"), 11.0)
        left = {"left": one["x"], "right": one["x"] - wide, "center": one["x"] - wide / 2}[one["xanchor"]]
        boxes.append((left, one["y"] - 7, left + wide, one["y"] + 7))
    for row, (left, bottom, right, top) in enumerate(boxes):
        assert left >= -0.1 and right <= where.width + 0.1
        assert not any(left < r and le < right and bottom < t and b < top for le, b, r, t in boxes[:row])
    if box == BOX and query == "y=degree":
        assert len(boxes) > 25


def test_the_density_of_names_is_that_of_the_view_and_the_selected_are_always_named(debate):
    few, many = (notes(drawn(debate, f"labels={value}"), "label") for value in (20, 80))
    assert 0 < len(few) < len(many)
    assert notes(drawn(debate, "labels=0"), "label") == []
    found = drawn(debate, "labels=0&at=hugging-face&also=ntia")
    first, second = sorted(notes(found, "label"))
    assert first == "<b>Hugging Face</b>"
    assert second.startswith("<b>National Telecommunications and Information")
    assert len(found["data"]) == 2 and len(found["data"][1]["x"]) == 2


def test_every_measure_can_be_the_height(tiny):
    for measure in MEASURES:
        assert drawn(tiny, f"y={measure.name}")["layout"]["yaxis"]["title"]["text"].startswith(measure.title)


def test_a_measure_that_an_actor_has_not_is_none_and_not_0(tiny):
    """The 8th actor has no ties, and so no constraint."""
    found = marks_of(drawn(tiny, "y=constraint"))
    assert found["bee"][4].endswith("Constraint none")
    assert found["acme"][4].endswith("Constraint 0.284")
    assert "none" in text_of(influence_map.listing(made(tiny, "y=constraint")))


def test_names_keep_their_capital_letter_inside_a_sentence(tiny):
    assert "Of high PageRank, above" in influence_map.summary(made(tiny, "y=pagerank"))
    assert "Of high closeness, above" in influence_map.summary(made(tiny, "y=closeness"))


def test_names_are_never_markup():
    rows = [
        {"id": "a", "name": HOSTILE, "kind": "company"},
        {"id": "@stance-0", "name": "@stance-0", "kind": "company"},
    ]
    world = World(
        {
            "actors": rows,
            "ties": [tie("t", "a", "@stance-0")],
            "statements": [statement("a", "release", 2, "2024")],
        }
    )
    found = drawn(world.explorer(), "at=a")
    assert "<script" not in json.dumps(found) and "&lt;script&gt;" in json.dumps(found)
    assert sorted(found["data"][0]["customdata"]) == [["@stance-0"], ["a"]]
    assert plain_tree(influence_map.words(made(world.explorer(), "at=a")))


@pytest.mark.parametrize("query", ["text=nobody", "stance=unknown"])
def test_nobody_and_nothing_known_are_said(tiny, query):
    one = made(tiny, query)
    assert drawn(tiny, query)["layout"]["annotations"] is not None
    said = influence_map.summary(one)
    assert said == "No actor is visible." if query == "text=nobody" else "none with a statement" in said


def test_a_data_set_of_actors_and_ties_alone():
    bare = {
        "actors": actors("a", "b"),
        "ties": [tie("t", "a", "b", source=None)],
        "issues": [],
        "sources": [],
    }
    explorer = World(bare).explorer()
    assert set(marks_of(drawn(explorer))) == {"a", "b"}


def test_very_many_actors_share_marks_and_none_is_lost():
    count = 10_000
    rng = np.random.default_rng(3)
    rows = [{"id": f"a{n}", "name": f"Actor {n}", "kind": "company"} for n in range(count)]
    ends = rng.integers(0, count, (20_000, 2))
    ties = [tie(f"t{n}", f"a{a}", f"a{b}") for n, (a, b) in enumerate(ends.tolist())]
    said = [statement(f"a{n}", "release", int(rng.integers(-2, 3)), "2024") for n in range(0, count, 3)]
    one = made(World({"actors": rows, "ties": ties, "statements": said}).explorer(), "y=degree&at=a17")
    found = figure(one, BOX)
    trace = found["data"][0]
    assert len(trace["x"]) <= MOST_MARKS
    where = plan(one.found, BOX, one.corners.middle)
    assert sum(len(rows) for rows in where.heap.members) == count
    assert len(found["data"][1]["x"]) == 1
    assert len(json.dumps(found)) < 3_000_000
    assert "share a mark" in text_of(plain_tree(influence_map.reading(one)))


# The panel


def test_the_words_say_what_the_picture_shows_and_the_list_selects(tiny):
    one = made(tiny, "y=degree&tab=map&at=bolt")
    assert influence_map.summary(one).startswith(
        "8 visible actors: 5 actors with a stance, 3 without a statement."
    )
    tree = influence_map.words(one)
    words = text_of(plain_tree(tree))
    assert "Mendelow" in words and "neither power nor interest" in words
    assert dict(links(tree))["Acme"] == "?at=acme&tab=map&y=degree"
    (row,) = find(tree, "Tr", css="chosen")
    assert text_of(row).startswith("Bolt")


def test_an_answer_has_the_values_of_its_menus(tiny):
    found = influence_map.answer(made(tiny, "y=degree&on=visible"), BOX)
    assert (found["y"], found["on"]) == ("degree", "visible")
    assert found["figure"]["label"] == influence_map.summary(made(tiny, "y=degree&on=visible"))

"""The timeline: bins and counts by hand, what the filter chooses, and the figure of small debates."""

import json
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph_app as ga
from graph_app.schema.dates import day_interval
from graph_app.web.charts.bins import MOST, Bins, bins_between, spread
from graph_app.web.charts.lanes import lanes, limit
from graph_app.web.charts.map_places import Box
from graph_app.web.charts.timeline import Choice, choice, shown, store, tell, timeless
from graph_app.web.charts.timeline_figure import figure, number, ticks
from graph_app.web.panels import timeline
from graph_app.web.reading import read_view
from tests.web.trees import find, plain, text
from tests.worlds import World, actors, event, part, statement, tie

BOX = Box(760, 480)
OPEN = ("open", "restrictive")


class Seen:
    """Answers as the page does, without its picture."""

    def __init__(self, explorer):
        self.explorer = explorer

    def at(self, view):
        return ga.Explorer(self.explorer.network, view.active)

    def answer(self, query, box=BOX):
        view, dropped = read_view(query, self.explorer.network)
        assert dropped == []
        return timeline.answer(self, view, box)


def dated(key, one, other, source="s-off", **dates):
    return tie(key, one, other, source=source) | dates


def days(*dates):
    return tuple(np.array([day_interval(one)[side] for one in dates]) for side in (0, 1))


def world(**tables):
    return World(
        {"actors": actors("a", "b"), "ties": [dated("t", "a", "b", start="2024-02")], **tables}
    ).explorer()


def told(explorer, query=""):
    chosen = explorer.query(query).chosen
    return tell(ga.Explorer(explorer.network, timeless(chosen)))


# Bins


@given(st.dates(), st.dates())
def test_bins_reach_from_the_first_day_to_the_last_and_are_few(one, other):
    first, last = sorted(day.toordinal() - date(1970, 1, 1).toordinal() for day in (one, other))
    bins = bins_between(first, last)
    assert 1 <= bins.count <= MOST
    edges = bins.edges
    assert edges[0] <= first and last < edges[-1]
    assert bins.at(np.array([first, last])).tolist() == [0, bins.count - 1]
    assert (np.diff(edges) > 0).all()


@given(st.dates(min_value=date(100, 1, 1)), st.integers(0, 30_000))
def test_the_words_of_a_bin_mean_its_days(one, length):
    first = one.toordinal() - date(1970, 1, 1).toordinal()
    bins = bins_between(
        first, min(first + length, date(9990, 1, 1).toordinal() - date(1970, 1, 1).toordinal())
    )
    for place in range(bins.count):
        if 1 <= int(bins.first(place)[:4]) and int(bins.last(place)[:4]) <= 9999:
            assert day_interval(bins.first(place))[0] == bins.edges[place]
            assert day_interval(bins.last(place))[1] == bins.edges[place + 1] - 1


def test_bins_are_months_quarters_and_years_as_the_range_grows():
    sizes = [
        bins_between(day_interval(low)[0], day_interval("2024-06")[0]).size
        for low in ("2019", "2010", "1960", "1000")
    ]
    assert sizes == [1, 3, 12, 600]


def test_a_row_counts_one_shared_by_the_days_it_may_mean():
    bins = bins_between(*[day_interval(one)[0] for one in ("2024-01", "2024-04")])
    first, last = days("2024-02-03", "2024-02", "2024", "2024-04")
    counts = spread(first, last, np.array([0, 0, 1, 1]), 2, bins)
    assert counts[0].tolist() == [0, 2, 0, 0]
    parts = np.array([31, 29, 31, 30]) / 121
    assert counts[1] == pytest.approx(parts + np.array([0, 0, 0, 1]))


@given(st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 700), st.integers(0, 2)), max_size=30))
def test_nothing_is_lost_by_spreading(rows):
    first = np.array([row[0] for row in rows], dtype=np.int64)
    last = first + np.array([row[1] for row in rows], dtype=np.int64)
    group = np.array([row[2] for row in rows], dtype=np.int64)
    bins = bins_between(0, 1600)
    counts = spread(first, last, group, 3, bins)
    assert counts.sum(axis=1) == pytest.approx(np.bincount(group, minlength=3))


# Counts


def test_statements_count_for_openness_or_on_the_issue():
    explorer = world(
        statements=[
            statement("a", "release", 2, "2024-01-05"),
            statement("a", "licence", 2, "2024-01-06"),
            statement("b", "audit", 2, "2024-01-07"),
            statement("b", "release", 0, "2024-02-01"),
            statement("b", "arg", -1, "2024-02-01"),
        ]
    )
    made = told(explorer)
    assert made.bins == Bins(2024 * 12, 1, 2)
    assert made.statements.tolist() == [[1, 0], [0, 0], [1, 1], [0, 1], [1, 0]]
    assert made.total == 5 and made.shared == 0
    assert made.who[0, 0] == (["A"], 1)
    assert told(explorer, "issue=licence").statements.sum(axis=1).tolist() == [1, 0, 0, 0, 0]
    assert told(explorer, "confidence=high&text=b").statements.sum() == 3


def test_events_are_those_of_visible_actors_and_ties_count_by_their_beginning():
    explorer = world(
        ties=[
            dated("t", "a", "b", start="2024-02"),
            tie("u", "a", "b"),
            dated("v", "b", "a", start="1999"),
            dated("w", "b", "a", end="2025"),
        ],
        statements=[statement("a", "release", 1, "2024-03")],
        events=[event("e", "2024-01-02"), event("f", "2024"), event("nobody", "2024-01-03")],
        participations=[part("e", "a"), part("f", "b")],
    )
    made = told(explorer)
    assert [(one.key, one.place, one.exact) for one in made.events] == [("e", 0, True), ("f", 1, False)]
    assert made.ties.tolist() == [0, 1, 0]
    assert (made.undated, made.outside) == (1, 2)
    assert [one.key for one in told(explorer, "text=b").events] == ["f"]


def test_the_words_of_time_choose_and_hide_nothing_of_the_timeline(debate):
    whole = told(debate)
    assert told(debate, "since=2024&until=2024-06&undated=drop").ties.tolist() == whole.ties.tolist()
    assert (told(debate, "as_of=2023").statements == whole.statements).all()
    assert whole.total == len(debate.network.statements.actor)
    assert whole.undated == int(debate.network.undated.sum())


def test_without_statements_and_events_there_are_ties_and_without_dates_there_is_nothing(tiny):
    bare = {"issues": [], "statements": [], "events": [], "sources": []}
    known = World(
        bare | {"actors": actors("a", "b"), "ties": [dated("t", "a", "b", start="2020", source=None)]}
    )
    assert told(known.explorer()).ties.tolist() == [1]
    undated = World(bare | {"actors": actors("a", "b"), "ties": [tie("t", "a", "b", source=None)]}).explorer()
    assert told(undated) is None
    found = Seen(undated).answer("tab=timeline")
    assert found["figure"] is None and "Nothing that is visible has a date" in text(plain(found["said"]))
    assert Seen(tiny).answer("text=nobody&tab=timeline")["figure"] is None


# Choices

YEAR = Bins(2024 * 12, 1, 12)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", Choice("window", 0, 11, False)),
        ("since=2024-03", Choice("window", 2, 11, True)),
        ("until=2024-05-09", Choice("window", 0, 4, True)),
        ("since=2024-03&until=2024-05", Choice("window", 2, 4, True)),
        ("as_of=2024-06", Choice("as_of", 0, 5, True)),
        ("as_of=2024-06&until=2024-06", Choice("both", 0, 5, True)),
        ("as_of=2024-06&until=2024-08", Choice("window", 0, 7, True)),
        ("since=1900&until=2024", Choice("window", 0, 11, True)),
        ("since=2030", Choice("window", 11, 11, True)),
        ("since=2024-09&until=2024-02", Choice("window", 1, 1, True)),
    ],
)
def test_a_filter_chooses_bins(tiny, query, expected):
    found = choice(tiny.query(query).chosen, YEAR)
    assert found == expected
    assert shown(found, YEAR).sum() == expected.high - expected.low + 1


def test_the_browser_is_told_how_to_say_every_bin(tiny):
    made = told(tiny)
    told_ = store(made.bins, choice(tiny.chosen, made.bins), tiny.chosen)
    assert len(told_["first"]) == len(told_["last"]) == len(told_["titles"]) == made.bins.count
    for first, last in zip(told_["first"], told_["last"], strict=True):
        tiny.filter(since=first, until=last, as_of=last)
    assert told_["undated"] == "keep"
    assert (
        store(made.bins, choice(tiny.chosen, made.bins), tiny.query("undated=drop").chosen)["undated"]
        == "drop"
    )


# Figure


@pytest.mark.parametrize(
    ("heights", "cut"),
    [
        ([], 1),
        ([0, 0], 1),
        ([7], 7),
        ([9, 4, 3], 9),
        ([90, 4, 3], 5),
        ([434, 152, 30, 20], 37.5),
        ([90, 0], 90),
    ],
)
def test_bars_that_tower_are_cut(heights, cut):
    assert limit(np.array(heights, float)) == cut


def test_lanes_share_the_height_from_above():
    plan = lanes(BOX, 40)
    domains = plan.domains()
    assert domains[0][1] == pytest.approx(1) and domains[-1][0] == pytest.approx(0, abs=1e-9)
    assert all(low < high for low, high in domains)
    assert all(one[0] > other[1] for one, other in pairwise(domains))
    assert plan.rows < 40 and lanes(BOX, 3).rows == 3


def drawn(explorer, query=""):
    made = told(explorer, query)
    found = figure(made, choice(explorer.query(query).chosen, made.bins), OPEN, "", BOX)
    json.dumps(found, allow_nan=False)
    return made, found


def test_bars_stand_on_each_other_away_from_the_line():
    said = [
        statement("a", "release", value, "2024-01", number=n) for n, value in enumerate((2, 2, 1, -1, -2, -2))
    ]
    _, found = drawn(world(statements=[*said, statement("b", "audit", 1, "2024-02")]))
    bars = {trace["marker"]["color"]: trace for trace in found["data"] if trace["type"] == "bar"}
    where = {color: (trace.get("base"), trace["y"]) for color, trace in bars.items()}
    assert where["@stance-1"] == ([0], [1]) and where["@stance-0"] == ([1], [2])
    assert where["@stance-3"] == ([0], [-1]) and where["@stance-4"] == ([-1], [-2])
    assert where["@stance-2"] == (None, [1]) and bars["@stance-2"]["yaxis"] == "y2"


def test_a_bar_that_is_cut_bears_its_number(debate):
    made, found = drawn(debate)
    notes = [one["text"] for one in found["layout"]["annotations"]]
    top = made.statements[0] + made.statements[1]
    assert f"{round(top.max())} in March 2024, cut" in notes
    high = found["layout"]["yaxis"]["range"][1]
    for trace in found["data"]:
        if trace["type"] == "bar" and trace.get("base") is not None:
            ends = np.abs(np.array(trace["base"]) + np.array(trace["y"]))
            assert ends.max() <= high


def test_what_is_not_chosen_is_faint_and_the_choice_is_a_band(debate):
    _, found = drawn(debate, "since=2024-01&until=2024-06")
    band = found["layout"]["shapes"][0]
    low, high = band["x0"] + 0.5, band["x1"] - 0.5
    assert high - low == 5
    for trace in found["data"]:
        for x, opacity in zip(trace["x"], trace["marker"]["opacity"], strict=True):
            assert (opacity == 1) is (low <= x <= high)
    assert found["layout"]["selectdirection"] == "h"


def test_too_many_events_of_a_bin_share_its_highest_mark():
    many = [event(f"e{n}", "2024-01-02") for n in range(60)]
    explorer = world(events=many, participations=[part(f"e{n}", "a") for n in range(60)])
    _, found = drawn(explorer)
    (trace,) = [one for one in found["data"] if one["type"] == "scatter"]
    keys = [key for (key,) in trace["customdata"]]
    assert keys[-1] == "bin:0" and trace["hovertext"][-1].startswith(
        f"<b>{60 - len(keys) + 1} more events</b>"
    )
    assert len(keys) == lanes(BOX, 60).rows


def test_the_open_event_stands_out_and_titles_are_never_markup():
    explorer = world(
        events=[event("e", "2024-01-02") | {"title": "<img src=x>"}], participations=[part("e", "a")]
    )
    made = told(explorer)
    found = figure(made, choice(explorer.chosen, made.bins), OPEN, "e", BOX)
    (trace,) = [one for one in found["data"] if one["type"] == "scatter"]
    assert trace["marker"]["size"] == [9]
    assert trace["hovertext"] == ["<b>&lt;img src=x&gt;</b><br>2024-01-02"]


def test_the_axis_names_years_or_months(debate):
    _, names = ticks(told(debate), BOX)
    assert names == ["2023", "2024", "2025", "2026"]
    short = world(statements=[statement("a", "release", 1, one) for one in ("2024-03", "2024-05")])
    assert ticks(told(short), BOX)[1] == ["2024-03", "2024-04", "2024-05"]


def test_numbers_that_are_shared_have_one_decimal():
    assert [number(one) for one in (0.0001, 1.0, 2.449, 1500.0)] == ["0.1", "1", "2.4", "1,500"]


# Panel


def test_an_answer_sets_its_controls_and_says_how_it_counts(debate):
    found = Seen(debate).answer("since=2024-01&until=2024-03&undated=drop&tab=timeline")
    bins = told(debate).bins
    low = [bins.first(place) for place in range(bins.count)].index("2024-01")
    assert found["range"] == [low, low + 2] and found["point"] == low + 2
    assert found["range_max"] == found["point_max"] == bins.count - 1
    assert (found["mode"], found["undated"]) == ("window", False)
    assert found["undated_label"] == f"Undated ties: {int(debate.network.undated.sum())}"
    assert found["now"] == "January 2024 to March 2024"
    words = text(plain(found["said"]))
    assert "spread evenly" in words and "without any date cannot be drawn" in words
    assert "Ties and shared events" in words
    assert found["figure"]["label"] in words


def test_the_same_as_a_table_adds_up(debate):
    made = told(debate)
    tree = timeline.table(made, debate)
    assert len(find(tree, "Tr")) <= made.bins.count + 1
    march = next(row for row in find(tree, "Tr") if text(row).startswith("March 2024"))
    cells = [text(cell) for cell in find(march, "Td")]
    place = 2024 * 12 + 2 - made.bins.start
    assert cells[:5] == [number(value) for value in made.statements[:, place]]


def test_as_of_and_both_are_said(tiny):
    found = Seen(tiny).answer("as_of=2024-04&tab=timeline")
    assert (found["mode"], found["now"]) == ("as_of", "By the end of April 2024")
    assert Seen(tiny).answer("as_of=2024-04&until=2024-04&tab=timeline")["mode"] == "both"
    off = Seen(tiny).answer("since=2024-04&off=time&tab=timeline")
    assert off["now"] == "All of time"


def test_a_hundred_thousand_statements_are_counted_in_little(debate):
    count = 100_000
    rng = np.random.default_rng(1)
    rows = [
        statement(f"a{one % 200}", "release", int(value), f"{2000 + year}-{month:02d}", number=one)
        for one, (value, year, month) in enumerate(
            zip(
                rng.integers(-2, 3, count),
                rng.integers(0, 25, count),
                rng.integers(1, 13, count),
                strict=True,
            )
        )
    ]
    explorer = world(actors=actors(*(f"a{n}" for n in range(200))), ties=[], statements=rows)
    made, found = drawn(explorer)
    assert made.total == count and made.bins.size == 12
    assert len(json.dumps(found)) < 100_000

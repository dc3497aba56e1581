"""Where actors stand in a view: what it depends on, work in the background, captions and guides."""

import threading
import time

import numpy as np
import pytest
from dash import no_update

from graph_app import Explorer
from graph_app.analyses import GROUPINGS
from graph_app.layouts import LAYOUTS, Cancelled
from graph_app.web.cut import cut_of
from graph_app.web.guides import guides
from graph_app.web.jobs import Jobs, Waiting
from graph_app.web.panels import placing
from graph_app.web.places import asked_of, caption, centre_of, placed
from graph_app.web.reading import read_view
from graph_app.web.seen import Seen
from graph_app.web.view import View
from tests.web.conftest import seen_of as drawn_of
from tests.web.test_payload import unpacked
from tests.worlds import World, actors, tie

NAMES = [layout.name for layout in LAYOUTS]
FILTER = "kind=regulator,company&stance=unknown,pro-open"


def seen_at(explorer, query):
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    return Explorer(explorer.network, view.active), view


def asked(explorer, query):
    return asked_of(*seen_at(explorer, query))


def made(explorer, query):
    question = asked(explorer, query)
    return question, placed(question)


class Drawn:
    """The first drawing, done or on its way."""

    def __init__(self, ready=True):
        self.ready, self.share = ready, 0.25


def seen_of(explorer, ready=True):
    return Seen(explorer, Drawn(ready), lambda view: Explorer(explorer.network, view.active), "0")


# --- what places depend on


def test_the_first_layout_of_everything_is_that_of_the_payload(debate):
    assert asked(debate, "") is None
    assert asked(debate, FILTER) is None
    assert asked(debate, "placed=visible") is not None


@pytest.mark.parametrize("name", NAMES[1:])
def test_a_filter_moves_nobody_where_everything_is_placed(debate, name):
    whole = asked(debate, f"layout={name}")
    assert asked(debate, f"layout={name}&{FILTER}").key == whole.key
    assert asked(debate, f"layout={name}&{FILTER}&placed=visible").key != whole.key
    assert asked(debate, f"layout={name}&placed=visible&derived=on").key != whole.key


def test_keys_tell_apart_what_gives_other_places_and_nothing_else(debate):
    queries = {
        *(f"layout={name}" for name in NAMES[1:]),
        *(f"layout=circles&by={by}" for by in GROUPINGS if by != "kind"),
        *("layout=map&y=degree", "layout=map&issue=open-weights-access", "layout=map&as_of=2023"),
        *("layout=rings&centre=ntia", "layout=columns&size=none", "placed=visible"),
    }
    keys = {query: asked(debate, query).key for query in queries}
    assert len(set(keys.values())) == len(queries)
    same = "layout=circles&colour=kind&tie_colour=kind&labels=0&tab=table&at=ntia&y=degree&centre=ntia"
    assert asked(debate, same).key == keys["layout=circles"]
    assert asked(debate, "layout=rings&at=ntia").key == keys["layout=rings&centre=ntia"]
    assert all(0 < key < 2**53 for key in keys.values())


@pytest.mark.parametrize("name", NAMES[1:])
def test_everybody_has_a_place_in_every_layout(tiny, name):
    for query in ("", "placed=visible&kind=company", "placed=visible&stance=unknown&derived=on"):
        question, places = made(tiny, f"layout={name}&{query}")
        assert places.shape == (tiny.network.n, 2)
        assert np.isfinite(places).all()
        assert (np.abs(places) <= 1.001).all()
        assert (np.abs(places[question.mask, 1]) <= 0.77).all()
        assert (places[~question.mask, 1] < -0.8).all()


def test_the_middle_of_rings_is_the_chosen_one_else_who_is_in_focus_else_the_most_tied(debate):
    names = debate.network.position
    assert centre_of(*seen_at(debate, "layout=rings&centre=ntia&at=google")) == names["ntia"]
    assert centre_of(*seen_at(debate, "layout=rings&at=google")) == names["google"]
    assert centre_of(*seen_at(debate, "layout=rings")) == names["meta"]
    hidden = "layout=rings&centre=ntia&kind=company&at=google&placed=visible"
    assert centre_of(*seen_at(debate, hidden)) == names["google"]
    question, places = made(debate, "layout=rings&centre=ntia&at=google")
    assert places[names["ntia"]].tolist() == [0, 0]
    assert question.given["centre"] == names["ntia"]


@pytest.mark.parametrize("name", NAMES)
def test_nobody_and_few_can_be_laid_out(name):
    nobody = World({"actors": []}).explorer()
    assert asked(nobody, f"layout={name}&placed=visible") is None
    two = World({"actors": actors("a", "b"), "ties": [tie("t", "a", "b")]}).explorer()
    assert made(two, f"layout={name}&placed=visible")[1].shape == (2, 2)
    assert asked(two, f"layout={name}&text=nobody") is None
    assert caption(*seen_at(nobody, f"layout={name}"))


@pytest.mark.parametrize("name", NAMES)
def test_captions_say_what_closeness_means(debate, name):
    said = caption(*seen_at(debate, f"layout={name}&by=jurisdiction&issue=open-weights-access&size=none"))
    words = {"circles": "jurisdiction", "columns": "jurisdiction", "rings": "Meta", "map": "Strength".lower()}
    assert words.get(name, "ties" if name != "force" else "stand close") in said
    assert said.endswith(".")
    assert "Size" not in said
    assert "Size: degree on the whole graph." in caption(*seen_at(debate, f"layout={name}"))
    assert "visible" in caption(*seen_at(debate, f"layout={name}&placed=visible&size=none"))


def test_the_map_says_the_issue(debate):
    said = caption(*seen_at(debate, "layout=map&issue=open-weights-access"))
    assert f"stance on {debate.network.words('issues', 'name')['open-weights-access']}" in said


# --- work in the background


def test_work_that_is_quick_is_answered_at_once_and_kept():
    jobs, calls = Jobs(kept=2), []

    def work(number):
        return lambda tell: calls.append(number) or number

    assert [jobs.ask(key, work(key), 5) for key in (1, 2, 1)] == [1, 2, 1]
    assert calls == [1, 2]
    jobs.ask(3, work(3), 5)  # 2 was asked for longest ago
    jobs.ask(1, work(1), 5)
    jobs.ask(2, work(2), 5)
    assert calls == [1, 2, 3, 2]


def test_long_work_says_how_far_it_is_and_is_done_once_for_everybody():
    jobs, go, calls = Jobs(), threading.Event(), []

    def work(tell):
        calls.append(1)
        tell(0.5)
        assert go.wait(20)
        return "done"

    def half():
        found = jobs.ask(7, work, 0.01)
        return isinstance(found, Waiting) and found.share == 0.5

    assert until(half)
    assert half()
    go.set()
    assert jobs.ask(7, work, 20) == "done"
    assert calls == [1]


def test_cancelled_work_ends_and_begins_anew_when_asked_for_again():
    jobs, ended, calls = Jobs(), threading.Event(), []

    def work(tell):
        calls.append(1)
        try:
            while len(calls) == 1:
                tell(0.1)
                time.sleep(0.005)
        except Cancelled:
            ended.set()
            raise
        return "second"

    assert isinstance(jobs.ask(7, work, 0.02), Waiting)
    assert until(lambda: calls)
    jobs.cancel(7)
    jobs.cancel(8)
    assert ended.wait(20)
    assert jobs.ask(7, work, 20) == "second"
    assert jobs.ask(7, work, 20) == "second"


def test_work_that_fails_says_so_to_who_waits():
    jobs = Jobs()

    def work(tell):
        raise ValueError("no room")

    for _ in range(2):
        with pytest.raises(ValueError, match="no room"):
            jobs.ask(7, work, 20)


def test_only_so_much_is_worked_at_at_a_time():
    jobs, go, busy, most = Jobs(workers=2), threading.Event(), [], []

    def work(tell):
        busy.append(1)
        most.append(len(busy))
        assert go.wait(20)
        busy.pop()
        return 1

    for key in range(5):
        jobs.ask(key, work, 0.02)
    assert until(lambda: len(busy) == 2)
    go.set()
    assert [jobs.ask(key, work, 20) for key in range(5)] == [1] * 5
    assert max(most) == 2


def until(true, patience=20):
    """Wait until something is true."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.005)
    return False


# --- what the page is told


def test_a_layout_is_given_once_and_named_by_its_key(tiny):
    jobs, view = Jobs(), View(layout="circles")
    first = placing.answer(seen_of(tiny), jobs, view, {}, True)
    question, places = made(tiny, "layout=circles")
    assert first["layout"]["n"] == question.key
    assert first["layout"]["fit"] is True
    assert np.allclose(unpacked(first["layout"]["x"], "<f4"), places[:, 0])
    assert np.allclose(unpacked(first["layout"]["y"], "<f4"), places[:, 1])
    assert (first["hidden"], first["still"]) == (True, True)
    again = placing.answer(seen_of(tiny), jobs, view, first["placed"], True)
    assert again["layout"] is no_update
    back = placing.answer(seen_of(tiny), jobs, View(), again["placed"], False)
    assert back["layout"] == {"n": 0, "fit": False}
    assert placing.answer(seen_of(tiny), jobs, View(), {}, True)["layout"] is no_update


def test_a_layout_that_takes_long_is_waited_for_and_can_be_given_up(debate):
    jobs, view = Jobs(), View(placed="visible")
    seen = seen_of(debate)
    slow = Slow()
    placing_placed, placing.placed = placing.placed, slow
    try:
        found = placing.answer(seen, jobs, view, {}, True)
        assert found["layout"] is no_update
        assert found["said"].startswith("Placing 588 actors … ")
        assert (found["hidden"], found["still"], found["sure"]) == (False, False, False)
        assert found["placed"]["waiting"] == asked_of(debate, view).key
        # another view is asked for: nobody waits for the first any more
        other = placing.answer(seen, jobs, View(), found["placed"], True)
        assert other["placed"]["waiting"] == 0
        assert slow.stopped.wait(20)
    finally:
        placing.placed = placing_placed


class Slow:
    """A layout that goes on until it is stopped."""

    def __init__(self):
        self.stopped = threading.Event()

    def __call__(self, asked, progress):
        try:
            while True:
                progress(0.3)
                time.sleep(0.005)
        except Cancelled:
            self.stopped.set()
            raise


def test_while_the_first_drawing_is_made_the_page_says_so(tiny):
    found = placing.answer(seen_of(tiny, ready=False), Jobs(), View(), {}, True)
    assert found["said"] == "Placing 8 actors … 25%"
    assert (found["hidden"], found["still"], found["sure"]) == (False, False, True)
    done = placing.answer(seen_of(tiny), Jobs(), View(), found["placed"], True)
    assert (done["hidden"], done["still"], done["said"]) == (True, True, "")


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ({}, View(layout="map"), {"layout": "force", "placed": "whole"}),
        ({"words": placing.chosen(View(layout="rings"))}, View(layout="map"), {"layout": "rings"}),
        (
            {"words": placing.chosen(View(layout="map", placed="visible"))},
            View(layout="map", placed="visible"),
            {"layout": "map", "placed": "whole"},
        ),
        ({"words": placing.chosen(View(layout="map"))}, View(layout="map"), {"layout": "force"}),
    ],
)
def test_a_cancelled_layout_gives_way_to_the_one_before(before, now, expected):
    found = placing.back(before, now)
    assert expected.items() <= found.items()
    assert found != placing.chosen(now)


# --- guides


def test_headings_name_and_count_the_groups_that_are_seen(debate):
    explorer, view = seen_at(debate, "layout=circles&by=kind&kind=company,regulator")
    question, places = made(debate, "layout=circles&by=kind")
    found = guides(explorer, view, question, places)
    assert [one["text"] for one in found["texts"]] == ["Companies (185)", "Regulators (103)"]
    assert {one["at"] for one in found["texts"]} == {"over"}
    companies = places[explorer.groups("kind").codes == 0]
    assert found["texts"][0]["y"] >= companies[:, 1].max()
    assert companies[:, 0].min() < found["texts"][0]["x"] < companies[:, 0].max()


def test_columns_that_many_groups_share_are_called_others(debate):
    explorer, view = seen_at(debate, "layout=columns&by=jurisdiction")
    question, places = made(debate, "layout=columns&by=jurisdiction")
    texts = guides(explorer, view, question, places)["texts"]
    assert len(texts) == 10
    assert texts[0]["text"] == "US (359)"
    others = next(one for one in texts if one["text"].startswith("Others"))
    assert others["x"] == max(one["x"] for one in texts)
    counts = [int(one["text"].rpartition("(")[2].rstrip(")")) for one in texts]
    assert sum(counts) == debate.network.n


def test_long_names_of_groups_are_cut_and_keep_their_count(debate):
    explorer, view = seen_at(debate, "layout=circles&by=coalition")
    question, places = made(debate, "layout=circles&by=coalition")
    texts = [one["text"] for one in guides(explorer, view, question, places)["texts"]]
    assert max(map(len, texts)) <= 34
    assert "1: National Telecommunica… (82)" in texts
    assert "No coalition (106)" in texts


def test_the_map_has_ticks_where_actors_of_that_stance_stand(debate):
    explorer, view = seen_at(debate, "layout=map&issue=open-weights-access")
    question, places = made(debate, "layout=map&issue=open-weights-access")
    found = guides(explorer, view, question, places)
    across = question.given["values"][:, 0]
    ticks = {one["text"]: one["x"] for one in found["texts"] if one["at"] == "below"}
    assert list(ticks) == [
        "Strongly opposes (−2)",
        "Opposes (−1)",
        "Mixed (0)",
        "Supports (+1)",
        "Strongly supports (+2)",
    ]
    assert list(ticks.values()) == sorted(ticks.values())
    for text, stance in (("Opposes (−1)", -1), ("Strongly supports (+2)", 2)):
        assert ticks[text] == pytest.approx(float(places[across == stance, 0].mean()), abs=0.02)
    strip = next(one for one in found["texts"] if one["text"].startswith("No statement"))
    assert strip["text"] == f"No statement ({int(np.isnan(across).sum())})"
    assert places[np.isnan(across), 0].min() < strip["x"] < places[np.isnan(across), 0].max()
    turned = next(one for one in found["texts"] if one["at"] == "turned")
    assert turned["text"] == "Strength, low to high"
    assert places[np.isnan(across), 0].max() < turned["x"] < places[~np.isnan(across), 0].min()


def test_rings_lie_around_their_actors_and_say_how_far_these_are(debate):
    query = "layout=rings&centre=ntia"
    explorer, view = seen_at(debate, query)
    question, places = made(debate, query)
    rings = guides(explorer, view, question, places)["rings"]
    reach = np.hypot(places[:, 0], places[:, 1] / 0.76)
    inner = 0.0
    for ring in rings:
        number = int(ring["text"].rpartition("(")[2].rstrip(")").replace(",", ""))
        inside = (reach > inner + 1e-9) & (reach < ring["rx"])
        assert int(inside.sum()) == number
        assert ring["ry"] == pytest.approx(0.76 * ring["rx"], abs=1e-4)
        inner = ring["rx"]
    assert rings[0]["text"].startswith("1 tie away")
    assert rings[1]["text"].startswith("2 ties away")
    assert rings[-1]["text"].startswith("Out of reach")


@pytest.mark.parametrize("name", NAMES)
def test_guides_of_few_and_of_hidden_actors_are_sound(tiny, name):
    for query in ("", "kind=company&placed=visible", "stance=unknown&placed=visible", "stance=mixed"):
        explorer, view = seen_at(tiny, f"layout={name}&{query}")
        question = asked_of(explorer, view)
        found = guides(explorer, view, question, placed(question) if question else None)
        numbers = [
            *(one[axis] for one in found["texts"] for axis in ("x", "y")),
            *(end for line in found["lines"] for end in line),
            *(one[axis] for one in found["rings"] for axis in ("rx", "ry")),
        ]
        assert np.isfinite(numbers).all()
        assert (name == "force") == (not numbers)


def test_coalitions_of_a_large_network_are_named_once_they_are_known(monkeypatch):
    camps = {camp: [f"{camp}{number}" for number in range(4)] for camp in "ab"}
    ties = [
        tie(f"{one}-{other}", one, other)
        for camp in camps.values()
        for one in camp
        for other in camp
        if one < other
    ]
    rows = {"actors": actors(*camps["a"], *camps["b"]), "ties": ties}
    network = World(rows).explorer().network
    monkeypatch.setattr("graph_app.web.cut.SMALL", (2, 10))
    seen, view = drawn_of(Explorer(network)), View()
    seen.drawing.part(cut_of(seen.at(view), view), 60)
    assert placing.beside(seen, view)["texts"] == []
    seen.at(view).groups("coalition")
    texts = placing.beside(seen, view)["texts"]
    assert [one["text"] for one in texts] == ["Coalition 1 (4)", "Coalition 2 (4)"]
    places, rows = seen.drawing.places, network.position
    for one, camp in zip(texts, camps.values(), strict=True):
        assert one["x"] == pytest.approx(float(np.median(places[[rows[key] for key in camp], 0])), abs=1e-3)
    assert placing.beside(seen, read_view("coalition=1", network)[0]) is None
    assert placing.beside(seen, read_view("layout=rings", network)[0]) is None

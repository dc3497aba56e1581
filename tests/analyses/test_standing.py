"""Ranks with intervals on records with known answers."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from graph_app.analyses import BETWEENNESS, CLOSENESS, DEGREE, MEASURES, PAGERANK
from graph_app.analyses.measure import Values
from graph_app.analyses.spans import spanned
from graph_app.analyses.standing import BUDGET, DRAWS, FEWEST, Sample, affordable, standing
from graph_app.layouts import Cancelled
from tests.worlds import World, actors, tie

CERTAIN = {"low": 1.0, "medium": 1.0, "high": 1.0}
NAMES = [one.name for one in MEASURES]


def ranked(explorer, measure="degree", sample=None, graph="visible", progress=lambda share: None):
    rows = spanned(explorer.network, explorer.rows, graph)
    found = explorer.measured(measure, graph=graph)
    return standing(explorer.network, rows, explorer.rows, found, sample or Sample(), progress)


def by_id(found, word):
    return {one["id"]: one[word] for one in found["actors"]}


def world(names, ties, sources=()):
    """Return an explorer of actors called by single letters; a tie is its ends, confidence, source."""
    rows = [
        tie(f"{number:03}", pair[0], pair[1], confidence=level, source=source)
        for number, (pair, level, source) in enumerate(ties)
    ]
    tables = {"actors": actors(*names), "ties": rows}
    if sources:
        tables["sources"] = [{"id": key, "title": key, "publisher": name} for key, name in sources]
    return World(tables).explorer()


def star(leaves, level="high"):
    return world(f"h{leaves}", [(f"h{leaf}", level, "s-off") for leaf in leaves])


def test_the_hub_of_a_star_can_be_told_from_all_and_its_leaves_from_none():
    found = ranked(star("abcdefgij"))
    hub, *leaves = found["actors"]
    assert (hub["id"], hub["rank"], hub["rank_interval"]) == ("h", 1, [1, 1])
    assert hub["inseparable"] == {"count": 0, "first": []}
    for leaf in leaves:
        assert leaf["rank"] == 2
        assert leaf["inseparable"]["count"] == 8
        others = [one for one in "abcdefgij" if one != leaf["id"]]
        assert [one["id"] for one in leaf["inseparable"]["first"]] == others[:3]
    assert found["sentence"] == (
        "Of the 10 actors with a value, 1 can be told from all others: H; the rest cannot be told from "
        "8 others (median). Leaving out one publisher moves 9 of them."
    )


def test_a_tie_that_is_there_in_half_of_the_draws_moves_whom_it_ties():
    pairs = world("abcd", [("ab", "low", "s-off"), ("cd", "high", "s-off")])
    found = ranked(pairs, sample=Sample(200, 1, {"low": 0.5, "medium": 0.5, "high": 1.0}))
    assert by_id(found, "rank") == {"a": 1, "b": 1, "c": 1, "d": 1}
    assert by_id(found, "rank_interval") == {"a": [1, 3], "b": [1, 3], "c": [1, 1], "d": [1, 1]}
    lost = ranked(pairs, "constraint", Sample(200, 1, {"low": 0.5, "medium": 0.5, "high": 1.0}))
    assert by_id(lost, "rank_interval") == {one: [1, 1] for one in "abcd"}
    shares = by_id(lost, "share")
    assert shares["a"] == shares["b"] == pytest.approx(0.5, abs=0.15)
    assert shares["c"] == shares["d"] == 1.0


@pytest.mark.parametrize("sure", [CERTAIN, None, {"low": 0.1, "medium": 0.1, "high": 0.1}])
@pytest.mark.parametrize("measure", NAMES)
def test_two_equal_actors_are_never_told_apart(measure, sure):
    """The ends of a path, and its inner two, are each other's mirror image."""
    path = world("abcd", [(pair, "high", "s-off") for pair in ("ab", "ba", "bc", "cb", "cd", "dc")])
    found = ranked(path, measure, Sample(60, 1, sure) if sure else Sample(60))
    ranks = by_id(found, "rank")
    for one, other in (("a", "d"), ("b", "c")):
        assert ranks[one] == ranks[other] is not None
        intervals = [by_id(found, "rank_interval")[key] for key in (one, other)]
        if None not in intervals:
            assert max(low for low, _ in intervals) <= min(high for _, high in intervals)


@pytest.mark.parametrize("measure", NAMES)
@pytest.mark.parametrize("derived", [False, True])
def test_what_is_certain_has_its_rank_as_interval(tiny, measure, derived):
    found = ranked(tiny.filter(derived=derived), measure, Sample(2, 1, CERTAIN))
    for one in found["actors"]:
        assert one["rank_interval"] == (None if one["rank"] is None else [one["rank"]] * 2)
        assert one["median"] == one["rank"]
        assert one["share"] == (one["rank"] is not None)
        same = sum(other["rank"] == one["rank"] for other in found["actors"]) - 1
        assert one["inseparable"]["count"] == (None if one["rank"] is None else same)


@pytest.mark.parametrize("measure", NAMES)
def test_ranks_are_those_of_the_values(tiny, measure):
    found = ranked(tiny, measure)
    there = [one for one in found["actors"] if one["value"] is not None]
    expected = rankdata([-round(one["value"], 9) for one in there], method="min")
    assert [one["rank"] for one in there] == expected.tolist()
    assert [one["rank"] for one in found["actors"]][len(there) :] == [None] * (
        len(found["actors"]) - len(there)
    )
    assert by_id(found, "value") == tiny.measured(measure).as_dict()["values"]


FOUR = world(
    "abcd",
    [("ab", "high", "p1"), ("ac", "low", "p2"), ("ad", "high", "q"), ("bc", "low", "q"), ("bd", None, "r")],
    [("p1", "Post"), ("p2", "Post"), ("q", "Quill"), ("r", "Record"), ("s", "Silent")],
)


def test_publishers_left_out_one_by_one_by_hand():
    """Degrees are 3 3 2 2, without the Post 1 2 1 2, without Quill 2 2 1 1, without the Record 3 2 2 1."""
    found = ranked(FOUR)
    assert by_id(found, "rank") == {"a": 1, "b": 1, "c": 3, "d": 3}
    assert by_id(found, "publishers") == {
        "a": {"name": "Post", "rank": 3},
        "b": {"name": "Record", "rank": 2},
        "c": {"name": "Record", "rank": 2},
        "d": {"name": "Post", "rank": 1},
    }
    tried = found["publishers"]
    assert (tried["tried"], tried["of"], tried["share"]) == (3, 3, 1.0)


def test_who_is_moved_by_no_publisher_and_who_has_no_rank_without_one():
    chain = world(
        "abcd",
        [("ab", "high", "p"), ("bc", "high", "q"), ("cd", "high", None)],
        [("p", "Post"), ("q", None)],
    )
    found = ranked(chain, "constraint")
    moved = by_id(found, "publishers")
    assert by_id(found, "rank") == {"a": 1, "b": 3, "c": 3, "d": 1}
    assert moved["a"] == {"name": "Post", "rank": None}
    assert moved["c"] == {"name": "q", "rank": 1}
    assert moved["d"] is None
    tried = found["publishers"]
    assert (tried["tried"], tried["of"], tried["share"]) == (2, 2, pytest.approx(2 / 3))


def test_of_a_measure_that_takes_long_there_are_fewer_draws_and_publishers(debate):
    slow = replace(DEGREE, work=lambda actors, ties: BUDGET / 25)
    found = replace(debate.measured("degree"), measure=slow)
    answer = standing(debate.network, debate.rows, debate.rows, found)
    drawn, tried = answer["resampling"], answer["publishers"]
    assert (drawn["draws"], tried["tried"], tried["of"]) == (25, 25, 483)
    assert tried["share"] == pytest.approx(277 / 1395)
    assert "Of measures that take less long there are 200." in drawn["distribution"]
    asked = standing(debate.network, debate.rows, debate.rows, found, Sample(30))["resampling"]
    assert asked["draws"] == 30
    assert "less long" not in asked["distribution"]


@pytest.mark.parametrize(
    ("measure", "size", "most", "expected"),
    [
        (DEGREE, (588, 1_395), DRAWS, DRAWS),
        (DEGREE, (100_000, 500_000), DRAWS, DRAWS),
        (PAGERANK, (1_000, 5_000), DRAWS, DRAWS),
        (PAGERANK, (10_000, 50_000), DRAWS, 66),
        (CLOSENESS, (588, 1_395), DRAWS, 171),
        (CLOSENESS, (1_000, 5_000), DRAWS, 33),
        (BETWEENNESS, (588, 1_395), DRAWS, 42),
        (BETWEENNESS, (1_000_000, 5_000_000), DRAWS, FEWEST),
        (PAGERANK, (0, 0), DRAWS, DRAWS),
    ],
)
def test_how_much_fits_the_budget(measure, size, most, expected):
    assert affordable(measure, size, most) == expected


def test_who_has_another_rank_than_on_record_in_the_draws_is_not_said_to_be_told_from_all():
    """A has three ties that nearly always go, b two that stay: in most draws b comes first."""
    ties = [(f"a{leaf}", "low", "s-off") for leaf in "cde"] + [(f"b{leaf}", "high", "s-off") for leaf in "fg"]
    found = ranked(world("abcdefg", ties), sample=Sample(100, 1, {"low": 0.01, "medium": 1.0, "high": 1.0}))
    assert by_id(found, "rank")["b"] == 2
    assert by_id(found, "rank_interval")["b"] == [1, 1]
    assert by_id(found, "inseparable")["b"]["count"] == 0
    assert found["sentence"].startswith("Of the 7 actors with a value, none can be told from all others; ")
    assert "with another rank than on record in nearly all draws. " in found["sentence"]


def shuffled(rows, random):
    return random.sample(rows, len(rows))


@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(random):
    rows = {
        "actors": actors(*"abcdef"),
        "sources": [
            {"id": key, "title": "T", "publisher": random.choice(["P", "Q", None])} for key in "uvwx"
        ],
        "ties": [
            tie(f"t{number}", *random.choices("abcdef", k=2), source=random.choice("uvwx"),
                confidence=random.choice(["low", "medium", "high", None]))
            for number in range(12)
        ],
    }  # fmt: skip
    other = {name: shuffled(table, random) for name, table in rows.items()}
    for measure in ("degree", "pagerank", "betweenness", "constraint"):
        one, two = (ranked(World(tables).explorer(), measure, Sample(8)) for tables in (rows, other))
        values = [[by_id(found, "value")[key] for key in "abcdef"] for found in (one, two)]
        assert values[0] == pytest.approx(values[1])
        assert _without_values(one) == _without_values(two)


def _without_values(found):
    return found | {"actors": [one | {"value": None} for one in found["actors"]]}


LETTERS = dict(zip("abcd", "wxyz", strict=True))
MIXED = dict(zip("abcd", "zwyx", strict=True))


def renamed(letters):
    ties = [("ab", "high", "p"), ("ac", "low", "p"), ("ad", "medium", "q"), ("bc", "low", "q")]
    pairs = [(f"{letters[a]}{letters[b]}", level, source) for (a, b), level, source in ties]
    return world("".join(letters.values()), pairs, [("p", "Post"), ("q", "Quill")])


def test_names_do_not_matter():
    plain, alphabetic, mixed = (
        renamed(letters) for letters in ({one: one for one in "abcd"}, LETTERS, MIXED)
    )
    one, two = ranked(plain), ranked(alphabetic)
    for word in ("rank", "rank_interval", "median", "share", "publishers"):
        assert by_id(one, word) == {old: by_id(two, word)[new] for old, new in LETTERS.items()}
    one, two = (ranked(explorer, sample=Sample(5, 1, CERTAIN)) for explorer in (plain, mixed))
    for word in ("rank", "rank_interval", "publishers"):
        assert by_id(one, word) == {old: by_id(two, word)[new] for old, new in MIXED.items()}


def test_equal_seeds_give_equal_answers_and_others_do_not(debate):
    seen = debate.filter(kind=["regulator", "company"])
    one, two, three = (ranked(seen, sample=Sample(20, seed)) for seed in (3, 3, 4))
    assert one == two
    assert by_id(one, "rank") == by_id(three, "rank")
    assert by_id(one, "rank_interval") != by_id(three, "rank_interval")


def test_one_draw_is_enough_for_an_answer():
    found = ranked(FOUR, sample=Sample(1))
    assert found["resampling"]["draws"] == 1
    assert found["resampling"]["distribution"].startswith("1 draw: in each")
    assert all(low == high for low, high in by_id(found, "rank_interval").values())


@pytest.mark.parametrize("measure", NAMES)
def test_without_ties_all_are_equal_or_have_no_value(measure):
    found = ranked(World({"actors": actors(*"abc")}).explorer(), measure)
    assert found["publishers"]["share"] is None
    if measure == "constraint":
        assert set(by_id(found, "rank_interval").values()) == {None}
        assert {one["count"] for one in by_id(found, "inseparable").values()} == {None}
        assert found["sentence"] == "Nobody has a value."
        return
    assert set(by_id(found, "rank").values()) == {1}
    assert {one["count"] for one in by_id(found, "inseparable").values()} == {2}
    assert found["sentence"].startswith("Of the 3 actors with a value, none can be told from all others;")


@pytest.mark.parametrize("measure", NAMES)
def test_one_actor_and_nobody(measure):
    alone = ranked(World({"actors": actors("a")}).explorer(), measure)
    assert len(alone["actors"]) == 1
    if measure != "constraint":
        assert alone["actors"][0]["rank_interval"] == [1, 1]
        assert alone["sentence"] == "Only A has a value."
    nobody = ranked(World().explorer(), measure)
    assert nobody["actors"] == []
    assert nobody["sentence"] == "Nobody has a value."


def test_on_the_whole_graph_the_visible_are_ranked_among_themselves(tiny):
    seen = tiny.filter(kind=["company", "regulator"])
    found = ranked(seen, graph="whole")
    assert by_id(found, "value") == {"acme": 7, "reg": 4, "bolt": 3, "sen": 2}
    assert by_id(found, "rank") == {"acme": 1, "reg": 2, "bolt": 3, "sen": 4}
    assert all(high <= 4 for _, high in by_id(found, "rank_interval").values())
    assert found["resampling"]["ties"] == {"recorded": 12, "derived": 0}


def test_ties_from_acting_together_are_drawn_as_well(tiny):
    found = ranked(tiny.filter(derived=True))
    assert found["resampling"]["ties"] == {"recorded": 12, "derived": 5}
    assert (
        "made anew of participations, each of which is kept with 0.95" in found["resampling"]["distribution"]
    )
    assert "participations" not in ranked(tiny)["resampling"]["distribution"]
    only = tiny.filter(derived=True, tie=["part_of"])
    drawn = by_id(ranked(only, sample=Sample(60)), "rank_interval")
    assert drawn["iris"] != [by_id(ranked(only), "rank")["iris"]] * 2


def test_estimates_are_said_to_be_estimates(tiny):
    found = tiny.measured("betweenness")
    found = replace(found, values=Values(found.values.numbers, np.full(8, 0.1), 50))
    answer = standing(tiny.network, tiny.rows, tiny.rows, found, Sample(2))
    assert "The values are estimates themselves" in answer["resampling"]["caution"]
    assert "The values are estimates themselves" not in ranked(tiny, "betweenness")["resampling"]["caution"]


def test_progress_never_goes_back_and_ends_at_one():
    told = []
    ranked(FOUR, sample=Sample(7), progress=told.append)
    assert told == [number / 10 for number in range(10)] + [1.0]
    told = []
    ranked(World().explorer(), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.parametrize("when", [0.0, 0.5, 0.95])
def test_who_listens_can_end_the_work(when):
    told = []

    def tell(share):
        told.append(share)
        if share >= when:
            raise Cancelled

    with pytest.raises(Cancelled):
        ranked(FOUR, sample=Sample(50), progress=tell)
    assert told[-1] >= when
    assert all(share < when for share in told[:-1])

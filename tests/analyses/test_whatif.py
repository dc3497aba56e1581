"""What if: each sort of change by hand, bands, notes, and defined answers where nothing is left."""

import pytest

from graph_app.analyses import Scenario
from graph_app.errors import NotFoundError, QueryError
from tests.worlds import World, actors, event, part, statement, tie

TIES = [
    tie("ab", "a", "b"),
    tie("cb", "c", "b", "partners_with"),
    tie("xb", "c", "a", "criticizes"),
    tie("de", "d", "e", confidence="low"),
]
STATEMENTS = [
    statement("a", "release", 2, "2024"),
    statement("b", "release", 0, "2024"),
    statement("b", "licence", 0, "2024", "medium"),
    statement("c", "release", -2, "2024"),
    statement("d", "audit", 1, "2024"),
]
EVENTS = {
    "events": [event("letter")],
    "participations": [part("letter", "d"), part("letter", "a")],
}


@pytest.fixture(scope="module")
def small():
    return World({"actors": actors(*"abcde"), "ties": TIES, "statements": STATEMENTS} | EVENTS).explorer()


def asked(explorer, scenario, on="b", draws=20, **how):
    return explorer.whatif(scenario, on, draws=draws, **how)


def before_and_after(found):
    row = found["on"][0]
    return row["before"]["value"], row["after"]["value"]


def settled(explorer, name, **how):
    return explorer.influence(name, **how)["on"][0]["settled"]["value"]


# c hears b: x_b = ½ (5 · 2 + 4 x_c) / 9, x_c = ½ x_b - 1
BASE = (10 - 4) / 18 / (1 - 2 / 18)


@pytest.mark.parametrize(
    ("scenario", "expected"),
    [
        ("set=a:release=-2", (-10 - 4) / 18 / (1 - 2 / 18)),
        ("set=a:release=unknown", -2 / 3),  # x_b = ½ x_c, x_c = ½ x_b - 1
        ("remove=c", 1.0),
        ("cut=cb", 1.0),
        ("cut=xb", BASE),
        ("add=a:funds:b", (20 - 4) / 28 / (1 - 2 / 28)),
        ("add=c:criticizes:b", BASE),
        ("strength=partners_with=0", 1.0),
        ("strength=funds=0.4", 2 / 7),  # both count the same: x_b = ½ + ¼ x_c
        ("susceptibility=0", 0.0),
        ("susceptibility=company=0", 0.0),
        # b's licence (-1 · 2) counts as one of high confidence beside release: first opinion -1
        ("set=b:licence=2", BASE - 0.5 / (1 - 2 / 18)),
    ],
)
def test_each_sort_of_change_by_hand(small, scenario, expected):
    found = asked(small, scenario)
    before, after = before_and_after(found)
    assert before == pytest.approx(BASE)
    assert after == pytest.approx(expected, abs=1e-9)
    assert found["on"][0]["change"] == pytest.approx(after - before, abs=1e-12)
    assert found["scenario"]["query"] == scenario
    assert found["together"]["change"] == pytest.approx(after - before, abs=1e-12)


def test_an_answer_without_changes_is_that_of_influence(small):
    found = asked(small, "cut=xb")
    for row in found["actors"]:
        assert row["before"]["value"] == pytest.approx(settled(small, row["id"])) or row["id"] in "de"
    assert {row["change"] for row in found["actors"]} == {0.0, None}


def test_who_is_removed_has_no_opinion_and_who_speaks_up_gets_one(small):
    rows = {row["id"]: row for row in asked(small, "remove=a")["actors"]}
    assert (rows["a"]["after"]["value"], rows["a"]["change"]) == (None, None)
    assert rows["a"]["band"]["after"] is None and rows["a"]["band"]["before"] == [2, 2, 2]
    spoken = {row["id"]: row for row in asked(small, "set=d:release=1")["actors"]}
    assert (spoken["d"]["before"]["value"], spoken["d"]["after"]["value"]) == (None, 1)
    assert spoken["e"]["after"]["value"] == 1
    assert spoken["e"]["band"]["change"] is None


def test_derived_ties_can_be_cut_and_weighed(small):
    seen = small.filter(derived=True)
    assert settled(seen, "d") == 2
    rows = {row["id"]: row for row in asked(seen, "cut=a.acted_together.d")["actors"]}
    assert (rows["d"]["before"]["value"], rows["d"]["after"]["value"]) == (2, None)
    none = {row["id"]: row for row in asked(seen, "strength=acted_together=0")["actors"]}
    assert none["d"]["after"]["value"] is None


def test_the_band_holds_what_weights_can_do_and_nothing_else(small):
    found = asked(small, "set=a:release=-2", draws=300)
    row = found["on"][0]
    for word in ("before", "after", "change"):
        low, middle, high = row["band"][word]
        assert low < middle < high
    assert row["band"]["change"][2] < 0
    assert row["band"]["agree"] == 1
    assert row["band"]["before"][0] < row["before"]["value"] < row["band"]["before"][2]
    assert found["band"] | {"distribution": ""} == {
        "draws": 300,
        "seed": 1,
        "quantiles": [0.05, 0.5, 0.95],
        "distribution": "",
    }
    quiet = {one["id"]: one for one in found["actors"]}["a"]
    assert quiet["band"]["before"] == [2, 2, 2]  # nobody moves a, whatever weighs what
    assert quiet["band"]["after"] == [-2, -2, -2]


def test_a_seed_gives_the_same_band_and_another_one_another(small):
    one, again = asked(small, "remove=c"), asked(small, "remove=c")
    assert one == again
    assert one["on"][0]["band"] != asked(small, "remove=c", seed=2)["on"][0]["band"]


def test_what_a_scenario_sets_is_not_drawn(small):
    found = asked(small, "susceptibility=0")
    assert found["on"][0]["band"]["after"] == [0, 0, 0]
    assert found["on"][0]["band"]["before"][0] < found["on"][0]["band"]["before"][2]


def test_a_scenario_is_given_as_words_json_or_value(small):
    made = Scenario.of(small.network, {"remove": ["c"]})
    assert asked(small, made) == asked(small, "remove=c") == asked(small, {"remove": ["c"]})
    assert asked(small, made)["scenario"]["changes"] == {"remove": [{"actor": "c"}]}


@pytest.mark.parametrize(
    ("scenario", "parts", "note"),
    [
        ("cut=xb", {}, "Cutting xb changes nothing: it is hostile and does not count."),
        ("cut=ab", {"tie": "partners_with"}, "Cutting ab changes nothing: it is not visible."),
        ("add=c:criticizes:b", {}, "Adding c:criticizes:b changes nothing: hostile ties do not count."),
        (
            "set=a:audit=2",
            {},
            "A stance on audit changes nothing here: it does not count for openness. "
            "Choose issue=audit to see opinions on it.",
        ),
        (
            "set=a:audit=2",
            {"issue": "release"},
            "A stance on audit changes nothing here: opinions are on release.",
        ),
        ("remove=c", {"hide": "c"}, "c is hidden by the filter and takes no part."),
        (
            "strength=criticizes=1",
            {},
            "The strength of criticizes changes nothing: no visible tie of this kind counts.",
        ),
    ],
)
def test_changes_without_effect_are_said(small, scenario, parts, note):
    found = asked(small.filter(**parts), scenario, draws=2)
    assert found["scenario"]["notes"] == [note]
    assert before_and_after(found)[0] == before_and_after(found)[1]
    assert asked(small, "remove=c", draws=2)["scenario"]["notes"] == []


def test_on_an_issue_only_stances_on_it_count(small):
    found = asked(small.filter(issue="release"), "set=b:release=1")
    assert before_and_after(found)[1] - before_and_after(found)[0] == pytest.approx(0.5 / (1 - 2 / 18))


@pytest.mark.parametrize(
    ("scenario", "how", "kind", "message"),
    [
        ("", {}, QueryError, "A scenario needs a change"),
        ("kind=company", {}, QueryError, "A scenario does not know 'kind'"),
        ("remove=c", {"draws": 0}, QueryError, "draws takes a whole number from 1 to 1,000, not '0'"),
        ("remove=c", {"seed": -1}, QueryError, "seed takes a whole number from 0"),
        ("remove=c", {"on": "zz"}, NotFoundError, "There is no actor 'zz'"),
    ],
)
def test_wrong_questions_say_what_is_allowed(small, scenario, how, kind, message):
    with pytest.raises(kind, match=message):
        asked(small, scenario, **how)


def test_work_tells_how_far_it_is_and_can_be_ended(small):
    told = []
    asked(small, "remove=c", progress=told.append)
    assert told == sorted(told) and (told[0], told[-1]) == (0, 1)

    class Enough(Exception):
        pass

    def end(share):
        if share > 0.5:
            raise Enough

    with pytest.raises(Enough):
        asked(small, "remove=c", progress=end)


def test_a_scenario_that_leaves_nobody(small):
    alone = World({"actors": actors("a"), "statements": STATEMENTS[:1]}).explorer()
    found = asked(alone, "remove=a", "a")
    assert before_and_after(found) == (2, None)
    assert found["together"] is None


def test_the_order_of_rows_does_not_matter(small):
    turned = World({"actors": actors(*"edcba"), "ties": TIES[::-1], "statements": STATEMENTS[::-1]} | EVENTS)
    one, other = asked(small, "set=a:release=-2"), asked(turned.explorer(), "set=a:release=-2")
    assert before_and_after(one) == pytest.approx(before_and_after(other), abs=1e-12)
    assert [row["id"] for row in one["actors"]] == [row["id"] for row in other["actors"]]


def test_meta_turns_and_ntia_is_asked(debate):
    found = debate.whatif("set=meta:open-weights-access=-2", "ntia", draws=50)
    (row,) = found["on"]
    assert row["before"]["value"] == pytest.approx(settled(debate, "ntia"))
    assert row["change"] < 0 and row["band"]["change"][2] < 0
    assert row["band"]["change"][0] <= row["change"] <= row["band"]["change"][2] + 1e-3

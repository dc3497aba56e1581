"""Who moves a target: shares, paths with evidence, pressure, swing, on paper and on the built-in debate."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from graph_app.analyses.ground import ground
from graph_app.errors import NotFoundError, QueryError
from tests.worlds import World, actors, event, part, statement, tie

TIES = [
    tie("ab", "a", "b"),
    tie("ab2", "a", "b", "partners_with", confidence="medium", source="s-press"),
    tie("cb", "c", "b", confidence="low", source="s-agg"),
    tie("bd", "b", "d"),
    tie("cd", "c", "d", "criticizes"),
    tie("dc", "d", "c", "criticizes"),
]
STATEMENTS = [
    statement("a", "release", 2, "2024"),
    statement("a", "licence", -1, "2024", "medium"),
    statement("c", "release", -2, "2024", "low"),
    statement("d", "release", 1, "2024"),
]


def world(ties=TIES, statements=STATEMENTS, names="abcdef", **more):
    return World({"actors": actors(*names), "ties": list(ties), "statements": list(statements), **more})


@pytest.fixture(scope="module")
def small():
    return world().explorer()


def shares(found):
    return {row["id"]: row["share"] for row in found["movers"]}


def test_who_moves_a_target_by_hand(small):
    # a → b: 0.5 + 0.4 · 0.7 = 0.78 both ways for the second; c → b: 0.5 · 0.4 = 0.2; b → a: 0.28
    found = small.influence("b")
    a, c = 0.78 / 0.98, 0.2 / 0.98
    # a hears b: V_b = a · V_a + c · V_c, V_a = 0.5 V_b + 0.5 e_a
    assert shares(found) == pytest.approx({"a": 0.5 * a / (1 - 0.5 * a), "c": c / (1 - 0.5 * a)}, abs=1e-12)
    assert found["total"] == pytest.approx(1)
    assert (found["opinion"], found["susceptibility"], found["graph"]) == ("openness", 0.5, "visible")
    assert (found["ties"], found["hostile_ties_left_out"], found["with_opinion"]) == (4, 2, 3)
    (target,) = found["on"]
    assert (target["id"], target["first"]["value"], target["drift"]) == ("b", None, None)
    first = {"a": (2 + 0.7) / 1.7, "c": -2.0}
    settled = sum(share * first[name] for name, share in shares(found).items())
    assert target["settled"]["value"] == pytest.approx(settled)
    assert target["susceptibility"] == 1.0


def test_the_paths_that_carry_influence_open_their_ties_and_sources(small):
    found = small.influence("d")
    assert [row["id"] for row in found["movers"]] == ["d", "a", "c"]
    own, mover, _ = found["movers"]
    assert own["paths"] == [{"actors": ["d"], "carries": 0.5, "steps": []}]
    (path,) = mover["paths"]
    assert path["actors"] == ["a", "b", "d"]
    first, second = path["steps"]
    assert (first["from"], first["to"], second["to"]) == ("a", "b", "d")
    assert first["weight"] == pytest.approx(0.78 / 0.98)
    assert second["weight"] == pytest.approx(0.5)
    assert path["carries"] == pytest.approx(first["weight"] * 0.5 * 0.5)
    assert path["carries"] < mover["share"]  # a hears itself through b
    assert [(one["id"], one["weight"]) for one in first["ties"]] == [
        ("ab", 0.5),
        ("ab2", pytest.approx(0.28)),
    ]
    assert first["ties"][1]["sources"] == [
        {
            "id": "s-press",
            "title": "Paper",
            "publisher": None,
            "url": None,
            "date": "2024-03",
            "grade": "press",
        }
    ]


def test_paths_are_given_for_as_many_as_asked(small):
    found = small.influence("d", most=1)
    assert [len(row["paths"]) for row in found["movers"]] == [1, 0, 0]
    assert len(found["swing"]) == 1
    assert found["total"] == pytest.approx(1)


def test_hostile_ties_are_left_out_and_listed_where_they_aim_at_the_target(small):
    # criticizes runs backward in this world: cd aims at c, dc at d
    assert [one["id"] for one in small.influence("c")["hostile"]] == ["cd"]
    assert [one["id"] for one in small.influence("d")["hostile"]] == ["dc"]
    assert small.influence("a")["hostile"] == []
    friendly = world(ties=TIES[:4]).explorer()
    assert shares(friendly.influence("d")) == pytest.approx(shares(small.influence("d")))


def test_pressure_is_the_share_of_each_camp_beside_the_targets_own(small):
    found = small.influence("d")
    share = shares(found)
    assert found["pressure"]["own"] == pytest.approx(share["d"])
    assert [(one["label"], one["actors"]) for one in found["pressure"]["camps"]] == [
        ("champion_of_openness", 1),
        ("strongly_restrictive", 1),
    ]
    assert [one["share"] for one in found["pressure"]["camps"]] == pytest.approx([share["a"], share["c"]])
    assert found["pressure"]["camps"][1]["mean"] == pytest.approx(-2)


def test_swing_is_what_one_step_on_one_issue_does(small):
    found = small.influence("d")
    share = shares(found)
    by = {(row["actor"]["id"], row["issue"]): row for row in found["swing"]}
    # a's openness rests on release (weight 1) and licence (0.7): one step on release is 1 / 1.7
    assert by["a", "release"]["effect"] == pytest.approx(share["a"] / 1.7)
    assert (by["a", "release"]["up"], by["a", "release"]["down"]) == (False, True)
    assert by["c", "release"]["effect"] == pytest.approx(share["c"])
    assert set(by) == {("a", "release"), ("c", "release")}
    for name, stance, base in (("a", 1, 2), ("c", -1, -2)):
        moved = small.whatif(f"set={name}:release={stance}", "d", draws=1)["on"][0]["change"]
        confident = by[name, "release"]["effect"] * (stance - base)
        assert moved == pytest.approx(confident)  # c has no other issue: its confidence does not matter


def test_on_one_issue_opinions_are_stances_on_it(small):
    found = small.filter(issue="licence").influence("b")
    assert (found["opinion"], found["total"]) == ("licence", pytest.approx(1))
    assert shares(found) == pytest.approx({"a": 1})
    assert found["movers"][0]["first"] == {"value": -1.0, "label": "opposes", "code": 3}
    assert found["swing"][0]["effect"] == pytest.approx(1)


def test_a_group_is_moved_on_average(small):
    found = small.influence(["b", "d"])
    one, other = (shares(small.influence(name)) for name in "bd")
    assert shares(found) == pytest.approx(
        {name: (one.get(name, 0) + other.get(name, 0)) / 2 for name in "acd"}
    )
    assert shares(small.influence("b,d")) == shares(found)
    assert {row["id"] for row in found["on"]} == {"b", "d"}
    everybody = small.influence("kind:company")
    assert everybody["total"] == pytest.approx(1)  # e and f have no opinion at any time and do not count
    assert len(everybody["on"]) == 6
    every = {name: shares(small.influence(name)) for name in "abcd"}
    for row in everybody["movers"]:  # each path leads to the member that the actor influences most
        first, last = row["paths"][0]["actors"][0], row["paths"][0]["actors"][-1]
        assert first == row["id"]
        assert every[last][first] == pytest.approx(max(one.get(first, 0) for one in every.values()))


def test_whom_no_opinion_reaches_has_none(small):
    found = small.influence("e")
    assert (found["total"], found["movers"], found["swing"]) == (0, [], [])
    assert found["on"][0]["settled"] == {"value": None, "label": "unknown", "code": 5}
    assert found["on"][0]["susceptibility"] is None
    assert found["pressure"] == {"own": 0.0, "camps": []}


def test_who_reaches_most_and_how_far_everybody_drifts(small):
    found = small.influence()
    rows = {row["id"]: row for row in found["actors"]}
    assert list(rows)[-2:] == ["e", "f"]
    assert found["reached"] == 4
    assert sum(row["reach"] for row in rows.values()) == pytest.approx(1)
    for name in "abcd":
        share = [shares(small.influence(one)).get(name, 0) for one in "abcd"]
        assert rows[name]["reach"] == pytest.approx(np.mean(share))
    assert rows["c"]["drift"] == 0  # nobody supports it
    assert rows["a"]["drift"] == pytest.approx(rows["a"]["settled"]["value"] - rows["a"]["first"]["value"])
    assert (rows["b"]["drift"], rows["b"]["settled"]["value"] is None) == (None, False)
    assert rows["e"]["settled"]["value"] is None


def test_susceptibility_is_one_number_or_one_per_kind():
    rows = [row | {"kind": "regulator"} if row["id"] == "d" else row for row in actors(*"abcdef")]
    explorer = World({"actors": rows, "ties": TIES, "statements": STATEMENTS}).explorer()
    assert shares(explorer.influence("d", susceptibility=0)) == {"d": 1}
    assert shares(explorer.influence("d", susceptibility=0.9))["d"] == pytest.approx(0.1)
    for said in ({"regulator": 0.2}, "regulator=0.2", ["0.5", "regulator=0.2"]):
        found = explorer.influence("d", susceptibility=said)
        assert shares(found)["d"] == pytest.approx(0.8)
        assert found["susceptibility"] == [0.2, 0.5]
    with pytest.raises(QueryError, match=r"susceptibility takes a number from 0 to 1, not '1\.5'"):
        explorer.influence("d", susceptibility=1.5)
    with pytest.raises(QueryError, match=r"kind of actor 'regulators'\. Did you mean regulator\?"):
        explorer.influence("d", susceptibility={"regulators": 0.2})


def test_hidden_actors_and_ties_take_no_part_unless_the_whole_is_asked_for(small):
    seen = small.filter(hide="c")
    assert shares(seen.influence("b")) == pytest.approx({"a": 1})
    assert shares(seen.influence("b", graph="whole")) == pytest.approx(shares(small.influence("b")))
    with pytest.raises(QueryError, match=r"C is hidden by .* Opinions of hidden actors are not asked about"):
        seen.influence("c")
    assert seen.influence("c", graph="whole")["on"][0]["visible"] is False


def test_derived_ties_count_where_they_are_shown_and_open_their_events():
    more = {
        "events": [event("letter", source="s-own")],
        "participations": [part("letter", "a"), part("letter", "e")],
    }
    explorer = world(**more).explorer()
    assert explorer.influence("e")["total"] == 0
    found = explorer.filter(derived=True).influence("e")
    step = found["movers"][0]["paths"][0]["steps"][0]
    assert [(one["id"], one["derived"]) for one in step["ties"]] == [("a.acted_together.e", True)]
    assert [one["id"] for one in step["ties"][0]["sources"]] == ["s-own"]


@pytest.mark.parametrize(
    ("on", "how", "kind", "message"),
    [
        ("bb", {}, NotFoundError, "There is no actor 'bb'"),
        ("b,zz", {}, NotFoundError, "There is no actor 'zz'"),
        (
            "kind:regulatr",
            {},
            QueryError,
            r"on does not know 'regulatr'. Did you mean regulator\? Allowed: company, institute, regulator",
        ),
        ("kind:regulator", {}, QueryError, "No visible actor is of the kind 'regulator'"),
        (
            "b",
            {"graph": "hole"},
            QueryError,
            r"graph does not know 'hole'. Did you mean whole\? Allowed: visible, whole",
        ),
        ("b", {"most": 0}, QueryError, "most takes a whole number from 1 to 1,000, not '0'"),
        ("b", {"most": "x"}, QueryError, "most takes a whole number from 1 to 1,000, not 'x'"),
    ],
)
def test_wrong_questions_say_what_is_allowed(small, on, how, kind, message):
    with pytest.raises(kind, match=message):
        small.influence(on, **how)


def test_a_debate_of_nobody_has_an_answer():
    empty = World({"actors": []}).explorer()
    assert empty.influence()["actors"] == []
    alone = World({"actors": actors("a"), "statements": STATEMENTS[:1]}).explorer()
    assert shares(alone.influence("a")) == {"a": 1}


def test_neither_the_order_of_rows_nor_names_matter(small):
    turned = world(TIES[::-1], STATEMENTS[::-1], "fedcba").explorer()
    one, other = small.influence("d"), turned.influence("d")
    assert shares(one) == pytest.approx(shares(other), abs=1e-12)
    assert [row["id"] for row in one["movers"]] == [row["id"] for row in other["movers"]]
    for mine, theirs in zip(one["movers"], other["movers"], strict=True):
        assert [path["actors"] for path in mine["paths"]] == [path["actors"] for path in theirs["paths"]]
        assert [path["steps"] for path in mine["paths"]] == [path["steps"] for path in theirs["paths"]]
    name = dict(zip("abcdef", "uvwxyz", strict=True))
    renamed = world(
        [row | {"from_id": name[row["from_id"]], "to_id": name[row["to_id"]]} for row in TIES],
        [row | {"actor_id": name[row["actor_id"]]} for row in STATEMENTS],
        "uvwxyz",
    ).explorer()
    again = shares(renamed.influence("x"))
    assert again == pytest.approx({name[key]: value for key, value in shares(one).items()}, abs=1e-12)


def test_the_ground_has_the_weights_of_the_data(debate):
    seen = debate.filter(derived=True)
    found = ground(seen.network, seen.rows)
    assert found.weight == pytest.approx(seen.rows.weight[found.tie])
    only = replace(found, issue=0)
    assert np.isnan(only.first).sum() > np.isnan(found.first).sum()


def test_us_congress_in_the_built_in_debate(debate):
    found = debate.influence("us-congress")
    assert found["total"] == pytest.approx(1)
    share = [row["share"] for row in found["movers"]]
    assert np.diff(share).max() <= 1e-9
    assert sum(share) == pytest.approx(1, abs=1e-6)
    assert found["on"][0]["first"]["value"] is None
    recorded = {tie["id"] for row in found["movers"][:20] for path in row["paths"] for step in path["steps"]
                for tie in step["ties"]}  # fmt: skip
    assert recorded <= set(debate.network.ties["id"])
    for row in found["movers"][:20]:
        (path, *_) = row["paths"]
        assert (path["actors"][0], path["actors"][-1]) == (row["id"], "us-congress")
        assert 0 < path["carries"] <= row["share"] * (1 + 1e-9)
        assert [(step["from"], step["to"]) for step in path["steps"]] == list(pairwise(path["actors"]))
        assert all(tie["sources"] for step in path["steps"] for tie in step["ties"])

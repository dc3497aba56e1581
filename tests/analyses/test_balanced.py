"""Balance of debates: known answers with their evidence, and what always holds."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.errors import QueryError
from tests.filters.worlds import worlds
from tests.worlds import World, actors, event, part, statement, tie

README = Path(__file__).resolve().parents[2] / "README.md"


def row(found, name):
    return next(one for one in found["actors"] if one["id"] == name)


def quarrel(**more):
    """Two friends, and a third who funds one and criticises the other; a pair apart; somebody alone."""
    ties = [
        tie("ab", "a", "b"),
        tie("ac", "a", "c"),
        tie("cb", "c", "b", "criticizes"),
        tie("de", "d", "e", "criticizes", source="s-press"),
        tie("ff", "f", "f", "criticizes"),
    ]
    said = [statement("a", "release", 2, "2024"), statement("c", "release", -1, "2024")]
    tables = {"actors": actors(*"abcdef"), "ties": ties, "statements": said}
    return World(tables | more).explorer()


def test_one_negative_triangle():
    found = quarrel().balance()
    value = found["frustration"]
    assert value == {
        "value": 0.3,
        "bound": 0.3,
        "proved": True,
        "unique": True,
        "share": pytest.approx(0.3 / 1.6),
        "line_index": pytest.approx(1 - 0.6 / 1.6),
        "one_camp": 0.6,
        "less_than_one_camp": 0.5,
        "pairs": {"hostile_within": 1, "friendly_between": 0},
        "always": 1,
    }
    assert found["sentence"] == (
        "Proved: no division into two camps goes against less than 0.3 of a weight of 1.6 (18.7%). One camp "
        "for all would go against 0.6, 50% of which the two avoid. No other division is as good."
    )
    assert found["size"] == {
        "actors": 6,
        "ties": 5,
        "ties_with_itself": 1,
        "components": 2,
        "without_pair": 1,
        "friendly": {"pairs": 2, "weight": 1.0},
        "hostile": {"pairs": 2, "weight": 0.6},
        "weight_cancelled": 0,
    }
    triangles = found["triangles"]
    assert (triangles["count"], triangles["balanced"], triangles["by_hostile_pairs"]) == (1, 0, [0, 1, 0, 0])
    assert triangles["expected"] == pytest.approx(0.5)  # two of four pairs: one hostile, two friendly, or not


def test_the_camps_of_every_component():
    one, two = quarrel().balance()["components"]
    assert (one["number"], one["actors"], one["value"], one["bound"], one["proved"]) == (1, 3, 0.3, 0.3, True)
    (camp,) = one["camps"]
    assert (camp["camp"], camp["size"], camp["members"]) == (1, 3, ["a", "b", "c"])
    assert camp["kinds"] == [{"kind": "company", "name": "Companies", "actors": 3}]
    assert camp["stance"]["mean"] == 0.5
    assert (camp["stance"]["known"], camp["stance"]["unknown"]) == (2, 1)
    assert camp["within"] == {
        "friendly": {"pairs": 2, "weight": 1.0},
        "hostile": {"pairs": 1, "weight": 0.3},
    }
    assert (two["number"], two["value"], two["proved"]) == (2, 0, True)
    assert [camp["members"] for camp in two["camps"]] == [["d"], ["e"]]
    assert two["between"] == {
        "friendly": {"pairs": 0, "weight": 0.0},
        "hostile": {"pairs": 1, "weight": 0.3},
    }


def test_witnesses_name_their_ties_and_sources():
    (pair,) = quarrel().balance()["frustrated"]
    assert (pair["one"]["id"], pair["two"]["id"], pair["sign"], pair["net"]) == ("b", "c", -1, -0.3)
    assert (pair["camps"], pair["component"], pair["weight"], pair["always"]) == ([1, 1], 1, 0.3, True)
    (witness,) = pair["ties"]
    assert (witness["id"], witness["from"], witness["to"], witness["kind"]) == ("cb", "c", "b", "criticizes")
    assert [one["id"] for one in witness["sources"]] == ["s-off"]


def test_how_actors_sit():
    found = quarrel().balance()
    assert [one["id"] for one in found["actors"]] == ["b", "c", "a", "d", "e", "f"]
    b, alone = row(found, "b"), row(found, "f")
    assert (b["component"], b["camp"], b["weight"], b["against"]) == (1, 1, 0.8, 0.3)
    assert (b["share"], b["cost"], b["either"]) == (pytest.approx(0.375), pytest.approx(0.2), False)
    assert (alone["component"], alone["camp"], alone["share"], alone["weight"]) == (None, None, None, 0)
    assert (alone["cost"], alone["either"]) == (0, False)
    assert row(found, "d")["camp"] == 1 and row(found, "e")["camp"] == 2


def test_without_weights_each_pair_counts_one():
    found = quarrel().balance(weighted=False)
    value = found["frustration"]
    assert (value["value"], value["share"], value["one_camp"], value["unique"]) == (1, 0.25, 2, False)
    assert "of 4 pairs (25.0%)" in found["sentence"]
    assert found["sentence"].endswith(
        "Other divisions are as good: of 1 pair against this one 1 could be spared for others, and 2 actors "
        "could stand on either side."
    )
    assert [one["id"] for one in found["actors"] if one["either"]] == ["b", "c"]
    assert found["frustrated"][0]["always"] is False


def test_parallel_ties_are_added_up_and_only_those_against_are_witnesses():
    rows = [
        tie("ab1", "a", "b"),
        tie("ab2", "b", "a", "criticizes", confidence="low"),
        tie("bc1", "b", "c", "criticizes"),
        tie("bc2", "c", "b", "criticizes", confidence="medium"),
        tie("bc3", "b", "c", "partners_with", confidence="low"),
        tie("ac", "a", "c", "partners_with"),
        tie("cd", "c", "d"),
        tie("dc1", "d", "c", "criticizes"),
        tie("dc2", "d", "c", "criticizes", confidence="medium"),
    ]
    found = World({"actors": actors(*"abcd"), "ties": rows}).explorer().balance()
    # a-b: 0.5 - 0.12, b-c: -0.3 - 0.21 + 0.16, a-c: 0.4, c-d: 0.5 - 0.3 - 0.21
    (pair,) = found["frustrated"]
    assert pair["net"] == pytest.approx(-0.35)
    assert [one["id"] for one in pair["ties"]] == ["bc1", "bc2"]
    assert found["size"]["weight_cancelled"] == pytest.approx(2 * (0.12 + 0.16 + 0.5))
    assert [one["members"] for one in found["components"][0]["camps"]] == [["a", "c", "b"], ["d"]]


def test_ties_that_cancel_out_do_not_count():
    rows = [tie("ab1", "a", "b", "criticizes"), tie("ab2", "a", "b", confidence="high", kind="quotes")]
    kinds = [
        {"id": "criticizes", "name": "criticizes", "sign": -1, "influence": "forward", "strength": 0.3},
        {"id": "quotes", "name": "quotes", "sign": 1, "influence": "forward", "strength": 0.3},
    ]
    tables = {"actors": actors("a", "b"), "ties": rows, "tie_kinds": kinds}
    found = World(tables).explorer().balance()
    assert found["frustration"]["value"] == 0 and found["size"]["without_pair"] == 2
    assert found["size"]["weight_cancelled"] == pytest.approx(0.6)
    assert found["sentence"] == "There are no tied pairs: nothing goes against any division."


@pytest.mark.parametrize("names", ["", "a", "abc"])
@pytest.mark.parametrize("weighted", [True, False])
def test_without_ties_everything_is_defined(names, weighted):
    found = World({"actors": actors(*names)}).explorer().balance(weighted=weighted)
    value = found["frustration"]
    assert (value["value"], value["bound"], value["proved"], value["unique"]) == (0, 0, True, True)
    assert [value[word] for word in ("share", "line_index", "less_than_one_camp")] == [None] * 3
    assert (found["components"], found["frustrated"]) == ([], [])
    assert [found["triangles"][word] for word in ("share", "by_weight", "expected")] == [None] * 3
    assert found["size"]["without_pair"] == len(names) == len(found["actors"])


def test_balanced_and_all_friendly_debates_are_said_to_be_so():
    rows = actors(*"abc")
    friendly = World({"actors": rows, "ties": [tie("ab", "a", "b")]}).explorer().balance()
    assert friendly["sentence"] == "No pair is hostile: one camp for all goes against nothing."
    ties = [tie("ab", "a", "b"), tie("bc", "b", "c", "criticizes"), tie("ac", "a", "c", "criticizes")]
    divided = World({"actors": rows, "ties": ties}).explorer().balance()
    assert divided["sentence"] == "Balanced: no pair goes against the two camps."
    assert divided["frustration"]["line_index"] == divided["triangles"]["share"] == 1
    assert [one["members"] for one in divided["components"][0]["camps"]] == [["a", "b"], ["c"]]


def test_ties_from_acting_together_are_friendly_and_rest_on_their_events():
    tables = {
        "actors": actors(*"abc"),
        "ties": [tie("ab", "a", "b", "criticizes"), tie("ac", "a", "c"), tie("bc", "b", "c")],
        "events": [event("letter", source="s-own")],
        "participations": [part("letter", "a"), part("letter", "b")],
    }
    plain = World(tables).explorer()
    assert [one["ties"][0]["id"] for one in plain.balance()["frustrated"]] == ["ab"]
    assert plain.filter(derived=True).balance()["frustration"]["value"] == 0  # 1 - 0.3: they are friends now
    tables["ties"][1:] = [tie("ac", "a", "c"), tie("bc", "b", "c", "criticizes")]
    tables["ties"][0]["kind"] = "funds"
    tables["participations"][1] = part("letter", "c")
    more = World(tables).explorer().filter(derived=True).balance()
    (pair,) = more["frustrated"]
    assert [one["id"] for one in pair["ties"]] == ["bc"]


def test_derived_witnesses_name_the_sources_of_their_events():
    tables = {
        "actors": actors(*"abcd"),
        "ties": [tie(f"{a}{b}", a, b, "criticizes") for a, b in ("ac", "bd", "ad")] + [tie("cd", "c", "d")],
        "events": [event("letter", source="s-own")],
        "participations": [
            part("letter", "b"),
            part("letter", "c"),
            part("letter", "d"),
            part("letter", "a"),
        ],
    }
    seen = World(tables).explorer().filter(derived=True)
    found = seen.balance(weighted=False)
    ids = {one["id"] for pair in found["frustrated"] for one in pair["ties"] if one["derived"]}
    for pair in found["frustrated"]:
        for one in pair["ties"]:
            assert one["id"] in ids or one["kind"] in ("criticizes", "funds")
            assert [source["id"] for source in one["sources"]] == ["s-own" if one["derived"] else "s-off"]
            assert seen.details("tie", one["id"])["tie"]["id"] == one["id"]


def test_the_issue_of_the_filter_is_that_of_the_stances():
    found = quarrel().filter(issue="licence").balance()
    assert found["of"] == "licence"
    assert found["components"][0]["camps"][0]["stance"]["known"] == 0


@pytest.mark.parametrize("graph", ["visible", "whole"])
def test_the_graph_is_that_which_was_asked_for(debate, graph):
    seen = debate.filter(kind=["company", "regulator"])
    found = seen.balance(graph=graph)
    rows = seen.rows if graph == "visible" else debate.rows
    assert (found["graph"], found["size"]["actors"], found["size"]["ties"]) == (
        graph,
        len(rows.actors),
        len(rows.ties),
    )
    visible = {one["id"] for one in found["actors"] if one["visible"]}
    assert len(visible) == len(seen.rows.actors)
    # the frustration of a part is not above that of the whole
    assert found["frustration"]["value"] <= debate.balance()["frustration"]["value"] + 1e-9


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"seconds": 0}, "seconds takes a whole number from 1 to 600, not '0'"),
        ({"seconds": "1.5"}, "seconds takes a whole number from 1 to 600, not '1.5'"),
        ({"seed": -1}, "seed takes a whole number from 0 to 999,999,999, not '-1'"),
        ({"weighted": "maybe"}, "weighted of balance does not know 'maybe'. Allowed: off, on"),
        ({"graph": "hole"}, "graph does not know 'hole'. Did you mean whole?"),
    ],
)
def test_what_cannot_be_says_what_can(tiny, words, message):
    with pytest.raises(QueryError, match=message.replace("?", "[?]")):
        tiny.balance(**words)


def test_progress_rises_to_1_and_what_it_raises_ends_the_work(debate):
    told = []
    debate.balance(progress=told.append)
    assert told == sorted(told) and told[-1] == 1 and len(told) > 5

    def stop(share):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        debate.balance(progress=stop)


@given(worlds(), st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_rows_never_matters(world, random, weighted):
    tables = {}
    for name in ("actors", "ties", "statements", "participations"):
        tables[name] = list(world.rows(name))
        random.shuffle(tables[name])
    one, two = (
        each.explorer().filter(derived=True).balance(weighted=weighted)
        for each in (world, World(world.tables | tables))
    )
    for pair in (*one["frustrated"], *two["frustrated"]):
        for each in pair["ties"]:
            if each["derived"]:  # named after its ends in the order of rows
                each["id"] = each["from"] = each["to"] = ""
                each["sources"].sort(key=lambda source: source["id"])
    assert one == two


def renamed(found, new):
    """Return an answer with other ids."""
    if isinstance(found, dict):
        return {key: renamed(value, new) for key, value in found.items()}
    if isinstance(found, list):
        return [renamed(one, new) for one in found]
    return new.get(found, found) if isinstance(found, str) else found


@given(worlds())
def test_other_ids_give_the_same_answer_with_other_ids(world):
    new = {row["id"]: f"{row['id']}-new" for row in world.rows("actors")}
    ends = ("from_id", "to_id", "actor_id", "parent_id")

    def moved(table):
        return [
            row
            | {key: new.get(row[key]) for key in ends if key in row}
            | ({"id": new[row["id"]]} if table == "actors" else {})
            for row in world.rows(table)
        ]

    tables = {name: moved(name) for name in ("actors", "ties", "statements", "participations")}
    one, two = world.explorer().balance(), World(world.tables | tables).explorer().balance()
    assert renamed(one, new) == two


@given(worlds(), st.booleans(), st.booleans())
def test_what_holds_of_any_debate(world, derived, weighted):
    seen = world.explorer().filter(derived=derived)
    found = seen.balance(weighted=weighted)
    value, size = found["frustration"], found["size"]
    assert value["proved"] and value["bound"] == value["value"]
    total = size["friendly"]["weight"] + size["hostile"]["weight"]
    assert 0 <= value["value"] <= min(total / 2, size["hostile"]["weight"]) + 1e-9
    assert value["value"] == pytest.approx(sum(one["weight"] for one in found["frustrated"]))
    assert value["value"] == pytest.approx(sum(one["value"] for one in found["components"]))
    assert value["value"] == pytest.approx(sum(one["against"] for one in found["actors"]) / 2)
    assert sum(one["actors"] for one in found["components"]) + size["without_pair"] == size["actors"]
    camp = {one["id"]: (one["component"], one["camp"]) for one in found["actors"]}
    for one in found["components"]:
        inside = [each["within"]["hostile"]["weight"] for each in one["camps"]]
        assert one["value"] == pytest.approx(sum(inside) + one["between"]["friendly"]["weight"])
        sizes = [each["size"] for each in one["camps"]]
        assert sizes == sorted(sizes, reverse=True) and sum(sizes) == one["actors"]
        for each in one["camps"]:
            assert {camp[member] for member in each["members"]} == {(one["number"], each["camp"])}
    for one in found["frustrated"]:
        assert (one["camps"][0] == one["camps"][1]) == (one["sign"] < 0)
        assert one["ties"] and one["always"] is not None
        assert abs(one["net"]) <= sum(each["weight"] for each in one["ties"]) + 1e-9
    shares = [one["share"] for one in found["actors"] if one["share"] is not None]
    assert all(a >= b - 1e-9 for a, b in pairwise(shares)) and all(0 <= one <= 0.5 + 1e-9 for one in shares)


@given(worlds(), st.integers(1, 3))
def test_a_friend_or_a_foe_who_knows_nobody_else_changes_nothing(world, count):
    plain = world.explorer().balance()
    names = [f"new{place}" for place in range(count)]
    somebody = world.rows("actors")[0]["id"]
    ties = [tie(f"{name}-tie", name, somebody, ("funds", "criticizes")[len(name) % 2]) for name in names]
    tables = {"actors": [*world.rows("actors"), *actors(*names)], "ties": [*world.rows("ties"), *ties]}
    more = World(world.tables | tables).explorer().balance()
    assert more["frustration"]["value"] == pytest.approx(plain["frustration"]["value"], abs=1e-9)
    assert [one["share"] for one in more["actors"] if one["id"] in names] == [0] * count


def test_readme_says_what_is_found_in_the_built_in_debate(debate):
    heavy, plain = debate.balance(), debate.balance(weighted=False)
    value, count, size = heavy["frustration"], plain["frustration"], heavy["size"]
    assert value["proved"] and value["unique"] and count["proved"]
    first, second = heavy["components"][0]["camps"]
    triangles = plain["triangles"]
    said = (
        f"it is proved to be {value['value']:.2f} of a weight of "
        f"{size['friendly']['weight'] + size['hostile']['weight']:.2f} ({value['share']:.1%}; counted "
        f"{count['value']:.0f} of {size['friendly']['pairs'] + size['hostile']['pairs']:,} pairs), where one "
        f"camp for all would go against {value['one_camp']:.2f}: two camps, of {first['size']} and "
        f"{second['size']} actors, avoid {value['less_than_one_camp']:.0%} of that. "
        f"{triangles['share']:.0%} of triangles are balanced, {triangles['expected']:.0%} if the signs lay "
        "anyhow"
    )
    assert said in " ".join(README.read_text(encoding="utf-8").split())

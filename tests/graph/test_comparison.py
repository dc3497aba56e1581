"""Actors side by side."""

import math
from itertools import combinations

import numpy as np
import pytest

from graph_app.errors import NotFoundError, QueryError
from graph_app.graph.comparison import agreement
from tests.worlds import World, actors, event, part, statement, tie

NAN = math.nan


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([2, 2], [2, 2], 1.0),
        ([2, -2], [-2, 2], 0.0),
        ([2, 1, NAN], [1, -1, 2], (0.75 + 0.5) / 2),
        ([NAN, 1], [1, NAN], None),
        ([], [], None),
    ],
)
def test_agreement_by_hand(one, other, expected):
    assert agreement(np.array(one, dtype=float), np.array(other, dtype=float)) == expected
    assert agreement(np.array(other, dtype=float), np.array(one, dtype=float)) == expected


def test_stances_side_by_side_and_agreement_as_arithmetic(tiny):
    found = tiny.compare(["acme", "iris", "bolt"])
    assert [one["id"] for one in found["actors"]] == ["acme", "iris", "bolt"]
    assert {row["id"]: [one["value"] for one in row["stances"]] for row in found["issues"]} == {
        "release": [2, 1.5, 1],
        "licence": [-1, 0, 1],
    }
    pair = found["agreement"][0]
    assert (pair["one"], pair["other"], pair["issues"], pair["value"]) == ("acme", "iris", 2, 0.8125)
    assert pair["terms"] == [
        {"issue": "release", "one": 2.0, "other": 1.5, "share": 0.875},
        {"issue": "licence", "one": -1.0, "other": 0.0, "share": 0.75},
    ]
    assert [one["value"] for one in found["agreement"]] == [0.8125, 0.625, 0.8125]
    assert found["formula"].startswith("mean of 1 - |a - b| / 4")


def test_without_a_common_issue_agreement_is_unknown(tiny):
    found = tiny.compare(["acme", "juno"])["agreement"]
    assert found == [{"one": "acme", "other": "juno", "value": None, "issues": 0, "terms": []}]


def test_ties_between_them_and_common_neighbours(tiny):
    found = tiny.compare(["acme", "iris"])
    assert [one["id"] for one in found["ties"]] == ["acme.funds.iris", "acme.funds.iris.2"]
    (juno,) = found["neighbours"]
    assert juno["id"] == "juno"
    assert [[one["id"] for one in ties] for ties in juno["ties"]] == [
        ["juno.endorses.acme"],
        ["iris.partners_with.juno"],
    ]
    assert tiny.filter(tie="lobbies").compare(["acme", "iris"])["ties"] == []


def test_those_tied_to_most_come_first():
    rows = {
        "actors": actors("a", "b", "c", "two", "all", "one"),
        "ties": [
            *(tie(f"2{end}", "two", end, "funds") for end in "ab"),
            *(tie(f"3{end}", end, "all", "criticizes") for end in "abc"),
            tie("1", "one", "a"),
            tie("self", "a", "a"),
        ],
    }
    found = World(rows).explorer().compare(["a", "b", "c"])
    assert [one["id"] for one in found["neighbours"]] == ["all", "two"]
    assert found["count"] == {"neighbours": 2, "events": 0}
    assert found["ties"] == []


def test_shared_events_have_the_roles_of_each_newest_first(tiny):
    found = tiny.compare(["acme", "iris", "aid"])["events"]
    assert [(one["id"], [[role["role"] for role in roles] for roles in one["roles"]]) for one in found] == [
        ("bill-2024", [["opponent"], [], ["supporter"]]),
        ("letter-2024", [["lead", "signatory"], ["signatory"], ["opponent"]]),
        ("report-2023", [["author"], ["author"], []]),
    ]
    assert [[role["side"] for role in roles] for roles in found[0]["roles"]] == [[-1], [], [1]]


def test_stances_are_read_through_the_filter(tiny):
    found = tiny.filter(as_of="2024-01-31").compare(["acme", "sen"])
    assert {row["id"]: [one["value"] for one in row["stances"]] for row in found["issues"]} == {
        "release": [1, -2],
        "licence": [-1, None],
    }


def test_two_to_four_different_actors_can_be_compared(tiny):
    for wrong in ([], ["acme"], ["acme", "acme"], ["acme", "bolt", "iris", "juno", "reg"]):
        with pytest.raises(QueryError, match="Two to four actors can be compared, not"):
            tiny.compare(wrong)
    assert len(tiny.compare(["acme", "bolt", "acme"])["actors"]) == 2
    with pytest.raises(NotFoundError, match="Did you mean acme"):
        tiny.compare(["acmee", "bolt"])


def test_a_world_without_issues_and_events_compares_ties():
    rows = {"actors": actors("a", "b"), "ties": [tie("t", "a", "b")]}
    rows |= {"issues": [], "sources": [], "participation_roles": []}
    rows["ties"][0]["source_id"] = None
    found = World(rows).explorer().compare(["a", "b"])
    assert (found["issues"], found["events"], found["neighbours"]) == ([], [], [])
    assert found["agreement"][0]["value"] is None
    assert [one["id"] for one in found["ties"]] == ["t"]


def test_an_issue_without_a_kind_and_an_event_without_a_source_are_plain_values():
    rows = {
        "actors": actors("a", "b"),
        "issues": [{"id": "i", "name": "I", "kind": None}],
        "statements": [statement("a", "i", 1, "2024")],
        "events": [event("e", source=None)],
        "participations": [part("e", "a"), part("e", "b", "recipient")],
    }
    found = World(rows).explorer().compare(["a", "b"])
    assert found["issues"][0]["kind"] is None
    assert found["events"][0]["source"] is None


def test_the_built_in_debate_agrees_with_loops(debate):
    ids = ["meta", "openai", "eff", "ntia"]
    seen = debate.filter(derived=True)
    found, graph = seen.compare(ids), seen.graph()
    stances = {
        one: {key.removeprefix("stance_"): value for key, value in data.items() if key.startswith("stance_")}
        for one, data in graph.nodes(data=True)
    }
    for pair, (one, other) in zip(found["agreement"], combinations(ids, 2), strict=True):
        both = stances[one].keys() & stances[other].keys()
        shares = [1 - abs(stances[one][issue] - stances[other][issue]) / 4 for issue in both]
        assert (pair["one"], pair["other"], pair["issues"]) == (one, other, len(both))
        assert pair["value"] == pytest.approx(sum(shares) / len(shares))
    near = {one: (set(graph.successors(one)) | set(graph.predecessors(one))) - set(ids) for one in ids}
    common = {actor for one, other in combinations(ids, 2) for actor in near[one] & near[other]}
    assert found["count"]["neighbours"] == len(common)
    assert {one["id"] for one in found["neighbours"]} == common
    assert {one["id"] for one in found["ties"]} == {key for *_, key in graph.subgraph(ids).edges(keys=True)}

"""Stance is arithmetic: every number below was worked out on paper."""

import numpy as np
import pytest

from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, confidence_tenths, label_codes, label_title
from tests.worlds import World, actors, statement

OPENNESS = {
    "acme": 2.7 / 1.7,
    "bolt": 0.0,
    "iris": 1.05 / 1.1,
    "juno": None,
    "reg": -1.0,
    "sen": -2.4 / 1.4,
    "aid": None,
    "bee": None,
}
LABELS = {
    "acme": "champion_of_openness",
    "bolt": "mixed",
    "iris": "pro-open",
    "juno": "unknown",
    "reg": "restrictive",
    "sen": "strongly_restrictive",
    "aid": "unknown",
    "bee": "unknown",
}


def openness_of(explorer):
    graph = explorer.graph()
    return {actor: data.get("openness") for actor, data in graph.nodes(data=True)}


def labels_of(explorer, attribute="openness_label"):
    return {actor: data[attribute] for actor, data in explorer.graph().nodes(data=True)}


def one_actor(*statements):
    return World({"actors": actors("a"), "statements": list(statements)}).explorer()


def approx(expected):
    return {
        key: None if value is None else pytest.approx(value, abs=1e-12) for key, value in expected.items()
    }


def test_openness_of_the_tiny_debate_is_as_on_paper(tiny):
    assert openness_of(tiny) == approx(OPENNESS)


def test_labels_of_the_tiny_debate_are_as_on_paper(tiny):
    assert labels_of(tiny) == LABELS


def test_stances_as_of_the_end_of_2023_leave_out_what_was_said_later(tiny):
    past = tiny.filter(as_of="2023-12-31")
    nobody = dict.fromkeys(OPENNESS)
    assert openness_of(past) == nobody | {"acme": 1.0, "sen": -2.0}
    unknown = dict.fromkeys(LABELS, "unknown")
    assert labels_of(past) == unknown | {"acme": "pro-open", "sen": "strongly_restrictive"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-04-30", None),  # before the first statement's month
        ("2023-05-01", 1.0),  # on its first possible day
        ("2023", 1.0),
        ("2023-12-31", 1.0),
        ("2024-01-01", (1.0 + 0.7) / 1.7),  # the statement of "2024" can have been made by then
        ("2024-03-24", (1.0 + 0.7) / 1.7),
        ("2024-03-25", 2.7 / 1.7),
        ("2024-03", 2.7 / 1.7),
    ],
)
def test_a_stance_as_of_a_day_counts_statements_that_can_have_been_made_by_then(tiny, day, expected):
    found = openness_of(tiny.filter(as_of=day))["acme"]
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-12))


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2024-01-01", "2024-01-02"), 2.0),
        (("2024-01-02", "2024-01-01"), -1.0),
        (("2024-01", "2024-02"), 2.0),
        (("2023", "2024-01-01"), 2.0),
        (("2024", "2024-03"), 2.0),  # begins later
        (("2024-03", "2024"), -1.0),
        (("2024-01", "2024-01-01"), -1.0),  # begin on one day, the month ends later
        (("2024", "2024-01"), -1.0),
        (("2024-05", "2024-05"), 0.5),  # the same date: the mean
    ],
)
def test_the_later_of_two_statements_counts_and_equal_dates_are_averaged(dates, expected):
    found = one_actor(
        statement("a", "release", -1, dates[0], number=1), statement("a", "release", 2, dates[1], number=2)
    )
    assert openness_of(found) == {"a": expected}


def test_the_order_of_rows_does_not_matter():
    rows = [
        statement("a", "release", 2, "2024-01-01"),
        statement("a", "release", -2, "2023-01-01"),
        statement("a", "licence", 1, "2024"),
    ]
    assert openness_of(one_actor(*rows)) == openness_of(one_actor(*rows[::-1])) == {"a": 0.5}


def test_confidence_weighs_high_1_medium_07_low_04():
    found = one_actor(
        statement("a", "release", 2, "2024", "low"), statement("a", "licence", -1, "2024", "medium")
    )
    assert openness_of(found) == {"a": pytest.approx((0.4 * 2 + 0.7 * 1) / 1.1, abs=1e-12)}
    assert confidence_tenths(np.array([0, 1, 2, -1]), ("low", "medium", "high")).tolist() == [4, 7, 10, 10]


def test_statements_of_one_day_weigh_their_mean_confidence():
    found = one_actor(
        statement("a", "release", 2, "2024", "high", number=1),
        statement("a", "release", 1, "2024", "low", number=2),
        statement("a", "licence", 2, "2024", "high"),
    )
    assert openness_of(found) == {"a": pytest.approx((0.7 * 1.5 - 1.0 * 2) / 1.7, abs=1e-12)}


def test_support_of_a_restrictive_issue_counts_against_openness():
    assert openness_of(one_actor(statement("a", "licence", 2, "2024"))) == {"a": -2.0}
    assert openness_of(one_actor(statement("a", "licence", -2, "2024"))) == {"a": 2.0}


@pytest.mark.parametrize("issue", ["audit", "arg"])
def test_neutral_issues_and_arguments_do_not_count_for_openness(issue):
    assert openness_of(one_actor(statement("a", issue, 2, "2024"))) == {"a": None}


def test_an_actor_without_statements_is_unknown_and_not_mixed():
    found = World(
        {"actors": actors("a", "b"), "statements": [statement("a", "release", 0, "2024")]}
    ).explorer()
    assert labels_of(found) == {"a": "mixed", "b": "unknown"}
    assert openness_of(found) == {"a": 0.0, "b": None}


def test_stance_on_an_issue_is_raw_even_where_support_is_restrictive(tiny):
    graph = tiny.filter(issue="licence").graph()
    assert {actor: data.get("stance") for actor, data in graph.nodes(data=True)} == {
        "acme": -1.0,
        "bolt": 1.0,
        "iris": 0.0,
        "juno": None,
        "reg": None,
        "sen": 1.0,
        "aid": None,
        "bee": None,
    }
    assert labels_of(tiny.filter(issue="licence"), "stance_label") == {
        "acme": "opposes",
        "bolt": "supports",
        "iris": "mixed",
        "juno": "unknown",
        "reg": "unknown",
        "sen": "supports",
        "aid": "unknown",
        "bee": "unknown",
    }


def test_neutral_issues_and_arguments_have_stances_of_their_own(tiny):
    graph = tiny.graph()
    assert (graph.nodes["reg"]["stance_audit"], graph.nodes["juno"]["stance_audit"]) == (2.0, 1.0)
    assert graph.nodes["juno"]["stance_arg-safety"] == 2.0
    assert "stance_release" not in graph.nodes["juno"]
    assert graph.nodes["iris"]["stance_release"] == 1.5


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (2.0, 0),
        (1.25, 0),
        (1.2499999, 1),
        (0.4, 1),
        (0.3999999, 2),
        (0.0, 2),
        (-0.0, 2),
        (-0.3999999, 2),
        (-0.4, 3),
        (-1.2499999, 3),
        (-1.25, 4),
        (-2.0, 4),
        (float("nan"), 5),
        (0.1 + 0.1 + 0.2, 1),
        (1.0 - 0.6, 1),
        (0.7 * 4 / 7, 1),
    ],
)
def test_labels_begin_exactly_at_their_limits(value, code):
    assert label_codes(np.array([value])).tolist() == [code]


def test_both_scales_have_six_labels_and_unknown_is_the_last():
    assert OPENNESS_LABELS == (
        "champion_of_openness",
        "pro-open",
        "mixed",
        "restrictive",
        "strongly_restrictive",
        "unknown",
    )
    assert ISSUE_LABELS == (
        "strongly_supports",
        "supports",
        "mixed",
        "opposes",
        "strongly_opposes",
        "unknown",
    )
    assert label_title("strongly_opposes") == "Strongly opposes"
    assert label_title("") == ""


def test_a_mean_at_a_limit_has_the_label_of_the_limit():
    found = one_actor(
        statement("a", "release", 2, "2024", "low"),  # 0.4 · 2
        statement("a", "licence", 0, "2024", "low"),  # 0.4 · 0, so 1.0
    )
    assert openness_of(found) == {"a": 1.0}
    fifth = [
        statement("a", "release", stance, "2024", number=place)
        for place, stance in enumerate((1, 1, 0, 0, 0))
    ]
    assert labels_of(one_actor(*fifth)) == {"a": "pro-open"}
    assert openness_of(one_actor(*fifth)) == {"a": pytest.approx(0.4, abs=1e-15)}

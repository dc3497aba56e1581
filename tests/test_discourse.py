"""The explorer's verbs about statements: what takes part, what is answered, and on which evidence."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.discourse.windows import KERNELS
from graph_app.errors import NotFoundError, QueryError
from tests.worlds import World, actors, statement

HEARING = [
    statement("eea", "audit", -1, "2005-01-26", source="s-off"),
    statement("eea", "audit", -1, "2005-01-26", source="s-off", number=1),
    statement("eea", "release", 1, "2005-01-26", source="s-off"),
    statement("eea", "release", -1, "2005-01-26", source="s-off"),
    statement("senate", "audit", -1, "2005-02-02", source="s-own"),
    statement("senate", "release", -1, "2005-02-02", source="s-own"),
    statement("senate", "licence", 1, "2005-02-02", source="s-own"),
    statement("epa", "licence", 1, "2005-02", source="s-press"),
    statement("epa", "licence", 1, "2005-02", source="s-press", number=1),
    statement("epa", "licence", 2, "2005-02", source="s-press"),
    statement("club", "audit", 1, "2005-02-16", source="s-agg"),
    statement("club", "licence", 1, "2005-02-16", source="s-agg"),
    statement("club", "arg", 0, "2005-02-16", source="s-agg"),
]
for place, row in enumerate(HEARING):
    row["id"] = f"s{place}"


@pytest.fixture(scope="module")
def hearing():
    """Four actors at a hearing, with the traits of the sample that Discourse Network Analyzer ships."""
    rows = {"actors": actors("eea", "senate", "epa", "club", "mute"), "ties": [], "statements": HEARING}
    return World(rows).explorer()


def plain(found):
    return json.loads(json.dumps(found))


def matrix(explorer, **how):
    return explorer.discourse_network(**how).matrix()


def test_two_mode_is_who_said_what(hearing):
    found = hearing.discourse(mode="two-mode")
    assert found["size"] == {"rows": 4, "columns": 4, "cells": 9, "sum": 13.0, "ambivalent": 1}
    expected = pd.DataFrame(
        [[2, 0, 2, 0], [1, 1, 1, 0], [0, 3, 0, 0], [0, 1, 1, 1]],
        index=["eea", "senate", "epa", "club"],
        columns=["release", "licence", "audit", "arg"],
        dtype=float,
    )
    pd.testing.assert_frame_equal(matrix(hearing, mode="two-mode"), expected)
    cell = next(one for one in found["cells"] if (one["row"], one["column"]) == ("eea", "release"))
    assert cell == {
        "row": "eea", "column": "release", "value": 2.0, "count": 2.0, "for": 1.0, "against": 1.0,
        "neither": 0.0, "mean": 0.0, "ambivalent": True, "statements": ["s2", "s3"], "repeated": [],
    }  # fmt: skip


def test_numbers_in_cells_and_their_shares(hearing):
    balance = matrix(hearing, mode="two-mode", cells="balance")
    assert balance.loc["eea"].tolist() == [0, 0, -2, 0]
    assert matrix(hearing, mode="two-mode", cells="balance", scale="five_step").loc["epa", "licence"] == 2.0
    mean = matrix(hearing, mode="two-mode", cells="mean")
    assert mean.loc["epa", "licence"] == pytest.approx(4 / 3)
    assert np.isnan(mean.loc["epa", "arg"])
    share = matrix(hearing, mode="two-mode", normalise="activity")
    assert share.sum(axis=1).tolist() == pytest.approx([1, 1, 1, 1])
    assert matrix(hearing, mode="two-mode", normalise="prominence").sum().tolist() == pytest.approx(
        [1, 1, 1, 1]
    )
    assert hearing.discourse(mode="two-mode", normalise="activity")["bounds"] == (0.0, 1.0)


def test_one_mode_is_the_sum_of_products_of_counts(hearing):
    """By hand: 2·1 + 2·1 of eea and senate, 2·1 of eea and club, 3, 1 + 1, 3."""
    found = hearing.discourse(mode="ignore")
    assert (found["size"]["nodes"], found["size"]["ties"], found["size"]["sum"]) == (
        4,
        5,
        2 * (4 + 2 + 3 + 2 + 3),
    )
    congruence = matrix(hearing)
    assert congruence.loc["eea", "senate"] == 2 + 1
    assert congruence.loc["senate", "epa"] == congruence.loc["epa", "club"] == 3
    assert congruence.loc["eea", "club"] == 0
    conflict = matrix(hearing, mode="conflict")
    assert (conflict.loc["eea", "senate"], conflict.loc["eea", "club"], conflict.loc["senate", "club"]) == (
        1,
        2,
        1,
    )
    averaged = matrix(hearing, normalise="average_activity")
    assert averaged.loc["eea", "senate"] == pytest.approx(3 / ((4 + 3) / 2))
    assert averaged.loc["senate", "epa"] == pytest.approx(3 / 3)
    assert averaged.loc["epa", "club"] == pytest.approx(3 / ((3 + 2) / 2))


def test_pairs_that_cancel_out_are_told(hearing):
    assert hearing.discourse(mode="subtract")["size"]["cancelled"] == 1
    assert matrix(hearing, mode="subtract").loc["eea", "senate"] == 2


def test_issues_are_tied_by_the_actors_that_see_them_alike(hearing):
    found = matrix(hearing, on="issues")
    assert found.loc["release", "audit"] == 1 * 2 + 1 * 1
    assert found.loc["licence", "audit"] == 1
    assert matrix(hearing, on="issues", mode="conflict").loc["release", "audit"] == 2


@pytest.mark.parametrize(
    ("on", "ids"),
    [
        ("sources", {"s-off", "s-own", "s-press", "s-agg"}),
        ("grades", {"official", "own_statement", "press", "aggregator"}),
        ("actor_kinds", set()),
    ],
)
def test_any_field_can_be_tied(hearing, on, ids):
    assert {one["id"] for one in hearing.discourse(on=on, isolates="drop")["nodes"]} <= ids | {"company"}
    assert hearing.discourse(on=on, mode="two-mode")["size"]["sum"] == 13


def test_duplicates_count_once_per_document(hearing):
    found = hearing.discourse(mode="two-mode", duplicates="document")
    assert found["statements"] == {"counted": 10, "repeated": 3, "outdated": 0, "neither": 1}
    cell = next(one for one in found["cells"] if one["row"] == "epa")
    assert (cell["statements"], cell["repeated"]) == (["s7"], ["s8", "s9"])
    assert hearing.discourse(mode="two-mode", duplicates="document", scale="five_step")["size"]["sum"] == 11


def test_include_and_exclude_lists(hearing):
    found = hearing.discourse(mode="ignore", without_issues="licence", without_actors=["senate", "club"])
    assert found["size"]["ties"] == 0
    assert (found["taken"], found["left_out"]["of_other_issues_or_actors"]) == (4, 9)
    policy = hearing.discourse(mode="two-mode", issues="policy")
    assert [one["id"] for one in policy["columns"]] == ["release", "licence", "audit"]
    assert hearing.discourse(mode="two-mode", issues="argument")["size"]["sum"] == 1
    assert hearing.discourse(mode="two-mode", issues=["arg", "audit"], actors="club")["size"]["sum"] == 2


def test_isolates_are_dropped_or_kept(hearing):
    assert hearing.discourse(issues="audit", mode="conflict")["size"]["nodes"] == 3
    kept = hearing.discourse(issues="audit", mode="conflict", isolates="keep")
    assert kept["size"] == {"nodes": 5, "ties": 2, "isolates": 2, "cancelled": 0, "sum": 2 * (2 + 1)}
    assert matrix(hearing, mode="two-mode", isolates="keep").shape == (5, 4)
    assert hearing.discourse(isolates="keep", actors=["eea", "mute"])["size"]["nodes"] == 2
    only = hearing.filter(hide="mute").discourse(isolates="keep")
    assert "mute" not in [one["id"] for one in only["nodes"]]


def test_ambivalence_is_shown_and_not_averaged_away(hearing):
    assert hearing.discourse()["ambivalent"] == [
        {
            "node": {"id": "eea", "name": "Eea", "kind": "company", "visible": True},
            "other": {"id": "release", "name": "Open release", "kind": "policy"},
            "for": ["s2"],
            "against": ["s3"],
        }
    ]


def test_every_tie_opens_to_the_statements_it_rests_on(hearing):
    ties = {(one["one"], one["other"]): one for one in hearing.discourse()["ties"]}
    assert ties["eea", "senate"]["statements"] == ["s0", "s1", "s3", "s4", "s5"]
    assert ties["eea", "senate"]["through"] == ["release", "audit"]
    clash = {(one["one"], one["other"]): one for one in hearing.discourse(mode="conflict")["ties"]}
    assert clash["eea", "senate"]["statements"] == ["s2", "s5"]
    assert clash["eea", "club"]["statements"] == ["s0", "s1", "s10"]
    network = hearing.discourse_network()
    opened = network.tie("senate", "eea")
    assert (opened["one"]["id"], opened["other"]["id"]) == ("senate", "eea")
    assert [one["id"] for one in opened["through"]] == ["release", "audit"]
    assert [row["id"] for row in opened["through"][1]["one"]] == ["s4"]
    assert [row["id"] for row in opened["through"][1]["other"]] == ["s0", "s1"]
    assert opened["through"][1]["one"][0]["source"]["title"] == "Own view"
    assert network.tie("eea", "club")["tie"] is None
    cell = hearing.discourse_network(mode="two-mode", duplicates="document").tie("epa", "licence")
    assert [row["id"] for row in cell["statements"]] == ["s7"]
    assert [row["id"] for row in cell["repeated"]] == ["s8", "s9"]
    with pytest.raises(NotFoundError, match=r"There is no 'ee' among the actors\. Did you mean eea\?"):
        network.tie("ee", "club")


def test_the_words_of_the_filter_hold_for_statements(hearing):
    assert hearing.filter(as_of="2005-01").discourse()["taken"] == 4
    assert hearing.filter(grade="press").discourse()["taken"] == 3
    assert hearing.filter(issue="audit").discourse()["taken"] == 4
    assert hearing.filter(issue="audit").discourse(issues="policy")["taken"] == 12
    seen = hearing.filter(since="2005-02-10", until="2005-02-20")
    found = seen.discourse()
    assert (found["taken"], found["left_out"]["outside_the_period"]) == (6, 7)
    assert hearing.filter(hide="eea").discourse()["left_out"]["hidden_by_the_filter"] == 4
    low = statement("eea", "audit", 1, "2005", confidence="low")
    rows = {"actors": actors("eea"), "ties": [], "statements": [low]}
    assert World(rows).explorer().filter(confidence="high").discourse()["taken"] == 0


def test_undated_statements_are_a_choice_and_counted():
    rows = [
        statement("a", "audit", 1, None),
        statement("b", "audit", 1, "2024"),
        statement("c", "audit", 1, "2025"),
    ]
    explorer = World({"actors": actors("a", "b", "c"), "ties": [], "statements": rows}).explorer()
    kept = explorer.discourse(unit="years", windows="consecutive")
    assert (kept["taken"], kept["undated"], kept["size"]["ties"]) == (3, 1, 3)
    assert [(one["undated"], one["size"]["ties"]) for one in kept["windows"]] == [(1, 1), (1, 1)]
    dropped = explorer.filter(undated="drop").discourse(unit="years", windows="consecutive")
    assert (dropped["taken"], dropped["left_out"]["undated"]) == (2, 1)
    assert [one["size"]["ties"] for one in dropped["windows"]] == [0, 0]
    assert explorer.movers()["undated"] == 1
    assert explorer.over_time(unit="years")["undated"] == ["a.audit.None.0"]


def test_statements_without_a_value_of_the_field_are_counted():
    rows = [statement("a", "audit", 1, "2024", source=None), statement("b", "audit", 1, "2024")]
    explorer = World({"actors": actors("a", "b"), "ties": [], "statements": rows}).explorer()
    assert explorer.discourse(on="sources")["left_out"]["without_a_value"] == 1


def test_windows_hold_networks_of_their_own(hearing):
    found = hearing.discourse(unit="days", window=8, kernel="gaussian")
    assert len(found["windows"]) == 22
    first = found["windows"][0]
    assert (first["from"], first["middle"], first["to"]) == ("2005-01-22", "2005-01-26", "2005-01-29")
    assert first["size"]["ties"] == 0
    with_tie = next(one for one in found["windows"] if one["size"]["ties"])
    assert with_tie["ties"][0]["statements"]
    assert set(with_tie) >= {"nodes", "ties", "ambivalent", "statements", "imprecise"}


@given(
    st.sampled_from(["none", "average_activity", "jaccard", "cosine", "product_of_activities"]),
    st.sampled_from(["congruence", "conflict", "subtract", "ignore"]),
    st.sampled_from([*KERNELS]),
)
def test_a_kernel_applies_to_every_normalisation(hearing, normalise, mode, kernel):
    found = hearing.discourse_network(mode=mode, normalise=normalise, unit="days", window=31, kernel=kernel)
    for _, network in found.slices():
        if network.bounds is not None:
            assert (np.abs(network.ties.weight) <= network.bounds[1]).all()
    flat = hearing.discourse_network(mode=mode, normalise=normalise, unit="days", window=31)
    same = [
        np.array_equal(one.ties.weight, two.ties.weight)
        for (_, one), (_, two) in zip(found.slices(), flat.slices(), strict=True)
        if len(one.ties.weight)
    ]
    assert all(same) == (kernel == "uniform")


def test_a_backbone_says_how_much_it_keeps(hearing):
    found = hearing.discourse(mode="ignore", backbone="spanning_tree")
    assert found["backbone"]["ties"] == {"kept": 3, "of": 5}
    assert found["backbone"]["weight"] == {"kept": 10.0, "of": 14.0}
    assert found["backbone"]["share_of_weight"] == pytest.approx(10 / 14)
    assert found["size"]["ties"] == 3
    assert [one["degree"] for one in found["nodes"]] == [1, 2, 2, 1]


def test_only_so_many_ties_are_listed_but_all_are_counted(hearing):
    found = hearing.discourse(mode="ignore", most=2)
    assert (len(found["ties"]), found["size"]["ties"]) == (2, 5)
    assert [one["weight"] for one in found["ties"]] == [4.0, 3.0]


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"on": "actors", "through": "actors"}, "on and through are both actors"),
        ({"on": "actor"}, "on does not know 'actor'. Did you mean actors?"),
        (
            {"issues": "audits"},
            r"issues does not know 'audits'\. Did you mean audit\? Allowed: argument, policy, rel",
        ),
        ({"without_actors": "eeaa"}, "without_actors does not know 'eeaa'. Did you mean eea?"),
        ({"mode": "two-mode", "normalise": "cosine"}, "normalise of mode two-mode does not know 'cosine'"),
        ({"normalise": "activity"}, "normalise of mode congruence does not know 'activity'"),
        ({"mode": "two-mode", "backbone": "disparity"}, "A two-mode network has no backbone here"),
        ({"mode": "two-mode", "cells": "mean", "normalise": "activity"}, "A mean cannot be normalised"),
        ({"unit": "days", "windows": "cumulative", "kernel": "gaussian"}, "a cumulative one has none"),
        ({"colour": "red"}, "There is no word 'colour' here"),
    ],
)
def test_what_cannot_be_asked_is_an_error_that_helps(hearing, how, message):
    with pytest.raises(QueryError, match=message):
        hearing.discourse(**how)


def test_nobody_says_anything():
    explorer = World({"actors": actors("a"), "ties": [], "statements": []}).explorer()
    for mode in ("congruence", "two-mode"):
        found = explorer.discourse(mode=mode, unit="years")
        assert (found["size"]["sum"], found["windows"]) == (0, [])
        assert found["dates"] == {"first": None, "last": None}
    assert explorer.polarisation(rounds=2)["split"]["fit"] is None
    assert explorer.movers()["moves"] == []
    assert explorer.over_time()["periods"] == []
    assert explorer.agreement()["overall"]["alpha"]["nominal"] is None
    assert explorer.difference("2023", "2024")["changes"] == []


@pytest.mark.parametrize(
    "verb",
    [
        lambda seen: seen.discourse(unit="months", mode="subtract", normalise="cosine", backbone="disparity"),
        lambda seen: seen.discourse(mode="two-mode", cells="mean", unit="years"),
        lambda seen: seen.polarisation(rounds=2, unit="years"),
        lambda seen: seen.movers(),
        lambda seen: seen.difference("2023", "2024", mode="two-mode"),
        lambda seen: seen.over_time(on="actor_kinds"),
        lambda seen: seen.agreement(),
    ],
)
def test_answers_are_plain_and_the_same_every_time(tiny, verb):
    assert plain(verb(tiny)) == plain(verb(tiny))


def test_a_matrix_of_the_built_in_debate_is_comfortable(debate):
    found = debate.discourse_network(mode="subtract", issues="policy", normalise="average_activity")
    frame = found.matrix()
    np.testing.assert_array_equal(frame, frame.T)
    assert frame.shape[0] == len(found.whole.nodes)
    assert found.whole.ties.weight.sum() * 2 == pytest.approx(frame.to_numpy().sum())


def test_without_a_unit_a_kernel_weighs_by_distance_to_the_middle_of_since_to_until(debate):
    seen = debate.filter(since="2023-01", until="2024-12")
    plain, bell = (seen.discourse(issues="policy", kernel=kernel) for kernel in ("uniform", "gaussian"))
    assert "placing" in bell and "placing" not in plain
    before = {(one["one"], one["other"]): one["weight"] for one in plain["ties"]}
    after = {(one["one"], one["other"]): one["weight"] for one in bell["ties"]}
    assert after and set(after) <= set(before)
    assert all(0 < weight <= before[pair] for pair, weight in after.items())
    camps = seen.polarisation(issues="policy", kernel="gaussian", rounds=0)
    assert camps["split"] != seen.polarisation(issues="policy", rounds=0)["split"]
    with pytest.raises(QueryError, match="since and until"):
        debate.discourse(kernel="triangular")

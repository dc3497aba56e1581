"""The sheet of a pair: on what two agree, the number as arithmetic, every statement with its source."""

from itertools import pairwise

import pytest

from graph_app import Explorer
from graph_app.filters import write_query
from graph_app.web.pairs import pair
from graph_app.web.reading import read_view
from graph_app.web.sheets import sheet
from tests.web.trees import find, links, outside, plain, text
from tests.web.views import STRANGE
from tests.worlds import World, actors, statement


def shown(explorer, query):
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    return sheet(Explorer(explorer.network, view.active), view)


def says(explorer, query):
    return " ".join(text(plain(shown(explorer, query))).split())


@pytest.fixture
def quarrel():
    rows = [
        statement("ada", "release", 2, "2022"),
        statement("bob", "release", 1, "2022"),
        statement("bob", "release", 2, "2023", source="s-own", number=1),
        statement("ada", "audit", 1, "2023"),
        statement("bob", "audit", -2, "2023"),
        statement("ada", "licence", 0, "2023"),
        statement("bob", "licence", -2, "2023"),
        statement("cy", "arg", 1, "2023"),
    ]
    return World({"actors": actors("ada", "bob", "cy"), "statements": rows}).explorer()


def test_issues_stand_by_how_the_two_stand_to_each_other(quarrel):
    tree = shown(quarrel, "panel=pair:ada:bob")
    said = text(plain(tree))
    assert "both speak on 3 issues · agree on 1 · disagree on 1" in said
    assert [text(one) for one in find(tree, "H3")] == [
        "On one side 1",
        "On opposite sides 1",
        "Neither: at least one takes no side 1",
    ]
    assert [text(one) for one in find(tree, "Summary")] == ["Open release3", "Audits2", "Licences2"]
    first = find(tree, css="tie-group")[0]
    assert {title for title, *_ in outside(first)} == {
        "Record\u00a0↗",
        "Own view\u00a0↗",
    }


def test_the_number_is_told_as_arithmetic(quarrel):
    said = says(quarrel, "panel=pair:ada:bob&joined=congruence")
    assert "2 pairs of statements on the same side" in said
    assert "1 pair of statements on opposite sides" in said
    assert "2 and 4 that take a side" in said
    assert "Agreement, average activity2 / ((2 + 4) / 2) = 0.667" in said
    said = says(quarrel, "panel=pair:ada:bob&normalise=product_of_activities")
    assert "Difference, product of activities(2 − 1) / (2 × 4) = 0.125" in said
    assert "Difference, not normalised(2 − 1) = 1" in says(quarrel, "panel=pair:ada:bob&normalise=none")


def test_on_five_steps_the_number_is_the_likeness_of_all_pairs_of_statements(quarrel):
    said = says(quarrel, "panel=pair:ada:bob&scale=five_step&duplicates=every")
    # release 0.75 and 1, audit 0.25, licence 0.5
    assert "2.5, the sum of 1 − |a − b| / 4 over 4 pairs" in said
    assert "1.5, the sum of |a − b| / 4" in said
    assert "Difference, average activity(2.5 − 1.5) / ((3 + 4) / 2) = 0.286" in said
    assert "Stances on five steps." in said
    said = says(quarrel, "panel=pair:ada:bob&statements=latest&normalise=none")
    assert "1 pair of statements on the same side" in said
    assert "Each statement once per document, only each actor's latest statement on an issue." in said


@pytest.mark.parametrize("mode", ["congruence", "conflict", "subtract", "ignore"])
@pytest.mark.parametrize(
    "normalise", ["none", "average_activity", "jaccard", "cosine", "product_of_activities"]
)
def test_the_number_is_that_of_the_verb(debate, mode, normalise):
    query = f"joined={mode}&normalise={normalise}&duplicates=every&through=argument&panel=pair:meta:openai"
    found = debate.discourse_network(mode=mode, normalise=normalise, issues="argument").tie("meta", "openai")
    (numbers,) = find(shown(debate, query), css="numbers")
    told = text(find(numbers, "Dd")[-1]).split("= ")[-1].replace("−", "-")
    assert float(told) == pytest.approx(found["tie"]["weight"], rel=6e-3)


def test_who_shares_no_issue_is_said_to_do_so(quarrel):
    said = says(quarrel, "panel=pair:ada:cy&joined=congruence")
    assert "They have said nothing on the same issue." in said
    assert "Not drawn in the picture" in said


def test_a_pair_that_is_drawn_is_not_said_to_be_too_weak(quarrel):
    assert "Not drawn" not in says(quarrel, "panel=pair:ada:bob&joined=congruence")
    assert "Not drawn" not in says(quarrel, "panel=pair:ada:cy")


def test_its_links_are_understood_and_lead_to_both(debate):
    tree = shown(debate, "joined=subtract&panel=pair:meta:a16z")
    for _, address in links(tree):
        assert read_view(address, debate.network)[1] == []
    assert "?also=meta&at=a16z&joined=subtract&panel=compare" in {link for _, link in links(tree)}
    (json,) = [link for words, link, *_ in outside(tree) if words == "This pair as JSON"]
    assert json.startswith("/api/discourse/") and "mode=subtract" in json


def test_the_filter_counts(quarrel):
    assert "both speak on 1 issue" in says(quarrel, "panel=pair:ada:bob&as_of=2022")
    assert "both speak on 1 issue" in says(quarrel, "panel=pair:ada:bob&issue=audit")


def test_hostile_ids_have_sheets(strange):
    for one, other in pairwise(STRANGE):
        tree = shown(strange, write_query({"panel": (pair(one, other),)}))
        assert one in text(plain(tree)) and other in text(plain(tree))
        for _, address in links(tree):
            assert read_view(address, strange.network)[1] == []

"""What the help says of the data is what the package says, and nothing where it says nothing."""

import pytest

from graph_app.web.help.debate import MOST
from graph_app.web.help.debate import debate as described
from tests.worlds import World, actors


def world(**descriptor):
    return described(World({"actors": actors("a", "b")}).explorer(**descriptor))


def test_the_built_in_debate_is_described(debate):
    found = described(debate)
    tables = debate.network.dataset.tables
    assert {one["name"].replace(" ", "_"): int(one["rows"].replace(",", "")) for one in found["numbers"]} == {
        name: len(tables[name]) for name in (one["name"].replace(" ", "_") for one in found["numbers"])
    }
    assert found["citation"] == debate.about()["citation"]
    assert found["fingerprint"] == debate.network.dataset.fingerprint
    assert found["licences"] == [
        {
            "words": "Creative Commons Attribution 4.0",
            "address": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]
    graded = sum(int(one["sources"].replace(",", "")) for one in found["grades"])
    assert graded == len(tables["sources"])
    assert [one["name"] for one in found["issues"]] == tables["issues"]["name"].tolist()


def test_ways_and_signs_of_ties_are_said_in_words():
    kinds = {one["id"]: (one["way"], one["sort"], one["strength"]) for one in world()["tie_kinds"]}
    assert kinds == {
        "funds": ("from the first to the second", "supporting", "0.5"),
        "partners_with": ("both ways", "supporting", "0.4"),
        "criticizes": ("from the second to the first", "hostile", "0.3"),
    }


def test_what_issues_mean_is_said():
    assert [one["means"] for one in world()["issues"]] == [
        "support means open",
        "support means restrictive",
        "",
        "support means open",
    ]


def test_a_package_that_says_nothing_of_itself_has_nothing_said():
    found = world()
    for word in ("licences", "contributors", "made_from", "notices"):
        assert found[word] == []
    assert (found["version"], found["homepage"]) == ("", None)
    assert described(World({"sources": []}).explorer())["date"] == ""


def test_contributors_and_works_are_named():
    found = world(
        contributors=[
            {"title": "Ann", "organization": "Acme", "roles": ["author", "editor"]},
            {"title": "Bob", "path": "https://example.org/bob"},
        ],
        sources=[{"title": "Register", "version": "2024", "path": "https://example.org/r"}],
    )
    assert found["contributors"] == [
        {"words": "Ann, Acme, author, editor", "address": None},
        {"words": "Bob", "address": "https://example.org/bob"},
    ]
    assert found["made_from"] == [{"words": "Register 2024", "address": "https://example.org/r"}]


@pytest.mark.parametrize("number", [MOST, MOST + 3])
def test_of_very_many_issues_the_first_are_shown_and_the_rest_counted(number):
    issues = [{"id": f"i{one}", "name": f"Issue {one}", "kind": "policy"} for one in range(number)]
    found = described(World({"actors": actors("a"), "issues": issues}).explorer())
    assert len(found["issues"]) == MOST
    assert found["more"] == {"actor_kinds": 0, "tie_kinds": 0, "issues": number - MOST}

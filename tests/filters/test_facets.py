"""Counts of values, by hand; `test_reference` compares them with the plain reading."""


def counts(explorer, word):
    return {facet.value: facet.count for facet in explorer.facets()[word]}


def test_counts_of_the_tiny_debate_are_as_on_paper(tiny):
    assert counts(tiny, "stance") == {
        "champion_of_openness": 1, "pro-open": 1, "mixed": 1, "restrictive": 1, "strongly_restrictive": 1,
        "unknown": 3,
    }  # fmt: skip
    assert counts(tiny, "kind") == {"company": 2, "institute": 2, "regulator": 2, "advocacy_group": 2}
    assert counts(tiny, "jurisdiction") == {"EU": 2, "US": 4, "US-CA": 1, "none": 1}
    assert counts(tiny, "tie") == {
        "funds": 3, "partners_with": 2, "part_of": 1, "lobbies": 2, "endorses": 2, "criticizes": 2,
    }  # fmt: skip
    assert counts(tiny, "event") == {"letter-2024": 6, "bill-2024": 3, "report-2023": 2}
    assert counts(tiny, "grade") == {
        "official": 4,
        "own_statement": 3,
        "press": 3,
        "aggregator": 2,
        "none": 0,
    }


def test_counts_of_confidence_are_of_at_least_that_level(tiny):
    assert counts(tiny, "confidence") == {"low": 12, "medium": 10, "high": 6}


def test_a_part_does_not_change_its_own_counts_but_those_of_others(tiny):
    seen = tiny.filter(kind="company")
    assert counts(seen, "kind") == counts(tiny, "kind")
    assert counts(seen, "jurisdiction") == {"EU": 0, "US": 1, "US-CA": 1, "none": 0}


def test_titles_are_words(tiny):
    facets = tiny.facets()
    assert [facet.title for facet in facets["kind"]] == [
        "Companies",
        "Institutes",
        "Regulators",
        "Advocacy groups",
    ]
    assert [facet.title for facet in facets["tie"]][:3] == ["Funds", "Partners with", "Part of"]
    assert [facet.title for facet in facets["jurisdiction"]] == ["EU", "US", "US-CA", "no jurisdiction given"]
    assert [facet.title for facet in facets["confidence"]] == ["Low", "Medium", "High"]
    assert facets["event"][0].title == "Letter for open release"


def test_stance_counts_follow_the_issue(tiny):
    assert counts(tiny.filter(issue="licence"), "stance") == {
        "strongly_supports": 0, "supports": 2, "mixed": 1, "opposes": 1, "strongly_opposes": 0, "unknown": 4,
    }  # fmt: skip


def test_whoever_is_left_out_is_not_counted(tiny):
    seen = tiny.filter(hide=["acme", "bee"])
    assert counts(seen, "kind") == {"company": 1, "institute": 2, "regulator": 2, "advocacy_group": 1}
    assert counts(seen, "jurisdiction") == {"EU": 2, "US": 2, "US-CA": 1, "none": 1}
    assert counts(seen, "tie") == {
        "funds": 0, "partners_with": 1, "part_of": 1, "lobbies": 1, "endorses": 1, "criticizes": 1,
    }  # fmt: skip
    assert counts(seen, "stance")["champion_of_openness"] == 0
    assert "hide" not in seen.facets()

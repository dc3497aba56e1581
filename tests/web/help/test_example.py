"""The worked example adds up on paper."""

from graph_app.graph.stance import CONFIDENCE_WEIGHTS
from graph_app.web.help.example import STATEMENTS, example


def test_the_example_is_what_paper_says():
    found = example()
    assert found["openness"] == f"{(1 * 1 * 1 + 0.7 * -1 * -2) / (1 + 0.7):.2f}" == "1.41"
    assert found["label"] == "Champion of openness"
    assert (found["sum"], found["weights"]) == ("1 × 1 + 0.7 × 2", "1 + 0.7")


def test_what_does_not_count_says_why():
    assert [one["adds"] for one in example()["rows"]] == [
        "nothing: a later one counts",
        "1 × (+1) × (+1) = +1",
        "0.7 × (−1) × (−2) = +1.4",
        "nothing: the issue has no direction",
    ]


def test_each_issue_has_one_direction_and_known_confidence():
    directions = {(one.issue, one.direction) for one in STATEMENTS}
    assert len(directions) == len({issue for issue, _ in directions})
    assert {one.confidence for one in STATEMENTS} <= set(CONFIDENCE_WEIGHTS)

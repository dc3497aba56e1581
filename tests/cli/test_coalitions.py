"""The command about coalitions: the explorer's answer, a report for people, errors that help."""

import json

import pytest

from tests.worlds import TINY


def plain(data):
    return json.loads(json.dumps(data))


def test_coalitions_as_json_are_those_of_the_explorer(run, tiny):
    words = [
        "--graph",
        "whole",
        "--seeds",
        "5",
        "--seed",
        "3",
        "--rounds",
        "4",
        "--kind",
        "company",
        "--json",
    ]
    code, out, err = run("coalitions", TINY, *words)
    expected = tiny.filter(kind="company").coalitions(graph="whole", seeds=5, seed=3, rounds=4)
    assert (code, err, json.loads(out)) == (0, "", plain(expected))


def test_coalitions_for_people(run):
    code, out, err = run("coalitions", "--seeds", "4", "--rounds", "5", "--top", "3")
    lines = [line.rstrip() for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert lines[0] == (
        "19 coalitions on the visible graph (588 actors, 106 without a supporting tie; 1,283 supporting "
        "ties, 112 hostile left out)"
    )
    assert lines[1].split()[:2] == ["coalition", "actors"]
    assert any(line.startswith("2: Mistral AI, NVIDIA ") for line in lines)
    assert "Modularity Q 0.5423" in lines
    for words in (
        "Over 4 runs: ",
        "4 different divisions. Adjusted Rand index ",
        "Higher than in any rewired network, but 5 are too few to tell: modularity is at least ",
        "479 more actors not listed.",
        "Participation coefficient (Guimerà and Amaral 2005)",
        "Not alliances and not agreement",
        "Compared: 197 actors; left out 368 whose stance is not known and 23 without a coalition; ",
    ):
        assert words in out
    for title in (
        "who sits between ",
        "camp ",
        "Champion of openness ",
        "Adjusted Rand index ",
        "Cramér's V ",
    ):
        assert f"\n{title}" in out


def test_where_there_are_no_ties_the_report_says_so(run):
    code, out, _ = run("coalitions", TINY, "--kind", "advocacy_group", "--tie", "funds")
    assert code == 0
    assert out.startswith("0 coalitions on the visible graph (2 actors, 2 without a supporting tie; ")
    assert "Adjusted Rand index none, variation of information none." in out
    assert "rewired" not in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--seeds", "0"], "seeds takes a whole number from 1 to 200, not '0'"),
        (["--seed", "x"], "seed takes a whole number from 0 to 999,999,999, not 'x'"),
        (["--rounds", "-1"], "rounds takes a whole number from 0 to 1,000, not '-1'"),
        (["--top", "0"], "top takes a whole number from 1 to 1,000,000, not '0'"),
    ],
)
def test_what_cannot_be_is_2_and_one_line(run, words, message):
    code, out, err = run("coalitions", TINY, *words)
    assert (code, out, err) == (2, "", f"Not understood: {message}\n")

"""The command about balance: the explorer's answer, a report for people, errors that help."""

import json
import re

import pytest

from tests.worlds import TINY


def test_balance_as_json_is_that_of_the_explorer(run, tiny):
    words = ["--graph", "whole", "--weighted", "off", "--seed", "3", "--seconds", "30", "--kind", "company"]
    code, out, err = run("balance", TINY, *words, "--json")
    expected = tiny.filter(kind="company").balance(graph="whole", weighted=False, seed=3, seconds=30)
    assert (code, err, json.loads(out)) == (0, "", json.loads(json.dumps(expected)))


def test_balance_for_people(run, debate):
    code, out, err = run("balance", "--top", "3")
    lines = [line.rstrip() for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert re.fullmatch(
        r"Balance of the visible graph \(588 actors, 92 without a tied pair; 1,395 ties; 1,115 friendly "
        r"pairs, 95 hostile\), in \d+\.\d seconds",
        lines[0],
    )
    assert lines[1] == "Frustration 16.51"
    found = debate.balance()
    assert lines[2].startswith(f"{found['sentence']} Line index 0.9393. The frustration index (Harary 1959)")
    for words in (
        "Weight that opposite ties of a pair cancel: 5.62.",
        "Camps are not alliances",
        "Hostile ties on record are some of those there are",
        "Triangles: 622 of 756 are balanced (0.82), by weight 0.90, expected 0.80.",
        "4 components without a hostile pair not listed.",
        "60 more pairs not listed.",
        "osi.criticizes.meta.2",
        "Share: of the weight of an actor's pairs",
    ):
        assert words in out
    for title in ("camp ", "1.1 ", "1.2 ", "against the camps ", "Meta ", "who sits badly "):
        assert f"\n{title}" in out


def test_where_there_are_no_ties_the_report_says_so(run):
    code, out, _ = run("balance", TINY, "--kind", "advocacy_group", "--tie", "funds")
    assert code == 0
    assert out.startswith("Balance of the visible graph (2 actors, 2 without a tied pair; 0 ties; ")
    assert "There are no tied pairs: nothing goes against any division. Line index none." in out
    assert "0 of 0 are balanced (none), by weight none, expected none." in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--seconds", "0"], "seconds takes a whole number from 1 to 600, not '0'"),
        (["--seed", "x"], "seed takes a whole number from 0 to 999,999,999, not 'x'"),
        (["--weighted", "no"], "weighted of balance does not know 'no'. Allowed: off, on"),
        (["--top", "0"], "top takes a whole number from 1 to 1,000,000, not '0'"),
    ],
)
def test_what_cannot_be_is_2_and_one_line(run, words, message):
    code, out, err = run("balance", TINY, *words)
    assert (code, out, err) == (2, "", f"Not understood: {message}\n")

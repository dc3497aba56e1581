"""The command about measures where ranks come with intervals."""

import json

import pytest

from tests.worlds import TINY


def plain(data):
    return json.loads(json.dumps(data))


def test_intervals_as_json_are_those_of_the_explorer(run, tiny):
    words = ["--intervals", "--draws", "7", "--seed", "3", "--graph", "whole", "--kind", "company", "--json"]
    code, out, err = run("measure", "katz", TINY, *words, "--directed", "off")
    expected = tiny.filter(kind="company").ranking("katz", graph="whole", draws=7, seed=3, directed=False)
    assert (code, err, json.loads(out)) == (0, "", plain(expected))
    assert json.loads(run("measure", "core", TINY, "--intervals", "--json")[1]) == plain(tiny.ranking("core"))


def test_intervals_for_people(run, tiny):
    code, out, err = run("measure", "degree", TINY, "--intervals", "--top", "3")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert (code, err) == (0, "")
    found = tiny.ranking("degree")
    assert lines[:3] == [
        "Degree on the visible graph (8 actors, 12 ties); ties taken as undirected, weights do not count",
        found["sentence"],
        "rank 5 % to 95 % actor value not told from without one publisher id",
    ]
    first = found["actors"][0]
    low, high = first["rank_interval"]
    assert lines[3] == f"1 {low} … {high} Acme 7 {first['inseparable']['count']} acme"
    iris = found["actors"][1]
    low, high = iris["rank_interval"]
    without = f"{iris['publishers']['rank']} without {iris['publishers']['name']}"
    count = iris["inseparable"]["count"]
    assert lines[4] == f"2 {low} … {high} Iris Institut für Öffnung 4 {count} {without} iris"
    assert lines[6] == "5 more actors not listed."
    for words in (
        f"High: {found['meaning']} {found['caution']}",
        f"{found['resampling']['distribution']} {found['resampling']['caution']}",
        "Left out one at a time: 5 of 5 publishers, on which 100% of ties rest. A publisher is left out ",
    ):
        assert words in out


def test_who_has_no_value_and_no_interval_is_said_to_have_none(run):
    lines = run("measure", "constraint", TINY, "--intervals", "--draws", "3")[1].splitlines()
    bee = next(line for line in lines if line.rstrip().endswith(" bee"))
    assert bee.split()[:2] == ["none", "none"]
    assert "no value without " in "\n".join(lines)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--draws", "5"], "--draws is about draws: it needs --intervals."),
        (["--seed", "5"], "--seed is about draws: it needs --intervals."),
        (["--intervals", "--draws", "0"], "draws takes a whole number from 1 to 1,000, not '0'"),
        (["--intervals", "--seed", "x"], "seed takes a whole number from 0 to 999,999,999, not 'x'"),
        (["--intervals", "--directed", "on"], "directed of core does not know 'on'. Allowed: off"),
        (["--intervals", "--graph", "all"], "graph does not know 'all'. Allowed: visible, whole"),
    ],
)
def test_what_cannot_be_is_2_and_one_line(run, words, message):
    code, out, err = run("measure", "core", TINY, *words)
    assert (code, out, err) == (2, "", f"Not understood: {message}\n")

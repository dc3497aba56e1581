"""Commands about structure say what the explorer says."""

import json

import numpy as np
import pytest

from graph_app.analyses import MEASURES, Values
from tests.worlds import TINY


def plain(data):
    return json.loads(json.dumps(data))


@pytest.mark.parametrize("name", [one.name for one in MEASURES])
def test_a_measure_as_json_is_that_of_the_explorer(run, tiny, name):
    code, out, err = run("measure", name, TINY, "--json", "--kind", "company,institute,regulator")
    seen = tiny.filter(kind=["company", "institute", "regulator"])
    assert (code, err) == (0, "")
    assert json.loads(out) == plain(seen.measured(name).as_dict())
    assert list(json.loads(out)["values"]) == list(seen.measured(name).as_dict()["values"])


def test_the_switches_of_a_measure(run, tiny):
    words = ["--graph", "whole", "--directed", "on", "--weighted", "on", "--kind", "company", "--json"]
    out = run("measure", "closeness", TINY, *words)[1]
    seen = tiny.filter(kind="company")
    assert json.loads(out) == plain(
        seen.measured("closeness", graph="whole", directed=True, weighted=True).as_dict()
    )


def test_a_measure_for_people_is_a_ranking_that_says_how_to_read_it(run):
    code, out, _ = run("measure", "degree", TINY, "--top", "3")
    lines = [line.rstrip() for line in out.splitlines()]
    assert code == 0
    assert lines == [
        "Degree on the visible graph (8 actors, 12 ties); ties taken as undirected, weights do not count",
        "1  Acme                       7  acme",
        "2  Iris Institut für Öffnung  4  iris",
        "3  Regulation Office          4  reg",
        "5 more actors not listed.",
        "",
        f"High: {MEASURES[0].meaning} {MEASURES[0].caution}",
    ]
    assert "none  bee" in run("measure", "constraint", TINY)[1]


def test_an_estimate_says_so(run, monkeypatch):
    estimate = Values(np.arange(8.0), np.full(8, 0.125), 100)
    monkeypatch.setattr("graph_app.studies.Studies._computed", lambda *_, **__: estimate)
    out = run("measure", "betweenness", TINY)[1]
    assert "Estimated from 100 draws; 95 % of estimates lie within 0.12 of the exact value." in out
    found = json.loads(run("measure", "betweenness", TINY, "--json")[1])
    assert (found["exact"], found["pivots"], found["margin"]) == (False, 100, 0.125)


def test_every_measure_is_listed(run):
    code, out, _ = run("measure", "list")
    assert code == 0
    assert [name for name in (one.name for one in MEASURES) if f"\n{name} " not in out] == []
    assert [one["measure"] for one in json.loads(run("measure", "list", "--json")[1])["measures"]] == [
        one.name for one in MEASURES
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["measure", "degre"],
            "measure does not know 'degre'. Did you mean degree? Allowed: degree, strength, ",
        ),
        (["measure", "core", "--directed", "on"], "directed of core does not know 'on'. Allowed: off"),
        (["measure", "katz", "--weighted", "yes"], "weighted of katz does not know 'yes'. Allowed: off, on"),
        (
            ["measure", "katz", "--graph", "hole"],
            "graph does not know 'hole'. Did you mean whole? Allowed: visible, whole",
        ),
        (["measure", "katz", "--top", "0"], "top takes a whole number from 1 to 1,000,000, not '0'"),
    ],
)
def test_what_cannot_be_is_2_and_one_line(run, words, message):
    code, out, err = run(*words[:2], TINY, *words[2:])
    assert (code, out) == (2, "")
    assert err.startswith(f"Not understood: {message}") and err.count("\n") == 1


def test_brokers_as_json_are_those_of_the_explorer(run, tiny):
    code, out, err = run(
        "brokers", TINY, "--by", "jurisdiction", "--graph", "whole", "--kind", "company", "--json"
    )
    expected = tiny.filter(kind="company").brokers(by="jurisdiction", graph="whole")
    assert (code, err, json.loads(out)) == (0, "", plain(expected))


def test_brokers_for_people_say_roles_and_convention(run):
    lines = run("brokers", TINY, "--top", "2")[1].splitlines()
    assert lines[0].startswith("Brokers by kind on the visible graph (8 actors): ")
    assert [line.split()[:2] for line in lines[2:7]] == [
        ["coordinator", "A→A→A"],
        ["itinerant", "A→B→A"],
        ["gatekeeper", "A→B→B"],
        ["representative", "A→A→B"],
        ["liaison", "A→B→C"],
    ]
    assert lines[9].startswith("Acme")
    assert any(line.endswith("more brokers not listed.") for line in lines)
    assert "1 of them without a group" in run("brokers", TINY, "--by", "jurisdiction")[1]


def test_mixing_as_json_is_that_of_the_explorer(run, tiny):
    words = ["--by", "stance", "--weighted", "on", "--rounds", "50", "--seed", "3", "--json"]
    code, out, err = run("mixing", TINY, *words)
    expected = tiny.mixing(by="stance", weighted=True, rounds=50, seed=3)
    assert (code, err, json.loads(out)) == (0, "", plain(expected))


def test_mixing_for_people_says_each_number_and_what_chance_gives(run):
    out = run("mixing", TINY, "--by", "stance")[1]
    assert out.startswith("Mixing by stance on the visible graph (8 actors, 3 of them without a group): ")
    for title in ("E-I index ", "Assortativity ", "Assortativity of stances as numbers ", "Pro-open "):
        assert f"\n{title}" in out
    assert "groups dealt out anew 999 times, seed 1" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["brokers", "--by", "kin"], "by does not know 'kin'. Did you mean kind? Allowed: kind, coalition"),
        (["brokers", "--graph", "x"], "graph does not know 'x'. Allowed: visible, whole"),
        (["mixing", "--by", "colour"], "by does not know 'colour'. Allowed: kind, "),
        (["mixing", "--rounds", "0"], "rounds takes a whole number from 1 to 10,000, not '0'"),
        (["mixing", "--seed", "-1"], "seed takes a whole number from 0 to 999,999,999, not '-1'"),
        (["mixing", "--weighted", "1"], "weighted of mixing does not know '1'. Allowed: off, on"),
    ],
)
def test_groups_that_cannot_be_are_2_and_one_line(run, words, message):
    code, out, err = run(words[0], TINY, *words[1:])
    assert (code, out) == (2, "")
    assert err.startswith(f"Not understood: {message}") and err.count("\n") == 1

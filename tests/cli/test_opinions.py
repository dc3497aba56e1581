"""Commands about opinions: the same answers as in Python, tables for people, errors that help."""

import json

import pytest

from tests.worlds import TINY


def plain(found):
    return json.loads(json.dumps(found))


def test_influence_on_us_congress_as_json(run):
    code, out, err = run("influence", "--on", "us-congress", "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert found["total"] == pytest.approx(1)
    assert sum(row["share"] for row in found["movers"]) == pytest.approx(1, abs=1e-6)
    assert all(row["paths"] for row in found["movers"][:20])


def test_a_scenario_on_ntia_as_json(run):
    code, out, err = run(
        "whatif", "--set", "meta:open-weights-access=-2", "--on", "ntia", "--draws", 20, "--json"
    )
    found = json.loads(out)
    assert (code, err) == (0, "")
    (row,) = found["on"]
    assert row["before"]["value"] > row["after"]["value"]
    assert row["band"]["change"][0] < row["band"]["change"][2] < 0


def test_the_words_of_python_and_of_the_command_line_mean_the_same(run, tiny):
    _, out, _ = run("influence", TINY, "--on", "sen,reg", "--susceptibility", "0.7", "--susceptibility",
                    "regulator=0.2", "--most", 3, "--hide", "bolt", "--json")  # fmt: skip
    seen = tiny.filter(hide="bolt")
    assert json.loads(out) == plain(
        seen.influence(["sen", "reg"], susceptibility=["0.7", "regulator=0.2"], most=3)
    )
    _, out, _ = run("influence", TINY, "--graph", "whole", "--kind", "company", "--json")
    assert json.loads(out) == plain(tiny.filter(kind="company").influence(graph="whole"))
    options = ["--remove", "bolt", "--remove", "bee", "--cut", "acme.funds.iris", "--strength", "funds=0.9"]
    options += ["--add", "reg:funds:aid", "--on", "kind:institute", "--seed", 7, "--draws", 5]
    _, out, _ = run("whatif", TINY, *options, "--json")
    words = "remove=bolt,bee&cut=acme.funds.iris&strength=funds=0.9&add=reg:funds:aid"
    assert json.loads(out) == plain(tiny.whatif(words, "kind:institute", seed=7, draws=5))
    _, out, _ = run("estimates", TINY, "--check", "--derived", "on", "--json")
    assert json.loads(out) == plain(tiny.filter(derived=True).estimates(check=True))


def test_a_scenario_is_kept_in_a_file(run, tiny, tmp_path):
    kept = tmp_path / "scenario.json"
    _, out, _ = run("whatif", TINY, "--set", "acme:release=-2", "--draws", 2, "--json")
    kept.write_text(json.dumps(json.loads(out)["scenario"]["changes"]))
    _, again, _ = run("whatif", TINY, "--scenario", kept, "--draws", 2, "--json")
    assert again == out
    _, more, _ = run("whatif", TINY, "--scenario", kept, "--remove", "bee", "--draws", 2, "--json")
    assert json.loads(more)["scenario"]["query"] == "set=acme:release=-2&remove=bee"


def test_tables_for_people(run):
    code, out, _ = run("influence", TINY, "--on", "aid")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "Who moves Aid"
    assert "1 hostile tie left out" not in lines[1] and "2 hostile ties left out" in lines[1]
    assert any(line.startswith("Acme") and "acme → aid" in line for line in lines)
    assert "100.0% together" in out and "moves the target by" in out
    code, out, _ = run("influence", TINY)
    assert code == 0 and out.startswith("Who reaches most")
    code, out, _ = run("influence", TINY, "--on", "bee")
    assert code == 0 and "No opinion reaches it" in out
    code, out, _ = run(
        "whatif", TINY, "--set", "acme:release=-2", "--cut", "reg.criticizes.bolt", "--on", "aid,iris"
    )
    assert code == 0
    assert "Note: Cutting reg.criticizes.bolt changes nothing: it is hostile and does not count." in out
    assert "Together" in out and "5% to 95% of 200 draws of plausible weights, seed 1" in out
    code, out, _ = run("estimates", TINY)
    assert code == 0 and out.startswith("Estimates for 2 actors") and "not recorded stances" in out
    code, out, _ = run("estimates", TINY, "--check")
    assert code == 0 and out.startswith("Leave one out, openness: 5 recorded")
    assert "Same-kind mean" in out and "Calibration" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("influence", "--on", "aidd"), "There is no actor 'aidd'. Did you mean aid?"),
        (
            ("influence", "--on", "aid", "--susceptibility", "2"),
            "susceptibility takes a number from 0 to 1, not '2'",
        ),
        (("influence", "--on", "aid", "--most", "x"), "most takes a whole number from 1 to 1,000, not 'x'"),
        (("influence", "--on", "aid", "--kind", "company"), "Opinions of hidden actors are not asked about"),
        (("influence", "--graph", "all"), "graph does not know 'all'. Allowed: visible, whole"),
        (("whatif", "--on", "aid"), "A scenario needs a change"),
        (("whatif", "--set", "acme:releas=1"), "set does not know the issue 'releas'. Did you mean release?"),
        (("whatif", "--set", "acme"), "set is written as ACTOR:ISSUE=STANCE, not 'acme'"),
        (
            ("whatif", "--remove", "acme", "--draws", "0"),
            "draws takes a whole number from 1 to 1,000, not '0'",
        ),
        (("whatif", "--scenario", "no-such.json"), "no-such.json cannot be read"),
        (("whatif", "--scenario", str(TINY / "actors.csv")), "is not JSON"),
        (("estimates", "--graph", "x"), "graph does not know 'x'"),
    ],
)
def test_errors_say_what_is_allowed_and_end_with_2(run, words, message):
    command, *rest = words
    code, out, err = run(command, TINY, *rest)
    assert (code, out) == (2, "")
    assert message in err and "Traceback" not in err

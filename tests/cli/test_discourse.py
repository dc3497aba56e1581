"""The commands about statements: the explorer's answers, reports for people, files, errors that help."""

import json

import networkx as nx
import pytest

import graph_app as ga
from tests.importers.dna_files import make
from tests.worlds import TINY


def plain(data):
    return json.loads(json.dumps(data))


@pytest.mark.parametrize(
    ("words", "ask"),
    [
        (
            [
                "discourse",
                "--mode",
                "subtract",
                "--normalise",
                "cosine",
                "--issues",
                "policy",
                "--kind",
                "company,institute",
            ],
            lambda tiny: tiny.filter(kind=["company", "institute"]).discourse(
                mode="subtract", normalise="cosine", issues="policy"
            ),
        ),
        (
            [
                "discourse",
                "--mode",
                "two-mode",
                "--cells",
                "mean",
                "--unit",
                "years",
                "--windows",
                "consecutive",
            ],
            lambda tiny: tiny.discourse(mode="two-mode", cells="mean", unit="years", windows="consecutive"),
        ),
        (
            ["polarisation", "--rounds", "3", "--seed", "2", "--scale", "five_step"],
            lambda tiny: tiny.polarisation(rounds=3, seed=2, scale="five_step"),
        ),
        (["movers", "--moves", "sides"], lambda tiny: tiny.movers(moves="sides")),
        (
            ["over-time", "--unit", "years", "--on", "actors"],
            lambda tiny: tiny.over_time(unit="years", on="actors"),
        ),
        (["agreement", "--without-issues", "release"], lambda tiny: tiny.agreement(without_issues="release")),
    ],
)
def test_as_json_every_command_gives_the_explorers_answer(run, tiny, words, ask):
    code, out, err = run(words[0], TINY, *words[1:], "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == plain(ask(tiny))


def test_a_difference_is_asked_for_by_two_dates(run, tiny):
    code, out, _ = run("difference", "2023", "2024", TINY, "--mode", "subtract", "--json")
    assert (code, json.loads(out)) == (0, plain(tiny.difference("2023", "2024", mode="subtract")))


def test_discourse_for_people(run):
    code, out, err = run(
        "discourse", "--issues", "argument", "--backbone", "spanning_tree", "--top", "2", "--unit", "years"
    )
    assert (code, err) == (0, "")
    lines = [line.rstrip() for line in out.splitlines()]
    assert lines[0] == "congruence: actors through issues, normalised: none"
    assert lines[1].startswith("51 × 51, ")
    assert "586 statements counted, 32 neither" in lines[1]
    assert lines[2] == "586 statements taken; left out: 781 of other issues or actors."
    for words in (
        "\none ",
        "more ties not listed.",
        "\nBackbone (spanning_tree): 50 of ",
        "1 window",
        "\nA statement stands at the middle of its date",
        "Not an alliance and not influence",
    ):
        assert words in out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ["discourse", "--mode", "two-mode", "--top", "1"],
            ["row ", "both sides", "1,170 more cells not listed."],
        ),
        (
            ["polarisation", "--rounds", "2", "--issues", "argument", "--unit", "years", "--top", "2"],
            [
                "Camps of 50 and 1 actors; fit 0.9356; no split is better (proven)",
                "by chance",
                "Not two parties",
            ],
        ),
        (
            ["movers", "--moves", "turned", "--top", "3"],
            ["9 moves: 9 turned", "6 more moves not listed.", " → "],
        ),
        (
            ["difference", "2024", "2025", "--top", "1"],
            ["congruence, actors through issues, 2024 → 2025: 0 turned, "],
        ),
        (
            ["over-time", "--unit", "years", "--top", "2"],
            ["Statements for:against by years", "2024-01-01  667:184"],
        ),
        (
            ["agreement", "--top", "1"],
            ["Krippendorff's alpha of 3 coders", "Overall", "0.857", "0.952", "18 more"],
        ),
    ],
)
def test_reports_for_people(run, words, expected):
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    for part in expected:
        assert part in out


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["--format", "graphml"], "x.graphml"),
        ([], "x.graphml"),
        ([], "x.csv"),
        (["-f", "ties"], "x.csv"),
        ([], "x.json"),
    ],
)
def test_a_network_is_written_to_a_file(run, tmp_path, words, name):
    target = tmp_path / name
    code, out, err = run("discourse", TINY, *words, "-o", target)
    assert (code, out) == (0, "")
    assert err.startswith(f"{target}: Showing 8 of 8 actors")
    if name.endswith(".graphml"):
        assert len(nx.read_graphml(target)) == 6
    if words == ["-f", "ties"]:
        assert target.read_text(encoding="utf-8").startswith("window_from,")


def test_a_file_is_named_after_the_data_and_a_hyphen_is_standard_output(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("discourse", TINY, "--format", "csv")
    written = (tmp_path / "tiny-discourse.csv").read_bytes()
    assert run("discourse", TINY, "--format", "csv", "-o", "-")[1].encode() == written


def test_a_data_base_of_discourse_network_analyzer_is_opened_directly(run, tmp_path):
    base = make(tmp_path / "wind.dna")
    code, out, err = run("discourse", base, "--mode", "ignore", "--json")
    assert code == 0
    assert "Error" not in err
    assert json.loads(out) == plain(ga.open(base).discourse(mode="ignore"))
    assert json.loads(out)["size"] == {
        "nodes": 3,
        "ties": 3,
        "isolates": 0,
        "cancelled": 0,
        "sum": 2.0 * (3 + 2 + 1),
    }
    assert run("discourse", base, "--on", "person", "--mode", "two-mode", "--json")[0] == 0
    broken = tmp_path / "broken.dna"
    broken.write_text("nothing")
    code, out, err = run("discourse", broken)
    assert (code, out, err) == (
        1,
        "",
        "Error: broken.dna: It is not a data base of SQLite, as .dna files are.\n",
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["discourse", "--mode", "congruense"], "mode does not know 'congruense'. Did you mean congruence?"),
        (["discourse", "--top", "0"], "top takes a whole number from 1 to 1,000,000, not '0'"),
        (["discourse", "--format", "gexff"], "format does not know 'gexff'"),
        (
            ["discourse", "--unit", "years", "--format", "csv"],
            "Matrix (CSV) holds one network, not one per window.",
        ),
        (["polarisation", "--rounds", "x"], "rounds takes a whole number from 0 to 1,000, not 'x'"),
        (["movers", "--issues", "releas"], "issues does not know 'releas'. Did you mean release?"),
        (["over-time", "--unit", "statements"], "unit does not know 'statements'"),
    ],
)
def test_what_cannot_be_is_2_and_one_line(run, words, message):
    code, out, err = run(words[0], TINY, *words[1:])
    assert (code, out) == (2, "")
    assert err.startswith(f"Not understood: {message}")
    assert err.count("\n") == 1


def test_what_cannot_be_written_says_so(run, tmp_path):
    code, _, err = run("discourse", TINY, "-o", tmp_path / "no" / "x.csv")
    assert (code, err.split(": ")[-1]) == (1, "No such file or directory\n")

"""Made-up debates are valid data packages, of the size asked for, and always the same."""

import sys

import numpy as np
import pytest

import graph_app as ga
from benchmarks.debates import debate, main, write
from graph_app.dataset import check


def test_a_written_debate_passes_the_check_without_a_warning_and_opens(tmp_path):
    folder = write(tmp_path / "made", 60, 300)
    report = check(folder)
    assert (report.problems, report.notices) == ((), ())
    info = ga.open(folder).info()
    assert (info["counts"]["actors"], info["counts"]["ties"]) == (60, 300)
    assert info["counts"]["statements"] > 0
    assert info["counts"]["derived_ties"] > 0
    assert info["name"] == "debate-60-300"


def test_the_same_numbers_give_the_same_bytes_and_another_seed_others(tmp_path):
    one, again, other = (
        {path.name: path.read_bytes() for path in write(tmp_path / name, 40, 120, seed).iterdir()}
        for name, seed in (("one", 3), ("again", 3), ("other", 4))
    )
    assert one == again
    assert one["ties.csv"] != other["ties.csv"]


def test_few_actors_have_many_ties_and_all_have_one():
    tables = debate(1000, 5000)
    place = {row["id"]: number for number, row in enumerate(tables["actors"])}
    ends = [place[row[column]] for row in tables["ties"] for column in ("from_id", "to_id")]
    degree = np.sort(np.bincount(ends, minlength=1000))
    assert degree.sum() == 10_000
    assert degree[0] >= 1
    assert degree[-1] > 10 * np.median(degree)
    assert all(row["from_id"] != row["to_id"] for row in tables["ties"])


def test_stances_of_a_camp_lean_one_way():
    tables = debate(400, 2000)
    meaning = {row["id"]: -1 if row["support_means"] == "restrictive" else 1 for row in tables["issues"]}
    camp = {row["id"]: number % 5 for number, row in enumerate(tables["actors"])}
    found = [[], [], [], [], []]
    for row in tables["statements"]:
        found[camp[row["actor_id"]]].append(row["stance"] * meaning[row["issue_id"]])
    means = [np.mean(one) for one in found]
    assert max(means) - min(means) > 1
    assert {row["stance"] for row in tables["statements"]} <= {-2, -1, 0, 1, 2}


@pytest.mark.parametrize(("actors", "ties"), [(19, 100), (300_001, 400_000), (50, 49)])
def test_a_size_that_cannot_be_is_refused(actors, ties):
    with pytest.raises(ValueError, match="actors"):
        debate(actors, ties)


def test_the_command_writes_a_debate_and_refuses_bad_numbers(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["debates", "20", str(tmp_path / "made"), "--ties", "30"])
    main()
    assert capsys.readouterr().out == "20 actors and 30 ties\n"
    assert len((tmp_path / "made" / "ties.csv").read_text(encoding="utf-8").splitlines()) == 31
    for wrong in (["few", "x"], ["7", "x"], ["30", str(tmp_path), "--ties", "29"]):
        monkeypatch.setattr(sys, "argv", ["debates", *wrong])
        with pytest.raises(SystemExit) as stopped:
            main()
        assert stopped.value.code == 2
        assert "error:" in capsys.readouterr().err

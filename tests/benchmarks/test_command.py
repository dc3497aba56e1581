"""`python -m benchmarks`: its options, its list, earlier runs shown again. Nothing here measures time."""

import json
import sys

import pytest

from benchmarks import __main__ as command
from benchmarks.__main__ import commands, listing, options
from benchmarks.jobs import JOBS
from tests.benchmarks.made import figure, run_of


def test_options_are_read(tmp_path):
    plain = options([])
    assert (plain.names, plain.sizes, plain.rounds, plain.quick, plain.runs) == ([], None, None, False, None)
    some = options(
        [
            "writing",
            "page",
            "--sizes",
            "2000, built-in,2000",
            "--rounds",
            "3",
            "--json",
            str(tmp_path / "a.json"),
        ]
    )
    assert (some.names, some.sizes, some.rounds) == (["writing", "page"], ["2000", "built-in"], 3)
    assert some.json == tmp_path / "a.json"


def test_wrong_options_are_refused(tmp_path, capsys):
    wrong = (
        (["washing"], "there is no job 'washing'; there are loading, filtering"),
        (["--sizes", "huge"], "'huge' is no whole number"),
        (["--sizes", "5"], "5 is not within 20 and 300,000"),
        (["--rounds", "0"], "0 is not within 1 and 100"),
        (["--patience", "1"], "1 is not within 5 and 7,200"),
        (["--json", str(tmp_path)], "cannot be written"),
        (["--json", str(tmp_path / "no" / "a.json")], "cannot be written"),
        (["--from", str(tmp_path / "no.json")], "there is no file"),
    )
    for given, message in wrong:
        with pytest.raises(SystemExit) as stopped:
            options(given)
        assert stopped.value.code == 2
        assert message in capsys.readouterr().err


def test_the_list_has_every_job_with_its_targets_and_the_other_commands():
    lines = listing()
    for job in JOBS.values():
        assert f"{job.name}: {job.title}" in lines
        assert all(f"    aimed at: {target.words}" in lines for target in job.targets)
    assert any(line.startswith("    python -m benchmarks.debates: ") for line in lines)


def test_commands_are_programs_that_say_what_they_are(tmp_path):
    (tmp_path / "inner").mkdir()
    program = '"""Do it.\n\nAnd more."""\nif __name__ == "__main__":\n    main()\n'
    for name in ("one.py", "inner/__main__.py", "__main__.py", "worker.py"):
        (tmp_path / name).write_text(program, encoding="utf-8")
    (tmp_path / "two.py").write_text('"""No program."""\n', encoding="utf-8")
    assert commands(tmp_path) == [
        "    python -m benchmarks.inner: Do it.",
        "    python -m benchmarks.one: Do it.",
    ]


def test_earlier_runs_are_shown_again_and_written_as_one(tmp_path, capsys, monkeypatch):
    paths = []
    for number, task in enumerate(("graphml", "csv")):
        paths.append(tmp_path / f"{number}.json")
        run = run_of(figure(task, "graph_app", 2.0), figure(task, "igraph", 8.0))
        paths[-1].write_text(json.dumps(run.as_dict()), encoding="utf-8")
    together = tmp_path / "all.json"
    words = ["benchmarks", "writing", "--json", str(together), "--from", *map(str, paths)]
    monkeypatch.setattr(sys, "argv", words)
    command.main()
    said = capsys.readouterr().out
    assert "writing: 10,000 actors, 50,000 ties" in said and "csv, graph_app" in said
    found = json.loads(together.read_text(encoding="utf-8"))
    assert len(found["figures"]) == 4
    verdicts = {one["target"]: one["verdict"] for one in found["targets"]}
    assert verdicts["graphml out ≥ 3 × igraph's GraphML in MB/s"] == "pass at this size"
    assert verdicts["gexf out ≥ 3 × igraph's GraphML in MB/s"] == "not measured"

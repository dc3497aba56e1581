"""The fuzz command runs, keeps what it finds, and its two engines are told apart."""

import subprocess
import sys

import pytest

from benchmarks.fuzz import __main__ as command
from benchmarks.fuzz import target


@pytest.mark.parametrize("name", target.NAMES)
def test_every_seed_of_every_name_gets_a_clean_answer(name):
    assert target.seeds(name) != [b""]
    for data in target.seeds(name):
        target.run(name, data)


def test_words_are_pieces_of_seeds():
    words = target.words("gexf")
    assert b"<edge" in words
    assert max(map(len, words)) <= 40


def test_a_crash_is_not_a_clean_answer(monkeypatch):
    monkeypatch.setattr(target, "import_given", lambda *given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        target.run("gexf", b"<gexf/>")


def test_what_is_found_is_kept(monkeypatch, tmp_path, capsys):
    def crashes(words, **options):
        folder = words[-1]
        with open(f"{folder}/crash-1", "wb") as file:
            file.write(b"boom")
        return subprocess.CompletedProcess(words, 1, "", "a trace")

    monkeypatch.setattr(command.subprocess, "run", crashes)
    monkeypatch.setattr(command, "FOUND", tmp_path)
    kept, well = command.fuzz("gexf", 1, "hypothesis")
    assert not well
    assert [(path.parent.name, path.read_bytes()) for path in kept] == [("gexf", b"boom")]
    assert "gexf: 1 found in 1 s with hypothesis." in capsys.readouterr().out


def test_an_engine_that_was_ended_is_no_clean_answer(monkeypatch, capsys):
    monkeypatch.setattr(
        command.subprocess, "run", lambda words, **options: subprocess.CompletedProcess(words, -9, "", "")
    )
    assert command.fuzz("gexf", 1, "hypothesis") == ([], False)
    assert "gexf: the engine ended by itself with code -9" in capsys.readouterr().out


def test_the_command_runs_with_hypothesis():
    words = [sys.executable, "-m", "benchmarks.fuzz", "--importer", "dot", "--seconds", "1"]
    run = subprocess.run([*words, "--engine", "hypothesis"], capture_output=True, text=True, check=False)
    assert run.stdout == "dot: nothing found in 1 s with hypothesis.\n", run.stderr
    assert run.returncode == 0

"""Made-up filings are the same again, and what is measured of their build is told in a table."""

import argparse
import io
import sys

import pyarrow.dataset as ds
import pytest
from rich.console import Console

from benchmarks import build, filings
from tests.build.raw import contents


def test_the_same_numbers_give_the_same_bytes_and_another_seed_others(tmp_path):
    one, again, other = (
        contents(filings.write(tmp_path / name, 1_000, seed))
        for name, seed in (("one", 3), ("again", 3), ("other", 4))
    )
    assert one == again != other


def test_few_actors_file_most_and_some_cells_are_empty(tmp_path):
    rows = ds.dataset(filings.write(tmp_path / "raw", 20_000)).to_table()
    assert set(filings.COLUMNS.values()) <= set(rows.column_names)
    counts = rows["client"].value_counts().field("counts").to_pylist()
    assert max(counts) > 5 * sum(counts) / len(counts)
    assert 0.6 < rows["bill"].null_count / 20_000 < 0.8
    assert 0 < rows["filed"].null_count < 1_000
    assert rows["link"].null_count == 0


def test_a_build_is_measured_and_one_that_takes_too_long_is_stopped(tmp_path):
    options = argparse.Namespace(memory=512, engine="duckdb", master="local[*]", patience=300)
    done = build.measure(2_000, tmp_path / "one", options)
    assert done.finished and done.counts["filings"]["read"] == 2_000
    assert done.memory_mb > 50 and done.seconds > 0 and done.disk_mb >= 0
    options.patience = 0
    stopped = build.measure(2_000, tmp_path / "other", options)
    assert not stopped.finished
    console = Console(file=io.StringIO(), width=140)
    console.print(build.table([done, stopped]))
    lines = [line for line in console.file.getvalue().splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert cells[2][0] == cells[3][0] == "2,000"
    assert cells[3][2:4] == ["–", "–"] and cells[3][4].startswith("over ")


def test_the_command_refuses_bad_numbers(monkeypatch, capsys):
    for module, words in ((filings, ["7", "x"]), (build, ["--millions", "0"]), (build, ["--memory", "1"])):
        monkeypatch.setattr(sys, "argv", ["it", *words])
        with pytest.raises(SystemExit) as stopped:
            module.main()
        assert stopped.value.code == 2
        assert "is not within" in capsys.readouterr().err

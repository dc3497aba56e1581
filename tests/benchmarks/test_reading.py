"""The readers' benchmark: same files for all, honest table, checked options. Nothing here measures time."""

import io
import warnings

import pytest
from rich.console import Console

from benchmarks.reading import report
from benchmarks.reading.__main__ import options
from benchmarks.reading.jobs import FILES, LIBRARIES, path_of, write
from benchmarks.reading.measure import Read, Run, measure

ACTORS = 30


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("reading")
    write(made, ACTORS)
    return made


def result(library, job, seconds):
    rounds = [{"seconds": seconds * step, "busy": seconds, "peak": 100.0 * step} for step in (1, 2, 3)]
    return Read(100_000, library, job, 50.0, rounds)


def run_of(*read):
    return Run("2026-11-30", 3, 2, (0.5, 3.5), {"graph_app": "0.1.0"}, list(read))


def test_all_libraries_read_the_same(folder):
    warnings.simplefilter("ignore")
    found = {
        (library, name): job(path_of(folder, name))
        for library, make in LIBRARIES.items()
        for name, job in make().items()
    }
    assert {name.partition(",")[0] for _, name in found} == set(FILES)
    assert found["graph_app", "csv"].fingerprint == found["graph_app", "parquet"].fingerprint
    assert sum(map(len, found["pandas", "csv"])) == sum(map(len, found["pandas", "parquet"]))
    for name in ("own.graphml", "plain.graphml"):
        assert found["graph_app", name].network.n == ACTORS
        assert len(found["graph_app", f"{name}, rows"].edges) == 5 * ACTORS
        assert found["igraph", name].ecount() == found["NetworkX", name].number_of_edges() == 5 * ACTORS


def test_the_table_has_medians_peaks_and_ratios_and_targets_are_judged():
    run = run_of(
        result("graph_app", "csv", 0.3),
        result("pandas", "csv", 0.1),
        result("graph_app", "parquet", 0.6),
        result("pandas", "parquet", 0.4),
        result("graph_app", "plain.graphml, rows", 0.2),
        result("igraph", "plain.graphml", 0.4),
        Read(100_000, "NetworkX", "plain.graphml", 50.0, failed="over 5 s"),
    )
    console = Console(file=io.StringIO(), width=160)
    console.print(report.tables(run)[0])
    lines = [line for line in console.file.getvalue().splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
    assert rows[2] == ["graph_app, csv", "0.60", "0.30", "50", "300", "3.0 (pandas)", "3.0 (pandas)"]
    assert rows[-1] == ["NetworkX, plain.graphml", "over 5 s", "", "", "", "", ""]
    assert report.verdicts(run) == [
        "met   csv, time ÷ pandas's: 3.0 (target 4 at most)",
        "short parquet, seconds: 1.20 (target 1 at most)",
        "met   plain.graphml, rows, time ÷ igraph's: 0.50 (target 1 at most)",
    ]


def test_a_run_has_every_reader_in_a_process_of_its_own():
    said = []
    run = measure([ACTORS], 1, 60, said.append)
    assert {(one.library, bool(one.rounds), one.failed) for one in run.read} == {
        (library, True, "") for library in LIBRARIES
    }
    assert all(one.middle("seconds") > 0 and one.peak > 10 for one in run.read)
    assert run.as_dict()["read"][0]["library"] == "graph_app"
    assert any("pandas reads csv" in one for one in said)


@pytest.mark.parametrize("wrong", ["--sizes=5", "--rounds=0", "--patience=x", "--json=/"])
def test_options_are_checked(wrong, capsys):
    with pytest.raises(SystemExit):
        options([wrong])
    assert wrong.partition("=")[0] in capsys.readouterr().err


def test_usual_options():
    assert (options([]).sizes, options([]).rounds) == ([30_000, 100_000], 3)

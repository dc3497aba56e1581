"""Reading in a process of its own: everything goes through a folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import graph_app as ga
from graph_app.dataset import write_package
from graph_app.importers import apart

ROOT = Path(__file__).resolve().parents[2]


def asked(folder, options=None, most=8, **files):
    (folder / apart.FILES).mkdir()
    for place, data in enumerate(files.values()):
        (folder / apart.FILES / str(place)).write_bytes(data)
    apart.ask(folder, [f"{name}.csv" for name in files], options or {}, most)


def test_a_process_leaves_package_report_and_state(tmp_path):
    asked(tmp_path, nodes=b"Id,Label\na,Ann\nb,Bob\n", edges=b"Source,Target\na,b\n")
    command = [sys.executable, "-m", "graph_app.importers.apart", str(tmp_path)]
    found = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True)
    assert (found.returncode, found.stdout, found.stderr) == (0, b"", b"")
    assert apart.got(tmp_path / apart.RESULT) == {"state": "read"}
    report = apart.got(tmp_path / apart.REPORT)
    assert (report["title"], report["formats"], report["counts"]["actors"]) == ("nodes", ["table"], 2)
    assert [one["role"] for one in report["samples"]] == ["nodes", "edges"]
    assert ga.open(tmp_path / apart.PACKAGE).network.words("actors", "name")["a"] == "Ann"


def test_the_files_of_a_data_package_are_read_as_one(tmp_path, tiny):
    package = tmp_path / "tiny"
    write_package(tiny.network.dataset, package)
    (tmp_path / apart.FILES).mkdir()
    names = sorted(path.name for path in package.iterdir())
    for place, name in enumerate(names):
        (tmp_path / apart.FILES / str(place)).write_bytes((package / name).read_bytes())
    apart.ask(tmp_path, names, {}, 8)
    apart.work(tmp_path)
    assert apart.got(tmp_path / apart.RESULT) == {"state": "read"}
    assert ga.open(tmp_path / apart.PACKAGE).network.dataset.fingerprint == tiny.network.dataset.fingerprint


def test_a_second_reading_takes_the_place_of_the_first(tmp_path):
    asked(tmp_path, people=b"who,whom,how\na,b,likes\n")
    apart.work(tmp_path)
    assert ga.open(tmp_path / apart.PACKAGE).network.m == 0
    apart.ask(tmp_path, ["people.csv"], {"edges": "people", "ties.kind": "how"}, 8)
    assert apart.got(tmp_path / apart.RESULT) is None
    apart.work(tmp_path)
    assert ga.open(tmp_path / apart.PACKAGE).info()["tie_kinds"] == {"likes": 1}


@pytest.mark.parametrize(
    ("data", "options", "most", "said"),
    [
        (b"", {}, 8, "edges.csv: The file is empty."),
        (
            b"Source,Target\na,b\n",
            {"ties.kind": "x"},
            8,
            "ties.kind names the column 'x', which there is not.",
        ),
        (b"Source,Target\n" + b"a,b\n" * 600_000, {}, 2, "edges.csv: There are more than 2 megabytes in it."),
    ],
)
def test_what_is_wrong_is_the_state(tmp_path, data, options, most, said):
    asked(tmp_path, options, most, edges=data)
    apart.work(tmp_path)
    found = apart.got(tmp_path / apart.RESULT)
    assert found["state"] == "failed"
    assert found["error"].startswith(said)
    assert not (tmp_path / apart.PACKAGE).exists()


def test_what_is_not_there_or_broken_is_nothing(tmp_path):
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    assert apart.got(tmp_path / "broken.json") is None
    assert apart.got(tmp_path / "nothing.json") is None

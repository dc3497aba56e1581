"""`graph-app build`: from raw tables to a package that is checked and opened, in words or as JSON."""

import json
import subprocess
import sys

from tests.build.raw import DOZEN, SAYS, write_csv

WORDS = [part for word, column in SAYS.items() for part in (f"--{word}", column)]


def test_a_package_is_built_checked_and_opened(run, tmp_path):
    raw, place = write_csv(tmp_path / "dozen.csv", DOZEN), tmp_path / "built"
    code, out, err = run("build", raw, "-o", place, *WORDS, "--top", "6")
    assert (code, err) == (0, "")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines[0].endswith("built: the 6 actors with the highest strength")
    assert "filings 12 7 1" in lines
    assert "US dollars 1,623.75 1,613.75 0.00" in lines
    assert "actors 7 6 1" in lines
    assert "1 filing of an actor with itself" in lines
    assert "1 without a date, 1 with one that cannot be read" in lines
    assert run("check", place)[0] == 0
    code, out, _ = run("info", place, "--json")
    assert (code, json.loads(out)["counts"]["actors"]) == (0, 6)


def test_a_description_and_a_table_of_names_come_from_files(run, tmp_path):
    raw = write_csv(tmp_path / "dozen.csv", DOZEN)
    (tmp_path / "map.json").write_text(json.dumps(SAYS), encoding="utf-8")
    (tmp_path / "names.csv").write_text("alias,id\nBolt,acme\n", encoding="utf-8")
    files = ("--map", tmp_path / "map.json", "--names", tmp_path / "names.csv")
    code, out, _ = run("build", raw, "-o", tmp_path / "built", *files, "--json")
    assert code == 0
    assert json.loads(out)["actors"] == {"found": 6, "kept": 6, "cut": 0}


def test_what_is_wrong_is_said_with_the_way_out(run, tmp_path):
    raw, place = write_csv(tmp_path / "dozen.csv", DOZEN), tmp_path / "built"
    cases = (
        (("--actor", "client"), 2, "--target COLUMN or --event COLUMN"),
        (
            (*WORDS[:6], "--date", "filled"),
            2,
            "has no column 'filled', which is to be the date. Did you mean filed?",
        ),
        (("--map", tmp_path / "none.json"), 1, "'none.json' cannot be read"),
        (("--map", tmp_path / "none.json", *WORDS), 2, "--actor and --map cannot be said together"),
        ((*WORDS, "--memory", "5"), 2, "build_memory must be a whole number from 256"),
    )
    for words, expected, message in cases:
        code, out, err = run("build", raw, "-o", place, *words)
        assert (code, out) == (expected, "")
        assert message in err
        assert not place.exists()


def test_where_no_engine_is_installed_all_other_commands_work_and_build_names_the_extra(tmp_path):
    raw = write_csv(tmp_path / "raw.csv", [("Acme", "Bolt")], ("a", "b"))
    words = ("--actor", "a", "--target", "b", "--kind", "=lobbies")
    script = (
        "import sys\n"
        "for name in ('ibis', 'duckdb', 'pyspark', 'py4j'):\n    sys.modules[name] = None\n"
        "from graph_app.cli import main\nmain()"
    )
    for command, code, said in (
        (("check", tmp_path / "nothing"), 1, "There is no folder or file"),
        (("build", raw, "-o", tmp_path / "built", *words), 2, "pip install 'graph-app[build]'"),
    ):
        run = subprocess.run(
            [sys.executable, "-c", script, *map(str, command)], capture_output=True, text=True, check=False
        )
        assert (run.returncode, run.stdout) == (code, "")
        assert said in run.stderr and "Traceback" not in run.stderr

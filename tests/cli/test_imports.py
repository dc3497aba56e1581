"""import and convert, and every other command with a foreign file."""

import json

import pytest

import graph_app as ga
from graph_app.exporters import EXPORTERS

EDGES = "Von;Nach;Art;Seit\nAnn;Bo;zahlt;2020\nBo;Cy;berät;bald\nCy;Cy;zahlt;\n"


@pytest.fixture
def edges(tmp_path):
    path = tmp_path / "kanten.csv"
    path.write_text(EDGES, encoding="utf-8")
    return path


COLUMNS = ("ties.from_id=Von", "ties.to_id=Nach", "ties.kind=Art", "ties.start=Seit")
MAP = (*(word for column in COLUMNS for word in ("--map", column)), "--option", "edges=kanten")


def test_import_says_in_words_what_was_read_assumed_changed_and_lost(run, edges):
    code, out, err = run("import", edges, *MAP)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "kanten.csv: 3 actors, 2 ties; 2 tie kinds"
    for line in (
        "Assumed, because the file does not say it (say it with --map or --option)",
        "  Cells are separated by the semicolon.",
        "  'bald' in ties is no start; such values are kept in start_given. (line 3)",
        "  A tie from an actor to itself is left out: a tie joins two actors. (line 4)",
        "Von          ties.from_id",
        "Seit         ties.start",
        "Nothing was written: -o FOLDER makes a data package.",
    ):
        assert line in out


def test_import_makes_a_data_package(run, edges, tmp_path):
    folder = tmp_path / "package"
    code, out, _ = run("import", edges, *MAP, "-o", folder, "--name", "Kanten", "--json")
    found = json.loads(out)
    assert code == 0
    assert found["folder"] == str(folder)
    assert found["counts"] == {"actors": 3, "ties": 2, "tie_kinds": 2}
    assert ga.check(folder).ok
    explorer = ga.open(folder)
    assert explorer.network.dataset.descriptor.name == "Kanten"
    assert sorted(explorer.network.ties["kind"].astype(str)) == ["berät", "zahlt"]
    code, _, err = run("import", edges, "-o", folder)
    assert code == 1
    assert "holds datapackage.json already" in err


def test_several_files_are_one_data_set(run, tmp_path):
    (tmp_path / "nodes.csv").write_text("id,label\n1,Ann\n2,Bo\n")
    (tmp_path / "edges.csv").write_text("source,target\n1,2\n")
    code, out, _ = run("import", tmp_path / "nodes.csv", tmp_path / "edges.csv", "--json")
    found = json.loads(out)
    assert (code, found["files"], found["counts"]) == (
        0,
        ["nodes.csv", "edges.csv"],
        {"actors": 2, "ties": 1, "tie_kinds": 1},
    )


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["--map", "ties.kind"], 2, "--map is written NAME=VALUE, not 'ties.kind'."),
        (["--map", "ties.kind=X"], 2, "ties.kind names the column 'X', which there is not."),
        (["--option", "shape=round"], 2, "There is no option 'shape' for this."),
        (
            ["--limit", "rows=1"],
            1,
            "There are more than 1 rows. The limit is import_rows; raise it with --limit rows=…",
        ),
        (
            ["--limit", "rows=none"],
            2,
            "import_rows must be a whole number from 1 to 100,000,000, not 'none'.",
        ),
        (["--limit", "size=1"], 2, "There is no limit 'size'."),
        (["--from", "gexf"], 1, "kanten.csv, line 1: The XML is not well-formed"),
        (["--from", "xyz"], 2, "No format 'xyz' is read."),
    ],
)
def test_what_is_wrong_is_said_with_the_way_out(run, edges, words, code, message):
    found, out, err = run("import", edges, *words)
    assert (found, out) == (code, "")
    assert message in err


def test_a_file_that_is_not_there_or_is_not_read(run, tmp_path):
    assert run("import", tmp_path / "no.csv")[2] == "Error: no.csv: There is no such file.\n"
    (tmp_path / "a.gpickle").write_bytes(b"\x80\x04.")
    code, _, err = run("serve", tmp_path / "a.gpickle")
    assert code == 1
    assert err.startswith(
        "Error: a.gpickle: A pickle is not read: opening one runs whatever program it contains."
    )


def test_the_limits_may_be_set_in_the_environment(run, edges, monkeypatch):
    monkeypatch.setenv("GRAPH_APP_IMPORT_COLUMNS", "3")
    code, _, err = run("info", edges)
    assert code == 1
    assert "There are more than 3 columns. The limit is import_columns" in err


def test_every_command_opens_a_foreign_file(run, tmp_path):
    path = tmp_path / "net.csv"
    path.write_text("from,to\na,b\nb,c\n")
    code, out, err = run("info", path, "--json")
    assert code == 0
    assert json.loads(out)["visible"] == {"actors": 3, "ties": 2, "derived_ties": 0}
    assert err == (
        "net.csv: 3 actors, 2 ties, 1 tie kind; notes: 3 assumed, 0 changed, 0 dropped. "
        f"`graph-app import {path}` tells them.\n"
    )
    code, out, _ = run("measure", "degree", path, "--json")
    assert json.loads(out)["values"] == {"b": 2, "a": 1, "c": 1}
    code, out, _ = run("check", path)
    assert code == 0
    assert out.startswith("net.csv: 3 actors, 2 ties; 1 tie kind\n")
    code, out, _ = run("export", path, "-f", "graphml", "-o", "-", "--hide", "a")
    assert code == 0
    assert '<node id="b">' in out and '<node id="a">' not in out


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda one: one.name)
def test_convert_tells_the_format_by_the_longest_suffix_and_says_what_is_lost(run, edges, tmp_path, exporter):
    target = tmp_path / f"out.x{exporter.suffix.upper()}"
    code, out, err = run("convert", edges, target, *MAP)
    assert (code, out) == (0, "")
    explorer = ga.import_files([edges], dict(word.split("=") for word in MAP if "=" in word)).explorer
    assert target.read_bytes() == b"".join(explorer.stream(exporter.name))
    loss = explorer.loss(exporter.name)
    said = [f"- {sentence}" for sentence in loss.sentences()]
    assert err.splitlines()[-len(said) - 1 :] == [*said, f"{target}: {explorer.sentence()}"]


def test_convert_there_and_back_is_the_same_data_set(run, edges, tmp_path):
    """Every file is made of the one before; ids, ends, kinds, dates and own columns are all still there."""
    first = ga.import_files([edges], dict(word.split("=") for word in MAP if "=" in word)).explorer
    suffixes = ("yed.graphml", "gexf", "package.zip", "xlsx", "graphology.json", "gml", "cx2", "parquet.zip",
                "cyjs", "zip", "json", "visone.graphml", "graphml")  # fmt: skip
    path = edges
    for place, suffix in enumerate(suffixes):
        target = tmp_path / f"{place}.{suffix}"
        assert run("convert", path, target, *(MAP if path == edges else ()))[0] == 0
        path = target
    last = ga.open(path)
    for table, columns in (
        ("actors", ["id", "name"]),
        ("ties", ["id", "from_id", "to_id", "kind", "start", "start_given"]),
    ):
        before, after = (one.network.dataset.tables[table][columns].astype(object) for one in (first, last))
        assert after.equals(before)


def test_convert_makes_a_data_package_of_a_name_without_suffix_and_takes_filters(run, tmp_path):
    path = tmp_path / "net.csv"
    path.write_text("from,to,kind\na,b,pays\nb,c,likes\n")
    assert run("convert", path, tmp_path / "package")[0] == 0
    assert len(ga.open(tmp_path / "package").network.ties) == 2
    assert run("convert", path, tmp_path / "some", "--format", "json", "--tie", "pays")[0] == 0
    assert len(json.loads((tmp_path / "some").read_bytes())["edges"]) == 1
    code, _, err = run("convert", path, tmp_path / "other", "--tie", "pays")
    assert (code, "A data package is written whole" in err) == (2, True)
    code, _, err = run("convert", path, tmp_path / "x.docx")
    assert (
        code,
        "No format is written to files that end in '.docx'. Formats are: graphml (.graphml)" in err,
    ) == (2, True)

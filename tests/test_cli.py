"""Words on a command line."""

import json
import os
import shutil
import subprocess
import sys

import networkx as nx
import pytest

import graph_app as ga
from graph_app import cli
from graph_app.cli import words
from graph_app.exporters import EXPORTERS
from tests.worlds import TINY


@pytest.fixture
def run(monkeypatch, capsysbinary):
    """Run the command line in this process; return exit code, standard output and standard error."""

    def call(*words):
        monkeypatch.setattr(sys, "argv", ["graph-app", *map(str, words)])
        monkeypatch.setenv("COLUMNS", "200")
        try:
            cli.main()
            code = 0
        except SystemExit as stop:
            code = stop.code
        out, err = capsysbinary.readouterr()
        return code, out, err.decode()

    return call


@pytest.fixture
def broken(tmp_path):
    folder = tmp_path / "broken"
    shutil.copytree(TINY, folder)
    with open(folder / "ties.csv", "a", encoding="utf-8") as file:
        file.write("acme.funds.nobody,acme,nobody,funds,,,,,src-acme,high\n")
    return folder


def test_info_as_json_has_the_lengths_of_the_tables_and_the_fingerprint(run, debate):
    code, out, err = run("info", "--json")
    found = json.loads(out)
    data = debate.network.dataset
    assert (code, err) == (0, "")
    assert found["counts"] == {name: len(frame) for name, frame in data.tables.items()} | {
        "derived_ties": 3740
    }
    assert found["fingerprint"] == data.fingerprint
    assert found["visible"] == {"actors": 588, "ties": 1395, "derived_ties": 0}


def test_info_for_people_says_what_is_shown(run):
    code, out, _ = run("info", TINY, "--kind", "company")
    assert code == 0
    lines = out.decode().splitlines()
    assert lines[0] == "A tiny debate 1.0.0"
    assert lines[2] == "Showing 2 of 8 actors, 1 of 12 ties: companies; all recorded ties between them."
    assert lines[5].split() == ["actors", "8"]


def test_export_writes_the_filtered_graph_and_says_what_it_wrote(run, tmp_path, debate):
    target = tmp_path / "out.graphml"
    code, out, err = run(
        "export",
        "--format",
        "graphml",
        "--issue",
        "open-weights-access",
        "--stance",
        "supports,strongly_supports",
        "-o",
        target,
    )
    chosen = debate.filter(issue="open-weights-access", stance=["supports", "strongly_supports"])
    assert (code, out) == (0, b"")
    said = [f"- {sentence}" for sentence in chosen.loss("graphml").sentences()]
    assert err.splitlines() == ["GraphML cannot hold all:", *said, f"{target}: {chosen.sentence()}"]
    assert target.read_bytes() == b"".join(chosen.stream("graphml"))
    again = nx.read_graphml(target, force_multigraph=True)
    assert {data["stance_label"] for _, data in again.nodes(data=True)} == {"supports", "strongly_supports"}


def test_keywords_query_string_and_options_mean_the_same(run, tiny):
    parts = {
        "kind": ["company", "institute"],
        "tie": ["funds"],
        "since": "2023",
        "undated": False,
        "min_degree": 1,
    }
    by_keyword = tiny.filter(**parts)
    by_query = tiny.query("kind=company,institute&min_degree=1&since=2023&tie=funds&undated=drop")
    code, out, _ = run(
        "export",
        TINY,
        "-o",
        "-",
        "--kind",
        "company,institute",
        "--tie",
        "funds",
        "--since",
        "2023",
        "--undated",
        "drop",
        "--min-degree",
        "1",
    )
    assert code == 0
    assert out == b"".join(by_keyword.stream("graphml")) == b"".join(by_query.stream("graphml"))


@pytest.mark.parametrize("name", [one.name for one in EXPORTERS])
def test_a_hyphen_means_standard_output_and_nothing_else_is_printed(run, tiny, name):
    code, out, err = run("export", TINY, "--format", name, "--output", "-")
    assert (code, err) == (0, "")
    assert out == b"".join(tiny.stream(name))


def test_without_a_name_the_file_is_called_after_the_data(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("export", TINY, "-f", "csv")[0] == 0
    assert [one.name for one in tmp_path.iterdir()] == ["tiny.zip"]


def test_a_dry_run_says_what_is_lost_and_writes_nothing(run, tiny, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = run("export", TINY, "-f", "pajek", "--dry-run", "--derived", "on")
    loss = tiny.filter(derived=True).loss("pajek")
    assert (code, err) == (0, "")
    assert out.decode().splitlines() == [
        "Pajek cannot hold all:",
        *(f"- {sentence}" for sentence in loss.sentences()),
    ]
    code, out, _ = run("export", TINY, "-f", "pajek", "--dry-run", "--derived", "on", "--json")
    assert (code, json.loads(out)) == (0, loss.as_dict())
    assert list(tmp_path.iterdir()) == []


def test_with_json_the_command_says_what_it_wrote_and_what_is_lost(run, tiny, tmp_path):
    target = tmp_path / "tiny.gml"
    code, out, err = run("export", TINY, "-f", "gml", "-o", target, "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "file": str(target),
        "sentence": tiny.sentence(),
        **tiny.loss("gml").as_dict(),
    }
    assert target.read_bytes() == b"".join(tiny.stream("gml"))


def test_json_and_the_graph_do_not_both_go_to_standard_output(run):
    code, out, err = run("export", TINY, "-o", "-", "--json")
    assert (code, out) == (2, b"")
    assert err == "Not understood: --json and -o - both want standard output.\n"


def test_check_of_a_sound_package_is_0(run):
    code, out, _ = run("check", TINY)
    assert (code, out.decode().strip()) == (0, "tiny: 80 rows, 0 problems, 0 notices")


def test_check_of_a_broken_package_is_1_and_names_file_line_and_value(run, broken):
    code, out, _ = run("check", broken)
    text = out.decode()
    assert code == 1
    assert "ties.csv" in text
    assert "to_id 'nobody' is not an id in actors.csv" in text


def test_check_as_json_has_every_problem(run, broken):
    code, out, _ = run("check", broken, "--json")
    found = json.loads(out)
    assert (code, found["ok"]) == (1, False)
    assert [(one["file"], one["line"], one["column"], one["value"]) for one in found["problems"]] == [
        ("ties.csv", 14, "to_id", "nobody")
    ]


def test_a_broken_package_stops_every_other_command_with_1(run, broken):
    code, out, err = run("info", broken)
    assert (code, out) == (1, b"")
    assert "ties.csv, line 14, column to_id: to_id 'nobody' is not an id in actors.csv." in err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["--stance", "blah"],
            "Not understood: stance does not know 'blah'. Allowed: champion_of_openness, pro-open, "
            "mixed, restrictive, strongly_restrictive, unknown\n",
        ),
        (
            ["--kind", "company,compny"],
            "Not understood: kind does not know 'compny'. Did you mean company? "
            "Allowed: company, institute, regulator, advocacy_group\n",
        ),
        (["--hops", "2"], "Not understood: hops needs actor as well\n"),
        (
            ["--since", "soon"],
            "Not understood: since takes a date such as 2024, 2024-03 or 2024-03-25, not 'soon' "
            "(a date is written YYYY, YYYY-MM or YYYY-MM-DD)\n",
        ),
    ],
)
def test_a_wrong_value_is_2_and_says_what_is_allowed(run, words, message):
    assert run("info", TINY, *words) == (2, b"", message)


def test_an_unknown_format_is_2(run):
    code, _, err = run("export", TINY, "--format", "nope")
    formats = ", ".join(one.name for one in EXPORTERS)
    assert (code, err) == (
        2,
        f"Not understood: There is no format 'nope'. Formats are: {formats}\n",
    )


def test_an_unknown_option_is_2(run):
    code, _, err = run("info", TINY, "--colour", "red")
    assert code == 2
    assert "No such option: --colour" in err


def test_a_missing_folder_is_one_line_and_no_traceback(run):
    code, out, err = run("info", "./nowhere")
    assert (code, out) == (1, b"")
    assert err == "Error: There is no folder or file './nowhere'. Built-in packages: open-weights.\n"


def test_a_target_that_cannot_be_written_is_one_line(run, tmp_path):
    code, _, err = run("export", TINY, "-o", tmp_path / "no" / "such")
    assert (code, err.splitlines()[-1]) == (
        1,
        f"Error: {tmp_path / 'no' / 'such'} cannot be written: No such file or directory",
    )


def test_a_target_that_is_there_is_not_harmed_when_the_export_fails_midway(run, tmp_path, monkeypatch):
    target = tmp_path / "out.graphml"
    target.write_text("before")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("graph_app.exporters.graphml._edges", full)
    code, _, err = run("export", TINY, "-o", target)
    assert (code, err.splitlines()[-1]) == (1, f"Error: {target} cannot be written: No space left on device")
    assert target.read_text() == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["out.graphml"]


def test_values_with_commas_are_quoted_as_in_csv_and_text_is_never_split():
    assert words.values("kind", "company,institute") == ("company", "institute")
    assert words.values("subkind", '"think tank, other",agency') == ("think tank, other", "agency")
    assert words.values("kind", "") == ()
    assert words.values("text", "a, b") == ("a, b",)
    assert words.values("since", "2024") == ("2024",)


def test_paths_as_json_are_those_of_the_explorer(run, tiny):
    words = ["paths", "acme", "reg", TINY, "--by", "influence", "--along", "influence", "--json"]
    code, out, err = run(*words, "--kind", "company,regulator")
    expected = tiny.filter(kind=["company", "regulator"]).paths(
        "acme", "reg", by="influence", along="influence"
    )
    assert (code, err) == (0, "")
    assert json.loads(out) == json.loads(json.dumps(expected))
    assert expected["total"] == 1


def test_paths_for_people_list_the_ties_of_every_step(run):
    code, out, _ = run("paths", "bee", "acme", TINY)
    assert (code, out.decode()) == (
        0,
        "Bee <script>alert(1)</script> to Acme: no path over the ties that are shown.\n",
    )
    lines = run("paths", "juno", "sen", TINY)[1].decode().splitlines()
    assert lines == [
        'Juno "J" Lab to Senate Panel: 1 shortest path of 2 steps',
        "",
        "strength 0.032",
        '  Juno "J" Lab — Acme: juno.endorses.acme (0.08)',
        "  Acme — Senate Panel: acme.lobbies.sen (0.4)",
    ]
    out = run("paths", "juno", "sen", TINY, "--kind", "company")[1].decode()
    assert out.endswith('no path over the ties that are shown. Juno "J" Lab and Senate Panel are hidden.\n')


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["acmee", "reg"], "Not understood: There is no actor 'acmee'. Did you mean acme?\n"),
        (["acme", "acme"], "Not understood: A path needs two different actors.\n"),
        (
            ["acme", "reg", TINY, "--by", "x"],
            "Not understood: by does not know 'x'. Allowed: hops, influence\n",
        ),
    ],
)
def test_paths_that_cannot_be_are_2_and_one_line(run, words, message):
    words = words if TINY in words else [*words, TINY]
    assert run("paths", *words) == (2, b"", message)


def test_every_part_of_the_filter_is_an_option_of_info_and_export(run):
    options = [
        "--stance",
        "--issue",
        "--as-of",
        "--kind",
        "--subkind",
        "--jurisdiction",
        "--tie",
        "--derived",
        "--since",
        "--until",
        "--undated",
        "--confidence",
        "--grade",
        "--event",
        "--text",
        "--actor",
        "--hops",
        "--min-degree",
        "--isolated",
    ]
    for command in (
        "info",
        "export",
        "paths",
        "measure",
        "brokers",
        "mixing",
        "influence",
        "whatif",
        "estimates",
    ):
        code, out, _ = run(command, "--help")
        assert code == 0
        assert [option for option in options if f"{option} " not in out.decode()] == []


def test_version_and_help(run):
    assert run("--version") == (0, f"graph-app {ga.__version__}\n".encode(), "")
    code, out, _ = run("--help")
    assert code == 0
    assert [
        word for word in ("check", "info", "export", "paths", "serve") if f"  {word} " in out.decode()
    ] == [
        "check",
        "info",
        "export",
        "paths",
        "serve",
    ]


def test_a_wrong_environment_is_told_before_anything_is_served(run, monkeypatch):
    monkeypatch.setenv("GRAPH_APP_PORT", "many")
    code, _, err = run("serve", TINY)
    assert code == 2
    assert err.startswith("Error: GRAPH_APP_PORT must be a whole number from 1 to 65,535, not 'many'.")


def process(*words, **more):
    code = "from graph_app.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)], capture_output=True, timeout=60, **more
    )


def test_a_reader_that_goes_away_leaves_no_traceback():
    command = (
        f'"{sys.executable}" -c "from graph_app.cli import main; main()" export --derived on -o - | head -c 5'
    )
    found = subprocess.run(
        ["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"], capture_output=True, timeout=60
    )
    assert (found.returncode, found.stdout, found.stderr) == (1, b"<?xml", b"")


def test_output_is_utf8_whatever_the_locale():
    found = process(
        "info", TINY, "--json", "--text", "öffnung", env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0"}
    )
    assert found.returncode == 0
    assert json.loads(found.stdout)["visible"]["actors"] == 1

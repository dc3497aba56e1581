"""Patches and packages: what is in them, and what is said of those that do not fit."""

import json

import pytest

from graph_app.errors import DataError, ExportError
from graph_app.workspace.changes import Change, Effect
from graph_app.workspace.edits import adding
from graph_app.workspace.packages import changelog, package, write_folder
from graph_app.workspace.patches import COLUMNS, applied, patch, read_patch
from graph_app.workspace.planning import plan
from tests.workspace.conftest import TIE

AT = "2026-11-24T12:00:00.000000Z"
HEAD = ",".join(COLUMNS) + "\n"


def a_change(state):
    made = plan(state, adding("ties", TIE, why='found: "it", at last'))
    return made.after, Change(1, AT, "ana", "add", made.effects, made.edit.why, made.source)


def test_a_patch_has_one_line_per_touched_row(state):
    _, change = a_change(state)
    assert patch([change]).decode() == HEAD + (
        f'1,{AT},ana,,add,"found: ""it"", at last",src-press,,ties,acme.funds.juno,,'
        '"{""confidence"":""high"",""from_id"":""acme"",""id"":""acme.funds.juno"",""kind"":""funds"",'
        '""source_id"":""src-press"",""to_id"":""juno""}"\n'
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no patch"),
        (b"id,name\n", "no patch"),
        (b"\xff\xfe", "not UTF-8"),
        ((HEAD + "1,a\n").encode(), "line 2 has 2 cells"),
        ((HEAD + "x,,,,,,,,ties,k,,{}\n").encode(), "line 2 has change 'x'"),
        ((HEAD + "1,,,,,,,,tyes,k,,{}\n").encode(), "line 2 names the table 'tyes'"),
        ((HEAD + "1,,,,,,,,ties,k,,\n").encode(), "line 2 has neither"),
        ((HEAD + "1,,,,,,,,ties,k,,[]\n").encode(), "no JSON object in after"),
        ((HEAD + '1,,,,,,,,ties,k,,"{""a"": 1}"\n').encode(), "no cells in after"),
        (
            (HEAD + "2,,,,,,,,ties,k,,{}\n1,,,,,,,,ties,k,,{}\n").encode(),
            "line 3 has change 1 after change 2",
        ),
        ((HEAD + "1,,ana,,,,,,ties,k,,{}\n1,,ben,,,,,,ties,l,,{}\n").encode(), "line 3 differs"),
    ],
)
def test_files_that_are_no_patch(content, said):
    with pytest.raises(DataError, match=said):
        read_patch(content)


def test_a_patch_that_does_not_fit_is_refused_with_its_line(base, state):
    for effect, said in [
        (Effect("ties", "nothing", {"id": "nothing"}, None), "is not there"),
        (Effect("ties", "acme.funds.iris", None, {"id": "acme.funds.iris"}), "is there"),
        (Effect("ties", "acme.funds.iris", {"id": "acme.funds.iris"}, None), "is otherwise"),
    ]:
        with pytest.raises(DataError, match=f"line 2, change 1: the row .* {said}"):
            applied(base, read_patch(patch([Change(1, AT, "ana", "add", (effect,))])))
    broken = Effect("ties", "x", None, {"id": "x", "from_id": "acme"})
    with pytest.raises(DataError, match="After the patch the data package is broken"):
        applied(base, read_patch(patch([Change(1, AT, "ana", "add", (broken,))])))


def test_the_new_package_says_what_it_is(state):
    after, change = a_change(state)
    files = package(after, [change])
    about = json.loads(files["datapackage.json"])
    assert (about["version"], about["created"], about["title"]) == ("1.1.0", AT, "A tiny debate")
    assert about["history"] == {
        "base": state.base.fingerprint,
        "base_version": "1.0.0",
        "changes": 1,
        "patch": "history/changes.csv",
    }
    assert [one["name"] for one in about["resources"]] == [
        one["name"] for one in state.base.about["resources"]
    ]
    assert json.loads(package(after, [change], "7")["datapackage.json"])["version"] == "7"


def test_the_changelog_takes_nothing_for_markup(state):
    after, change = a_change(state)
    change = Change(1, AT, "ana", "add", change.effects, "<script>alert(1)</script> [x](y) *z*")
    text = changelog(after, [change], "1.1.0")
    assert text.endswith("Why: \\<script\\>alert(1)\\</script\\> \\[x\\](y) \\*z\\*.\n")


def test_a_folder_with_files_in_it_is_not_written_to(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "a").write_text("mine")
    with pytest.raises(ExportError, match="is there already"):
        write_folder(tmp_path / "there", {"a": b"x"})
    assert (tmp_path / "there" / "a").read_text() == "mine"
    (tmp_path / "empty").mkdir()
    write_folder(tmp_path / "empty", {"a/b": b"x"})
    assert (tmp_path / "empty" / "a" / "b").read_bytes() == b"x"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["empty", "there"]

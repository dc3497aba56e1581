"""Pasted tables."""

import pytest

from graph_app.workspace.findings import EditError
from graph_app.workspace.pasting import pasting
from graph_app.workspace.planning import plan


def test_rows_are_added_changed_or_left_as_they_are(state):
    rows = (
        "id;name;kind;website",
        "acme;Acme;company;acme.example",
        "bolt;Bolt 2;company;",
        ";Nova;company;n.org",
    )
    text = "\n".join(rows)
    made = plan(state, pasting(state, "actors", text))
    assert [(one.key, one.done, one.columns()) for one in made.effects] == [
        ("bolt", "changed", ("name", "website")),
        ("nova", "added", ("id", "kind", "name", "website")),
    ]


def test_problems_have_the_lines_of_the_text(state):
    lines = [
        "from_id\tto_id\tkind\tsource_id\tconfidence\tsummary",
        "acme\tjuno\tfunds\tsrc-gov\thigh\t",
        "",
        'acme\tnobody\tfunds\tsrc-gov\thigh\t"two\nlines"',
        "acme\tiris\tfunds\t\thigh\t",
    ]
    text = "\n".join(lines)
    made = plan(state, pasting(state, "ties", text))
    found = [(one.line, one.code, one.column) for one in made.findings if one.severity == "error"]
    assert found == [(6, "missing-value", "source_id"), (4, "unknown-reference", "to_id")]
    sourced = plan(state, pasting(state, "ties", text.replace("nobody", "aid"), source="src-press"))
    assert [one.after["source_id"] for one in sourced.effects] == ["src-gov", "src-gov", "src-press"]
    assert sourced.effects[1].after["summary"] == "two\nlines"


@pytest.mark.parametrize(
    ("table", "text", "found"),
    [
        ("ties", "", [("no-header", 1)]),
        ("ties", "a,b\n1,2\n", [("no-header", 1)]),
        ("ties", "id,knid\nx,y\n", [("unknown-column", 1)]),
        ("ties", "id,kind,kind\nx,y,z\n", [("duplicate-header", 1)]),
        ("ties", "id,kind\nx\ny,z\nq,r,s\n", [("ragged-row", 2), ("ragged-row", 4)]),
        ("actors", "id,name\nacme,A\nacme,B\n", [("duplicate-row", 3)]),
    ],
    ids=["nothing", "no-header", "unknown", "twice", "ragged", "repeated"],
)
def test_text_that_is_no_table_of_such_rows(state, table, text, found):
    with pytest.raises(EditError) as caught:
        pasting(state, table, text)
    assert [(one.code, one.line) for one in caught.value.findings] == found


def test_added_rows_with_one_id_are_a_problem(state):
    text = "id,name,kind\nnova,Nova,company\nnova,Nova 2,company\n"
    made = plan(state, pasting(state, "actors", text))
    assert [(one.line, one.code) for one in made.findings if one.severity == "error"] == [(3, "duplicate-id")]

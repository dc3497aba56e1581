"""The matrix: stances by actor and issue, exact on the tiny debate."""

import graph_app as ga
from graph_app.web.panels import matrix
from graph_app.web.reading import read_view
from graph_app.web.stances import KINDS, tabulate
from tests.worlds import World, actors, statement


def shown(explorer, query="tab=matrix"):
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    return matrix.answer(ga.Explorer(explorer.network, view.active), view)


def body(found):
    fields = [column["field"] for column in found["columns"]]
    return [[row.get(field) for field in fields] for row in found["rows"]]


def test_rows_are_the_visible_with_a_statement_the_most_open_first(tiny):
    assert body(shown(tiny)) == [
        ["Acme", 1.59, 2, -1, None],
        ["Iris Institut für Öffnung", 0.95, 1.5, 0, None],
        ["Bolt", 0, 1, 1, None],
        ["Regulation Office", -1, -1, None, 2],
        ["Senate Panel", -1.71, -2, 1, None],
        ['Juno "J" Lab', None, None, None, 1],
    ]


def test_a_cell_says_label_date_and_source_and_has_the_code_of_its_label(tiny):
    (row,) = shown(tiny, "text=iris&tab=matrix")["rows"]
    assert (
        row["issue-0-note"]
        == "Strongly supports · mean of 2 statements · 2024-04-02 · Öffnung – ein Überblick"
    )
    assert row["issue-1-note"] == "Mixed · 2024-05 · Öffnung – ein Überblick"
    assert (row["openness-code"], row["issue-0-code"], row["issue-1-code"]) == (1, 0, 2)
    assert "issue-2-code" not in row


def test_arguments_and_both(tiny):
    assert body(shown(tiny, "matrix=argument&tab=matrix")) == [['Juno "J" Lab', None, 2]]
    both = {row[0]: row[2:] for row in body(shown(tiny, "matrix=both&tab=matrix"))}
    assert both['Juno "J" Lab'] == [None, None, 1, 2]


def test_the_foot_counts_for_against_and_mixed(tiny):
    (total,) = shown(tiny)["options"]["pinnedBottomRowData"]
    assert total["tally"] == {"issue-0": [3, 2, 0], "issue-1": [2, 1, 1], "issue-2": [2, 0, 0]}
    assert "at" not in total


def test_columns_are_the_issues_with_their_question_and_the_lens_is_marked(tiny):
    found = shown(tiny, "issue=licence&tab=matrix")
    assert [column["headerName"] for column in found["columns"]][:2] == ["Actor", "Openness"]
    marked = [column["field"] for column in found["columns"] if column.get("headerClass") == "chosen"]
    assert marked == ["issue-1"]
    assert found["options"]["context"]["issues"]["issue-1"] == "licence"


def test_all_selected_actors_are_marked(tiny):
    found = shown(tiny, "at=acme&also=bolt&tab=matrix")
    assert [row["at"] for row in found["rows"] if row["chosen"]] == ["acme", "bolt"]


def test_by_coalition_members_stand_together_the_most_open_first(debate):
    view, _ = read_view("tab=matrix&order=coalition", debate.network)
    found = matrix.answer(debate, view)
    groups = debate.groups("coalition")
    codes = [int(groups.codes[debate.network.position[row["at"]]]) for row in found["rows"]]
    placed = [code if code >= 0 else len(groups.names) for code in codes]
    assert placed == sorted(placed)
    assert len(set(placed)) > 3
    assert found["columns"][1]["field"] == "coalition"
    names = {row["coalition"] for row in found["rows"]}
    assert names == {groups.names[code] if code >= 0 else "none" for code in codes}
    first = [row.get("openness", -9) for row, code in zip(found["rows"], placed, strict=True) if not code]
    assert first == sorted(first, reverse=True)


def test_every_stance_in_force_has_a_cell(debate):
    table = tabulate(debate, KINDS["both"])
    stances = debate.rows.stances
    assert len(table.cells) == len(stances.value)
    for actor, issue, value in zip(
        stances.actor.tolist(), stances.issue.tolist(), stances.value.tolist(), strict=True
    ):
        assert table.cells[actor, issue].value == value


def test_nobody_with_a_statement_is_said(tiny):
    found = shown(tiny, "text=nothing-like-this&tab=matrix")
    assert found["rows"] == []
    assert found["said"] == "No visible actor has a statement on these issues."
    assert found["options"]["pinnedBottomRowData"] == []


def test_a_debate_without_issues_has_a_matrix_without_rows():
    found = shown(World({"actors": actors("a", "b"), "issues": []}).explorer())
    assert found["rows"] == []
    assert [column["field"] for column in found["columns"]] == ["name", "openness"]


def test_who_spoke_on_both_sides_is_marked_not_averaged_away():
    rows = [
        statement("ada", "release", 2, "2022"),
        statement("ada", "release", -1, "2024"),
        statement("bob", "release", 1, "2024"),
    ]
    found = shown(World({"actors": actors("ada", "bob"), "statements": rows}).explorer())
    marks = {row["name"]: row.get("issue-0-both") for row in found["rows"]}
    assert marks == {"Ada": True, "Bob": None}
    (note,) = [row["issue-0-note"] for row in found["rows"] if row["name"] == "Ada"]
    assert note.startswith("Opposes · on both sides: 1 for, 1 against · 2024")
    assert "the actor spoke on both sides, the number is the latest (1)" in found["said"]
    assert (
        "both sides" not in shown(World({"actors": actors("bob"), "statements": rows[2:]}).explorer())["said"]
    )

"""The matrix: stances by actor and issue, exact on the tiny debate."""

import graph_app as ga
from graph_app.web.panels import matrix
from graph_app.web.reading import read_view
from tests.web.trees import find, links, plain, text


def shown(explorer, query="tab=matrix", kinds="policy"):
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    return matrix.answer(ga.Explorer(explorer.network, view.active), view, kinds)


def body_rows(tree):
    (body,) = find(tree, "Tbody")
    return [[text(cell) for cell in row["props"]["children"]] for row in body["props"]["children"]]


def test_rows_are_the_visible_with_a_statement_the_most_open_first(tiny):
    assert body_rows(shown(tiny)) == [
        ["Acme", "+1.59", "+2", "−1", ""],
        ["Iris Institut für Öffnung", "+0.95", "+1.5", "0", ""],
        ["Bolt", "0", "+1", "+1", ""],
        ["Regulation Office", "−1", "−1", "", "+2"],
        ["Senate Panel", "−1.71", "−2", "+1", ""],
        ['Juno "J" Lab', "unknown", "", "", "+1"],
    ]


def test_a_cell_says_label_date_and_source(tiny):
    titles = [one["props"]["title"] for one in find(shown(tiny, "text=iris&tab=matrix"), "Abbr")]
    assert titles == [
        "Strongly supports · mean of 2 statements · 2024-04-02 · Öffnung – ein Überblick",
        "Mixed · 2024-05 · Öffnung – ein Überblick",
    ]


def test_a_cell_has_the_colour_of_its_label(tiny):
    (body,) = find(shown(tiny, "text=senate&tab=matrix"), "Tbody")
    cells = body["props"]["children"][0]["props"]["children"]
    assert [cell["props"].get("className") for cell in cells[2:]] == ["tint-4", "tint-1", "none"]


def test_arguments_and_both(tiny):
    assert body_rows(shown(tiny, kinds="argument")) == [['Juno "J" Lab', "unknown", "+2"]]
    both = {row[0]: row[2:] for row in body_rows(shown(tiny, kinds="both"))}
    assert both['Juno "J" Lab'] == ["", "", "+1", "+2"]
    assert plain(shown(tiny, kinds="wizards")) == plain(shown(tiny))


def test_the_foot_counts_for_mixed_and_against(tiny):
    (foot,) = find(shown(tiny), "Tfoot")
    cells = foot["props"]["children"]["props"]["children"]
    assert [text(cell) for cell in cells] == [
        "In all",
        "",
        "3 for0 mixed2 against",
        "2 for1 mixed1 against",
        "2 for0 mixed0 against",
    ]
    shares = [one["props"]["style"]["flexGrow"] for one in find(cells[3], "I")]
    assert shares == [2, 1, 1]


def test_names_select_and_issues_are_read(tiny):
    found = dict(links(shown(tiny, "kind=company&stance=champion_of_openness&tab=matrix")))
    assert found["Acme"] == "?at=acme&kind=company&stance=champion_of_openness&tab=matrix"
    assert found["Licences"] == "?issue=licence&kind=company&tab=matrix"


def test_the_selected_and_the_issue_that_is_read_are_marked(tiny):
    tree = shown(tiny, "at=bolt&issue=licence&tab=matrix")
    (row,) = find(tree, "Tr", css="chosen")
    assert text(row).startswith("Bolt")
    (head,) = find(tree, "Th", css="chosen")
    assert text(head) == "Licences"


def test_lenses_of_the_filter_act(tiny):
    before = {row[0]: row[2] for row in body_rows(shown(tiny, "as_of=2023-12-31&tab=matrix"))}
    assert before["Acme"] == "+1"


def test_no_statement_says_so(tiny):
    assert text(plain(shown(tiny, "text=bee&tab=matrix"))).startswith("No visible actor has a statement")


def test_a_long_matrix_says_how_many_more_there_are_and_counts_all(debate):
    tree = shown(debate)
    table = matrix.tabulate(debate, ("policy",))
    assert len(table.actors) > matrix.MOST
    assert len(body_rows(tree)) == matrix.MOST
    (caption,) = find(tree, "Caption")
    assert f"{len(table.actors) - matrix.MOST} more are not: narrow by" in text(caption)
    stances = debate.filter(issue="open-weights-access").rows.stance_code
    pro, contra, mixed = table.tally(0)
    assert (pro, contra, mixed) == (
        int((stances <= 1).sum()),
        int(((stances == 3) | (stances == 4)).sum()),
        int((stances == 2).sum()),
    )

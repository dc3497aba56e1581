"""First rows of tables: what a reader corrects the mapping by."""

import pandas as pd
import pytest

from graph_app.importers import Given, import_given
from graph_app.importers.samples import MOST_COLUMNS, MOST_ROWS, MOST_TABLES, same_tables, sample

NODES = b"Id,Label,Kind\n1,<script>,x\n2,,y\n"
EDGES = b"Source,Target\n1,2\n"


def samples(*files, **options):
    given = [Given(name, data) for name, data in files]
    return import_given(given, options).report.samples


def test_the_first_rows_of_every_table_are_told_with_what_it_was_taken_for():
    nodes, edges = samples(("nodes.csv", NODES), ("edges.csv", EDGES))
    assert (nodes.file, nodes.name, nodes.role, nodes.total) == ("nodes.csv", "nodes", "nodes", 2)
    assert nodes.columns == ("Id", "Label", "Kind")
    assert nodes.rows == (("1", "<script>", "x"), ("2", "", "y"))
    assert (edges.role, edges.rows) == ("edges", (("1", "2"),))


@pytest.mark.parametrize(
    ("name", "data", "role"),
    [
        ("people.csv", b"who,whom,how\na,b,likes\n", "nodes"),
        ("ties.csv", b"from_id,to_id,kind\na,b,likes\n", "package"),
        ("matrix.csv", b",a,b\na,0,1\nb,1,0\n", "matrix"),
    ],
)
def test_a_table_alone_is_taken_for_something(name, data, role):
    (found,) = samples((name, data))
    assert found.role == role


def test_a_table_is_what_the_user_says():
    (found,) = samples(("people.csv", b"who,whom,how\na,b,likes\n"), edges="people")
    assert found.role == "edges"


def test_graph_files_have_no_tables():
    assert samples(("net.gml", b"graph [ node [ id 1 ] ]")) == ()


def test_only_so_much_is_told():
    frame = pd.DataFrame({str(column): ["x" * 1_000] * 9 for column in range(99)}, dtype="str")
    found = sample("a.csv", "a", "nodes", frame)
    assert (len(found.rows), len(found.columns), found.total) == (MOST_ROWS, MOST_COLUMNS, 9)
    assert all(len(row) == MOST_COLUMNS and len(cell) <= 200 for row in found.rows for cell in row)
    many = [sample(f"{number}.csv", "a", "nodes", frame) for number in range(99)]
    assert len(same_tables([*many, *many])) == MOST_TABLES

"""What columns are called where a format keeps words for itself."""

from graph_app.exporters.naming import named, renamed
from graph_app.graph.column import Column


def columns(*names):
    return [Column(name, "string", "", lambda rows: rows) for name in names]


def test_names_that_are_taken_are_numbered_whatever_their_case():
    assert named(columns("a", "Label", "label_2", "LABEL"), ["label"]) == [
        "a",
        "Label_2",
        "label_2_2",
        "LABEL_3",
    ]


def test_names_that_are_not_allowed_are_made_so_and_stay_apart():
    legal = lambda name: name.replace(" ", "_")  # noqa: E731
    assert named(columns("a b", "a_b", "c"), legal=legal) == ["a_b", "a_b_2", "c"]


def test_renamed_columns_keep_all_else():
    found = renamed(columns("x", "y"), ["x"])
    assert [(one.name, one.type) for one in found] == [("x_2", "string"), ("y", "string")]

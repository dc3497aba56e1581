"""What has something else to answer when a view changes."""

import pytest

from graph_app.web.due import DUE, due
from graph_app.web.looks import TABS
from graph_app.web.view import View


def test_at_the_start_what_is_there_is():
    assert due(View(), None) == {"placing"}
    assert due(View(at="acme", panel="influence", tab="map"), None) == {"placing", "details", "map"}
    assert set(DUE) == {*TABS, "details", "placing"} - {"network"}


def test_without_a_change_nothing_is():
    for tab in TABS:
        assert due(View(at="acme", tab=tab), View(at="acme", tab=tab)) == set()


@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [
        (View(at="acme"), View(), set()),
        (View(tab="table"), View(), {"table"}),
        (View(), View(tab="table"), {"table"}),
        (View(tab="table", at="acme"), View(tab="table"), {"table"}),
        (View(tab="map"), View(tab="table"), {"map", "table"}),
        (View(size="none"), View(), {"placing"}),
        (View(layout="circles"), View(), {"placing"}),
        (View(layout="rings", at="acme"), View(layout="rings"), {"placing"}),
        (View(layout="circles", at="acme"), View(layout="circles"), set()),
        (View(at="acme", panel="influence"), View(at="acme"), {"details"}),
        (View(at="acme"), View(at="acme", panel="influence"), {"details"}),
        (View(at="acme", panel="compare"), View(at="acme"), set()),
    ],
)
def test_a_part_is_due_when_what_it_hangs_on_changes(after, before, expected):
    assert due(after, before) == expected

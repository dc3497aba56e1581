"""Cells of the page's own tables, which it offers as CSV for spreadsheets."""

import pytest

from graph_app.web.grid import harmless


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1+1", "'+1+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("-2", "-2"),
        ("+2.5", "+2.5"),
        ("-1e-5", "-1e-5"),
        ("-", "'-"),
        ("", ""),
        ("plain = text", "plain = text"),
        ("-2\n=1", "'-2\n=1"),
        ("'=1", "'=1"),
        ("-2|cmd", "'-2|cmd"),
    ],
)
def test_cells_that_spreadsheets_take_for_formulas_are_made_harmless(cell, expected):
    assert harmless(cell) == expected

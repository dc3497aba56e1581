"""Bars for and against: lengths on one scale, and the same in words."""

from graph_app.web.bars import between, opposed, series, total, when
from tests.web.trees import find, plain, text

PERIODS = [{"from": f"{year}-01-01", "to": f"{year}-12-31"} for year in (2022, 2023, 2024)]
ROW = {"for": [3, 0, 1], "against": [0, 1, 0], "neither": [0, 0, 2]}


def sizes(tree, css, name):
    return [one["props"]["style"][name] for one in find(tree, css=css)]


def test_opposed_bars_are_half_the_scale_at_most():
    tree = opposed(10, 5, 10)
    assert sizes(tree, "plus", "width") == ["50.00%"]
    assert sizes(tree, "minus", "width") == ["25.00%"]
    assert text(plain(tree)) == "10 for, 5 against"
    assert sizes(opposed(0, 0, 0), "plus", "width") == ["0%"]


def test_a_series_has_a_column_per_period_on_one_scale_for_both_sides():
    tree = series(ROW, PERIODS, "years", "Audits")
    (whole,) = find(tree, css="series")
    assert whole["props"]["style"] == {"--line": "75.0%"}
    assert whole["props"]["aria-label"] == "Audits: 7 statements: 4 for, 1 against, 2 neither, 2022 to 2024"
    assert sizes(tree, "plus", "height") == ["75.0%", "25.0%"]
    assert sizes(tree, "minus", "height") == ["25.0%"]
    assert [one["props"]["title"] for one in find(tree, css="column")] == [
        "2022: 3 for, 0 against",
        "2023: 0 for, 1 against",
        "2024: 1 for, 0 against",
    ]


def test_a_series_of_nothing_has_a_line_in_the_middle():
    nothing = {side: [0] for side in ("for", "against", "neither")}
    (whole,) = find(series(nothing, PERIODS[:1], "years"), css="series")
    assert whole["props"]["style"] == {"--line": "50%"}
    assert total(nothing) == "0 statements: 0 for, 0 against"
    assert between([], "years") == "at no known date"
    assert between(PERIODS[:1], "months") == "2022-01"
    assert when({"from": "2024-03-05"}, "weeks") == "2024-03-05"

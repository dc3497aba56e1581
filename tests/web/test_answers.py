"""Answers of several panels, put together."""

from dash import Output, no_update

from graph_app.web.answers import Answer, given, outputs_of, states_of, unwritten
from graph_app.web.view import View

COUNTED = []


def said(seen, view, held):
    COUNTED.append(view)
    return {"words": f"{seen}: {view.at} {held['before']} {held['dropped']}", "rows": [1, 2]}


ONE = Answer(
    "one",
    {"words": Output("a", "children"), "rows": [Output("b", "x"), Output("c", "x")]},
    said,
    setting=True,
    states={"before": "state"},
)
TWO = Answer("two", {"at": Output("d", "children")}, lambda seen, view, held: {"at": view.at})


def test_outputs_and_states_go_by_the_names_of_answers():
    assert outputs_of([ONE, TWO]) == {"one": dict(ONE.outputs), "two": dict(TWO.outputs)}
    assert states_of([ONE, TWO]) == {"one": {"before": "state"}, "two": {}}


def test_every_panel_answers_with_what_the_page_holds():
    held = {"one": {"before": 7}, "dropped": ["x"]}
    assert given([ONE, TWO], "data", View(at="acme"), held, same=False) == {
        "one": {"words": "data: acme 7 ['x']", "rows": [1, 2]},
        "two": {"at": "acme"},
    }


def test_what_hangs_on_the_setting_is_neither_computed_nor_written_while_it_stays():
    before = len(COUNTED)
    found = given([ONE, TWO], "data", View(at="acme"), {"one": {"before": 7}}, same=True)
    assert found == unwritten([ONE], {}) | {"two": {"at": "acme"}}
    assert found["one"] == {"words": no_update, "rows": [no_update, no_update]}
    assert len(COUNTED) == before


def test_as_many_components_of_a_pattern_are_not_written_as_there_are():
    many = Answer(
        "many", {"all": Output({"type": "x"}, "data")}, said, states={"ids": "state"}, many={"all": "ids"}
    )
    assert unwritten([many], {"many": {"ids": [1, 2, 3]}}) == {"many": {"all": [no_update] * 3}}
    assert unwritten([many], {}) == {"many": {"all": []}}

"""Elements that are made quickly are those that Dash makes."""

import inspect

import pytest
from dash import dcc, html

from graph_app.web import elements
from graph_app.web.still import still
from tests.web.trees import plain

NAMES = sorted(
    name
    for name, one in vars(elements).items()
    if inspect.isclass(one) and one.__module__ == elements.__name__
)
PROPS = {"id": "a", "className": "b", "title": "c", "aria-label": "d", "data-row": "e", "key": "f"}


def of_dash(name):
    return getattr(dcc if name == "Link" else html, name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("inside", [None, "words", ["words", None, 1.5], [html.B("bold")]])
def test_an_element_is_the_one_of_dash(name, inside):
    given = {"href": "?"} if name == "Link" else PROPS
    given = given if inside is None else given | {"children": inside}
    mine, theirs = getattr(elements, name)(**given), of_dash(name)(**given)
    assert isinstance(mine, of_dash(name))
    assert plain(mine) == plain(theirs)
    assert plain(still(mine)) == plain(still(theirs))


@pytest.mark.parametrize(
    ("name", "given"), [("Div", {"href": "?"}), ("A", {"classname": "a"}), ("Link", {"x": 1})]
)
def test_a_property_that_an_element_has_not_is_an_error(name, given):
    with pytest.raises(TypeError, match="has no property"):
        getattr(elements, name)("words", **given)


def test_what_is_set_later_is_sent():
    one = elements.Div("a")
    one.children = ["b", elements.Span("c")]
    assert plain(one)["props"]["children"][1]["props"] == {"children": "c"}

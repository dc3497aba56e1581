"""Parts that no callback needs become one component each, and lose nothing on the way."""

import dash_mantine_components as dmc
import pytest
from dash import Dash, Input, Output, dcc, html
from hypothesis import given
from hypothesis import strategies as st

from graph_app.web.canvas import Boxes, Still
from graph_app.web.still import needed, still
from tests.web.trees import find, links, open_stills, plain, text


def nodes(tree):
    return plain(still(tree))["props"]["tree"]


def test_plain_elements_are_one_component():
    tree = html.Div([html.B("Acme"), " and ", html.Span([1, None, 2.5])], className="card", title="t")
    assert nodes(tree) == [
        ["div", {"className": "card", "title": "t"}, ["b", 0, "Acme"], " and ", ["span", 0, "1", "2.5"]]
    ]


def test_links_within_the_page_are_told_apart():
    (link,) = nodes(dcc.Link("Acme", href="?at=acme", refresh=False, className="what"))
    assert link == ["a", {"href": "?at=acme", "className": "what", "data-inward": ""}, "Acme"]
    assert nodes(html.A("out", href="https://a.example", rel="noopener"))[0][1] == {
        "href": "https://a.example",
        "rel": "noopener",
    }


def test_what_is_no_plain_element_stays_and_its_surroundings_are_still():
    tree = html.Div(
        [
            html.H2("Before"),
            "text",
            html.P("still before"),
            dmc.Tabs([dmc.TabsPanel(html.Ul([html.Li("a")]), value="x")]),
            html.P("after"),
        ]
    )
    found = still(tree)
    assert isinstance(found, html.Div)
    assert [type(one) for one in found.children] == [Still, dmc.Tabs, Still]
    (panel,) = found.children[1].children
    assert isinstance(panel.children, Still)
    assert text(plain(found)) == "Beforetextstill beforeaafter"


def test_text_alone_needs_no_component():
    assert still("words") == "words"
    assert still(None) is None
    assert still(["a", dmc.Kbd("b")])[0] == "a"


def test_what_comes_with_an_answer_keeps_ids_of_patterns():
    tree = html.Div([html.Button("go", id={"type": "go", "n": 1}), html.P("words", id="own")])
    found = still(tree)
    assert [type(one) for one in found.children] == [html.Button, Still]
    assert found.children[1].tree == [["p", {"id": "own"}, "words"]]


def test_what_callbacks_name_stays():
    app = Dash("graph_app.web")
    app.callback(
        Output("said", "children"), Output({"type": "row", "n": 1}, "title"), Input("field", "value")
    )(lambda value: (value, value))
    known = needed(app)
    assert [known(key) for key in ("said", "field", "other", None)] == [True, True, False, False]
    assert known({"type": "row", "n": 7})
    assert not known({"type": "line", "n": 1})
    tree = html.Div([html.P("x", id="other"), html.P("y", id="said")])
    assert [type(one) for one in still(tree, known).children] == [Still, html.P]


@pytest.mark.parametrize("kind", [html.Script, html.Iframe, html.Embed, html.Base, html.Form])
def test_elements_that_do_something_are_never_words(kind):
    found = still(html.Div([kind("x"), html.P("y")]))
    assert isinstance(found.children[0], kind)


def test_every_component_refuses_what_it_does_not_know():
    for kind in (Still, Boxes):
        with pytest.raises(TypeError):
            kind(colour="red")


TREES = st.recursive(
    st.text(max_size=5),
    lambda inner: st.builds(
        lambda kind, children, css: kind(children, className=css),
        st.sampled_from([html.Div, html.Span, html.Li, dmc.Paper]),
        st.lists(inner, max_size=3),
        st.sampled_from(["a", "b"]),
    ),
    max_leaves=12,
)


@given(TREES)
def test_nothing_is_lost(tree):
    before = plain(html.Div([tree]))
    after = open_stills(plain(html.Div(still([tree]))))
    assert text(before) == text(after)
    for kind in ("Div", "Span", "Li", "Paper"):
        assert [one["props"]["className"] for one in find(before, kind)[kind == "Div" :]] == [
            one["props"]["className"] for one in find(after, kind)[kind == "Div" :]
        ]


def test_links_of_a_sheet_are_the_same_still():
    tree = html.Div([dcc.Link("a", href="?at=a", refresh=False), html.P(dcc.Link("b", href="?at=b"))])
    before = links(tree)
    assert links(open_stills(plain(still(tree)))) == before

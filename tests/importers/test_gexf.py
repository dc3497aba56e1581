"""GEXF of other programs: versions, undeclared attributes, time, hierarchies, lists, drawings."""

import pytest

from graph_app.importers import FileError
from tests.importers.reading import read, rows, seed, sentences, told


def gexf(nodes, edges="", attributes="", graph='defaultedgetype="directed"'):
    return f"<gexf><graph {graph}>{attributes}<nodes>{nodes}</nodes><edges>{edges}</edges></graph></gexf>"


def test_version_11_with_drawings_defaults_and_mixed_direction():
    found = seed("gexf/drawn11.gexf")
    assert rows(found, "actors") == [
        {
            "id": "p",
            "name": "Pia",
            "kind": "actor",
            "score": "2.25",
            "colour": "#0a14ff",
            "x": "1.5",
            "y": "-2",
            "z": "0",
            "size": "7",
            "shape": "disc",
        },
        {"id": "q", "name": "Quin", "kind": "actor", "score": "0.5", "colour": "#abcdef80"},
    ]
    assert rows(found, "ties", "id", "from_id", "to_id", "kind", "summary", "weight", "thickness") == [
        ("1", "p", "q", "undirected_tie", "meets", "2.5", "3"),
        ("2", "q", "p", "hostile_tie", None, "-1", None),
        ("2-2", "q", "p", "undirected_tie", None, None, None),
    ]
    assert rows(found, "tie_kinds", "id", "symmetric", "sign") == [
        ("hostile_tie", "false", "-1"),
        ("undirected_tie", "true", "1"),
    ]
    assert dict(found.about) == {"description": "A small net", "created": "2011-03-01", "creator": "Somebody"}
    assert found.types["actors"] == dict.fromkeys(("score", "x", "y", "z", "size"), "number")
    assert ("assumed", "A mutual edge is taken as an undirected one.", (16,), 1) in told(found)
    assert ("changed", "An id of ties that was used before got a number.", (16,), 1) in told(found)


def test_lifetimes_values_over_time_and_hierarchies():
    found = seed("gexf/dynamic12.gexf")
    assert rows(found, "actors") == [
        {
            "id": "a",
            "name": "A",
            "kind": "actor",
            "Seats": "9",
            "start": "2001-01-01",
            "end": "2009-12-31",
            "Seats over time": "2001-01-01…2005-01-01: 4 | 2005-01-01…: 9",
        },
        {"id": "a1", "name": "A's part", "kind": "actor", "parent_id": "a"},
        {
            "id": "b",
            "name": "B",
            "kind": "actor",
            "start": "2003",
            "end": "2007",
            "spells": "2003…2004 | 2006…2007",
        },
        {"id": "c", "name": "c", "kind": "actor", "parent_id": "b"},
    ]
    assert rows(found, "ties") == [
        {
            "id": "e1",
            "from_id": "a",
            "to_id": "b",
            "kind": "funds",
            "start": "2002-02-03",
            "end": "2003-01-01",
        },
        {
            "id": "e2",
            "from_id": "b",
            "to_id": "c",
            "kind": "tie",
            "start": "2001",
            "spells": "2005… | 2001…2002",
        },
    ]
    assert told(found, "changed") == [
        ("changed", "Several lifetimes became one, from the first start to the last end.", (14, 21), 2),
        ("changed", "A node within another became an actor that belongs to it.", (12, 15), 2),
    ]
    assert sentences(found, "read")[0] == "The file counts time in 'date'."


def test_version_13_with_lists_kinds_undeclared_attributes_and_nodes_that_are_missing():
    found = seed("gexf/lists13.gexf")
    assert rows(found, "actors") == [
        {
            "id": "s",
            "name": "S",
            "kind": "actor",
            "website": "https://example.org",
            "pipes": "a | b | c d",
            "brackets": "x | y's | z, w",
            "years": "1999 | 2001",
            "colour": "#00ff00",
        },
        {"id": "t", "name": "t", "kind": "actor", "start": "2010", "end": "2010"},
        {"id": "u", "name": "u", "kind": "actor"},
    ]
    assert rows(found, "ties", "id", "from_id", "to_id", "kind") == [
        ("s.likes.u", "s", "u", "likes"),
        ("t.hates.s", "t", "s", "hates"),
    ]
    assert rows(found, "tie_kinds", "id", "symmetric") == [("likes", "true"), ("hates", "false")]
    undeclared = "The attribute 'url' is not declared; its values are kept as text of that name."
    assert ("assumed", undeclared, (10,), 1) in told(found)


@pytest.mark.parametrize(
    ("said", "default", "symmetric"),
    [
        ("", "directed", "false"),
        ("", "undirected", "true"),
        ("", "mutual", "true"),
        ('type="directed"', "undirected", "false"),
        ('type="undirected"', "directed", "true"),
        ('type="nonsense"', "directed", "false"),
    ],
)
def test_an_edge_is_directed_as_it_says_or_as_the_graph_says(said, default, symmetric):
    text = gexf(
        '<node id="a"/><node id="b"/>',
        f'<edge source="a" target="b" {said}/>',
        "",
        f'defaultedgetype="{default}"',
    )
    assert rows(read("a.gexf", text), "tie_kinds", "symmetric") == [(symmetric,)]


@pytest.mark.parametrize("prefix", ["viz:", "ns0:", ""])
def test_the_drawing_is_found_whatever_its_prefix_and_whether_it_is_declared(prefix):
    text = gexf(f'<node id="a"><{prefix}color r="1" g="2" b="3"/><{prefix}position x="4" y="5"/></node>')
    assert rows(read("a.gexf", text), "actors", "colour", "x", "y") == [("#010203", "4", "5")]


def test_a_parent_that_is_the_node_itself_or_goes_in_a_circle_is_forgotten():
    found = read(
        "a.gexf",
        gexf('<node id="a" pid="a"/><node id="b" pid="c"/><node id="c" pid="b"/><node id="d" pid="x"/>'),
    )
    assert rows(found, "actors", "id", "parent_id", "parent_id_given") == [
        ("a", None, None),
        ("b", None, "c"),
        ("c", "b", None),
        ("d", None, "x"),
    ]


@pytest.mark.parametrize("years", [("10.0", "13.0"), ("5", "9")])
def test_time_that_is_no_date_is_kept_and_no_start_is_made_of_it(years):
    start, end = years
    text = gexf('<node id="a"/><node id="b"/>', f'<edge source="a" target="b" start="{start}" end="{end}"/>')
    assert rows(read("a.gexf", text), "ties", "start", "end", "start_given", "end_given") == [
        (None, None, start, end)
    ]


def test_no_nodes_are_no_error():
    assert dict(read("a.gexf", gexf("")).report.counts) == {}


def test_a_page_of_html_is_refused():
    with pytest.raises(FileError, match=r"a\.gexf, line 1: It is XML, but there is no graph in it\."):
        read("a.gexf", "<html><body/></html>")

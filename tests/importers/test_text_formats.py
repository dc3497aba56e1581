"""Pajek, UCINET DL, GML and DOT."""

import pytest

from graph_app.importers import FileError
from tests.importers.reading import read, rows, seed, sentences, told


def test_pajek_with_two_modes_relations_signs_and_parameters():
    found = seed("pajek/twomode.net")
    assert rows(found, "actors") == [
        {
            "id": "1", "name": "Ann B.", "kind": "actor", "mode": "1",
            "x": "0.1", "y": "0.2", "z": "0.5", "shape": "ellipse", "colour": "Red",
        },
        {"id": "2", "name": "Bo", "kind": "actor", "mode": "1"},
        {"id": "3", "name": "Club", "kind": "actor", "mode": "2", "time": "1-5"},
        {"id": "4", "name": "4", "kind": "actor", "mode": "2"},
    ]  # fmt: skip
    assert rows(found, "ties", "from_id", "to_id", "kind", "summary", "weight", "colour") == [
        ("1", "3", "pays", "dues", "2.5", "Blue"),
        ("2", "3", "pays (hostile)", None, "-1", None),
        ("1", "2", "knows", None, None, None),
        ("1", "3", "tie", None, None, None),
        ("1", "2", "hostile_tie", None, "-1", None),
    ]
    assert rows(found, "tie_kinds", "id", "symmetric", "sign") == [
        ("tie", "false", "1"),
        ("hostile_tie", "false", "-1"),
        ("pays", "false", "1"),
        ("pays (hostile)", "false", "-1"),
        ("knows", "true", "1"),
    ]
    assert told(found, "dropped") == [("dropped", "The section *partition is not read.", (14,), 1)]
    assert found.about["title"] == "Small one"


def test_pajeks_vertices_are_called_by_their_labels_where_all_have_one_of_their_own():
    found = seed("pajek/matrix.net")
    assert rows(found, "ties", "from_id", "to_id", "weight") == [("one", "two", "1"), ("two", "three", "2.5")]
    same = '*Vertices 2\n1 "x"\n2 "x"\n*Edges\n1 2\n'
    assert rows(read("a.net", same), "actors", "id", "name") == [("1", "x"), ("2", "x")]
    assert rows(read("a.net", "*vertices 2\n*edgeslist\n1 2\n"), "actors", "id") == [("1",), ("2",)]


@pytest.mark.parametrize(
    ("name", "actors", "ties"),
    [
        ("full.dl", ["ann", "bo", "cy"],
         [("ann", "bo", "undirected_tie", "1"), ("bo", "cy", "undirected_tie", "2")]),
        ("half.dl", ["1", "2", "3"], [("1", "2", "undirected_tie", "1"), ("2", "3", "undirected_tie", "5")]),
        ("nodelist.dl", ["ann b", "bo", "cy", "dee"],
         [("ann b", "bo", "tie", None), ("ann b", "cy", "tie", None), ("bo", "dee", "tie", None)]),
        ("relations.dl", ["a", "b", "c"],
         [("a", "b", "like", "1"), ("b", "c", "like", "1"), ("a", "c", "hate", "1")]),
        ("twomode.dl", ["p", "q", "x", "y", "z"],
         [("p", "x", "undirected_tie", "2"), ("q", "z", "undirected_tie", None)]),
    ],
)  # fmt: skip
def test_dl(name, actors, ties):
    found = seed(f"dl/{name}")
    assert [row[0] for row in rows(found, "actors", "id")] == actors
    assert rows(found, "ties", "from_id", "to_id", "kind", "weight") == ties


def test_a_matrix_of_dl_that_is_not_symmetric_is_directed():
    found = read("a.dl", "dl n=2\ndata:\n0 1.5\n0 0")
    assert rows(found, "ties", "from_id", "to_id", "weight") == [("1", "2", "1.5")]
    assert rows(found, "tie_kinds", "symmetric") == [("false",)]
    upper = read("a.dl", "dl n=3 format=upperhalf\ndata:\n0 1 0\n0 2\n0")
    assert rows(upper, "ties", "from_id", "to_id", "weight") == [("1", "2", "1"), ("2", "3", "2")]


def test_gml_of_yed_with_entities_nested_lists_and_repeated_keys():
    found = seed("gml/yed.gml")
    assert rows(found, "actors") == [
        {
            "id": "0", "name": 'Ann & Co – "x"', "kind": "actor", "parent_id": "2", "x": "10.5", "y": "-20",
            "width": "30", "height": "30", "shape": "ellipse", "colour": "#FFCC00",
        },
        {"id": "1", "name": "Bo", "kind": "actor", "score": "2.5", "tag": "a | b"},
        {"id": "2", "name": "Group", "kind": "actor", "isGroup": "1"},
    ]  # fmt: skip
    assert rows(found, "ties", "from_id", "to_id", "kind", "summary", "value") == [
        ("0", "1", "tie", "pays", "-3"),
        ("1", "0", "tie", None, None),
    ]
    assert found.about["title"] == "Net"
    assert rows(seed("gml/plain.gml"), "actors", "id", "name") == [("-1", "5"), ("-2", "-2")]


def test_gml_references_are_read_once_and_exactly():
    text = 'graph [ node [ id 1 label "&#38;lt; &lt;&#x3b1; &nbsp;&bogus; &#131071; &#55296;" ] ]'
    ((name,),) = rows(read("a.gml", text), "actors", "name")
    assert name == "&lt; <α \xa0&bogus; \U0001ffff &#55296;"


def test_dot_with_defaults_chains_subgraphs_clusters_and_html():
    found = seed("dot/clusters.dot")
    assert rows(found, "actors", "id", "name", "x", "y", "colour", "cluster") == [
        ("ann", 'Ann "A"\nB', "1.5", "-2", "#aabbcc", None),
        ("bo", "Bo\nx & y", None, None, "#aabbcc", None),
        ("cy", "cy", None, None, "#aabbcc", "Club"),
        ("dee", "dee", None, None, "#aabbcc", None),
        ("eve", "eve", None, None, "#aabbcc", "Club"),
        ("fay", "fay", None, None, "#aabbcc", "Club"),
        ("1.5", "1.5", None, None, "#aabbcc", None),
        ("two words", "two words", None, None, "#aabbcc", None),
    ]
    assert rows(found, "ties", "from_id", "to_id", "summary", "weight") == [
        ("ann", "bo", "pays", "2"),
        ("bo", "cy", "pays", "2"),
        ("bo", "dee", "pays", "2"),
        ("eve", "fay", None, None),
        ("1.5", "two words", None, None),
    ]
    assert told(found, "dropped") == [("dropped", "Ports of nodes are not kept.", (6, 6, 6), 3)]
    assert found.about["title"] == "A net"
    plain = seed("dot/plain.gv")
    assert rows(plain, "ties", "from_id", "to_id", "kind", "colour") == [
        ("a", "b", "undirected_tie", None),
        ("b", "c", "undirected_tie", "red"),
    ]
    assert sentences(plain, "dropped") == [
        "A tie from an actor to itself is left out: a tie joins two actors."
    ]


def test_places_and_colours_of_dot_that_are_not_plain_keep_their_names():
    found = read("a.dot", 'graph { a [pos="1,2!" fillcolor=red color=blue] b [pos="1,2,3" color=black] }')
    assert rows(found, "actors", "id", "x", "y", "pos", "colour", "color") == [
        ("a", "1", "2", None, "red", "blue"),
        ("b", None, None, "1,2,3", None, "black"),
    ]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("digraph { a -> b -> c }", ["ab", "bc"]),
        ("digraph { a -> {b c} }", ["ab", "ac"]),
        ("digraph { {a b} -> c -> d }", ["ac", "bc", "cd"]),
        ("digraph { subgraph s { a; b } -> c }", ["ac", "bc"]),
        ("digraph { a -> subgraph { b -> c } }", ["bc", "ab", "ac"]),
        ("digraph { a; b; }", []),
        ("strict digraph g{a->b;a->b}", ["ab", "ab"]),
        ("DIGRAPH { a:n:w -> b:s [label=x] [color=red] }", ["ab"]),
        ("digraph { node [x=1]; edge [y=2]; a->b }", ["ab"]),
        ("digraph { a -> b /* c -> d */ // e -> f\n# g\n }", ["ab"]),
        ('digraph { "a" -> "b" ; k = v ; subgraph x }', ["ab"]),
    ],
)
def test_dots_grammar(text, ends):
    assert ["".join(row) for row in rows(read("a.dot", text), "ties", "from_id", "to_id")] == ends


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.net", "*Edges\n1 2\n", "a.net, line 1: *Edges comes before *Vertices."),
        ("a.net", "*Vertices x\n", "a.net, line 1: *Vertices does not say how many there are."),
        ("a.net", '*Vertices 2\n3 "x"\n', "a.net, line 2: '3' is not the number of a vertex; there are 2."),
        ("a.net", "*Vertices 2\n*Arcs\n1\n", "a.net, line 3: An arc or edge has fewer than two ends."),
        (
            "a.net",
            "*Vertices 2\n*Arcs\n1 x\n",
            "a.net, line 3: 'x' is not the number of a vertex; there are 2.",
        ),
        ("a.net", "*Vertices 1\n*Matrix\n0 1\n", "a.net, line 3: The matrix has more columns than there are"),
        ("a.net", "*Vertices 1\n*Matrix\nx\n", "a.net, line 3: 'x' in the matrix is no number."),
        ("a.net", "a b\n*Vertices 2", "a.net, line 1: 'a b' stands before *Vertices."),
        ("a.net", "*Network x", "a.net: It has no *Vertices"),
        ("a.dl", "dl n=2", "a.dl, line 1: There is no “data:” in it"),
        ("a.dl", "dl format=el1\ndata:\n", "a.dl, line 1: It does not say how many nodes there are"),
        (
            "a.dl",
            "dl n=2 format=blockmatrix\ndata:\n",
            "a.dl, line 1: The DL format 'blockmatrix' is not read.",
        ),
        ("a.dl", "dl n=2\ndata:\n0 1 0\n", "a.dl, line 3: The data end in the middle of a matrix."),
        ("a.dl", "dl n=2\ndata:\n0 1\n0 x\n", "a.dl, line 4: 'x' in the matrix is no number."),
        (
            "a.dl",
            "dl n=2 format=el1\ndata:\n1 9\n",
            "a.dl, line 3: '9' is neither a label nor a number from 1 to 2.",
        ),
        ("a.dl", "dl n=2 format=el1\ndata:\n1\n", "a.dl, line 3: An edge has only one end."),
        ("a.gml", "graph [ node [ id 1 ]", "a.gml, line 1: A list is opened and never closed."),
        ("a.gml", "graph [ ] ]", "a.gml, line 1: A list is closed that was never opened."),
        ("a.gml", 'graph [\nlabel "x ]', "a.gml, line 2: A double quote is opened and never closed."),
        ("a.gml", "Creator me", "a.gml, line 1: There is no graph in it."),
        ("a.dot", "digraph { a -> b", "a.dot, line 1: The file ends in the middle of the graph."),
        ("a.dot", "digraph {\na -> ; }", "a.dot, line 2: A name is expected, not ';'."),
        ("a.dot", "tree { }", "a.dot, line 1: A graph or digraph is expected, not 'tree'."),
        ("a.dot", 'graph { "a }', "a.dot, line 1: A double quote is opened and never closed."),
        ("a.dot", "graph { /* a }", "a.dot, line 1: A comment is opened and never closed."),
        ("a.dot", "graph { a [label=<x] }", "a.dot, line 1: A text in HTML is opened and never closed."),
        ("a.dot", "graph { a ! b }", "a.dot, line 1: '!' cannot stand here in DOT."),
    ],
)
def test_what_cannot_be_read_is_refused_with_line_and_cause(name, text, message):
    with pytest.raises(FileError) as caught:
        read(name, text)
    assert str(caught.value).startswith(message)

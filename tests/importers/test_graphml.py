"""GraphML of other programs: keys anywhere, mixed direction, graphs within nodes, yEd's drawings."""

import pytest

from graph_app.importers import FileError
from tests.importers.reading import read, rows, seed, sentences, told

NO_KINDS = ("assumed", "Nothing is said of kinds; all actors are of the kind 'actor'.", (), 1)


def graphml(body, head="", default='edgedefault="directed"'):
    return f"<graphml>{head}<graph {default}>{body}</graph></graphml>"


def test_a_loose_file_is_read_with_every_liberty_told():
    found = seed("graphml/loose.graphml")
    assert rows(found, "actors", "id", "name", "colour", "rank") == [
        ("a", "a", "red", "3"),
        ("b", "b", "grey", "4"),
        ("c", "c", "grey", None),
        ("lost", "lost", None, None),
    ]
    assert rows(found, "ties", "id", "from_id", "to_id", "kind", "start", "weight") == [
        ("a.tie.b", "a", "b", "tie", "2020-05", "2"),
        ("b.undirected_tie.a", "b", "a", "undirected_tie", None, "1.5"),
        ("b.undirected_tie.lost", "b", "lost", "undirected_tie", None, "heavy"),
        ("h1", "a", "b", "undirected_tie", None, "1.5"),
        ("c.tie.a", "c", "a", "tie", None, "1.5"),
    ]
    assert rows(found, "tie_kinds", "id", "symmetric", "sign", "influence") == [
        ("tie", "false", "1", "forward"),
        ("undirected_tie", "true", "1", "both"),
    ]
    assert told(found, "assumed") == [
        (
            "assumed",
            "The graph does not say whether edges are directed; they are taken as undirected.",
            (3,),
            1,
        ),
        ("assumed", "The 2 graphs of the file are read as one.", (), 1),
        ("assumed", "The key 'rank' is not declared; its values are kept as text of that name.", (7,), 1),
        ("assumed", "The edges' 'Since' was taken for start of ties.", (), 1),
        (
            "assumed",
            "Directed and undirected edges are mixed; undirected ones became ties of symmetric kinds.",
            (),
            5,
        ),
        ("assumed", "Nothing is said of kinds; every tie is of the kind tie or undirected_tie.", (), 1),
        NO_KINDS,
        ("assumed", "Ties mention 1 actor that the file does not list; added by the id alone.", (13,), 1),
    ]
    assert told(found, "changed") == [
        ("changed", "A hyperedge of two nodes became an undirected edge.", (15,), 1),
        (
            "changed",
            "'weight' holds 'heavy', which is no number; the whole column is kept as text.",
            (13,),
            1,
        ),
        (
            "changed",
            "A row of actors has an id that was used before; the first counts, the later fills its gaps.",
            (9,),
            1,
        ),
    ]
    assert told(found, "dropped") == [
        ("dropped", "A hyperedge joins other than two nodes, which no tie can; it is left out.", (16,), 1),
        ("dropped", "Rows of ties that have no end are left out.", (14,), 1),
        ("dropped", "A tie from an actor to itself is left out: a tie joins two actors.", (12,), 1),
    ]


def test_yeds_groups_labels_places_colours_and_ports():
    found = seed("graphml/yed.graphml")
    assert rows(found, "actors") == [
        {
            "id": "n0",
            "name": "Ministries",
            "kind": "actor",
            "shape": "roundrectangle",
            "colour": "#F5F5F5",
            "x": "10.0",
            "y": "20.0",
            "width": "120.0",
            "height": "100.0",
        },
        {
            "id": "n0::n0",
            "name": "Trade",
            "kind": "actor",
            "parent_id": "n0",
            "summary": "Trade & industry",
            "shape": "ellipse",
            "colour": "#FFCC00",
            "x": "25.0",
            "y": "60.5",
            "width": "40.0",
            "height": "30.0",
        },
        {
            "id": "n1",
            "name": "Lobby",
            "kind": "actor",
            "shape": "com.example.flag",
            "x": "200.0",
            "y": "50.0",
            "width": "30.0",
            "height": "30.0",
        },
    ]
    assert rows(found, "ties") == [
        {
            "id": "e0",
            "from_id": "n1",
            "to_id": "n0::n0",
            "kind": "undirected_tie",
            "summary": "meets",
            "targetport": "North",
            "colour": "#000080",
            "arrows": "none to none",
        }
    ]
    assert dict(found.types["actors"]) == dict.fromkeys(("x", "y", "width", "height"), "number")
    assert ("assumed", "Edges drawn without arrows are taken as undirected.", (46,), 1) in told(found)
    assert told(found, "changed") == [
        ("changed", "A node within another's graph became an actor that belongs to it.", (24,), 1)
    ]
    assert told(found, "dropped") == [
        ("dropped", "Ports of nodes are not kept; edges keep the names of theirs.", (34,), 1)
    ]


@pytest.mark.parametrize(
    ("kind", "values", "type_", "kept"),
    [
        ("boolean", ["true", "0", None], "boolean", ["true", "0", None]),
        ("boolean", ["TRUE", "False"], "boolean", ["TRUE", "False"]),
        ("boolean", ["yes", "no"], "boolean", ["true", "false"]),
        ("int", ["1", "-2", None], "integer", ["1", "-2", None]),
        ("long", ["9223372036854775807"], "integer", ["9223372036854775807"]),
        ("long", ["9223372036854775808"], "", ["9223372036854775808"]),
        ("int", ["1.5"], "", ["1.5"]),
        ("double", ["1.5", "1e300", "-0.0"], "number", ["1.5", "1e300", "-0.0"]),
        ("float", ["NaN", "2"], "number", [None, "2"]),
        ("double", ["INF", "2"], "", ["INF", "2"]),
        ("string", ["007", "true"], "", ["007", "true"]),
        ("", ["1", "2"], "", ["1", "2"]),
    ],
)
def test_types_are_those_that_the_file_declares_if_all_values_are_of_them(kind, values, type_, kept):
    head = f'<key id="k" for="node" attr.name="v" attr.type="{kind}"/>'
    cells = ["" if value is None else f'<data key="k">{value}</data>' for value in values]
    body = "".join(f'<node id="n{place}">{cell}</node>' for place, cell in enumerate(cells))
    found = read("a.graphml", graphml(body, head))
    assert [row[0] for row in rows(found, "actors", "v")] == kept
    assert dict(found.types["actors"]) == ({"v": type_} if type_ else {})


@pytest.mark.parametrize("order", ["before", "inside", "after"])
def test_a_key_may_be_declared_anywhere(order):
    key = '<key id="k" for="node" attr.name="Full name" attr.type="string"/>'
    node = '<node id="a"><data key="k">Ann</data></node>'
    text = {
        "before": graphml(node, key),
        "inside": graphml(node + key),
        "after": graphml(node).replace("</graphml>", f"{key}</graphml>"),
    }[order]
    found = read("a.graphml", text)
    assert rows(found, "actors", "id", "name") == [("a", "Ann")]
    assert sentences(found, "assumed")[0] == "The nodes' 'Full name' was taken for name of actors."


def test_one_key_id_may_mean_different_things_for_nodes_and_edges_and_two_keys_may_share_a_name():
    head = (
        '<key id="n" for="node" attr.name="rank" attr.type="int"/>'
        '<key id="n" for="edge" attr.name="w" attr.type="double"/>'
        '<key id="m" for="node" attr.name="rank" attr.type="string"/>'
    )
    body = (
        '<node id="a"><data key="n">1</data><data key="m">first</data></node><node id="b"/>'
        '<edge source="a" target="b"><data key="n">0.5</data></edge>'
    )
    found = read("a.graphml", graphml(body, head))
    assert rows(found, "actors", "rank", "rank (2)") == [("1", "first"), (None, None)]
    assert rows(found, "ties", "w") == [("0.5",)]
    assert found.types == {"actors": {"rank": "integer"}, "ties": {"w": "number"}}


def test_text_keeps_its_spaces_but_not_those_of_pretty_printing():
    head = '<key id="k" for="node" attr.name="note" attr.type="string"/>'
    body = '<node id="a"><data key="k"> x </data></node><node id="b"><data key="k">\n   y\n  </data></node>'
    assert rows(read("a.graphml", graphml(body, head)), "actors", "summary") == [(" x ",), ("y",)]


def test_what_the_graph_says_of_itself_describes_the_data_set():
    head = '<key id="t" for="graph" attr.name="title" attr.type="string"/>'
    text = graphml('<data key="t">A net</data><desc>d</desc><node id="a"/>', head)
    assert dict(read("a.graphml", text).about) == {"title": "A net"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "<graphml><graph",
            "a.graphml, line 1: The XML ends in the middle (unclosed token). Fetch or export it again.",
        ),
        ("<graphml>\n<graph>", "a.graphml, line 2: The XML ends in the middle (no element found)."),
        (
            "<graphml>\n<node></graphml>",
            "a.graphml, line 2: The XML is not well-formed: mismatched tag, column 9.",
        ),
        ("<svg/>", "a.graphml, line 1: It is XML, but there is no graph in it."),
        ("", "a.graphml: The file is empty."),
        ("\n \n", "a.graphml: The file is empty."),
    ],
)
def test_what_cannot_be_read_is_refused_with_line_and_cause(text, message):
    with pytest.raises(FileError) as caught:
        read("a.graphml", text)
    assert str(caught.value).startswith(message)


def test_white_space_before_the_declaration_does_not_shift_lines():
    text = '\n\n<?xml version="1.0"?>\n' + graphml('<node id="a"/>\n<edge source="a" target="b"/>')
    assert told(read("a.graphml", text))[-1][2] == (5,)


def test_an_entity_that_an_outside_dtd_would_explain_is_left_out_and_the_dtd_is_not_fetched():
    text = '<!DOCTYPE graphml SYSTEM "http://127.0.0.1:1/x.dtd">' + graphml(
        '<node id="a"><data key="k">x&foo;y</data></node>'
    )
    found = read("a.graphml", text)
    assert rows(found, "actors", "k") == [("xy",)]
    assert told(found, "dropped") == [
        ("dropped", "The entity 'foo', which the file does not explain, was left out.", (1,), 1)
    ]


def test_control_characters_that_xml_cannot_hold_are_removed():
    found = read("a.graphml", graphml('<node id="a"><data key="k">x\x01&#2;y</data></node>'))
    assert rows(found, "actors", "k") == [("xy",)]
    assert ("changed", "A control character, which XML cannot hold, was removed.", (), 2) in told(found)


@pytest.mark.parametrize(
    ("declared", "encoding", "said"),
    [
        ("utf-8", "utf-8", ""),
        ("iso-8859-1", "latin-1", ""),
        ("UTF-16", "utf-8", ""),
        ("UTF-16", "utf-16", ""),
        ("utf-8", "cp1252", ""),
        ("", "utf-8-sig", ""),
        ("utf-8", "cp1252", "windows-1252"),
    ],
)
def test_the_encoding_is_what_the_file_is_in_whatever_it_declares(declared, encoding, said):
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    data = (head + graphml('<node id="Müller"/>')).encode(encoding)
    found = read("a.graphml", data, {"encoding": said} if said else None)
    assert rows(found, "actors", "id") == [("Müller",)]

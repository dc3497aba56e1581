"""The quick reader of GraphML says what the parser says of every file, or leaves the file to it."""

import io
import re

import igraph
import networkx as nx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import graph_app as ga
from graph_app.errors import GraphAppError
from graph_app.importers import Given, Limits, graphml, graphml_regular, import_given
from graph_app.importers.base import Reading
from graph_app.importers.graphml import GRAPHML
from tests.importers.reading import SEEDS
from tests.importers.test_writers import graphs

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    '<key id="k" for="node" attr.name="rank" attr.type="int"/><key id="w" for="edge" attr.name="weight" '
    'attr.type="double"><default>1</default></key><key id="a long key" for="all" attr.name="note"/>\n'
    '<graph id="G" edgedefault="directed">\n'
)
TAIL = "</graph>\n</graphml>\n"

usual = st.text("ab1 \t\n'\"></=ö\u00a0\u2003\u3000\x85", max_size=5).map(
    lambda one: one.replace("<", "&lt;")
) | st.sampled_from(
    [
        "",
        "&amp;",
        "R&amp;D",
        "&lt;&gt;",
        "&#65;",
        "&#x20;",
        "&#10;",
        "&quot;x&apos;",
        "&amp;lt;",
        "]]",
        "7",
        "1.5",
        "-2",
        "true",
        "x" * 40,
        "a\n b",
        "&#x2003;",
    ]
)
odd = st.sampled_from(
    [
        "\n x\n  ",
        "\r\n",
        "]]>",
        "&nbsp;",
        "&",
        "&#0;",
        "&#xFFFF;",
        "\x01",
        "\ufffe",
        "<!-- <node id='x'/> -->",
        "<![CDATA[<edge>]]>",
        "<?pi <data?>",
        "<desc>d</desc>",
        "<port name='p'/>",
        "</node>",
        "</edge>",
        "</data>",
        '<graph edgedefault="undirected"><node id="in"/></graph>',
        "<data>",
        "<nodes/>",
        '<nodes id="a"/>',
        '<hyperedge><endpoint node="a"/></hyperedge>',
        '<key id="late" for="node" attr.name="late"/>',
        '<data key="k">1<b/>2</data>',
        "<data key='k'>3</data>",
        '<node id="a" id="b"/>',
        "<node y='1'/>",
        '</graph><graph edgedefault="directed">',
        '<edge source="a" target="b" sourceport="p"/>',
    ]
)
white = st.sampled_from(["", "", "\n", "\n  ", " \t", "x", "\ufeff"])
keys = st.sampled_from(["k", "w", "a long key", "none", ""])
ids = st.sampled_from(["a", "b", "c", "ö", "a&amp;b", " a", "", "-", "d>e"])


@st.composite
def data(draw):
    key, text = draw(keys), draw(usual)
    forms = [
        f'<data key="{key}">{text}</data>',
        f'<data  key = "{key}" >{text}</data>',
        f'<data key="{key}"/>',
    ]
    return draw(st.sampled_from([forms[0]] * 6 + forms))


def element(draw, name, attributes):
    inside = "".join(draw(white) + one for one in draw(st.lists(data(), max_size=3)))
    closing = draw(st.sampled_from(["/>", " />"])) if not inside else f">{inside}{draw(white)}</{name}>"
    return f"<{name}{attributes}{closing}"


@st.composite
def nodes(draw):
    return element(draw, "node", f' id="{draw(ids)}"' + draw(st.sampled_from(["", "", "", ' x="1>2"'])))


@st.composite
def edges(draw):
    parts = [f'source="{draw(ids)}"', f'target="{draw(ids)}"']
    more = draw(st.sampled_from(["", "", 'id="e"', 'id="f"', 'directed="false"', 'directed=" TRUE"']))
    gap = draw(st.sampled_from([" ", " ", "  ", "\n"]))
    order = draw(st.permutations([*parts, more] if more else parts))
    return element(draw, "edge", "".join(gap + part for part in order))


@st.composite
def documents(draw):
    """A file of the usual form, as far as one can be made of such parts."""
    body = "".join(
        one + draw(white) for one in draw(st.lists(nodes() | edges() | edges(), min_size=1, max_size=8))
    )
    return HEAD + body + TAIL


@st.composite
def mutated(draw):
    """A document with something put in, taken out or put elsewhere, mostly between two elements."""
    text = draw(documents())
    signs = st.sampled_from(['"', "<", ">", "/", "&", "'", " ", "=", "\n", "</graph>", "é"])
    for _ in range(draw(st.integers(1, 3))):
        at, size = draw(st.integers(0, len(text))), draw(st.sampled_from([0, 0, 0, 1, 6]))
        at = max(text.find("<", at), 0) if draw(st.booleans()) else at
        text = text[:at] + draw(signs | odd | usual | data() | nodes()) + text[at + size :]
    return text


HEADS = [
    HEAD,
    HEAD.replace("<graphml", "<!-- <node --><graphml"),
    "<graph>",
    "",
    " \n" + HEAD,
    HEAD.replace("\n", "\r\n"),
]
TAILS = [
    TAIL,
    "</graph></graphml>",
    "",
    TAIL + "<!-- </graph> -->",
    '<data key="g">x</data>' + TAIL,
    TAIL + "x",
]


def outcome(content, limits=None):
    """Return all that is said of a file: tables with their lines, types, report; or the error."""
    try:
        found = import_given([Given("a.graphml", content)], None, limits or Limits())
    except GraphAppError as error:
        return type(error), str(error)
    tables = {
        name: (frame.index.tolist(), {column: frame[column].fillna("\x00").tolist() for column in frame})
        for name, frame in found.tables.items()
    }
    return (
        tables,
        {name: dict(of) for name, of in found.types.items()},
        dict(found.about),
        found.report.as_dict(),
    )


def taken(content, limits=None):
    """Whether the quick reader reads a file."""
    reading = Reading((Given("a.graphml", content),), GRAPHML, {}, limits or Limits())
    found = graphml_regular.read_regular(reading)
    assert reading.notes.report([], [], {}).notes == ()
    return found is not None


def same(content, limits=None, piece=1 << 22):
    """Compare what both readers say of a file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(graphml_regular, "_PIECE", piece)
        quick = outcome(content, limits)
        patch.setattr(graphml, "read_regular", lambda reading: None)
        assert quick == outcome(content, limits)


@settings(max_examples=300)
@given(
    documents(),
    st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-16", "latin-1"]),
    st.sampled_from([250, 1 << 22]),
)
def test_generated_files_are_read_alike(text, encoding, piece):
    same(text.encode(encoding, "replace"), piece=piece)


@settings(max_examples=300)
@given(mutated())
@example(HEAD + '<node id="a"><data key="k">1</data></node><!-- <node id="b"/></graph> -->' + TAIL)
@example(HEAD.replace("<graph ", "<!-- <node ") + '<node id="a"/>' + TAIL)
@example(
    '<!DOCTYPE graphml [<!ATTLIST edge directed CDATA "false">]>'
    + HEAD[39:]
    + '<edge source="a" target="b"/>'
    + TAIL
)
def test_mutated_files_are_read_alike(text):
    same(text.encode("utf-8", "replace"))


@given(documents(), st.sampled_from(["rows", "columns", "cells", "characters", "depth"]), st.integers(1, 5))
def test_limits_are_the_same(text, name, most):
    same(text.encode(), Limits(**{name: most}))


@given(graphs(), st.booleans())
def test_what_networkx_writes_is_read_quickly_and_alike(graph, pretty):
    file = io.BytesIO()
    nx.write_graphml(graph, file, prettyprint=pretty)
    assert taken(file.getvalue())
    same(file.getvalue())


@given(graphs((nx.Graph, nx.DiGraph)))
def test_what_igraph_writes_is_read_quickly_and_alike(tmp_path_factory, graph):
    path = tmp_path_factory.getbasetemp() / "igraph.graphml"
    made = igraph.Graph.from_networkx(graph)
    made.write_graphml(str(path))
    assert taken(path.read_bytes())
    same(path.read_bytes())


@pytest.mark.parametrize("name", ["graphml", "visone", "yed"])
def test_what_this_program_writes_is_read_alike(name):
    content = b"".join(ga.open("open-weights").stream(name))
    assert taken(content) == (name == "graphml")
    same(content)
    same(content, piece=20_000)


@pytest.mark.parametrize("path", sorted((SEEDS / "graphml").iterdir()), ids=lambda path: path.name)
def test_files_of_other_programs_are_read_alike(path):
    same(path.read_bytes())
    same(re.sub(rb"\n", b"\r\n", path.read_bytes()))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_usual_form_is_read_quickly_whatever_its_line_breaks(ending):
    body = '<node id="a">\n  <data key="k">1</data>\n</node>\n<edge source="a" target="b" id="1"/>\n'
    content = (HEAD + body + TAIL).replace("\n", ending).encode()
    assert taken(content)
    same(content)


@pytest.mark.parametrize(
    "body",
    [
        "<node id='a'/>",
        '<node id="a"/><!-- a comment -->',
        '<node id="a"><data key="k"><![CDATA[1]]></data></node>',
        '<node id="a"><graph edgedefault="directed"><node id="b"/></graph></node>',
        '<node id="a"><port name="p"/></node>',
        '<node id="a"/><?an instruction?>',
        '<node id="a"/><edge source="a" target="a" sourceport="p"/>',
        '<node id="a"/><data key="g">of the graph</data>',
        '<node id="a&unknown;"/>',
        '<node id="a\nb"/>',
    ],
)
def test_anything_else_is_left_to_the_parser(body):
    content = (HEAD + body + TAIL).encode()
    assert not taken(content)
    same(content)


def test_a_text_does_not_lose_its_beginning_where_the_parser_is_fed_in_pieces():
    filling = "<!-- " + "x" * 65_000 + " -->"
    for size in range(400, 560, 7):
        head = HEAD + filling + " " * size
        body = '<node id="a"><data key="a long key">  two spaces</data></node>'
        (row,) = import_given([Given("a.graphml", (head + body + TAIL).encode())]).tables["actors"]["summary"]
        assert row == "  two spaces"

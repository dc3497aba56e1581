"""What NetworkX and igraph write is read: Hypothesis makes the graphs, with hostile texts and numbers."""

import io
import json
import math
from collections import Counter

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.importers import Given, dataset_of, import_given

SELF = "A tie from an actor to itself is left out: a tie joins two actors."
texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=6
).filter(lambda one: one == one.strip()) | st.sampled_from(
    ["a&b<c>", '"quoted"', "x'y", "🙂", "שלום", "=1+1", "a,b;c|d", "null", "1", "true", "a\\n", "]]>"]
)
ids = st.sampled_from(["a", "b", "c", "ö", "x y", "1", "-", "🙂", "a&<", '"q"'])
values = {
    "text": texts.filter(bool),
    "whole": st.integers(-(2**53), 2**53),
    "number": st.floats(allow_nan=False, allow_infinity=False, width=64),
    "truth": st.booleans(),
}


@st.composite
def graphs(draw, kinds=(nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph), loops=True):
    graph = draw(st.sampled_from(kinds))()
    names = draw(st.lists(ids, unique=True, min_size=1, max_size=5))
    for name in names:
        graph.add_node(name, **attributes(draw))
    for _ in range(draw(st.integers(0, 6))):
        one, two = draw(st.sampled_from(names)), draw(st.sampled_from(names))
        if loops or one != two:
            graph.add_edge(one, two, **attributes(draw))
    return graph


def attributes(draw):
    return {f"my_{name}": draw(of) for name, of in values.items() if draw(st.booleans())}


def imported(name, data):
    found = import_given([Given(name, data)])
    dataset_of(found)
    return found


def ends(pairs, directed):
    return Counter(pair if directed else tuple(sorted(pair)) for pair in pairs)


def same(value, cell):
    """Whether a cell of text says the same as a value of Python."""
    if isinstance(value, bool):
        return cell.lower() == str(value).lower()
    if isinstance(value, int):
        return int(float(cell)) == value if "e" in cell else int(cell) == value
    if isinstance(value, float):
        return math.isclose(float(cell), value, rel_tol=1e-15, abs_tol=0.0) or float(cell) == value
    return cell == value


def check(found, graph, called=str):
    """Compare nodes, directions, parallel and self edges, and attributes of nodes."""
    actors = found.tables["actors"].set_index("id")
    assert set(actors.index) == {called(node) for node in graph}
    ties = found.tables["ties"]
    pairs = zip(ties["from_id"], ties["to_id"], strict=True)
    loops = [(one, two) for one, two in graph.edges() if one == two]
    kept = [(called(one), called(two)) for one, two in graph.edges() if one != two]
    assert ends(pairs, graph.is_directed()) == ends(kept, graph.is_directed())
    assert sum(note.count for note in found.report.dropped if note.sentence == SELF) == len(loops)
    symmetric = set(found.tables["tie_kinds"]["symmetric"]) if len(ties) else set()
    assert symmetric <= {"false" if graph.is_directed() else "true"}
    for node, data in graph.nodes(data=True):
        for name, value in data.items():
            assert same(value, actors.loc[called(node), name]), (name, value)


@given(graphs())
def test_graphml_of_networkx(graph):
    buffer = io.BytesIO()
    nx.write_graphml_xml(graph, buffer)
    check(imported("a.graphml", buffer.getvalue()), graph)


@given(graphs())
def test_gexf_of_networkx(graph):
    buffer = io.BytesIO()
    nx.write_gexf(graph, buffer)
    check(imported("a.gexf", buffer.getvalue()), graph)


@given(graphs())
def test_node_link_json_of_networkx(graph):
    check(imported("a.json", json.dumps(nx.node_link_data(graph, edges="edges")).encode()), graph)


@given(graphs())
def test_cytoscape_json_of_networkx(graph):
    graph = (
        nx.MultiDiGraph(graph) if graph.is_directed() else nx.MultiDiGraph(graph.to_directed(as_view=False))
    )
    data = nx.cytoscape_data(graph)
    for one in data["elements"]["nodes"]:
        one["data"].pop("value", None)
    check(imported("a.cyjs", json.dumps(data).encode()), graph)


@given(graphs(kinds=(nx.Graph, nx.DiGraph)))
def test_gml_of_networkx(graph):
    plain = nx.relabel_nodes(graph, {node: place for place, node in enumerate(graph)})
    for _, data in plain.nodes(data=True):
        data.pop("my_truth", None)  # GML has no truth values
    text = "\n".join(nx.generate_gml(nx.relabel_nodes(plain, str)))
    assert_gml(imported("a.gml", text.encode()), plain)


def assert_gml(found, graph):
    actors = found.tables["actors"].set_index("id")
    for node, data in graph.nodes(data=True):
        for name, value in data.items():
            cell = (
                actors.loc[str(node), name.replace("_", "")]
                if name not in actors
                else actors.loc[str(node), name]
            )
            assert same(value, cell), (name, value, cell)
    assert len(found.tables["ties"]) == sum(one != two for one, two in graph.edges())


@given(graphs(kinds=(nx.DiGraph, nx.MultiDiGraph)))
def test_edge_lists_of_networkx(graph):
    plain = nx.relabel_nodes(graph, {node: f"n{place}" for place, node in enumerate(graph)})
    plain.remove_nodes_from(list(nx.isolates(plain)))
    lines = [f"{one},{two}" for one, two in plain.edges()]
    found = imported("a.csv", ("source,target\n" + "".join(f"{line}\n" for line in lines)).encode())
    bare = type(plain)()
    bare.add_nodes_from(
        node for node in plain if any(one != two for one, two in plain.edges(node)) or plain.in_degree(node)
    )
    bare.add_edges_from(plain.edges())
    pairs = [(one, two) for one, two in bare.edges() if one != two]
    ties = found.tables["ties"]
    assert ends(zip(ties["from_id"], ties["to_id"], strict=True), True) == ends(pairs, True)


WRITERS = {
    "graphml": ("a.graphml", lambda graph, path: graph.write_graphml(path)),
    "gml": ("a.gml", lambda graph, path: graph.write_gml(path)),
    "pajek": ("a.net", lambda graph, path: graph.write_pajek(path)),
    "dot": ("a.dot", lambda graph, path: graph.write_dot(path)),
}


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)
def test_what_igraph_writes_is_read(writer, directed, tmp_path):
    name, write = writer
    graph = igraph.Graph(n=4, edges=[(0, 1), (1, 2), (1, 2), (3, 0)], directed=directed)
    graph.vs["name"] = ["Ann", "Bo B.", 'Cy "C"', "Dee"]
    graph.es["weight"] = [1.5, 2.0, -3.0, 4.0]
    path = tmp_path / name
    write(graph, str(path))
    found = imported(name, path.read_bytes())
    names = dict(zip(found.tables["actors"]["id"], found.tables["actors"]["name"], strict=True))
    ties = found.tables["ties"]
    pairs = [(names[one], names[two]) for one, two in zip(ties["from_id"], ties["to_id"], strict=True)]
    wanted = [("Ann", "Bo B."), ("Bo B.", 'Cy "C"'), ("Bo B.", 'Cy "C"'), ("Dee", "Ann")]
    if name == "a.dot":  # its nodes are called by their numbers
        assert len(pairs) == 4
    else:
        assert ends(pairs, directed) == ends(wanted, directed)
    assert [float(weight) for weight in ties["weight"]] == [1.5, 2.0, -3.0, 4.0] or name == "a.dot"
    assert set(found.tables["tie_kinds"]["symmetric"]) == {"false" if directed else "true"}

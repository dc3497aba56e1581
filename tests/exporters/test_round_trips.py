"""Every format read back by every reader of it: ids, direction, parallel ties, types, texts, gaps."""

import csv
import io
import json
import math
import re
import warnings
import zipfile

import igraph
import networkx as nx
import openpyxl
import pytest
from hypothesis import given

from graph_app.exporters import Outgoing, cx2, cytoscape, gml, graphology, pajek
from graph_app.exporters.naming import named
from graph_app.graph.columns import actor_columns
from graph_app.graph.tie_columns import tie_columns
from tests.exporters.graphs import graphs
from tests.exporters.test_graphml import cleaned

Nodes, Edges = dict, list


def written(explorer, name):
    return b"".join(explorer.stream(name))


def graph_of(explorer):
    """Return nodes and edges as they are: attributes by id; ends, key and attributes in the order of ties."""
    graph = explorer.graph()
    ids = [*explorer.network.ties["id"], *explorer.network.derived_ids]
    order = {key: place for place, key in enumerate(ids)}
    edges = [(*ends, dict(data)) for *ends, data in graph.edges(keys=True, data=True)]
    return dict(graph.nodes(data=True)), sorted(edges, key=lambda edge: order[edge[2]])


def as_xml(attributes):
    """Return attributes as XML can hold them."""
    found = {key: cleaned(value) if isinstance(value, str) else value for key, value in attributes.items()}
    return {key: value for key, value in found.items() if value != ""}


def typed(attributes):
    return {key: (type(value), value) for key, value in sorted(attributes.items())}


def same(found, wanted):
    """Nodes and edges are the same ones in the same order, attributes have the same values and types."""
    (nodes, edges), (own_nodes, own_edges) = found, wanted
    assert list(nodes) == list(own_nodes)
    assert [edge[:3] for edge in edges] == [tuple(edge[:3]) for edge in own_edges]
    for key, attributes in nodes.items():
        assert typed(attributes) == typed(own_nodes[key])
    for one, other in zip(edges, own_edges, strict=True):
        assert typed(one[3]) == typed(other[3])


def of_networkx(graph, ids, drop=()):
    """Return what NetworkX read, edges in the order of `ids`; `drop` are the format's own attributes."""
    assert graph.is_directed()
    order = {key: place for place, key in enumerate(ids)}
    without = lambda data: {key: value for key, value in data.items() if key not in drop}  # noqa: E731
    nodes = {key: without(data) for key, data in graph.nodes(data=True)}
    edges = [(one, two, key, without(data)) for one, two, key, data in graph.edges(keys=True, data=True)]
    return nodes, sorted(edges, key=lambda edge: order[edge[2]])


@given(graphs())
@pytest.mark.parametrize("name", ["graphml", "yed", "visone"])
def test_graphml_by_networkx(name, explorer):
    explorer = explorer.filter(derived=True)
    nodes, edges = graph_of(explorer)
    wanted = (
        {key: as_xml(data) for key, data in nodes.items()},
        [(*edge[:3], as_xml(edge[3])) for edge in edges],
    )
    data = io.BytesIO(written(explorer, name))
    graph = nx.read_graphml(data, force_multigraph=True, edge_key_type=str)
    drawn = ("label", "x", "y", "shape_type") if name == "yed" else ()
    same(of_networkx(graph, [edge[2] for edge in edges], (*drawn, "id")), wanted)


def of_igraph(found, names, keys):
    """Return what igraph read, missing cells left out: it has NaN, empty text or false for them."""
    there = lambda value: not (value in ("", None) or (isinstance(value, float) and math.isnan(value)))  # noqa: E731
    plain = lambda one: {key: value for key, value in one.attributes().items() if there(value)}  # noqa: E731
    nodes = {name: plain(one) for name, one in zip(names, found.vs, strict=True)}
    ends = [(names[edge.source], names[edge.target]) for edge in found.es]
    edges = [(*pair, key, plain(edge)) for pair, key, edge in zip(ends, keys, found.es, strict=True)]
    return nodes, edges


def as_igraph(attributes):
    """Return attributes as igraph has them: all numbers are floats, false is a missing truth as well."""
    return {
        key: float(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for key, value in attributes.items()
        if (key, value) != ("checked", False)
    }


def read_igraph(data, reader, folder):
    path = folder / "graph"
    path.write_bytes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of look, which igraph passes over
        return reader(str(path))


@given(graphs())
@pytest.mark.parametrize("name", ["graphml", "yed", "visone"])
def test_graphml_by_igraph(tmp_path_factory, name, explorer):
    explorer = explorer.filter(derived=True)
    nodes, edges = graph_of(explorer)
    folder = tmp_path_factory.mktemp("igraph")
    found = read_igraph(written(explorer, name), igraph.Graph.Read_GraphML, folder)
    assert found.is_directed()
    keys = found.es["tie_id"] if found.ecount() else []
    names = [name.replace("&#38;", "&") for name in found.vs["id"]]  # igraph 1.0 leaves it so in attributes
    read = of_igraph(found, names, keys)
    for data in (*read[0].values(), *(edge[3] for edge in read[1])):
        data.pop("id", None)
        if data.get("checked") is False:
            del data["checked"]
    wanted = (
        {key: as_igraph(as_xml(data)) for key, data in nodes.items()},
        [(*edge[:3], as_igraph(as_xml(edge[3]))) for edge in edges],
    )
    same(read, wanted)


@given(graphs())
def test_gexf_by_networkx(explorer):
    explorer = explorer.filter(derived=True)
    nodes, edges = graph_of(explorer)
    read = nx.read_gexf(io.BytesIO(written(explorer, "gexf")))
    graph = nx.MultiDiGraph()  # NetworkX gives a graph without keys where no ties are parallel
    graph.add_nodes_from(read.nodes(data=True))
    graph.add_edges_from((*ends, data["id"], data) for *ends, data in read.edges(data=True))
    read = of_networkx(graph, [edge[2] for edge in edges], ("label", "viz", "id", "spells"))
    wanted = (
        {key: as_xml(data) for key, data in nodes.items()},
        [(*edge[:3], as_xml(edge[3])) for edge in edges],
    )
    same(read, wanted)
    spells = {key: data.get("spells") for *_, key, data in graph.edges(keys=True, data=True)}
    first = {"1999": "1999-01-01", "2023-05": "2023-05-01", None: "None"}
    last = {"1999": "1999-12-31", "2023-05": "2023-05-31", None: "None"}
    for *_, key, data in edges:
        start, end = data.get("start"), data.get("end")
        said = (first.get(start, start), last.get(end, end))
        assert spells[key] == (None if said == ("None", "None") else [said])


def renamed(explorer, own, legal=str):
    """Return functions from attributes to those of a format that renames columns: of nodes and of edges."""
    tables = (
        actor_columns(explorer.network, explorer.rows),
        tie_columns(explorer.network, explorer.rows),
    )
    names = [
        dict(zip([one.name for one in columns], named(columns, own, legal), strict=True))
        for columns in tables
    ]
    return [lambda data, names=one: {names[key]: value for key, value in data.items()} for one in names]


@given(graphs())
def test_gml_by_networkx(explorer):
    explorer = explorer.filter(derived=True)
    nodes, edges = graph_of(explorer)
    of_node, of_edge = renamed(explorer, gml.OWN, gml.key)
    graph = nx.read_gml(io.BytesIO(written(explorer, "gml")))
    as_gml = lambda data: {  # noqa: E731
        key: int(value) if isinstance(value, bool) else value for key, value in data.items()
    }
    wanted = (
        {key: as_gml(of_node(data)) for key, data in nodes.items()},
        [(*edge[:3], as_gml(of_edge(edge[3]))) for edge in edges],
    )
    same(of_networkx(graph, [edge[2] for edge in edges], ("graphics",)), wanted)
    assert {key: graph.graph[key] for key in ("title", "citation")} == {
        key: explorer.about()[key] for key in ("title", "citation")
    }


def referenced(text):
    """Return text as igraph leaves it: five entities are read, numbered references stay."""
    return "".join(one if " " <= one <= "~" else f"&#{ord(one)};" for one in text)


@given(graphs())
def test_gml_by_igraph(tmp_path_factory, explorer):
    explorer = explorer.filter(derived=True)
    nodes, edges = graph_of(explorer)
    of_node, of_edge = renamed(explorer, gml.OWN, gml.key)
    found = read_igraph(written(explorer, "gml"), igraph.Graph.Read_GML, tmp_path_factory.mktemp("igraph"))
    assert found.is_directed()
    keys = found.es["key"] if found.ecount() else []
    read = of_igraph(found, found.vs["label"], keys)
    for data in (*read[0].values(), *(edge[3] for edge in read[1])):
        for own in ("id", "label", "key"):
            data.pop(own, None)

    def as_read(data):
        numbers = {key: float(value) for key, value in data.items() if not isinstance(value, str)}
        return numbers | {key: referenced(value) for key, value in data.items() if isinstance(value, str)}

    wanted = (
        {referenced(key): as_read(of_node(data)) for key, data in nodes.items()},
        [(*(referenced(part) for part in edge[:3]), as_read(of_edge(edge[3]))) for edge in edges],
    )
    same(read, wanted)


def in_pajek(explorer):
    """Return what Pajek keeps: ids as labels can hold them, ends, weight and kind."""
    nodes, edges = graph_of(explorer)
    labels = {}
    for key in nodes:
        label = plain = key.replace('"', "'").replace("\\", "/")
        count = 1
        while label != key and label in (*nodes, *labels.values()):
            count += 1
            label = f"{plain} {count}"
        labels[key] = label
    kept = [(labels[one], labels[two], data["weight"], data["kind"]) for one, two, _, data in edges]
    return list(labels.values()), kept


@given(graphs())
def test_pajek_by_networkx(explorer):
    explorer = explorer.filter(derived=True)
    labels, edges = in_pajek(explorer)
    graph = nx.read_pajek(io.BytesIO(written(explorer, "pajek")))
    assert graph.is_directed() and list(graph) == labels
    found = [(one, two, data["weight"], data["l"]) for one, two, data in graph.edges(data=True)]
    assert sorted(found) == sorted(edges)


@given(graphs())
def test_pajek_by_igraph(tmp_path_factory, explorer):
    explorer = explorer.filter(derived=True)
    labels, edges = in_pajek(explorer)
    found = read_igraph(
        written(explorer, "pajek"), igraph.Graph.Read_Pajek, tmp_path_factory.mktemp("igraph")
    )
    assert found.is_directed() and found.vs["name"] == labels
    names = found.vs["name"]
    read = [(names[one.source], names[one.target], one["weight"], one["label"]) for one in found.es]
    assert read == edges


@given(graphs())
def test_node_link_by_networkx(explorer):
    explorer = explorer.filter(derived=True)
    nodes, edges = graph_of(explorer)
    graph = nx.node_link_graph(json.loads(written(explorer, "json")), edges="edges")
    same(of_networkx(graph, [edge[2] for edge in edges]), (nodes, edges))


@given(graphs())
def test_cytoscape_by_networkx(explorer):
    explorer = explorer.filter(derived=True)
    nodes, edges = graph_of(explorer)
    of_node, of_edge = renamed(explorer, cytoscape.OWN)
    data = json.loads(written(explorer, "cytoscape"))
    elements = [one["data"]["id"] for part in data["elements"].values() for one in part]
    assert len(set(elements)) == len(elements)
    graph = nx.cytoscape_graph(data)
    own = ("id", "value", "key", "source", "target", "interaction")
    wanted = (
        {key: of_node(one) for key, one in nodes.items()},
        [(*edge[:3], of_edge(edge[3])) for edge in edges],
    )
    same(of_networkx(graph, [edge[2] for edge in edges], own), wanted)


@given(graphs())
def test_cx2_by_its_specification(explorer):
    explorer = explorer.filter(derived=True)
    nodes, edges = graph_of(explorer)
    fragments = json.loads(written(explorer, "cx2"))
    assert fragments[0] == {"CXVersion": "2.0", "hasFragments": False}
    assert fragments[-1] == {"status": [{"success": True}]}
    aspects = {key: value for part in fragments[2:-1] for key, value in part.items()}
    counts = {one["name"]: one["elementCount"] for one in fragments[1]["metaData"]}
    assert counts == {name: len(value) for name, value in aspects.items()}
    (declared,) = aspects["attributeDeclarations"]
    python = {"string": str, "double": float, "long": int, "boolean": bool}
    for name in ("nodes", "edges"):
        types = {key: python[one["d"]] for key, one in declared[name].items()}
        for one in aspects[name]:
            assert all(type(value) is types[key] for key, value in one["v"].items())
    assert [one["id"] for one in aspects["nodes"]] == list(range(len(nodes)))
    assert [one["id"] for one in aspects["edges"]] == list(range(len(edges)))
    names = [one["v"].pop(cx2.ID) for one in aspects["nodes"]]
    reads = [one["v"].pop(cx2.READS) for one in aspects["edges"]]
    assert all(reads)
    keys = [one["v"]["tie_id"] for one in aspects["edges"]]
    found = (
        dict(zip(names, [one["v"] for one in aspects["nodes"]], strict=True)),
        [
            (names[one["s"]], names[one["t"]], key, one["v"])
            for key, one in zip(keys, aspects["edges"], strict=True)
        ],
    )
    same(found, (nodes, edges))


@given(graphs())
def test_graphology_by_its_specification(explorer):
    explorer = explorer.filter(derived=True)
    nodes, edges = graph_of(explorer)
    of_node, of_edge = renamed(explorer, graphology.OWN)
    data = json.loads(written(explorer, "graphology"))
    assert data["options"] == {"type": "directed", "multi": True, "allowSelfLoops": True}
    assert data["attributes"] == explorer.about()
    own = lambda one: {key: value for key, value in one["attributes"].items() if key not in graphology.OWN}  # noqa: E731
    found = (
        {one["key"]: own(one) for one in data["nodes"]},
        [(one["source"], one["target"], one["key"], own(one)) for one in data["edges"]],
    )
    wanted = (
        {key: of_node(one) for key, one in nodes.items()},
        [(*edge[:3], of_edge(edge[3])) for edge in edges],
    )
    same(found, wanted)


def as_cells(attributes):
    """Return attributes as CSV writes them."""
    return {
        key: str(value).lower() if isinstance(value, bool) else str(value)
        for key, value in attributes.items()
    }


@given(graphs())
def test_csv_by_the_standard_library(explorer):
    explorer = explorer.filter(derived=True)
    nodes, edges = graph_of(explorer)
    archive = zipfile.ZipFile(io.BytesIO(written(explorer, "csv")))

    def rows(name):
        text = archive.read(f"{name}.csv").decode()
        return [
            {key: value for key, value in row.items() if value}
            for row in csv.DictReader(io.StringIO(text, newline=""))
        ]

    names = {"Label": "name"}
    found = {
        row.pop("Id"): {names.get(key, key): value for key, value in row.items()} for row in rows("actors")
    }
    assert found == {key: as_cells(data) for key, data in nodes.items()}
    names = {"Kind": "kind", "Weight": "weight"}
    ties = []
    for row in rows("ties"):
        ends = row.pop("Source"), row.pop("Target"), row.pop("Id")
        assert row.pop("Label") and row.pop("Type") == (
            "Undirected" if row["symmetric"] == "true" else "Directed"
        )
        ties.append((*ends, {names.get(key, key): value for key, value in row.items()}))
    wanted = [
        (*edge[:3], {key: value for key, value in as_cells(edge[3]).items() if key != "tie_id"})
        for edge in edges
    ]
    assert ties == wanted


def unescaped(value):
    """Return a cell as Excel reads it."""
    if not isinstance(value, str):
        return value
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), value)


def in_sheet(attributes):
    """Return attributes as XML can hold them in a sheet: control characters stay, two others do not."""
    lost = lambda text: text.replace("\ufffe", "").replace("\uffff", "")  # noqa: E731
    return {key: lost(value) if isinstance(value, str) else value for key, value in attributes.items()}


@given(graphs())
def test_workbooks_by_openpyxl(explorer):
    explorer = explorer.filter(derived=True)
    nodes, edges = graph_of(explorer)
    book = openpyxl.load_workbook(io.BytesIO(written(explorer, "xlsx")), read_only=True)

    def rows(name):
        header, *body = book[name].iter_rows()
        names = [cell.value for cell in header]
        for row in body:
            assert all(cell.data_type != "f" for cell in row)
            cells = [*row, *[None] * (len(names) - len(row))]
            yield {
                unescaped(key): unescaped(cell.value)
                for key, cell in zip(names, cells, strict=True)
                if cell is not None and cell.value is not None
            }

    as_read = lambda data: {  # noqa: E731  openpyxl reads 2.0 as 2
        key: int(value) if isinstance(value, float) and value.is_integer() else value
        for key, value in in_sheet(data).items()
        if value != ""
    }
    found = {row.pop("id"): row for row in rows("actors")}
    assert found == {key: as_read(data) for key, data in nodes.items()}
    ties = [(row.pop("from_id"), row.pop("to_id"), row.pop("id"), row) for row in rows("ties")]
    for _, _, key, row in ties:
        row["tie_id"] = key
    assert ties == [(*edge[:3], as_read(edge[3])) for edge in edges]


@given(graphs())
def test_labels_of_pajek_are_the_ids_unless_they_cannot(explorer):
    out = Outgoing(explorer.network, explorer.rows, {})
    labels = pajek.vertex_labels(out).to_pylist()
    assert len(set(labels)) == len(labels)
    for key, label in zip(explorer.network.actors["id"], labels, strict=True):
        assert label == key or '"' in key or "\\" in key

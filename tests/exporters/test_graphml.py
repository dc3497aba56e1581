"""GraphML: what goes out is what other programs read in."""

import io
import os
import subprocess
import sys

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from graph_app.exporters import EXPORTERS
from tests.filters.worlds import cases
from tests.worlds import World, actors, event, part, statement, tie

NS = "{http://graphml.graphdrawing.org/xmlns}"
PYTHON = {"string": str, "double": float, "long": int, "boolean": bool}


def written(explorer):
    return b"".join(explorer.stream("graphml"))


def parsed(data):
    """Parse with the network off and no entities; a file that needs either is not well formed for us."""
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def read_back(data):
    return nx.read_graphml(io.BytesIO(data), force_multigraph=True)


def typed(attributes):
    return {name: (type(value), value) for name, value in attributes.items()}


def same(graph, again):
    """Nodes, edges, keys, and every attribute with value and type; empty texts count as missing."""
    assert type(again) is nx.MultiDiGraph
    assert list(again) == list(graph)
    assert list(again.edges(keys=True)) == list(graph.edges(keys=True))
    for node, attributes in graph.nodes(data=True):
        assert typed(again.nodes[node]) == typed(attributes)
    for start, end, key, attributes in graph.edges(keys=True, data=True):
        found = dict(again.edges[start, end, key])
        assert found.pop("id", key) == key
        assert typed(found) == typed(attributes)
    graphs = again.graph.copy()
    for default in ("node_default", "edge_default"):
        assert graphs.pop(default, {}) == {}
    assert graphs == {name: value for name, value in graph.graph.items() if value}


FILTERS = [
    {},
    {"derived": True},
    {"issue": "licence", "stance": ["supports", "mixed"], "derived": True},
    {"actor": "aid", "hops": 2, "confidence": "medium"},
    {"kind": "company", "jurisdiction": "none"},
]


@pytest.mark.parametrize("parts", FILTERS, ids=str)
def test_networkx_reads_back_exactly_the_graph_of_the_explorer(tiny, parts):
    explorer = tiny.filter(**parts)
    same(explorer.graph(), read_back(written(explorer)))


def test_networkx_reads_back_the_built_in_debate(debate):
    explorer = debate.filter(derived=True, issue="open-weights-access")
    same(explorer.graph(), read_back(written(explorer)))


@given(cases())
def test_any_debate_through_any_filter_comes_back(case):
    world, _, raw = case
    explorer = world.explorer().filter(**raw)
    same(explorer.graph(), read_back(written(explorer)))


HOSTILE = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("\x00\x0b\x1f\x7f\x85\u2028\ufeff\ufffe\r\n\t<>&\"']]>💡=+-@"),
    ),
    min_size=1,
    max_size=40,
)
LEGAL_CONTROLS = "\t\n\r"


def cleaned(text):
    """Return text as XML 1.0 can hold it, worked out character by character."""
    surrogates = range(0xD800, 0xE000)
    return "".join(
        one
        for one in text
        if one in LEGAL_CONTROLS or not (ord(one) < 0x20 or ord(one) in surrogates or one in "\ufffe\uffff")
    )


def hostile_world(name, summary, url, extra):
    source = {"id": "s", "title": summary, "publisher": extra, "url": url, "grade": "press", "date": "2024"}
    return World(
        {
            "actors": [
                {"id": "a", "name": name, "kind": "company", "summary": summary, "note": extra},
                *actors("b"),
            ],
            "ties": [tie("t", "a", "b", source="s", summary=summary)],
            "sources": [source],
            "events": [event("e", source="s") | {"title": name}],
            "participations": [part("e", "a", source="s"), part("e", "b", source="s")],
            "statements": [statement("a", "release", 1, "2024", source="s")],
        }
    )


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_hostile_text_comes_back_without_what_xml_cannot_hold(name, summary, url, extra):
    explorer = hostile_world(name, summary, url, extra).explorer().filter(derived=True)
    graph = explorer.graph()
    for attributes in (
        *(data for _, data in graph.nodes(data=True)),
        *(data for *_, data in graph.edges(data=True)),
    ):
        for key, value in list(attributes.items()):
            if isinstance(value, str):
                attributes[key] = cleaned(value)
                if not attributes[key]:
                    del attributes[key]
    same(graph, read_back(written(explorer)))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "]]>",
        "&amp; &lt; &#0;",
        "say \"hi\" 'there'",
        "line\nline\r\nline\rline\ttab",
        "💡 é 中",
        " leading and trailing ",
        "<!-- not a comment -->",
        "<?pi?>",
        "\u2028\u0085",
        "&entity;",
    ],
)
def test_text_that_looks_like_markup_comes_back_as_text(text):
    graph = read_back(written(hostile_world(text, text, text, text).explorer()))
    assert graph.nodes["a"]["name"] == text
    assert graph.nodes["a"]["note"] == text
    assert graph.edges["a", "b", "t"]["source_url"] == text


def test_control_characters_are_left_out_of_the_file():
    data = written(hostile_world("a\x00b\x08\x0c\x1b\ufffe", "s", "u", "x").explorer())
    assert read_back(data).nodes["a"]["name"] == "ab"


def test_a_cell_of_only_control_characters_is_missing():
    assert "note" not in read_back(written(hostile_world("n", "s", "u", "\x01").explorer())).nodes["a"]


def test_names_of_columns_that_are_markup_are_escaped():
    world = World({"actors": [{"id": "a", "name": "A", "kind": "company", 'x"<&\n': "v"}]})
    assert read_back(written(world.explorer())).nodes["a"]['x"<&\n'] == "v"


@pytest.mark.parametrize("parts", FILTERS, ids=str)
def test_igraph_reads_the_same_counts_and_names_of_attributes(tiny, parts, tmp_path):
    explorer = tiny.filter(**parts)
    explorer.export("graphml", tmp_path / "g.graphml")
    graph, found = explorer.graph(), igraph.Graph.Read_GraphML(str(tmp_path / "g.graphml"))
    declared = [(key.get("for"), key.get("attr.name")) for key in parsed(written(explorer)).iter(f"{NS}key")]
    assert (found.is_directed(), found.vcount(), found.ecount()) == (
        True,
        len(graph),
        graph.number_of_edges(),
    )
    assert set(found.vs.attributes()) == {name for owner, name in declared if owner == "node"} | {"id"}
    assert set(found.es.attributes()) - {"id"} == {name for owner, name in declared if owner == "edge"}
    assert set(found.attributes()) == {name for owner, name in declared if owner == "graph"}
    assert found.vs["id"] == list(graph)
    # igraph 1.0.0 fills the edges' own "id" with ids of nodes; `tie_id` is what its users can rely on
    names = found.vs["id"]
    edges = {
        edge["tie_id"]: (names[edge.source], names[edge.target], edge["weight"], edge["derived"])
        for edge in found.es
    }
    assert edges == {
        key: (start, end, data["weight"], data["derived"])
        for start, end, key, data in graph.edges(keys=True, data=True)
    }


def structure(root):
    """Check what the GraphML schema asks of the elements that we write; return keys by id."""
    assert root.tag == f"{NS}graphml"
    assert [child.tag for child in root][-1] == f"{NS}graph"
    keys = {}
    for key in root.iterchildren(f"{NS}key"):
        assert key.get("id") not in keys
        assert key.get("attr.type") in PYTHON
        assert key.get("for") in ("graph", "node", "edge")
        assert [child.tag for child in key] in ([], [f"{NS}desc"])
        keys[key.get("id")] = key
    (graph,) = root.iterchildren(f"{NS}graph")
    assert [child.tag for child in root] == [f"{NS}key"] * len(keys) + [f"{NS}graph"]
    assert graph.get("edgedefault") == "directed"
    return keys, graph


@pytest.mark.parametrize("parts", FILTERS, ids=str)
def test_the_file_is_structured_as_graphml_asks(tiny, parts):
    keys, graph = structure(parsed(written(tiny.filter(**parts))))
    order = [child.tag.removeprefix(NS) for child in graph]
    assert order == sorted(order, key=["data", "node", "edge"].index)
    nodes = [node.get("id") for node in graph.iterchildren(f"{NS}node")]
    edges = [edge.get("id") for edge in graph.iterchildren(f"{NS}edge")]
    assert len(set(nodes)) == len(nodes)
    assert len(set(edges)) == len(edges)
    for element in graph.iter(f"{NS}graph", f"{NS}node", f"{NS}edge"):
        owner = element.tag.removeprefix(NS)
        used = [data.get("key") for data in element.iterchildren(f"{NS}data")]
        assert len(set(used)) == len(used)
        assert {keys[key].get("for") for key in used} <= {owner}
        if owner == "edge":
            assert {element.get("source"), element.get("target")} <= set(nodes)
    for data in graph.iter(f"{NS}data"):
        PYTHON[keys[data.get("key")].get("attr.type")](data.text)
        assert data.text


def test_each_field_is_declared_once_with_one_type_whatever_is_shown(tiny, debate):
    def declared(explorer):
        keys, _ = structure(parsed(written(explorer)))
        return [(key.get("for"), key.get("attr.name"), key.get("attr.type")) for key in keys.values()]

    for explorer in (tiny, debate):
        whole = declared(explorer)
        assert len({key[:2] for key in whole}) == len(whole)
        assert declared(explorer.filter(text="nobody has this", derived=True)) == whole
    assert ("node", "openness", "double") in declared(tiny)
    assert ("node", "statements", "long") in declared(tiny)
    assert ("edge", "amount_usd", "long") in declared(tiny)
    assert ("edge", "derived", "boolean") in declared(tiny)


def test_ids_of_edges_are_ids_of_ties_and_unique(debate):
    _, graph = structure(parsed(written(debate.filter(derived=True))))
    found = [edge.get("id") for edge in graph.iterchildren(f"{NS}edge")]
    network = debate.network
    assert found == [*network.ties["id"], *network.derived_ids]
    assert len(set(found)) == network.m + network.d


def test_missing_values_are_left_out(tiny):
    keys, graph = structure(parsed(written(tiny)))
    name_of = {key: element.get("attr.name") for key, element in keys.items()}
    aid = next(node for node in graph if node.get("id") == "aid")
    assert [name_of[data.get("key")] for data in aid] == [
        "name",
        "kind",
        "subkind",
        "jurisdiction",
        "website",
        "openness_label",
        "statements",
    ]
    undated = next(edge for edge in graph if edge.get("id") == "sen.part_of.reg")
    assert not {"start", "end", "amount_usd", "events"} & {name_of[data.get("key")] for data in undated}


def test_every_statement_and_tie_carries_title_and_address_of_its_source(tiny):
    graph = read_back(written(tiny.filter(derived=True)))
    assert graph.nodes["sen"]["source_title"] == "Record of the office | Öffnung – ein Überblick"
    assert graph.nodes["sen"]["source_url"] == (
        "https://reg.example/record?id=1&lang=en | https://blog.example/%C3%96ffnung#top"
    )
    recorded = graph.edges["aid", "acme", "aid.criticizes.acme"]
    assert recorded["source_title"] == '=HYPERLINK("https://aid.example")'
    assert recorded["source_url"] == "https://aid.example/"
    derived = graph.edges["acme", "iris", "acme.acted_together.iris"]
    assert derived["events"] == "Letter for open release | Report on openness"
    assert derived["source_url"] == "http://paper.example/debate | https://blog.example/%C3%96ffnung#top"
    assert all(data["source_title"] and data["source_url"] for *_, data in graph.edges(data=True))


def test_the_graph_carries_filter_query_fingerprint_date_version_licence_and_citation(debate):
    explorer = debate.filter(kind="regulator", stance=["pro-open", "mixed"])
    about = read_back(written(explorer)).graph
    fingerprint = debate.network.dataset.fingerprint
    assert about["title"] == "Who influences whom in the open-weight AI debate"
    assert about["filter"] == explorer.sentence()
    assert about["query"] == "kind=regulator&stance=mixed,pro-open"
    assert about["fingerprint"] == fingerprint
    assert (about["version"], about["licence"]) == ("0.1.0", "CC-BY-4.0")
    assert about["date"] == max(
        debate.network.dataset.tables["sources"]["date"].dropna(), key=lambda one: (one + "-01-01")[:10]
    )
    assert about["citation"] == (
        f"Who influences whom in the open-weight AI debate (version 0.1.0, {about['date']}). CC-BY-4.0. "
        f"Filter: kind=regulator&stance=mixed,pro-open. Data fingerprint {fingerprint[:12]}."
    )


def test_statements_that_a_lens_leaves_out_leave_no_sources(tiny):
    graph = read_back(written(tiny.filter(confidence="high")))
    assert graph.nodes["sen"]["source_title"] == "Record of the office"
    assert graph.nodes["sen"]["statements"] == 1


def test_bytes_are_the_same_each_time(tiny):
    assert written(tiny.filter(derived=True)) == written(tiny.filter(derived=True))


def test_bytes_are_the_same_in_fresh_processes_with_other_seeds_of_hashing(tmp_path):
    code = (
        "import sys, graph_app as ga\n"
        "from graph_app.exporters import EXPORTERS\n"
        "ex = ga.open('open-weights').filter(derived=True, kind=['regulator', 'company'])\n"
        "for one in EXPORTERS: ex.export(one.name, f'{sys.argv[1]}.{one.name}')"
    )
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], check=True, env=environment)
    for name in (one.name for one in EXPORTERS):
        assert (tmp_path / f"1.{name}").read_bytes() == (tmp_path / f"2.{name}").read_bytes()


def test_bytes_of_the_tiny_debate_are_the_golden_ones(tiny, golden):
    golden("tiny.graphml", written(tiny.filter(derived=True)))


def test_an_empty_choice_is_a_file_without_nodes(tiny):
    graph = read_back(written(tiny.filter(text="nobody has this")))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (0, 0)
    assert graph.graph["query"] == "text=nobody%20has%20this"

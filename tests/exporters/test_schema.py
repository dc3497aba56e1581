"""GraphML and GEXF are valid by schemas of our own words; the published ones found the same files valid."""

from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from tests.exporters.test_graphml import FILTERS, parsed
from tests.filters.worlds import cases

HERE = Path(__file__).parent / "schemas"
SCHEMAS = {name: etree.XMLSchema(etree.parse(HERE / f"{name}.xsd")) for name in ("graphml", "gexf")}
FORMATS = {"graphml": "graphml", "yed": "graphml", "visone": "graphml", "gexf": "gexf"}


def faults(explorer, name):
    schema = SCHEMAS[FORMATS[name]]
    schema.validate(parsed(b"".join(explorer.stream(name))))
    return [f"line {one.line}: {one.message}" for one in schema.error_log]


@pytest.mark.parametrize("parts", FILTERS, ids=str)
@pytest.mark.parametrize("name", FORMATS)
def test_the_tiny_debate_is_valid(tiny, name, parts):
    assert faults(tiny.filter(**parts), name) == []


@pytest.mark.parametrize("name", FORMATS)
def test_the_built_in_debate_is_valid(debate, name):
    assert faults(debate.filter(derived=True, issue="open-weights-access"), name) == []


@given(cases())
@pytest.mark.parametrize("name", FORMATS)
def test_any_debate_through_any_filter_is_valid(name, case):
    world, _, raw = case
    assert faults(world.explorer().filter(**raw), name) == []


def test_attributes_of_gexf_are_declared_for_nodes_or_edges(debate):
    space = {"g": "http://gexf.net/1.3"}
    tree = parsed(b"".join(debate.filter(derived=True).stream("gexf")))
    for owner in ("node", "edge"):
        declared = tree.xpath(f"//g:attributes[@class='{owner}']/g:attribute/@id", namespaces=space)
        used = tree.xpath(f"//g:{owner}/g:attvalues/g:attvalue/@for", namespaces=space)
        assert set(used) <= set(declared)
        assert declared == tree.xpath(
            f"//g:attributes[@class='{owner}']/g:attribute/@title", namespaces=space
        )


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("graphml", b'source="acme"', b'source="nobody"'),
        ("graphml", b'<data key="n0">', b'<data key="n999">'),
        ("graphml", b'attr.type="double"', b'attr.type="number"'),
        ("graphml", b'<node id="acme">', b'<node id="bolt">'),
        ("graphml", b'edgedefault="directed"', b""),
        ("gexf", b'source="acme"', b'source="nobody"'),
        ("gexf", b'<attribute id="name"', b'<attribute id="kind"'),
        ("gexf", b'<spell start="2022-01-01"', b'<spell start="2022"'),
        ("gexf", b'weight="0.5"', b'weight="much"'),
        ("gexf", b' version="1.3"', b' version="1.2"'),
    ],
)
def test_the_schemas_find_what_is_wrong(tiny, name, old, new):
    data = b"".join(tiny.stream(name))
    assert old in data
    assert not SCHEMAS[FORMATS[name]].validate(parsed(data.replace(old, new)))

"""Other programs' own documents are read as they were meant: NetworkX's always, a folder's with --peers."""

from pathlib import Path

import pytest

from benchmarks.conformance.compare import compared
from benchmarks.conformance.documents import Document, of_folder, of_networkx

DOCUMENTS = list(of_networkx())


def test_there_are_documents_of_all_four_formats():
    assert {one.format for one in DOCUMENTS} == {"graphml", "gexf", "pajek", "gml"}
    assert len(DOCUMENTS) > 40


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)
def test_a_document_of_networkx_is_read_as_networkx_reads_it_or_refused_with_its_cause(document):
    found = compared(document)
    assert found.wrong == ()
    assert found.passed


def test_what_networkx_reads_is_read_but_for_files_without_any_graph():
    results = [compared(one) for one in DOCUMENTS]
    refused = [one.ours for one in results if not one.read and not one.theirs.startswith("fails")]
    assert refused == ["document.net: It has no *Vertices, as every network of Pajek has."]


NAMED = b"""<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="c" for="node" attr.name="Color" attr.type="string"><default>teal</default></key>
<graph edgedefault="directed"><node id="p"><data key="c">plum</data></node><node id="q"/></graph></graphml>"""
SHADES = b"""<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="r" for="node" attr.name="r" attr.type="int"/><key id="g" for="node" attr.name="g" attr.type="int"/>
<key id="b" for="node" attr.name="b" attr.type="int"/><graph edgedefault="directed"><node id="p">
<data key="r">1</data><data key="g">20</data><data key="b">255</data></node></graph></graphml>"""


@pytest.mark.parametrize("data", [NAMED, SHADES])
def test_colours_are_those_that_networkx_reads_though_they_are_called_otherwise(data):
    found = compared(Document("own", "graphml", data))
    assert (found.read, found.wrong) == (True, ())
    assert not found.theirs.startswith("fails")


def test_peers_files_are_read(request):
    folder = request.config.getoption("--peers")
    if folder is None:
        pytest.skip("no --peers")
    results = [compared(one) for one in of_folder(Path(folder))]
    assert [one.name for one in results if not one.passed] == []
    assert sum(one.read for one in results) >= 0.95 * len(results)

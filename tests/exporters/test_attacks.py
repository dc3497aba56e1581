"""Every format of a debate of which every text is an attack: well-formed, text stays text, nothing runs."""

import csv
import io
import json
import zipfile
from html.parser import HTMLParser
from pathlib import PurePosixPath

import networkx as nx
import openpyxl
import pyarrow.parquet as pq
import pytest
from lxml import etree

import graph_app as ga
from graph_app.dataset.writing import write_package
from graph_app.exporters import EXPORTERS
from graph_app.exporters.discourse import FORMATS
from graph_app.exporters.discourse import written as written_network
from graph_app.files import file_stem
from graph_app.text import safe_url, shown
from tests.attacks import ABOUT, ATTACKS, NAME, OWN_COLUMNS, RAN, WILD, attacked_world
from tests.exporters.test_graphml import cleaned

BY_NAME = {one.name: one for one in EXPORTERS}
XML, JSON = ("graphml", "yed", "visone", "gexf"), ("cytoscape", "cx2", "json", "graphology")
ZIPS = ("csv", "package", "parquet", "xlsx")
OTHERS = ("gml", "pajek", "html")
SCRIPTED = ("script", "iframe", "object", "embed", "handler", "foreignobject", "image")


@pytest.fixture(scope="module", params=[False, True], ids=["checked", "unchecked"])
def explorer(request):
    """The debate, also with addresses that `check` refuses."""
    return attacked_world(wild=request.param).explorer(**ABOUT).filter(derived=True)


def written(explorer, name):
    return b"".join(explorer.stream(name))


def lines(texts):
    """Return texts as readers of lines give them."""
    return {"\n".join(text.splitlines()) for text in texts}


def strings(value):
    """Yield all texts of plain JSON values, names of members as well."""
    if isinstance(value, str):
        yield value
    for key, inner in value.items() if isinstance(value, dict) else ():
        yield key
        yield from strings(inner)
    for inner in value if isinstance(value, list) else ():
        yield from strings(inner)


def test_every_format_is_among_those_that_are_looked_at():
    assert set(BY_NAME) == {*XML, *JSON, *ZIPS, *OTHERS}


def elements(data):
    """Return what XML holds; there is neither a document type nor an instruction in it."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=False))
    assert root.getroottree().docinfo.doctype == ""
    found = list(root.iter())
    assert all(isinstance(one.tag, str) for one in found)
    return found


@pytest.mark.parametrize("name", XML)
def test_xml_holds_texts_and_nothing_that_runs(explorer, name):
    found = elements(written(explorer, name))
    assert not {etree.QName(one).localname.lower() for one in found} & set(SCRIPTED)
    assert not [key for one in found for key in one.attrib if key.lower().startswith("on")]
    texts = {one.text for one in found} | {value for one in found for value in one.attrib.values()}
    assert {cleaned(attack) for attack in ATTACKS} <= texts
    assert set(OWN_COLUMNS) <= texts


@pytest.mark.parametrize("name", JSON)
def test_json_holds_texts(explorer, name):
    found = set(strings(json.loads(written(explorer, name))))
    assert set(ATTACKS) <= found
    assert set(OWN_COLUMNS) <= found


@pytest.mark.parametrize("name", ZIPS)
def test_zips_hold_files_of_our_names_alone(explorer, name):
    archive = zipfile.ZipFile(io.BytesIO(written(explorer, name)))
    assert archive.testzip() is None
    for one in archive.namelist():
        path = PurePosixPath(one)
        assert not path.is_absolute() and ".." not in path.parts and "\\" not in one
        assert one.isascii() and one.isprintable()


@pytest.mark.parametrize("name", ["csv", "package", "parquet"])
def test_tables_hold_cells_exactly_as_they_are(explorer, name):
    archive = zipfile.ZipFile(io.BytesIO(written(explorer, name)))
    seen = 0
    for one in archive.namelist():
        if one.endswith(".csv"):
            head, *rows = csv.reader(io.StringIO(archive.read(one).decode(), newline=""), strict=True)
        elif one.endswith(".parquet"):
            table = pq.read_table(io.BytesIO(archive.read(one)))
            head, rows = table.column_names, list(zip(*table.to_pydict().values(), strict=True))
        else:
            json.loads(archive.read(one))
            continue
        seen += 1
        assert {len(row) for row in rows} <= {len(head)}
        cells = {cell for row in rows for cell in row}
        assert set(ATTACKS) <= cells, one
        assert set(OWN_COLUMNS) <= set(head), one
    assert seen >= 10


def test_csv_says_how_many_cells_may_be_taken_for_formulas(explorer):
    (said,) = (entry for entry in explorer.loss("csv").entries if entry.code == "formulas")
    actors, ties = len(explorer.rows.actors), len(explorer.rows.ties)
    assert said.kind == "caution"
    assert said.count > actors + ties


def test_a_workbook_has_text_and_no_formula_link_or_macro(explorer):
    data = written(explorer, "xlsx")
    archive = zipfile.ZipFile(io.BytesIO(data))
    for one in archive.namelist():
        found = {etree.QName(element).localname for element in elements(archive.read(one))}
        assert not found & {"f", "hyperlink", "hyperlinks", "externalReference", "drawing", "oleObject"}, one
    assert not [one for one in archive.namelist() if "vba" in one or "external" in one]
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "inlineStr"}
    texts = lines(cell.value for cell in cells if isinstance(cell.value, str))
    assert lines(cleaned(attack) for attack in ATTACKS) <= texts


class Page(HTMLParser):
    """Takes a page apart as a browser does."""

    def __init__(self, text):
        super().__init__()
        self.found, self.data, self._inside = [], "", None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        self._inside = dict(attrs).get("id") if tag == "script" else None

    def handle_endtag(self, tag):
        self._inside = None

    def handle_data(self, data):
        self.data += data if self._inside == "data" else ""


def test_the_page_in_one_file_has_our_scripts_alone_and_links_to_web_addresses(explorer):
    page = Page(written(explorer, "html").decode())
    assert [attrs.get("id") for tag, attrs in page.found if tag == "script"] == ["data", None]
    assert not [attrs for _, attrs in page.found for key in attrs if key.startswith(("on", "style", "src"))]
    assert not [tag for tag, _ in page.found if tag in ("a", "link", "img", "svg", "base", "form", "iframe")]
    data = json.loads(page.data)
    assert set(ATTACKS) <= set(strings(data))
    addresses = [one for name in ("sources", "actors") for one in _column(data, name, "url") if one]
    assert all(safe_url(one) == one for one in addresses)


def _column(data, table, name):
    return data.get(table, {}).get(name, [])


def test_gml_and_pajek_hold_each_text_in_its_place(explorer):
    graph = nx.parse_gml(written(explorer, "gml").decode(), label="id")
    assert [data["name"] for _, data in graph.nodes(data=True)] == list(ATTACKS)
    text = written(explorer, "pajek").decode("utf-8-sig")
    assert [line.split()[0] for line in text.split("\n") if line[:1] == "*"] == [
        "*Network",
        "*Vertices",
        "*Arcs",
    ]


@pytest.mark.parametrize("name", sorted({*BY_NAME} - {"html"}))
def test_what_was_exported_opens_again_with_the_same_texts(explorer, name, tmp_path):
    suffix = BY_NAME[name].suffix
    if name == "package" and not all(map(safe_url, explorer.network.dataset.tables["sources"]["url"])):
        pytest.skip("a package that check refuses")
    back = ga.open(explorer.export(name, tmp_path / f"x{suffix}"))
    found = back.network.dataset.tables["actors"]["name"].tolist()
    expected = list(ATTACKS)
    if name in (*XML, "xlsx"):
        expected = [cleaned(attack) for attack in expected]
    if name == "pajek":  # its labels cannot have all signs
        expected = [one for one in expected if not set(one) & set("\"'&\\")]
        found = [one for one in found if one in expected]
    assert found == expected


@pytest.mark.parametrize("name", sorted({*BY_NAME} - {"html", "pajek"}))
def test_an_address_that_runs_is_put_aside_when_it_is_brought(name, tmp_path):
    explorer = attacked_world(wild=True).explorer(**ABOUT)
    tables = ga.open(explorer.export(name, tmp_path / f"x{BY_NAME[name].suffix}")).network.dataset.tables
    for table, column in (("sources", "url"), ("actors", "website")):
        frame = tables[table]
        assert all(one.startswith("https://") for one in frame[column].dropna()), table
        assert frame[f"{column}_given"].str.contains(f"javascript:{RAN}=1", regex=False).any(), table


def test_check_refuses_addresses_that_run(tmp_path):
    data = attacked_world(wild=True).dataset(**ABOUT)
    found = ga.check(write_package(data, tmp_path / "p")).problems
    refused = {(one.file, one.value) for one in found if one.column in ("url", "website")}
    runs = [one for one in WILD if "[" not in one]
    for file in ("sources.csv", "actors.csv"):
        assert {shown(one) for one in runs} <= {value for name, value in refused if name == file}


def test_a_checked_package_of_attacks_is_read_as_it_was_written(tmp_path):
    data = attacked_world().dataset(**ABOUT)
    assert ga.open(write_package(data, tmp_path / "p")).network.dataset.fingerprint == data.fingerprint


@pytest.mark.parametrize("mode", ["subtract", "two-mode"])
@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
def test_networks_of_statements_hold_texts(explorer, form, mode):
    asked = explorer.discourse_network(mode=mode)
    data = b"".join(written_network(asked, form.name, explorer.about()))
    if form.suffix == ".csv":
        found = {
            cell for row in csv.reader(io.StringIO(data.decode(), newline=""), strict=True) for cell in row
        }
    elif form.suffix == ".json":
        found = set(strings(json.loads(data)))
    else:
        parts = elements(data)
        found = {one.text for one in parts} | {value for one in parts for value in one.attrib.values()}
    legal = cleaned if form.suffix in (".graphml", ".gexf") else str
    named = asked.matrix().index.tolist()
    assert len(named) > 20
    assert {legal(one) for one in named} <= found


@pytest.mark.parametrize(
    "name", [NAME, "..", "/etc/passwd", "a\x00b", "con", "-rf", "\u202egpj.exe", '"', ""]
)
def test_names_of_files_have_no_folder_and_no_sign_that_means_anything(name):
    stem = file_stem(name)
    assert stem.isascii() and stem
    assert not set(stem) & set("/\\\"';:\r\n\x00 <>|*?%")
    assert not stem.startswith((".", "-"))

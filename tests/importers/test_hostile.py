"""Files made to hurt: each gets one clear message, within two seconds and bounded memory."""

import gzip
import io
import time
import zipfile

import pytest

from graph_app.importers import FileError, LimitError, Limits
from tests.importers.reading import read, rows

GRAPH = '<graphml><graph edgedefault="directed">{}</graph></graphml>'
LONG = 3_000_000
PATIENCE = 2.0


def bomb():
    layers = "".join(f'<!ENTITY {chr(98 + place)} "{f"&{chr(97 + place)};" * 10}">' for place in range(9))
    body = GRAPH.format('<node id="&j;"/>')
    return f'<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "lol">{layers}]>{body}'


def zipped(*members, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def outside(declaration):
    return f'<?xml version="1.0"?><!DOCTYPE g [{declaration}]>' + GRAPH.format('<node id="a&x;"/>')


ENTITIES = {
    "billion laughs": bomb(),
    "quadratic": outside(f'<!ENTITY x "{"a" * 50_000}">').replace("&x;", "&x;" * 1_000),
    "a file": outside('<!ENTITY x SYSTEM "file:///etc/hostname">'),
    "the network": outside('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">'),
    "a parameter": outside('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;'),
}


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
@pytest.mark.parametrize("text", ENTITIES.values(), ids=ENTITIES)
def test_entities_are_refused_before_they_are_used(text, suffix):
    with pytest.raises(
        FileError, match=r"line 1: The file declares the entity '.'\. Entities are not expanded"
    ):
        read(f"a{suffix}", text)


CASES = {
    "deep GraphML": ("a.graphml", GRAPH.format("<node id='x'><graph>" * 10_000), "depth"),
    "deep GEXF": ("a.gexf", "<gexf>" + "<a>" * 10_000, "depth"),
    "deep JSON": ("a.json", '{"nodes":' + "[" * 10_000 + "]" * 10_000 + "}", "depth"),
    "deep JSON value": (
        "a.json",
        '{"nodes":[{"id":1,"x":' + '{"a":' * 900 + "1" + "}" * 900 + "}]}",
        "depth",
    ),
    "deep GML": ("a.gml", "graph [ " * 10_000, "depth"),
    "deep DOT": ("a.dot", "digraph {" + "{" * 10_000, "depth"),
    "long attribute": ("a.graphml", GRAPH.format(f'<node id="{"x" * LONG * 2}"/>'), "characters"),
    "long text": (
        "a.graphml",
        GRAPH.format(f'<node id="a"><data key="k">{"x" * LONG}</data></node>'),
        "characters",
    ),
    "long label": (
        "a.gexf",
        f'<gexf><graph><nodes><node id="1" label="{"x" * LONG * 2}"/></nodes></graph></gexf>',
        "characters",
    ),
    "long comment": ("a.gexf", f"<gexf><!--{'x' * LONG * 2}--></gexf>", "characters"),
    "long JSON": ("a.json", f'{{"nodes":[{{"id":"{"x" * LONG * 2}"}}]}}', "characters"),
    "long JSON with commas": ("a.json", f'{{"nodes":[{{"id":"{"x," * LONG}"}}]}}', "characters"),
    "long cell": ("a.csv", f"from,to\na,{'x' * LONG * 5}\n", "characters"),
    "long quoted cell": ("a.csv", f'from,to\na,"{"x" * LONG * 5}"\n', "characters"),
    "long GML": ("a.gml", f'graph [ node [ id "{"x" * LONG}" ] ]', "characters"),
    "long DOT": ("a.dot", f'graph {{ "{"x" * LONG}" }}', "characters"),
    "long Pajek": ("a.net", f'*Vertices 1\n1 "{"x" * LONG * 5}"\n', "characters"),
    "long DL": ("a.dl", f"dl n=2 format=el1\nlabels embedded\ndata:\na {'x' * LONG * 5}\n", "characters"),
    "long entity": (
        "a.ftm",
        f'{{"id":"1","schema":"Person","properties":{{"name":["{"x" * LONG * 5}"]}}}}',
        "characters",
    ),
    "many vertices": ("a.net", "*Vertices 100000000000\n", "rows"),
    "many nodes of DL": ("a.dl", "dl n=90000000 format=el1\ndata:\n1 2\n", "rows"),
    "many objects": ("a.json", b'{"nodes":[' + b"[]," * 6_100_000 + b"[]]}", "rows"),
    "many blank lines": ("a.csv", b"from,to\n" + b"\n" * 20_000_000, "rows"),
    "gzip bomb": ("a.csv.gz", gzip.compress(b"\0" * 60_000_000), "ratio"),
    "zip bomb": ("a.zip", zipped(("a.csv", b"a,b\n" * 10_000_000)), "ratio"),
    "workbook bomb": (
        "a.xlsx",
        zipped(("xl/workbook.xml", b"<a/>"), ("xl/s.xml", b" " * 40_000_000)),
        "ratio",
    ),
    "many members": ("a.zip", zipped(*((f"{place}.csv", b"a") for place in range(1_001))), "members"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_too_much_of_anything_is_refused_at_once_naming_the_limit_and_its_setting(case):
    name, data, limit = case
    start = time.monotonic()
    with pytest.raises(LimitError) as caught:
        read(name, data)
    assert time.monotonic() - start < PATIENCE * 2  # machines are shared
    assert caught.value.limit == f"import_{limit}"
    told = f"The limit is import_{limit}; raise it with --limit {limit}=… or GRAPH_APP_IMPORT_{limit.upper()}"
    assert told in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.graphml", GRAPH.format("<node id='ü'/>").encode("latin-1"), None),
        ("a.gexf", '<?xml version="1.0" encoding="utf-8"?><gexf><graph/></gexf>'.encode("utf-16"), None),
        ("a.graphml", b"\xff\xfe<\x00g", "The XML is not well-formed"),
        ("a.graphml", b"<?xml version='1.0' encoding='klingon'?><graphml/>", "There is no encoding"),
        ("a.json", '{"nodes": [], "links": []}'.encode("utf-16"), None),
        ("a.json", b'{"nodes": [{"id": "\xfc"}], "links": []}', None),
        ("a.net", '*Vertices 1\n1 "ü"\n'.encode("latin-1"), None),
        ("a.csv", bytes(range(256)) * 20, "It holds zero bytes"),
    ],
)  # fmt: skip
def test_wrong_encodings_are_read_with_a_note_or_refused(name, data, message):
    if message is None:
        assert read(name, data) is not None
        return
    with pytest.raises(FileError, match=message):
        read(name, data)


@pytest.mark.parametrize(
    "head", ["n=1 nm=9000000 format=lowerhalf diagonal=absent", "n=0 nm=9000000", "n=2 nm=100"]
)
def test_more_matrices_than_a_file_can_hold_are_refused_at_once(head):
    with pytest.raises(
        FileError, match=r"line 2: [0-9,]+ matrices of . by . are announced, more than the file"
    ):
        read("a.dl", f"dl {head}\ndata:\n0 1\n1 0\n")


def test_names_in_a_zip_are_never_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = zipped(
        ("../../../../actors.csv", "id,name\na,Ann\n"),
        ("/etc/ties.csv", "from_id,to_id\na,b\n"),
        ("__MACOSX/._ties.csv", b"\0\1"),
        ("C:\\x\\sources.csv", "id,title\ns,S\n"),
    )
    found = read("a.zip", data)
    assert rows(found, "ties", "from_id", "to_id") == [("a", "b")]
    assert rows(found, "sources", "id") == [("s",), ("not-stated",)]
    assert list(tmp_path.iterdir()) == []


def test_a_locked_zip_and_a_workbook_that_declares_entities_are_refused():
    locked = bytearray(zipped(("a.csv", "a,b\n1,2\n"), method=zipfile.ZIP_STORED))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(FileError, match=r"'a\.csv' is locked with a password"):
        read("a.zip", bytes(locked))
    with pytest.raises(FileError, match="A part of the workbook declares entities"):
        read("a.xlsx", zipped(("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "b">]><a/>')))


@pytest.mark.parametrize("magic", [b"\x80\x04\x95.", b"\x80\x02}q\x00."])
@pytest.mark.parametrize("name", ["a.gpickle", "a.pickle", "a.csv", "a"])
def test_a_pickle_is_refused_with_the_reason_whatever_it_is_called(name, magic):
    with pytest.raises(
        FileError, match="A pickle is not read: opening one runs whatever program it contains"
    ):
        read(name, magic)


def test_reading_ends_when_the_time_is_over(monkeypatch):
    ticks = iter(range(0, 10_000, 7))
    monkeypatch.setattr("graph_app.importers.limits.time.monotonic", lambda: next(ticks))
    body = "".join(f'<node id="n{place}"/>' for place in range(3_000))
    with pytest.raises(
        LimitError, match=r"Reading took longer than 5 seconds and was given up\. The limit is import_seconds"
    ):
        read("a.graphml", GRAPH.format(body), limits=Limits(seconds=5))


@pytest.mark.parametrize("name", ["a.gexf", "a.json", "a.csv"])
def test_a_file_that_is_too_large_is_refused(name):
    with pytest.raises(
        LimitError, match=r"There are more than 1 megabytes in it\. The limit is import_megabytes"
    ):
        read(name, b" " * 1_000_001, limits=Limits(megabytes=1))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.graphml", GRAPH.format("".join(f'<node id="{place}"/>' for place in range(2_000)))),
        ("a.net", "*Vertices 5\n*Arcs\n" + "1 2\n" * 2_000),
        ("a.csv", "from,to\n" + "a,b\n" * 2_000),
        ("a.dot", "digraph { {" + "a;" * 1 + " ".join(f"a{place}" for place in range(50)) + "} -> {"
         + " ".join(f"b{place}" for place in range(50)) + "} }"),
    ],
)  # fmt: skip
def test_too_many_rows_are_refused(name, text):
    with pytest.raises(LimitError, match=r"There are more than 1,000 .*The limit is import_rows"):
        read(name, text, limits=Limits(rows=1_000))


def test_too_many_columns_are_refused():
    head = ",".join(f"c{place}" for place in range(200))
    with pytest.raises(LimitError, match=r"There are more than 100 columns\. The limit is import_columns"):
        read("a.csv", f"from,to,{head}\na,b\n", limits=Limits(columns=100))
    data = "".join(f'<data key="k{place}">x</data>' for place in range(200))
    with pytest.raises(LimitError, match=r"There are more than 100 attributes of nodes\."):
        read("a.graphml", GRAPH.format(f'<node id="a">{data}</node>'), limits=Limits(columns=100))


MANY = 20_000
SLOW = {
    "ties of one id": ("a.graphml", GRAPH.format('<edge id="1" source="a" target="b"/>' * MANY)),
    "nodes of one id": ("a.graphml", GRAPH.format('<node id=" a"/>' * MANY)),
    "kinds of their own": (
        "a.gexf",
        "<gexf><graph><nodes/><edges>"
        + "".join(f'<edge source="a" target="b" kind="k{place}"/>' for place in range(MANY))
        + "</edges></graph></gexf>",
    ),
    "sections of their own": ("a.net", "*Vertices 1\n" + "".join(f"*s{place}\n" for place in range(MANY))),
    "spaces in a list": (
        "a.gexf",
        "<gexf><graph><attributes class='node'><attribute id='0' title='t' type='liststring'/></attributes>"
        f"<nodes><node id='a'><attvalues><attvalue for='0' value='[{'a ' * 200_000}]'/></attvalues></node>"
        "</nodes></graph></gexf>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SLOW.values(), ids=SLOW)
def test_what_invites_quadratic_work_takes_no_such_time(case):
    start = time.monotonic()
    found = read(*case)
    assert time.monotonic() - start < 20
    assert len(found.report.notes) <= 2_100


REPEATED = {
    "a default of GraphML": (
        "a.graphml",
        f"<graphml><key id='k' for='node'><default>{'x' * 9_000}</default></key><graph>"
        + "".join(f"<node id='{place}'/>" for place in range(300)) + "</graph></graphml>",
    ),
    "a default of GEXF": (
        "a.gexf",
        "<gexf><graph><attributes class='node'><attribute id='0' title='t' type='string'>"
        f"<default>{'x' * 9_000}</default></attribute></attributes><nodes>"
        + "".join(f"<node id='{place}'/>" for place in range(300)) + "</nodes></graph></gexf>",
    ),
    "a default of DOT": (
        "a.dot", f"graph {{ node [x={'y' * 9_000}]; " + ";".join(f"n{place}" for place in range(300)) + "}"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REPEATED.values(), ids=REPEATED)
def test_what_is_repeated_is_counted_as_often_as_it_stands(case):
    with pytest.raises(LimitError, match="import_megabytes"):
        read(*case, limits=Limits(megabytes=1, characters=10_000))


def test_values_are_counted_in_all():
    with pytest.raises(LimitError, match=r"There are more than 1,000 cells\. The limit is import_cells"):
        read("a.csv", "from,to,x\n" + "a,b,c\n" * 400, limits=Limits(cells=1_000))
    nodes = "".join(f'<node id="{place}"><data key="k">x</data></node>' for place in range(2_000))
    with pytest.raises(
        LimitError, match=r"There are more than 1,000 values of nodes\. The limit is import_cells"
    ):
        read("a.graphml", GRAPH.format(nodes), limits=Limits(cells=1_000))

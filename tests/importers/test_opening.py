"""The way in: which importer, packed files, several files, the report, names, what a data set says of it."""

import gzip

import pytest

import graph_app as ga
from graph_app.errors import DataError, NotFoundError, QueryError
from graph_app.importers import (
    IMPORTERS,
    FileError,
    Given,
    LimitError,
    Limits,
    dataset_of,
    given_file,
    import_given,
    importer,
    is_foreign,
)
from tests.importers.reading import SEEDS, read, rows, sentences

GEXF = "<gexf><graph defaultedgetype='directed'><nodes><node id='a'/></nodes></graph></gexf>"


WHOLE = [
    path
    for path in sorted(SEEDS.glob("*/*"))
    if path.parent.name in {one.name for one in IMPORTERS} and path.parent.name != "package"
]


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_seed_is_read_by_its_importer(path):
    assert read(path.name, path.read_bytes()).report.formats == (path.parent.name,)


def test_every_importer_has_a_name_a_title_and_suffixes_of_its_own_kind():
    assert len({one.name for one in IMPORTERS}) == len(IMPORTERS)
    for one in IMPORTERS:
        assert one.title and all(
            suffix.startswith(".") and suffix == suffix.lower() for suffix in one.suffixes
        )
        assert importer(one.name) is one
        assert one.looks(Given("x", b"")) is False
    with pytest.raises(NotFoundError, match="No format 'gexv' is read"):
        importer("gexv")


@pytest.mark.parametrize(
    "name", ["net.gexf", "net.GEXF", "net.xml", "net", "net.csv", "net.graphml", "net.json"]
)
def test_content_counts_more_than_the_name(name):
    found = read(name, GEXF)
    assert found.report.formats == ("gexf",)
    told = "By its content the file is GEXF 1.1 to 1.3 (Gephi), whatever its name says."
    assert (told in sentences(found, "assumed")) == (name not in ("net.gexf", "net.GEXF", "net"))


def test_a_format_may_be_named():
    assert read("a.txt", "a,b\nb,c\n", {"format": "table"}).report.formats == ("table",)
    with pytest.raises(FileError, match="The XML is not well-formed"):
        read("a.csv", "a,b\n", {"format": "gexf"})


@pytest.mark.parametrize("name", ["net.gexf.gz", "net.gz", "net"])
def test_gzip_is_unpacked_whatever_it_is_called(name):
    assert read(name, gzip.compress(GEXF.encode())).report.formats == ("gexf",)
    twice = gzip.compress(GEXF[:20].encode()) + gzip.compress(GEXF[20:].encode())
    assert read(name, twice).report.formats == ("gexf",)


@pytest.mark.parametrize("cut", [-1, -9, 15])
def test_gzip_that_is_cut_off_or_damaged_is_refused(cut):
    with pytest.raises(FileError, match=r"a\.gexf\.gz: The gzip file is (cut off|damaged)"):
        read("a.gexf.gz", gzip.compress(GEXF.encode())[:cut])


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (
            "a.md",
            b"# A title\n\nSome prose, with a comma.\n",
            "a.md: It is of no format that is known. Files that are read: .graphml",
        ),
        ("a.bin", b"\x7fELF\x02\x01", "a.bin: It is of no format that is known."),
        ("a.pdf", b"%PDF-1.7", "a.pdf: A PDF holds pages, not a table or a graph."),
        ("a.rds", b"RDX3\n", "a.rds: A file of R objects is not read"),
        ("a.gexf", b"", "a.gexf: The file is empty."),
    ],
)
def test_what_is_not_read_is_refused_with_the_reason(name, data, message):
    with pytest.raises(FileError) as caught:
        read(name, data)
    assert str(caught.value).startswith(message)
    assert caught.value.exit_code == 1
    assert caught.value.details()["file"] == name


def test_several_graphs_become_one_data_set(tmp_path):
    nodes = "<nodes><node id='a' label='Ann'/><node id='b'/></nodes>"
    one = f"<gexf><graph defaultedgetype='directed'>{nodes}{{}}</graph></gexf>"
    files = [
        Given(
            "one.gexf", one.format("<edges><edge id='1' source='a' target='b' kind='pays'/></edges>").encode()
        ),
        Given("two.dot", b"digraph { a -> c; b [label=Bo] }"),
        Given("three.net", b'*Vertices 2\n1 "a"\n2 "d"\n*Edges\n1 2 5\n'),
    ]
    found = import_given(files)
    data = dataset_of(found)
    assert rows(found, "actors", "id", "name") == [("a", "Ann"), ("b", "b"), ("c", "c"), ("d", "d")]
    assert rows(found, "ties", "id", "from_id", "to_id", "kind", "weight") == [
        ("1", "a", "b", "pays", None),
        ("a.tie.c", "a", "c", "tie", None),
        ("a.undirected_tie.d", "a", "d", "undirected_tie", "5"),
    ]
    assert found.report.files == ("one.gexf", "two.dot", "three.net")
    assert found.report.formats == ("gexf", "dot", "pajek")
    assert data.descriptor.name == "one"


def test_types_on_which_files_disagree_become_text():
    head = '<graphml><key id="v" for="node" attr.name="v" attr.type="{}"/><graph edgedefault="directed">'
    node = '<node id="{}"><data key="v">{}</data></node></graph></graphml>'
    files = [
        Given("a.graphml", (head.format("int") + node.format("a", "1")).encode()),
        Given("b.graphml", (head.format("string") + node.format("b", "x")).encode()),
    ]
    found = import_given(files)
    assert rows(found, "actors", "v") == [("1",), ("x",)]
    assert found.types["actors"] == {}
    assert import_given(files[:1]).types["actors"] == {"v": "integer"}


def test_a_report_says_everything_as_plain_values_too():
    found = read("a.csv", "from,to\na,b\na,a\nb,b\n")
    plain = found.report.as_dict()
    assert plain["files"] == ["a.csv"]
    assert plain["counts"] == {"actors": 2, "ties": 1, "tie_kinds": 1}
    assert plain["dropped"] == [
        {
            "happened": "dropped",
            "sentence": "A tie from an actor to itself is left out: a tie joins two actors.",
            "file": "a.csv",
            "lines": [3, 4],
            "line": 3,
            "unit": "line",
            "sheet": "",
            "count": 2,
        }
    ]
    assert plain["mapping"] == [
        {"table": "ties", "given": "from", "column": "from_id"},
        {"table": "ties", "given": "to", "column": "to_id"},
    ]
    assert (
        found.report.summary()
        == "a.csv: 2 actors, 1 tie, 1 tie kind; notes: 3 assumed, 0 changed, 1 dropped."
    )
    many = read("a.csv", "from,to\n" + "a,a\n" * 50 + "a,b\n")
    assert [(len(note.lines), note.count) for note in many.report.dropped] == [(20, 50)]


def test_a_data_set_keeps_the_report_as_notices(tmp_path):
    path = tmp_path / "My net.csv"
    path.write_text("from,to\na,b\na,a\n")
    explorer, report = ga.import_files([path])
    data = explorer.network.dataset
    assert (data.descriptor.name, data.descriptor.title) == ("My_net", "My_net")
    notices = [(one.code, one.file, one.line) for one in data.notices]
    assert ("import-dropped", "My net.csv", 3) in notices
    assert len([code for code, _, _ in notices if code.startswith("import-")]) == len(report.notes) - len(
        report.read
    )
    assert ga.open(path).network.dataset.fingerprint == data.fingerprint
    assert ga.import_files([path], name="A name")[0].network.dataset.descriptor.name == "A_name"
    assert set(ga.open(str(path)).graph()) == {"a", "b"}


def test_open_takes_options_and_says_what_is_wrong_with_them(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("x,y,Relation\na,b,pays\n")
    found = ga.open(path, {"edges": "a", "ties.kind": "Relation"}).graph()
    assert [data["kind"] for _, _, data in found.edges(data=True)] == ["pays"]
    with pytest.raises(QueryError, match="There is no option 'colour' for this"):
        ga.open(path, {"colour": "red"})


def test_what_is_foreign_and_what_is_not(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "open-weights").write_text("from,to\na,b\n")
    (tmp_path / "a.csv").write_text("from,to\na,b\n")
    (tmp_path / "datapackage.json").write_text("{}")
    names = ("open-weights", "a.csv", "datapackage.json", ".", "", "nowhere", "a\x00b")
    assert [name for name in names if is_foreign(name)] == ["a.csv"]
    with pytest.raises(DataError, match=r"There is no folder or file '\./nowhere'"):
        ga.open("./nowhere")


def test_a_file_that_is_not_there_or_is_too_large(tmp_path):
    with pytest.raises(FileError, match=r"nowhere\.csv: There is no such file"):
        given_file(tmp_path / "nowhere.csv")
    with pytest.raises(FileError, match="There is no such file"):
        given_file(tmp_path)
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 2_000_001)
    with pytest.raises(LimitError, match=r"a\.csv: There are more than 1 megabytes in it"):
        given_file(path, Limits(megabytes=1))
    with pytest.raises(QueryError, match="No file was named"):
        import_given([])


def test_limits_come_from_what_is_given_then_the_environment_then_the_defaults():
    found = Limits.of({"rows": "7"}, {"GRAPH_APP_IMPORT_ROWS": "8", "GRAPH_APP_IMPORT_DEPTH": "9"})
    assert (found.rows, found.depth, found.seconds) == (7, 9, Limits().seconds)
    with pytest.raises(QueryError, match=r"There is no limit 'row'\. Did you mean rows\?"):
        Limits.of({"row": 1})


def test_a_descriptor_takes_nothing_dangerous_from_a_file():
    text = (
        '{"directed": true, "graph": {"title": "T\\u0000", "homepage": "javascript:x", "licence": "x"},'
        ' "nodes": [{"id": "a"}], "links": []}'
    )
    described = dataset_of(read("a.json", text)).descriptor
    assert (described.title, described.homepage) == ("T", None)

"""Zips: of tables, of a data package with types of its own, of one graph, of nothing that is read."""

import io
import json
import zipfile

import pandas as pd
import pytest

from graph_app.importers import FileError
from tests.importers.reading import read, rows, sentences


def zipped(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return buffer.getvalue()


def test_nodes_and_edges_in_a_zip():
    found = read(
        "a.zip", zipped(nodes__csv="Id,Label\na,Ann\n", edges__csv="Source,Target\na,b\n", read__me="x")
    )
    assert rows(found, "actors", "id", "name") == [("a", "Ann"), ("b", "b")]
    assert sentences(found, "dropped") == ["A file in the zip is no table and is not read."]


def test_a_descriptor_names_tables_and_types():
    descriptor = {
        "name": "x",
        "title": "A package",
        "licenses": [{"name": "CC0-1.0", "path": "javascript:alert(1)"}],
        "resources": [
            {"name": "ties", "path": "data/links.csv",
             "schema": {"fields": [{"name": "rank", "type": "integer"}, {"name": "code", "type": "string"}]}},
            {"name": "actors", "path": "../../actors.csv", "schema": {"fields": []}},
        ],
    }  # fmt: skip
    found = read(
        "a.zip",
        zipped(
            datapackage__json=json.dumps(descriptor),
            links__csv="from_id,to_id,rank,code\na,b,1,007\nb,a,2,8\n",
            actors__csv="id,name,age\na,Ann,5\nb,Bo,6\n",
        ),
    )
    assert found.types == {"ties": {"rank": "integer"}, "actors": {}}
    assert rows(found, "ties", "from_id", "to_id", "rank", "code") == [
        ("a", "b", "1", "007"),
        ("b", "a", "2", "8"),
    ]
    assert found.about["title"] == "A package"


@pytest.mark.parametrize("inner", ["net.gexf", "net.GRAPHML", "x/net.net"])
def test_one_graph_in_a_zip_is_read_as_if_it_were_not_packed(inner):
    text = {
        "f": "<gexf><graph><nodes><node id='a'/></nodes></graph></gexf>",
        "L": "<graphml><graph edgedefault='directed'><node id='a'/></graph></graphml>",
        "t": '*Vertices 1\n1 "a"\n',
    }[inner[-1]]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(inner, text)
        archive.writestr("readme", "x")
        archive.writestr("__MACOSX/x", "x")
        archive.writestr(f"again/{inner.rpartition('/')[2]}", "x")
    found = read("a.zip", buffer.getvalue())
    assert rows(found, "actors", "id") == [("a",)]
    assert found.report.files == (inner.rpartition("/")[2],)
    assert [(note.file, note.sentence) for note in found.report.dropped] == [
        ("readme", "A file in the zip is of no format that is read."),
        (found.report.files[0], "Of files of one name in several folders of a zip only the first is read."),
    ]


def test_of_tables_of_one_name_in_a_zip_the_first_is_read():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("new/ties.csv", "from,to\na,b\n")
        archive.writestr("old/ties.csv", "from,to\nc,d\n")
    found = read("a.zip", buffer.getvalue())
    assert rows(found, "ties", "from_id", "to_id") == [("a", "b")]
    assert [(note.file, note.sentence) for note in found.report.dropped] == [
        ("ties.csv", "Of files of one name in several folders of a zip only the first is read.")
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (zipped(readme="x"), "a.zip: There is nothing in the zip that is read."),
        (zipped(a__csv=""), "a.zip: There is no table in the zip."),
        (zipped(), "a.zip: There is nothing in the zip that is read."),
        (zipped(a__csv="from,to\na,b\n")[:-30], "a.zip: The zip file is damaged."),
        (b"PK\x05\x06", "a.zip: The zip file is damaged."),
    ],
)
def test_a_zip_without_anything_to_read_is_refused(data, message):
    with pytest.raises(FileError) as caught:
        read("a.zip", data)
    assert str(caught.value).startswith(message)


def test_parquet_keeps_its_values(tmp_path):
    frame = pd.DataFrame(
        {
            "from_id": pd.Categorical(["a", "b"]),
            "to_id": ["b", "c"],
            "kind": ["pays", None],
            "start": pd.to_datetime(["2020-01-02", None]),
            "rank": [1, 2],
            "share": [0.5, None],
            "new": [True, False],
        }
    )
    path = tmp_path / "ties.parquet"
    frame.to_parquet(path)
    found = read("ties.parquet", path.read_bytes())
    assert rows(found, "ties", "from_id", "to_id", "kind", "start", "rank", "share", "new") == [
        ("a", "b", "pays", "2020-01-02", "1", "0.5", "true"),
        ("b", "c", "tie", None, "2", None, "false"),
    ]
    assert dict(found.types["ties"]) == {"rank": "integer", "share": "number", "new": "boolean"}
    pd.DataFrame({"from_id": ["a"], "to_id": ["b"], "many": [[1, 2]]}).to_parquet(path)
    with pytest.raises(FileError, match="The column 'many' holds lists or objects, which no table can"):
        read("ties.parquet", path.read_bytes())

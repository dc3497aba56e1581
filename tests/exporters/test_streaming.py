"""Exports are streams: memory does not grow with the file, bytes do not depend on the size of blocks."""

import io
import tracemalloc
import zipfile
from functools import partial

import pytest

from graph_app.dataset.arrow import pa
from graph_app.exporters import EXPORTERS
from graph_app.files import side_by_side
from tests.worlds import World, actors, statement, tie

NAMES = [one.name for one in EXPORTERS]
STREAMED = [name for name in NAMES if name != "html"]
"""A page has to know where all actors stand before its first row, and holds its own script."""

ZIPPED = ("csv", "xlsx", "package", "parquet")
PLACED = [one.name for one in EXPORTERS if one.draws]


def large(size):
    names = [f"actor-{place}" for place in range(size)]
    ties = [
        tie(f"tie-{place}", names[place % size], names[(place * 7 + 1) % size]) for place in range(3 * size)
    ]
    said = [statement(name, "release", 1, "2024") for name in names[::4]]
    return World({"actors": actors(*names), "ties": ties, "statements": said}).explorer()


def peak(explorer, name):
    """Return the peak of memory while writing, the largest piece, and how many bytes were written."""
    total = sum(len(piece) for piece in explorer.stream(name))  # caches are filled
    before = pa.total_allocated_bytes()
    arrow = largest = 0
    tracemalloc.start()
    for piece in explorer.stream(name):
        arrow = max(arrow, pa.total_allocated_bytes() - before)
        largest = max(largest, len(piece))
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return highest + arrow, largest, total


@pytest.mark.parametrize("name", STREAMED)
def test_ten_times_the_rows_do_not_take_ten_times_the_memory(name, monkeypatch):
    monkeypatch.setattr("graph_app.exporters.base.ROWS", 50)
    monkeypatch.setattr("graph_app.exporters.parquet.GROUP", 50)
    small, _, small_bytes = peak(large(100), name)
    big, largest, big_bytes = peak(large(1_000), name)
    assert big_bytes > 2 * small_bytes
    assert largest < (200_000 if name in ZIPPED else 60_000)  # ISA-L keeps some text before it packs it
    assert big < 4 * small
    assert big < 3_000_000


@pytest.mark.parametrize("name", NAMES)
def test_bytes_do_not_depend_on_the_size_of_blocks(tiny, name, monkeypatch):
    whole = b"".join(tiny.filter(derived=True).stream(name))
    monkeypatch.setattr("graph_app.exporters.base.ROWS", 3)
    pieces = list(tiny.filter(derived=True).stream(name))
    joined = b"".join(pieces)
    assert len(pieces) > 5
    if name in ZIPPED:  # what is packed, not how it is packed
        assert unpacked(joined) == unpacked(whole)
    else:
        assert joined == whole


def unpacked(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", NAMES)
def test_progress_adds_up_to_all_rows(tiny, name):
    done = []
    for _ in tiny.filter(derived=True).stream(name, done.append):
        pass
    derived = 0 if name in ("package", "parquet") else 5
    assert sum(done) == 8 + 12 + derived


def texts(data, name):
    """Return what is in a file as text, tables in Parquet as CSV."""
    if name not in ZIPPED:
        return data.decode()
    found = unpacked(data)
    return "".join(
        pa.parquet.read_table(io.BytesIO(one)).to_pandas().to_csv()
        if key.endswith(".parquet")
        else one.decode()
        for key, one in found.items()
    )


@pytest.mark.parametrize("name", [name for name in NAMES if name != "pajek"])
def test_every_format_has_only_what_the_filter_shows(tiny, name, tmp_path):
    path = tiny.filter(kind="company").export(name, tmp_path / "out")
    text = texts(path.read_bytes(), name)
    assert "acme.partners_with.bolt" in text
    assert "acme.funds.iris" not in text
    assert "Senate Panel" not in text


@pytest.mark.parametrize("name", NAMES)
def test_every_format_carries_filter_and_citation(tiny, name):
    explorer = tiny.filter(kind="company")
    text = texts(b"".join(explorer.stream(name)), name)
    assert explorer.about()["citation"] in text
    assert explorer.about()["filter"] in text


@pytest.mark.parametrize("name", [name for name in NAMES if name != "pajek"])
def test_every_format_carries_sources(tiny, name):
    text = texts(b"".join(tiny.stream(name)), name).replace("&amp;", "&").replace("\\u0026", "&")
    assert "https://acme.example/view" in text
    assert "https://reg.example/record?id=1&lang=en" in text


@pytest.mark.parametrize("name", NAMES)
def test_a_filter_that_shows_nobody_gives_a_whole_file(tiny, name):
    data = b"".join(tiny.filter(text="nobody has this").stream(name))
    assert tiny.about()["title"] in texts(data, name)


@pytest.mark.parametrize("name", NAMES)
def test_actors_without_ties_and_other_tables_can_be_written(name):
    tables = ("ties", "issues", "statements", "events", "participations", "sources")
    bare = World({"actors": actors("lone")} | {table: [] for table in tables}).explorer()
    data = b"".join(bare.stream(name))
    assert "lone" in texts(data, name)


@pytest.mark.parametrize("name", PLACED)
def test_large_debates_have_no_places_but_those_of_the_page(tiny, name, monkeypatch):
    placed = b"".join(tiny.stream(name))
    monkeypatch.setattr("graph_app.exporters.drawn.LAID_OUT", 7)
    if name == "html":  # a picture needs them
        assert b"".join(tiny.stream(name)) == placed
        return
    unplaced = b"".join(tiny.stream(name))
    assert len(unplaced) < len(placed)
    assert "places" in {entry.code for entry in tiny.loss(name).entries}


def test_formats_are_named_in_the_order_of_the_menu():
    assert [(one.name, one.suffix, one.media_type) for one in EXPORTERS] == [
        ("graphml", ".graphml", "application/graphml+xml"),
        ("yed", ".yed.graphml", "application/graphml+xml"),
        ("visone", ".visone.graphml", "application/graphml+xml"),
        ("gexf", ".gexf", "application/gexf+xml"),
        ("gml", ".gml", "text/plain"),
        ("pajek", ".net", "text/plain"),
        ("cytoscape", ".cyjs", "application/json"),
        ("cx2", ".cx2", "application/json"),
        ("json", ".json", "application/json"),
        ("graphology", ".graphology.json", "application/json"),
        ("parquet", ".parquet.zip", "application/zip"),
        ("csv", ".zip", "application/zip"),
        ("xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("package", ".package.zip", "application/zip"),
        ("html", ".html", "text/html"),
    ]
    assert len({one.suffix for one in EXPORTERS}) == len(EXPORTERS)


@pytest.mark.parametrize("name", NAMES)
def test_bytes_do_not_depend_on_how_many_blocks_are_in_work(tiny, name, monkeypatch):
    monkeypatch.setattr("graph_app.exporters.base.ROWS", 3)
    explorer, found = tiny.filter(derived=True), []
    for threads in (1, 4):
        made = partial(side_by_side, threads=threads)
        monkeypatch.setattr("graph_app.exporters.base.side_by_side", made)
        found.append(b"".join(explorer.stream(name)))
    assert found[0] == found[1]

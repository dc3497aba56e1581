"""Exports are streams: memory does not grow with the file, bytes do not depend on the size of blocks."""

import io
import tracemalloc
import zipfile

import pytest

from graph_app.exporters import EXPORTERS
from tests.worlds import World, actors, statement, tie

NAMES = [one.name for one in EXPORTERS]
STREAMED = [name for name in NAMES if name != "html"]
"""A page has to know where all actors stand before its first row, and holds its own script."""


def large(size):
    names = [f"actor-{place}" for place in range(size)]
    ties = [
        tie(f"tie-{place}", names[place % size], names[(place * 7 + 1) % size]) for place in range(3 * size)
    ]
    said = [statement(name, "release", 1, "2024") for name in names[::4]]
    return World({"actors": actors(*names), "ties": ties, "statements": said}).explorer()


def peak(explorer, name):
    """Return the peak of memory while writing, and how many bytes were written."""
    total = sum(len(piece) for piece in explorer.stream(name))  # caches are filled
    tracemalloc.start()
    for _ in explorer.stream(name):
        pass
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return highest, total


@pytest.mark.parametrize("name", STREAMED)
def test_ten_times_the_rows_do_not_take_ten_times_the_memory(name, monkeypatch):
    for module in ("base", "csv_zip"):
        monkeypatch.setattr(f"graph_app.exporters.{module}.ROWS", 50)
    small, small_bytes = peak(large(100), name)
    big, big_bytes = peak(large(1_000), name)
    assert big_bytes > 5 * small_bytes
    assert big < 3 * small
    assert big < 3_000_000


@pytest.mark.parametrize("name", NAMES)
def test_bytes_do_not_depend_on_the_size_of_blocks(tiny, name, monkeypatch):
    whole = b"".join(tiny.filter(derived=True).stream(name))
    for module in ("base", "csv_zip"):
        monkeypatch.setattr(f"graph_app.exporters.{module}.ROWS", 3)
    pieces = list(tiny.filter(derived=True).stream(name))
    joined = b"".join(pieces)
    assert len(pieces) > 5
    if name == "csv":  # what is packed, not how it is packed
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
    assert sum(done) == 8 + 17


@pytest.mark.parametrize("name", NAMES)
def test_every_format_has_only_what_the_filter_shows(tiny, name, tmp_path):
    path = tiny.filter(kind="company").export(name, tmp_path / "out")
    data = path.read_bytes()
    text = "".join(one.decode() for one in unpacked(data).values()) if name == "csv" else data.decode()
    assert "acme.partners_with.bolt" in text
    assert "acme.funds.iris" not in text
    assert "Senate Panel" not in text


def test_formats_are_named_in_the_order_of_the_menu():
    assert [(one.name, one.suffix, one.media_type) for one in EXPORTERS] == [
        ("graphml", ".graphml", "application/graphml+xml"),
        ("json", ".json", "application/json"),
        ("csv", ".zip", "application/zip"),
        ("html", ".html", "text/html"),
    ]

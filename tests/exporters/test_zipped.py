"""Zips written as streams."""

import io
import zipfile

import pytest

from graph_app.exporters.zipped import zipped


def test_a_zip_is_whole_dated_1980_and_readable_by_all():
    files = [("a.txt", [b"one ", b"two"]), ("folder/b.txt", []), ("ü.txt", iter([b"x" * 100_000]))]
    data = b"".join(zipped(files))
    assert data == b"".join(
        zipped([("a.txt", [b"one ", b"two"]), ("folder/b.txt", []), ("ü.txt", [b"x" * 100_000])])
    )
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    assert archive.read("a.txt") == b"one two"
    assert (archive.read("folder/b.txt"), len(archive.read("ü.txt"))) == (b"", 100_000)
    assert {(one.date_time, one.external_attr, one.create_system) for one in archive.infolist()} == {
        ((1980, 1, 1, 0, 0, 0), 0o644 << 16, 3)
    }


@pytest.mark.parametrize("large", [False, True])
def test_files_may_be_stored_and_may_be_large(large):
    data = b"".join(zipped([("a", [b"abc" * 1000])], packed=False, large=large))
    (entry,) = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert (entry.compress_type, entry.compress_size) == (zipfile.ZIP_STORED, 3000)


@pytest.mark.parametrize("name", ["isal.isal_zlib", "zlib"])
def test_either_library_packs_the_same_files(name, monkeypatch):
    library = pytest.importorskip(name)
    monkeypatch.setattr("graph_app.exporters.zipped.deflate", library)
    row = b"tie-1,nova-labs,consumer-watch,lobbies,2024-03,0.7\r\n"
    archive = zipfile.ZipFile(io.BytesIO(b"".join(zipped([("a.csv", [row * 1000] * 9)]))))
    (entry,) = archive.infolist()
    assert archive.testzip() is None
    assert archive.read("a.csv") == row * 9000
    assert entry.compress_type == zipfile.ZIP_DEFLATED
    packer = library.compressobj(1, library.DEFLATED, -library.MAX_WBITS)
    assert entry.compress_size == sum(len(packer.compress(row * 1000)) for _ in range(9)) + len(
        packer.flush()
    )

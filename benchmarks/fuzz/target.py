"""What is fuzzed: bytes become a file, the file is imported; anything but a clean answer is a finding."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from graph_app.errors import GraphAppError
from graph_app.importers import IMPORTERS, Given, Limits, dataset_of, import_given

LIMITS = Limits(
    megabytes=4, ratio=250, rows=20_000, columns=200, characters=20_000, depth=60, members=40, seconds=3
)
SEEDS = Path(__file__).resolve().parent.parent.parent / "tests" / "importers" / "seeds"
FOUND = SEEDS.parent / "found"
_STAMP = (1980, 1, 1, 0, 0, 0)
_SHEET = (
    ("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
     '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
     '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
     'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
     'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'),
    ("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
     '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
     'officeDocument" Target="xl/workbook.xml"/></Relationships>'),
    ("xl/workbook.xml", '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
     '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="E" '
     'sheetId="1" r:id="r1"/></sheets></workbook>'),
    ("xl/_rels/workbook.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
     'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
     'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
)  # fmt: skip


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    """Return a zip of some members, the first one stored as it is."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for place, (name, data) in enumerate(members):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED if place else zipfile.ZIP_STORED
            archive.writestr(entry, data)
    return buffer.getvalue()


def _xlsx(data: bytes) -> Given:
    """Return a workbook whose only sheet is some bytes."""
    parts = [(name, text.encode()) for name, text in _SHEET]
    return Given("fuzz.xlsx", zipped([*parts, ("xl/worksheets/sheet1.xml", data)]))


def _ods(data: bytes) -> Given:
    """Return a spreadsheet whose content is some bytes."""
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return Given("fuzz.ods", zipped([("mimetype", kind), ("content.xml", data)]))


def _package(data: bytes) -> Given:
    """Return a zip whose tables are some bytes, cut where a line of dashes stands."""
    names = ("actors.csv", "ties.csv", "statements.csv", "datapackage.json", "tie_kinds.csv", "events.csv")
    return Given("fuzz.zip", zipped(list(zip(names, data.split(b"\n---\n"), strict=False))))


WRAPPED: dict[str, Callable[[bytes], Given]] = {"xlsx": _xlsx, "ods": _ods, "package": _package}
"""What is fuzzed inside a zip: mutations of the zip itself hardly ever get past its checksums."""
NAMES: tuple[str, ...] = tuple(dict.fromkeys((*(one.name for one in IMPORTERS), *WRAPPED, "zip")))
"""Everything that can be fuzzed: importers, parts of workbooks and packages, and "zip" for raw zips."""


def given(name: str, data: bytes) -> Given:
    """Return fuzzed bytes as a file of an importer."""
    if name in WRAPPED:
        return WRAPPED[name](data)
    suffix = ".zip" if name == "zip" else next(one.suffixes[0] for one in IMPORTERS if one.name == name)
    return Given(f"fuzz{suffix}", data)


def run(name: str, data: bytes) -> None:
    """Import fuzzed bytes; an error that a user could be shown is a clean answer, all else is raised."""
    options = {"format": name} if any(one.name == name for one in IMPORTERS) else {}
    try:
        dataset_of(import_given([given(name, data)], options, LIMITS))
    except GraphAppError as error:
        if "Please report this" in str(error):
            raise AssertionError(str(error)) from error


def seeds(name: str) -> list[bytes]:
    """Return the files to begin with: seeds of the importer and what was found before."""
    files = [path for folder in (SEEDS, FOUND) for path in sorted((folder / name).glob("*"))]
    return [path.read_bytes() for path in files] or [b""]


def words(name: str) -> list[bytes]:
    """Return short pieces of the seeds, of which files of this sort are made."""
    pieces = {
        piece for seed in seeds(name) for piece in seed.replace(b"<", b" <").replace(b">", b"> ").split()
    }
    return sorted(piece for piece in pieces if len(piece) <= 40)

"""A zip of tables: a data package, the explorer's own CSV export, or any tables of nodes and edges."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from typing import Any

from graph_app.dataset.locate import DESCRIPTOR_FILE
from graph_app.importers.base import Given, Imported, Importer, Notes, Reading
from graph_app.importers.failures import FileError
from graph_app.importers.json_files import load
from graph_app.importers.own import about_of_export
from graph_app.importers.packed import ZIP, Zip, member_name, workbook
from graph_app.importers.sheets import Sheet
from graph_app.importers.spreadsheets import SPREADSHEETS, imported_sheets, sheets_of
from graph_app.schema import TABLES

TABLE_SUFFIXES = (".csv", ".tsv", ".xlsx", ".ods", ".parquet")
_ABOUT = "about.json"
_SAME_NAME = "Of files of one name in several folders of a zip only the first is read."
_TYPES = ("integer", "number", "boolean")


def members(archive: Zip) -> dict[str, str]:
    """Return the members of a zip that may be data, by their names without folders; of two the first.

    Parameters
    ----------
    archive : Zip
        The zip.
    """
    found: dict[str, str] = {}
    for name in archive.names:
        short = member_name(name)
        if not _hidden(name):
            found.setdefault(short, name)
    return found


def _hidden(name: str) -> bool:
    """Whether a member is something that a system puts into zips beside the files."""
    short = member_name(name)
    return not short or short.startswith(".") or name.startswith("__MACOSX/")


def note_unread(archive: Zip, read: Collection[str], sentence: str, notes: Notes) -> None:
    """Say which members of a zip are not read.

    Parameters
    ----------
    archive : Zip
        The zip.
    read : collection of str
        Members that are read.
    sentence : str
        Why others are not.
    notes : Notes
        Takes the notes.
    """
    firsts = set(members(archive).values())
    for name in archive.names:
        if name not in read and not _hidden(name):
            notes.dropped(sentence if name in firsts else _SAME_NAME, file=member_name(name))


def holds_tables(names: Mapping[str, str]) -> bool:
    """Return whether a zip holds tables, rather than files of other formats.

    Parameters
    ----------
    names : mapping of str to str
        Its members.
    """
    return DESCRIPTOR_FILE in names or any(name.lower().endswith(TABLE_SUFFIXES) for name in names)


def _read(reading: Reading) -> Imported:
    """Read a zip of tables."""
    archive = Zip(reading.file.data, reading.file.name, reading.limits)
    names = members(archive)
    said = _json(reading, archive, names, DESCRIPTOR_FILE)
    about = _described(said) if said else about_of_export(_json(reading, archive, names, _ABOUT))
    called = _called(said, names)
    sheets: list[Sheet] = []
    tables = {short: name for short, name in names.items() if short.lower().endswith(TABLE_SUFFIXES)}
    for short, name in tables.items():
        given = Given(short, archive.read(name))
        found = sheets_of(reading, given) if given.data.strip() else []
        sheets += [_named(one, called.get(short, "")) for one in found]
    described = {names[short] for short in (DESCRIPTOR_FILE, _ABOUT) if short in names}
    sentence = "A file in the zip is no table and is not read."
    note_unread(archive, {*tables.values(), *described}, sentence, reading.notes)
    if not sheets:
        raise FileError("There is no table in the zip.", file=reading.file.name)
    return imported_sheets(reading, sheets, _types(said), about)


def _named(sheet: Sheet, name: str) -> Sheet:
    """Return a sheet under the name that the descriptor has for it."""
    return Sheet(name, sheet.file, sheet.frame, sheet.unit) if name else sheet


def _json(reading: Reading, archive: Zip, names: Mapping[str, str], wanted: str) -> dict[str, Any]:
    """Return the object in a member, empty if there is none."""
    if wanted not in names:
        return {}
    found = load(reading, Given(wanted, archive.read(names[wanted])))
    return found if isinstance(found, dict) else {}


def _described(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a descriptor says of the data set."""
    words = ("title", "description", "version", "created", "citation", "homepage", "keywords", "licenses")
    return {word: said[word] for word in (*words, "contributors", "sources") if word in said}


def _resources(said: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = said.get("resources")
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _called(said: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    """Return which table each member is, by the resources of a descriptor: their paths only name members."""
    found = {}
    for one in _resources(said):
        path, name = one.get("path"), one.get("name")
        if isinstance(path, str) and isinstance(name, str):
            short = PurePosixPath(path.replace("\\", "/")).name
            if short in names:
                found[short] = name
    return found


def _types(said: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the types of extra columns that a descriptor tells, for each table that it describes."""
    found: dict[str, dict[str, str]] = {}
    for one in _resources(said):
        schema, name = one.get("schema"), one.get("name")
        fields = schema.get("fields") if isinstance(schema, dict) else None
        if isinstance(name, str) and name in TABLES and isinstance(fields, list):
            found[name] = {
                str(field.get("name")): str(field.get("type"))
                for field in fields
                if isinstance(field, dict) and field.get("type") in _TYPES
            }
    return found


def _looks(given: Given) -> bool:
    """Whether it is a zip that is no workbook."""
    return given.data.startswith(ZIP) and not workbook(given.data)


PACKAGE = Importer(
    "package", "zip of a data package, or of tables", (".zip",), _looks, _read, SPREADSHEETS.options
)

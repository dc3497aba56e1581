"""Tables that were worked out -> a data package in a folder, in the place of an earlier one."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from graph_app.build.written import written_rows
from graph_app.dataset.arrow import arrow_parquet, pa
from graph_app.dataset.locate import DESCRIPTOR_FILE
from graph_app.errors import DataError, ExportError
from graph_app.schema import TABLES
from graph_app.text import shown

MARK = "graph_app_build"
"""Property of a descriptor by which a package is known to be built, and that says how and of what."""

FOLDERS = {
    "ties_by_window": "All ties, of all actors, before any are cut: one folder for each window.",
    "acted_together": "Ties between kept actors who acted together, with weights that count everybody.",
}
"""Parquet beside the package's own tables, and what it holds."""

_OWN = {
    "filings": ("integer", "How many filings the tie rests on."),
    "degree": ("integer", "How many ties begin or end at the actor, before any were cut."),
    "strength": ("integer", "How many filings the actor's ties rest on, before any were cut."),
    "pagerank": ("number", "PageRank along influence, by filings, before any were cut."),
}
_TABLES = ("actors", "ties", "events", "participations", "sources")
_ARROW = {"integer": pa.int64(), "number": pa.float64()}


def may_hold(folder: Path) -> None:
    """Refuse a folder that has something else than an earlier build in it.

    Raises
    ------
    ExportError
        If it is a file, or holds what was not built.
    """
    if folder.exists() and not folder.is_dir():
        raise ExportError(f"{shown(str(folder))!r} is a file, not a folder.")
    if folder.is_dir() and any(folder.iterdir()) and not _built(folder):
        raise ExportError(
            f"The folder {shown(str(folder))!r} has something in it that was not built by this command. "
            "Name a new or empty folder."
        )


def _built(folder: Path) -> bool:
    """Return whether a folder holds an earlier build."""
    try:
        return MARK in json.loads((folder / DESCRIPTOR_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        return False


def gather(parts: Path, folder: Path, name: str) -> int:
    """Write the files of a table that an engine wrote as one, in their order; return the number of rows."""
    found = written_rows(parts)
    schema = pa.schema([(column, _arrow(name, column)) for column in found.column_names])
    arrow_parquet.write_table(found.cast(schema).combine_chunks(), folder / f"{name}.parquet")
    return int(found.num_rows)


def _arrow(table: str, column: str) -> Any:
    """Return how a column is stored."""
    if column in _OWN:
        return _ARROW[_OWN[column][0]]
    return _ARROW.get(TABLES[table].field(column).type, pa.string())


def describe(folder: Path, name: str, about: dict[str, Any], description: str) -> None:
    """Write the descriptor of a package whose tables are in a folder."""
    present = [table for table in _TABLES if (folder / f"{table}.parquet").exists()]
    content = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "title": name,
        "description": description,
        "resources": [_resource(folder, table, present) for table in present],
        MARK: about,
    }
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    (folder / DESCRIPTOR_FILE).write_text(text, encoding="utf-8", newline="\n")


def _resource(folder: Path, name: str, present: list[str]) -> dict[str, Any]:
    """Return one table as a resource, with the columns that it has."""
    columns = arrow_parquet.read_schema(folder / f"{name}.parquet").names
    schema = TABLES[name].table_schema()
    own = [
        {"name": column, "type": _OWN[column][0], "description": _OWN[column][1]}
        for column in columns
        if column in _OWN
    ]
    schema["fields"] = [field for field in schema["fields"] if field["name"] in columns] + own
    keys = [
        key
        for key in schema.pop("foreignKeys", [])
        if key["fields"][0] in columns and key["reference"].get("resource", name) in present
    ]
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.parquet",
        "description": TABLES[name].meaning,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def settle(made: Path, folder: Path) -> None:
    """Put what was made into its folder; what an earlier build made goes, what others put there stays.

    Raises
    ------
    DataError
        If a table that others put there would be read instead of one that was made.
    """
    for table in _TABLES:
        if (folder / f"{table}.csv").exists():
            raise DataError(
                f"{shown(str(folder))} has a file {table}.csv that was not built: with {table}.parquet there "
                "would be two. Move it away."
            )
    folder.mkdir(parents=True, exist_ok=True)
    for name in (DESCRIPTOR_FILE, *(f"{table}.parquet" for table in _TABLES), *FOLDERS):
        old, new = folder / name, made / name
        if old.is_dir():
            shutil.rmtree(old)
        else:
            old.unlink(missing_ok=True)
        if new.exists() and name != DESCRIPTOR_FILE:
            os.replace(new, old)
    os.replace(made / DESCRIPTOR_FILE, folder / DESCRIPTOR_FILE)

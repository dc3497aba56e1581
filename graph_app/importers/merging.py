"""What came out of several files -> one set of tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from graph_app.importers.base import Imported
from graph_app.importers.report import Notes
from graph_app.importers.tidy import tidy


def merged(found: Sequence[Imported]) -> Imported:
    """Return several imports as one: rows of one id become one, parallel ties stay apart.

    Parameters
    ----------
    found : sequence of Imported
        At least one; each in order by itself.
    """
    if len(found) == 1:
        return found[0]
    notes = Notes("")
    types: dict[str, dict[str, str]] = {}
    about: dict[str, Any] = {}
    for one in found:
        notes.take(one.report)
        about = dict(one.about) | about
        for table, of in one.types.items():
            types.setdefault(table, {}).update(of)
    names = dict.fromkeys(name for one in found for name in one.tables)
    tables = {
        name: pd.concat([one.tables[name] for one in found if name in one.tables], ignore_index=True)
        for name in names
    }
    notes.read(f"{len(found)} imports were put together; actors of one id are one actor.")
    files = [file for one in found for file in one.report.files]
    formats = list(dict.fromkeys(name for one in found for name in one.report.formats))
    report = notes.report(files, formats, {name: len(frame) for name, frame in tables.items()})
    agreed = {table: _agreed(table, of, found) for table, of in types.items()}
    return tidy(Imported(tables, report, agreed, about))


def _agreed(table: str, types: dict[str, str], found: Sequence[Imported]) -> dict[str, str]:
    """Return the types on which all imports that have a column agree; the others become text."""
    return {
        column: kind
        for column, kind in types.items()
        if all(
            one.types.get(table, {}).get(column, "") == kind
            for one in found
            if table in one.tables and column in one.tables[table] and one.tables[table][column].notna().any()
        )
    }

"""What came out of a foreign file -> tables that pass every check of a data package, each change noted."""

from __future__ import annotations

from types import MappingProxyType

from graph_app.importers.base import Imported
from graph_app.importers.report import Notes
from graph_app.importers.tidy_cells import tidy_texts, tidy_values
from graph_app.importers.tidy_ids import tidy_ids
from graph_app.importers.tidy_links import tidy_links
from graph_app.importers.tidy_references import tidy_references
from graph_app.importers.tidy_rows import tidy_kinds, tidy_required
from graph_app.importers.work import Work


def tidy(imported: Imported, told: Notes | None = None) -> Imported:
    """Return what came out of a file in such a shape that a data set can be made of it.

    Ids are trimmed, shortened and made unique; rows that are mentioned but missing are added; values that
    are of no use in their column are moved to an extra one; rows that cannot be kept are dropped.

    Parameters
    ----------
    imported : Imported
        From an importer.
    told : Notes, optional
        The notes of the reading, which know where the rows of each table stand.

    Returns
    -------
    Imported
        With a report that has all that was changed.
    """
    notes = Notes(" + ".join(imported.report.files), "row" if told is None else told.unit)
    notes.places = {} if told is None else dict(told.places)
    notes.take(imported.report)
    work = Work.of(imported, notes)
    for step in (tidy_texts, tidy_ids, tidy_values, tidy_kinds, tidy_references, tidy_required, tidy_links):
        step(work)
    tables = work.ordered()
    counts = {name: len(frame) for name, frame in tables.items() if len(frame)}
    report = notes.report(imported.report.files, imported.report.formats, counts)
    types = {
        name: {column: kind for column, kind in of.items() if name in tables and column in tables[name]}
        for name, of in work.types.items()
    }
    return Imported(MappingProxyType(tables), report, types, imported.about)

"""Tables that the explorer itself exported, without what it computed for the export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from graph_app.importers.base import Reading
from graph_app.importers.own import COMPUTED, OF_TIES, STANCE, unnumbered
from graph_app.importers.sheets import Sheet

_QUOTED = r"^'(?=[=+\-@\t\r\n＝＋－＠])"
_GEPHI = {
    "Id": "id",
    "Label": "name",
    "Source": "from_id",
    "Target": "to_id",
    "Kind": "kind",
    "Weight": "weight",
}
_SOURCE = ("source_title", "source_publisher", "source_url", "source_date", "source_grade")


def renamed(sheet: Sheet) -> Sheet:
    """Return a table of the explorer's own export with the columns of the data package, if Gephi's were used.

    Parameters
    ----------
    sheet : Sheet
        Any table.
    """
    headers = set(sheet.frame.columns)
    if sheet.name == "actors" and {"Id", "openness_label", "statements"} <= headers:
        return Sheet(sheet.name, sheet.file, sheet.frame.rename(columns=_GEPHI), sheet.unit)
    if sheet.name == "ties" and {"Source", "Target", "Kind", "derived", "symmetric"} <= headers:
        frame = sheet.frame.drop(columns=["Type", "Label"], errors="ignore").rename(columns=_GEPHI)
        return Sheet(sheet.name, sheet.file, frame, sheet.unit)
    return sheet


def own_sheets(sheets: Sequence[Sheet]) -> tuple[list[Sheet], dict[str, str]]:
    """Return the tables of the explorer's own workbook without the sheets about it, and what these say of it.

    Parameters
    ----------
    sheets : sequence of Sheet
        All tables; those of other files are returned as they are.
    """
    heads = {sheet.name: list(sheet.frame.columns) for sheet in sheets}
    if heads.get("About") != ["what", "says"] or "actors" not in heads:
        return [renamed(sheet) for sheet in sheets], {}
    told = next(sheet.frame for sheet in sheets if sheet.name == "About").dropna()
    about = dict(zip(told["what"].tolist(), told["says"].tolist(), strict=True))
    return [renamed(sheet) for sheet in sheets if sheet.name not in ("About", "Columns")], about


def is_own_export(tables: Mapping[str, pd.DataFrame]) -> bool:
    """Return whether tables have the columns that only the explorer's exports have.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        Tables of a data package.
    """
    actors, ties = (set(tables[name].columns) if name in tables else set() for name in ("actors", "ties"))
    return {"openness_label", "statements"} <= actors and {"influence", "symmetric", "derived"} <= ties


def plain_tables(
    tables: Mapping[str, pd.DataFrame], reading: Reading, *, quoted: bool
) -> dict[str, pd.DataFrame]:
    """Return tables of a data package; what an export computed is left out, with the ties that it derived.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By name.
    reading : Reading
        Takes notes.
    quoted : bool
        Whether a quotation mark stands before cells that a spreadsheet might take for formulas.
    """
    if not is_own_export(tables):
        return dict(tables)
    reading.notes.read(
        "The tables were exported by this explorer; what it computed for the export is left out."
    )
    found = dict(tables)
    if quoted:
        found = {
            name: frame.apply(lambda one: one.str.replace(_QUOTED, "", regex=True))
            for name, frame in tables.items()
        }
    actors, ties = found["actors"], found["ties"]
    computed = [name for name in actors.columns if name in COMPUTED or str(name).startswith(STANCE)]
    found["actors"] = _named_before(actors, actors.drop(columns=computed))
    recorded = ties["derived"].str.lower() != "true"
    dropped = [name for name in (*OF_TIES, *(_SOURCE if "sources" in found else ())) if name in ties]
    found["ties"] = _named_before(
        ties, ties[recorded.to_numpy(dtype=bool, na_value=True)].drop(columns=dropped)
    )
    return found


def _named_before(exported: pd.DataFrame, kept: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that are kept under the names that they had before the export."""
    return kept.rename(columns=unnumbered(list(kept.columns), exported.columns))

"""Tables that the explorer itself exported, without what it computed for the export."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from graph_app.importers.base import Reading
from graph_app.importers.own import COMPUTED, OF_TIES, STANCE

_QUOTED = r"^'(?=[=+\-@\t\r\n＝＋－＠])"
_SOURCE = ("source_title", "source_publisher", "source_url", "source_date", "source_grade")


def is_own_export(tables: Mapping[str, pd.DataFrame]) -> bool:
    """Return whether tables have the columns that only the explorer's exports have.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        Tables of a data package.
    """
    actors, ties = (set(tables[name].columns) if name in tables else set() for name in ("actors", "ties"))
    return {"openness_label", "statements"} <= actors and {"influence", "symmetric", "derived"} <= ties


def plain_tables(tables: Mapping[str, pd.DataFrame], reading: Reading) -> dict[str, pd.DataFrame]:
    """Return tables of a data package; what an export computed is left out, with the ties that it derived.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By name.
    reading : Reading
        Takes notes.
    """
    if not is_own_export(tables):
        return dict(tables)
    reading.notes.read(
        "The tables were exported by this explorer; what it computed for the export is left out."
    )
    found = {
        name: frame.apply(lambda one: one.str.replace(_QUOTED, "", regex=True))
        for name, frame in tables.items()
    }
    actors, ties = found["actors"], found["ties"]
    computed = [name for name in actors.columns if name in COMPUTED or str(name).startswith(STANCE)]
    found["actors"] = actors.drop(columns=computed)
    recorded = ties["derived"].str.lower() != "true"
    dropped = [name for name in (*OF_TIES, *(_SOURCE if "sources" in found else ())) if name in ties]
    found["ties"] = ties[recorded.to_numpy(dtype=bool, na_value=True)].drop(columns=dropped)
    return found

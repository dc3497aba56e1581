"""Tables as they leave the house: columns that are read for some rows, block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph_app.dataset.arrow import Array
from graph_app.exporters import base
from graph_app.exporters.base import Outgoing
from graph_app.exporters.evidence import evidence
from graph_app.graph.cells import reader
from graph_app.graph.column import Column
from graph_app.graph.columns import own
from graph_app.schema import TABLES


@dataclass(frozen=True)
class Sheet:
    """A table to write.

    Attributes
    ----------
    name : str
        Its name.
    columns : list of Column
        Its columns.
    rows : int array
        Positions that go out.
    progress : callable
        Called with the number of rows written since the last call.
    """

    name: str
    columns: list[Column]
    rows: npt.NDArray[np.int64]
    progress: Callable[[int], None] = lambda rows: None

    def blocks(self, size: int = 0) -> Iterator[list[Array]]:
        """Iterate over the cells of some rows at a time, column by column."""
        size = size or base.ROWS
        for start in range(0, len(self.rows), size):
            rows = self.rows[start : start + size]
            yield [column.read(rows) for column in self.columns]
            self.progress(len(rows))

    def text(self, write: Callable[[list[Array]], bytes]) -> Iterator[bytes]:
        """Iterate over what is written of the cells of some rows, several times some of which are in work."""
        return base.written(
            self.rows, lambda rows: write([column.read(rows) for column in self.columns]), self.progress
        )


def sheet_of(frame: pd.DataFrame, name: str, rows: npt.NDArray[np.int64]) -> Sheet:
    """Return some rows of a table of the data, with all its columns."""
    known = {field.name: field for field in TABLES[name].fields} if name in TABLES else {}

    def column(called: str) -> Column:
        field = known.get(called)
        return own(frame, called) if field is None else own(frame, called, field.meaning)

    return Sheet(name, [column(str(called)) for called in frame.columns], rows)


def actor_sheet(out: Outgoing) -> Sheet:
    """Return the visible actors, their id first."""
    ids = Column("id", "string", "Id of the actor", reader(out.actor_ids))
    return Sheet("actors", [ids, *out.actor_columns], out.chosen.actors, out.progress)


def tie_sheet(out: Outgoing) -> Sheet:
    """Return the visible ties: their id, both ends, then the rest."""
    start = Column("from_id", "string", "From", lambda rows: out.ends(rows)[0])
    end = Column("to_id", "string", "To", lambda rows: out.ends(rows)[1])
    first, *rest = out.tie_columns
    ids = replace(first, name="id", about="Id of the tie")
    return Sheet("ties", [ids, start, end, *rest], out.chosen.ties, out.progress)


def evidence_sheets(out: Outgoing) -> list[Sheet]:
    """Return the other tables: what the visible actors and ties rest on."""
    tables = out.network.dataset.tables
    return [sheet_of(tables[name], name, rows) for name, rows in evidence(out.network, out.chosen).items()]

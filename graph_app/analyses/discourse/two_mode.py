"""Who said what: a network of two sorts of nodes, its cells, and what each of them rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from graph_app.analyses.discourse.counting import Counted
from graph_app.analyses.discourse.options import Values
from graph_app.analyses.discourse.said import Bools, Floats, Ints
from graph_app.errors import QueryError

CELLS: Mapping[str, str] = MappingProxyType(
    {
        "count": "Σ of weights of statements, whatever they say",
        "balance": "Σ of weights of statements for less those against; on the scale of five steps Σ of "
        "weight × stance / 2",
        "mean": "Σ of weight × stance / Σ of weight, from -2 to 2",
    }
)
"""What the number in a cell is."""
SHARES: Mapping[str, str] = MappingProxyType(
    {
        "none": "x(i, j)",
        "activity": "x(i, j) / Σ of weights of the statements of the row",
        "prominence": "x(i, j) / Σ of weights of the statements on the column",
    }
)
"""How the number in a cell is normalised (Leifeld, Gruber and Bossner 2019)."""


@dataclass(frozen=True)
class TwoMode:
    """A two-mode network; columns of equal length are of shape (cells,), sorted by row, then column.

    Attributes
    ----------
    counted : Counted
        Its statements.
    row, column : int arrays
        Codes of both fields.
    value : float array
        The number in the cell.
    total, plus, minus, neither : float arrays
        Weight of all statements, of those for, against, and of stance 0.
    mean : float array
        Weighted mean of the stances, -2 … 2.
    rows, columns : int arrays
        Codes of the rows and columns of the matrix, ascending.
    bounds : tuple of float, optional
        Between which values cells lie whatever is said.
    """

    counted: Counted
    row: Ints
    column: Ints
    value: Floats
    total: Floats
    plus: Floats
    minus: Floats
    neither: Floats
    mean: Floats
    rows: Ints
    columns: Ints
    bounds: tuple[float, float] | None

    @property
    def ambivalent(self) -> Bools:
        """Cells with statements for and against."""
        return (self.plus > 0) & (self.minus > 0)


def two_mode(found: Counted, how: Values, everybody: tuple[Ints, Ints]) -> TwoMode:
    """Return the network of who said what.

    Parameters
    ----------
    found : Counted
        The statements.
    how : mapping
        Values of the words `cells`, `normalise`, `isolates`.
    everybody : tuple of int arrays
        Codes of rows and columns that isolates are kept of.

    References
    ----------
    P. Leifeld, J. Gruber, F. R. Bossner (2019), Discourse Network Analyzer manual.
    """
    kind, share = str(how["cells"]), str(how["normalise"])
    if kind == "mean" and share != "none":
        raise QueryError(
            "A mean cannot be normalised: it does not grow with activity.", word="normalise", value=share
        )
    said, cells = found.said, found.cells
    row, column = np.divmod(cells.keys, cells.width)
    place = np.repeat(np.arange(len(cells.keys)), np.diff(cells.starts))
    weight, stance = said.weight[cells.order], said.stance[cells.order]

    def added(of: Floats) -> Floats:
        return np.bincount(place, of, len(cells.keys)).astype(np.float64)

    total, leaning = added(weight), added(weight * stance)
    plus, minus = added(weight * (stance > 0)), added(weight * (stance < 0))
    balance = plus - minus if found.scale == "binary" else leaning / 2
    with np.errstate(invalid="ignore"):
        mean = leaning / total
    value = {"count": total, "balance": balance, "mean": mean}[kind]
    keep = how["isolates"] == "keep"
    return TwoMode(
        counted=found,
        row=row,
        column=column,
        value=_shared(value, share, (row, column), total),
        total=total,
        plus=plus,
        minus=minus,
        neither=added(weight * (stance == 0)),
        mean=mean,
        rows=np.union1d(row, everybody[0]) if keep else np.unique(row),
        columns=np.union1d(column, everybody[1]) if keep else np.unique(column),
        bounds=_bounds(kind, share),
    )


def _shared(value: Floats, share: str, ends: tuple[Ints, Ints], total: Floats) -> Floats:
    """Return the numbers as shares of what their row or column says."""
    if share == "none" or not len(value):
        return value
    end = ends[0] if share == "activity" else ends[1]
    return np.asarray(value / np.bincount(end, total)[end])


def _bounds(kind: str, share: str) -> tuple[float, float] | None:
    if kind == "mean":
        return (-2.0, 2.0)
    if share == "none":
        return None
    return (-1.0 if kind == "balance" else 0.0, 1.0)

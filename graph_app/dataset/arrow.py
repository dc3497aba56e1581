"""pyarrow under its usual names; it ships no types, and this is the one place that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    pa: Any
    pc: Any
    arrow_csv: Any
    arrow_parquet: Any
    Array = Any
    ChunkedArray = Any
else:
    import pyarrow as pa
    import pyarrow.compute as pc
    from pyarrow import Array, ChunkedArray
    from pyarrow import csv as arrow_csv
    from pyarrow import parquet as arrow_parquet

__all__ = ["Array", "ChunkedArray", "arrow_csv", "arrow_parquet", "one_piece", "pa", "pc"]


def one_piece(values: Array | ChunkedArray) -> Array:
    """Return a column in one piece, whether it has many, one or none.

    Parameters
    ----------
    values : pyarrow.Array or pyarrow.ChunkedArray
        A column.

    Returns
    -------
    pyarrow.Array
        The same values.
    """
    if isinstance(values, pa.Array):
        return values
    return pa.concat_arrays(values.chunks) if values.num_chunks else pa.array([], type=values.type)

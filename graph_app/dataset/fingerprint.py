"""One hash of what a data set says, whatever file format, column order or line endings it came in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import numpy as np
import pandas as pd

from graph_app.dataset.arrow import pa, pc


def fingerprint(tables: Mapping[str, pd.DataFrame]) -> str:
    """Return the SHA-256 of the tables' content.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        Tables of a data set.

    Returns
    -------
    str
        64 hexadecimal digits; the same for the same names, columns and values in the same order of rows.
        Tables without rows say nothing and do not count.
    """
    digest = hashlib.sha256()
    for name in sorted(tables):
        frame = tables[name]
        if not len(frame):
            continue
        _add_name(digest, name, len(frame))
        for column in sorted(frame.columns):
            _add_name(digest, column, len(frame))
            _add_column(digest, frame[column])
    return digest.hexdigest()


def _add_name(digest: hashlib._Hash, name: str, rows: int) -> None:
    """Add a heading whose end is unmistakable."""
    data = name.encode("utf-8", "surrogatepass")
    digest.update(f"{len(data)}:{rows}:".encode())
    digest.update(data)


def _add_column(digest: hashlib._Hash, column: pd.Series) -> None:
    """Add the values of a column: numbers as text, categories by name, so that storage does not matter."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        names = pa.array(column.cat.categories.tolist(), type=pa.large_string())
        codes = column.cat.codes.to_numpy().astype(np.int32)
        text = names.take(pa.array(codes, mask=codes < 0))
    elif isinstance(column.dtype, pd.StringDtype):
        text = pa.array(column.array, type=pa.large_string())
    else:
        text = pa.array(column).cast(pa.large_string())
    whole = text if isinstance(text, pa.Array) else text.combine_chunks()
    lengths = pc.binary_length(whole).fill_null(-1).to_numpy(zero_copy_only=False).astype("<i8")
    digest.update(lengths.tobytes())
    filled = whole.fill_null("")
    if not len(filled):
        return
    _, offsets, data = filled.buffers()
    ends = np.frombuffer(offsets, dtype=np.int64)[filled.offset : filled.offset + len(filled) + 1]
    if data is not None:
        digest.update(memoryview(data)[int(ends[0]) : int(ends[-1])])

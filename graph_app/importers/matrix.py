"""A table whose rows and columns are the same nodes -> edges: adjacency matrices of spreadsheets."""

from __future__ import annotations

import numpy as np
import pandas as pd

from graph_app.importers.values import TEXT, kind_of

_NUMBERS = ("integer", "number")


def is_matrix(frame: pd.DataFrame) -> bool:
    """Return whether the first column names the same things as the head, and the rest are numbers.

    Parameters
    ----------
    frame : pandas.DataFrame
        A table as text.
    """
    if frame.shape[1] < 3 or len(frame) != frame.shape[1] - 1:
        return False
    names = [str(name) for name in frame.columns[1:]]
    if sorted(frame.iloc[:, 0].fillna("").tolist()) != sorted(names):
        return False
    return all(frame[name].isna().all() or kind_of(_pointed(frame[name])) in _NUMBERS for name in names)


def _pointed(values: pd.Series) -> pd.Series:
    """Return numbers with points for decimal commas."""
    return values.str.replace(",", ".", regex=False)


def edges_of(frame: pd.DataFrame) -> tuple[pd.DataFrame, bool]:
    """Return the edges of a matrix, and whether they are directed.

    Parameters
    ----------
    frame : pandas.DataFrame
        A table for which `is_matrix` holds: from rows to columns.

    Returns
    -------
    tuple of pandas.DataFrame and bool
        `source`, `target` and `weight` of every cell that is neither empty nor 0; of a symmetric matrix each
        pair once. The index says in which row of the file each stands.
    """
    names = [str(name) for name in frame.columns[1:]]
    values = frame[names].apply(_pointed).apply(pd.to_numeric).to_numpy(dtype=np.float64)
    rows = frame.iloc[:, 0].to_numpy(dtype=object)
    order = pd.Index(names).get_indexer(pd.Index(rows))
    aligned = np.full((len(names), len(names)), np.nan)
    aligned[order] = values
    places = np.empty(len(names), dtype=np.int64)
    places[order] = frame.index.to_numpy(dtype=np.int64)
    plain = np.nan_to_num(aligned)
    symmetric = bool((plain == plain.T).all())
    one, two = np.nonzero(np.triu(plain) if symmetric else plain)
    labels = np.array(names, dtype=object)
    weights = [str(int(value)) if value.is_integer() else repr(value) for value in plain[one, two].tolist()]
    made = {
        "source": pd.array(labels[one], dtype=TEXT),
        "target": pd.array(labels[two], dtype=TEXT),
        "weight": pd.array(weights, dtype=TEXT),
    }
    return pd.DataFrame(made, index=pd.Index(places[one], dtype=np.int64)), not symmetric

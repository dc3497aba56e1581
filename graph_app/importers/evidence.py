"""Sources of ties that are told in the ties' own rows -> a table of sources."""

from __future__ import annotations

import numpy as np
import pandas as pd

from graph_app.importers.base import Reading
from graph_app.importers.choosing import SOURCE
from graph_app.importers.values import TEXT

NOT_STATED = "not-stated"
"""Id of the source of rows that name none, where other rows do."""


def with_sources(frame: pd.DataFrame, reading: Reading) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    """Return ties that name a source by its id, and the table of these sources.

    Parameters
    ----------
    frame : pandas.DataFrame
        Ties, with or without columns such as `source_title` and `source_url`.
    reading : Reading
        Takes notes.

    Returns
    -------
    tuple of pandas.DataFrame and (pandas.DataFrame or None)
        The second is None where nothing is said of sources.
    """
    said = [name for name in SOURCE if name in frame]
    if not said or said == ["source_id"]:
        return frame, None
    told = frame[said]
    missing = told.isna().all(axis=1).to_numpy()
    keys = ["source_id"] if "source_id" in said and not frame["source_id"][~missing].isna().any() else said
    place = told[keys].fillna("").groupby(keys, sort=False).ngroup().to_numpy().astype(np.int64)
    rows = np.flatnonzero(~missing)
    _, first = np.unique(place[rows], return_index=True)
    chosen = told.iloc[np.sort(rows[first])]
    sources = _table(chosen, len(chosen))
    order = {int(place[row]): number for number, row in enumerate(np.sort(rows[first]).tolist())}
    ids = sources["id"].tolist()
    of_rows = [
        None if gone else ids[order[one]] for gone, one in zip(missing.tolist(), place.tolist(), strict=True)
    ]
    kept = frame.drop(columns=said).assign(
        source_id=pd.Series(pd.array(of_rows, dtype=TEXT), index=frame.index)
    )
    reading.notes.read("Sources of ties were read from the ties' own rows.", count=len(sources))
    return kept, sources


def _table(chosen: pd.DataFrame, size: int) -> pd.DataFrame:
    """Return the sources, each with an id and a title."""
    columns: dict[str, object] = {}
    for name in SOURCE:
        if name in chosen:
            columns[name.removeprefix("source_")] = chosen[name].to_numpy(dtype=object)
    frame = pd.DataFrame(columns).astype(TEXT)
    if "id" not in frame:
        ids = [f"source-{number}" for number in range(1, size + 1)]
        frame.insert(0, "id", pd.Series(ids, dtype=TEXT, index=frame.index))
    title = frame["title"] if "title" in frame else frame["url"] if "url" in frame else frame["id"]
    for other in ("url", "id"):
        if other in frame:
            title = title.fillna(frame[other])
    return frame.assign(title=title)

"""A .dna file on disk -> a data set, checked like any other."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import orjson

from graph_app.dataset import Dataset, Problem, load
from graph_app.importers.base import Clock, FileError, Given, Limits, Notes, Reading
from graph_app.importers.dna import DNA


def dna_dataset(path: Path) -> Dataset:
    """Return a data base of Discourse Network Analyzer as a data set.

    The data set's notices say what was assumed, changed and dropped.

    Parameters
    ----------
    path : pathlib.Path
        The file; it is only read.

    Raises
    ------
    FileError
        If it cannot be read.
    PackageError
        If what was read is no data package.
    """
    limits = Limits.of({})
    try:
        size = path.stat().st_size
        limits.need("megabytes", -(-size // 1_000_000), "megabytes in it", file=path.name)
        given = Given(path.name, path.read_bytes(), path)
    except OSError as error:
        raise FileError(f"It cannot be read: {error.strerror or error}.", file=path.name) from error
    found = DNA.read(Reading((given,), DNA, {}, limits, Clock(limits.seconds), Notes(path.name, "row")))
    with tempfile.TemporaryDirectory(prefix="graph-app-") as folder:
        for name, frame in found.tables.items():
            frame.to_csv(Path(folder, f"{name}.csv"), index=False)
        about = {"name": path.stem, "title": path.stem} | dict(found.about)
        Path(folder, "datapackage.json").write_bytes(orjson.dumps(about))
        dataset = load(folder)
    told = tuple(
        Problem(f"import-{note.happened}", str(note), file=note.file, severity="notice")
        for note in found.report.notes
        if note.happened != "read"
    )
    return replace(dataset, notices=(*told, *dataset.notices))

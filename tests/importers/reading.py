"""What tests of importers share: reading bytes, rows as plain dictionaries, notes as plain tuples."""

from pathlib import Path

from graph_app.importers import Given, Limits, dataset_of, import_given

SEEDS = Path(__file__).resolve().parent / "seeds"


def read(name, data, options=None, limits=None):
    """Import one file; that a data set can be made of it is always checked."""
    content = data.encode() if isinstance(data, str) else data
    found = import_given([Given(name, content)], options, limits or Limits())
    dataset_of(found)
    return found


def seed(name, **options):
    """Import a file of the seeds."""
    path = SEEDS / name
    return read(path.name, path.read_bytes(), options or None)


def rows(found, table, *columns):
    """Return rows as dictionaries without missing cells, or as tuples of some columns, None where missing."""
    frame = found.tables[table]
    if columns:
        frame = frame.reindex(columns=list(columns))
    plain = [
        [value if isinstance(value, str) else None for value in row]
        for row in frame.to_numpy(dtype=object).tolist()
    ]
    if columns:
        return [tuple(row) for row in plain]
    names = [str(name) for name in frame.columns]
    return [
        {name: value for name, value in zip(names, row, strict=True) if value is not None} for row in plain
    ]


def told(found, *happened):
    """Return sentences, places and counts of some lists of the report."""
    wanted = happened or ("assumed", "changed", "dropped")
    return [
        (note.happened, note.sentence, note.lines, note.count)
        for note in found.report.notes
        if note.happened in wanted
    ]


def sentences(found, happened):
    """Return the sentences of one list."""
    return [note.sentence for note in found.report.of(happened)]

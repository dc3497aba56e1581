"""Files -> what came out of them -> a data set: the way in for paths, uploads, command line and page."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from graph_app.dataset import Dataset, PackageError, from_tables
from graph_app.errors import QueryError
from graph_app.importers.base import Clock, Given, Imported, Importer, Limits, Notes, Reading
from graph_app.importers.choosing import GUESSES
from graph_app.importers.described import descriptor, notices
from graph_app.importers.failures import FileError
from graph_app.importers.formats import IMPORTERS, OPTIONS, importer
from graph_app.importers.merging import merged
from graph_app.importers.package import holds_tables, members, note_unread
from graph_app.importers.packed import GZIP, ZIP, Zip, gunzipped, workbook
from graph_app.importers.refused import refuse
from graph_app.importers.tidy import tidy
from graph_app.text import listed, meant, nearest, shown


def given_file(path: str | os.PathLike[str], limits: Limits | None = None) -> Given:
    """Return a file from disk as it is given to importers.

    Parameters
    ----------
    path : path
        The file.
    limits : Limits, optional
        How large it may be.

    Raises
    ------
    FileError
        If it cannot be read.
    LimitError
        If it is too large.
    """
    most = limits or Limits()
    where = Path(path)
    try:
        if not where.is_file():
            raise FileError("There is no such file.", file=shown(where.name or str(where)))
        size = where.stat().st_size
        _need_size(size, where.name, most)
        return Given(shown(where.name), where.read_bytes(), where)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise FileError(f"It cannot be read: {why}.", file=shown(where.name)) from error


def _need_size(size: int, name: str, limits: Limits) -> None:
    """Raise a LimitError if a file is too large."""
    millions = -(-size // 1_000_000)
    limits.need("megabytes", millions, "megabytes in it", file=shown(name))


def import_given(
    files: Sequence[Given], options: Mapping[str, str] | None = None, limits: Limits | None = None
) -> Imported:
    """Return what is in some files, as tables that pass the checks of a data package, with a report.

    Files that belong together, such as a table of nodes and a table of edges, are read as one; others are
    put together afterwards.

    Parameters
    ----------
    files : sequence of Given
        Files from disk or uploads: a name and bytes.
    options : mapping of str to str, optional
        What the user says: `format`, `directed`, `encoding`, words of the importers, and columns as
        "ties.start": "Since" (an empty text: no column).
    limits : Limits, optional
        How much may be read.

    Returns
    -------
    Imported
        Tables, types, what the files say about themselves, and the report.

    Raises
    ------
    FileError
        If a file cannot be read; with line and cause.
    LimitError
        If a file is beyond a limit; the message names the limit and its setting.
    QueryError
        If an option is unknown.
    """
    if not files:
        raise QueryError("No file was named.", word="file")
    said, most = dict(options or {}), limits or Limits()
    groups: list[tuple[Importer, list[Given], Notes]] = []
    around = Notes()
    for whole in [inner for file in files for inner in unpacked(file, most, around)]:
        notes = Notes(whole.name)
        chosen = chosen_importer(whole, said.get("format", ""), notes)
        group = next((one for one in groups if one[0] is chosen and chosen.together), None)
        if group is None:
            groups.append((chosen, [whole], notes))
        else:
            group[1].append(whole)
            group[2].take(notes.report([], [], {}))
    groups[0][2].take(around.report([], [], {}))
    _check_options(said, [group[0] for group in groups])
    return merged([_read(*group, said, most) for group in groups])


def unpacked(file: Given, limits: Limits, notes: Notes) -> list[Given]:
    """Return a file without the gzip or zip around it; a zip of tables stays one file.

    Parameters
    ----------
    file : Given
        The file.
    limits : Limits
        How much it may unpack to.
    notes : Notes
        Takes what of a zip is not read.

    Raises
    ------
    FileError
        If it is damaged, or a zip with nothing in it that is read.
    """
    _need_size(len(file.data), file.name, limits)
    if file.data.startswith(GZIP):
        name = file.name[: -len(".gz")] if file.suffix == ".gz" else file.name
        return [Given(name, gunzipped(file.data, file.name, limits))]
    if not file.data.startswith(ZIP) or workbook(file.data):
        return [file]
    archive = Zip(file.data, file.name, limits)
    names = members(archive)
    if holds_tables(names):
        return [file]
    suffixes = {suffix for one in IMPORTERS for suffix in one.suffixes}
    known = [short for short in names if PurePosixPath(short).suffix.lower() in suffixes]
    if not known:
        raise FileError("There is nothing in the zip that is read.", file=file.name)
    sentence = "A file in the zip is of no format that is read."
    note_unread(archive, {names[short] for short in known}, sentence, notes)
    return [Given(short, archive.read(names[short])) for short in known]


def chosen_importer(given: Given, said: str, notes: Notes) -> Importer:
    """Return the importer of a file: the one that was named, else by its suffix and by what it looks like.

    Raises
    ------
    FileError
        If the file is empty, or of a format that is not read, or of none that is known.
    NotFoundError
        If there is no importer of the name.
    """
    if said:
        return importer(said)
    refuse(given)
    if not given.data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise FileError("The file is empty.", file=given.name)
    by_suffix = [one for one in IMPORTERS if given.suffix in one.suffixes]
    found = next((one for one in by_suffix if one.looks(given)), None)
    if found is not None:
        return found
    found = next((one for one in IMPORTERS if one.looks(given) and not (by_suffix and one.together)), None)
    if found is not None:
        if by_suffix:
            notes.assumed(f"By its content the file is {found.title}, whatever its name says.")
        return found
    if by_suffix:
        return by_suffix[-1]  # the most general one is listed last
    known = ", ".join(dict.fromkeys(suffix for one in IMPORTERS for suffix in one.suffixes))
    raise FileError(
        "It is of no format that is known.", file=given.name, hint=f"Files that are read: {known}."
    )


def _check_options(said: Mapping[str, str], used: Sequence[Importer]) -> None:
    """Raise a QueryError for an option that none of the importers has."""
    known = {option.name: option for option in (*OPTIONS, *(one for each in used for one in each.options))}
    columns = {f"{table}.{column}" for table, of in GUESSES.items() for column in of}
    if any(option.name == "header" for option in known.values()):
        columns |= {"actors.id", "ties.id", "ties.from_id", "ties.to_id"}
    for word, value in said.items():
        if word in columns:
            continue
        if word not in known:
            near = nearest(word, (*known, *columns))
            raise QueryError(
                f"There is no option {shown(word)!r} for this.{meant(near)} Options are: "
                f"{listed(sorted(known), 'and', 30)}, and columns such as ties.kind.",
                word=word,
                value=value,
                allowed=tuple(sorted({*known, *columns})),
                did_you_mean=near,
            )
        allowed = known[word].values
        if allowed and value not in allowed:
            near = nearest(value, allowed)
            raise QueryError(
                f"{word} is {listed(allowed, most=30)}, not {shown(value)!r}.{meant(near)}",
                word=word,
                value=value,
                allowed=allowed,
                did_you_mean=near,
            )


def _read(
    chosen: Importer, files: Sequence[Given], notes: Notes, said: Mapping[str, str], limits: Limits
) -> Imported:
    """Return what one importer makes of its files, put in order."""
    if len(files) > 1:
        notes.file = ""
    reading = Reading(tuple(files), chosen, said, limits, Clock(limits.seconds), notes)
    return tidy(chosen.read(reading), notes)


def dataset_of(imported: Imported, name: str = "") -> Dataset:
    """Return an import as a data set.

    Parameters
    ----------
    imported : Imported
        From `import_given`.
    name : str, optional
        How the data set is called; after the first file if not given.

    Returns
    -------
    Dataset
        Its notices say what was assumed, changed and dropped.

    Raises
    ------
    FileError
        If the tables do not pass the checks.
    """
    files = imported.report.files
    described = descriptor(name or (files[0] if files else "imported"), imported.about, imported.types)
    try:
        return from_tables(described, imported.tables, notices(imported.report))
    except PackageError as error:
        first = error.report.problems[0]
        raise FileError(
            f"What was read makes no data set: {first}", file=" + ".join(files), hint="Please report this."
        ) from error

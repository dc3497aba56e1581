"""A folder -> the files of its tables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from graph_app.dataset.collector import Collector
from graph_app.dataset.descriptors import bad_descriptor
from graph_app.dataset.problems import Problem
from graph_app.dataset.raw import TableFile
from graph_app.schema import TABLES, Descriptor
from graph_app.schema.descriptor import Resource, TableSchema
from graph_app.text import nearest, shown

SUFFIXES = (".csv", ".parquet")
_ENCODINGS = frozenset({"utf-8", "utf8", "utf-8-sig", "ascii", "us-ascii"})


def find_files(folder: Path, descriptor: Descriptor, collector: Collector) -> dict[str, TableFile | None]:
    """Return the file of every table that the package has, canonical tables first.

    Parameters
    ----------
    folder : Path
        The package.
    descriptor : Descriptor
        May name other paths inside the folder, and further tables.
    collector : Collector
        Takes the problems.

    Returns
    -------
    dict of str to TableFile or None
        By table; absent tables are left out, those whose declared file cannot be used are None.
    """
    files: dict[str, TableFile | None] = {}
    extra = [resource.name for resource in descriptor.resources if resource.name not in TABLES]
    for name in (*TABLES, *dict.fromkeys(extra)):
        resource = descriptor.resource(name)
        if resource is not None and _declares_file(resource):
            path = _declared(folder, resource, collector)
        else:
            path = _found(folder, name, collector)
        if path is None:
            if resource is not None and _declares_file(resource) and name in TABLES:
                files[name] = None
            continue
        schema = TableSchema() if resource is None else resource.table_schema
        missing = tuple(text for text in schema.missing_values if text)
        declared = tuple(field.name for field in schema.fields)
        files[name] = TableFile(name, path, path.relative_to(folder).as_posix(), missing, declared)
    _notice_unknown(folder, files, set(extra), collector)
    return files


def _declares_file(resource: Resource) -> bool:
    """Whether the descriptor says where the table's rows are."""
    return bool(resource.path) or resource.data is not None


def _declared(folder: Path, resource: Resource, collector: Collector) -> Path | None:
    """Return the file that the descriptor names, or None after saying why it cannot be used."""
    unread = ""
    if resource.data is not None or len(resource.path) != 1:
        unread = "must name exactly one file by its path"
    elif "://" in resource.path[0]:
        unread = "has an address instead of a file; nothing is fetched"
    elif not resource.path[0].lower().endswith(SUFFIXES):
        unread = f"has the path {shown(resource.path[0])!r}; only .csv and .parquet are read"
    elif resource.encoding.lower().replace("_", "-") not in _ENCODINGS:
        unread = f"has the encoding {shown(resource.encoding)!r}; only UTF-8 is read"
    wrong = unread or _why_unusable(folder, resource.path[0])
    if not wrong:
        return folder / resource.path[0]
    problem = bad_descriptor(
        f"resources[{shown(resource.name)}].path",
        f"table {shown(resource.name)!r} {wrong}",
        shown(", ".join(resource.path)),
    )
    if unread and resource.name not in TABLES:  # other people's resources may be pictures or notes
        problem = replace(problem, code="unknown-resource", severity="notice", hint="It is not read.")
    collector.add(problem)
    return None


def _why_unusable(folder: Path, given: str) -> str:
    """Return why a declared path leads to no file of the package, or an empty text."""
    path = folder / given
    try:
        inside = path.resolve().is_relative_to(folder.resolve()) and not Path(given).is_absolute()
        exists = path.exists()
    except (OSError, ValueError):
        return f"has the path {shown(given)!r}, which no file can have"
    if not inside or ".." in Path(given).parts:
        return f"has the path {shown(given)!r}, which leads outside the package"
    return "" if exists else f"has the path {shown(given)!r}, but there is no such file"


def _found(folder: Path, name: str, collector: Collector) -> Path | None:
    """Return the file called after the table, or None; two of them are a problem."""
    if name not in TABLES:
        return None
    present = [path for path in (folder / f"{name}{suffix}" for suffix in SUFFIXES) if path.exists()]
    if len(present) > 1:
        collector.add(
            Problem(
                code="two-files",
                message=f"There are both {present[0].name} and {present[1].name}; only one can be the table.",
                file=present[0].name,
                hint="Remove one, or name the right one in datapackage.json.",
            )
        )
    return present[0] if present else None


def _notice_unknown(
    folder: Path, files: dict[str, TableFile | None], extra: set[str], collector: Collector
) -> None:
    """Say which tables are not known: declared ones are kept, others are not read."""
    used = {file.path.name for file in files.values() if file is not None}
    for name, file in sorted(files.items()):
        if file is None or name not in extra:
            continue
        collector.add(
            Problem(
                code="unknown-table",
                message=f"Table {shown(name)!r} is not one the explorer knows; it is kept as text.",
                file=file.shown,
                severity="notice",
            )
        )
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in SUFFIXES and path.name not in used and path.stem not in TABLES:
            near = nearest(path.stem, TABLES)
            collector.add(
                Problem(
                    code="unknown-file",
                    message=f"{shown(path.name)} is not read: no table has this name.",
                    file=shown(path.name),
                    severity="notice",
                    did_you_mean=tuple(f"{name}{path.suffix.lower()}" for name in near),
                )
            )

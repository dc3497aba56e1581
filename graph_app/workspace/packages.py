"""The tables of a debate -> a new data package: CSV files, descriptor, patch, changelog in sentences."""

from __future__ import annotations

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from graph_app.dataset.locate import DESCRIPTOR_FILE
from graph_app.dataset.raw import RawTable
from graph_app.errors import ExportError
from graph_app.schema import TABLES
from graph_app.workspace.changes import Change
from graph_app.workspace.patches import patch
from graph_app.workspace.sentences import sentence
from graph_app.workspace.state import State
from graph_app.workspace.versions import next_version

PATCH = "history/changes.csv"
CHANGELOG = "CHANGELOG.md"
_STALE = ("data", "bytes", "hash", "dialect", "profile", "compression", "extrapaths")
"""Words of a resource about a file that is no longer the one they were said of."""


def package(state: State, changes: Sequence[Change], version: str | None = None) -> dict[str, bytes]:
    """Return the files of a new data package.

    Parameters
    ----------
    state : State
        Its tables.
    changes : sequence of Change
        All changes that led to it from the base, in order.
    version : str, optional
        Its version; if not given, see `versions.next_version`.

    Returns
    -------
    dict of str to bytes
        By path inside the package: tables, descriptor, patch and changelog. Equal input gives equal bytes.
    """
    effects = [effect for change in changes for effect in change.effects]
    said = version if version is not None else next_version(state.base.descriptor.version, effects)
    written = {name: raw for name, raw in state.raws.items() if raw.rows or _kept(state, name)}
    files = {f"{name}.csv": table(raw) for name, raw in written.items()}
    about = describe(state, written, changes, said)
    files[DESCRIPTOR_FILE] = orjson.dumps(about, option=orjson.OPT_INDENT_2) + b"\n"
    files[PATCH] = patch(changes)
    files[CHANGELOG] = changelog(state, changes, said).encode()
    return files


def _kept(state: State, name: str) -> bool:
    """Tell whether a table is written even if it has no rows."""
    return name in state.base.present or (name in TABLES and TABLES[name].obligatory)


def table(raw: RawTable) -> bytes:
    """Return a table as CSV (UTF-8, RFC 4180 with plain line breaks)."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(raw.columns)
    writer.writerows(zip(*(values.to_pylist() for values in raw.columns.values()), strict=True))
    return buffer.getvalue().encode()


def describe(
    state: State, written: Mapping[str, RawTable], changes: Sequence[Change], version: str
) -> dict[str, Any]:
    """Return the descriptor: the base's words, with version, date, history and the files as they are."""
    about = dict(state.base.about)
    known = {one["name"]: one for one in about.get("resources", ()) if isinstance(one, dict)}
    names = [*(name for name in known if name in written), *(name for name in written if name not in known)]
    about["resources"] = [_resource(name, known.get(name, {}), written[name]) for name in names]
    if version:
        about["version"] = version
    if changes:
        about["created"] = changes[-1].at
        history = {"base": state.base.fingerprint, "changes": changes[-1].number, "patch": PATCH}
        about["history"] = history | {"base_version": state.base.descriptor.version}
    return about


def _resource(name: str, given: Mapping[str, Any], raw: RawTable) -> dict[str, Any]:
    """Return what the descriptor says about one table."""
    canonical = TABLES.get(name)
    found: dict[str, Any] = {"name": name, "type": "table"}
    if canonical is not None:
        found["description"] = canonical.meaning
        found["schema"] = canonical.table_schema()
    found |= {word: value for word, value in given.items() if word not in _STALE}
    found |= {"path": f"{name}.csv", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    schema = dict(found.get("schema") or {})
    fields = list(schema.get("fields") or ())
    said = {one["name"] for one in fields}
    ours = {} if canonical is None else {one["name"]: one for one in canonical.table_schema()["fields"]}
    fields += [ours.get(one, {"name": one, "type": "string"}) for one in raw.columns if one not in said]
    found["schema"] = schema | {"fields": fields, "missingValues": [""]}
    return found


def changelog(state: State, changes: Sequence[Change], version: str) -> str:
    """Return all changes in sentences, the newest day first, as Markdown."""
    title = state.base.descriptor.title
    before = state.base.descriptor.version or "without a version"
    lines = [f"# {title}", "", f"Version {version or 'without a number'}, made from {before} by changes:", ""]
    days: dict[str, list[str]] = {}
    for change in reversed(changes):
        days.setdefault(change.at[:10], []).append(_item(change.number, sentence(change, state)))
    for day, items in days.items():
        lines += [f"## {day}", "", *items, ""]
    return "\n".join(lines) if changes else f"# {title}\n\nNo changes.\n"


def _item(number: int, text: str) -> str:
    """Return a line of a list in which nothing of the text is taken for markup."""
    plain = "".join(f"\\{one}" if one in "\\`*_[]<>#" else one for one in text)
    return f"- {number}: {plain}"


def write_folder(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into a new folder, whole or not at all.

    Raises
    ------
    ExportError
        If the folder has files already, or cannot be written.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ExportError(f"{folder} is there already. Choose a folder that is new or empty.")
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".graph-app.", suffix=".part"))
    except OSError as error:
        raise ExportError(f"{folder} cannot be written: {error.strerror or error}") from error
    try:
        for path, content in _in_order(files):
            target = part / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        umask = os.umask(0)
        os.umask(umask)
        part.chmod(0o777 & ~umask)
        os.replace(part, folder)  # an empty folder is replaced, one that got files meanwhile is not
    except OSError as error:
        raise ExportError(f"{folder} cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return folder


def _in_order(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    yield from sorted(files.items())

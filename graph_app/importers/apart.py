"""Reads files in a process of its own, which can be stopped and whose memory is given back at its end.

`python -m graph_app.importers.apart FOLDER` reads what `asked.json` in the folder says and leaves
`result.json`, `report.json` and the data package in `package`; meanwhile `state.json` says how far it is, and
afterwards what whoever watches makes of the result. The folder is all that both know of each other.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from graph_app.dataset import write_package
from graph_app.dataset.locate import DESCRIPTOR_FILE
from graph_app.errors import GraphAppError
from graph_app.importers.base import Given, Limits
from graph_app.importers.opening import dataset_of, import_given
from graph_app.importers.report import Report
from graph_app.text import shown

ASKED, STATE, RESULT, REPORT = "asked.json", "state.json", "result.json", "report.json"
FILES, PACKAGE = "files", "package"
NICENESS = 10
"""How far reading steps back behind the answers of a page."""


def put(path: Path, content: Any) -> None:
    """Write plain values as JSON, whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(json.dumps(content), encoding="utf-8")
    os.replace(part, path)


def got(path: Path) -> Any:
    """Return what `put` wrote; None where nothing is."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def ask(folder: Path, names: Sequence[str], options: Mapping[str, str], most: int) -> None:
    """Write down what is to be read.

    Parameters
    ----------
    folder : pathlib.Path
        Has the files, called by their numbers from 0 in the folder `files`.
    names : sequence of str
        How messages call them.
    options : mapping of str to str
        What the user says of them.
    most : int
        Megabytes that they may unpack to.
    """
    for name in (STATE, RESULT, REPORT):
        (folder / name).unlink(missing_ok=True)
    put(folder / ASKED, {"files": list(names), "options": dict(options), "megabytes": most})


def told(report: Report) -> dict[str, Any]:
    """Return a report as plain values, with the first rows of tables."""
    return report.as_dict() | {"samples": [asdict(one) for one in report.samples]}


def work(folder: Path) -> None:
    """Read what is asked; all that goes wrong is said in the result.

    Parameters
    ----------
    folder : pathlib.Path
        Where everything lies.
    """
    try:
        _read(folder)
    except GraphAppError as error:
        put(folder / RESULT, {"state": "failed", "error": str(error), **error.details()})
    except MemoryError:
        put(folder / RESULT, {"state": "failed", "error": "Reading needs more memory than there is."})


def _read(folder: Path) -> None:
    """Read, check and write."""
    put(folder / STATE, {"state": "reading", "stage": "Reading"})
    asked = got(folder / ASKED)
    paths = [folder / FILES / str(place) for place in range(len(asked["files"]))]
    pairs = zip(asked["files"], paths, strict=True)
    files = [Given(shown(name), path.read_bytes(), path) for name, path in pairs]
    found = import_given(_packed(files), asked["options"], Limits.of({"megabytes": asked["megabytes"]}))
    put(folder / STATE, {"state": "reading", "stage": "Checking"})
    data = dataset_of(found)
    shutil.rmtree(folder / PACKAGE, ignore_errors=True)
    write_package(data, folder / PACKAGE)
    put(folder / REPORT, told(found.report) | {"title": data.descriptor.title})
    put(folder / RESULT, {"state": "read"})


def _packed(files: list[Given]) -> list[Given]:
    """Return the files of a data package that come one by one as the zip that they would be."""
    if len(files) == 1 or DESCRIPTOR_FILE not in [file.name for file in files]:
        return files
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for file in files:
            archive.writestr(file.name, file.data)
    return [Given("datapackage.zip", packed.getvalue())]


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    work(Path(sys.argv[1]))

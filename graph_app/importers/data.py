"""A name, a folder or a foreign file -> a data set: what every command opens."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph_app import dataset
from graph_app.dataset import Dataset
from graph_app.dataset.locate import DESCRIPTOR_FILE
from graph_app.importers.base import Imported, Limits
from graph_app.importers.opening import dataset_of, given_file, import_given


def is_foreign(data: str | os.PathLike[str]) -> bool:
    """Return whether something names a file that must be imported, rather than a data package.

    Parameters
    ----------
    data : str or path
        A built-in name, a folder, or a file.
    """
    given = os.fspath(data)
    if not given or given in dataset.built_in_names():
        return False
    path = Path(given).expanduser() if given.startswith("~") else Path(given)
    try:
        return path.name != DESCRIPTOR_FILE and path.exists() and not path.is_dir()
    except (OSError, ValueError):  # a name no file can have
        return False


def import_paths(
    paths: Sequence[str | os.PathLike[str]],
    options: Mapping[str, str] | None = None,
    limits: Limits | None = None,
) -> Imported:
    """Return what is in some files on disk.

    Parameters
    ----------
    paths : sequence of paths
        Files.
    options : mapping of str to str, optional
        As of `import_given`.
    limits : Limits, optional
        How much may be read; the environment's, else the defaults, if not given.

    Raises
    ------
    FileError, LimitError, QueryError
        As `import_given` does.
    """
    most = limits or Limits.of({})
    files = [given_file(Path(path).expanduser(), most) for path in paths]
    return import_given(files, options, most)


def read_data(data: str | os.PathLike[str], options: Mapping[str, str] | None = None) -> Dataset:
    """Return a data set, whatever it is read from.

    Parameters
    ----------
    data : str or path
        A built-in name, the folder of a data package, or a file of any format that is imported.
    options : mapping of str to str, optional
        What the user says of a file that is imported.

    Raises
    ------
    DataError
        If there is nothing there, or it cannot be read.
    """
    if is_foreign(data):
        return dataset_of(import_paths([data], options))
    return dataset.load(dataset.locate(data))

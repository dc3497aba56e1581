"""A name or a path -> the folder of a data package."""

from __future__ import annotations

import os
from pathlib import Path

from graph_app.errors import DataError
from graph_app.text import nearest, shown

DESCRIPTOR_FILE = "datapackage.json"
_PACKAGE = Path(__file__).resolve().parent.parent
_SHELVES = (_PACKAGE / "_data", _PACKAGE.parent / "data")


def built_in_names() -> tuple[str, ...]:
    """Return the names of the data packages that come with the explorer.

    Returns
    -------
    tuple of str
        Sorted; each can be given to `load`.
    """
    return tuple(sorted(_built_in()))


def locate(name_or_path: str | os.PathLike[str]) -> Path:
    """Return the folder that a built-in name or a path means.

    Parameters
    ----------
    name_or_path : str or os.PathLike
        A name such as ``open-weights``, a folder, or the path of its ``datapackage.json``.

    Returns
    -------
    Path
        An existing folder.

    Raises
    ------
    DataError
        If there is neither a folder nor a built-in package of that name.
    """
    given = os.fspath(name_or_path)
    built_in = _built_in()
    if given in built_in:
        return built_in[given]
    path = Path(given).expanduser() if given.startswith("~") else Path(given)
    try:
        if given and path.is_dir():
            return path
        if path.name == DESCRIPTOR_FILE and path.is_file():
            return path.parent
        exists = bool(given) and path.exists()
    except (OSError, ValueError):  # a name no file can have
        exists = False
    raise DataError(_why_not(given, tuple(sorted(built_in)), exists=exists))


def _built_in() -> dict[str, Path]:
    """Return the folders of the built-in packages by name; those of an installation come first."""
    found: dict[str, Path] = {}
    for shelf in _SHELVES:
        for descriptor in sorted(shelf.glob(f"*/{DESCRIPTOR_FILE}")):
            found.setdefault(descriptor.parent.name, descriptor.parent)
    return found


def _why_not(given: str, names: tuple[str, ...], *, exists: bool) -> str:
    """Return one sentence that says why nothing was found and what would be."""
    listed = f"Built-in packages: {', '.join(names) or 'none'}."
    if exists:
        return (
            f"{shown(given)!r} is a file, not a folder with actors.csv and ties.csv. "
            f"`graph-app import` makes a data package of it. {listed}"
        )
    if not given:
        return f"No data package was named. Give a folder, a file or a built-in name. {listed}"
    if os.sep in given or "/" in given or given.startswith((".", "~")):
        return f"There is no folder or file {shown(given)!r}. {listed}"
    near = nearest(given, names)
    meant = f" Did you mean {near[0]!r}?" if near else ""
    return f"{shown(given)!r} is neither a folder, a file nor a built-in package.{meant} {listed}"

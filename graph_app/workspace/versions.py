"""Versions of a data package: semantic ones where they are, otherwise whatever they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph_app.workspace.changes import Effect

_SEMANTIC = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:[-+].*)?")


def live_version(version: str, number: int) -> str:
    """Return the version of a debate between two releases.

    >>> live_version("0.1.0", 0), live_version("0.1.0", 12), live_version("", 1)
    ('0.1.0', '0.1.0+12', '0+1')
    """
    return f"{version or '0'}+{number}" if number else version


def next_version(version: str, effects: Iterable[Effect]) -> str:
    """Return the version of a package after changes: another minor if rows came or went, else another patch.

    Parameters
    ----------
    version : str
        Of the base.
    effects : iterable of Effect
        All of them.

    Returns
    -------
    str
        The same if there are none.

    Examples
    --------
    >>> row = Effect("actors", "a", None, {"id": "a"})
    >>> next_version("0.1.0", [row]), next_version("0.1.7", []), next_version("", [row])
    ('0.2.0', '0.1.7', '0.1.0')
    >>> next_version("2024", [row])
    '2024+1'
    """
    done = [effect.done for effect in effects]
    if not done:
        return version
    found = _SEMANTIC.fullmatch(version or "0.0.0")
    if found is None:
        return f"{version}+{len(done)}"
    major, minor, patch = map(int, found.groups())
    return f"{major}.{minor}.{patch + 1}" if set(done) == {"changed"} else f"{major}.{minor + 1}.0"

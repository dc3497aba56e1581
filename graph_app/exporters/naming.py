"""Names of columns in formats that keep words for themselves or do not allow every name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from graph_app.graph.column import Column


def named(
    columns: Sequence[Column], taken: Iterable[str] = (), legal: Callable[[str], str] = str
) -> list[str]:
    """Return what each column is called: no two alike, not even but for upper and lower case.

    Parameters
    ----------
    columns : sequence of Column
        The columns.
    taken : iterable of str
        Words that the format keeps for itself.
    legal : callable, optional
        From a name to one that the format allows.

    Returns
    -------
    list of str
        A name that is taken is numbered.
    """
    seen = {word.casefold() for word in taken}
    found = []
    for column in columns:
        name = plain = legal(column.name)
        count = 1
        while name.casefold() in seen:
            count += 1
            name = f"{plain}_{count}"
        seen.add(name.casefold())
        found.append(name)
    return found


def renamed(columns: Sequence[Column], taken: Iterable[str] = ()) -> list[Column]:
    """Return columns under names that are not taken."""
    return [replace(column, name=name) for column, name in zip(columns, named(columns, taken), strict=True)]

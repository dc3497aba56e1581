"""Curating a debate together: a data package, an append-only log of changes, and who may do what.

The upper half is pure (edits, plans, checks, states, patches), the database is in `store`, and `Workspace`
brings both together. What needs the database is only loaded when a workspace is opened.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_app.workspace.opened import Workspace

__all__ = ["open_workspace"]


def open_workspace(
    place: str | os.PathLike[str] = "default",
    base: str | os.PathLike[str] | None = None,
    *,
    user: str | None = None,
    create: bool = True,
    review: str = "none",
) -> Workspace:
    """Open a workspace, and make it and its debate if they are not there.

    Parameters
    ----------
    place : str or path
        A SQLite file, "default" for the file of whoever runs the program, or the address of a PostgreSQL
        database such as ``postgresql+psycopg://me@localhost/debates``, without a password: that is read from
        PGPASSWORD or ~/.pgpass.
    base : str or path, optional
        The name of a debate of the workspace, or a data package (a built-in name or a folder) that a new one
        begins with, under the package's name. If not given, the one debate that there is; in a new
        workspace the built-in one.
    user : str, optional
        Who works. If not given, GRAPH_APP_USER or the name of the account.
    create : bool
        Whether what is not there is made. Who begins a debate owns it.
    review : {"none", "editors", "all"}
        Whose edits wait for a reviewer, in a new debate.

    Returns
    -------
    Workspace
        A debate with verbs: `explorer`, `row`, `add`, `change`, `retire`, `merge`, `paste`, `undo`,
        `history`, `compare`, `export`, `save`, `grant`, `share` …

    Raises
    ------
    DataError
        If the place or the data package has problems, or is not there.
    ModelError
        If the place or a setting is none.
    UnavailableError
        If the database does not answer.

    Examples
    --------
    >>> import tempfile, graph_app as ga
    >>> with tempfile.TemporaryDirectory() as folder, ga.workspace(f"{folder}/mine.db", user="ana") as ws:
    ...     row = ws.row("actors", "meta")
    ...     new = {"website": "about.meta.com"}
    ...     made = ws.change("actors", "meta", new, version=row.version, why="moved")
    ...     ws.sentences([made])[0]
    'ana changed the actor Meta (meta): website from “meta.com” to “about.meta.com”. Why: moved.'
    """
    from graph_app.workspace import opened  # loads SQLAlchemy and Alembic, which nobody else needs

    return opened.open_workspace(place, base, user=user, create=create, review=review)

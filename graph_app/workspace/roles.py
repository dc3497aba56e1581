"""Who may do what in a debate: one table, and the function that reads it; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from graph_app.errors import GraphAppError, QueryError
from graph_app.text import shown

Role = Literal["reader", "editor", "reviewer", "owner"]
ROLES: tuple[Role, ...] = ("reader", "editor", "reviewer", "owner")
"""From the one who may least to the one who may most; each may what those before may."""

PERMISSIONS: Mapping[str, Role] = MappingProxyType(
    {
        "read": "reader",
        "history": "reader",
        "export": "reader",
        "save": "editor",
        "edit": "editor",
        "review": "reviewer",
        "share": "reviewer",
        "users": "owner",
        "settings": "owner",
    }
)
"""The least role that may do something; whoever has no role in a debate may do nothing there.

read: see the debate and what is saved in it. history: see who changed what. export: take it away. save:
keep views, stories, scenarios and notes. edit: add, change, retire, merge, paste, undo; where edits are
reviewed, propose them. review: accept and decline. share: make and withdraw links that open one view without
a login. users: give and take roles. settings: say whether edits are reviewed.
"""

LONGEST_NAME = 200
_NO_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]|^\s|\s$|^$")

LINK = "link"
"""Stands for whoever comes with a share link: may open the one view it is for, and nothing else."""

Review = Literal["none", "editors", "all"]
REVIEWS: tuple[Review, ...] = ("none", "editors", "all")
"""Whose edits wait for a reviewer: nobody's, those of editors, or everybody's (then of somebody else)."""


class ForbiddenError(GraphAppError):
    """Somebody may not do what they asked for."""

    http_status = 403


@dataclass(frozen=True)
class Person:
    """A user of a workspace.

    Attributes
    ----------
    name : str
        What the log says; never changes.
    shown : str
        How the page calls them.
    role : {"reader", "editor", "reviewer", "owner"} or None
        In the debate that was asked about.
    """

    name: str
    shown: str
    role: Role | None = None


def allowed(role: str | None, verb: str) -> bool:
    """Tell whether a role may do something.

    Parameters
    ----------
    role : str or None
        One of `ROLES`, `LINK`, or None for no role at all.
    verb : str
        One of `PERMISSIONS`, or "open" for the view of a share link.

    Returns
    -------
    bool
        False for every verb and role that is not in the table.

    Examples
    --------
    >>> allowed("reviewer", "edit"), allowed("reader", "edit"), allowed(None, "read"), allowed("link", "read")
    (True, False, False, False)
    """
    if role == LINK:
        return verb == "open"
    if role not in ROLES or verb not in PERMISSIONS:
        return False
    return ROLES.index(role) >= ROLES.index(PERMISSIONS[verb])


def waits(role: str | None, review: str) -> bool:
    """Tell whether an edit of somebody with a role waits for a reviewer.

    >>> waits("editor", "editors"), waits("reviewer", "editors"), waits("owner", "all")
    (True, False, True)
    """
    return review == "all" or (review == "editors" and not allowed(role, "review"))


def user_name(name: str) -> str:
    """Return a name if it can be a user's.

    Raises
    ------
    QueryError
        If it is empty, too long, has control characters in it or white space around it.
    """
    if len(name) > LONGEST_NAME or _NO_NAME.search(name):
        message = f"{shown(name)!r} cannot be a name: 1 to {LONGEST_NAME} characters, no space around them."
        raise QueryError(message, word="user", value=shown(name))
    return name

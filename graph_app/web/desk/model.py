"""The desk: the workspace that a page edits, who sits at it, and what proves that the page itself asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import g, has_request_context

from graph_app.errors import GraphAppError
from graph_app.web.desk.seal import Seal
from graph_app.workspace.roles import allowed

if TYPE_CHECKING:
    from graph_app.web.login import Provider
    from graph_app.workspace.opened import Workspace


@dataclass(frozen=True)
class Desk:
    """Where a debate is edited.

    Attributes
    ----------
    workspace : Workspace
        The debate, as the server itself sees it.
    who : callable
        Returns who asks; called within a request.
    seal : Seal
        What an edit has to bring along.
    public_host : str
        How browsers call the server, where a proxy stands before it.
    named : bool
        Whether a proxy or a provider names everybody: who has no role sees nothing.
    provider : Provider or None
        Where people log in.
    """

    workspace: Workspace
    who: Callable[[], str]
    seal: Seal
    public_host: str = ""
    named: bool = False
    provider: Provider | None = None

    def here(self) -> Workspace:
        """Return the debate as the one who asks sees it."""
        return self.workspace.acting(self.who())

    def may(self, verb: str) -> bool:
        """Tell whether the one who asks may do something; while the database does not answer nobody may."""
        try:
            return allowed(self.role(), verb)
        except GraphAppError:
            return False

    def role(self) -> str | None:
        """Return the role of the one who asks, None for none; within one request it is looked up once.

        Raises
        ------
        UnavailableError
            If the database does not answer.
        """
        if has_request_context() and "graph_app_role" in g:
            known: str | None = g.graph_app_role
            return known
        role = self.here().role()
        if has_request_context():
            g.graph_app_role = role
        return role

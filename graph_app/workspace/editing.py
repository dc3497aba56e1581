"""Editing a debate: every verb makes an edit, every edit is one transaction and one entry of the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.engine import Connection

from graph_app.errors import QueryError
from graph_app.schema import TABLES
from graph_app.workspace import edits
from graph_app.workspace.changes import Change
from graph_app.workspace.edits import Edit
from graph_app.workspace.findings import ConflictError, Stale
from graph_app.workspace.pasting import pasting
from graph_app.workspace.planning import Plan, plan
from graph_app.workspace.retiring import retiring
from graph_app.workspace.roles import waits
from graph_app.workspace.rows import line
from graph_app.workspace.state import State
from graph_app.workspace.store import debates, log, proposals
from graph_app.workspace.store.proposals import Proposal
from graph_app.workspace.times import now
from graph_app.workspace.undoing import undoing
from graph_app.workspace.viewing import Viewing

Source = str | Mapping[str, Any]
"""What an edit rests on: a source's id, an address, or the cells of a source that may be new."""
LONGEST_TOKEN = 100
Outcome = Change | Proposal
"""A change, or where edits are reviewed a proposal; `accepted` tells which."""


class Editing(Viewing):
    """The verbs that edit rows."""

    def preview(self, edit: Edit) -> Plan:
        """Return what an edit would do, what is wrong with it, and which rows changed in the meantime.

        Nothing is written. Bad edits do not raise: everything is in the plan.
        """
        state = self.state()
        made = plan(state, edit)
        with self.database.reading() as connection:
            return replace(made, stale=self._explained(connection, state, made.stale))

    def commit(self, edit: Edit, token: str | None = None) -> Outcome:
        """Make an edit, as a whole or not at all.

        Parameters
        ----------
        edit : Edit
            What is wanted.
        token : str, optional
            A text of the caller's, at most 100 characters, that names this attempt: if a change or proposal
            was made under it before, that one is returned and nothing is done. So an edit whose answer was
            lost can be sent again.

        Returns
        -------
        Change or Proposal
            A proposal where edits of this person wait for a reviewer.

        Raises
        ------
        EditError
            If anything is wrong with it; all of that.
        ConflictError
            If a row that it was made from changed in the meantime; the row as it was, is, and should be.
        ForbiddenError
            If the person may not edit.
        UnavailableError
            If the database does not answer.
        """
        if token is not None and not 0 < len(token) <= LONGEST_TOKEN:
            raise QueryError(f"A token has 1 to {LONGEST_TOKEN} characters.", word="token")
        ready = plan(self.state(), edit)
        with self.database.writing() as connection:
            debate = debates.read(connection, self.debate, lock=True)
            role = self._expect(connection, "edit")
            known = self._of_token(connection, token)
            if known is not None:
                return known
            ready = self._demanded(connection, ready, debate.head)
            at = self._now(connection)
            if waits(role, debate.review):
                number = proposals.propose(connection, self.debate, edit, by=self.user, at=at, token=token)
                return Proposal(number, at, self.user, edit)
            made = logged(ready, by=self.user, at=at)
            self._append(connection, made, token)
        self.states.keep(ready.after)
        return made

    def made(self, token: str) -> Outcome | None:
        """Return what was made under a token before, None for nothing; see `commit`."""
        with self.database.reading() as connection:
            self._expect(connection, "edit")
            return self._of_token(connection, token)

    def add(self, table: str, values: Mapping[str, Any], *, source: Source = "", why: str = "") -> Outcome:
        """Add a row; an id that is left out is made. See `commit` for what is raised.

        Examples
        --------
        >>> ws.add(                                                               # doctest: +SKIP
        ...     "ties",
        ...     {"from_id": "meta", "to_id": "eff", "kind": "funds", "confidence": "high"},
        ...     source={"title": "Report", "url": "https://example.org/r", "date": "2026", "grade": "press"},
        ... )
        """
        return self.commit(edits.adding(table, values, source=source, why=why))

    def change(
        self,
        table: str,
        key: str,
        values: Mapping[str, Any],
        *,
        version: int,
        source: Source = "",
        why: str = "",
    ) -> Outcome:
        """Set cells of a row, None to empty one, from the version of it that one has seen."""
        return self.commit(edits.changing(table, key, values, version=version, source=source, why=why))

    def retire(
        self,
        table: str,
        key: str,
        *,
        version: int,
        along: bool = False,
        source: Source = "",
        why: str = "",
    ) -> Outcome:
        """Retire a row, with `along` together with all that cannot be without it; see `retiring.retiring`."""
        state = self.state()
        return self.commit(retiring(state, table, key, version=version, along=along, source=source, why=why))

    def merge(
        self, gone: str, into: str, *, versions: tuple[int, int], source: Source = "", why: str = ""
    ) -> Outcome:
        """Let one actor take the place of another, from the versions of both; see `merging.merge`.

        Everything that names the one names the other, and links with the old id lead there.
        """
        return self.commit(edits.merging(gone, into, versions=versions, source=source, why=why))

    def pasting(self, table: str, text: str, *, source: Source = "", why: str = "") -> Edit:
        """Return the edit that a pasted table means, for `preview` and `commit`; see `pasting.pasting`."""
        return pasting(self.state(), table, text, source=source, why=why)

    def paste(self, table: str, text: str, *, source: Source = "", why: str = "") -> Outcome:
        """Add and change many rows at once, all or none."""
        return self.commit(self.pasting(table, text, source=source, why=why))

    def undo(self, number: int, *, source: str = "", why: str = "") -> Outcome:
        """Undo a change by a new one; see `undoing.undoing`. Undoing that one does the change again."""
        entry = self.entry(number)
        state = self.state()
        try:
            edit = undoing(state, entry, why=why, source=source)
        except ConflictError as error:
            with self.database.reading() as connection:
                raise ConflictError(self._explained(connection, state, error.conflicts)) from None
        return self.commit(edit)

    def _of_token(self, connection: Connection, token: str | None) -> Outcome | None:
        """Return what was made under a token before."""
        if token is None:
            return None
        known = log.of_token(connection, self.debate, token)
        return known if known is not None else proposals.of_token(connection, self.debate, token)

    def _demanded(self, connection: Connection, ready: Plan, head: int) -> Plan:
        """Return a plan for the last change, made anew if others were faster, if it can be carried out."""
        if ready.state.number != head:
            ready = plan(self.states.at(connection, head), ready.edit)
        if ready.stale:
            raise ConflictError(self._explained(connection, ready.state, ready.stale))
        return ready.demand()

    def _now(self, connection: Connection) -> str:
        """Return the time, never before the last change: clocks differ and are set back."""
        return max(now(), log.last_time(connection, self.debate))

    def _append(self, connection: Connection, change: Change, token: str | None = None) -> None:
        log.append(connection, self.debate, change, token)
        debates.advance(connection, self.debate, change.number)

    def _explained(self, connection: Connection, state: State, stale: tuple[Stale, ...]) -> tuple[Stale, ...]:
        """Return conflicts with the rows as they were, and who touched them since."""
        found = []
        for one in stale:
            last = log.one(connection, self.debate, one.now_version)
            then = self._then(connection, state, one)
            by, at = ("", "") if last is None else (last.by, last.at)
            found.append(replace(one, then=then, by=by, at=at))
        return tuple(found)

    def _then(self, connection: Connection, state: State, stale: Stale) -> dict[str, str] | None:
        """Return a row as it was in the version that an edit was made from."""
        if not 0 <= stale.version <= state.number or stale.table not in TABLES:
            return None
        row = self.states.at(connection, stale.version).row(stale.table, stale.key)
        return None if row is None else dict(row.values)


def logged(ready: Plan, *, by: str, at: str, proposal: Proposal | None = None) -> Change:
    """Return a plan as the next entry of the log."""
    return Change(
        number=ready.after.number,
        at=at,
        by=by if proposal is None else proposal.by,
        verb=ready.edit.verb,
        effects=ready.effects,
        why=line(ready.edit.why),
        source=ready.source,
        about=ready.edit.about,
        accepted_by=None if proposal is None else by,
        proposal=None if proposal is None else proposal.id,
    )

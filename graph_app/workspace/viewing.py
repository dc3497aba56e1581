"""Seeing a debate: its tables at any point in time, a row, who changed what, two points side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from graph_app.api import Explorer
from graph_app.errors import NotFoundError
from graph_app.schema import TABLES
from graph_app.text import meant, nearest, shown
from graph_app.workspace.bound import At, Bound
from graph_app.workspace.changes import Change
from graph_app.workspace.comparing import Comparison, compared
from graph_app.workspace.packages import package, write_folder
from graph_app.workspace.patches import patch
from graph_app.workspace.sentences import sentence
from graph_app.workspace.similar import Alike, alike
from graph_app.workspace.state import Row, State
from graph_app.workspace.store import debates, log, people, proposals

MOST_LISTED = 100_000


class Viewing(Bound):
    """The verbs that change nothing."""

    def state(self, at: At = None) -> State:
        """Return the tables at a point in time.

        Parameters
        ----------
        at : int, str, date or datetime, optional
            The number of a change, a partial date (until its last day ends, in UTC) or a time; now if not
            given. A text of four digits is a year; the change of that number is "#1234".

        Raises
        ------
        QueryError
            If it is no point in time.
        ForbiddenError
            If the person may not see the debate.
        """
        with self.database.reading() as connection:
            self._expect(connection, "read")
            return self.states.at(connection, self._point(connection, at))

    def explorer(self, at: At = None) -> Explorer:
        """Return the debate at a point in time as notebook, command line and page see any data set."""
        return self.state(at).explorer

    def row(self, table: str, key: str, at: At = None) -> Row:
        """Return a row with the version that an edit of it has to name; an old id of an actor leads on.

        Raises
        ------
        NotFoundError
            If there is none (any more); the message has the nearest ids.
        """
        state = self.state(at)
        known = resolved(state, key) if table == "actors" else key
        row = state.row(table, known) if table in TABLES else None
        if row is not None:
            return row
        ids = state.raws[table].columns.get("id") if table in TABLES else None
        near = nearest(key, ids.to_pylist()) if ids is not None else nearest(table, TABLES)
        gone = " any more" if table in TABLES and state.known(table, known) else ""
        message = f"There is no row {shown(key)!r} of {shown(table)}{gone}.{meant(near)}"
        raise NotFoundError(message, word="row", value=key, did_you_mean=near)

    def similar(self, name: str = "", website: str = "", most: int = 5) -> tuple[Alike, ...]:
        """Return actors that may be the one that somebody writes about; see `similar.alike`."""
        return alike(self.state(), name, website, most)

    def history(
        self,
        table: str | None = None,
        key: str | None = None,
        *,
        by: str | None = None,
        since: At = 0,
        until: At = None,
        most: int = 100,
    ) -> list[Change]:
        """Return changes, the newest first.

        Parameters
        ----------
        table, key : str, optional
            Only those that touched a table, or a row of it.
        by : str, optional
            Only those of a user.
        since, until : point in time
            Only those after the one and up to the other.
        most : int
            How many; for more, ask again with `until` one less than the last number.
        """
        with self.database.reading() as connection:
            self._expect(connection, "history")
            return log.history(
                connection,
                self.debate,
                table=table,
                key=key,
                by=by,
                since=self._point(connection, since),
                until=self._point(connection, until),
                most=min(most, MOST_LISTED),
            )

    def entry(self, number: int) -> Change:
        """Return a change by its number.

        Raises
        ------
        NotFoundError
            If there is none.
        """
        with self.database.reading() as connection:
            self._expect(connection, "history")
            found = log.one(connection, self.debate, number)
        if found is None:
            raise NotFoundError(f"There is no change {number}.", word="change", value=str(number))
        return found

    def changes(self, since: At = 0, until: At = None) -> list[Change]:
        """Return all changes after one point and up to another, the oldest first."""
        with self.database.reading() as connection:
            self._expect(connection, "history")
            points = self._point(connection, since), self._point(connection, until)
            return log.between(connection, self.debate, *points)

    def sentences(self, changes: Iterable[Change]) -> list[str]:
        """Return changes in English, with the names that rows have now."""
        state = self.state()
        return [sentence(change, state) for change in changes]

    def compare(self, one: At, other: At = None) -> Comparison:
        """Return which rows came, changed and went between two points in time, by whom and why."""
        since, until = sorted((self.point(one), self.point(other)))
        return compared(since, until, self.changes(since, until))

    def package(self, at: At = None, version: str | None = None) -> dict[str, bytes]:
        """Return the files of a new data package of the debate at a point in time; see `packages.package`."""
        until = self.point(at)
        return package(self._for_export(until), self.changes(0, until), version)

    def export(self, folder: str | Path, at: At = None, version: str | None = None) -> Path:
        """Write a new data package with patch and changelog into a new folder, whole or not at all.

        Raises
        ------
        ExportError
            If the folder has files already, or cannot be written.
        """
        return write_folder(Path(folder), self.package(at, version))

    def patch(self, at: At = None) -> bytes:
        """Return all changes up to a point in time as a CSV file that `graph-app workspace apply` takes."""
        until = self.point(at)
        self._for_export(until)
        return patch(self.changes(0, until))

    def _for_export(self, until: int) -> State:
        with self.database.reading() as connection:
            self._expect(connection, "export")
            return self.states.at(connection, until)

    def info(self) -> dict[str, Any]:
        """Return what there is: debate, base, counts of rows, changes, proposals and people."""
        with self.database.reading() as connection:
            role = self._expect(connection, "read")
            debate = debates.read(connection, self.debate)
            state = self.states.at(connection, debate.head)
            waiting = proposals.every(connection, self.debate, "proposed")
            persons = people.every(connection, self.debate)
            last = log.last_time(connection, self.debate)
        return {
            "place": self.database.shown,
            "debate": debate.name,
            "title": debate.title,
            "version": state.descriptor.version,
            "base": {"version": state.base.descriptor.version, "fingerprint": debate.fingerprint},
            "fingerprint": state.dataset.fingerprint,
            "changes": debate.head,
            "last_change": last or None,
            "review": debate.review,
            "proposals": len(waiting),
            "counts": {name: raw.rows for name, raw in state.raws.items()},
            "user": self.user,
            "role": role,
            "people": {one.name: one.role for one in persons},
        }

    def debates(self) -> Sequence[str]:
        """Return the names of the debates of the workspace that the person may see."""
        with self.database.reading() as connection:
            found = debates.every(connection)
            mine = [one for one in found if people.role(connection, one.id, self.user) is not None]
        return tuple(one.name for one in mine)


def resolved(state: State, actor: str) -> str:
    """Return the id of an actor by an id that it has or had."""
    alias = state.row("aliases", actor)
    return actor if alias is None else alias.values["actor_id"]

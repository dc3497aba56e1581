"""What is wrong with an edit, or worth knowing about it, and the errors that carry it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from graph_app.dataset import Problem
from graph_app.errors import DataError, GraphAppError
from graph_app.text import counted, shown
from graph_app.workspace.rows import Cells


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with an edit (an error) or worth knowing (a notice).

    Attributes
    ----------
    code : str
        Short stable name; those of `graph_app.check`, and a few of edits.
    message : str
        What is wrong, in one sentence.
    table, row, column : str
        Where; a row is named as in `rows.key_of`. Empty where more than that is meant.
    value : str
        What stands there.
    line : int or None
        Line of the pasted text on which the row begins.
    severity : {"error", "notice"}
        Whether the edit can be made.
    allowed, did_you_mean : tuple of str
        What may stand there; the nearest things that exist.
    hint : str
        What to do.
    """

    code: str
    message: str
    table: str = ""
    row: str = ""
    column: str = ""
    value: str = ""
    line: int | None = None
    severity: Literal["error", "notice"] = "error"
    allowed: tuple[str, ...] = ()
    did_you_mean: tuple[str, ...] = ()
    hint: str = ""

    @classmethod
    def of(cls, problem: Problem, table: str, row: str) -> Finding:
        """Return a problem of the tables as a finding about a row."""
        return cls(
            code=problem.code,
            message=problem.message,
            table=table,
            row=row,
            column=problem.column,
            value=problem.value,
            severity=problem.severity,
            allowed=problem.allowed,
            did_you_mean=problem.did_you_mean,
            hint=problem.hint,
        )

    def as_dict(self) -> dict[str, Any]:
        """Return all attributes as plain JSON values."""
        return asdict(self) | {"allowed": list(self.allowed), "did_you_mean": list(self.did_you_mean)}

    def __str__(self) -> str:
        """Return place, message and hint in one line; what cannot be printed is escaped."""
        line = f"line {self.line}" if self.line is not None else ""
        place = ", ".join(part for part in (self.table, shown(self.row), line, shown(self.column)) if part)
        said = f"{place}: {self.message}" if place else self.message
        return f"{said} {self.hint}" if self.hint else said


class EditError(DataError):
    """An edit cannot be made; `findings` says everything that is wrong with it.

    Parameters
    ----------
    findings : sequence of Finding
        Errors and notices; the message has the first error and how many more there are.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        wrong = [one for one in findings if one.severity == "error"]
        more = f" And {counted(len(wrong) - 1, 'more problem')}." if len(wrong) > 1 else ""
        super().__init__(f"{wrong[0]}{more}")

    def details(self) -> dict[str, Any]:
        """Return all findings as plain JSON values."""
        return {"findings": [one.as_dict() for one in self.findings]}


@dataclass(frozen=True)
class Stale:
    """A row that changed after somebody looked at it to edit it.

    Attributes
    ----------
    table, key : str
        Which row.
    version : int
        The version that the edit was made from.
    asked : mapping of str to str or None
        What the edit wants to make of its cells; None to retire it.
    now : mapping of str to str or None
        Its cells as they are; None if it was retired.
    now_version : int
        The change that made them so.
    then : mapping of str to str or None
        Its cells as they were when the edit was made.
    by, at : str
        Who touched it last, and when.
    """

    table: str
    key: str
    version: int
    asked: dict[str, str | None] | None
    now: Cells | None
    now_version: int
    then: Cells | None = None
    by: str = ""
    at: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return all attributes as plain JSON values."""
        found = asdict(self)
        found["row"] = found.pop("key")
        return found

    def __str__(self) -> str:
        """Return in one sentence what happened to the row."""
        done = "was retired" if self.now is None else "has changed"
        who = f" by {self.by}" if self.by else ""
        made = f"; the edit was made from version {self.version}, it is now {self.now_version}"
        return f"{self.table}, {self.key}: the row {done}{who}{made}."


class ConflictError(GraphAppError):
    """Somebody else was faster: nothing was done; `conflicts` has the rows as they were, are and should be.

    Parameters
    ----------
    conflicts : sequence of Stale
        At least one.
    """

    exit_code = 1
    http_status = 409

    def __init__(self, conflicts: Sequence[Stale]) -> None:
        self.conflicts = tuple(conflicts)
        more = f" And {counted(len(conflicts) - 1, 'more row')}." if len(conflicts) > 1 else ""
        super().__init__(f"{conflicts[0]}{more} Look at it again and decide which cells are to stand.")

    def details(self) -> dict[str, Any]:
        """Return all conflicts as plain JSON values."""
        return {"conflicts": [one.as_dict() for one in self.conflicts]}

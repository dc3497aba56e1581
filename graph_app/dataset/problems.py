"""What is wrong with a package: one problem, the report of all of them, and the error that carries it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from rich.console import RenderableType

from graph_app.dataset.rendering import render_report
from graph_app.errors import DataError

Severity = Literal["error", "notice"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, or worth knowing, with its place and the way out.

    Attributes
    ----------
    severity : {"error", "notice"}
        Whether it must be mended before the package can be used.
    file : str
        File inside the package.
    line : int or None
        Physical line on which the row starts, counted from 1; in Parquet the row, counted from 1.
    unit : {"line", "row"}
        What ``line`` counts.
    column : str
        Column, or empty where the whole row or file is meant.
    value : str
        What stands there, with control characters escaped.
    code : str
        Short stable name of the kind of problem.
    message : str
        What is wrong, in one sentence.
    allowed : tuple of str
        What may stand there instead.
    did_you_mean : tuple of str
        The nearest things that exist.
    hint : str
        What to do.
    """

    code: str
    message: str
    file: str = ""
    column: str = ""
    value: str = ""
    line: int | None = None
    unit: Literal["line", "row"] = "line"
    severity: Severity = "error"
    allowed: tuple[str, ...] = ()
    did_you_mean: tuple[str, ...] = ()
    hint: str = ""

    @property
    def place(self) -> str:
        """Where it is, in words: ``ties.csv, line 4, column to_id``."""
        parts = [self.file] if self.file else []
        if self.line is not None:
            parts.append(f"{self.unit} {self.line}")
        if self.column:
            parts.append(f"column {self.column}")
        return ", ".join(parts)

    def as_dict(self) -> dict[str, Any]:
        """Return all attributes as plain JSON values."""
        return asdict(self) | {"allowed": list(self.allowed), "did_you_mean": list(self.did_you_mean)}

    def __str__(self) -> str:
        """Return place and message in one line."""
        return f"{self.place}: {self.message}" if self.place else self.message


@dataclass(frozen=True)
class Report:
    """Everything that was found in one package.

    Attributes
    ----------
    name : str
        Name of the package.
    problems : tuple of Problem
        What must be mended, in the order of files and lines.
    notices : tuple of Problem
        What is worth knowing.
    counts : mapping of str to int
        Rows per table as read, without tables that were derived or are absent.
    """

    name: str
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def ok(self) -> bool:
        """Whether the package can be used."""
        return not self.problems

    def as_dict(self) -> dict[str, Any]:
        """Return the report as plain JSON values."""
        return {
            "name": self.name,
            "ok": self.ok,
            "counts": dict(self.counts),
            "problems": [problem.as_dict() for problem in self.problems],
            "notices": [notice.as_dict() for notice in self.notices],
        }

    def render(self) -> RenderableType:
        """Return the report as tables for a terminal, one per file, with every row."""
        return render_report(self)

    def summary(self) -> str:
        """Return one line: how many problems, where, and the first of them."""
        if self.ok:
            return f"Package {self.name!r} has no problems."
        files = len({problem.file for problem in self.problems})
        count = len(self.problems)
        first = self.problems[0]
        return (
            f"Package {self.name!r} has {count} problem{'s' if count > 1 else ''} "
            f"in {files} file{'s' if files > 1 else ''}; {'the first: ' if count > 1 else ''}{first}"
        )


class PackageError(DataError):
    """A package cannot be used; ``report`` says everything that is wrong with it.

    Parameters
    ----------
    report : Report
        What was found.
    """

    def __init__(self, report: Report) -> None:
        super().__init__(report.summary())
        self.report = report

    def details(self) -> dict[str, Any]:
        """Return the whole report as plain JSON values."""
        return self.report.as_dict()

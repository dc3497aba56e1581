"""The pile of problems: bounded, with lines found only when there is something to report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from graph_app.dataset.problems import Problem, Report
from graph_app.dataset.raw import RawTable, Rows

MOST_OF_A_KIND = 1_000
_Kind = tuple[str, str, str]
_Draft = tuple[Problem, RawTable | None, int, int]


class Collector:
    """Gathers problems; keeps at most 1,000 of a kind per file and column and counts the rest."""

    def __init__(self) -> None:
        self._drafts: list[_Draft] = []
        self._kept: Counter[_Kind] = Counter()
        self._dropped: dict[_Kind, tuple[Problem, int]] = {}
        self._files: dict[str, None] = {}

    def add(self, problem: Problem) -> None:
        """Add a problem whose line is known or that has none.

        Parameters
        ----------
        problem : Problem
            What was found.
        """
        self._keep((problem, None, -1, -1))

    def add_rows(
        self, raw: RawTable, rows: Rows, describe: Callable[[int], Problem], first: Rows | None = None
    ) -> None:
        """Add one problem per row; lines are looked up at the end.

        Parameters
        ----------
        raw : RawTable
            The table the rows are in.
        rows : numpy.ndarray
            Positions of the rows.
        describe : callable
            Makes the problem of one row, without its place.
        first : numpy.ndarray, optional
            For every row another row that the message should point to.
        """
        for number, row in enumerate(rows[:MOST_OF_A_KIND].tolist()):
            problem = replace(describe(row), file=raw.file, unit=raw.unit)
            self._keep((problem, raw, row, -1 if first is None else int(first[number])))
        if len(rows) > MOST_OF_A_KIND:
            problem = replace(describe(int(rows[MOST_OF_A_KIND])), file=raw.file, unit=raw.unit)
            self._drop(problem, len(rows) - MOST_OF_A_KIND)

    def report(self, name: str, counts: Mapping[str, int], files: Iterable[str] = ()) -> Report:
        """Return everything that was added, in the order of files and lines.

        Parameters
        ----------
        name : str
            Name of the package.
        counts : mapping of str to int
            Rows per table.
        files : iterable of str, optional
            The order of files; others follow in the order in which they were first reported.

        Returns
        -------
        Report
            Problems and notices with their lines.
        """
        rank = {file: position for position, file in enumerate(dict.fromkeys([*files, *self._files]))}
        located = self._located()
        located.extend(_closing(problem, count) for problem, count in self._dropped.values())
        located.sort(key=lambda one: (rank[one.file], one.code == "more", one.line or 0))
        return Report(
            name=name,
            problems=tuple(problem for problem in located if problem.severity == "error"),
            notices=tuple(problem for problem in located if problem.severity == "notice"),
            counts=MappingProxyType(dict(counts)),
        )

    def _keep(self, draft: _Draft) -> None:
        """Take a problem in, or only count it where there are too many of its kind."""
        problem = draft[0]
        kind = (problem.file, problem.column, problem.code)
        self._files.setdefault(problem.file)
        if self._kept[kind] >= MOST_OF_A_KIND:
            self._drop(problem, 1)
            return
        self._kept[kind] += 1
        self._drafts.append(draft)

    def _drop(self, problem: Problem, count: int) -> None:
        """Count problems that are not kept."""
        kind = (problem.file, problem.column, problem.code)
        before = self._dropped[kind][1] if kind in self._dropped else 0
        self._dropped[kind] = (problem, before + count)

    def _located(self) -> list[Problem]:
        """Return the kept problems with the lines of their rows."""
        lines: dict[int, np.ndarray[tuple[int], np.dtype[np.int64]]] = {}
        located = []
        for problem, raw, row, first in self._drafts:
            if raw is None:
                located.append(problem)
                continue
            if id(raw) not in lines:
                lines[id(raw)] = raw.lines()
            of_raw = lines[id(raw)]
            message = problem.message
            if first >= 0:
                message = f"{message} It is first used on {raw.unit} {of_raw[first]}."
            located.append(replace(problem, line=int(of_raw[row]), message=message))
        return located


def _closing(problem: Problem, count: int) -> Problem:
    """Return the problem that says how many of a kind were left out."""
    return Problem(
        code="more",
        message=f"… and {count:,} more of the kind {problem.code!r}.",
        file=problem.file,
        column=problem.column,
        severity=problem.severity,
        unit=problem.unit,
        hint="Mend the first ones and check again.",
    )

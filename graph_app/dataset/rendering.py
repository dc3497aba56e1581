"""A report for a terminal: one table per file, every problem a row."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from graph_app.dataset.problems import Problem, Report

ALLOWED_SHOWN = 12


def render_report(report: Report) -> RenderableType:
    """Return the report as something rich can print.

    Parameters
    ----------
    report : Report
        What was found.

    Returns
    -------
    rich.console.RenderableType
        A heading and one table per file and severity; values never count as rich markup.
    """
    parts: list[RenderableType] = [Text(_heading(report), style="bold green" if report.ok else "bold red")]
    for entries in (report.problems, report.notices):
        parts.extend(
            _file_table(file, list(group)) for file, group in groupby(entries, key=lambda one: one.file)
        )
    return Group(*parts)


def shorten(values: tuple[str, ...], most: int = ALLOWED_SHOWN) -> str:
    """Return a list in words, its tail counted instead of named.

    Parameters
    ----------
    values : tuple of str
        What to list.
    most : int, optional
        How many to name.

    Returns
    -------
    str
        The values with commas, and "… and N more".

    Examples
    --------
    >>> shorten(("a", "b", "c"), most=2)
    'a, b … and 1 more'
    """
    named = ", ".join(values[:most])
    return named if len(values) <= most else f"{named} … and {len(values) - most} more"


def _heading(report: Report) -> str:
    """Return the first line: the name and how many rows, problems and notices there are."""
    rows = sum(report.counts.values())
    return f"{report.name}: {rows:,} rows, {len(report.problems):,} problems, {len(report.notices):,} notices"


def _file_table(file: str, entries: list[Problem]) -> Table:
    """Return the table of one file's problems or notices."""
    table = Table(title=Text(file or "package"), title_justify="left", show_lines=False, expand=False)
    table.add_column(entries[0].unit, justify="right", no_wrap=True)
    for heading in ("column", "value", "problem"):
        table.add_column(heading, overflow="fold")
    for entry in entries:
        table.add_row(
            Text("" if entry.line is None else str(entry.line)),
            Text(entry.column),
            Text(entry.value),
            _sentence(entry),
        )
    return table


def _sentence(entry: Problem) -> Text:
    """Return message, allowed values, suggestions and hint as one paragraph."""
    text = Text(entry.message, style="yellow" if entry.severity == "notice" else "")
    if entry.allowed:
        text.append(f" Allowed: {shorten(entry.allowed)}.", style="dim")
    if entry.did_you_mean:
        text.append(f" Did you mean {shorten(entry.did_you_mean)}?", style="bold")
    if entry.hint:
        text.append(f" {entry.hint}", style="dim")
    return text

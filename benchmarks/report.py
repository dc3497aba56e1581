"""Results as tables: what is printed can be pasted into a Markdown file."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.table import Table

from benchmarks.figures import Figure, Run
from benchmarks.job import OURS, Job
from benchmarks.targets import Verdict

COLUMNS = ("s", "s busy", "÷ ours", "peak, MB")


def heading(run: Run) -> str:
    """Return in a few sentences when and on what this was measured."""
    versions = ", ".join(f"{name} {version}" for name, version in run.versions.items())
    machine = run.machine
    return (
        f"{run.date}, medians of up to {run.rounds} rounds. {machine['cores']} shared cores of "
        f"{machine['processor']}, {machine['memory_gib']} GiB, {machine['system']}; load {run.load[0]:.0f} "
        f"before and {run.load[1]:.0f} after. {versions}."
    )


def tables(run: Run, jobs: Sequence[Job]) -> list[Table]:
    """Return a table per job and size."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for one in run.figures:
        groups.setdefault((one.job, one.size), []).append(one)
    return [_table(job, found) for job in jobs for (name, _), found in groups.items() if name == job.name]


def aims(verdicts: Sequence[Verdict]) -> Table:
    """Return the table of targets: measured, wanted, and whether that is reached."""
    table = Table(box=box.MARKDOWN)
    for name in ("job", "target", "at"):
        table.add_column(name)
    for name in ("measured", "by s busy", "wanted"):
        table.add_column(name, justify="right")
    table.add_column("")
    for one in verdicts:
        value, busy = ("–" if found is None else short(found) for found in (one.measured, one.busy))
        wanted = f"{'≥' if one.target.least else '≤'} {short(one.target.limit)}"
        table.add_row(one.job, one.target.words, _size(one.size), value, busy, wanted, one.word)
    return table


def short(number: float) -> str:
    """Return a number with two or three digits.

    >>> short(0.01234), short(0.5), short(3.14159), short(31.4), short(1234.5), short(2e-13), short(0)
    ('0.012', '0.50', '3.1', '31', '1,234', '2e-13', '0')
    """
    size = abs(number)
    if size >= 10 or not size:
        return f"{number:,.0f}"
    if size >= 1:
        return f"{number:.1f}"
    return f"{number:.2f}" if size >= 0.1 else f"{number:.2g}"


def _size(size: str) -> str:
    return f"{int(size):,} actors" if size.isdigit() else size


def _table(job: Job, figures: list[Figure]) -> Table:
    one = figures[0]
    table = Table(box=box.MARKDOWN)
    table.add_column(f"{job.name}: {one.actors:,} actors, {one.ties:,} ties")
    for name in (*COLUMNS, *job.shows.values()):
        table.add_column(name, justify="right")
    tasks = dict.fromkeys(figure.task for figure in figures)
    for task in tasks:
        base = next((figure for figure in figures if figure.task == task and figure.way == OURS), None)
        for figure in (figure for figure in figures if figure.task == task):
            name = f"{task}, {figure.way}" if task else figure.way
            table.add_row(name, *_cells(job, figure, base))
    return table


def _cells(job: Job, figure: Figure, base: Figure | None) -> list[str]:
    if figure.failed:
        return [figure.failed]
    seconds, ours = figure.value("seconds"), base.value("seconds") if base else None
    ratio = seconds / ours if seconds and ours and figure is not base else None
    values = [seconds, figure.value("busy"), ratio, figure.value("peak")]
    values += [figure.value(measure) for measure in job.shows]
    return ["" if value is None else short(value) for value in values]

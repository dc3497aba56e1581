"""Results as tables: what is printed can be pasted into a Markdown file."""

from __future__ import annotations

from rich import box
from rich.table import Table

from benchmarks.browser.results import MEASURES, Outcome, Run, Sized


def tables(run: Run) -> list[Table]:
    """Return one table per debate: medians, and in brackets how many times ours that is."""
    return [_table(one, run.patience) for one in run.sizes]


def heading(run: Run) -> str:
    """Return in one line when and on what this was measured."""
    versions = ", ".join(f"{name} {version}" for name, version in run.versions.items())
    load = f"load {run.load[0]:.0f} before and {run.load[1]:.0f} after"
    machine = f"{run.cores} shared cores ({load}), software WebGL"
    return f"{run.date}, medians of {run.rounds} rounds, {machine}. {versions}."


def _table(sized: Sized, patience: int) -> Table:
    ours = sized.outcomes[0]
    found = Table(box=box.MARKDOWN, title=None)
    found.add_column(f"{sized.size}: {sized.actors:,} actors, {sized.ties:,} ties")
    for outcome in sized.outcomes:
        found.add_column(outcome.page, justify="right")
    for name, (title, unit) in MEASURES.items():
        cells = [_cell(outcome, ours, name, patience) for outcome in sized.outcomes]
        found.add_row(f"{title}, {unit}", *cells)
    return found


def _cell(outcome: Outcome, ours: Outcome, name: str, patience: int) -> str:
    """Return a median, or why there is none."""
    if outcome.version is None:
        return "not installed"
    if outcome.gave_up == name:
        return f"over {patience} s"
    value, base = outcome.median(name), ours.median(name)
    if value is None:
        return "–"
    if outcome is ours or not base:
        return f"{value:,.0f}"
    return f"{value:,.0f} ({times(value / base)} ×)"


def times(ratio: float) -> str:
    """Return a ratio with two digits or so.

    >>> times(0.125), times(3.14), times(31.4)
    ('0.12', '3.1', '31')
    """
    return f"{ratio:.2f}" if ratio < 1 else f"{ratio:.1f}" if ratio < 10 else f"{ratio:,.0f}"

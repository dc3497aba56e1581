"""Results as tables: what is printed can be pasted into a Markdown file."""

from __future__ import annotations

from rich import box
from rich.table import Table

from benchmarks.browser.report import times
from benchmarks.reading.measure import Read, Run

OURS = "graph_app"
MOST_TIMES_PANDAS = 4.0
"""How many times as long as pandas reads CSV our reading, checks included, may take."""

MOST_SECONDS = 1.0
"""How long 500,000 ties may take from Parquet."""

TIES = 500_000
COLUMNS = ("s", "s busy", "file, MB", "peak, MB", "time ÷ peer's", "busy ÷ peer's")
PEERS = {"csv": ("pandas",), "parquet": ("pandas",)}
"""With whom a job of ours is compared; GraphML with igraph and NetworkX."""


def tables(run: Run) -> list[Table]:
    """Return a table per size."""
    sizes = dict.fromkeys(one.size for one in run.read)
    return [_table(size, [one for one in run.read if one.size == size]) for size in sizes]


def verdicts(run: Run) -> list[str]:
    """Return for every target whether it is met, on the largest debate."""
    size = max((one.size for one in run.read), default=0)
    found = [one for one in run.read if one.size == size and one.rounds]
    said = []
    for one in (one for one in found if one.library == OURS):
        for peer in _peers(one, found):
            ratio = one.middle("seconds") / peer.middle("seconds")
            most = {"csv": MOST_TIMES_PANDAS, "parquet": None}.get(one.job, 1.0)
            if most is not None:
                said.append(_verdict(f"{one.job}, time ÷ {peer.library}'s: {times(ratio)}", ratio, most))
        if one.job == "parquet" and 5 * size >= TIES:
            seconds = one.middle("seconds")
            said.append(_verdict(f"{one.job}, seconds: {seconds:.2f}", seconds, MOST_SECONDS))
    return said


def _verdict(what: str, found: float, most: float) -> str:
    return f"{'met  ' if found <= most else 'short'} {what} (target {most:g} at most)"


def _peers(one: Read, found: list[Read]) -> list[Read]:
    """Return what peers made of the same file."""
    file = one.job.partition(",")[0]
    names = PEERS.get(one.job, ("igraph", "NetworkX"))
    return [peer for peer in found if peer.library in names and peer.job == file and peer.rounds]


def _table(size: int, found: list[Read]) -> Table:
    table = Table(box=box.MARKDOWN)
    table.add_column(f"{size:,} actors, {5 * size:,} ties")
    for name in COLUMNS:
        table.add_column(name, justify="right")
    for one in sorted(found, key=lambda one: one.job.partition(",")[0]):
        title = f"{one.library}, {one.job}"
        table.add_row(title, *([one.failed] if one.failed else _cells(one, found)))
    return table


def _cells(one: Read, found: list[Read]) -> list[str]:
    peers = _peers(one, found) if one.library == OURS else []
    ratios = [
        ", ".join(f"{times(one.middle(by) / peer.middle(by))} ({peer.library})" for peer in peers)
        for by in ("seconds", "busy")
    ]
    numbers = [f"{one.middle('seconds'):,.2f}", f"{one.middle('busy'):,.2f}"]
    return [*numbers, f"{one.megabytes:,.0f}", f"{one.peak:,.0f}", *ratios]

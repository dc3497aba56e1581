"""Results as tables: what is printed can be pasted into a Markdown file."""

from __future__ import annotations

from rich import box
from rich.table import Table

from benchmarks.browser.report import times
from benchmarks.writers.measure import Run, Written

OURS = "graph_app"
TARGETS = {"igraph": 3.0, "NetworkX": 20.0}
"""How many times as fast as a peer's GraphML our GraphML, GEXF and CSV should be."""

MOST_MEMORY = 1.2
"""What the loaded data may grow to while they are written."""

AIMED = ("graphml", "gexf", "csv")
COLUMNS = ("s", "s busy", "file, MB", "text, MB", "MB/s", "× igraph", "× NetworkX", "peak / loaded")


def heading(run: Run) -> str:
    """Return in one line when and on what this was measured."""
    versions = ", ".join(f"{name} {version}" for name, version in run.versions.items())
    load = f"load {run.load[0]:.0f} before and {run.load[1]:.0f} after"
    return f"{run.date}, medians of {run.rounds} rounds, {run.cores} shared cores ({load}). {versions}."


def tables(run: Run) -> list[Table]:
    """Return a table per size."""
    sizes = dict.fromkeys(one.size for one in run.written)
    return [_table(size, [one for one in run.written if one.size == size]) for size in sizes]


def verdicts(run: Run) -> list[str]:
    """Return for every target whether it is met, on the largest debate."""
    if not run.written:
        return []
    size = max(one.size for one in run.written)
    found = [one for one in run.written if one.size == size and not one.failed]
    said = []
    for one in (one for one in found if one.library == OURS and one.format in AIMED):
        for peer, times_ in TARGETS.items():
            other = _graphml(found, peer)
            if other is not None:
                for by, words in (("seconds", ""), ("busy", " by busy seconds")):
                    ratio = one.speed(by) / other.speed(by)
                    said.append(
                        _verdict(f"{one.format} × {peer}'s GraphML{words}", ratio, times_, ratio >= times_)
                    )
        said.append(
            _verdict(f"{one.format} peak / loaded", one.memory, MOST_MEMORY, one.memory <= MOST_MEMORY)
        )
    return said


def _verdict(what: str, found: float, wanted: float, met: bool) -> str:
    return f"{'met  ' if met else 'short'} {what}: {times(found)} (target {wanted:g})"


def _graphml(found: list[Written], library: str) -> Written | None:
    return next(
        (one for one in found if one.library == library and one.format == "graphml" and one.rounds), None
    )


def _table(size: int, found: list[Written]) -> Table:
    table = Table(box=box.MARKDOWN)
    table.add_column(f"{size:,} actors")
    for name in COLUMNS:
        table.add_column(name, justify="right")
    peers = {name: _graphml(found, name) for name in TARGETS}
    for one in found:
        title = f"{one.library}, {one.format}"
        table.add_row(title, *([one.failed] if one.failed else _cells(one, peers)))
    return table


def _cells(one: Written, peers: dict[str, Written | None]) -> list[str]:
    aimed = one.library == OURS and one.format in AIMED
    return [
        f"{one.middle('seconds'):,.2f}",
        f"{one.middle('busy'):,.2f}",
        f"{one.middle('bytes') / 1e6:,.0f}",
        f"{one.middle('text') / 1e6:,.0f}",
        f"{one.speed():,.0f}",
        *(_ratio(one, peer) if aimed and peer else "" for peer in peers.values()),
        f"{one.memory:.2f}",
    ]


def _ratio(one: Written, peer: Written) -> str:
    """Return how many times as fast as a peer, in brackets by busy seconds."""
    plain, busy = (times(one.speed(by) / peer.speed(by)) for by in ("seconds", "busy"))
    return f"{plain} ({busy})"

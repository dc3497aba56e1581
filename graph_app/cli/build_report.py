"""What `graph-app build` prints for people."""

from __future__ import annotations

from pathlib import Path

from rich.console import Group
from rich.table import Table
from rich.text import Text

from graph_app.graph.derived import LARGEST_EVENT
from graph_app.text import counted

_ROWS = {
    "filings": "filings",
    "amount_cents": "US dollars",
    "actors": "actors",
    "ties": "ties",
    "events": "events",
    "participations": "participations",
}
_WHY = {
    "with_itself": "of an actor with itself",
    "only_in_events": "only in events, without a target",
    "without_target": "without a target",
    "without_actor": "without an actor",
}


def built(counts: dict[str, dict[str, int]], folder: Path, by: str) -> Group:
    """Return what was read, kept and cut, and what to do next."""
    table = Table(box=None, padding=(0, 2, 0, 0), title_justify="left")
    for name in ("", "read", "kept", "cut"):
        table.add_column(name, justify="right" if name else "left")
    for row, words in _ROWS.items():
        if row in counts:
            found = counts[row]
            cells = (found.get("read", found.get("found", 0)), found["kept"], found["cut"])
            table.add_row(words, *(_shown(row, cell) for cell in cells))
    lines = [Text(line) for line in _notes(counts)]
    kept = counts["actors"]["kept"]
    head = Text(f"{folder}: the {counted(kept, 'actor')} with the highest {by}", style="bold")
    return Group(head, table, *lines, Text(f"graph-app check {folder} && graph-app serve {folder}"))


def _shown(row: str, number: int) -> str:
    """Return a number; amounts are in hundredths."""
    return f"{number / 100:,.2f}" if row == "amount_cents" else f"{number:,}"


def _notes(counts: dict[str, dict[str, int]]) -> list[str]:
    """Return what else a reader must know to judge the package."""
    filings, dates, amounts = counts["filings"], counts["dates"], counts["amounts"]
    found = [f"{counted(filings[name], 'filing')} {words}" for name, words in _WHY.items() if filings[name]]
    if dates["missing"] or dates["unreadable"]:
        found.append(
            f"{dates['missing']:,} without a date, {dates['unreadable']:,} with one that cannot be read"
        )
    if amounts["unreadable"]:
        found.append(f"{counted(amounts['unreadable'], 'amount')} that cannot be read")
    events = counts.get("events", {})
    if events.get("undated"):
        found.append(f"{counted(events['undated'], 'event')} without a date, which a package cannot hold")
    if events.get("too_large"):
        found.append(
            f"{counted(events['too_large'], 'event')} with more than {LARGEST_EVENT:,} actors on a side, "
            "which tie nobody"
        )
    return found

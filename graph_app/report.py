"""What the command line prints for people."""

from __future__ import annotations

from typing import Any

from rich.console import Group
from rich.table import Table
from rich.text import Text


def _counts(title: str, counts: dict[str, int]) -> Table:
    table = Table(title=title, title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right")
    for name, number in counts.items():
        table.add_row(Text(name.replace("_", " ")), f"{number:,}")
    return table


def info(found: dict[str, Any]) -> Group:
    """Return what `graph-app info` prints."""
    version = f" {found['version']}" if found["version"] else ""
    return Group(
        Text(f"{found['title']}{version}", style="bold"),
        Text(f"fingerprint {found['fingerprint']}"),
        Text(found["sentence"]),
        Text(),
        _counts("Rows", found["counts"]),
        Text(),
        _counts("Actors by kind", found["actor_kinds"]),
        Text(),
        _counts("Ties by kind", found["tie_kinds"]),
    )

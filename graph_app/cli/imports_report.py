"""What the commands about foreign files print for people."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from graph_app.cli.tables import columns
from graph_app.text import counted, listed

_HEADS = {
    "read": "Read",
    "assumed": "Assumed, because the file does not say it (say it with --map or --option)",
    "changed": "Changed",
    "dropped": "Lost",
}
_MOST_PLACES = 5


def shown(found: dict[str, Any]) -> Group:
    """Return what `graph-app import` prints: what came out, what happened, where columns went."""
    actors, ties = (found["counts"].get(name, 0) for name in ("actors", "ties"))
    head = f"{listed(found['files'], 'and', 9)}: {counted(actors, 'actor')}, {counted(ties, 'tie')}"
    others = [
        counted(number, name.replace("_", " ").removesuffix("s"))
        for name, number in found["counts"].items()
        if name not in ("actors", "ties")
    ]
    if others:
        head = f"{head}; {listed(others, 'and', 20)}"
    parts: list[RenderableType] = [Text(head, style="bold")]
    for happened, title in _HEADS.items():
        if found[happened]:
            parts += [Text(), Text(title, style="bold"), _entries(found[happened])]
    if found["mapping"]:
        parts += [Text(), Text("Columns", style="bold"), _columns(found["mapping"])]
    if not any(found[happened] for happened in ("assumed", "changed", "dropped")):
        parts += [Text(), Text("Nothing was assumed, changed or lost.")]
    if "folder" in found:
        folder = found["folder"]
        wrote = f"Written to {folder}." if folder else "Nothing was written: -o FOLDER makes a data package."
        parts += [Text(), Text(wrote)]
    return Group(*parts)


def _entries(notes: list[dict[str, Any]]) -> Table:
    """Return the entries of one list, each with how often and where."""
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=False)
    table.add_column(overflow="fold")
    for note in notes:
        table.add_row(Text(f"{note['sentence']}{_places(note)}"))
    return table


def _places(note: dict[str, Any]) -> str:
    """Return how often something happened and where, in words."""
    often = f"{note['count']:,} times" if note["count"] > 1 else ""
    lines = note["lines"]
    where = ""
    if lines:
        named = ", ".join(f"{line:,}" for line in lines[:_MOST_PLACES])
        more = " …" if note["count"] > _MOST_PLACES or len(lines) > _MOST_PLACES else ""
        where = f"{note['unit']}{'s' if len(lines) > 1 else ''} {named}{more}"
    place = ", ".join(part for part in (note["sheet"], often, where) if part)
    return f" ({place})" if place else ""


def _columns(mapping: list[dict[str, str]]) -> Table:
    """Return where every column of the file went."""
    table = columns("in the file", "in the data package", words=(0, 1))
    for one in mapping:
        to = f"{one['table']}.{one['column']}" if one["column"] else "left out"
        if "." in one["column"]:
            to = one["column"]
        table.add_row(Text(one["given"]), Text(to))
    return table

"""What commands about workspaces print for people."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from graph_app.cli.tables import columns
from graph_app.text import counted

_REVIEWS = {
    "none": "Edits count at once.",
    "editors": "Edits of editors wait for a reviewer.",
    "all": "Every edit waits for somebody else to accept it.",
}


def info(found: dict[str, Any]) -> RenderableType:
    """Return what `graph-app workspace info` prints."""
    table = columns("rows", "", words=(0,))
    for name, number in found["counts"].items():
        table.add_row(name.replace("_", " "), f"{number:,}")
    changes = counted(found["changes"], "change")
    last = f", the last at {found['last_change']}" if found["last_change"] else ""
    waiting = f" {counted(found['proposals'], 'proposal')} waiting." if found["proposals"] else ""
    return Group(
        Text(f"{found['title']} {found['version']}", style="bold"),
        Text(f"{found['debate']} in {found['place']}"),
        Text(f"fingerprint {found['fingerprint']}"),
        Text(f"{changes}{last}. {_REVIEWS[found['review']]}{waiting}"),
        Text(f"You are {found['user']}: {found['role']}."),
        Text(),
        table,
    )


def history(found: dict[str, Any]) -> RenderableType:
    """Return what `graph-app workspace history` prints."""
    if not found["changes"]:
        return Text("No changes.")
    return Group(
        *(Text(f"{one['number']:>5}  {one['at'][:16]}  {one['sentence']}") for one in found["changes"])
    )


def users(found: dict[str, Any]) -> RenderableType:
    """Return what `graph-app workspace users` prints."""
    table = columns("user", "role", words=(0, 1))
    for one in found["users"]:
        table.add_row(one["user"], one["role"])
    return table

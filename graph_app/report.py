"""What the command line prints for people."""

from __future__ import annotations

from typing import Any

from rich.console import Group
from rich.table import Table
from rich.text import Text

from graph_app.text import counted, listed


def _counts(title: str, counts: dict[str, int]) -> Table:
    table = Table(title=title, title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right")
    for name, number in counts.items():
        table.add_row(Text(name.replace("_", " ")), f"{number:,}")
    return table


def paths(found: dict[str, Any]) -> Group:
    """Return what `graph-app paths` prints: every listed path with the ties of its steps."""
    ends = f"{found['from']['name']} to {found['to']['name']}"
    if not found["total"]:
        hidden = [found[end]["name"] for end in ("from", "to") if not found[end]["visible"]]
        why = f" {listed(hidden, 'and')} {'is' if len(hidden) == 1 else 'are'} hidden." if hidden else ""
        return Group(Text(f"{ends}: no path over the ties that are shown.{why}"))
    kind = "shortest" if found["by"] == "hops" else "strongest"
    head = f"{ends}: {counted(found['total'], f'{kind} path')} of {counted(found['hops'], 'step')}"
    names = {actor["id"]: actor["name"] for path in found["paths"] for actor in path["actors"]}
    lines = [Text(head, style="bold")]
    for path in found["paths"]:
        lines.append(Text())
        lines.append(Text(f"strength {path['strength']:.3g}"))
        for step in path["steps"]:
            ties = ", ".join(f"{tie['id']} ({tie['weight']:.3g})" for tie in step["ties"])
            lines.append(Text(f"  {names[step['from']]} — {names[step['to']]}: {ties}"))
    left = found["total"] - len(found["paths"])
    if left:
        lines += [Text(), Text(f"{counted(left, 'more path')} not listed.")]
    return Group(*lines)


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

"""What the command about measures prints for people where ranks come with intervals."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from graph_app.cli.structure_report import estimated, headed
from graph_app.cli.tables import NONE, columns, digits
from graph_app.text import counted


def ranking(found: dict[str, Any], rows: int) -> Group:
    """Return what `graph-app measure --intervals` prints: what the record separates, and the ranks."""
    table = columns(
        "rank", "5 % to 95 %", "actor", "value", "not told from", "without one publisher", "id",
        words=(2, 5, 6),
    )  # fmt: skip
    for one in found["actors"][:rows]:
        table.add_row(*(Text(cell) for cell in _cells(one)))
    lines: list[RenderableType] = [
        Text(headed(found["title"], found), style="bold"),
        Text(found["sentence"]),
        table,
    ]
    more = len(found["actors"]) - rows
    if more > 0:
        lines.append(Text(f"{counted(more, 'more actor')} not listed."))
    if not found["exact"]:
        lines.append(Text(estimated(found)))
    drawn, tried = found["resampling"], found["publishers"]
    return Group(
        *lines,
        Text(),
        Text(f"High: {found['meaning']} {found['caution']}"),
        Text(),
        Text(f"{drawn['distribution']} {drawn['caution']}"),
        Text(),
        Text(f"{_tried(tried)} {tried['meaning']}"),
    )


def _cells(one: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of an actor's row."""
    between, others, about = one["rank_interval"], one["inseparable"], one["publishers"]
    ends = NONE if between is None else "{:,} … {:,}".format(*between)
    return (
        NONE if one["rank"] is None else f"{one['rank']:,}",
        ends,
        one["name"],
        digits(one["value"], 6),
        NONE if others["count"] is None else f"{others['count']:,}",
        "" if about is None else f"{_rank(about['rank'])} without {about['name']}",
        one["id"],
    )


def _rank(rank: int | None) -> str:
    return "no value" if rank is None else f"{rank:,}"


def _tried(found: dict[str, Any]) -> str:
    """Return how many publishers were left out."""
    share = "" if found["share"] is None else f", on which {found['share']:.0%} of ties rest"
    return f"Left out one at a time: {found['tried']:,} of {counted(found['of'], 'publisher')}{share}."

"""What the command about signed balance prints for people."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from graph_app.cli.tables import columns, decimals
from graph_app.text import counted

_MOST_NAMED = 3
"""Members and kinds of a camp in a table."""
ALWAYS = {True: "yes", False: "no", None: "not known"}
"""Whether every best division goes against a pair, in words."""


def balance(found: dict[str, Any], rows: int, taken: float) -> Group:
    """Return what `graph-app balance` prints: each part with the words that say how to read it."""
    size = found["size"]
    itself = f", {size['ties_with_itself']:,} of an actor with itself" if size["ties_with_itself"] else ""
    head = (
        f"Balance of the {found['graph']} graph ({counted(size['actors'], 'actor')}, "
        f"{size['without_pair']:,} without a tied pair; {counted(size['ties'], 'tie')}{itself}; "
        f"{counted(size['friendly']['pairs'], 'friendly pair')}, {size['hostile']['pairs']:,} hostile), "
        f"in {taken:.1f} seconds"
    )
    return Group(
        Text(head, style="bold"),
        *_value(found),
        Text(),
        *_camps(found, rows),
        Text(),
        *_frustrated(found, rows),
        Text(),
        *_seats(found, rows),
    )


def _value(found: dict[str, Any]) -> list[RenderableType]:
    """Return frustration with what is proved of it, and the triangles."""
    value, triangles = found["frustration"], found["triangles"]
    cancelled = found["size"]["weight_cancelled"]
    lines = [
        f"Frustration {value['value']:,.6g}",
        f"{found['sentence']} Line index {decimals(value['line_index'], 4)}. {found['definition']}"
        + (f" Weight that opposite ties of a pair cancel: {cancelled:.6g}." if cancelled else ""),
        f"{found['meaning']} {found['caution']}",
        f"{found['method']} {found['reference']}",
        f"Triangles: {triangles['balanced']:,} of {triangles['count']:,} are balanced "
        f"({decimals(triangles['share'])}), by weight {decimals(triangles['by_weight'])}, expected "
        f"{decimals(triangles['expected'])}. {triangles['meaning']}",
    ]
    return [Text(line, style="bold" if line is lines[0] else "") for line in lines]


def _camps(found: dict[str, Any], rows: int) -> list[RenderableType]:
    """Return the camps of the components with hostile pairs."""
    table = columns(
        "camp", "actors", "friendly within", "hostile within", "stance", "of", "members", "kinds",
        words=(0, 6, 7),
    )  # fmt: skip
    divided = [one for one in found["components"] if one["hostile"]["pairs"]]
    for component in divided[:rows]:
        for camp in component["camps"]:
            kinds = ", ".join(f"{kind['name']} {kind['actors']:,}" for kind in camp["kinds"][:_MOST_NAMED])
            table.add_row(
                f"{component['number']}.{camp['camp']}",
                f"{camp['size']:,}",
                f"{camp['within']['friendly']['pairs']:,}",
                f"{camp['within']['hostile']['pairs']:,}",
                decimals(camp["stance"]["mean"], sign="+"),
                f"{camp['stance']['known']:,}",
                Text(", ".join(camp["members"][:_MOST_NAMED])),
                Text(kinds),
            )
    calm = len(found["components"]) - len(divided)
    words = (
        f"Camps are numbered by component; {counted(calm, 'component')} without a hostile pair not listed. "
        f"Stance ({found['of']}): the mean of those whose stance is known."
    )
    return [table, *_more(len(divided) - rows, "component"), Text(), Text(words)]


def _frustrated(found: dict[str, Any], rows: int) -> list[RenderableType]:
    """Return the pairs that go against the division, with the ids of their ties."""
    table = columns("against the camps", "and", "how", "weight", "always", "ties", words=(0, 1, 2, 4, 5))
    for one in found["frustrated"][:rows]:
        table.add_row(
            Text(one["one"]["name"]),
            Text(one["two"]["name"]),
            "friendly between the camps" if one["sign"] > 0 else "hostile within a camp",
            decimals(one["weight"]),
            ALWAYS[one["always"]],
            Text(", ".join(tie["id"] for tie in one["ties"])),
        )
    words = "Always: whether every division that is as good goes against the pair as well."
    return [table, *_more(len(found["frustrated"]) - rows, "more pair"), Text(), Text(words)]


def _seats(found: dict[str, Any], rows: int) -> list[RenderableType]:
    """Return the actors whose ties go against the division most."""
    table = columns("who sits badly", "camp", "weight", "against", "share", "cost", "", words=(0, 6))
    badly = [one for one in found["actors"] if one["against"] or one["either"]]
    for one in badly[:rows]:
        table.add_row(
            Text(one["name"]),
            f"{one['component']}.{one['camp']}",
            decimals(one["weight"]),
            decimals(one["against"]),
            decimals(one["share"]),
            decimals(one["cost"]),
            "either" if one["either"] else "",
        )
    return [table, *_more(len(badly) - rows, "more actor"), Text(), Text(found["seats"])]


def _more(left: int, noun: str) -> list[RenderableType]:
    """Return how many rows are not listed, nothing where all are."""
    return [Text(f"{counted(left, noun)} not listed.")] if left > 0 else []

"""What the commands about structure print for people."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from graph_app.analyses.measured import Measured
from graph_app.text import counted


def measures(every: list[dict[str, Any]]) -> Group:
    """Return what `graph-app measure list` prints: every measure, what it means and what it does not."""
    table = Table(box=None, padding=(0, 2, 0, 0), title_justify="left")
    for head in ("measure", "directed", "weighted", "a high value means", "it is"):
        table.add_column(head, overflow="fold")
    for one in every:
        switches = [
            " or ".join(("off", "on")[value] for value in one[word]) for word in ("directed", "weighted")
        ]
        table.add_row(*(Text(cell) for cell in (one["measure"], *switches, one["meaning"], one["caution"])))
    return Group(table, Text(), Text("Of two switches the first is what is done if nothing is said."))


def measure(found: Measured, rows: int) -> Group:
    """Return what `graph-app measure` prints: how it was computed, the highest values, how to read them."""
    about = found.about()
    way = "along influence" if found.directed else "ties taken as undirected"
    heavy = "by weight" if found.weighted else "weights do not count"
    size = f"{counted(found.size[0], 'actor')}, {counted(found.size[1], 'tie')}"
    head = f"{found.measure.title} on the {found.on} graph ({size}); {way}, {heavy}"
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for number in (True, False, True, False):
        table.add_column(justify="right" if number else "left")
    numbers, order = found.values.numbers, found.order
    for rank, row in enumerate(order[:rows].tolist(), 1):
        value = "none" if numbers[row] != numbers[row] else f"{numbers[row]:.6g}"
        table.add_row(str(rank), Text(str(found.names[row])), value, Text(str(found.ids[row])))
    lines: list[RenderableType] = [Text(head, style="bold"), table]
    if len(order) > rows:
        lines.append(Text(f"{counted(len(order) - rows, 'more actor')} not listed."))
    if not about["exact"]:
        drawn = f"Estimated from {counted(about['pivots'], 'draw')}"
        lines.append(Text(f"{drawn}; 95 % of estimates lie within {about['margin']:.2g} of the exact value."))
    lines += [Text(), Text(f"High: {found.measure.meaning} {found.measure.caution}")]
    return Group(*lines)

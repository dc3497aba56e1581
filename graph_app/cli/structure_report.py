"""What the commands about structure print for people."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from graph_app.analyses.measured import Measured
from graph_app.cli.tables import columns, decimals, digits
from graph_app.text import counted


def measures(found: dict[str, Any]) -> Group:
    """Return what `graph-app measure list` prints: every measure, what it means and what it does not."""
    heads = ("measure", "directed", "weighted", "a high value means", "it is")
    table = columns(*heads, words=tuple(range(len(heads))))
    for one in found["measures"]:
        switches = [
            " or ".join(("off", "on")[value] for value in one[word]) for word in ("directed", "weighted")
        ]
        table.add_row(*(Text(cell) for cell in (one["measure"], *switches, one["meaning"], one["caution"])))
    return Group(table, Text(), Text("Of two switches the first is what is done if nothing is said."))


def headed(title: str, about: dict[str, Any]) -> str:
    """Return what was measured, on which graph, and how."""
    way = "along influence" if about["directed"] else "ties taken as undirected"
    heavy = "by weight" if about["weighted"] else "weights do not count"
    size = f"{counted(about['size']['actors'], 'actor')}, {counted(about['size']['ties'], 'tie')}"
    return f"{title} on the {about['graph']} graph ({size}); {way}, {heavy}"


def estimated(about: dict[str, Any]) -> str:
    """Return how far values that are not exact may be off."""
    drawn = f"Estimated from {counted(about['pivots'], 'draw')}"
    return f"{drawn}; 95 % of estimates lie within {about['margin']:.2g} of the exact value."


def measure(found: Measured, rows: int) -> Group:
    """Return what `graph-app measure` prints: how it was computed, the highest values, how to read them."""
    about = found.about()
    head = headed(found.measure.title, about)
    table = columns("", "", "", "", words=(1, 3))
    numbers, order = found.values.numbers, found.order
    for rank, row in enumerate(order[:rows].tolist(), 1):
        value = digits(float(numbers[row]), 6)
        table.add_row(str(rank), Text(str(found.names[row])), value, Text(str(found.ids[row])))
    lines: list[RenderableType] = [Text(head, style="bold"), table]
    if len(order) > rows:
        lines.append(Text(f"{counted(len(order) - rows, 'more actor')} not listed."))
    if not about["exact"]:
        lines.append(Text(estimated(about)))
    lines += [Text(), Text(f"High: {found.measure.meaning} {found.measure.caution}")]
    return Group(*lines)


def brokers(found: dict[str, Any], rows: int) -> Group:
    """Return what `graph-app brokers` prints: the roles, and the actors with most triples."""
    size, left = found["size"], found["size"]["without_group"]
    out = f", {left:,} of them without a group" if left else ""
    head = f"Brokers by {found['by']} on the {found['graph']} graph ({counted(size['actors'], 'actor')}{out})"
    lines: list[RenderableType] = [Text(f"{head}: {counted(found['triples'], 'triple')}", style="bold")]
    summary = columns("role", "", "count", "expected", "", words=(0, 1, 4))
    for name, role in found["roles"].items():
        cells = (name, role["pattern"], f"{role['count']:,}", f"{role['expected']:,.1f}", role["meaning"])
        summary.add_row(*map(Text, cells))
    names = tuple(found["roles"])
    table = columns("actor", "group", "triples", *names, words=(0, 1))
    for one in found["actors"][:rows]:
        roles = (f"{role['count']:,} ({decimals(role['z'], 1, '+')})" for role in one["roles"].values())
        table.add_row(*map(Text, (one["name"], one["group"], f"{one['triples']:,}", *roles)))
    lines += [summary, Text(), table]
    more = len(found["actors"]) - rows
    if more > 0:
        lines.append(Text(f"{counted(more, 'more broker')} not listed."))
    lines += [Text(), Text(f"{found['definition']}. In brackets z: {found['chance']}. {found['caution']}")]
    return Group(*lines)


def mixing(found: dict[str, Any]) -> Group:
    """Return what `graph-app mixing` prints: each number against chance, and the E-I index by group."""
    size, left = found["size"], found["size"]["without_group"]
    out = f", {left:,} of them without a group" if left else ""
    head = f"Mixing by {found['by']} on the {found['graph']} graph ({counted(size['actors'], 'actor')}{out})"
    lines: list[RenderableType] = [Text(f"{head}: {counted(size['pairs'], 'tied pair')}", style="bold")]
    test = columns("", "value", "expected", "deviation", "p")
    for word, title in _NUMBERS.items():
        if word in found:
            cells = (digits(found[word][key]) for key in ("value", "expected", "deviation", "p"))
            test.add_row(title, *cells)
    groups = columns("group", "actors", "within", "out", "E-I")
    for one in found["groups"]:
        cells = (digits(one[key]) for key in ("within", "out", "ei"))
        groups.add_row(Text(one["group"]), f"{one['actors']:,}", *cells)
    rounds = f"Chance: groups dealt out anew {found['test']['rounds']:,} times, seed {found['test']['seed']}."
    lines += [test, Text(), groups, Text(), Text(f"{found['definition']} {rounds} {found['caution']}")]
    return Group(*lines)


_NUMBERS = {
    "ei": "E-I index",
    "assortativity": "Assortativity",
    "numeric": "Assortativity of stances as numbers",
}

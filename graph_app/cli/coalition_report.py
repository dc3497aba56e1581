"""What the command about coalitions prints for people."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from graph_app.cli.tables import columns, decimals, digits
from graph_app.text import counted

_MOST_LED_TO = 3
"""Coalitions that an actor's ties lead to, and kinds of a coalition, in a table."""


def coalitions(found: dict[str, Any], rows: int) -> Group:
    """Return what `graph-app coalitions` prints: each part with the words that say how to read it."""
    size = found["size"]
    head = (
        f"{counted(len(found['coalitions']), 'coalition')} on the {found['graph']} graph "
        f"({counted(size['actors'], 'actor')}, {size['without_coalition']:,} without a supporting tie; "
        f"{counted(size['ties'], 'supporting tie')}, {size['hostile_ties_left_out']:,} hostile left out)"
    )
    return Group(
        Text(head, style="bold"),
        *_coalitions(found),
        Text(),
        *_how_sure(found),
        Text(),
        *_between(found, rows),
        Text(),
        *_blocs(found["blocs"]),
    )


def _coalitions(found: dict[str, Any]) -> list[RenderableType]:
    """Return the table of coalitions, and what they are."""
    table = columns(
        "coalition", "actors", "adds to Q", "together", "stance", "of", "inside", "outside", "kinds",
        words=(0, 8),
    )  # fmt: skip
    for one in found["coalitions"]:
        kinds = ", ".join(f"{kind['name']} {kind['actors']:,}" for kind in one["kinds"][:_MOST_LED_TO])
        table.add_row(
            Text(one["name"]),
            f"{one['size']:,}",
            decimals(one["modularity"], 3),
            decimals(one["together"]),
            decimals(one["stance"]["mean"], sign="+"),
            f"{one['stance']['known']:,}",
            digits(one["inside"]["density"], 2),
            digits(one["outside"]["density"], 2),
            Text(kinds),
        )
    words = "Stance: the mean of those whose stance is known. Inside, outside: density of ties."
    return [table, Text(), Text(f"{found['definition']} {words} {found['caution']}")]


def _how_sure(found: dict[str, Any]) -> list[RenderableType]:
    """Return modularity over the seeds and beside chance, and how stable the division is."""
    value, over, chance = found["modularity"], found["modularity"]["seeds"], found["modularity"]["chance"]
    steady = found["stability"]
    lines = [
        Text(f"Modularity Q {decimals(value['value'], 4)}", style="bold"),
        Text(
            f"Over {counted(over['runs'], 'run')}: {decimals(over['min'], 4)} … {decimals(over['max'], 4)}, "
            f"median {decimals(over['median'], 4)}; "
            f"{counted(over['divisions'], 'different division')}. Adjusted Rand index "
            f"{decimals(steady['adjusted_rand'])}, variation of information "
            f"{decimals(steady['variation_of_information'])}. {steady['meaning']}"
        ),
    ]
    if chance is not None:
        lines.append(
            Text(
                f"{chance['sentence']} Expected {decimals(chance['expected'], 4)}, "
                f"z {decimals(chance['z'], 1, '+')}, p {digits(chance['p'], 2)}. {chance['method']}"
            )
        )
    return list(lines)


def _between(found: dict[str, Any], rows: int) -> list[RenderableType]:
    """Return the actors whose ties are spread most."""
    spread = [one for one in found["actors"] if one["participation"] is not None]
    table = columns(
        "who sits between", "coalition", "participation", "z", "partners", "together", "", "tie weight to",
        words=(0, 6, 7),
    )  # fmt: skip
    for one in spread[:rows]:
        led = one["to"][:_MOST_LED_TO]
        to = ", ".join(f"{other['coalition']} ({decimals(other['weight'])})" for other in led)
        table.add_row(
            Text(one["name"]),
            str(one["coalition"]),
            decimals(one["participation"]),
            decimals(one["z"], 1, "+"),
            f"{one['partners']:,}",
            decimals(one["together"]),
            one["place"] or "",
            to + (" …" if len(one["to"]) > len(led) else ""),
        )
    more = len(spread) - rows
    lines: list[RenderableType] = [table]
    if more > 0:
        lines.append(Text(f"{counted(more, 'more actor')} not listed."))
    return [*lines, Text(), Text(found["between"])]


def _blocs(blocs: dict[str, Any]) -> list[RenderableType]:
    """Return the camps, and how coalitions and camps overlap."""
    camps = columns("camp", "actors", "pairs within", "out", "E-I")
    for one in blocs["camps"]:
        cells = (one["actors"], one["inside"]["pairs"], one["outside"]["pairs"])
        camps.add_row(Text(one["name"]), *(f"{cell:,}" for cell in cells), decimals(one["ei"], sign="+"))
    test = columns("coalitions and camps", "value", "expected", "deviation", "p")
    for word, title in _NUMBERS.items():
        test.add_row(title, *(digits(blocs[word][key]) for key in ("value", "expected", "deviation", "p")))
    left = blocs["left_out"]
    compared = (
        f"Compared: {counted(blocs['compared'], 'actor')}; left out {left['unknown']:,} whose stance is not "
        f"known and {left['without_coalition']:,} without a coalition; stances ({blocs['of']}) dealt out "
        f"anew {blocs['test']['rounds']:,} times, seed {blocs['test']['seed']}."
    )
    return [camps, Text(), test, Text(), Text(f"{compared} {blocs['definition']} {blocs['caution']}")]


_NUMBERS = {"adjusted_rand": "Adjusted Rand index", "cramers_v": "Cramér's V"}

"""The command about signed balance."""

from __future__ import annotations

from functools import partial
from time import perf_counter
from typing import Annotated, Any

import typer

from graph_app.analyses.balanced import SECONDS
from graph_app.asked import whole
from graph_app.cli import balance_report as report
from graph_app.cli.words import Data, Graph, Json, opened, say, told, with_filters


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("balance")(with_filters(balance))


def balance(  # noqa: PLR0913  each is an option
    parts: dict[str, Any],
    data: Data = "open-weights",
    graph: Graph = "visible",
    weighted: Annotated[
        str, typer.Option(metavar="on|off", help="Count weights of ties, or each tied pair as 1.")
    ] = "on",
    seed: Annotated[str, typer.Option(metavar="N", help="Seed of the search.")] = "1",
    seconds: Annotated[
        str, typer.Option(metavar="N", help="Seconds after which search and proof end with what was found.")
    ] = str(SECONDS),
    top: Annotated[str, typer.Option(metavar="N", help="How many rows each table has.")] = "20",
    json: Json = False,
) -> None:
    """Print whether ties fall into two camps, which ties go against them, and who sits badly."""
    rows = whole("top", top, 1, 1_000_000)
    explorer = opened(data, parts)
    start = perf_counter()
    with told("Dividing into camps") as tell:
        found = explorer.balance(graph=graph, weighted=weighted, seed=seed, seconds=seconds, progress=tell)
    taken = perf_counter() - start
    say(found, partial(report.balance, rows=rows, taken=taken), json=json)

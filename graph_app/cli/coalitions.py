"""The command about coalitions."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

import typer

from graph_app.analyses.divided import REWIRED, SEEDS
from graph_app.asked import whole
from graph_app.cli import coalition_report as report
from graph_app.cli.words import Data, Graph, Json, opened, say, told, with_filters


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("coalitions")(with_filters(coalitions))


def coalitions(  # noqa: PLR0913  each is an option
    parts: dict[str, Any],
    data: Data = "open-weights",
    graph: Graph = "visible",
    seeds: Annotated[str, typer.Option(metavar="N", help="How often the method is run.")] = str(SEEDS),
    seed: Annotated[str, typer.Option(metavar="N", help="The first seed; 1 is that of the page.")] = "1",
    rounds: Annotated[
        str, typer.Option(metavar="N", help="Rewired networks to compare modularity with; 0 for none.")
    ] = str(REWIRED),
    top: Annotated[str, typer.Option(metavar="N", help="How many actors the table has.")] = "20",
    json: Json = False,
) -> None:
    """Print coalitions, how sure they are, who sits between them, and whether they are blocs by stance."""
    rows = whole("top", top, 1, 1_000_000)
    with told("Finding coalitions") as tell:
        found = opened(data, parts).coalitions(
            graph=graph, seeds=seeds, seed=seed, rounds=rounds, progress=tell
        )
    say(found, partial(report.coalitions, rows=rows), json=json)

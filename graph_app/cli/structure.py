"""Commands about structure: measure, brokers, mixing."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, Optional

import typer

from graph_app.analyses import GROUPINGS, MEASURES
from graph_app.analyses.measured import listed
from graph_app.analyses.mixing import ROUNDS
from graph_app.asked import whole
from graph_app.cli import structure_report as report
from graph_app.cli.words import Data, Graph, Json, opened, say, with_filters

Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help=f"{', '.join(one.name for one in MEASURES)}; or list, for what they mean."
    ),
]
By = Annotated[str, typer.Option(help=f"What groups are made of: {', '.join(GROUPINGS)}.")]
Switch = Optional[str]  # noqa: UP045  typer reads the annotation at run time
Weighted = Annotated[Switch, typer.Option(metavar="on|off", help="Count weights of ties, or not.")]
Rounds = Annotated[str, typer.Option(metavar="N", help="How often groups are dealt out anew.")]
Top = Annotated[str, typer.Option(metavar="N", help="How many actors the table has.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for name, command in (("measure", measure), ("brokers", brokers), ("mixing", mixing)):
        app.command(name)(with_filters(command))


def measure(  # noqa: PLR0913  each is an option
    parts: dict[str, Any],
    name: Name,
    data: Data = "open-weights",
    graph: Graph = "visible",
    directed: Annotated[
        Switch, typer.Option(metavar="on|off", help="Take ties along influence, or as undirected.")
    ] = None,
    weighted: Weighted = None,
    top: Top = "20",
    json: Json = False,
) -> None:
    """Print a measure of the visible actors, from high to low; `measure list` says what there is."""
    if name == "list":
        every = [listed(one) for one in MEASURES]
        say({"measures": every}, report.measures, json=json)
        return
    rows = whole("top", top, 1, 1_000_000)
    found = opened(data, parts).measured(name, graph=graph, directed=directed, weighted=weighted)
    say(found.as_dict() if json else found, partial(report.measure, rows=rows), json=json)


def brokers(
    parts: dict[str, Any],
    data: Data = "open-weights",
    by: By = "kind",
    graph: Graph = "visible",
    top: Top = "20",
    json: Json = False,
) -> None:
    """Print who stands between whom along influence, by the roles of Gould and Fernandez."""
    rows = whole("top", top, 1, 1_000_000)
    say(opened(data, parts).brokers(by=by, graph=graph), partial(report.brokers, rows=rows), json=json)


def mixing(  # noqa: PLR0913  each is an option
    parts: dict[str, Any],
    data: Data = "open-weights",
    by: By = "kind",
    graph: Graph = "visible",
    weighted: Weighted = None,
    rounds: Rounds = str(ROUNDS),
    seed: Annotated[str, typer.Option(metavar="N", help="In which orders.")] = "1",
    json: Json = False,
) -> None:
    """Print whether ties stay within groups: E-I index and assortativity, against chance."""
    found = opened(data, parts).mixing(by=by, graph=graph, weighted=weighted, rounds=rounds, seed=seed)
    say(found, report.mixing, json=json)

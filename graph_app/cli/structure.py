"""Commands about structure: measure, brokers, mixing."""

from __future__ import annotations

from typing import Annotated, Any, Optional

import typer
from rich.console import Console

from graph_app.analyses import GROUPINGS, MEASURES
from graph_app.analyses.measured import listed
from graph_app.analyses.mixing import ROUNDS
from graph_app.asked import whole
from graph_app.cli import structure_report as report
from graph_app.cli.words import Data, Json, opened, print_json, with_filters

Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help=f"{', '.join(one.name for one in MEASURES)}; or list, for what they mean."
    ),
]
Span = Annotated[
    str, typer.Option(help="visible: what passes the filter; whole: all actors and recorded ties.")
]
By = Annotated[str, typer.Option(help=f"What groups are made of: {', '.join(GROUPINGS)}.")]
Switch = Optional[str]  # noqa: UP045  typer reads the annotation at run time
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
    on: Span = "visible",
    directed: Annotated[
        Switch, typer.Option(metavar="on|off", help="Take ties along influence, or as undirected.")
    ] = None,
    weighted: Annotated[Switch, typer.Option(metavar="on|off", help="Count weights of ties, or not.")] = None,
    top: Top = "20",
    json: Json = False,
) -> None:
    """Print a measure of the visible actors, from high to low; `measure list` says what there is."""
    if name == "list":
        every = [listed(one) for one in MEASURES]
        print_json({"measures": every}) if json else Console().print(report.measures(every))
        return
    rows = whole("top", top, 1, 1_000_000)
    found = opened(data, parts).measured(name, on=on, directed=directed, weighted=weighted)
    if json:
        print_json(found.as_dict())
    else:
        Console().print(report.measure(found, rows), soft_wrap=True)


def brokers(
    parts: dict[str, Any],
    data: Data = "open-weights",
    by: By = "kind",
    on: Span = "visible",
    top: Top = "20",
    json: Json = False,
) -> None:
    """Print who stands between whom along influence, by the roles of Gould and Fernandez."""
    rows = whole("top", top, 1, 1_000_000)
    found = opened(data, parts).brokers(by=by, on=on)
    if json:
        print_json(found)
    else:
        Console().print(report.brokers(found, rows), soft_wrap=True)


def mixing(  # noqa: PLR0913  each is an option
    parts: dict[str, Any],
    data: Data = "open-weights",
    by: By = "kind",
    on: Span = "visible",
    weighted: Annotated[Switch, typer.Option(metavar="on|off", help="Count weights of ties, or not.")] = None,
    rounds: Annotated[str, typer.Option(metavar="N", help="How often groups are dealt out anew.")] = str(
        ROUNDS
    ),
    seed: Annotated[str, typer.Option(metavar="N", help="In which orders.")] = "1",
    json: Json = False,
) -> None:
    """Print whether ties stay within groups: E-I index and assortativity, against chance."""
    found = opened(data, parts).mixing(by=by, on=on, weighted=weighted, rounds=rounds, seed=seed)
    if json:
        print_json(found)
    else:
        Console().print(report.mixing(found), soft_wrap=True)

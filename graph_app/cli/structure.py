"""Commands about structure: measure, brokers, mixing."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, Optional

import typer

from graph_app.analyses import GROUPINGS, MEASURES
from graph_app.analyses.measured import listed
from graph_app.analyses.mixing import ROUNDS
from graph_app.analyses.standing import DRAWS
from graph_app.asked import whole
from graph_app.cli import ranking_report
from graph_app.cli import structure_report as report
from graph_app.cli.words import Data, Graph, Json, opened, say, told, with_filters
from graph_app.errors import QueryError

Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help=f"{', '.join(one.name for one in MEASURES)}; or list, for what they mean."
    ),
]
By = Annotated[str, typer.Option(help=f"What groups are made of: {', '.join(GROUPINGS)}.")]
Switch = Optional[str]  # noqa: UP045  typer reads the annotation at run time
Number = Optional[str]  # noqa: UP045
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
    intervals: Annotated[
        bool, typer.Option("--intervals", help="Say how far each rank hangs on single rows and publishers.")
    ] = False,
    draws: Annotated[
        Number,
        typer.Option(metavar="N", help=f"How many thinner records; {DRAWS}, or fewer where that takes long."),
    ] = None,
    seed: Annotated[Number, typer.Option(metavar="N", help="Which ones; 1 if not given.")] = None,
    top: Top = "20",
    json: Json = False,
) -> None:
    """Print a measure of the visible actors, from high to low; `measure list` says what there is."""
    if name == "list":
        every = [listed(one) for one in MEASURES]
        say({"measures": every}, report.measures, json=json)
        return
    rows = whole("top", top, 1, 1_000_000)
    how: dict[str, Any] = {"graph": graph, "directed": directed, "weighted": weighted}
    sample: dict[str, str] = {
        word: said for word, said in (("draws", draws), ("seed", seed)) if said is not None
    }
    if intervals:
        with told("Thinning the record") as tell:
            ranked = opened(data, parts).ranking(name, **how, **sample, progress=tell)
        say(ranked, partial(ranking_report.ranking, rows=rows), json=json)
        return
    if sample:
        word, said = next(iter(sample.items()))
        raise QueryError(f"--{word} is about draws: it needs --intervals.", word=word, value=said)
    found = opened(data, parts).measured(name, **how)
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

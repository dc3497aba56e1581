"""Commands about opinions: influence, whatif, estimates."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Optional

import orjson
import typer

from graph_app.analyses.changes import BY_WORD
from graph_app.analyses.scenario import Scenario
from graph_app.analyses.whatif import DRAWS
from graph_app.cli import opinion_report as report
from graph_app.cli.words import Data, Graph, Json, opened, say, told, with_filters
from graph_app.errors import QueryError
from graph_app.opinions import MOST

On = Annotated[
    Optional[str],  # noqa: UP045  typer reads the annotation at run time
    typer.Option(metavar="TARGET", help="Actors, separated by commas, or kind:NAME for all of a kind."),
]
Texts = Optional[list[str]]  # noqa: UP045


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for name, command in (("influence", influence), ("whatif", whatif), ("estimates", estimates)):
        app.command(name)(with_filters(command))


def influence(  # noqa: PLR0913  options
    parts: dict[str, Any],
    data: Data = "open-weights",
    on: On = None,
    susceptibility: Annotated[
        Texts, typer.Option(metavar=BY_WORD["susceptibility"].metavar, help=BY_WORD["susceptibility"].help)
    ] = None,
    graph: Graph = "visible",
    most: Annotated[str, typer.Option(metavar="N", help="For how many actors paths are given.")] = str(MOST),
    json: Json = False,
) -> None:
    """Print who moves a target, by which paths and on what evidence; without --on, who reaches most."""
    found = opened(data, parts).influence(on, susceptibility=susceptibility or None, graph=graph, most=most)
    say(found, report.influence if on else report.reach, json=json)


def _changes(word: str) -> Any:
    change = BY_WORD[word]
    return typer.Option(
        f"--{word}", metavar=change.metavar, help=f"{change.help} Can be given several times."
    )


def whatif(  # noqa: PLR0913  options
    parts: dict[str, Any],
    data: Data = "open-weights",
    stances: Annotated[Texts, _changes("set")] = None,
    remove: Annotated[Texts, _changes("remove")] = None,
    add: Annotated[Texts, _changes("add")] = None,
    cut: Annotated[Texts, _changes("cut")] = None,
    strength: Annotated[Texts, _changes("strength")] = None,
    susceptibility: Annotated[Texts, _changes("susceptibility")] = None,
    scenario: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(metavar="FILE", help="A scenario kept as JSON: the `changes` of an earlier answer."),
    ] = None,
    on: On = None,
    graph: Graph = "visible",
    draws: Annotated[str, typer.Option(metavar="N", help="Draws that a band is made of.")] = str(DRAWS),
    seed: Annotated[str, typer.Option(metavar="N", help="Seed of the draws.")] = "1",
    json: Json = False,
) -> None:
    """Print opinions before and after a scenario, each as a band over plausible weights."""
    given = {
        "set": stances, "remove": remove, "add": add, "cut": cut,
        "strength": strength, "susceptibility": susceptibility,
    }  # fmt: skip
    explorer = opened(data, parts)
    words = {word: list(texts or ()) for word, texts in given.items()}
    if scenario is not None:
        for word, texts in Scenario.from_json(explorer.network, _read(scenario)).words().items():
            words[word] += texts
    made = Scenario.of(explorer.network, words)
    with told("Drawing weights") as tell:
        found = explorer.whatif(made, on, graph=graph, draws=draws, seed=seed, progress=tell)
    say(found, report.whatif, json=json)


def _read(path: Path) -> Any:
    """Return what a file of JSON holds."""
    try:
        return orjson.loads(path.read_bytes())
    except OSError as error:
        raise QueryError(
            f"{path} cannot be read: {error.strerror or error}", word="scenario", value=str(path)
        ) from error
    except orjson.JSONDecodeError as error:
        raise QueryError(f"{path} is not JSON: {error}", word="scenario", value=str(path)) from error


def estimates(
    parts: dict[str, Any],
    data: Data = "open-weights",
    check: Annotated[
        bool, typer.Option("--check", help="Leave recorded opinions out one by one and score the estimates.")
    ] = False,
    graph: Graph = "visible",
    json: Json = False,
) -> None:
    """Print where actors without a statement may stand: estimates, not recorded stances."""
    with told("Leaving one out") as tell:
        found = opened(data, parts).estimates(check=check, graph=graph, progress=tell)
    say(found, report.check if check else report.estimates, json=json)

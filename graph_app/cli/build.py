"""The command that builds a data package of raw tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from graph_app.build import (
    ENGINES,
    WORDS,
    Aliases,
    Described,
    Plan,
    build,
    described,
    read_aliases,
    read_description,
)
from graph_app.cli import build_report as report
from graph_app.cli.words import Json, say, told
from graph_app.errors import QueryError

Column = Optional[str]  # noqa: UP045  typer reads the annotation at run time
Given = Optional[Path]  # noqa: UP045


def _column(word: str) -> Any:
    return typer.Option(f"--{word}", metavar="COLUMN", help=WORDS[word], rich_help_panel="Columns")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("build")(build_package)


def build_package(  # noqa: PLR0913  each is an option
    raw: Annotated[list[str], typer.Argument(metavar="RAW…", help="Files or folders of Parquet or CSV.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the package goes.")],
    actor: Annotated[Column, _column("actor")] = None,
    target: Annotated[Column, _column("target")] = None,
    kind: Annotated[Column, _column("kind")] = None,
    date: Annotated[Column, _column("date")] = None,
    amount: Annotated[Column, _column("amount")] = None,
    url: Annotated[Column, _column("url")] = None,
    title: Annotated[Column, _column("title")] = None,
    event: Annotated[Column, _column("event")] = None,
    role: Annotated[Column, _column("role")] = None,
    map: Annotated[  # noqa: A002  the option's name
        Given,
        typer.Option("--map", metavar="FILE", help="JSON that says what columns mean, instead of these."),
    ] = None,
    names: Annotated[
        Given,
        typer.Option(metavar="FILE", help="CSV of alias,id and maybe name,kind: who is meant by a name."),
    ] = None,
    window: Annotated[
        str, typer.Option(metavar="year|quarter|month", help="Filings within one become one tie.")
    ] = Plan.window,
    top: Annotated[int, typer.Option(metavar="N", help="How many actors are kept.")] = Plan.top,
    by: Annotated[
        str, typer.Option(metavar="strength|degree|pagerank", help="By what they are chosen.")
    ] = Plan.by,
    events: Annotated[
        int, typer.Option(metavar="N", help="How many events are kept, those with most kept actors.")
    ] = Plan.events,
    rounds: Annotated[int, typer.Option(metavar="N", help="Rounds of PageRank.")] = Plan.rounds,
    engine: Annotated[str, typer.Option(metavar="|".join(ENGINES), help="What works it out.")] = Plan.engine,
    memory: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option(metavar="MB", help="Most memory the engine takes. [env: GRAPH_APP_BUILD_MEMORY]"),
    ] = None,
    master: Annotated[str, typer.Option(metavar="ADDRESS", help="Where Spark runs.")] = Plan.master,
    json: Json = False,
) -> None:
    """Build a data package of raw tables of filings: who lobbied, signed, funded or commented, and when."""
    columns = (actor, target, kind, date, amount, url, title, event, role)
    meaning = _meaning(dict(zip(WORDS, columns, strict=True)), map)
    aliases = read_aliases(names) if names else Aliases()
    plan = Plan(window, top, by, events, rounds, engine, memory, master)
    with told("Building") as tell:
        found = build(raw, output, meaning, aliases, plan, tell)
    say(found, lambda counts: report.built(counts, output, by), json=json)


def _meaning(said: dict[str, str | None], file: Path | None) -> tuple[Described, ...]:
    """Return what the columns mean, by words or by a file, not by both."""
    if file is None:
        return (described(said),)
    for word, column in said.items():
        if column is not None:
            raise QueryError(f"--{word} and --map cannot be said together: put it into the file.", word=word)
    return read_description(file)

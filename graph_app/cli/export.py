"""The command that writes the visible graph, and says before what the format cannot hold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any, Optional

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from graph_app.api import Explorer
from graph_app.cli.words import Data, opened, print_json, with_filters
from graph_app.errors import QueryError
from graph_app.exporters import EXPORTERS, Loss, exporter
from graph_app.files import file_stem

Format = Annotated[
    str, typer.Option("--format", "-f", help=f"One of {', '.join(one.name for one in EXPORTERS)}.")
]
Output = Annotated[
    Optional[Path],  # noqa: UP045  typer reads the annotation at run time
    typer.Option(
        "--output", "-o", help="The file; - for standard output. Named after the data if not given."
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what the format cannot hold; write nothing.")]
Json = Annotated[bool, typer.Option("--json", help="Print what is lost, and what was written, as JSON.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(with_filters(export))


def export(
    parts: dict[str, Any],
    data: Data = "open-weights",
    format: Format = "graphml",  # noqa: A002  the option's name
    output: Output = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Write the visible graph to a file; what the format cannot hold is said before."""
    chosen = exporter(format)
    if str(output) == "-" and json and not dry_run:
        raise QueryError("--json and -o - both want standard output.", word="json")
    explorer = opened(data, parts)
    if str(output) == "-" and not dry_run:
        sys.stdout.buffer.writelines(explorer.stream(format))
        sys.stdout.buffer.flush()
        return
    target = output or Path(f"{file_stem(explorer.network.dataset.descriptor.name)}{chosen.suffix}")
    loss = explorer.loss(format)
    if not json:
        say_loss(loss, Console(stderr=not dry_run))
    if not dry_run:
        write(explorer, format, target, quiet=json)
    if json:
        written = {} if dry_run else {"file": str(target), "sentence": explorer.sentence()}
        print_json(written | loss.as_dict())


def say_loss(loss: Loss, console: Console) -> None:
    """Say what a format cannot hold."""
    console.print(f"{loss.title} cannot hold all:" if loss.entries else loss.title, highlight=False)
    for sentence in loss.sentences():
        console.print(f"- {sentence}", highlight=False, markup=False, soft_wrap=True)


def write(explorer: Explorer, name: str, target: Path, *, quiet: bool = False) -> None:
    """Write the file, with a bar on a terminal, and say what is in it unless `quiet`."""
    rows, console = explorer.rows, Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(f"Writing {target.name}", total=len(rows.actors) + len(rows.ties))
        explorer.export(name, target, lambda done: bar.advance(task, done))
    if not quiet:
        console.print(f"{target}: {explorer.sentence()}", highlight=False, markup=False, soft_wrap=True)

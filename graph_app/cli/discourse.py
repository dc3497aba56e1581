"""Commands about networks of statements: discourse, polarisation, difference."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Optional

import typer
from rich.console import Console

from graph_app.analyses.discourse.words import DIFFERENCE, DISCOURSE, POLARISATION
from graph_app.asked import whole
from graph_app.cli import discourse_report as report
from graph_app.cli.words import Data, Json, opened, say, told, with_filters, with_words
from graph_app.errors import ExportError
from graph_app.exporters.discourse import FORMATS, format_of, written
from graph_app.files import file_stem, write_whole

Top = Annotated[str, typer.Option(metavar="N", help="How many rows a table has.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    commands = (
        ("discourse", DISCOURSE, discourse),
        ("polarisation", POLARISATION, polarisation),
        ("difference", DIFFERENCE, difference),
    )
    for name, words, command in commands:
        app.command(name)(with_filters(with_words(words)(command)))


def discourse(  # noqa: PLR0913  each is an option
    parts: dict[str, Any],
    how: dict[str, Any],
    data: Data = "open-weights",
    format: Annotated[  # noqa: A002  the option's name
        Optional[str],  # noqa: UP045  typer reads the annotation at run time
        typer.Option("--format", "-f", help=f"Write a file: {', '.join(one.name for one in FORMATS)}."),
    ] = None,
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            "--output", "-o", help="The file; - for standard output. Named after the data if not given."
        ),
    ] = None,
    top: Top = "20",
    json: Json = False,
) -> None:
    """Print who says the same as whom, or the opposite, or who said what; or write it to a file."""
    rows = whole("top", top, 1, 1_000_000)
    explorer = opened(data, parts)
    if format is None and output is None:
        say(explorer.discourse(**how), partial(report.discourse, rows=rows), json=json)
        return
    chosen = format_of(format or _by_suffix(output))
    pieces = written(explorer.discourse_network(**how), chosen.name, explorer.about())
    stem = file_stem(explorer.network.dataset.descriptor.name)
    target = output or Path(f"{stem}-discourse{chosen.suffix}")
    if str(target) == "-":
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    try:
        write_whole(target, pieces)
    except OSError as error:
        raise ExportError(f"{target} cannot be written: {error.strerror or error}") from error
    console = Console(stderr=True)
    console.print(f"{target}: {explorer.sentence()}", highlight=False, markup=False, soft_wrap=True)


def _by_suffix(output: Path | None) -> str:
    """Return the format that a file's name asks for, GraphML if none."""
    suffix = output.suffix.lower() if output else ""
    return next((one.name for one in FORMATS if one.suffix == suffix), FORMATS[0].name)


def polarisation(
    parts: dict[str, Any],
    how: dict[str, Any],
    data: Data = "open-weights",
    top: Top = "10",
    json: Json = False,
) -> None:
    """Print two camps, how well they fit, what divides them, and how polarised that is beside chance."""
    rows = whole("top", top, 1, 1_000_000)
    with told("Splitting into camps") as tell:
        found = opened(data, parts).polarisation(progress=tell, **how)
    say(found, partial(report.polarisation, rows=rows), json=json)


def difference(
    parts: dict[str, Any],
    how: dict[str, Any],
    dates: Annotated[tuple[str, str], typer.Argument(metavar="EARLIER LATER", help="Two dates.")],
    data: Data = "open-weights",
    top: Top = "20",
    json: Json = False,
) -> None:
    """Print what changed in a network of statements between two dates: new, gone and turned ties."""
    rows = whole("top", top, 1, 1_000_000)
    found = opened(data, parts).difference(*dates, **how)
    say(found, partial(report.difference, rows=rows), json=json)

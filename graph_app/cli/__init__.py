"""Words on a command line to calls of the API."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any, Optional

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

import graph_app
from graph_app import report
from graph_app.api import open_package
from graph_app.cli import balance, coalitions, debate, discourse, opinions, structure, workspace
from graph_app.cli.words import Data, Json, with_default_place, with_filters
from graph_app.cli.words import opened as _opened
from graph_app.cli.words import print_json as _print
from graph_app.config import SETTINGS, settings
from graph_app.dataset import PackageError, check
from graph_app.errors import GraphAppError, QueryError
from graph_app.exporters import EXPORTERS, exporter
from graph_app.files import file_stem

app = typer.Typer(
    name="graph-app",
    help="Explore who stands where in a policy debate, through which ties, on what evidence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

_HELP = {setting.name: f"{setting.help} [env: {setting.variable}]" for setting in SETTINGS}


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"graph-app {graph_app.__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Explore who stands where in a policy debate, through which ties, on what evidence."""


@app.command("check")
def check_package(
    folder: Annotated[str, typer.Argument(help="A folder with a data package.")], json: Json = False
) -> None:
    """Check a data package and list every problem with its file and line."""
    found = check(graph_app.dataset.locate(folder))
    if json:
        _print(found.as_dict())
    else:
        Console().print(found.render())
    raise typer.Exit(0 if found.ok else 1)


@app.command("info")
@with_filters
def info(parts: dict[str, Any], data: Data = "open-weights", json: Json = False) -> None:
    """Print counts of actors, ties and evidence, and the data's fingerprint."""
    found = _opened(data, parts).info()
    if json:
        _print(found)
    else:
        Console().print(report.info(found))


@app.command("export")
@with_filters
def export(
    parts: dict[str, Any],
    data: Data = "open-weights",
    format: Annotated[  # noqa: A002  the option's name
        str, typer.Option("--format", "-f", help=f"One of {', '.join(one.name for one in EXPORTERS)}.")
    ] = "graphml",
    output: Annotated[
        Optional[Path],  # noqa: UP045  typer reads the annotation at run time
        typer.Option(
            "--output", "-o", help="The file; - for standard output. Named after the data if not given."
        ),
    ] = None,
) -> None:
    """Write the visible graph to a file."""
    chosen = exporter(format)
    explorer = _opened(data, parts)
    target = output or Path(f"{file_stem(explorer.network.dataset.descriptor.name)}{chosen.suffix}")
    if str(target) == "-":
        sys.stdout.buffer.writelines(explorer.stream(format))
        sys.stdout.buffer.flush()
        return
    rows = explorer.rows
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(f"Writing {target.name}", total=len(rows.actors) + len(rows.ties))
        explorer.export(format, target, lambda done: bar.advance(task, done))
    console.print(f"{target}: {explorer.sentence()}", highlight=False, markup=False, soft_wrap=True)


@app.command("paths")
@with_filters
def paths(
    parts: dict[str, Any],
    ends: Annotated[tuple[str, str], typer.Argument(metavar="ONE OTHER", help="Ids of two actors.")],
    data: Data = "open-weights",
    by: Annotated[str, typer.Option(help="hops: the fewest steps; influence: the strongest ties.")] = "hops",
    along: Annotated[
        str, typer.Option(help="any: ties either way; influence: only the way that influence runs.")
    ] = "any",
    json: Json = False,
) -> None:
    """Print the shortest or strongest paths between two actors."""
    found = _opened(data, parts).paths(*ends, by=by, along=along)
    if json:
        _print(found)
    else:
        Console().print(report.paths(found), soft_wrap=True)


@app.command("serve")
def serve(
    data: Annotated[
        Optional[str],  # noqa: UP045  typer reads the annotation at run time
        typer.Argument(help="A built-in data set's name or a folder; open-weights if not given."),
    ] = None,
    host: Annotated[Optional[str], typer.Option(help=_HELP["host"])] = None,  # noqa: UP045
    port: Annotated[Optional[int], typer.Option(min=1, max=65535, help=_HELP["port"])] = None,  # noqa: UP045
    threads: Annotated[Optional[int], typer.Option(min=1, max=256, help=_HELP["threads"])] = None,  # noqa: UP045
    workspace: Annotated[Optional[str], typer.Option(help=_HELP["workspace"])] = None,  # noqa: UP045
) -> None:
    """Serve the explorer as a web page."""
    from graph_app.web.serve import serve as run  # the page's packages are only loaded where they are needed

    chosen = settings({"host": host, "port": port, "threads": threads, "workspace": workspace})
    if not chosen["workspace"]:
        run(open_package(data or "open-weights"), chosen)
        return
    with graph_app.workspace(chosen["workspace"], data) as opened:
        run(opened.explorer(), chosen, opened)


structure.register(app)
coalitions.register(app)
balance.register(app)
opinions.register(app)
workspace.register(app)
discourse.register(app)
debate.register(app)


def _complain(error: GraphAppError) -> None:
    console = Console(stderr=True)
    if isinstance(error, PackageError):
        console.print(error.report.render())
    label = "Error" if not isinstance(error, QueryError) else "Not understood"
    console.print(f"{label}: {error}", highlight=False, markup=False, soft_wrap=True)


def main() -> None:
    """Run the command line; a user's mistake ends with a message and an exit code, not a traceback."""
    try:
        app(with_default_place(sys.argv[1:]))
    except GraphAppError as error:
        _complain(error)
        sys.exit(error.exit_code)

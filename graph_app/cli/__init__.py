"""Words on a command line to calls of the API."""

from __future__ import annotations

import sys
from typing import Annotated, Any, Optional

import typer
from rich.console import Console

import graph_app
from graph_app import report
from graph_app.cli import (
    balance,
    build,
    coalitions,
    debate,
    discourse,
    export,
    imports,
    imports_report,
    opinions,
    structure,
    workspace,
)
from graph_app.cli.words import Data, Json, say, with_default_place, with_filters
from graph_app.cli.words import opened as _opened
from graph_app.cli.words import print_json as _print
from graph_app.config import SETTINGS, settings
from graph_app.dataset import PackageError, check
from graph_app.errors import GraphAppError, QueryError
from graph_app.front import program, unswept
from graph_app.importers import is_foreign
from graph_app.opening import import_files

app = program()

_HELP = {setting.name: f"{setting.help} [env: {setting.variable}]" for setting in SETTINGS}


@app.command("check")
def check_package(
    folder: Annotated[str, typer.Argument(help="A folder with a data package, or a file to import.")],
    json: Json = False,
) -> None:
    """Check a data package and list every problem with its file and line; of other files, what was read."""
    if is_foreign(folder):
        say(import_files([folder]).report.as_dict(), imports_report.shown, json=json)
        return
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
    with unswept():  # the page's packages are only loaded where they are needed
        from graph_app.web.serve import serve as run

    chosen = settings({"host": host, "port": port, "threads": threads, "workspace": workspace})
    if not chosen["workspace"]:
        run(_opened(data or "open-weights", {}), chosen)
        return
    with graph_app.workspace(chosen["workspace"], data) as opened:
        run(opened.explorer(), chosen, opened)


export.register(app)
imports.register(app)
build.register(app)
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

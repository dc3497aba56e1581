"""Commands about workspaces: init, info, history, export, apply, users."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer
from rich.console import Console

import graph_app
from graph_app.asked import whole
from graph_app.cli import workspace_report as report
from graph_app.cli.words import Json, say
from graph_app.errors import DataError, QueryError
from graph_app.front import GROUPS
from graph_app.workspace.base import open_base
from graph_app.workspace.packages import PATCH, package, write_folder
from graph_app.workspace.patches import applied, read_patch

group = typer.Typer(help=GROUPS["workspace"])

Place = Annotated[
    str,
    typer.Argument(metavar="WORKSPACE", help="A file, default, or postgresql+psycopg://USER@HOST/DATABASE."),
]
Text = Optional[str]  # noqa: UP045  typer reads the annotation at run time
Debate = Annotated[Text, typer.Option(help="The debate, where the workspace holds several.")]
As = Annotated[
    Text, typer.Option("--as", metavar="USER", help="Who acts; GRAPH_APP_USER or the account if not given.")
]
At = Annotated[
    Text,
    typer.Option(metavar="POINT", help="As of a change (12, or #1234), a date or a time; now if not given."),
]
Output = Annotated[Path, typer.Option("--output", "-o", help="A folder that is new or empty.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (init, info, history, export, apply, users):
        group.command(command.__name__)(command)
    app.add_typer(group, name="workspace")


def init(
    place: Place = "default",
    base: Annotated[Text, typer.Option(help="A built-in data set's name or a folder.")] = None,
    review: Annotated[str, typer.Option(metavar="none|editors|all", help="Whose edits wait.")] = "none",
    user: As = None,
    json: Json = False,
) -> None:
    """Make a workspace, or begin another debate in one; who begins a debate owns it."""
    with graph_app.workspace(place, base, user=user, review=review) as opened:
        say(opened.info(), report.info, json=json)


def info(place: Place = "default", debate: Debate = None, user: As = None, json: Json = False) -> None:
    """Print what a workspace holds: counts, changes, proposals, people."""
    with graph_app.workspace(place, debate, user=user, create=False) as opened:
        say(opened.info(), report.info, json=json)


def history(  # noqa: PLR0913  each is an option
    place: Place = "default",
    debate: Debate = None,
    table: Annotated[Text, typer.Option(help="Only changes of this table.")] = None,
    row: Annotated[Text, typer.Option(help="Only changes of this row of the table.")] = None,
    by: Annotated[Text, typer.Option(metavar="USER", help="Only changes of this user.")] = None,
    since: Annotated[str, typer.Option(metavar="POINT", help="Only changes after this point.")] = "0",
    until: Annotated[Text, typer.Option(metavar="POINT", help="Only changes up to this point.")] = None,
    top: Annotated[str, typer.Option(metavar="N", help="How many changes.")] = "20",
    user: As = None,
    json: Json = False,
) -> None:
    """Print who changed what, why and on what source, the newest first."""
    most = whole("top", top, 1, 100_000)
    if row is not None and table is None:
        raise QueryError("--row names a row of a table: say which with --table.", word="table")
    with graph_app.workspace(place, debate, user=user, create=False) as opened:
        found = opened.history(table, row, by=by, since=since, until=until, most=most)
        said = opened.sentences(found)
    rows = [one.as_dict() | {"sentence": text} for one, text in zip(found, said, strict=True)]
    say({"changes": rows}, report.history, json=json)


def export(
    output: Output,
    place: Place = "default",
    debate: Debate = None,
    at: At = None,
    version: Annotated[Text, typer.Option(help="Of the new data package; the next one if not given.")] = None,
    user: As = None,
) -> None:
    """Write a new data package, with all changes as a patch and in sentences."""
    with graph_app.workspace(place, debate, user=user, create=False) as opened:
        folder = opened.export(output, at, version)
    _written(folder)


def apply(
    patch: Annotated[Path, typer.Argument(help=f"A patch, or the folder of an export: its {PATCH}.")],
    output: Output,
    base: Annotated[str, typer.Argument(help="The data package that it is for.")] = "open-weights",
    version: Annotated[Text, typer.Option(help="Of the new data package; the next one if not given.")] = None,
) -> None:
    """Apply a patch to its base: the same data package as the export that the patch is from."""
    file = patch / PATCH if patch.is_dir() else patch
    changes = read_patch(_content(file))
    state = applied(open_base(base), changes)
    _written(write_folder(output, package(state, [change for _, change in changes], version)))


def users(
    place: Place = "default",
    debate: Debate = None,
    grant: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(metavar="USER=ROLE", help="Give a role: reader, editor, reviewer or owner."),
    ] = None,
    remove: Annotated[Optional[list[str]], typer.Option(metavar="USER", help="Take the role.")] = None,  # noqa: UP045
    user: As = None,
    json: Json = False,
) -> None:
    """Print who has which role in a debate; give and take roles."""
    with graph_app.workspace(place, debate, user=user, create=False) as opened:
        for text in grant or ():
            name, sign, role = text.rpartition("=")
            if not sign:
                raise QueryError(f"--grant takes USER=ROLE, not {text!r}", word="grant", value=text)
            opened.grant(name, role)
        for name in remove or ():
            opened.dismiss(name)
        found = [{"user": one.name, "shown": one.shown, "role": one.role} for one in opened.people()]
    say({"users": found}, report.users, json=json)


def _content(file: Path) -> bytes:
    """Return what is in a file."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise DataError(f"{file} cannot be read: {error.strerror or error}.") from error


def _written(folder: Path) -> None:
    """Say where something was written."""
    console = Console(stderr=True)
    console.print(f"{folder}: a data package.", highlight=False, markup=False, soft_wrap=True)

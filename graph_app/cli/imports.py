"""Commands about foreign files: import, convert."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Optional

import typer
from rich.console import Console

from graph_app.cli import imports_report as report
from graph_app.cli.export import say_loss, write
from graph_app.cli.words import Json, opened, say, waiting, with_filters
from graph_app.dataset import write_package
from graph_app.errors import QueryError
from graph_app.exporters import EXPORTERS, exporter
from graph_app.importers import IMPORTERS, Limits
from graph_app.opening import Opened, import_files
from graph_app.text import listed, shown

Files = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="One file, or several that belong together.")
]
Said = Annotated[
    Optional[list[str]],  # noqa: UP045  typer reads the annotation at run time
    typer.Option(
        "--option",
        metavar="NAME=VALUE",
        help="What a file does not say: directed=yes, encoding=windows-1251 …",
    ),
]
Mapping = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option(
        "--map", metavar="COLUMN=HEADER", help="Which column is which: ties.start=Since; empty: none."
    ),
]
Most = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--limit", metavar="NAME=NUMBER", help="How much is read: rows, megabytes, seconds …"),
]
Format = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="FORMAT",
        help=f"The format, where the file does not show it: {', '.join(one.name for one in IMPORTERS)}.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("import")(import_command)
    app.command("convert")(with_filters(convert))


def _pairs(word: str, given: Sequence[str] | None) -> dict[str, str]:
    """Return what options of the form NAME=VALUE say."""
    found = {}
    for one in given or ():
        name, sign, value = one.partition("=")
        if not sign or not name.strip():
            raise QueryError(f"--{word} is written NAME=VALUE, not {shown(one)!r}.", word=word, value=one)
        found[name.strip()] = value.strip()
    return found


def _read(files: Sequence[str], options: dict[str, str], limits: dict[str, str], name: str = "") -> Opened:
    """Import files."""
    with waiting(f"Reading {listed(list(files), 'and')}"):
        return import_files(files, options, Limits.of(limits), name)


def import_command(  # noqa: PLR0913  each is an option
    files: Files,
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            "--output", "-o", help="The folder of the new data package; nothing is written without it."
        ),
    ] = None,
    mapping: Mapping = None,
    option: Said = None,
    limit: Most = None,
    name: Annotated[str, typer.Option(help="How the data set is called; after the file if not given.")] = "",
    format: Format = "",  # noqa: A002  the option's name
    json: Json = False,
) -> None:
    """Read files of other programs and say what was read, assumed, changed and lost."""
    options = _pairs("option", option) | _pairs("map", mapping) | ({"format": format} if format else {})
    found = _read(files, options, _pairs("limit", limit), name)
    if output is not None:
        write_package(found.explorer.network.dataset, output)
    told = found.report.as_dict() | {"folder": None if output is None else str(output)}
    say(told, report.shown, json=json)


def convert(  # noqa: PLR0913  each is an option
    parts: dict[str, Any],
    data: Annotated[
        str, typer.Argument(metavar="IN", help="A file, a folder with a data package, or a name.")
    ],
    output: Annotated[Path, typer.Argument(metavar="OUT", help="A file, or a folder for a data package.")],
    format: Annotated[  # noqa: A002  the option's name
        str,
        typer.Option(
            "--format",
            "-f",
            help=f"One of {', '.join(one.name for one in EXPORTERS)}; told by OUT's suffix if not given.",
        ),
    ] = "",
    mapping: Mapping = None,
    option: Said = None,
    limit: Most = None,
) -> None:
    """Read a file of any format and write it in another; a filter's options choose what is written.

    What the format cannot hold is said before.
    """
    chosen = "" if not format and not output.suffix else format or _by_suffix(output)
    if chosen:
        exporter(chosen)
    options, limits = _pairs("option", option) | _pairs("map", mapping), _pairs("limit", limit)
    if options or limits:
        explorer = _read([data], options, limits).explorer.filter(**parts)
    else:
        explorer = opened(data, parts)
    console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    if chosen:
        say_loss(explorer.loss(chosen), console)
        write(explorer, chosen, output)
        return
    if parts:
        raise QueryError("A data package is written whole; a filter needs a format.", word="format")
    write_package(explorer.network.dataset, output)
    console.print(f"{output}: {explorer.sentence()}")


def _by_suffix(output: Path) -> str:
    """Return the format that the end of a file's name means, the longest one that is known."""
    suffix, name = output.suffix.lower(), output.name.lower()
    found = [one for one in EXPORTERS if name.endswith(one.suffix)]
    if not found:
        known = {one.name: one.suffix for one in EXPORTERS}
        raise QueryError(
            f"No format is written to files that end in {shown(suffix)!r}. Formats are: "
            f"{', '.join(f'{name} ({ending})' for name, ending in known.items())}.",
            word="format",
            value=suffix,
            allowed=tuple(known),
        )
    return max(found, key=lambda one: len(one.suffix)).name

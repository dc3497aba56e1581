"""What commands share: the filter as options, data and JSON, how an answer and long work are shown."""

from __future__ import annotations

import csv
import inspect
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Annotated, Any, Optional

import orjson
import typer
from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from graph_app.analyses.discourse.options import Option
from graph_app.analyses.spans import GRAPHS
from graph_app.api import Explorer
from graph_app.filters import BY_WORD, PARTS
from graph_app.filters.base import Choices
from graph_app.importers import is_foreign
from graph_app.opening import import_files, open_package

Data = Annotated[
    str, typer.Argument(help="A built-in data set's name, a folder with a data package, or a file to import.")
]
Graph = Annotated[
    str,
    typer.Option(
        metavar="|".join(GRAPHS),
        help="The graph: what passes the filter, or all actors and recorded ties.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def values(word: str, given: str) -> tuple[str, ...]:
    """Return the values of an option; lists are split, a value with a comma in it is quoted as in CSV."""
    raw = given.encode("utf-8", "surrogateescape")  # the bytes, whatever the locale made of them
    text = raw.decode("utf-8", "replace")
    return tuple(next(csv.reader([text]), ())) if isinstance(BY_WORD[word], Choices) else (text,)


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command one option per part of the filter; it gets them as the dictionary `parts`."""
    own = inspect.signature(command, eval_str=True)
    words = [part.word for part in PARTS]

    @wraps(command)
    def run(**given: Any) -> None:
        parts = {word: values(word, given[word]) for word in words if given.get(word) is not None}
        rest = {key: value for key, value in given.items() if key not in words}
        command(**rest, parts=parts)

    options = [
        inspect.Parameter(
            part.word,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[
                Optional[str],  # noqa: UP045  typer reads the annotation at run time
                typer.Option(
                    f"--{part.word.replace('_', '-')}",
                    metavar=part.metavar,
                    help=part.help,
                    rich_help_panel="Filters",
                ),
            ],
        )
        for part in PARTS
    ]
    mine = [
        value.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for value in own.parameters.values()
        if value.name != "parts"
    ]
    run.__signature__ = inspect.Signature([*mine, *options])  # type: ignore[attr-defined]  # read by typer
    run.__annotations__ = {}
    return run


def with_default_place(words: list[str]) -> list[str]:
    """Return the words of a command line with a place where --workspace is said without one.

    >>> with_default_place(["serve", "--workspace", "--port", "80"])
    ['serve', '--workspace', 'default', '--port', '80']
    """
    found = []
    for word, following in zip(words, [*words[1:], "-"], strict=True):
        found += [word, "default"] if word == "--workspace" and following.startswith("-") else [word]
    return found


def with_words(
    options: tuple[Option, ...],
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command one option per word; it gets those that were said as the dictionary `how`."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(command, eval_str=True)
        words = [one.word for one in options]

        @wraps(command)
        def run(**given: Any) -> None:
            how = {word: given[word] for word in words if given.get(word) is not None}
            rest = {key: value for key, value in given.items() if key not in words}
            command(**rest, how=how)

        added = [
            inspect.Parameter(one.word, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_said(one))
            for one in options
        ]
        mine = [
            value.replace(kind=inspect.Parameter.KEYWORD_ONLY)
            for value in own.parameters.values()
            if value.name != "how"
        ]
        run.__signature__ = inspect.Signature([*mine, *added])  # type: ignore[attr-defined]  # read by typer
        run.__annotations__ = {}
        return run

    return decorate


def _said(one: Option) -> Any:
    """Return what typer needs to know of an option."""
    default = f" [{one.default}]" if one.default else ""
    return Annotated[
        Optional[str],  # noqa: UP045  typer reads the annotation at run time
        typer.Option(f"--{one.word.replace('_', '-')}", metavar=one.metavar, help=f"{one.help}{default}"),
    ]


def print_json(data: Any) -> None:
    """Print plain values as JSON."""
    sys.stdout.buffer.write(orjson.dumps(data, option=orjson.OPT_INDENT_2) + b"\n")
    sys.stdout.buffer.flush()


def say(found: Any, shown: Callable[[Any], RenderableType], *, json: bool) -> None:
    """Print an answer: as JSON, or as it is shown to people."""
    if json:
        print_json(found)
    else:
        Console().print(shown(found), soft_wrap=True)


def opened(data: str, parts: dict[str, Any]) -> Explorer:
    """Return a data set seen through the filter's options; of a file that was imported it is said how."""
    if not is_foreign(data):
        return open_package(data).filter(**parts)
    console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    with waiting(f"Reading {data}"):
        found = import_files([data])
    told = f" `graph-app import {shlex.quote(data)}` tells them." if len(found.report.notes) > 1 else ""
    console.print(f"{found.report.summary()}{told}")
    return found.explorer.filter(**parts)


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Show on a terminal that something takes its time."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(words):
        yield


@contextmanager
def told(words: str) -> Iterator[Callable[[float], None]]:
    """Give something that shows on a terminal how much of some work is done."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(words, total=1.0)
        yield lambda share: bar.update(task, completed=share)

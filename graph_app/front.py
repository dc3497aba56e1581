"""The door of the command line: help and version at once, all else by `graph_app.cli`, which loads longer."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

SUMMARY = "Explore who stands where in a policy debate, through which ties, on what evidence."

COMMANDS = {
    "check": "Check a data package and list every problem with its file and line; of other files, what was read.",
    "info": "Print counts of actors, ties and evidence, and the data's fingerprint.",
    "paths": "Print the shortest or strongest paths between two actors.",
    "serve": "Serve the explorer as a web page.",
    "export": "Write the visible graph to a file; what the format cannot hold is said before.",
    "import": "Read files of other programs and say what was read, assumed, changed and lost.",
    "convert": "Read a file of any format and write it in another; a filter's options choose what is written.",
    "build": "Build a data package of raw tables of filings: who lobbied, signed, funded or commented, and when.",
    "measure": "Print a measure of the visible actors, from high to low; `measure list` says what there is.",
    "brokers": "Print who stands between whom along influence, by the roles of Gould and Fernandez.",
    "mixing": "Print whether ties stay within groups: E-I index and assortativity, against chance.",
    "coalitions": "Print coalitions, how sure they are, who sits between them, and whether they are blocs by stance.",
    "balance": "Print whether ties fall into two camps, which ties go against them, and who sits badly.",
    "influence": "Print who moves a target, by which paths and on what evidence; without --on, who reaches most.",
    "whatif": "Print opinions before and after a scenario, each as a band over plausible weights.",
    "estimates": "Print where actors without a statement may stand: estimates, not recorded stances.",
    "discourse": "Print who says the same as whom, or the opposite, or who said what; or write it to a file.",
    "polarisation": "Print two camps, how well they fit, what divides them, and how polarised that is beside chance.",
    "difference": "Print what changed in a network of statements between two dates: new, gone and turned ties.",
    "movers": "Print actors whose stance on an issue changed: when, from what to what, on which sources.",
    "over-time": "Print how many statements are for and against, period by period, per issue or another field.",
    "agreement": "Print how far coders agree: Krippendorff's alpha overall and per issue, and where they differ.",
}
"""Commands in the order of the help, each with its first sentence; a test compares them with the commands."""

GROUPS = {
    "workspace": "Curate a debate together: edits with history, and new data packages out of it.",
}
"""Commands that hold others, after all commands."""


def _version(asked: bool) -> None:
    if asked:
        from graph_app import __version__

        typer.echo(f"graph-app {__version__}")
        raise typer.Exit


def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Explore who stands where in a policy debate, through which ties, on what evidence."""


def program() -> typer.Typer:
    """Return a command line with the options of `graph-app` itself and no command yet."""
    made = typer.Typer(
        name="graph-app",
        help=SUMMARY,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    made.callback()(root)
    return made


def door() -> typer.Typer:
    """Return a command line that has the help of all commands and does none of them."""
    made = program()
    for name, summary in COMMANDS.items():
        made.command(name, help=summary)(_nothing)
    for name, summary in GROUPS.items():
        inner = typer.Typer(help=summary)
        inner.command("nothing")(_nothing)
        made.add_typer(inner, name=name)
    return made


def _nothing() -> None:
    """Stand for a command."""


@contextmanager
def unswept() -> Iterator[None]:
    """Let no garbage be collected while much is loaded; what was loaded stays and is never looked at again."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in ([], ["--help"], ["--version"]):
        door()()
    else:
        with unswept():
            from graph_app import cli

        cli.main()

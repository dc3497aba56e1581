"""Measure how long a reader waits, on our page and on two plain peers: `python -m benchmarks.browser`."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path

from rich.console import Console

from benchmarks.debates import FEWEST, MOST
from benchmarks.options import whole


def sizes(text: str) -> list[str]:
    """Return the debates that `--sizes` names, each once.

    Raises
    ------
    argparse.ArgumentTypeError
        If one is neither "built-in" nor a number of actors.
    """
    number = whole(FEWEST, MOST)
    found = [one.strip() for one in text.split(",")]
    return list(dict.fromkeys(one if one == "built-in" else str(number(one)) for one in found))


def file(text: str) -> Path:
    """Return a file that can be written.

    Raises
    ------
    argparse.ArgumentTypeError
        If it is a folder, or in none.
    """
    path = Path(text)
    if path.is_dir() or not path.parent.is_dir():
        raise argparse.ArgumentTypeError(
            f"{text!r} cannot be written: it is a folder, or its folder is missing"
        )
    return path


def options(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.browser", description=__doc__)
    parser.add_argument("--rounds", type=whole(1, 100), default=5, metavar="N", help="5 unless given")
    parser.add_argument(
        "--sizes",
        type=sizes,
        default=["built-in", "2000"],
        metavar="LIST",
        help=f"built-in, or numbers of actors from {FEWEST} to {MOST:,}; built-in,2000 unless given",
    )
    parser.add_argument("--json", type=file, metavar="FILE", help="write all numbers there as well")
    parser.add_argument(
        "--patience",
        type=whole(5, 600),
        default=60,
        metavar="S",
        help="give a measure up after S seconds (60)",
    )
    return parser.parse_args(arguments)


def main() -> None:
    """Measure, print the tables, write the file."""
    chosen = options(sys.argv[1:])
    errors = Console(stderr=True, highlight=False, markup=False)
    try:
        from playwright.async_api import Error

        from benchmarks.browser import report
        from benchmarks.browser.measure import measure
    except ModuleNotFoundError as missing:
        errors.print(f"{missing.name} is not installed: pip install -e '.[bench]'")
        sys.exit(1)
    try:
        run = asyncio.run(measure(chosen.sizes, chosen.rounds, chosen.patience, errors.print))
    except (Error, RuntimeError) as error:
        errors.print(f"Nothing was measured: {error}")
        sys.exit(1)
    console = Console(highlight=False, markup=False, width=140)
    console.print(report.heading(run))
    for table in report.tables(run):
        console.print()
        console.print(table)
    if chosen.json:
        text = json.dumps(run.as_dict(), indent=2, ensure_ascii=False)
        chosen.json.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

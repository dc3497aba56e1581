"""Measure how fast debates are written, beside three peers: `python -m benchmarks.writers`."""

from __future__ import annotations

import argparse
import json
import sys

from rich.console import Console

from benchmarks.browser.__main__ import file
from benchmarks.debates import FEWEST, MOST
from benchmarks.options import whole
from benchmarks.writers import report
from benchmarks.writers.measure import measure


def sizes(text: str) -> list[int]:
    """Return the numbers of actors that `--sizes` names, each once."""
    number = whole(FEWEST, MOST)
    return list(dict.fromkeys(number(one.strip()) for one in text.split(",")))


def options(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.writers", description=__doc__)
    parser.add_argument("--rounds", type=whole(1, 100), default=3, metavar="N", help="3 unless given")
    parser.add_argument(
        "--sizes",
        type=sizes,
        default=[10_000, 100_000],
        metavar="LIST",
        help=f"numbers of actors from {FEWEST} to {MOST:,}, five ties each; 10000,100000 unless given",
    )
    parser.add_argument("--json", type=file, metavar="FILE", help="write all numbers there as well")
    parser.add_argument(
        "--patience",
        type=whole(5, 7200),
        default=1800,
        metavar="S",
        help="give a write up after S seconds (1800)",
    )
    return parser.parse_args(arguments)


def main() -> None:
    """Measure, print the tables and whether targets are met, write the file."""
    chosen = options(sys.argv[1:])
    errors = Console(stderr=True, highlight=False, markup=False)
    run = measure(chosen.sizes, chosen.rounds, chosen.patience, errors.print)
    console = Console(highlight=False, markup=False, width=140)
    console.print(report.heading(run))
    for table in report.tables(run):
        console.print()
        console.print(table)
    for line in report.verdicts(run):
        console.print(line)
    if chosen.json:
        text = json.dumps(run.as_dict(), indent=2, ensure_ascii=False)
        chosen.json.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Read files of other programs and print pass or fail: `python -m benchmarks.conformance --help`."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from benchmarks.conformance.compare import Result, compared
from benchmarks.conformance.documents import of_folder, of_networkx

LEAST = 0.95
"""Share of documents that must be read."""


def table_of(title: str, results: list[Result]) -> Table:
    """Return results as a table for a terminal."""
    read = sum(one.read for one in results)
    passed = sum(one.passed for one in results)
    head = f"{title}: {len(results)} documents, {read} read, {len(results) - read} refused, {passed} passed"
    table = Table(title=head, title_justify="left", box=None, padding=(0, 2, 0, 0))
    for column in ("", "document", "graph_app", "NetworkX", "notes"):
        table.add_column(column, overflow="fold")
    for one in results:
        verdict = Text("pass", "green") if one.passed else Text("FAIL", "bold red")
        wrong = f" — differs: {', '.join(one.wrong)}" if one.wrong else ""
        table.add_row(verdict, Text(one.name), Text(f"{one.ours}{wrong}"), Text(one.theirs), str(one.notes))
    return table


def main() -> None:
    """Run over NetworkX's documents, and over a folder of peers' files if one is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, help="a folder with files of other programs")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    groups = {"NetworkX's own tests": [compared(one) for one in of_networkx()]}
    if options.peers is not None:
        groups[str(options.peers)] = [compared(one) for one in of_folder(options.peers)]
    if options.json:
        print(json.dumps({name: [asdict(one) for one in found] for name, found in groups.items()}, indent=2))
    else:
        for title, found in groups.items():
            Console().print(table_of(title, found))
    good = all(
        all(one.passed for one in found) and sum(one.read for one in found) >= LEAST * len(found)
        for title, found in groups.items()
        if found and title != "NetworkX's own tests"
    )
    sys.exit(0 if good and all(one.passed for one in groups["NetworkX's own tests"]) else 1)


if __name__ == "__main__":
    main()

"""Measure `graph-app build` on made-up filings, with a limit of memory: `python -m benchmarks.build`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.family import Family
from benchmarks.filings import COLUMNS, write
from benchmarks.options import whole

MILLION = 1_000_000
_LOOK = 0.25
"""Seconds between two looks at a running build."""

_RUN = "from graph_app.cli import main; main()"


@dataclass(frozen=True)
class Measured:
    """One build.

    Attributes
    ----------
    rows, raw_mb : int
        How many filings, and how large their files are.
    seconds, cpu_seconds : float
        From start to end of the process, and of all cores together.
    memory_mb, disk_mb : int
        The most it had at once: of resident memory (with Spark's own process), and of files beside the raw
        tables.
    finished : bool
        Whether it came to its end; else it was stopped.
    counts : dict
        What was read, kept and cut.
    """

    rows: int
    raw_mb: int
    seconds: float
    cpu_seconds: float
    memory_mb: int
    disk_mb: int
    finished: bool
    counts: dict[str, dict[str, int]]


def measure(rows: int, place: Path, options: argparse.Namespace) -> Measured:
    """Make filings and build a package of them in a process of its own; stop it after the patience."""
    raw = write(place / "raw", rows)
    command = [sys.executable, "-c", _RUN, "build", str(raw), "-o", str(place / "work" / "built"), "--json"]
    command += [part for word, column in COLUMNS.items() for part in (f"--{word}", column)]
    command += ["--memory", str(options.memory), "--engine", options.engine, "--master", options.master]
    before, disk, finished = time.perf_counter(), 0, True
    with (place / "said").open("w+b") as said:
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.DEVNULL)
        family = Family(process.pid)
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            disk = max(disk, size(place / "work"))
            family.look()
            if finished and time.perf_counter() - before > options.patience:
                finished = False
                process.kill()
            time.sleep(_LOOK)
        seconds = time.perf_counter() - before
        process.returncode = os.waitstatus_to_exitcode(ended[1])
        if finished and process.returncode:
            raise RuntimeError(f"the build of {rows:,} filings failed with status {process.returncode}")
        said.seek(0)
        counts = json.loads(said.read()) if finished else {}
    used = ended[2]
    return Measured(
        rows,
        size(raw) // MILLION,
        round(seconds, 1),
        round(max(used.ru_utime + used.ru_stime, family.seconds()), 1),
        max(used.ru_maxrss * 1024, family.most) // 2**20,
        disk // MILLION,
        finished,
        counts,
    )


def size(folder: Path) -> int:
    """Return how many bytes the files in a folder have; those that go meanwhile do not count."""
    found = 0
    for path, _, names in os.walk(folder):
        for name in names:
            try:
                found += os.stat(os.path.join(path, name)).st_size
            except FileNotFoundError:
                continue
    return found


def table(found: Iterable[Measured]) -> Table:
    """Return what was measured as a table that can be pasted into Markdown."""
    shown = Table(box=box.MARKDOWN)
    heads = ("filings", "raw, MB", "actors", "ties", "seconds", "CPU, s", "peak memory, MB", "peak disk, MB")
    for head in heads:
        shown.add_column(head, justify="right")
    for one in found:
        counts = [f"{one.counts[name]['found']:,}" if one.finished else "–" for name in ("actors", "ties")]
        seconds = f"{one.seconds:,.0f}" if one.finished else f"over {one.seconds:,.0f}"
        rest = (f"{number:,.0f}" for number in (one.cpu_seconds, one.memory_mb, one.disk_mb))
        shown.add_row(f"{one.rows:,}", f"{one.raw_mb:,}", *counts, seconds, *rest)
    return shown


def heading(options: argparse.Namespace, load: tuple[float, float]) -> str:
    """Return in one line when and on what this was measured."""
    packages = ("ibis-framework", "duckdb" if options.engine == "duckdb" else "pyspark")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return (
        f"{date.today()}, one run each, {os.cpu_count()} shared cores (load {load[0]:.0f} before and "
        f"{load[1]:.0f} after), engine {options.engine} with a limit of {options.memory:,} MB. Python "
        f"{platform.python_version()}, {versions}."
    )


def sizes(text: str) -> list[int]:
    """Return the numbers of millions of filings that `--millions` names.

    >>> sizes("1,10")
    [1, 10]
    """
    return [whole(1, 1_000)(one.strip()) for one in text.split(",")]


def main() -> None:
    """Measure each size and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=__doc__)
    parser.add_argument("--millions", type=sizes, default=[1, 10], metavar="LIST", help="1,10 unless given")
    parser.add_argument("--memory", type=whole(256, 1_000_000), default=4_000, metavar="MB", help="4000")
    parser.add_argument(
        "--patience", type=whole(5, 86_400), default=300, metavar="S", help="stop after (300)"
    )
    parser.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb")
    parser.add_argument("--master", default="local[*]", help="where Spark runs")
    parser.add_argument("--place", type=Path, help="folder for filings and packages; a temporary one")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers there as well")
    options = parser.parse_args()
    before, found = os.getloadavg()[0], []
    for millions in options.millions:
        with tempfile.TemporaryDirectory(dir=options.place) as place:
            found.append(measure(millions * MILLION, Path(place), options))
    console = Console(highlight=False, markup=False, width=140)
    console.print(heading(options, (before, os.getloadavg()[0])), soft_wrap=True)
    console.print(table(found))
    if options.json:
        options.json.write_text(json.dumps([asdict(one) for one in found], indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

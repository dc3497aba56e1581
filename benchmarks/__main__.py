"""Measure us and our peers in one run, and say which targets are reached: `python -m benchmarks`."""

from __future__ import annotations

import argparse
import ast
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from benchmarks import plots, report
from benchmarks.debates import FEWEST, MOST
from benchmarks.figures import Run, together
from benchmarks.job import BUILT_IN, Job
from benchmarks.jobs import JOBS
from benchmarks.measuring import Effort, measure
from benchmarks.options import readable, sizes, whole, writable
from benchmarks.targets import verdicts

ROUNDS, QUICK_ROUNDS = 5, 1
PATIENCE, QUICK_PATIENCE = 900, 60


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("names", nargs="*", metavar="NAME", help="jobs, all unless given; --list says which there are")
    add("--list", action="store_true", help="say what there is to measure, and measure nothing")
    add("--quick", action="store_true", help="few rounds and peers, small debates: five minutes at most")
    add(
        "--sizes", type=sizes, metavar="LIST", help=f"{BUILT_IN}, or {FEWEST} to {MOST:,} actors; of each job"
    )
    add("--rounds", type=whole(1, 100), metavar="N", help=f"{ROUNDS} unless given, {QUICK_ROUNDS} if quick")
    add("--patience", type=whole(5, 7200), metavar="S", help=f"give a task up after S seconds ({PATIENCE})")
    add("--debates", type=Path, metavar="FOLDER", help="keep debates there; made anew each time unless given")
    add("--json", type=writable, metavar="FILE", help="write all figures there as well")
    add("--plots", type=Path, metavar="FOLDER", help="draw cost against size of each job there")
    add("--from", dest="runs", type=readable, nargs="+", metavar="FILE", help="show earlier runs instead")
    chosen = parser.parse_args(arguments)
    for name in chosen.names:
        if name not in JOBS:
            parser.error(f"there is no job {name!r}; there are {', '.join(JOBS)}")
    return chosen


def listing() -> list[str]:
    """Return in lines which jobs there are, with peers and targets, and which commands beside them."""
    found = []
    for job in JOBS.values():
        peers = ", ".join(way.name if way.version else f"{way.name} (not installed)" for way in job.ways[1:])
        found += [f"{job.name}: {job.title}", f"    beside {peers}; {', '.join(job.sizes)}"]
        found += [f"    aimed at: {target.words}" for target in job.targets]
    return [*found, "", "Commands of their own:", *commands(Path(__file__).parent)]


def commands(folder: Path) -> list[str]:
    """Return the other programs of this folder, each with the first line of what it says about itself."""
    paths = [*folder.glob("*.py"), *folder.glob("*/__main__.py")]
    texts = {
        path: path.read_text(encoding="utf-8") for path in sorted(paths) if path != folder / "__main__.py"
    }
    found = []
    for path, text in texts.items():
        if '__name__ == "__main__"' in text and path.name != "worker.py":
            name = path.parent.name if path.name == "__main__.py" else path.stem
            found.append(
                f"    python -m benchmarks.{name}: {ast.get_docstring(ast.parse(text)) or ''}".splitlines()[0]
            )
    return found


def result(chosen: argparse.Namespace, jobs: Sequence[Job], say: Console) -> Run:
    """Return what is measured, or what was earlier."""
    if chosen.runs:
        return together(Run.of(json.loads(path.read_text(encoding="utf-8"))) for path in chosen.runs)
    usual = (QUICK_ROUNDS, QUICK_PATIENCE) if chosen.quick else (ROUNDS, PATIENCE)
    effort = Effort(chosen.rounds or usual[0], chosen.patience or usual[1], chosen.debates)
    begin = time.monotonic()

    def line(text: str) -> None:
        say.print(f"{time.monotonic() - begin:5.0f} s  {text}")

    return measure(jobs, chosen.sizes, effort, line, chosen.quick)


def main() -> None:
    """Measure, print tables and targets, write files."""
    chosen = options(sys.argv[1:])
    console = Console(highlight=False, markup=False, width=160)
    if chosen.list:
        console.print("\n".join(listing()))
        return
    jobs = [JOBS[name] for name in chosen.names or JOBS]
    run = result(chosen, jobs, Console(stderr=True, highlight=False, markup=False))
    said = verdicts(jobs, run.figures)
    console.print(report.heading(run), soft_wrap=True)
    for table in [*report.tables(run, jobs), report.aims(said)]:
        console.print()
        console.print(table)
    if chosen.json:
        plain = run.as_dict() | {"targets": [one.as_dict() for one in said]}
        chosen.json.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if chosen.plots:
        try:
            plots.draw(run, jobs, chosen.plots)
        except ModuleNotFoundError as missing:
            sys.exit(f"{missing.name} is not installed, so that nothing was drawn: pip install -e '.[peers]'")


if __name__ == "__main__":
    main()

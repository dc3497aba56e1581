"""Fuzz an importer: `python -m benchmarks.fuzz --importer graphml --seconds 60`.

What is found is kept in `tests/importers/found/NAME/`, where a test imports it for ever after.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.fuzz.target import FOUND, NAMES
from benchmarks.options import whole


def fuzz(name: str, seconds: int, engine: str) -> tuple[list[Path], bool]:
    """Fuzz one importer in a process of its own; return what is found and kept, and whether all went well."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.fuzz.engines", engine, name, str(seconds), folder]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        found = [
            path for path in Path(folder).iterdir() if path.name.startswith(("crash-", "timeout-", "oom-"))
        ]
        kept = []
        for path in found:
            data = path.read_bytes()
            target = FOUND / name / f"{path.name.partition('-')[0]}-{hashlib.sha256(data).hexdigest()[:12]}"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            kept.append(target)
        told = [line for line in run.stderr.splitlines() if line.startswith("stat::number_of_executed_units")]
        ended = run.returncode and not kept
        verdict = f"{len(kept)} found" if kept else "nothing found"
        if ended:
            verdict = f"the engine ended by itself with code {run.returncode}: what it was at is not known"
        print(f"{name}: {verdict} in {seconds} s with {engine}. {' '.join(told)}".rstrip())
        if kept or run.returncode:
            print("\n".join(run.stderr.splitlines()[-40:]))
        return kept, not run.returncode


def main() -> None:
    """Fuzz the importers that are named, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--importer", choices=[*NAMES, "all"], default="all")
    parser.add_argument("--seconds", type=whole(1, 86_400), default=60)
    parser.add_argument("--engine", choices=("atheris", "hypothesis"), default=None)
    options = parser.parse_args()
    engine = options.engine or ("atheris" if importlib.util.find_spec("atheris") else "hypothesis")
    names = NAMES if options.importer == "all" else (options.importer,)
    results = [fuzz(name, options.seconds, engine) for name in names]
    for path in (path for kept, _ in results for path in kept):
        print(f"kept as {path}")
    sys.exit(0 if all(well for _, well in results) else 1)


if __name__ == "__main__":
    main()

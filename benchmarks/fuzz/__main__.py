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


def fuzz(name: str, seconds: int, engine: str) -> list[Path]:
    """Fuzz one importer in a process of its own and keep what is found."""
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
        verdict = f"{len(kept)} found" if kept else "nothing found"
        print(f"{name}: {verdict} in {seconds} s with {engine}. {' '.join(told)}".rstrip())
        if kept or run.returncode:
            print("\n".join(run.stderr.splitlines()[-40:]))
        return kept


def main() -> None:
    """Fuzz the importers that are named, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--importer", choices=[*NAMES, "all"], default="all")
    parser.add_argument("--seconds", type=whole(1, 86_400), default=60)
    parser.add_argument("--engine", choices=("atheris", "hypothesis"), default=None)
    options = parser.parse_args()
    engine = options.engine or ("atheris" if importlib.util.find_spec("atheris") else "hypothesis")
    names = NAMES if options.importer == "all" else (options.importer,)
    found = [path for name in names for path in fuzz(name, options.seconds, engine)]
    for path in found:
        print(f"kept as {path}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()

"""Let many readers click at once, and say how long they waited: `python -m benchmarks.load`.

It starts a server on loopback and locust in another process, both on this machine.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from threading import Event, Thread
from typing import Any

from benchmarks.options import whole

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
EVERY = 10
"""Seconds between two looks at the memory of the server."""
ARRIVING = 40
"""Seconds within which all readers have come; the time that is asked for begins then."""
LEAST_REACHED = 0.95
"""Share of requests below the time that is told."""


def share(times: dict[str, int], part: float) -> float:
    """Return the time below which a share of requests was answered.

    >>> share({"10": 9, "500": 1}, 0.5), share({"10": 9, "500": 1}, 0.95)
    (10.0, 500.0)
    """
    most, seen = part * sum(times.values()), 0
    for milliseconds, number in sorted(((float(key), number) for key, number in times.items())):
        seen += number
        if seen >= most:
            return milliseconds
    return 0.0


def memory(process: int) -> float:
    """Return the resident memory of a process in megabytes."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1000
    return 0.0


def busy(process: int) -> float:
    """Return the seconds of processor time that a process took, without those that it started."""
    after = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(after[11]) + int(after[12])) / os.sysconf("SC_CLK_TCK")


class Server:
    """`graph-app serve` in a process of its own, whose memory is watched."""

    def __init__(self, data: str, threads: int) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="benchmark-load-")
        port = int(os.environ.get("BENCHMARK_PORT", "8951"))
        self.address = f"http://127.0.0.1:{port}"
        options = ["serve", data, "--port", str(port), "--threads", str(threads)]
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from graph_app.front import main; main()", *options],
            cwd=ROOT,
            env=os.environ | {"GRAPH_APP_CACHE": "off", "GRAPH_APP_OPEN_FOLDER": self.folder.name},
            stderr=subprocess.PIPE,
        )
        self.used: list[float] = []
        self._over = Event()

    def __enter__(self) -> Server:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.address}/api/readyz", timeout=5).close()
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        else:
            raise SystemExit("The server does not start.")
        Thread(target=self._watch, daemon=True).start()
        return self

    def _watch(self) -> None:
        while not self._over.wait(EVERY):
            self.used.append(memory(self.process.pid))

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self.process.terminate()
        self.process.communicate(timeout=PATIENCE)
        self.folder.cleanup()


def readers(address: str, number: int, bringers: int, seconds: int) -> list[dict[str, Any]]:
    """Let readers loose, and return what locust measured of each thing that they did."""
    found = subprocess.run(
        [
            *(sys.executable, "-m", "locust", "-f", str(ROOT / "benchmarks/load/readers.py")),
            *("--headless", "--users", str(number), "--spawn-rate", str(number / ARRIVING)),
            *("--host", address, "--run-time", f"{seconds + ARRIVING}s"),
            *("--json", "--only-summary", "--loglevel", "ERROR"),
        ],
        cwd=ROOT,
        env=os.environ | {"BENCHMARK_BRINGERS": str(bringers), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    rows: list[dict[str, Any]] = json.loads(found.stdout)
    if found.returncode and not any(row["num_failures"] for row in rows):
        raise SystemExit(f"A reader gave up:\n{found.stderr[-4_000:]}")
    return rows


def main() -> None:
    """Run it and print what was measured; exit code 1 if a request failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readers", type=whole(1, 2_000), default=200)
    parser.add_argument(
        "--bringers", type=whole(0, 50), default=0, help="readers of these who bring 20 MB files"
    )
    parser.add_argument("--seconds", type=whole(5, 7_200), default=180)
    parser.add_argument("--threads", type=whole(1, 64), default=4)
    parser.add_argument("--data", default="open-weights")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with Server(asked.data, asked.threads) as server:
        before, began = memory(server.process.pid), busy(server.process.pid)
        rows = readers(server.address, asked.readers, asked.bringers, asked.seconds)
        took = busy(server.process.pid) - began
    wrong = sum(row["num_failures"] for row in rows)
    found = {
        "readers": asked.readers,
        "bringers": asked.bringers,
        "seconds": asked.seconds,
        "requests": sum(row["num_requests"] for row in rows),
        "failures": wrong,
        "busy_s": took,
        "memory_mb": {"before": before, "samples": server.used},
        "rows": [
            {
                "what": row["name"],
                "requests": row["num_requests"],
                "failures": row["num_failures"],
                "median_ms": share(row["response_times"], 0.5),
                "p95_ms": share(row["response_times"], LEAST_REACHED),
                "p99_ms": share(row["response_times"], 0.99),
            }
            for row in sorted(rows, key=lambda row: str(row["name"]))
        ],
    }
    print(json.dumps(found, indent=2) if asked.json else told(found))
    sys.exit(bool(wrong))


def told(found: dict[str, Any]) -> str:
    """Return what was measured as a table."""
    used = found["memory_mb"]["samples"] or [found["memory_mb"]["before"]]
    quarter = max(1, len(used) // 4)
    share_busy = found["busy_s"] / (found["seconds"] + ARRIVING)
    head = (
        f"{found['readers']} readers ({found['bringers']} bring files), {found['seconds']} s: "
        f"{found['requests']:,} requests, {found['failures']} failures; "
        f"{found['busy_s']:.0f} s of processor time ({share_busy:.0%} of one processor); "
        f"memory {found['memory_mb']['before']:.0f} MB before, "
        f"{sum(used[:quarter]) / quarter:.0f} MB in the first quarter, "
        f"{sum(used[-quarter:]) / quarter:.0f} MB in the last, {max(used):.0f} MB at most"
    )
    rows = [
        f"{row['what']:<22}{row['requests']:>8,}{row['failures']:>6}{row['median_ms']:>9.0f}{row['p95_ms']:>9.0f}{row['p99_ms']:>9.0f}"
        for row in found["rows"]
    ]
    return "\n".join([head, f"{'':<22}{'number':>8}{'fail':>6}{'median':>9}{'p95':>9}{'p99':>9} ms", *rows])


if __name__ == "__main__":
    main()

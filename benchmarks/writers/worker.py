"""One library in a process of its own: it loads once, and writes in a fork for each measure.

The parent sends a line of JSON with a format and a file; the answer has seconds, bytes and memory. Peak
memory is that of the fork (``getrusage``), which begins with what the loaded data take.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

from benchmarks.writers.jobs import Job, load

MEGA = 1e6


def held() -> float:
    """Return the megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / MEGA


def peak() -> float:
    """Return the most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGA


def sizes(path: Path) -> tuple[int, int]:
    """Return the bytes of a file, and those of the text that it holds where it is a zip."""
    size = path.stat().st_size
    if not zipfile.is_zipfile(path):
        return size, size
    with zipfile.ZipFile(path) as archive:
        return size, sum(entry.file_size for entry in archive.infolist())


def timed(job: Job, path: Path) -> dict[str, Any]:
    """Run a job in this process and return what it took."""
    start, used = time.perf_counter(), time.process_time()
    job(path)
    seconds, busy = time.perf_counter() - start, time.process_time() - used
    size, text = sizes(path)
    return {"seconds": seconds, "busy": busy, "bytes": size, "text": text, "peak": peak()}


def forked(job: Job, path: Path, patience: int) -> dict[str, Any]:
    """Run a job in a fork and return what it took, or that it took too long."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        import signal

        signal.alarm(patience)
        try:
            os.write(writing, json.dumps(timed(job, path)).encode())
        except BaseException as error:  # whatever it is, the parent has to know
            os.write(writing, json.dumps({"failed": f"{type(error).__name__}: {error}"}).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        found = answer.read()
    os.waitpid(child, 0)
    return json.loads(found) if found else {"failed": f"over {patience} s"}


def main() -> None:
    """Load, say what is held, then answer until there is nothing more to do."""
    library, folder, patience = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    jobs = load(library, folder)
    print(json.dumps({"held": held(), "formats": list(jobs)}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        path = Path(asked["file"])
        print(json.dumps(forked(jobs[asked["format"]], path, patience)), flush=True)
        path.unlink(missing_ok=True)


if __name__ == "__main__":
    main()

"""One way in a process of its own: it loads once, and does a task in a fork for each measure.

The parent sends a line of JSON with a task and a file; the answer has seconds, memory and the like. Peak
memory is that of the fork or of what it started (``getrusage``); the fork begins with what is loaded.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import time
import zipfile
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pyarrow as pa

from benchmarks.data import Debate
from benchmarks.job import Task, Tasks, Way

MEGA = 1e6


def held() -> float:
    """Return the megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / MEGA


def peak() -> float:
    """Return the most megabytes that this process, or one that it started, has held."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(one).ru_maxrss for one in who) * 1024 / MEGA


def busy() -> float:
    """Return the seconds that processors worked for this process and those that it started."""
    started = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + started.ru_utime + started.ru_stime


def sizes(path: Path) -> dict[str, float]:
    """Return the bytes of a file, and those of the text in it where it is a zip; nothing without one."""
    if not path.is_file():
        return {}
    size = path.stat().st_size
    if not zipfile.is_zipfile(path):
        return {"bytes": size, "text": size}
    with zipfile.ZipFile(path) as archive:
        return {"bytes": size, "text": sum(entry.file_size for entry in archive.infolist())}


def timed(task: Task, path: Path) -> dict[str, float]:
    """Do a task in this process and return what it took; an array that it gives is kept in the file."""
    path.unlink(missing_ok=True)
    start, used = time.perf_counter(), busy()
    found = task(path)
    seconds, worked = time.perf_counter() - start, busy() - used
    taken = {"seconds": seconds, "busy": worked, "peak": peak(), **sizes(path)}
    if isinstance(found, np.ndarray):
        with path.open("wb") as file:
            np.save(file, found)
    return taken


def middle(tasks: Task | Any, path: Path) -> dict[str, float]:
    """Return what a task took; of several that are alike the median without the first."""
    if callable(tasks):
        return timed(tasks, path)
    taken = [timed(one, path) for one in tasks][1:]
    return {name: median(one[name] for one in taken) for name in taken[0]}


def forked(tasks: Task | Any, path: Path, patience: int) -> dict[str, Any]:
    """Do a task in a fork and return what it took, or that it took too long."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        import signal

        signal.alarm(patience)
        try:
            os.write(writing, json.dumps(middle(tasks, path)).encode())
        except BaseException as error:  # whatever it is, the parent has to know
            os.write(writing, json.dumps({"failed": f"{type(error).__name__}: {error}"[:300]}).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        found = answer.read()
    os.waitpid(child, 0)
    return json.loads(found) if found else {"failed": f"over {patience:,} s"}


def warm(way: Way, small: Debate) -> None:
    """Do every task once on a small debate, so that nothing has to be imported or made ready later."""
    with TemporaryDirectory() as folder:
        for task in way.load(small).values():
            middle(task, Path(folder) / "out")


def load(job: str, way: str, debate: Debate, small: Debate) -> tuple[Tasks, dict[str, int]]:
    """Return the tasks of a way with its data in memory and little else, and limits of those left out."""
    from benchmarks.jobs import JOBS

    chosen = next(one for one in JOBS[job].ways if one.name == way)
    warm(chosen, small)
    tasks = chosen.load(debate)
    gc.collect()
    gc.freeze()  # or collections in forks copy pages of what is loaded
    pa.default_memory_pool().release_unused()
    limits = {name: limit for name in tasks if (limit := chosen.limit(name)) is not None}
    out = {name: limit for name, limit in limits.items() if debate.actors > limit}
    return {name: task for name, task in tasks.items() if name not in out}, out


def main() -> None:
    """Load, say what is held, then answer until there is nothing more to do."""
    job, way, patience = sys.argv[1], sys.argv[2], int(sys.argv[3])
    debate, small = (Debate(**json.loads(text)) for text in sys.argv[4:])
    tasks, out = load(job, way, debate, small)
    print(json.dumps({"held": held(), "tasks": list(tasks), "out": out}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(forked(tasks[asked["task"]], Path(asked["file"]), patience)), flush=True)


if __name__ == "__main__":
    main()

"""Figures that were never measured, for tests of what is made of them."""

from benchmarks.figures import Figure, Run


def figure(task, way, seconds=1.0, *, job="writing", size="10000", **more):
    """Return a figure of three rounds whose median is `seconds`."""
    rounds = [
        {"seconds": seconds * step, "busy": seconds / 2, "bytes": 2e7, "text": 1e8, "peak": 1000 + 50 * step}
        for step in (0.5, 1, 2)
    ]
    values = {"actors": int(size), "ties": 5 * int(size), "held": 1000.0, "rounds": rounds} | more
    return Figure(job, size, task, way, **values)


def run_of(*figures, date="2026-11-30", load=(0.5, 3.5)):
    machine = {"cores": 2, "memory_gib": 24, "processor": "Some", "system": "Linux x86_64"}
    return Run(date, 3, machine, load, {"graph-app": "0.1.0"}, list(figures))

"""Cost against size: a picture per job, a panel per task, a line per library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, Run
from benchmarks.job import Job

WIDE = 3
"""Panels in a row."""
INK = ("#1b6ca8", "#b8531a", "#5b8c5a", "#7b828a", "#8a5a9e")
"""Colour of each way of a job, ours first; told apart without colour by their marks."""
MARKS = "osD^v"


def draw(run: Run, jobs: Sequence[Job], folder: Path) -> list[Path]:
    """Draw the jobs that were measured on more than one size.

    Parameters
    ----------
    run : Run
        What was measured.
    jobs : sequence of Job
        Which jobs.
    folder : Path
        Where `<job>.svg` goes; made if it is not there.

    Returns
    -------
    list of Path
        The files that were written.

    Raises
    ------
    ModuleNotFoundError
        If matplotlib is not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for job in jobs:
        lines = series(job, run.figures)
        if any(len(points) > 1 for ways in lines.values() for points in ways.values()):
            found.append(folder / f"{job.name}.svg")
            _draw(job, lines, found[-1])
    return found


def series(job: Job, figures: Sequence[Figure]) -> dict[str, dict[str, list[tuple[int, float]]]]:
    """Return per task and way the points: number of ties, and seconds; by growing size."""
    found: dict[str, dict[str, list[tuple[int, float]]]] = {}
    for one in sorted(figures, key=lambda figure: figure.ties):
        seconds = one.value("seconds")
        if one.job == job.name and seconds:
            found.setdefault(one.task, {}).setdefault(one.way, []).append((one.ties, seconds))
    return found


def _draw(job: Job, lines: dict[str, dict[str, list[tuple[int, float]]]], path: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    settings = {"svg.hashsalt": job.name, "svg.fonttype": "none", "font.size": 8}
    with matplotlib.rc_context(settings):
        high = -(-len(lines) // WIDE)
        wide = min(len(lines), WIDE)
        figure, axes = pyplot.subplots(
            high, wide, figsize=(3.4 * wide, 2.8 * high), squeeze=False, layout="constrained"
        )
        for place, axis in enumerate(axes.flat):
            axis.set_visible(place < len(lines))
        for (task, ways), axis in zip(lines.items(), axes.flat, strict=False):
            _panel(job, task, ways, axis)
        named = [axis.get_legend_handles_labels() for axis in axes.flat]
        keys = {
            label: handle for handles, labels in named for handle, label in zip(handles, labels, strict=True)
        }
        figure.legend(keys.values(), keys.keys(), loc="outside lower center", ncols=len(keys), frameon=False)
        figure.savefig(path, metadata={"Date": None})
        pyplot.close(figure)


def _panel(job: Job, task: str, ways: dict[str, list[tuple[int, float]]], axis: Any) -> None:
    from matplotlib.ticker import EngFormatter, LogLocator, NullLocator, StrMethodFormatter

    for place, way in enumerate(way.name for way in job.ways):
        if way in ways:
            ties, seconds = zip(*ways[way], strict=True)
            axis.plot(ties, seconds, color=INK[place], marker=MARKS[place], markersize=4, label=way)
    axis.set(title=task, xscale="log", yscale="log", xlabel="ties", ylabel="seconds")
    for side, written in ((axis.xaxis, EngFormatter(sep="")), (axis.yaxis, StrMethodFormatter("{x:g}"))):
        side.set_major_locator(LogLocator(subs=(1, 3), numticks=9))
        side.set_major_formatter(written)
        side.set_minor_locator(NullLocator())
    axis.grid(True, alpha=0.25)

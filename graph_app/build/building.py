"""The build as a whole: raw tables in, a data package out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_app.asked import one_of, whole
from graph_app.build.aliases import Aliases
from graph_app.build.engine import EngineOptions, needed, opened
from graph_app.build.inputs import Raw, resolve
from graph_app.build.mapping import Described
from graph_app.build.package import may_hold
from graph_app.build.windows import WINDOWS
from graph_app.config import BUILD, settings
from graph_app.errors import DataError, ExportError
from graph_app.text import shown

MOST_ACTORS = 10_000
"""Actors that a package keeps unless said otherwise."""

MOST_EVENTS = 20_000
"""Events that a package keeps unless said otherwise."""


MEASURES = ("strength", "degree", "pagerank")
"""By what actors can be chosen."""

ROUNDS = 40
"""Rounds of PageRank unless said otherwise."""


@dataclass(frozen=True)
class Plan:
    """How a build is made.

    Attributes
    ----------
    window : str
        ``year``, ``quarter`` or ``month``: filings within one become one tie.
    top : int
        How many actors are kept.
    by : str
        The measure by which they are, one of `MEASURES`.
    events : int
        How many events are kept: those with most kept actors.
    rounds : int
        Rounds of PageRank.
    engine : str
        ``duckdb`` or ``spark``.
    memory : int or None
        Most megabytes the engine takes; the setting `build_memory` if None.
    master : str
        Where Spark runs.
    """

    window: str = "year"
    top: int = MOST_ACTORS
    by: str = "strength"
    events: int = MOST_EVENTS
    rounds: int = ROUNDS
    engine: str = "duckdb"
    memory: int | None = None
    master: str = "local[*]"


def build(
    raw: Sequence[str],
    folder: Path,
    described: tuple[Described, ...],
    aliases: Aliases,
    plan: Plan,
    tell: Callable[[float], None] = lambda share: None,
) -> dict[str, dict[str, int]]:
    """Build a data package of raw tables of filings.

    The same input gives the same package, on any engine and any number of cores.

    Parameters
    ----------
    raw : sequence of str
        Files or folders of Parquet or CSV; for Spark also addresses.
    folder : Path
        Where the package goes: new, empty, or with an earlier build. Spark's machines must all see it.
    described : tuple of Described
        What the columns mean.
    aliases : Aliases
        Which names mean which actor.
    plan : Plan
        Windows, actors to keep, engine.
    tell : callable
        Takes the share of the work that is done.

    Returns
    -------
    dict of str to dict of str to int
        What was read, kept and cut; see `graph_app.build.totals.totals`.

    Raises
    ------
    QueryError
        If a column, window, measure, engine or master does not exist.
    DataError
        If raw tables are missing, cannot be read or name nobody, or dates are none.
    ModelError
        If the engine's packages, or Java, are missing.
    ExportError
        If the folder cannot take the package.
    """
    one_of("window", plan.window, WINDOWS)
    one_of("by", plan.by, MEASURES)
    whole("top", plan.top, 1, 10_000_000)
    whole("events", plan.events, 0, 10_000_000)
    whole("rounds", plan.rounds, 1, 1_000)
    megabytes = settings({"build_memory": plan.memory}, of=BUILD)["build_memory"]
    needed(plan.engine)
    may_hold(folder)
    tables = resolve(raw, described, remote=plan.engine == "spark")
    place = folder.resolve()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            dir=place.parent, prefix=".graph-app.", ignore_cleanup_errors=True
        ) as work:
            return _worked(
                tables, place, aliases, plan, EngineOptions(megabytes, Path(work), plan.master), tell
            )
    except OSError as error:
        raise ExportError(f"The package cannot be written to {shown(str(folder))}: {error}.") from error


def _worked(
    tables: tuple[Raw, ...],
    place: Path,
    aliases: Aliases,
    plan: Plan,
    options: EngineOptions,
    tell: Callable[[float], None],
) -> dict[str, dict[str, int]]:
    """Work the package out and put it in its place."""
    from graph_app.build.pipeline import run  # Ibis is only loaded where it is needed

    engine = opened(plan.engine, options)
    try:
        return run(engine, tables, place, aliases, plan, options.scratch, tell)
    except engine.failures as error:
        said = [line.strip() for line in str(error).splitlines() if line.strip()]
        raise DataError(
            f"{engine.name} could not do it: {shown('; '.join(said[:4]) or type(error).__name__)}"
        ) from error
    finally:
        engine.close()

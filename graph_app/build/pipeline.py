"""The steps of a build, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from math import ceil
from pathlib import Path
from typing import Any

from graph_app.build.aliases import Aliases
from graph_app.build.building import Plan
from graph_app.build.engine import Engine, Table
from graph_app.build.evidence import proved
from graph_app.build.filings import filings
from graph_app.build.inputs import Raw
from graph_app.build.measures import TOGETHER, measured
from graph_app.build.package import describe, gather, settle
from graph_app.build.tables import Chosen, Most, chosen, package_tables
from graph_app.build.ties import Tied, tied
from graph_app.build.together import Together, acted_together, together
from graph_app.build.totals import Totals, totals
from graph_app.build.workshop import Workshop
from graph_app.errors import DataError
from graph_app.files import file_stem
from graph_app.schema import TABLES
from graph_app.text import counted

_STEPS = 35
"""About how many tables are worked out beside the rounds of PageRank."""


def run(  # noqa: PLR0913  what a build needs
    engine: Engine,
    tables: tuple[Raw, ...],
    place: Path,
    aliases: Aliases,
    plan: Plan,
    work: Path,
    tell: Callable[[float], None],
) -> Totals:
    """Work out a package and put it into its folder; return what was kept and what was cut."""
    scratch, made = work / "scratch", work / "made"
    scratch.mkdir()
    made.mkdir()
    shop = Workshop(engine, scratch, _STEPS + ceil(plan.rounds / TOGETHER), tell)
    rows = filings(shop, tables, plan.window)
    everything = tied(shop, rows, aliases)
    with_events = any("event" in raw.described.says for raw in tables)
    acted = together(shop, rows, everything.names) if with_events else None
    ranked = measured(shop, everything.actors, everything.ties, plan.rounds)
    kept = chosen(shop, ranked, everything.ties, acted, Most(plan.top, plan.by, plan.events))
    counts = totals(shop, everything, acted, kept)
    _need_actors(counts)
    kept = proved(shop, rows, everything, acted, kept)
    counts["sources"] = {"kept": _write(shop, kept, aliases, scratch, made)["sources"]}
    _write_folders(shop, everything, acted, kept, made)
    describe(made, file_stem(place.name), _about(tables, plan, counts), _sentence(plan, counts))
    settle(made, place)
    tell(1.0)
    return counts


def _need_actors(counts: Totals) -> None:
    """Refuse raw tables in which there is nobody."""
    if not counts["actors"]["found"]:
        read = counts["filings"]["read"]
        why = f"none of {counted(read, 'filing')} names one" if read else "the raw tables have no rows"
        raise DataError(f"There is no actor: {why}.")


def _write(shop: Workshop, kept: Chosen, aliases: Aliases, scratch: Path, made: Path) -> dict[str, int]:
    """Write the tables of the package and return how many rows each has; empty ones are left out."""
    rows: dict[str, int] = {}
    for name, table in package_tables(shop, kept, aliases).items():
        shop.deliver(table, scratch / f"package-{name}", TABLES[name].key)
        rows[name] = gather(scratch / f"package-{name}", made, name)
    return rows


def _write_folders(
    shop: Workshop, everything: Tied, acted: Together | None, kept: Chosen, made: Path
) -> None:
    """Write the Parquet beside the package."""
    ties = everything.ties.select(
        "window", "from_id", "to_id", "kind", "filings", amount_cents=everything.ties.cents
    )
    shop.deliver(ties, made / "ties_by_window", ("from_id", "to_id", "kind"), by="window")
    if acted is not None:
        pairs: Table = acted_together(acted.sides, kept.actors.select("id"))
        shop.deliver(pairs, made / "acted_together", ("from_id", "to_id"))


def _about(tables: tuple[Raw, ...], plan: Plan, counts: Totals) -> dict[str, Any]:
    """Return what the descriptor says of the build; nothing that differs between engines or runs."""
    how = {key: value for key, value in asdict(plan).items() if key not in ("engine", "memory", "master")}
    raw = [{"title": one.title, "columns": dict(one.described.says)} for one in tables]
    return {"plan": how, "raw": raw, "totals": counts}


def _sentence(plan: Plan, counts: Totals) -> str:
    """Return in words what the package is and what it is not."""
    actors, ties, read = counts["actors"], counts["ties"], counts["filings"]
    return (
        f"Built from {counted(read['read'], 'filing')}, one tie for each {plan.window} and kind. It holds "
        f"the {counted(actors['kept'], 'actor')} with the highest {plan.by} of {actors['found']:,}, and "
        f"{ties['kept']:,} of {counted(ties['found'], 'tie')}, which rest on "
        f"{counted(read['kept'], 'filing')}. Left out: {counted(actors['cut'], 'actor')}, "
        f"{counted(ties['cut'], 'tie')} and {counted(read['read'] - read['kept'], 'filing')}. Names were "
        "matched by spelling alone."
    )

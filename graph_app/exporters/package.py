"""The data package itself: what is visible and what it rests on, in tables that can be opened again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

import numpy as np
import orjson

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.dataset.writing import PROFILE, resource
from graph_app.exporters.base import Exporter, Outgoing
from graph_app.exporters.csv_zip import csv_of
from graph_app.exporters.evidence import evidence, recorded, sources_of
from graph_app.exporters.lines import MISSING
from graph_app.exporters.loss import Entry
from graph_app.exporters.sheets import Sheet, sheet_of
from graph_app.exporters.zipped import LARGE, zipped
from graph_app.graph.column import Column, plain
from graph_app.graph.network import codes
from graph_app.graph.stance import IntArray
from graph_app.schema import TABLES
from graph_app.text import counted, listed


def write(out: Outgoing) -> Iterator[bytes]:
    """Write the data package as a zip of CSV tables; see `package`."""
    return package(out, "csv", "text/csv", lambda sheet: csv_of(sheet, "\n"))


def package(
    out: Outgoing, suffix: str, media_type: str, content: Callable[[Sheet], Iterable[bytes]]
) -> Iterator[bytes]:
    """Write a data package as a zip.

    If the filter hides nothing, the package has all tables whole, and its fingerprint is that of the data.
    Otherwise it has the visible actors and recorded ties, the statements that count, readings,
    participations, events and the sources of all of these, with issues and vocabularies whole: every
    reference leads to a row. Derived ties are no rows; they are derived again when the package is opened.

    Parameters
    ----------
    out : Outgoing
        What goes out.
    suffix, media_type : str
        Of the tables' files.
    content : callable
        From a table to its file.
    """
    sheets = _sheets(out)
    descriptor = orjson.dumps(_descriptor(out, sheets, suffix, media_type), option=orjson.OPT_INDENT_2)
    files = ((f"{sheet.name}.{suffix}", content(sheet)) for sheet in sheets)
    large = any(len(sheet.rows) > LARGE for sheet in sheets)
    first = [("datapackage.json", [descriptor + b"\n"])]
    return zipped(chain(first, files), packed=suffix == "csv", large=large)


def complete(out: Outgoing) -> bool:
    """Return whether the filter hides nothing of the data."""
    chosen, network = out.chosen, out.network
    everybody = len(chosen.actors) == network.n and len(recorded(network, chosen)) == network.m
    return everybody and bool(chosen.statements.all())


def package_rows(out: Outgoing) -> dict[str, IntArray]:
    """Return which rows of each table go along."""
    network, chosen = out.network, out.chosen
    tables = network.dataset.tables
    if complete(out):
        return {name: np.arange(len(frame)) for name, frame in tables.items()}
    shown = np.append(out.numbers >= 0, False)
    found = {"actors": chosen.actors, "ties": recorded(network, chosen)} | evidence(network, chosen)
    found["codings"] = np.flatnonzero(shown[codes(tables["codings"], "actor_id")])
    del found["sources"]
    return found | {"sources": sources_of(network, found)}


def _sheets(out: Outgoing) -> list[Sheet]:
    """Return the tables to write, those without rows left out."""
    tables, rows = out.network.dataset.tables, package_rows(out)
    found = []
    for name in tables:
        if name in rows and (len(rows[name]) or (name in TABLES and TABLES[name].obligatory)):
            sheet = sheet_of(tables[name], name, rows[name])
            if name in ("actors", "ties"):
                sheet = replace(sheet, progress=out.progress)
            if name == "actors":
                sheet = replace(sheet, columns=_orphaned(out, sheet.columns))
            found.append(sheet)
    return found


def hidden_parents(out: Outgoing) -> IntArray:
    """Return the visible actors that belong to a hidden one."""
    parents = codes(out.network.actors, "parent_id")[out.chosen.actors]
    hidden = (parents >= 0) & (out.numbers[parents] < 0)
    found: IntArray = out.chosen.actors[hidden]
    return found


def _orphaned(out: Outgoing, columns: list[Column]) -> list[Column]:
    """Return the columns of actors without parents that are hidden."""
    hidden = np.zeros(out.network.n, dtype=bool)
    hidden[hidden_parents(out)] = True

    def without(column: Column) -> Column:
        def read(rows: IntArray) -> Array:
            return pc.if_else(pa.array(hidden[rows]), MISSING, plain(column.read(rows)))

        return replace(column, read=read)

    return [without(column) if column.name == "parent_id" else column for column in columns]


def _descriptor(out: Outgoing, sheets: list[Sheet], suffix: str, media_type: str) -> dict[str, Any]:
    """Return what the package says of itself: what the data say, what was taken from them, its tables."""
    own = out.network.dataset.descriptor.model_dump(
        mode="json", by_alias=True, exclude={"resources"}, exclude_defaults=True
    )
    own.pop("$schema", None)
    taken = {name: out.about[name] for name in ("filter", "query", "fingerprint", "date", "citation")}
    tables = out.network.dataset.tables
    resources = [resource(sheet.name, tables[sheet.name], suffix, media_type) for sheet in sheets]
    return {"$schema": PROFILE, **own, "graph_app": taken, "resources": resources}


def loss(out: Outgoing) -> Iterator[Entry]:
    """Yield what a data package cannot hold of what is visible."""
    network, chosen = out.network, out.chosen
    said = "Openness, stances in force, weights and signs are computed anew by who opens it."
    yield Entry("changed", "computed", said)
    derived = len(chosen.ties) - len(recorded(network, chosen))
    if derived:
        said = f"{counted(derived, 'derived tie')} are no rows; they are derived again where it is opened"
        more = "." if complete(out) else ", with other weights where hidden actors took part."
        yield Entry("changed", "derived", said + more, derived)
    if complete(out):
        return
    orphans = len(hidden_parents(out))
    if orphans:
        said = f"{counted(orphans, 'actor')} lose the actor that they belong to, because it is hidden."
        yield Entry("left_out", "parents", said, orphans, ("parent_id",))
    others = [name for name in network.dataset.tables if name not in TABLES]
    if others:
        said = f"Tables that only these data have stay away: {listed(others, 'and')}."
        yield Entry("left_out", "tables", said, len(others))


PACKAGE = Exporter(
    "package",
    "Data package (zip)",
    ".package.zip",
    "application/zip",
    write,
    loss,
    "tables",
    "all tables as they are; opens here again",
)

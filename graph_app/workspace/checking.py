"""Touched rows, checked by the rules of `graph_app.check` and by what people have to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from graph_app.dataset import Problem
from graph_app.dataset.arrow import pa, pc
from graph_app.dataset.cells import check_cells
from graph_app.dataset.collector import Collector
from graph_app.dataset.keys import check_keys
from graph_app.dataset.raw import RawTable
from graph_app.dataset.rules import Rules
from graph_app.schema import TABLES, Field
from graph_app.text import listed
from graph_app.workspace.assembling import references
from graph_app.workspace.base import fresh
from graph_app.workspace.changes import Effect
from graph_app.workspace.findings import Finding
from graph_app.workspace.nouns import rows_said
from graph_app.workspace.rows import key_text, places
from graph_app.workspace.similar import alike
from graph_app.workspace.state import State

DEMANDED: Mapping[str, tuple[str, ...]] = {
    "ties": ("source_id", "confidence"),
    "statements": ("source_id", "confidence"),
    "sources": ("url", "grade"),
    "actor_kinds": ("plural",),
    "tie_kinds": ("inverse_name",),
}
"""What a row that somebody writes must have beyond what every row must have."""
_MOST_NAMED = 25
"""Findings for which actors of a similar name are looked for: that takes time."""


def check(after: State, effects: Sequence[Effect], strict: frozenset[tuple[str, str]]) -> list[Finding]:
    """Return everything that effects break.

    Parameters
    ----------
    after : State
        The tables with the effects.
    effects : sequence of Effect
        Rows that were touched.
    strict : frozenset of (table, key)
        Rows that must have what `DEMANDED` says as well.

    Returns
    -------
    list of Finding
        Errors; of untouched rows too, where they rested on what went.
    """
    raws = {name: fresh(raw) for name, raw in after.raws.items()}
    rules = _rules(after)
    found: list[Finding] = []
    for table in dict.fromkeys(effect.table for effect in effects):
        keys = [one.key for one in effects if one.table == table and one.after is not None]
        for demanding in (False, True):
            those = [key for key in keys if ((table, key) in strict) is demanding]
            asked = _demanding(rules[table], table) if demanding else rules[table]
            found += _cells(after, raws[table], those, asked)
    collector = Collector()
    check_keys(raws, rules, collector, only=_concerned(effects))
    found += [_placed(problem, raws) for problem in collector.report("", {}).problems]
    found = _gathered(found, {(one.table, one.key) for one in effects if one.after is None})
    return [*(_with_names(after, one) for one in found[:_MOST_NAMED]), *found[_MOST_NAMED:]]


def check_all(after: State) -> list[Finding]:
    """Return everything that is wrong with the tables, as `graph_app.check` would say it."""
    every = [Effect(name, "", None, None) for name in TABLES]
    raws = {name: fresh(raw) for name, raw in after.raws.items()}
    rules, collector = _rules(after), Collector()
    for name, raw in raws.items():
        check_cells(raw, rules.get(name, {}), collector)
    check_keys(raws, rules, collector, only=_concerned(every))
    return [_placed(problem, raws) for problem in collector.report("", {}).problems]


def _rules(after: State) -> Rules:
    """Return what the columns must satisfy; without any source rows need not name one."""
    rules = after.base.rules
    if "sources" in after.base.present or after.tables["sources"].raw.rows:
        return rules
    return {
        table: {
            name: field.model_copy(update={"required": False}) if name == "source_id" else field
            for name, field in fields.items()
        }
        for table, fields in rules.items()
    }


def _demanding(fields: dict[str, Field], table: str) -> dict[str, Field]:
    """Return what a row of a table must satisfy that somebody writes."""
    demanded = DEMANDED.get(table, ())
    return {
        name: field.model_copy(update={"required": True}) if name in demanded else field
        for name, field in fields.items()
    }


def _cells(after: State, raw: RawTable, keys: list[str], rules: dict[str, Field]) -> list[Finding]:
    """Check the cells of some rows, and mark the bad ones so that they are not reported twice."""
    if not keys:
        return []
    where = np.asarray(places(raw.name, after.tables[raw.name].raw_keys, keys), dtype=np.int64)
    columns = {name: pc.take(values, pa.array(where)) for name, values in raw.columns.items()}
    few = RawTable(raw.name, raw.file, columns, len(keys), unit="row")
    collector = Collector()
    check_cells(few, rules, collector)
    for column, bad in few.faulty_cells.items():
        raw.bad(column)[where[bad]] = True
    problems = collector.report("", {}).problems
    return [Finding.of(one, raw.name, keys[one.line - 1] if one.line else "") for one in problems]


def _concerned(effects: Iterable[Effect]) -> set[str]:
    """Return the tables that effects can break: touched ones, and those that rested on what went."""
    found = {effect.table for effect in effects}
    for table in {effect.table for effect in effects if effect.after is None}:
        found |= {name for name, _ in references(table)}
    return found


def _placed(problem: Problem, raws: Mapping[str, RawTable]) -> Finding:
    """Return a problem with the key of its row in place of a number."""
    table = problem.file.removesuffix(".csv")
    if problem.line is None:
        return Finding.of(problem, table, "")
    raw = raws[table]
    key = key_text([raw.cell(column, problem.line - 1) for column in TABLES[table].key])
    message = problem.message.partition(" It is first used on ")[0]
    return Finding.of(replace(problem, message=message), table, key)


def _gathered(found: list[Finding], gone: set[tuple[str, str]]) -> list[Finding]:
    """Return the findings with those of rows that named a retired one as one finding about that one."""
    resting: dict[tuple[str, str], list[str]] = {}
    others = []
    for one in found:
        target = (_target(one), one.value)
        if one.code == "unknown-reference" and target in gone:
            resting.setdefault(target, []).append(one.table)
        else:
            others.append(one)
    for (table, key), tables in resting.items():
        counts = listed([rows_said(number, name) for name, number in Counter(tables).items()], "and", 9)
        hint = "Retire them with it, or let them name another."
        others.append(Finding("rested-on", f"Rows rest on it: {counts}.", table, key, hint=hint))
    return others


def _target(found: Finding) -> str:
    """Return the table that the column of a finding refers to, empty if to none."""
    fields = TABLES[found.table].fields if found.table in TABLES else ()
    return next((one.references for one in fields if one.name == found.column), "")


def _with_names(after: State, found: Finding) -> Finding:
    """Return an unknown actor with those that it may mean by name or website."""
    if found.code != "unknown-reference" or _target(found) != "actors":
        return found
    near = (*(one.id for one in alike(after, found.value, found.value, 3)), *found.did_you_mean)
    return replace(found, did_you_mean=tuple(dict.fromkeys(near))[:4])

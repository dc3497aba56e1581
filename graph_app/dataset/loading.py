"""A package's folder -> a data set, or every problem at once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from graph_app.dataset.cells import check_cells
from graph_app.dataset.collector import Collector
from graph_app.dataset.descriptors import read_descriptor
from graph_app.dataset.filling import fill
from graph_app.dataset.frames import build_frames
from graph_app.dataset.keys import check_keys
from graph_app.dataset.locate import DESCRIPTOR_FILE, locate
from graph_app.dataset.model import Dataset
from graph_app.dataset.package import find_files
from graph_app.dataset.problems import PackageError, Problem, Report
from graph_app.dataset.raw import RawTable, raw_table
from graph_app.dataset.reading import read_table
from graph_app.dataset.rules import Rules, rules_of
from graph_app.schema import TABLES, Descriptor


def load(path: str | os.PathLike[str]) -> Dataset:
    """Return a data set whose every row was checked.

    Parameters
    ----------
    path : str or os.PathLike
        A built-in name, a folder, or the path of its ``datapackage.json``.

    Returns
    -------
    Dataset
        Tables, descriptor, fingerprint and notices.

    Raises
    ------
    PackageError
        If anything is wrong with the package; its ``report`` says everything.
    DataError
        If there is no such package.
    """
    examined = examine(path)
    if not examined.report.ok:
        raise PackageError(examined.report)
    return _dataset(examined)


def from_tables(
    descriptor: Descriptor, tables: Mapping[str, pd.DataFrame], notices: tuple[Problem, ...] = ()
) -> Dataset:
    """Return a data set made of tables in memory, checked as if they had been read from files.

    Parameters
    ----------
    descriptor : Descriptor
        What the data set says about itself; the types of its own columns included.
    tables : mapping of str to pandas.DataFrame
        Tables by name, every cell text as in a CSV file, missing where there is nothing.
    notices : tuple of Problem, optional
        What is worth knowing beside what the checks find.

    Returns
    -------
    Dataset
        The same as `load` of a package with these tables.

    Raises
    ------
    PackageError
        If anything is wrong; places are rows.
    """
    collector = Collector()
    rules = rules_of(descriptor, collector)
    order = {name: place for place, name in enumerate(TABLES)}
    raws = {
        name: raw_table(name, tables[name]) for name in sorted(tables, key=lambda one: order.get(one, 99))
    }
    examined = _examined(descriptor, rules, raws, collector)
    if not examined.report.ok:
        raise PackageError(examined.report)
    found = _dataset(examined)
    return replace(found, notices=(*notices, *found.notices))


def check(path: str | os.PathLike[str]) -> Report:
    """Return everything that is wrong with a package, and what is worth knowing.

    Parameters
    ----------
    path : str or os.PathLike
        A built-in name, a folder, or the path of its ``datapackage.json``.

    Returns
    -------
    Report
        Problems, notices and rows per table; bad data never raise.

    Raises
    ------
    DataError
        If there is no such package at all.
    """
    return examine(path).report


@dataclass(frozen=True)
class Examined:
    """A package after all checks, before it is made into frames.

    Attributes
    ----------
    descriptor : Descriptor
        What the package says about itself.
    rules : dict
        What the columns are.
    raws : dict of str to RawTable
        Every canonical table with all its columns as text, then those that only this package knows.
    report : Report
        What is wrong with it.
    """

    descriptor: Descriptor
    rules: Rules
    raws: dict[str, RawTable]
    report: Report


def _dataset(examined: Examined) -> Dataset:
    """Return the data set of a package that has no problems."""
    frames = build_frames(examined.raws, examined.rules)
    return Dataset(examined.descriptor, frames, examined.report.notices)


def examine(path: str | os.PathLike[str]) -> Examined:
    """Return a package as text with everything that is wrong with it.

    Parameters
    ----------
    path : str or os.PathLike
        A built-in name, a folder, or the path of its ``datapackage.json``.

    Returns
    -------
    Examined
        Descriptor, tables and report; bad data never raise.

    Raises
    ------
    DataError
        If there is no such package at all.
    """
    folder = locate(path)
    collector = Collector()
    descriptor = read_descriptor(folder, collector)
    rules = rules_of(descriptor, collector)
    files = find_files(folder, descriptor, collector)
    raws = {
        name: RawTable(name, f"{name}.csv", broken=True) if file is None else read_table(file, collector)
        for name, file in files.items()
    }
    return _examined(descriptor, rules, raws, collector)


def _examined(
    descriptor: Descriptor, rules: Rules, raws: dict[str, RawTable], collector: Collector
) -> Examined:
    """Complete and check tables that were read."""
    counts = {name: raw.rows for name, raw in raws.items() if not raw.broken}
    fill(raws, rules, collector)
    for name, raw in raws.items():
        if not raw.derived and not raw.broken:
            check_cells(raw, rules.get(name, {}), collector)
    check_keys({name: raws[name] for name in TABLES}, rules, collector)
    ordered = [raws[name].file for name in (*TABLES, *(name for name in raws if name not in TABLES))]
    report = collector.report(descriptor.name, counts, [DESCRIPTOR_FILE, *ordered])
    return Examined(descriptor, rules, raws, report)

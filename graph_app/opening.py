"""The ways in: a name, a folder or files of other programs -> an explorer, with a report on the import."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graph_app import importers
from graph_app.api import Explorer
from graph_app.graph import Network


def open_package(
    data: str | os.PathLike[str] = "open-weights", options: Mapping[str, str] | None = None
) -> Explorer:
    """Open a data set: a built-in one by its name, a folder with a data package, or a file that is imported.

    What was assumed, changed and dropped of a file is among the notices of the data set; `import_files` gives
    it as a report.

    Parameters
    ----------
    data : str or path
        A name, a folder, or a file: GraphML, GEXF, CSV, XLSX and others (`graph_app.importers`).
    options : mapping of str to str, optional
        What is said of a file that is imported, such as {"directed": "yes", "ties.kind": "Relation"}.

    Raises
    ------
    DataError
        If there is nothing there or it has problems; all of them are in the message.
    QueryError
        If an option is unknown.
    """
    return Explorer(Network(importers.read_data(data, options)))


class Opened(NamedTuple):
    """Files that were imported.

    Attributes
    ----------
    explorer : Explorer
        The data set.
    report : importers.Report
        What was read, assumed, changed and dropped, each with its place.
    """

    explorer: Explorer
    report: importers.Report


def import_files(
    paths: Sequence[str | os.PathLike[str]],
    options: Mapping[str, str] | None = None,
    limits: importers.Limits | None = None,
    name: str = "",
) -> Opened:
    """Import files as one data set, such as a table of nodes and a table of edges.

    Parameters
    ----------
    paths : sequence of paths
        Files of any format that is read.
    options : mapping of str to str, optional
        What is said of them, such as {"directed": "yes", "ties.kind": "Relation"}.
    limits : importers.Limits, optional
        How much may be read.
    name : str, optional
        How the data set is called; after the first file if not given.

    Returns
    -------
    Opened
        The explorer and the report.

    Raises
    ------
    DataError
        If a file cannot be read; with its line and the cause.
    QueryError
        If an option is unknown.
    """
    found = importers.import_paths(paths, options, limits)
    return Opened(Explorer(Network(importers.dataset_of(found, name))), found.report)

"""Fields of statements: what can be the rows, the columns and the nodes of a network of statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph_app.asked import one_of
from graph_app.graph.network import Network, codes, objects
from graph_app.graph.stance import label_title
from graph_app.schema import TABLES

Ints = npt.NDArray[np.int64]
Objects = npt.NDArray[np.object_]


class Labels(NamedTuple):
    """A field of all statements.

    Attributes
    ----------
    codes : int array of shape (statements,)
        Position of each statement's value, -1 where it has none.
    ids, names : object arrays of shape (values,)
        Key of each value, and how people read it.
    """

    codes: Ints
    ids: Objects
    names: Objects


def _table(table: str, column: str, name: str) -> Callable[[Network], Labels]:
    """Return what reads a reference of the statements: rows of another table."""

    def read(network: Network) -> Labels:
        found = codes(network.dataset.tables["statements"], column)
        return Labels(found, network.cells(table, "id"), network.cells(table, name))

    return read


def _through(reference: str, table: str, column: str) -> Callable[[Network], Labels]:
    """Return what reads a column of the table that statements refer to."""

    def read(network: Network) -> Labels:
        cells = np.append(network.cells(table, column), np.array([None], dtype=object))
        found, values = pd.factorize(cells)
        places = found.astype(np.int64)[codes(network.dataset.tables["statements"], reference)]
        return _worded(places, values)

    return read


def _worded(places: Ints, values: Any) -> Labels:
    """Return values in the order of their words."""
    ids = [str(value) for value in values]
    order = sorted(range(len(ids)), key=ids.__getitem__)
    rank = np.append(np.argsort(np.array(order, dtype=np.int64)), -1).astype(np.int64)
    sorted_ids = np.array([ids[place] for place in order], dtype=object)
    return Labels(rank[places], sorted_ids, sorted_ids)


def _own(column: str) -> Callable[[Network], Labels]:
    """Return what reads a column of the statements themselves."""

    def read(network: Network) -> Labels:
        found, values = pd.factorize(objects(network.dataset.tables["statements"], column))
        return _worded(found.astype(np.int64), values)

    return read


FIELDS: Mapping[str, Callable[[Network], Labels]] = MappingProxyType(
    {
        "actors": _table("actors", "actor_id", "name"),
        "issues": _table("issues", "issue_id", "name"),
        "sources": _table("sources", "source_id", "title"),
        "publishers": _through("source_id", "sources", "publisher"),
        "grades": _through("source_id", "sources", "grade"),
        "actor_kinds": _through("actor_id", "actors", "kind"),
        "subkinds": _through("actor_id", "actors", "subkind"),
        "jurisdictions": _through("actor_id", "actors", "jurisdiction"),
        "issue_kinds": _through("issue_id", "issues", "kind"),
        "confidences": _own("confidence"),
    }
)
"""Fields of every data set's statements, by name."""


def field_names(network: Network) -> tuple[str, ...]:
    """Return the names of all fields: the common ones, then columns that only these statements have."""
    known = TABLES["statements"].columns
    columns = [str(name) for name in network.dataset.tables["statements"].columns]
    return (*FIELDS, *(name for name in columns if name not in known and name not in FIELDS))


def field_of(network: Network, word: str, name: str) -> Labels:
    """Return a field of all statements; read once.

    Parameters
    ----------
    network : Network
        The data.
    word : str
        What it is asked for as, for the message of an error.
    name : str
        One of `field_names`.

    Raises
    ------
    QueryError
        If there is no such field.
    """
    one_of(word, name, field_names(network))
    key = ("statements by", name)
    if key not in network.kept:
        network.kept[key] = FIELDS.get(name, _own(name))(network)
    found: Labels = network.kept[key]
    return found


def title_of(name: str) -> str:
    """Return a field as people read it.

    >>> title_of("actor_kinds")
    'Actor kinds'
    """
    return label_title(name)

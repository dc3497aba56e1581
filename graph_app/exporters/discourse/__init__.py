"""Networks of statements to bytes: GraphML, GEXF with time, a matrix as CSV, ties as CSV, JSON.

Equal input gives equal bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph_app.analyses.discourse.network import Discourse
from graph_app.asked import one_of
from graph_app.errors import QueryError
from graph_app.exporters.discourse import gexf, graphml, tables
from graph_app.exporters.discourse.saying import About
from graph_app.exporters.gexf import MEDIA_TYPE as GEXF_TYPE
from graph_app.exporters.graphml import MEDIA_TYPE as GRAPHML_TYPE
from graph_app.text import listed


@dataclass(frozen=True)
class Format:
    """A format of networks of statements.

    Attributes
    ----------
    name, title : str
        The word in queries, and the words on the page.
    suffix, media_type : str
        Of the file.
    write : callable
        From the network, and what is said of the graph as a whole, to pieces of bytes.
    windows : bool
        Whether it holds windows of time.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    write: Callable[[Discourse, About], Iterator[bytes]]
    windows: bool


FORMATS: tuple[Format, ...] = (
    Format("graphml", "GraphML", ".graphml", GRAPHML_TYPE, graphml.write, windows=False),
    Format("gexf", "GEXF with time", ".gexf", GEXF_TYPE, gexf.write, windows=True),
    Format("csv", "Matrix (CSV)", ".csv", "text/csv", tables.matrix, windows=False),
    Format("ties", "Ties (CSV)", ".csv", "text/csv", tables.listed, windows=True),
    Format("json", "JSON", ".json", "application/json", tables.json, windows=True),
)
"""Every format of networks of statements."""


def written(asked: Discourse, name: str, about: About) -> Iterator[bytes]:
    """Return a network in a format, as pieces of bytes.

    Parameters
    ----------
    asked : Discourse
        The network.
    name : str
        The name of one of `FORMATS`.
    about : mapping of str to str
        What is said of data and filter.

    Raises
    ------
    QueryError
        If there is no such format, or it cannot hold windows.
    """
    chosen = format_of(name)
    if asked.how["unit"] != "none" and not chosen.windows:
        holding = tuple(one.name for one in FORMATS if one.windows)
        raise QueryError(
            f"{chosen.title} holds one network, not one per window. Take {listed(holding)}, or no unit.",
            word="format",
            value=name,
            allowed=holding,
        )
    return chosen.write(asked, about)


def format_of(name: str) -> Format:
    """Return a format by its name.

    Raises
    ------
    QueryError
        If there is no such format.
    """
    one_of("format", name, tuple(one.name for one in FORMATS))
    return next(one for one in FORMATS if one.name == name)

"""What all formats of networks of statements say alike: of the graph as a whole, and in cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph_app.analyses.discourse.network import Discourse
from graph_app.analyses.discourse.sheets import Head, Row

About = Mapping[str, str]


def said(asked: Discourse, about: About) -> dict[str, str]:
    """Return what is said of the graph as a whole: of the data and filter, and of the network."""
    words = asked.about()
    told = {name: str(words[name]) for name in ("mode", "on", "through", "definition", "caution")}
    norm = words["normalisation"]
    every = {**about, **told, "normalisation": f"{norm['name']}: {norm['formula']}"}
    return {name: value for name, value in every.items() if value}


def cells(row: Row, columns: tuple[Head, ...]) -> Iterator[tuple[int, str]]:
    """Give the place of each column of which a row has a value, and the value as text."""
    for place, head in enumerate(columns):
        value = row.get(head.name)
        if value is not None and value == value:
            yield place, str(bool(value)).lower() if head.type == "boolean" else str(value)

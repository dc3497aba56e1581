"""How tables of edges call the two ends of an edge, and tables of nodes their ids."""

from __future__ import annotations

from collections.abc import Sequence

from graph_app.importers.choosing import plain

ENDS: tuple[tuple[str, str], ...] = (
    ("from id", "to id"),
    ("from", "to"),
    ("source", "target"),
    ("source", "destination"),
    ("source", "dest"),
    ("src", "dst"),
    ("src", "dest"),
    ("source id", "target id"),
    ("source node", "target node"),
    ("from node", "to node"),
    ("start id", "end id"),
    ("sender", "receiver"),
    ("sender", "recipient"),
    ("origin", "destination"),
    ("node1", "node2"),
    ("node 1", "node 2"),
    ("vertex 1", "vertex 2"),
    ("actor1", "actor2"),
    ("actor 1", "actor 2"),
    ("entity1 id", "entity2 id"),
    ("person1", "person2"),
    ("ego", "alter"),
    ("donor", "recipient"),
    ("tail", "head"),
    ("influencer", "influenced"),
    ("citing", "cited"),
    ("u", "v"),
    ("i", "j"),
)
"""Headers of the beginning and the end of an edge, the surest first, as `plain` writes them."""
IDS = ("id", "node id", "actor id", "entity id", "vertex id", "key", "identifier", "vertex", "node", "actor")
"""Headers of the ids of nodes, the surest first."""


def ends(headers: Sequence[str]) -> tuple[str, str] | None:
    """Return the two columns that hold the ends of edges, None if no two are called so.

    >>> ends(["Target", "Source", "Weight"])
    ('Source', 'Target')
    """
    by_word: dict[str, str] = {}
    for header in headers:
        by_word.setdefault(plain(header), header)
    for one, two in ENDS:
        if one in by_word and two in by_word:
            return by_word[one], by_word[two]
    return None


def identifier(headers: Sequence[str]) -> str | None:
    """Return the column that holds the ids of nodes, None if none is called so."""
    by_word: dict[str, str] = {}
    for header in headers:
        by_word.setdefault(plain(header), header)
    return next((by_word[word] for word in IDS if word in by_word), None)

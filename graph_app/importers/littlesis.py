"""LittleSis: relationships and entities as its JSON interface and its bulk data give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph_app.importers.base import Given, Imported, Importer, Reading
from graph_app.importers.graph import EDGE, NODE, Graph
from graph_app.importers.json_files import Cells, key_text, load, no_graph
from graph_app.importers.kinds import described
from graph_app.importers.rows import Rows
from graph_app.importers.shape import shaped

CATEGORIES: Mapping[int, tuple[str, str, str, bool, str]] = {
    1: ("position", "has a position at", "has in a position", False, "forward"),
    2: ("education", "studied at", "taught", False, "backward"),
    3: ("membership", "is a member of", "has the member", False, "forward"),
    4: ("family", "is a relative of", "is a relative of", True, "both"),
    5: ("donation", "gave money to", "was given money by", False, "forward"),
    6: ("transaction", "did business with", "did business with", True, "both"),
    7: ("lobbying", "lobbied", "was lobbied by", False, "forward"),
    8: ("social", "knows", "knows", True, "both"),
    9: ("professional", "works with", "works with", True, "both"),
    10: ("ownership", "owns", "is owned by", False, "forward"),
    11: ("hierarchy", "belongs to", "comprises", False, "backward"),
    12: ("generic", "is connected with", "is connected with", True, "both"),
}
"""Categories of relationships: id of the kind, names both ways, whether symmetric, way of influence."""
_RELATION_OWN = frozenset(
    {"id", "entity1_id", "entity2_id", "category_id", "category_name", "amount", "currency"}
)
_ENTITY_OWN = frozenset({"id", "name", "primary_ext", "parent_id"})


def _items(found: Any) -> Iterator[dict[str, Any]]:
    """Iterate over entities and relationships, wherever they stand, their attributes unwrapped."""
    pending = [found]
    while pending:
        one = pending.pop()
        if isinstance(one, list):
            pending.extend(reversed(one))
        elif isinstance(one, dict):
            inner = one.get("attributes")
            if isinstance(inner, dict):
                yield {"id": one.get("id"), **inner, "type": one.get("type"), "self": _address(one)}
            elif "entity1_id" in one or "primary_ext" in one:
                yield {**one, "self": _address(one)}
            else:
                pending.extend(
                    one[name] for name in ("included", "data") if isinstance(one.get(name), dict | list)
                )


def _address(one: Mapping[str, Any]) -> str:
    """Return the address of the page of an entity or relationship, as the file gives it."""
    links = one.get("links")
    found = links.get("self") if isinstance(links, dict) else one.get("self")
    return found if isinstance(found, str) else ""


def graph_of(reading: Reading) -> Graph:
    """Return what is in a file of LittleSis as a graph, before it is turned into actors and ties.

    Parameters
    ----------
    reading : Reading
        With the file.

    Raises
    ------
    FileError
        If there are neither relationships nor entities in it.
    """
    file = reading.file.name
    reading.notes.unit = "item"
    nodes, edges = Rows(reading, "entities"), Rows(reading, "relationships")
    cells, edge_cells = Cells(reading, file), Cells(reading, file)
    for place, one in enumerate(_items(load(reading, reading.file)), start=1):
        if "entity1_id" in one:
            _relation(edges, edge_cells, place, one)
        elif "name" in one:
            kind = key_text(one.get("primary_ext")).lower()
            own = {"id": key_text(one.get("id")), "label": key_text(one.get("name")), "kind": kind}
            own["parent"] = key_text(one.get("parent_id"))
            nodes.add(place, own, cells.of({**one, "type": None, "self": None}, _ENTITY_OWN))
    if not nodes.count and not edges.count:
        raise no_graph(reading.file, "data of LittleSis: it has neither relationships nor entities")
    return Graph(nodes.table(NODE), edges.table(EDGE), cells.types, edge_cells.types)


def _relation(edges: Rows, cells: Cells, place: int, one: Mapping[str, Any]) -> None:
    """Add a relationship."""
    number = one.get("category_id")
    known = CATEGORIES.get(number) if isinstance(number, int) else None
    kind = known[0] if known is not None else key_text(one.get("category_name")) or "generic"
    amount, currency = one.get("amount"), str(one.get("currency") or "usd").lower()
    more = dict(one) | {"type": None, "self": None, "source_url": one.get("self")}
    if isinstance(amount, int | float):
        more |= (
            {"amount_usd": round(amount)}
            if currency == "usd"
            else {"amount_given": amount, "currency_given": currency}
        )
    own = {
        "id": key_text(one.get("id")),
        "source": key_text(one.get("entity1_id")),
        "target": key_text(one.get("entity2_id")),
        "kind": kind,
        "directed": "false" if known is None or known[3] else "true",
    }
    edges.add(place, own, cells.of(more, _RELATION_OWN))


def _read(reading: Reading) -> Imported:
    """Read data of LittleSis."""
    found = shaped(reading, graph_of(reading))
    words = {
        key: {"name": name, "inverse_name": inverse, "influence": influence}
        for key, name, inverse, _, influence in CATEGORIES.values()
    }
    kinds = described(found.tables["tie_kinds"], words)
    return reading.imported({**found.tables, "tie_kinds": kinds}, found.types, found.about)


_START = re.compile(rb'"(?:entity1_id|primary_ext)"\s*:')


def _looks(given: Given) -> bool:
    """Whether there is a relationship or an entity of LittleSis near the beginning."""
    return (
        given.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
        and _START.search(given.head) is not None
    )


LITTLESIS = Importer("littlesis", "LittleSis relationships", (".json",), _looks, _read)

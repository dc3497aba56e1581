"""FollowTheMoney: entities as lines of JSON; links such as ownership become ties, all else actors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from graph_app.importers.base import Given, Imported, Importer, Reading
from graph_app.importers.failures import FileError
from graph_app.importers.graph import EDGE, NODE, Graph
from graph_app.importers.json_files import Cells, key_text, parsed
from graph_app.importers.kinds import described
from graph_app.importers.rows import Rows, Table
from graph_app.importers.shape import shaped
from graph_app.importers.text_lines import lines_of
from graph_app.importers.values import TEXT

LINKS: Mapping[str, tuple[str, str, bool, str, str]] = {
    "Associate": ("person", "associate", False, "is an associate of", "is an associate of"),
    "ContractAward": ("supplier", "contract", True, "was awarded", "was awarded to"),
    "CourtCaseParty": ("party", "case", True, "is a party to", "has the party"),
    "Debt": ("debtor", "creditor", True, "owes", "is owed by"),
    "Directorship": ("director", "organization", True, "directs", "is directed by"),
    "Documentation": ("document", "entity", True, "documents", "is documented by"),
    "Employment": ("employee", "employer", True, "works for", "employs"),
    "Family": ("person", "relative", False, "is a relative of", "is a relative of"),
    "Membership": ("member", "organization", True, "is a member of", "has the member"),
    "Occupancy": ("holder", "post", True, "holds", "is held by"),
    "Ownership": ("owner", "asset", True, "owns", "is owned by"),
    "Payment": ("payer", "beneficiary", True, "pays", "is paid by"),
    "ProjectParticipant": ("participant", "project", True, "takes part in", "has the participant"),
    "Representation": ("agent", "client", True, "represents", "is represented by"),
    "Succession": ("predecessor", "successor", True, "was followed by", "followed"),
    "UnknownLink": ("subject", "object", False, "is linked to", "is linked to"),
}
"""Schemata that link two entities: properties of both ends, whether directed, names both ways."""
_PLAIN = frozenset(
    {
        "name", "alias", "country", "jurisdiction", "summary", "notes", "description", "address", "topics",
        "gender", "firstName", "lastName", "website", "sourceUrl", "birthDate", "startDate", "endDate",
        "date", "position", "registrationNumber", "incorporationDate", "legalForm", "program", "programId",
    }
)  # fmt: skip
"""Properties that are never looked at for ids of other entities."""
_OWN = frozenset({"id", "schema", "properties"})


class _Entities:
    """Takes the entities of a file in."""

    def __init__(self, reading: Reading) -> None:
        self.nodes = Rows(reading, "entities")
        self.edges = Rows(reading, "links")
        self.mentions = Rows(reading, "references")
        self._cells = Cells(reading, reading.file.name)
        self._notes = reading.notes

    def take(self, line: int, entity: Mapping[str, Any]) -> None:
        """Take one entity in."""
        schema, given = entity.get("schema"), entity.get("properties")
        if not isinstance(schema, str) or not isinstance(given, dict):
            self._notes.dropped("An entity without a schema or properties is left out.", (line,))
            return
        properties = {name: value if isinstance(value, list) else [value] for name, value in given.items()}
        cells = self._cells.of(properties) | self._cells.of(entity, _OWN | {"caption"})
        if schema in LINKS:
            self._link(line, entity, schema, properties, cells)
            return
        names = [one for one in properties.get("name", []) if isinstance(one, str)]
        label = str(entity.get("caption") or (names[0] if names else ""))
        cells.pop("name", None)
        if len(names) > 1:
            cells["names"] = " | ".join(names)
        if re.fullmatch("[a-z]{2}", cells.get("country", "")):
            cells["country"] = cells["country"].upper()
        self.nodes.add(line, {"id": key_text(entity.get("id")), "label": label, "kind": schema}, cells)
        self._mention(line, key_text(entity.get("id")), properties)

    def _link(
        self,
        line: int,
        entity: Mapping[str, Any],
        schema: str,
        properties: Mapping[str, Any],
        cells: dict[str, str],
    ) -> None:
        """Add a link; one with several beginnings or ends becomes several."""
        start, end, directed, _, _ = LINKS[schema]
        sources, targets = ([key_text(one) for one in properties.get(name, [])] for name in (start, end))
        if not sources or not targets:
            self._notes.dropped(f"A link of the schema {schema} has only one end and is left out.", (line,))
            return
        several = len(sources) * len(targets) > 1
        if several:
            self._notes.changed("A link of several entities became one tie per pair.", (line,))
        more = {name: value for name, value in cells.items() if name not in (start, end)}
        key = "" if several else key_text(entity.get("id"))
        for source in sources:
            for target in targets:
                own = {"id": key, "source": source, "target": target, "kind": schema}
                self.edges.add(line, own | {"directed": "true" if directed else "false"}, more)

    def _mention(self, line: int, key: str, properties: Mapping[str, Any]) -> None:
        """Remember values that may be ids of other entities."""
        for name, values in properties.items():
            if name in _PLAIN:
                continue
            for value in values:
                if isinstance(value, str) and 0 < len(value) <= 200 and " " not in value:
                    self.mentions.add(line, {"source": key, "target": value, "kind": name})


def _entities(reading: Reading) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Iterate over the entities of a file: one per line."""
    file = reading.file.name
    for number, line in lines_of(reading, reading.file):
        if line.strip():
            found = parsed(reading, line.encode(), file, number)
            if not isinstance(found, dict):
                raise FileError("A line is no entity.", file=file, line=number)
            yield number, found


def graph_of(reading: Reading) -> Graph:
    """Return the entities in a file as a graph, before it is turned into actors and ties.

    Parameters
    ----------
    reading : Reading
        With the file.

    Raises
    ------
    FileError
        If a line is no JSON object.
    """
    entities = _Entities(reading)
    for number, entity in _entities(reading):
        entities.take(number, entity)
    nodes, edges, mentions = (
        entities.nodes.table(NODE),
        entities.edges.table(EDGE),
        entities.mentions.table(EDGE),
    )
    real = mentions.own["target"].isin(nodes.own["id"]) & (mentions.own["target"] != mentions.own["source"])
    found = mentions.own[real.to_numpy(dtype=bool)].assign(directed="true").astype(TEXT)
    if len(found):
        reading.notes.read(
            "Properties that name another entity became ties, called after the property.", count=len(found)
        )
        own = pd.concat([edges.own, found])
        edges = Table(
            own, edges.more.reset_index(drop=True).reindex(range(len(own))).set_axis(own.index).astype(TEXT)
        )
    return Graph(nodes, edges)


def _read(reading: Reading) -> Imported:
    """Read entities of FollowTheMoney."""
    found = shaped(reading, graph_of(reading))
    words = {key: {"name": link[3], "inverse_name": link[4]} for key, link in LINKS.items()}
    kinds = described(found.tables["tie_kinds"], words)
    return reading.imported({**found.tables, "tie_kinds": kinds}, found.types, found.about)


def _looks(given: Given) -> bool:
    """Whether the first line is an object with a schema and properties."""
    first = given.head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")[0]
    return first[:1] == b"{" and b'"schema"' in first and b'"properties"' in first


FTM = Importer("ftm", "FollowTheMoney entities", (".ftm", ".ijson", ".jsonl", ".json"), _looks, _read)

"""FollowTheMoney and LittleSis: what registers of interests give away."""

import json

import pytest

from graph_app.importers import FileError
from tests.importers.reading import read, rows, seed, sentences, told


def test_followthemoney_makes_actors_of_things_and_ties_of_links_and_references():
    found = seed("ftm/entities.ftm")
    assert rows(found, "actors") == [
        {"id": "p1", "name": "Ann", "kind": "Person", "jurisdiction": "US", "topics": "role.pep",
         "names": "Ann | Anna"},
        {"id": "c1", "name": "ACME", "kind": "Company", "parent_id": "c2", "website": "https://acme.example"},
        {"id": "c2", "name": "Hold", "kind": "Company"},
        {"id": "p2", "name": "p2", "kind": "actor"},
    ]  # fmt: skip
    assert rows(
        found, "ties", "id", "from_id", "to_id", "kind", "start", "source_id", "percentage", "role"
    ) == [
        ("p1.Ownership.c1", "p1", "c1", "Ownership", "2010-05", "source-1", "50", None),
        ("c2.Ownership.c1", "c2", "c1", "Ownership", "2010-05", "source-1", "50", None),
        ("d1", "p1", "c1", "Directorship", None, "not-stated", None, "CEO"),
        ("f1", "p1", "p2", "Family", None, "not-stated", None, None),
        ("c1.parent.c2", "c1", "c2", "parent", None, "not-stated", None, None),
    ]
    assert rows(found, "tie_kinds", "id", "name", "inverse_name", "symmetric") == [
        ("Ownership", "owns", "is owned by", "false"),
        ("Directorship", "directs", "is directed by", "false"),
        ("Family", "is a relative of", "is a relative of", "true"),
        ("parent", "parent", None, "false"),
    ]
    assert rows(found, "sources", "id", "title", "url") == [
        ("source-1", "https://reg.example/1", "https://reg.example/1"),
        ("not-stated", "No source stated", None),
    ]
    assert told(found, "changed", "dropped") == [
        ("changed", "A link of several entities became one tie per pair.", (5,), 1),
        ("dropped", "A link of the schema Ownership has only one end and is left out.", (8,), 1),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "x", "schema": "Person", "properties": {"name": ["A"]}', "The JSON ends in the middle."),
        ("[1]", "A line is no entity."),
        ("nonsense", "It is no JSON"),
    ],
)
def test_a_line_that_is_no_entity_is_refused_with_its_number(line, message):
    good = '{"id": "p", "schema": "Person", "properties": {"name": ["P"]}}'
    with pytest.raises(FileError) as caught:
        read("a.ftm", f"{good}\n{line}\n")
    assert str(caught.value).startswith(f"a.ftm, line 2: {message}")


def test_an_entity_without_schema_is_left_out():
    lines = ['{"id": "a", "schema": "Person", "properties": {}}', '{"id": "b"}']
    assert told(read("a.ftm", "\n".join(lines)), "dropped") == [
        ("dropped", "An entity without a schema or properties is left out.", (2,), 1)
    ]


def test_littlesis_relationships_have_kinds_dates_amounts_and_pages_as_sources():
    found = seed("littlesis/api.json")
    assert rows(found, "actors") == [
        {"id": "1", "name": "Ann", "kind": "person", "website": "https://ann.example", "summary": "A donor",
         "types": "Person | Lobbyist"},
        {"id": "2", "name": "Bo's Party", "kind": "org", "types": "Organization"},
        {"id": "3", "name": "3", "kind": "actor"},
    ]  # fmt: skip
    assert rows(found, "ties") == [
        {"id": "5", "from_id": "1", "to_id": "2", "kind": "donation", "start": "2008", "amount_usd": "1000",
         "source_id": "source-1", "description1": "donor"},
        {"id": "6", "from_id": "1", "to_id": "3", "kind": "generic", "source_id": "not-stated",
         "amount_given": "9", "currency_given": "eur"},
    ]  # fmt: skip
    assert rows(found, "tie_kinds", "id", "name", "symmetric", "influence") == [
        ("donation", "gave money to", "false", "forward"),
        ("generic", "is connected with", "true", "both"),
    ]
    assert "start of ties is written otherwise: '2008-00-00' as '2008'." in sentences(found, "changed")


def test_littlesis_bulk_data_are_read_as_well():
    found = seed("littlesis/bulk.json")
    assert rows(found, "ties", "id", "kind", "start", "summary") == [
        ("7", "position", "1999-05", "Ann has a position at Bo")
    ]
    assert rows(found, "tie_kinds", "name", "influence") == [("has a position at", "forward")]


def test_who_belongs_to_whom_runs_influence_backward():
    item = {"id": 1, "entity1_id": 2, "entity2_id": 3, "category_id": 11}
    found = read("a.json", json.dumps([item]))
    assert rows(found, "tie_kinds", "id", "influence") == [("hierarchy", "backward")]

"""The canonical tables fit together and fit the data that come with the explorer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from graph_app.schema import TABLES, Field, Table

BUILT_IN = [name for name in TABLES if name != "aliases"]
"""Nobody in the built-in debate was merged into another actor."""
DATA = Path(__file__).parents[2] / "data" / "open-weights" / "datapackage.json"


def test_the_tables_are_the_twelve_of_the_contract_in_order() -> None:
    assert tuple(TABLES) == (
        "actors",
        "ties",
        "issues",
        "statements",
        "codings",
        "events",
        "participations",
        "sources",
        "actor_kinds",
        "tie_kinds",
        "participation_roles",
        "aliases",
    )
    assert [name for name, table in TABLES.items() if table.obligatory] == ["actors", "ties"]


@pytest.mark.parametrize("name", BUILT_IN)
def test_columns_are_those_of_the_built_in_descriptor_in_order(name: str) -> None:
    resources = {one["name"]: one for one in json.loads(DATA.read_text(encoding="utf-8"))["resources"]}
    assert TABLES[name].columns == tuple(field["name"] for field in resources[name]["schema"]["fields"])


@pytest.mark.parametrize("name", BUILT_IN)
def test_types_and_foreign_keys_are_those_of_the_built_in_descriptor(name: str) -> None:
    resources = {one["name"]: one for one in json.loads(DATA.read_text(encoding="utf-8"))["resources"]}
    given, ours = resources[name]["schema"], TABLES[name].table_schema()
    assert [field["type"] for field in ours["fields"]] == [field["type"] for field in given["fields"]]
    assert ours.get("foreignKeys", []) == given.get("foreignKeys", [])
    assert ours["missingValues"] == given["missingValues"]


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_reference_leads_to_a_table_with_ids(table: Table) -> None:
    targets = {field.references for field in table.fields if field.references}
    assert all("id" in TABLES[target].columns for target in targets)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_column_has_a_meaning_of_one_line(table: Table) -> None:
    for field in table.fields:
        assert field.meaning.strip() == field.meaning != ""
        assert "\n" not in field.meaning


def test_closed_lists_are_in_their_canonical_order() -> None:
    lists = {
        f"{table.name}.{field.name}": field.values
        for table in TABLES.values()
        for field in table.fields
        if field.type == "enum"
    }
    assert lists == {
        "ties.confidence": ("low", "medium", "high"),
        "issues.kind": ("policy", "argument"),
        "issues.support_means": ("open", "restrictive", "neutral"),
        "statements.confidence": ("low", "medium", "high"),
        "codings.confidence": ("low", "medium", "high"),
        "sources.kind": ("primary", "secondary"),
        "sources.grade": ("aggregator", "press", "own_statement", "official"),
        "tie_kinds.influence": ("forward", "backward", "both"),
    }


def test_a_field_is_found_by_its_name_and_a_wrong_name_is_said() -> None:
    assert TABLES["ties"].field("to_id").references == "actors"
    with pytest.raises(KeyError, match="ties has no column 'target'"):
        TABLES["ties"].field("target")


def test_a_table_schema_names_limits_lists_and_references() -> None:
    fields = {field["name"]: field for field in TABLES["statements"].table_schema()["fields"]}
    assert fields["stance"]["constraints"] == {"required": True, "minimum": -2, "maximum": 2}
    assert fields["confidence"]["constraints"] == {"enum": ["low", "medium", "high"]}
    signs = {field["name"]: field for field in TABLES["tie_kinds"].table_schema()["fields"]}
    assert signs["sign"]["constraints"] == {"enum": [1, -1]}


@pytest.mark.parametrize(
    ("definition", "reason"),
    [
        ({"name": "a", "type": "reference"}, "a reference names a table"),
        ({"name": "a", "type": "text", "references": "actors"}, "a reference names a table"),
        ({"name": "a", "type": "enum"}, "a closed list needs its values"),
        ({"name": "a", "type": "enum", "values": ("x",), "default": "y"}, "default is not among"),
        ({"name": "a", "type": "colour"}, "Input should be"),
    ],
)
def test_a_field_that_contradicts_itself_is_refused(definition: dict[str, object], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Field.model_validate({"meaning": "Anything."} | definition)


def test_a_table_with_a_repeated_column_or_a_key_without_column_is_refused() -> None:
    field = Field(name="a", type="text", meaning="Anything.")
    with pytest.raises(ValidationError, match="defined twice"):
        Table(name="t", meaning="Rows.", fields=(field, field), key=("a",))
    with pytest.raises(ValidationError, match="does not exist"):
        Table(name="t", meaning="Rows.", fields=(field,), key=("b",))

"""The descriptor is read as Data Package v2 writes it, and as v1 did."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from graph_app.schema import Descriptor


def test_a_name_is_enough() -> None:
    found = Descriptor.model_validate({"name": "mine"})
    assert (found.name, found.title, found.version, found.homepage, found.citation) == (
        "mine",
        "",
        "",
        None,
        None,
    )
    assert (found.licenses, found.contributors, found.sources, found.keywords) == ((), (), (), ())


def test_everything_that_is_used_is_read() -> None:
    found = Descriptor.model_validate(
        {
            "name": "mine",
            "licenses": [{"name": "CC0-1.0", "path": "https://example.org/cc0"}],
            "contributors": [{"title": "A", "roles": ["creator"]}],
            "keywords": "one",
            "citation": "A (2024)",
            "somethingElse": 1,
            "resources": [
                {"name": "ties", "path": "t.csv", "schema": {"missingValues": [{"value": "NA"}, ""]}}
            ],
        }
    )
    assert found.licenses[0].path == "https://example.org/cc0"
    assert found.contributors[0].roles == ("creator",)
    assert found.keywords == ("one",)
    assert found.citation == "A (2024)"
    ties = found.resource("ties")
    assert ties is not None
    assert ties.path == ("t.csv",)
    assert ties.table_schema.missing_values == ("NA", "")
    assert ties.table_schema.constraints("id") is None
    assert found.resource("actors") is None


@pytest.mark.parametrize(
    "content",
    [
        {"name": None},
        {"name": "a", "version": 1},
        {"name": "a", "homepage": "javascript:alert(1)"},
        {"name": "a", "licenses": [{"path": " data:text/html,x"}]},
        {"name": "a", "resources": {"name": "ties"}},
    ],
    ids=["name", "version", "script-address", "data-address", "resources"],
)
def test_what_is_malformed_or_dangerous_is_refused(content: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Descriptor.model_validate(content)

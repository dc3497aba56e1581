"""What is found right at first sight is what the judge of single values finds right."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.dataset.plain import all_plain, numbers, valid
from graph_app.dataset.raw import text_array
from graph_app.dataset.values import fault, integer, number
from graph_app.schema import Field

FIELDS = [
    Field(name="x", type="date", meaning="."),
    Field(name="x", type="date", meaning=".", values=("2024",)),
    Field(name="x", type="integer", meaning="."),
    Field(name="x", type="integer", meaning=".", minimum=-2, maximum=2),
    Field(name="x", type="integer", meaning=".", values=("1", "0", "-1")),
    Field(name="x", type="number", meaning=".", minimum=0, maximum=1),
    Field(name="x", type="number", meaning="."),
    Field(name="x", type="url", meaning="."),
    Field(name="x", type="website", meaning="."),
    Field(name="x", type="boolean", meaning="."),
    Field(name="x", type="enum", meaning=".", values=("low", "high")),
    Field(name="x", type="text", meaning="."),
]
DATES = st.from_regex(r"[012][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?\n?", fullmatch=True)
NUMBERS = st.from_regex(r"[+-]?[0-9]{0,17}(\.[0-9]{0,17})?(e[+-]?[0-9]{1,2})?\n?", fullmatch=True)
ADDRESSES = st.from_regex(
    r"(https?://)?[a-z.@:\u2003é]{0,6}(:[0-9]{1,6})?[/?#]?[a-z \u2003é/?#]{0,5}", fullmatch=True
)
WORDS = st.sampled_from(
    ["", "low", "high", "true", "False", "1", "0", "-1", "-0", "007", "2", "2024", "0000", "1.0"]
)
VALUES = st.lists(st.one_of(DATES, NUMBERS, ADDRESSES, WORDS, st.text(max_size=5)), max_size=12)


@given(VALUES, st.sampled_from(FIELDS))
def test_every_value_is_judged_as_by_itself(values: list[str], field: Field) -> None:
    wanted = [fault(field, value) is None for value in values]
    assert valid(field, text_array(values)).tolist() == wanted
    if all_plain(field, text_array([*values, None])):
        assert all(wanted)


@given(st.lists(NUMBERS, max_size=8), st.booleans())
def test_numbers_are_those_of_single_values(values: list[str], whole: bool) -> None:
    read = integer if whole else number
    right = []
    for value in values:
        try:
            right.append((value, read(value)))
        except ValueError:
            continue
    right = [(value, meant) for value, meant in right if abs(meant) < 2**63]
    field = Field(name="x", type="integer" if whole else "number", meaning=".")
    found = numbers(field, text_array([value for value, _ in right]))
    assert found.dtype == ("int64" if whole else "float64")
    assert found.tolist() == [meant for _, meant in right]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("url", "https://example.org/documents/1?a=b#c"),
        ("website", "www.example.org"),
        ("date", "2024-03-25"),
        ("integer", "-12"),
        ("number", "0.5"),
    ],
)
def test_usual_values_are_plain(kind: str, value: str) -> None:
    assert all_plain(
        Field.model_validate({"name": "x", "type": kind, "meaning": "."}), pa.array([value, None])
    )

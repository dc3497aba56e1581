"""Values in messages."""

from __future__ import annotations

import pytest

from graph_app.dataset.rendering import shorten
from graph_app.text import nearest, shown


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("plain", "plain"),
        ("Öffnung €", "Öffnung €"),
        ("a\x00b\nc", "a\\x00b\\nc"),
        ("\ud800", "\\ud800"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 199 + "…"),
        ("", ""),
    ],
)
def test_values_are_shown_printable_and_short(value: str, wanted: str) -> None:
    assert shown(value) == wanted


@pytest.mark.parametrize(
    ("value", "candidates", "wanted"),
    [
        ("Medium", ["low", "medium", "high"], ("medium",)),
        (" medium ", ["low", "medium", "high"], ("medium",)),
        ("zzz", ["low", "medium", "high"], ()),
        ("", ["low"], ()),
        ("x" * 500, ["x" * 499], ()),
        ("actor-1500", [f"actor-{n}" for n in range(2_000)], ("actor-1500",)),
    ],
)
def test_the_nearest_candidates_are_named(value: str, candidates: list[str], wanted: tuple[str, ...]) -> None:
    assert nearest(value, candidates)[:1] == wanted


def test_long_lists_are_cut_with_a_count() -> None:
    assert shorten(("a", "b")) == "a, b"
    assert shorten(tuple("abcdefghijklmnop")) == "a, b, c, d, e, f, g, h, i, j, k, l … and 4 more"

"""A name or a path leads to a folder, or the message says what would."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_app.dataset import built_in_names, check, load, locate
from graph_app.errors import DataError


def test_the_built_in_package_is_found_by_name() -> None:
    assert "open-weights" in built_in_names()
    assert (locate("open-weights") / "actors.csv").is_file()


def test_a_folder_and_its_descriptor_lead_to_the_folder(tiny: Path) -> None:
    assert locate(tiny) == locate(str(tiny)) == locate(tiny / "datapackage.json") == tiny


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            "open-weight",
            "'open-weight' is neither a folder, a file nor a built-in package. Did you mean 'open-weights'?",
        ),
        ("zzz", "'zzz' is neither a folder, a file nor a built-in package. Built-in packages: open-weights."),
        ("./nowhere", "There is no folder or file './nowhere'."),
        ("", "No data package was named."),
        ("a\x00b", "'a\\\\x00b' is neither a folder"),
        ("x" * 5_000, "'xxx"),
    ],
)
def test_a_name_that_leads_nowhere_is_answered_in_one_line(given: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        load(given)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
    assert "Built-in packages: open-weights" in str(caught.value)


def test_a_file_is_no_package(tiny: Path) -> None:
    with pytest.raises(DataError, match="is a file, not a folder"):
        check(tiny / "ties.csv")

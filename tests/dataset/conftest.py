"""A package to break: a copy of the tiny data set with helpers that edit its files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TINY = Path(__file__).parents[1] / "data" / "tiny"


class Package:
    """A folder that tests may spoil."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, file: str, content: str | bytes) -> Package:
        """Replace a file, making its folder."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def edit(self, file: str, old: str | bytes, new: str | bytes) -> Package:
        """Replace a piece of a file that occurs once."""
        before = old if isinstance(old, bytes) else old.encode()
        after = new if isinstance(new, bytes) else new.encode()
        content = (self.folder / file).read_bytes()
        assert content.count(before) == 1, (file, old, content.count(before))
        return self.write(file, content.replace(before, after))

    def add(self, file: str, lines: str) -> Package:
        """Add lines at the end of a file."""
        return self.write(file, (self.folder / file).read_bytes() + lines.encode())

    def remove(self, *files: str) -> Package:
        """Remove files."""
        for file in files:
            (self.folder / file).unlink()
        return self

    def describe(self, change: Callable[[dict[str, Any]], object]) -> Package:
        """Change the descriptor."""
        path = self.folder / "datapackage.json"
        content = json.loads(path.read_text(encoding="utf-8"))
        change(content)
        return self.write("datapackage.json", json.dumps(content))


@pytest.fixture
def tiny() -> Path:
    """Return the tiny data set itself."""
    return TINY


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """Return a copy of the tiny data set."""
    return Package(Path(shutil.copytree(TINY, tmp_path / "tiny")))


@pytest.fixture
def bare(tmp_path: Path) -> Package:
    """Return a package of two actors and a tie, with nothing else."""
    made = Package(tmp_path / "bare")
    made.write("actors.csv", "id\na\nb\n")
    return made.write("ties.csv", "from_id,to_id,kind\na,b,works_with\n")

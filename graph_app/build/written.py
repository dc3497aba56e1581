"""What an engine wrote, without the engine: files of a table and their rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graph_app.dataset.arrow import arrow_parquet, pa


def written_files(folder: Path) -> list[Path]:
    """Return the files of a table that an engine wrote, in its order."""
    return sorted(folder.glob("*.parquet"))


def written_rows(folder: Path) -> Any:
    """Return the rows of a table that an engine wrote, in its order, as an Arrow table."""
    return pa.concat_tables(
        [arrow_parquet.read_table(file, partitioning=None) for file in written_files(folder)]
    )

"""pyarrow under its usual names; it ships no types, and this is the one place that says so."""

from __future__ import annotations

import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]  # pyarrow has no stubs
import pyarrow.compute as pc  # type: ignore[import-untyped, unused-ignore]  # pyarrow has no stubs
from pyarrow import csv as arrow_csv  # type: ignore[import-untyped, unused-ignore]  # as above
from pyarrow import parquet as arrow_parquet  # type: ignore[import-untyped, unused-ignore]  # as above

__all__ = ["arrow_csv", "arrow_parquet", "pa", "pc"]

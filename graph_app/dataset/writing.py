"""A data set -> the folder of a data package that reads back as the same data set."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from graph_app.dataset.arrow import arrow_csv, one_piece, pa
from graph_app.dataset.locate import DESCRIPTOR_FILE
from graph_app.dataset.model import Dataset
from graph_app.errors import ExportError
from graph_app.files import write_whole
from graph_app.schema import TABLES

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def write_package(data: Dataset, folder: Path) -> Path:
    """Write a data set as a data package: a CSV file per table and `datapackage.json`.

    Parameters
    ----------
    data : Dataset
        What to write.
    folder : pathlib.Path
        Where to; made if it is not there. It must not hold another data package.

    Returns
    -------
    pathlib.Path
        The folder; `load` gives a data set with the same fingerprint.

    Raises
    ------
    ExportError
        If the folder holds a package already or cannot be written to.
    """
    tables = {name: data.tables[name] for name in data.tables if len(data.tables[name]) or _needed(name)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in (DESCRIPTOR_FILE, *(f"{name}.csv" for name in (*TABLES, *tables))):
            if (folder / path).exists():
                raise ExportError(f"{folder} holds {path} already. Name a folder that is empty or new.")
        for name, frame in tables.items():
            write_whole(folder / f"{name}.csv", csv_pieces(frame))
        described = json.dumps(description(data, tables), ensure_ascii=False, indent=2)
        write_whole(folder / DESCRIPTOR_FILE, [described.encode(), b"\n"])
    except OSError as error:
        raise ExportError(f"{folder} cannot be written to: {error.strerror or error}") from error
    return folder


def _needed(name: str) -> bool:
    """Whether a package must have a table though it is empty."""
    return name in TABLES and TABLES[name].obligatory


def csv_pieces(frame: pd.DataFrame) -> Iterator[bytes]:
    """Return a table as CSV: UTF-8, commas, quotation marks where they are needed, plain newlines.

    Parameters
    ----------
    frame : pandas.DataFrame
        A table of a data set.

    Yields
    ------
    bytes
        Pieces of the file; an empty cell stands for a missing value.
    """
    columns = {str(name): _text(frame[name]) for name in frame.columns}
    sink = pa.BufferOutputStream()
    header = ",".join(_quoted(name) for name in columns)
    yield f"{header}\n".encode()
    table = pa.table(columns)
    options = arrow_csv.WriteOptions(include_header=False, quoting_style="needed")
    arrow_csv.write_csv(table, sink, options)
    yield sink.getvalue().to_pybytes()


def _text(column: pd.Series) -> Any:
    """Return a column as Arrow text."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        column = column.astype("str")
    whole = one_piece(pa.array(column, from_pandas=True))
    if pa.types.is_floating(whole.type):
        return pa.array([None if one is None else repr(one) for one in whole.to_pylist()], pa.large_string())
    return whole.cast(pa.large_string())


def _quoted(name: str) -> str:
    """Return a name as a cell of the header."""
    escaped = name.replace('"', '""')
    return f'"{escaped}"' if any(mark in name for mark in ',"\r\n') else name


def description(data: Dataset, tables: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    """Return what `datapackage.json` says.

    Parameters
    ----------
    data : Dataset
        What is described.
    tables : mapping of str to pandas.DataFrame
        The tables that are written.

    Returns
    -------
    dict
        A descriptor of Data Package v2 as plain JSON values.
    """
    said = data.descriptor.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"resources"}
    )
    resources = [resource(name, frame) for name, frame in tables.items()]
    return {"$schema": PROFILE} | {"name": data.descriptor.name} | said | {"resources": resources}


def resource(
    name: str, frame: pd.DataFrame, suffix: str = "csv", media_type: str = "text/csv"
) -> dict[str, Any]:
    """Return the description of one table, the package's own columns with their types.

    Parameters
    ----------
    name : str
        The table.
    frame : pandas.DataFrame
        Its columns.
    suffix, media_type : str
        Of its file.
    """
    known = TABLES.get(name)
    schema: dict[str, Any] = {"fields": [], "missingValues": [""]} if known is None else known.table_schema()
    own = [str(one) for one in frame.columns if known is None or one not in known.columns]
    schema["fields"] += [{"name": one, "type": _type(frame[one])} for one in own]
    file = {"path": f"{name}.{suffix}", "format": suffix, "mediatype": media_type}
    encoding = {"encoding": "utf-8"} if suffix == "csv" else {}
    meaning = {} if known is None else {"description": known.meaning}
    return {"name": name, "type": "table", **file, **encoding, **meaning, "schema": schema}


def _type(column: pd.Series) -> str:
    """Return the type of a column that only this data set has."""
    if pd.api.types.is_bool_dtype(column.dtype):
        return "boolean"
    if pd.api.types.is_integer_dtype(column.dtype):
        return "integer"
    return "number" if pd.api.types.is_float_dtype(column.dtype) else "string"

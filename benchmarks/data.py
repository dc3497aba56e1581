"""The debates that jobs are measured on: made once per run, as CSV and as Parquet."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow import csv as arrow_csv
from pyarrow import parquet

import graph_app as ga
from benchmarks import debates
from graph_app.api import Explorer
from graph_app.dataset.locate import locate

BUILT_IN = "built-in"
ALL: frozenset[str] = frozenset()
NUMBERS = frozenset({"stance", "strength", "sign", "amount_usd"})
"""Columns that Parquet has as numbers; all others are text, as partial dates must be."""


@dataclass(frozen=True)
class Debate:
    """A debate on disk.

    Attributes
    ----------
    size : str
        "built-in" or its number of actors.
    actors, ties : int
        How many rows it has.
    folder : str
        Where it is: in `csv` and in `parquet`, each a data package, and whatever jobs make of it.
    """

    size: str
    actors: int
    ties: int
    folder: str

    @property
    def csv(self) -> Path:
        """The data package in CSV."""
        return Path(self.folder) / "csv"

    @property
    def parquet(self) -> Path:
        """The data package in Parquet."""
        return Path(self.folder) / "parquet"

    def path(self, name: str) -> Path:
        """Return where a job keeps what it made."""
        return Path(self.folder) / name

    def as_json(self) -> str:
        """Return it as text for another process."""
        return json.dumps(asdict(self))

    def opened(self) -> Explorer:
        """Return it opened, filter and fingerprint included."""
        explorer = ga.open(self.parquet)
        explorer.about()
        return explorer


def made(size: str, folder: Path) -> Debate:
    """Return a debate, written to a folder unless it is there.

    Parameters
    ----------
    size : str
        "built-in", or a number of actors with five ties each.
    folder : Path
        Where debates of this run are.
    """
    place = folder / size
    if not (place / "parquet" / "datapackage.json").is_file():  # which is written last
        if size == BUILT_IN:
            shutil.copytree(locate("open-weights"), place / "csv", dirs_exist_ok=True)
        else:
            debates.write(place / "csv", int(size), debates.TIES_EACH * int(size))
        convert(place / "csv", place / "parquet")
    rows = [
        parquet.read_metadata(place / "parquet" / f"{name}.parquet").num_rows for name in ("actors", "ties")
    ]
    return Debate(size, rows[0], rows[1], str(place))


def convert(
    package: Path, target: Path, form: str = "parquet", *, tables: frozenset[str] = ALL, without: str = ""
) -> None:
    """Write a data package in CSV once more, all of its tables or some, without a column or with all.

    Parameters
    ----------
    package, target : Path
        The folder it is in, and the one it goes to.
    form : {"parquet", "csv"}
        As what.
    tables : frozenset of str
        Which tables; all if empty.
    without : str
        A column that is left out.
    """
    target.mkdir(parents=True, exist_ok=True)
    about = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    kept = [one for one in about["resources"] if not tables or one["name"] in tables]
    for one in kept:
        table = typed(package / one["path"])
        if without in table.column_names:
            table = table.drop_columns(without)
        write = parquet.write_table if form == "parquet" else arrow_csv.write_csv
        write(table, str(target / f"{one['name']}.{form}"))
    resources = [{"name": one["name"], "path": f"{one['name']}.{form}"} for one in kept]
    text = json.dumps({**about, "resources": resources}, indent=2, ensure_ascii=False)
    (target / "datapackage.json").write_text(text, encoding="utf-8")


def typed(path: Path) -> pa.Table:
    """Return a CSV file as typed columns; empty cells of text are missing."""
    with path.open(encoding="utf-8", newline="") as file:
        names = next(csv.reader(file))
    types = {name: pa.float64() if name in NUMBERS else pa.string() for name in names}
    return arrow_csv.read_csv(
        path,
        parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
        convert_options=arrow_csv.ConvertOptions(
            column_types=types, strings_can_be_null=True, null_values=[""]
        ),
    )

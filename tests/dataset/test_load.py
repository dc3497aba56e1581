"""Loading: types, categories, defaults, descriptor, dates, fingerprint."""

from __future__ import annotations

from csv import reader, writer
from io import StringIO
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from pyarrow import csv, parquet

from graph_app.dataset import Dataset, PackageError, check, load
from graph_app.schema import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Package

COUNTS = {
    "actors": 588,
    "ties": 1395,
    "issues": 29,
    "statements": 1367,
    "codings": 963,
    "events": 242,
    "participations": 1138,
    "sources": 905,
    "actor_kinds": 4,
    "tie_kinds": 15,
    "participation_roles": 14,
}
DTYPES = {"integer": {"int8", "Int64"}, "number": {"float64"}, "boolean": {"bool"}}
CATEGORICAL = {"enum", "open", "reference"}


def test_the_built_in_data_have_no_problems_and_no_notices() -> None:
    report = check("open-weights")
    assert (report.problems, report.notices, dict(report.counts)) == ((), (), COUNTS)


@pytest.mark.parametrize("name", ["open-weights", "bare"])
def test_every_canonical_column_has_its_type_even_where_a_table_is_absent(name: str, bare: Package) -> None:
    data = load(name if name == "open-weights" else bare.folder)
    assert tuple(data.tables) == tuple(TABLES)
    for table in TABLES.values():
        frame = data.tables[table.name]
        assert tuple(frame.columns) == table.columns
        assert isinstance(frame.index, pd.RangeIndex)
        for field in table.fields:
            dtype = frame[field.name].dtype
            if field.type in CATEGORICAL:
                assert isinstance(dtype, pd.CategoricalDtype), (table.name, field.name)
                assert dtype.ordered == (field.type == "enum")
            else:
                assert str(dtype) in DTYPES.get(field.type, {"str"}), (table.name, field.name, dtype)


def test_references_are_positions_in_the_table_they_lead_to(tiny: Path) -> None:
    tables = load(tiny).tables
    for table in TABLES.values():
        for field in table.fields:
            if field.references:
                ids = tables[field.references]["id"].tolist()
                assert tables[table.name][field.name].cat.categories.tolist() == ids
    assert tables["ties"]["from_id"].cat.codes.tolist() == [0, 0, 0, 0, 2, 5, 6, 1, 0, 2, 3, 4]
    assert tables["actors"]["parent_id"].cat.codes.tolist() == [-1, -1, -1, -1, -1, 4, -1, -1]


def test_values_are_read_as_they_stand(tiny: Path) -> None:
    tables = load(tiny).tables
    actors = tables["actors"].set_index("id")
    assert actors.loc["acme", "summary"] == "Makes models.\nGives some of them away."
    assert actors.loc["bolt", "summary"] == "=SUM(1;2) is how this summary begins."
    assert actors.loc["iris", "name"] == "Iris Institut für Öffnung"
    assert actors.loc["juno", "name"] == 'Juno "J" Lab'
    assert actors.loc["bee", "name"] == "Bee <script>alert(1)</script>"
    assert actors["jurisdiction"].isna().tolist() == [False, False, False, True, False, False, False, False]
    assert actors["jurisdiction"].cat.categories.tolist() == ["EU", "US", "US-CA"]
    amounts = tables["ties"]["amount_usd"]
    assert amounts.dropna().tolist() == [1_000_000, 500_000, 250_000]
    assert amounts.isna().sum() == 9
    assert tables["tie_kinds"]["strength"].tolist() == [0.5, 0.4, 0.8, 0.4, 0.2, 0.3]
    assert tables["tie_kinds"]["sign"].tolist() == [1, 1, 1, 1, 1, -1]
    assert tables["tie_kinds"]["symmetric"].tolist() == [False, True, False, False, False, False]
    assert tables["statements"]["stance"].tolist() == [1, 2, -1, 2, 1, 0, 1, 1, -1, 2, -2, 1, 1, 2]
    assert tables["ties"]["confidence"].max() == "high"


def test_the_tables_are_a_read_only_mapping(tiny: Path) -> None:
    tables = load(tiny).tables
    with pytest.raises(TypeError):
        tables["ties"] = pd.DataFrame()  # type: ignore[index]  # that is what the test is about


def test_the_descriptor_is_kept_and_defaults_to_the_folder_name(tiny: Path, bare: Package) -> None:
    described = load(tiny).descriptor
    assert (described.name, described.title, described.version) == ("tiny", "A tiny debate", "1.0.0")
    assert described.licenses[0].name == "CC0-1.0"
    plain = load(bare.folder).descriptor
    assert (plain.name, plain.title, plain.licenses, plain.citation) == ("bare", "bare", (), None)


def test_days_of_a_column_are_intervals_and_missing_dates_are_wide_open(tiny: Path) -> None:
    data = load(tiny)
    first, last = data.column_days("ties", "end")
    limits = np.iinfo(np.int32)
    assert first.tolist() == [limits.min] * 2 + [19722] + [limits.min] * 4 + [19601] + [limits.min] * 4
    assert last.tolist() == [limits.max] * 2 + [19722] + [limits.max] * 4 + [19630] + [limits.max] * 4
    assert first.dtype == last.dtype == np.int32
    assert data.column_days("ties", "end")[0] is first
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 0


def test_days_of_an_empty_table_are_empty_and_a_wrong_column_is_a_key_error(bare: Package) -> None:
    data = load(bare.folder)
    assert data.column_days("events", "date")[0].tolist() == []
    with pytest.raises(KeyError):
        data.column_days("ties", "when")


def as_parquet(package: Package) -> Package:
    """Replace every CSV file by a Parquet file with the types that Arrow guesses."""
    for path in sorted(package.folder.glob("*.csv")):
        options = csv.ConvertOptions(strings_can_be_null=True)
        parse = csv.ParseOptions(newlines_in_values=True)
        table = csv.read_csv(path, convert_options=options, parse_options=parse)
        parquet.write_table(table, path.with_suffix(".parquet"))
        path.unlink()
    (package.folder / "datapackage.json").unlink()
    return package


def same_tables(one: Dataset, other: Dataset) -> None:
    """Compare two data sets cell by cell."""
    for name, frame in one.tables.items():
        pd.testing.assert_frame_equal(frame, other.tables[name])


def test_csv_and_parquet_are_the_same_data(tiny: Path, package: Package) -> None:
    one, other = load(tiny), load(as_parquet(package).folder)
    same_tables(one, other)
    assert one.fingerprint == other.fingerprint


def test_the_fingerprint_ignores_column_order_and_line_endings_and_byte_order_mark(
    tiny: Path, package: Package
) -> None:
    text = StringIO()
    with (package.folder / "actors.csv").open(encoding="utf-8", newline="") as file:
        writer(text, lineterminator="\n").writerows(row[::-1] for row in reader(file))
    package.write("actors.csv", text.getvalue())
    for path in package.folder.glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    one, other = load(tiny), load(package.folder)
    same_tables(one, other)
    assert one.fingerprint == other.fingerprint


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("actors.csv", "Acme,", "Acmf,"),
        ("ties.csv", ",1000000,", ",1000001,"),
        ("tie_kinds.csv", ",0.8,", ",0.81,"),
        ("tie_kinds.csv", "endorses,false", "endorses,true"),
        ("statements.csv", "For licences.", ""),
        ("sources.csv", "src-unused,Nobody", "src-unuse,dNobody"),
    ],
)
def test_the_fingerprint_changes_with_any_value(
    package: Package, tiny: Path, file: str, old: str, new: str
) -> None:
    if file == "tie_kinds.csv" and "true" in new:
        old, new = "is endorsed by,false", "is endorsed by,true"
    assert load(package.edit(file, old, new).folder).fingerprint != load(tiny).fingerprint


def test_tables_without_rows_do_not_count_in_the_fingerprint(package: Package, tiny: Path) -> None:
    package.write("aliases.csv", "id,actor_id,remark\n")
    assert load(package.folder).fingerprint == load(tiny).fingerprint
    package.write("aliases.csv", "id,actor_id\nacme-inc,acme\n")
    assert load(package.folder).fingerprint != load(tiny).fingerprint


def test_the_fingerprint_changes_with_the_order_of_rows(package: Package, tiny: Path) -> None:
    lines = (package.folder / "ties.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    package.write("ties.csv", "".join([lines[0], *reversed(lines[1:])]))
    assert load(package.folder).fingerprint != load(tiny).fingerprint


def test_columns_of_the_users_own_are_kept_behind_the_canonical_ones(package: Package) -> None:
    package.write("actors.csv", "colour,id,kind,name\nred,a,company,A\n,b,company,B\n")
    package.write("ties.csv", "id,from_id,to_id,kind,source_id\nt,a,b,funds,src-acme\n")
    for file in ("statements", "codings", "participations", "events"):
        package.remove(f"{file}.csv")
    package.remove("datapackage.json")
    data = load(package.folder)
    assert tuple(data.tables["actors"].columns) == (*TABLES["actors"].columns, "colour")
    assert data.tables["actors"]["colour"].tolist()[0] == "red"
    assert data.tables["actors"]["colour"].isna().tolist() == [False, True]
    assert [(notice.code, notice.file, notice.column) for notice in data.notices] == [
        ("unknown-column", "actors.csv", "colour"),
    ]


def test_a_broken_package_raises_with_the_whole_report_and_loads_nothing(package: Package) -> None:
    package.edit("ties.csv", "bolt.lobbies.reg,bolt", "bolt.lobbies.reg,bollt")
    with pytest.raises(
        PackageError, match=r"1 problem in 1 file; ties\.csv, line 9, column from_id"
    ) as caught:
        load(package.folder)
    problem = caught.value.report.problems[0]
    assert (problem.code, problem.value, problem.did_you_mean) == ("unknown-reference", "bollt", ("bolt",))
    assert caught.value.details()["problems"][0]["line"] == 9
    assert caught.value.exit_code == 1

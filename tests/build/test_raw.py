"""Raw tables as they come: types of columns, several files, and everything that can be wrong with them."""

import datetime as dt
import gzip
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graph_app.build import Aliases, Plan, build, described
from graph_app.dataset import check
from graph_app.errors import DataError, ExportError, GraphAppError, ModelError, QueryError
from tests.build.raw import beside, make, rows_of, write_csv

TIES = {"actor": "a", "target": "b", "kind": "=lobbies"}
UTC = dt.UTC
MOMENT = dt.datetime(2024, 3, 1, 23, 30)


def parquet(path, **columns):
    pq.write_table(pa.table({"a": ["Acme"] * 3, "b": ["Bolt"] * 3, **columns}), path)
    return path


@pytest.mark.parametrize(
    "values",
    [
        pa.array([MOMENT.date(), None, MOMENT.date()]),
        pa.array([MOMENT, None, MOMENT], pa.timestamp("us")),
        pa.array([MOMENT.replace(tzinfo=UTC), None, MOMENT.replace(tzinfo=UTC)], pa.timestamp("us", "UTC")),
        pa.array(["2024-03-01", "", "2024-03-01 10:00"]),
        pa.array(["2024-03-01", None, "2024-03-01T10:00:00+02:00"]).dictionary_encode(),
    ],
    ids=["date", "timestamp", "with a zone", "text", "dictionary"],
)
def test_dates_of_every_type_are_read(tmp_path, values):
    says = TIES | {"date": "when"}
    counts = make(parquet(tmp_path / "raw.parquet", when=values), tmp_path / "built", says, window="month")
    found = {row["start"]: row["filings"] for row in rows_of(tmp_path / "built", "ties")}
    assert found == {"2024-03": 2, None: 1}
    assert counts["dates"] == {"missing": 1, "unreadable": 0}


@pytest.mark.parametrize(
    "value", ["2024-3-1", "2024-00", "0000", "24-03-01", "2024-03-01x", "20240301", "2023-02-29"]
)
def test_what_is_no_date_counts_as_undated_and_is_counted(tmp_path, value):
    raw = parquet(tmp_path / "raw.parquet", when=["2024", value, None])
    counts = make(raw, tmp_path / "built", TIES | {"date": "when"})
    assert counts["dates"] == {"missing": 1, "unreadable": 1}


@pytest.mark.parametrize(
    ("values", "cents", "unreadable"),
    [
        (pa.array([1, None, 2]), 300, 0),
        (pa.array([1, 2, 3], pa.uint8()), 600, 0),
        (pa.array([0.1, 0.2, None]), 30, 0),
        (pa.array([1.0, float("nan"), float("inf")]), 100, 1),
        (pa.array([Decimal("0.015"), Decimal("-0.01"), None]), 1, 0),
        (pa.array(["$1,000.50", " $ 2", "-.5"]), 100_200, 0),
        (pa.array(["€ 2", "1.000,50", "12,5"]), None, 3),
        (pa.array(["", " ", None]), None, 0),
        (pa.array(["1e3", "(5)", "99999999999999"]), 9_999_999_999_999_900, 2),
    ],
    ids="integers bytes floats no-numbers decimals text no-dollars nothing no-amounts".split(),
)
def test_amounts_of_every_type_are_added_up_exactly(tmp_path, values, cents, unreadable):
    counts = make(
        parquet(tmp_path / "raw.parquet", paid=values), tmp_path / "built", TIES | {"amount": "paid"}
    )
    assert [row["amount_cents"] for row in beside(tmp_path / "built", "ties_by_window")] == [cents]
    assert counts["amounts"]["unreadable"] == unreadable


def test_a_sum_below_zero_is_no_amount_of_a_package_but_stays_in_the_ties_by_window(tmp_path):
    make(
        parquet(tmp_path / "raw.parquet", paid=[-1.0, None, None]),
        tmp_path / "built",
        TIES | {"amount": "paid"},
    )
    assert [row["amount_usd"] for row in rows_of(tmp_path / "built", "ties")] == [None]
    assert [row["amount_cents"] for row in beside(tmp_path / "built", "ties_by_window")] == [-100]


def test_raw_tables_of_several_kinds_become_one_package(tmp_path):
    write_csv(tmp_path / "lobbying.csv", [("Acme", "Senate")], ("client", "agency"))
    with gzip.open(tmp_path / "letter.csv.gz", "wt", encoding="utf-8") as file:
        file.write("who,letter,on\nACME Inc.,An Open Letter,2024-01-01\nBolt,An open letter,2024-01-01\n")
    told = (
        described({"actor": "client", "target": "agency", "kind": "=lobbies"}),
        described({"actor": "who", "event": "letter", "date": "on"}),
    )
    told = tuple(
        type(one)(one.says, (pattern,)) for one, pattern in zip(told, ("lobby*", "letter*"), strict=True)
    )
    raw = [str(tmp_path / "lobbying.csv"), str(tmp_path / "letter.csv.gz")]
    build(raw, tmp_path / "built", told, Aliases(), Plan(memory=512))
    assert [row["id"] for row in rows_of(tmp_path / "built", "actors")] == ["acme", "bolt", "senate"]
    assert len(rows_of(tmp_path / "built", "ties")) == 1
    assert [tuple(row.values()) for row in beside(tmp_path / "built", "acted_together")] == [
        ("acme", "bolt", 1, 1.0)
    ]


def wrong(tmp_path, says=TIES, raw=None, error=GraphAppError, **plan):
    """Return what is said when a build fails; nothing may be left behind."""
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(error) as failed:
        make(raw or tmp_path / "raw.csv", tmp_path / "built", says, **plan)
    assert sorted(tmp_path.rglob("*")) == before
    return str(failed.value)


def test_a_column_that_is_not_there_is_named_with_the_file_and_the_columns_there_are(tmp_path):
    write_csv(tmp_path / "raw.csv", [("Acme", "Bolt")], ("a", "bee"))
    said = wrong(tmp_path, {**TIES, "target": "be"}, error=QueryError)
    assert "raw.csv has no column 'be', which is to be the target. Did you mean bee?" in said
    assert "Its columns: a and bee." in said
    folder = tmp_path / "raw"
    folder.mkdir()
    write_csv(folder / "1.csv", [("Acme", "Bolt")], ("a", "b"))
    write_csv(folder / "2.csv", [("Acme", "Bolt")], ("a", "c"))
    assert "2.csv has no column 'b'" in wrong(tmp_path, raw=folder, error=QueryError)


def test_raw_tables_that_are_not_there_or_cannot_be_read_are_said(tmp_path):
    assert "There is no raw table" in wrong(tmp_path, error=DataError)
    (tmp_path / "empty").mkdir()
    assert "Give files or folders with .parquet, .csv or .csv.gz." in wrong(tmp_path, raw=tmp_path / "empty")
    (tmp_path / "raw.csv").write_text("", encoding="utf-8")
    assert "Its first line must name the columns" in wrong(tmp_path, error=DataError)
    (tmp_path / "raw.xlsx").write_bytes(b"PK")
    assert "no raw table that can be read" in wrong(tmp_path, raw=tmp_path / "raw.xlsx", error=DataError)
    (tmp_path / "raw.parquet").write_bytes(b"PAR1 or not")
    assert "cannot be read" in wrong(tmp_path, raw=tmp_path / "raw.parquet", error=DataError)
    (tmp_path / "raw.csv").write_text("a,A,b\nAcme,Acme,Bolt\n", encoding="utf-8")
    assert "two columns that are called 'a' but for case" in wrong(tmp_path, error=DataError)
    for text in ("a,b\nAcme,Bolt\nAcme,Bolt,Cog\n", "a,b\nAcme,Bolt\nAcme\n", 'a,b\nAcme,Bolt\n"Acme,Cog\n'):
        (tmp_path / "raw.csv").write_text(text, encoding="utf-8")
        said = wrong(tmp_path, error=DataError)
        assert "DuckDB could not do it" in said and "CSV Error on Line: 3" in said
    assert "with this engine raw tables are files" in wrong(tmp_path, raw="s3a://bucket/raw.parquet")


@pytest.mark.parametrize("header", ["a,b", "\ufeffa,b", "a,b\r\n", '"a","b"', 'b,"it\'s","two words",a'])
def test_headers_of_every_kind_are_read(tmp_path, header):
    cells = "Acme,Bolt" if header[0] != "b" else "Bolt,,,Acme"
    end = "\r\n" if header.endswith("\n") else "\n"
    (tmp_path / "raw.csv").write_bytes(f"{header.strip()}{end}{cells}{end}".encode())
    make(tmp_path / "raw.csv", tmp_path / "built", TIES)
    assert [row["id"] for row in rows_of(tmp_path / "built", "ties")] == ["acme.lobbies.bolt.undated"]


def test_columns_that_cannot_hold_what_they_are_said_to_hold_are_refused(tmp_path):
    raw = parquet(tmp_path / "raw.parquet", c=[[1], [2], [3]], d=["25/03/2024", "26/03/2024", None])
    said = wrong(tmp_path, {**TIES, "date": "d"}, raw, DataError)
    assert "No date in d can be read, such as '25/03/2024'." in said
    assert "'c' of raw.parquet holds array<int64>, which can be no url" in wrong(
        tmp_path, {**TIES, "url": "c"}, raw
    )
    said = wrong(tmp_path, {**TIES, "kind": "=Acted together"}, raw, DataError)
    assert "The kind 'Acted together' is kept for ties that are derived from events" in said


def test_a_plan_that_cannot_be_is_refused(tmp_path):
    raw = parquet(tmp_path / "raw.parquet")
    cases = (
        ({"window": "week"}, "window does not know 'week'. Allowed: year, quarter, month"),
        ({"by": "fame"}, "by does not know 'fame'. Allowed: strength, degree, pagerank"),
        ({"engine": "duck"}, "engine does not know 'duck'. Did you mean duckdb?"),
        ({"top": 0}, "top takes a whole number from 1 to 10,000,000"),
        ({"rounds": 0}, "rounds takes a whole number from 1 to 1,000"),
        ({"events": -1}, "events takes a whole number from 0 to"),
        ({"memory": 1}, "build_memory must be a whole number from 256"),
    )
    for plan, message in cases:
        assert message in wrong(tmp_path, raw=raw, **plan)


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path):
    raw = parquet(tmp_path / "raw.parquet")
    place = tmp_path / "built"
    place.write_text("a file", encoding="utf-8")
    assert "is a file, not a folder" in wrong(tmp_path, raw=raw, error=ExportError)
    place.unlink()
    place.mkdir()
    (place / "notes.txt").write_text("mine", encoding="utf-8")
    assert "was not built by this command" in wrong(tmp_path, raw=raw, error=ExportError)
    (place / "notes.txt").unlink()
    make(raw, place, TIES)
    (place / "actors.csv").write_text("id\nacme\n", encoding="utf-8")
    assert "a file actors.csv that was not built" in wrong(tmp_path, raw=raw, error=DataError)


def test_a_missing_package_is_named_with_the_extra_that_has_it(tmp_path, monkeypatch):
    raw = parquet(tmp_path / "raw.parquet")
    for engine, package, extra in (("duckdb", "duckdb", "build"), ("spark", "pyspark", "spark")):

        def missing(name, package=package):
            if name == package:
                raise ModuleNotFoundError(name=name)

        monkeypatch.setattr("graph_app.build.engine.import_module", missing)
        said = wrong(tmp_path, raw=raw, error=ModelError, engine=engine)
        assert f"needs {package}, which is not installed: pip install 'graph-app[{extra}]'" in said


def test_folders_and_files_may_be_called_anything(tmp_path):
    place = tmp_path / "it's [1] *é"
    place.mkdir()
    write_csv(place / "raw[1]?.csv", [("Acme", "Bolt")], ("a", "b"))
    parquet(place / "raw[2]?.parquet")
    told = (described(TIES),)
    build([str(place)], place.parent / "out[?]'", told, Aliases(), Plan(memory=512))
    assert [row["filings"] for row in rows_of(tmp_path / "out[?]'", "ties")] == [4]
    assert check(tmp_path / "out[?]'").problems == ()


LETTER = {"actor": "who", "event": "letter", "date": "on"}


def test_without_a_single_tie_there_still_is_a_package_that_says_so(tmp_path):
    rows, place = [("Acme", "Letter", "2024"), ("Bolt", "Letter", "2024")], tmp_path / "built"
    counts = make(write_csv(tmp_path / "raw.csv", rows, ("who", "letter", "on")), place, LETTER)
    assert counts["actors"] == {"found": 2, "kept": 2, "cut": 0}
    assert counts["ties"] == {"found": 0, "kept": 0, "cut": 0}
    assert len(rows_of(place, "participations")) == 2
    assert len(beside(place, "acted_together")) == 1
    assert check(place).problems == ()


@pytest.mark.parametrize(
    ("rows", "said"),
    [([], "the raw tables have no rows"), ([("", "Letter", "2024")] * 2, "none of 2 filings names one")],
)
def test_without_a_single_actor_there_is_no_package(tmp_path, rows, said):
    raw = write_csv(tmp_path / "raw.csv", rows, ("who", "letter", "on"))
    assert wrong(tmp_path, LETTER, raw, DataError) == f"There is no actor: {said}."


def test_texts_with_signs_of_control_do_no_harm(tmp_path):
    rows = [("Acme\x1fInc", "Bolt\x01", "https://a.org/\x1f1", "A\x1ftitle\x85\x07of  two\nlines")]
    says = TIES | {"url": "c", "title": "d"}
    make(write_csv(tmp_path / "raw.csv", rows, ("a", "b", "c", "d")), tmp_path / "built", says)
    (source,) = rows_of(tmp_path / "built", "sources")
    assert (source["title"], source["url"], source["publisher"]) == ("A title of two lines", None, "raw.csv")
    assert [row["name"] for row in rows_of(tmp_path / "built", "actors")] == ["Acme Inc", "Bolt"]
    assert check(tmp_path / "built").problems == ()

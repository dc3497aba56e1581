"""Spark gives what DuckDB gives, row by row and byte by byte."""

import os
import random
import shutil
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graph_app.build import Aliases, Described, Plan, build, described
from graph_app.errors import ModelError, QueryError
from tests.build.raw import SAYS, beside, contents, make, untidy, write_csv

if not os.environ.get("CI"):
    pytest.importorskip("pyspark")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs a Java", allow_module_level=True)

PLAN = {"top": 40, "rounds": 5, "window": "quarter", "memory": 512}
TYPED = {"actor": "who", "target": "=Senate", "kind": "=advises", "date": "when", "amount": "paid"}


def typed(path):
    """Write a Parquet file whose columns are no text."""
    rng = random.Random(3)
    start = datetime(2023, 12, 31, 22, 30, tzinfo=UTC)
    when = [rng.choice((None, start + timedelta(hours=hour))) for hour in range(500)]
    paid = [
        rng.choice((None, float("nan"), float("-inf"), rng.lognormvariate(3, 4), rng.randint(-9, 9) / 8))
        for _ in when
    ]
    who = [rng.choice(("Acme 0, LLC", "Extra", "EXTRA AG", None)) for _ in when]
    table = {"who": pa.array(who).dictionary_encode(), "when": pa.array(when, pa.timestamp("us", "UTC"))}
    pq.write_table(pa.table({**table, "paid": paid}), path)
    return path


def test_spark_builds_the_same_package_as_duckdb(tmp_path, monkeypatch):
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")  # so little work is not worth more
    raw = [str(write_csv(tmp_path / "untidy.csv", untidy(3_000))), str(typed(tmp_path / "typed.parquet"))]
    told = (Described(TYPED, ("typed*",)), described(SAYS))
    folders = {name: tmp_path / name / "built" for name in ("duckdb", "spark")}
    one, other = (
        build(raw, folder, told, Aliases({"extra": "bonus"}), Plan(**PLAN, engine=name, master="local[2]"))
        for name, folder in folders.items()
    )
    assert one == other
    assert one["actors"]["cut"] > 0 and one["events"]["kept"] > 0
    theirs, ours = contents(folders["spark"]), contents(folders["duckdb"])
    package = [name for name in ours if "/" not in name]
    assert len(package) == 6
    assert {name: theirs.get(name) for name in package} == {name: ours[name] for name in package}
    for name in ("ties_by_window", "acted_together"):
        found = beside(folders["spark"], name)
        assert found == beside(folders["duckdb"], name)
        assert len(found) > 50
    assert {name.rpartition(".")[2] for name in theirs} == {"parquet", "json"}


def test_without_a_java_that_is_new_enough_the_error_says_what_to_install(tmp_path, monkeypatch):
    raw = write_csv(tmp_path / "raw.csv", untidy(10))
    old = tmp_path / "jdk" / "bin" / "java"
    old.parent.mkdir(parents=True)
    old.write_text("#!/bin/sh\necho 'openjdk version \"1.8.0_292\"' >&2\n", encoding="utf-8")
    old.chmod(0o755)
    for home, found in ((tmp_path / "jdk", "it found Java 8"), (tmp_path / "none", "it found none")):
        monkeypatch.setenv("JAVA_HOME", str(home))
        with pytest.raises(ModelError, match=f"Java 17 or later, and {found}.*default-jre-headless"):
            make(raw, tmp_path / "built", engine="spark")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["jdk", "raw.csv"]


@pytest.mark.parametrize("master", ["nonsense", "local[]", "spark://", ""])
def test_a_master_that_is_none_is_refused_before_spark_starts(tmp_path, master):
    raw = write_csv(tmp_path / "raw.csv", untidy(10))
    with pytest.raises(QueryError, match=r"master takes local, .*, not '.*'\."):
        make(raw, tmp_path / "built", engine="spark", master=master)

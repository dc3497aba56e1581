"""Spark gives what DuckDB gives, row by row and byte by byte."""

import os
import shutil

import pytest

from graph_app.errors import ModelError
from tests.build.raw import beside, contents, make, untidy, write_csv

if not os.environ.get("CI"):
    pytest.importorskip("pyspark")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs a Java", allow_module_level=True)

HOW = {"top": 40, "rounds": 5, "window": "quarter"}


def test_spark_builds_the_same_package_as_duckdb(tmp_path, monkeypatch):
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")  # so little work is not worth more
    raw = write_csv(tmp_path / "untidy.csv", untidy(3_000))
    one = make(raw, tmp_path / "duckdb" / "built", engine="duckdb", **HOW)
    other = make(raw, tmp_path / "spark" / "built", engine="spark", master="local[2]", **HOW)
    assert one == other
    assert one["actors"]["cut"] > 0 and one["events"]["kept"] > 0
    theirs, ours = contents(tmp_path / "spark" / "built"), contents(tmp_path / "duckdb" / "built")
    package = [name for name in ours if "/" not in name]
    assert len(package) == 6
    assert {name: theirs.get(name) for name in package} == {name: ours[name] for name in package}
    for name in ("ties_by_window", "acted_together"):
        found = beside(tmp_path / "spark" / "built", name)
        assert found == beside(tmp_path / "duckdb" / "built", name)
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

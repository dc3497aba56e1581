"""Apache Spark: on this machine or on a cluster; it wants a Java of 17 or later."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import ibis
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession
from pyspark.sql.types import StringType, StructField, StructType

from graph_app.build.engine import Columns, Engine, EngineOptions, Table
from graph_app.errors import ModelError, QueryError
from graph_app.text import shown

OLDEST_JAVA = 17
_MASTER = re.compile(r"local|local\[(\*|[0-9]+)(, *[0-9]+)?\]|yarn|(spark|k8s)://\S+")
_VERSION = re.compile(r'version "(?:1\.)?([0-9]+)')
_CONFIG = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
    "spark.ui.showConsoleProgress": "false",
}
_ON_THIS_MACHINE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
}


class Spark:
    """The engine `spark`."""

    name = "Spark"
    failures: tuple[type[Exception], ...] = (PySparkException, Py4JError)

    def __init__(self, options: EngineOptions) -> None:
        _need_master(options.master)
        _need_java()
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder: Any = SparkSession.builder.appName("graph-app build").master(options.master)
        config = _CONFIG | {"spark.driver.memory": f"{options.megabytes}m"}
        if options.master.startswith("local"):
            config |= _ON_THIS_MACHINE | {
                "spark.local.dir": str(options.scratch),
                "spark.sql.shuffle.partitions": str(2 * (os.cpu_count() or 1)),
            }
        for name, value in config.items():
            builder = builder.config(name, value)
        self._mine = SparkSession.getActiveSession() is None
        try:
            self._session = builder.getOrCreate()
        except (RuntimeError, PySparkException, Py4JError) as error:
            raise ModelError(f"Spark did not start on {options.master}: {shown(str(error))}") from error
        self._session.sparkContext.setLogLevel("ERROR")
        self._base = ibis.pyspark.connect(self._session)

    def read_parquet(self, paths: tuple[str, ...]) -> Table:
        """Return the table in some Parquet files or folders."""
        view = ibis.util.gen_name("graph_app_build")
        self._session.read.parquet(*paths).createOrReplaceTempView(view)
        return self._base.table(view)

    def read_csv(self, paths: tuple[str, ...], columns: Columns) -> Table:
        """Return the table in some CSV files of one header, as text; without columns they are looked up."""
        schema = StructType([StructField(column, StringType()) for column in columns]) if columns else None
        return self._base.read_csv(
            list(paths),
            header=True,
            inferSchema=False,
            schema=schema,
            sep=",",
            quote='"',
            escape='"',
            multiLine=True,
            mode="FAILFAST",
        )

    def write(self, table: Table, folder: Path, order: Columns = (), by: str = "") -> None:
        """Work a table out into Parquet files in a new folder."""
        columns = (by, *order) if by else order
        ordered = table.order_by(*columns) if columns else table
        self._base.to_parquet(ordered, folder, **({"partitionBy": by} if by else {}))
        for note in folder.rglob(".*.crc"):
            note.unlink()

    def close(self) -> None:
        """Stop the session, unless it was there before."""
        if self._mine:
            self._session.stop()


def start(options: EngineOptions) -> Engine:
    """Return the engine, ready to work.

    Raises
    ------
    QueryError
        If the master is no address that Spark knows.
    ModelError
        If there is no Java of 17 or later, or Spark does not start.
    """
    return Spark(options)


def _need_master(given: str) -> None:
    """Refuse what Spark would only refuse after it was started, with a stack trace."""
    if not _MASTER.fullmatch(given):
        raise QueryError(
            "master takes local, local[N], local[*], spark://HOST:PORT, k8s://ADDRESS or yarn, not "
            f"{shown(given)!r}.",
            word="master",
            value=given,
        )


def _need_java() -> None:
    """Refuse a machine without a Java that Spark can use."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    found = None
    if java:
        try:
            said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False, timeout=60)
            found = _VERSION.search(said.stderr + said.stdout)
        except (OSError, subprocess.TimeoutExpired):
            found = None
    if found is None or int(found.group(1)) < OLDEST_JAVA:
        what = f"it found Java {found.group(1)}" if found else "it found none"
        raise ModelError(
            f"Spark needs Java {OLDEST_JAVA} or later, and {what}. Install it (on Debian: apt-get install "
            "default-jre-headless) or name its folder in JAVA_HOME."
        )

"""Raw tables of filings -> a data package, on DuckDB or Apache Spark, which are loaded when they are used."""

from graph_app.build.aliases import Aliases, read_aliases
from graph_app.build.building import Plan, build
from graph_app.build.engine import ENGINES
from graph_app.build.mapping import WORDS, Described, described, read_description

__all__ = [
    "ENGINES",
    "WORDS",
    "Aliases",
    "Described",
    "Plan",
    "build",
    "described",
    "read_aliases",
    "read_description",
]

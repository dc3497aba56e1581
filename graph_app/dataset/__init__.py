"""Files -> checked pandas tables, or every problem at once with its file, line, column and way out."""

from graph_app.dataset.loading import check, from_tables, load
from graph_app.dataset.locate import built_in_names, locate
from graph_app.dataset.model import Dataset
from graph_app.dataset.problems import PackageError, Problem, Report
from graph_app.dataset.writing import write_package

__all__ = [
    "Dataset",
    "PackageError",
    "Problem",
    "Report",
    "built_in_names",
    "check",
    "from_tables",
    "load",
    "locate",
    "write_package",
]

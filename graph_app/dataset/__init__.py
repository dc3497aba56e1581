"""Files -> checked pandas tables, or every problem at once with its file, line, column and way out."""

from graph_app.dataset.loading import check, load
from graph_app.dataset.locate import built_in_names, locate
from graph_app.dataset.model import Dataset
from graph_app.dataset.problems import PackageError, Problem, Report

__all__ = ["Dataset", "PackageError", "Problem", "Report", "built_in_names", "check", "load", "locate"]

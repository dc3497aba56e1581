"""Stakeholder influence graph explorer: who stands where in a policy debate, on what evidence.

>>> import graph_app as ga
>>> ga.open("open-weights").filter(kind=["regulator"]).to_query()
'kind=regulator'
"""

from importlib.metadata import version

from graph_app.api import Explorer
from graph_app.dataset import check
from graph_app.errors import DataError, ExportError, GraphAppError, NotFoundError, QueryError
from graph_app.filters import Filter
from graph_app.opening import import_files
from graph_app.opening import open_package as open

__version__ = version("graph-app")

__all__ = [
    "DataError",
    "Explorer",
    "ExportError",
    "Filter",
    "GraphAppError",
    "NotFoundError",
    "QueryError",
    "__version__",
    "check",
    "import_files",
    "open",
]

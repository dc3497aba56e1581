"""Stakeholder influence graph explorer: who stands where in a policy debate, on what evidence.

>>> import graph_app as ga
>>> ga.open("open-weights").filter(kind=["regulator"]).to_query()
'kind=regulator'
"""

from importlib.metadata import version

from graph_app.api import Explorer
from graph_app.api import open_package as open
from graph_app.dataset import check
from graph_app.errors import DataError, ExportError, GraphAppError, NotFoundError, QueryError
from graph_app.filters import Filter
from graph_app.workspace import open_workspace as workspace

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
    "open",
    "workspace",
]

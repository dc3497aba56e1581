"""Stakeholder influence graph explorer: who stands where in a policy debate, on what evidence.

>>> import graph_app as ga
>>> ga.open("open-weights").filter(kind=["regulator"]).to_query()
'kind=regulator'
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from graph_app.workspace import (
    open_workspace as workspace,  # loads nothing; later it would be the room itself
)

if TYPE_CHECKING:
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
    "workspace",
]

_HOMES = {
    "DataError": "errors",
    "Explorer": "api",
    "ExportError": "errors",
    "Filter": "filters",
    "GraphAppError": "errors",
    "NotFoundError": "errors",
    "QueryError": "errors",
    "check": "dataset",
    "import_files": "opening",
    "open": "opening:open_package",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: the command line's help need not wait for pandas."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home, _, other = _HOMES[name].partition(":")
    found = globals()[name] = getattr(import_module(f"{__name__}.{home}"), other or name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

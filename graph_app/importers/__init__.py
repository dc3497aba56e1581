"""A foreign file -> tables of the data package, with a report of what was read, assumed, changed and lost."""

from graph_app.importers.base import Imported, Importer, Limits, Note, Reading, Report
from graph_app.importers.failures import FileError, LimitError

__all__ = ["FileError", "Imported", "Importer", "LimitError", "Limits", "Note", "Reading", "Report"]

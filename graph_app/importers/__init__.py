"""A foreign file -> tables of the data package, with a report of what was read, assumed, changed and lost."""

from graph_app.importers.base import Given, Imported, Importer, Limits, Mapped, Note, Option, Reading, Report
from graph_app.importers.data import import_paths, is_foreign, read_data
from graph_app.importers.failures import FileError, LimitError
from graph_app.importers.formats import IMPORTERS, OPTIONS, importer
from graph_app.importers.opening import dataset_of, given_file, import_given

__all__ = [
    "IMPORTERS",
    "OPTIONS",
    "FileError",
    "Given",
    "Imported",
    "Importer",
    "LimitError",
    "Limits",
    "Mapped",
    "Note",
    "Option",
    "Reading",
    "Report",
    "dataset_of",
    "given_file",
    "import_given",
    "import_paths",
    "importer",
    "is_foreign",
    "read_data",
]

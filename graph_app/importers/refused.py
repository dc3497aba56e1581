"""Files that are known and not read, each with the reason and the way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from graph_app.importers.base import Given
from graph_app.importers.failures import FileError


@dataclass(frozen=True)
class _Refused:
    """A format that is not read."""

    suffixes: tuple[str, ...]
    marks: tuple[bytes, ...]
    reason: str
    hint: str


_REFUSED = (
    _Refused(
        (".pickle", ".pkl", ".gpickle", ".joblib"),
        (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"),
        "A pickle is not read: opening one runs whatever program it contains.",
        "In Python, write the graph with networkx.write_graphml and import that file.",
    ),
    _Refused(
        (".xls", ".doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
        "It is a workbook of Excel 97 to 2003, or another old Office file, which is not read.",
        "Save it as .xlsx or .csv and import that file.",
    ),
    _Refused(
        (".rda", ".rdata", ".rds"),
        (b"RDX2", b"RDX3", b"X\n\x00\x00\x00"),
        "A file of R objects is not read: what it holds depends on the packages that made it.",
        "In R, write the graph with igraph::write_graph(g, file, format = 'graphml') and import that file.",
    ),
    _Refused(
        (".pdf",), (b"%PDF-",), "A PDF holds pages, not a table or a graph.", "Import the data behind it."
    ),
    _Refused(
        (".png", ".jpg", ".jpeg", ".gif", ".svgz"),
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8"),
        "A picture holds no graph.",
        "Import the data behind it.",
    ),
)


def refuse(given: Given) -> None:
    """Raise a FileError if a file is of a format that is known and not read.

    Parameters
    ----------
    given : Given
        The file.
    """
    for one in _REFUSED:
        if given.data.startswith(one.marks) or (given.suffix in one.suffixes and not _is_text(given.head)):
            _raise(one, given)


def _is_text(head: bytes) -> bool:
    """Whether a file that is called otherwise is text after all."""
    return bool(head.strip()) and b"\x00" not in head and head.lstrip()[:1] in b'<{[#*gG@"'


def _raise(one: _Refused, given: Given) -> NoReturn:
    raise FileError(one.reason, file=given.name, hint=one.hint)

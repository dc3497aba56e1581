"""Documents with known content: those in the tests of the installed NetworkX, and files of a folder."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

from graph_app.importers import IMPORTERS

_MODULES = {
    "graphml": "test_graphml.py",
    "gexf": "test_gexf.py",
    "pajek": "test_pajek.py",
    "gml": "test_gml.py",
}
_MARKS = {
    "graphml": re.compile(r"<graphml[\s>]"),
    "gexf": re.compile(r"<gexf[\s>]"),
    "pajek": re.compile(r"^\s*\*(network|vertices)", re.IGNORECASE),
    "gml": re.compile(r"(^|\s)graph\s*\["),
}
_SUFFIXES = {"graphml": ".graphml", "gexf": ".gexf", "pajek": ".net", "gml": ".gml"}


@dataclass(frozen=True)
class Document:
    """One file to read.

    Attributes
    ----------
    name : str
        How it is listed.
    format : str
        Name of the importer that ought to read it; empty where that is for the importers to find out.
    data : bytes
        Its content.
    """

    name: str
    format: str
    data: bytes

    @property
    def file(self) -> str:
        """The name of a file with this content."""
        return f"document{_SUFFIXES[self.format]}" if self.format else Path(self.name).name


def of_networkx() -> Iterator[Document]:
    """Yield every document that stands in the tests of NetworkX's readers, found in their syntax trees."""
    folder = Path(nx.__file__).parent / "readwrite" / "tests"
    for name, module in _MODULES.items():
        tree = ast.parse((folder / module).read_text(encoding="utf-8"))
        inner = {
            id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
        }
        for node in ast.walk(tree):
            text = _text(node) if id(node) not in inner else None
            if text is not None and _MARKS[name].search(text) and "\n" in text:
                yield Document(f"{module}:{node.lineno}", name, text.encode("utf-8", "replace"))


def _text(node: ast.AST) -> str | None:
    """Return the text of a string in a program; what it computes, such as a date, is a stand-in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "2024-01-01" for part in node.values
        )
    return None


def of_folder(folder: Path) -> Iterator[Document]:
    """Yield every file under a folder whose suffix one of the importers knows."""
    known = {suffix for one in IMPORTERS for suffix in one.suffixes}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix.lower() in known:
            yield Document(path.relative_to(folder).as_posix(), "", path.read_bytes())

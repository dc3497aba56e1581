"""What a format cannot hold, said before it is written."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["left_out", "changed", "caution"]


@dataclass(frozen=True)
class Entry:
    """One thing that a file does not say as the data do.

    Attributes
    ----------
    kind : {"left_out", "changed", "caution"}
        Not in the file; in the file, but in another way; in the file, but its readers may trip over it.
    code : str
        What it is, for programs.
    sentence : str
        What it is, for people.
    count : int, optional
        How many rows or cells are concerned.
    columns : tuple of str
        Which columns are.
    """

    kind: Kind
    code: str
    sentence: str
    count: int | None = None
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Loss:
    """All that a file of a format does not say as the data do.

    Attributes
    ----------
    format, title : str
        The format.
    entries : tuple of Entry
        What is lost; empty if nothing is.
    """

    format: str
    title: str
    entries: tuple[Entry, ...]

    def sentences(self) -> tuple[str, ...]:
        """Return it in words."""
        found = tuple(entry.sentence for entry in self.entries)
        return found or (f"Nothing that is visible is lost in {self.title}.",)

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        entries = [asdict(entry) | {"columns": list(entry.columns)} for entry in self.entries]
        return {
            "format": self.format,
            "title": self.title,
            "entries": entries,
            "sentences": list(self.sentences()),
        }

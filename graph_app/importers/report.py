"""What became of a foreign file: what was read, assumed, changed and dropped, each with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal

from graph_app.importers.samples import Sample, same_tables
from graph_app.text import counted

Happened = Literal["read", "assumed", "changed", "dropped"]
HAPPENED: tuple[Happened, ...] = ("read", "assumed", "changed", "dropped")
MOST_LINES = 20
"""How many places of one entry are kept; all of them are counted."""
_MOST_NOTES = 1_000
_FURTHER = "Further things of this sort happened, which are not listed one by one."


@dataclass(frozen=True)
class Note:
    """One entry of a report: something that happened to one or many rows.

    Attributes
    ----------
    happened : {"read", "assumed", "changed", "dropped"}
        Which of the four lists it belongs to.
    sentence : str
        What happened, in one English sentence.
    file : str
        How the file is called.
    lines : tuple of int
        Where, counted from 1: the first 20 places, in order; empty where the whole file is meant.
    unit : str
        What `lines` counts: "line" of text, "row" of a sheet or table, "item" of a list.
    sheet : str
        Sheet, table or member within the file, where there are several.
    count : int
        How often it happened: at least 1.
    """

    happened: Happened
    sentence: str
    file: str = ""
    lines: tuple[int, ...] = ()
    unit: str = "line"
    sheet: str = ""
    count: int = 1

    @property
    def line(self) -> int | None:
        """The first place, None where the whole file is meant."""
        return self.lines[0] if self.lines else None

    @property
    def place(self) -> str:
        """Where it is, in words: ``net.gexf, line 12``."""
        parts = [part for part in (self.file, self.sheet) if part]
        if self.lines:
            parts.append(f"{self.unit} {self.lines[0]:,}")
        return ", ".join(parts)

    def as_dict(self) -> dict[str, Any]:
        """Return all attributes and the first place as plain JSON values."""
        return asdict(self) | {"lines": list(self.lines), "line": self.line}

    def __str__(self) -> str:
        """Return place, sentence and how often in one line."""
        often = f" ({self.count:,} times)" if self.count > 1 else ""
        return f"{self.place}: {self.sentence}{often}" if self.place else f"{self.sentence}{often}"


@dataclass(frozen=True)
class Mapped:
    """Where a column or attribute of the file went.

    Attributes
    ----------
    table : str
        Table of the data package.
    given : str
        What the column is called in the file.
    column : str
        Column of the table; not one of the schema's where the column is kept as an extra one.
        Empty where it is dropped.
    """

    table: str
    given: str
    column: str


@dataclass(frozen=True)
class Report:
    """What became of the files of one import.

    Attributes
    ----------
    files : tuple of str
        How the files are called.
    formats : tuple of str
        Names of the importers that read them.
    counts : mapping of str to int
        Rows per table that came out of it.
    notes : tuple of Note
        Everything that happened, in the order read, assumed, changed, dropped.
    mapping : tuple of Mapped
        Where every column or attribute went.
    samples : tuple of Sample
        The first rows of tables, where spreadsheets were read.
    """

    files: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    notes: tuple[Note, ...] = ()
    mapping: tuple[Mapped, ...] = ()
    samples: tuple[Sample, ...] = ()

    def of(self, happened: Happened) -> tuple[Note, ...]:
        """Return the entries of one of the four lists.

        Parameters
        ----------
        happened : {"read", "assumed", "changed", "dropped"}
            Which.
        """
        return tuple(note for note in self.notes if note.happened == happened)

    @property
    def read(self) -> tuple[Note, ...]:
        """What was read."""
        return self.of("read")

    @property
    def assumed(self) -> tuple[Note, ...]:
        """What the files do not say and was decided for them."""
        return self.of("assumed")

    @property
    def changed(self) -> tuple[Note, ...]:
        """What is otherwise than in the files."""
        return self.of("changed")

    @property
    def dropped(self) -> tuple[Note, ...]:
        """What is lost."""
        return self.of("dropped")

    def summary(self) -> str:
        """Return one line: how many actors and ties, and how many entries of each list."""
        rows = ", ".join(
            counted(number, table.removesuffix("s").replace("_", " "))
            for table, number in self.counts.items()
        )
        lists = ", ".join(f"{len(self.of(one))} {one}" for one in HAPPENED[1:])
        return f"{' + '.join(self.files)}: {rows or 'nothing'}; notes: {lists}."

    def as_dict(self) -> dict[str, Any]:
        """Return the report as plain JSON values."""
        return {
            "files": list(self.files),
            "formats": list(self.formats),
            "counts": dict(self.counts),
            **{one: [note.as_dict() for note in self.of(one)] for one in HAPPENED},
            "mapping": [asdict(one) for one in self.mapping],
        }


class Notes:
    """Gathers the entries of a report while files are read; entries that say the same are counted together.

    Parameters
    ----------
    file : str, optional
        How the file is called.
    unit : str, optional
        What its places are counted in.

    Attributes
    ----------
    places : dict of str to dict of str to str
        By table of the data package the `file`, `sheet` and `unit` of its rows, where they differ from `file`
        and `unit`.
    mapping : dict
        Where columns went.
    samples : list of Sample
        First rows of tables.
    """

    def __init__(self, file: str = "", unit: str = "line") -> None:
        self.file = file
        self.unit = unit
        self.places: dict[str, dict[str, str]] = {}
        self.mapping: dict[tuple[str, str], Mapped] = {}
        self.samples: list[Sample] = []
        self._notes: dict[tuple[Happened, str, str, str], Note] = {}

    def add(self, happened: Happened, sentence: str, lines: Sequence[int] = (), **more: Any) -> None:
        """Add an entry.

        Parameters
        ----------
        happened : {"read", "assumed", "changed", "dropped"}
            Which of the four lists it belongs to.
        sentence : str
            What happened; what differs from row to row should not be in it, or nothing is counted together.
        lines : sequence of int, optional
            Where; each place counts once.
        **more
            `file`, `unit`, `sheet`, and `count` where it is not the number of places.
        """
        file, sheet = more.get("file", self.file), more.get("sheet", "")
        count = more.get("count", max(1, len(lines)))
        key = (happened, sentence, file, sheet)
        places = tuple(int(line) for line in lines[:MOST_LINES])
        if key not in self._notes and len(self._notes) >= _MOST_NOTES:
            key, sentence = (happened, _FURTHER, "", ""), _FURTHER
        before = self._notes.get(key)
        if before is None:
            unit = more.get("unit", self.unit)
            self._notes[key] = Note(happened, sentence, file, places, unit, sheet, count)
            return
        merged = (*before.lines, *places)[:MOST_LINES]
        self._notes[key] = replace(before, lines=merged, count=before.count + count)

    def read(self, sentence: str, lines: Sequence[int] = (), **more: Any) -> None:
        """Add what was read."""
        self.add("read", sentence, lines, **more)

    def assumed(self, sentence: str, lines: Sequence[int] = (), **more: Any) -> None:
        """Add what the file does not say and was decided for it."""
        self.add("assumed", sentence, lines, **more)

    def changed(self, sentence: str, lines: Sequence[int] = (), **more: Any) -> None:
        """Add what is otherwise than in the file."""
        self.add("changed", sentence, lines, **more)

    def dropped(self, sentence: str, lines: Sequence[int] = (), **more: Any) -> None:
        """Add what is lost."""
        self.add("dropped", sentence, lines, **more)

    def mapped(self, table: str, given: str, column: str) -> None:
        """Say where a column or attribute went; the last word on a column counts."""
        self.mapping[table, given] = Mapped(table, given, column)

    def take(self, report: Report) -> None:
        """Add the entries, the mapping and the samples of another report."""
        self.samples += report.samples
        for note in report.notes:
            more = {"file": note.file, "unit": note.unit, "sheet": note.sheet, "count": note.count}
            self.add(note.happened, note.sentence, note.lines, **more)
        for one in report.mapping:
            self.mapped(one.table, one.given, one.column)

    def report(self, files: Sequence[str], formats: Sequence[str], counts: Mapping[str, int]) -> Report:
        """Return everything that was added, as a report that does not change any more."""
        ordered = sorted(self._notes.values(), key=lambda note: HAPPENED.index(note.happened))
        return Report(
            files=tuple(files),
            formats=tuple(formats),
            counts=MappingProxyType(dict(counts)),
            notes=tuple(ordered),
            mapping=tuple(self.mapping.values()),
            samples=same_tables(self.samples),
        )

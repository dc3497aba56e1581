"""The tables as they are after some changes: the base, and the rows that were touched since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graph_app.api import Explorer
from graph_app.dataset import Dataset
from graph_app.dataset.arrow import Array
from graph_app.dataset.frames import build_frames
from graph_app.dataset.raw import RawTable
from graph_app.graph import Network
from graph_app.schema import TABLES, Descriptor
from graph_app.workspace.assembling import Touched, assembled, sourced
from graph_app.workspace.base import Base
from graph_app.workspace.changes import Effect
from graph_app.workspace.rows import Cells, Keys, filled, key_column
from graph_app.workspace.versions import live_version


@dataclass(frozen=True)
class Row:
    """A row as it is at some point.

    Attributes
    ----------
    table, key : str
        Which row.
    values : mapping of str to str
        Its cells that have a value.
    version : int
        Number of the change that touched it last, 0 if none did: what an edit of it has to name.
    """

    table: str
    key: str
    values: Cells
    version: int

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "table": self.table,
            "row": self.key,
            "version": self.version,
            "values": dict(self.values),
        }


@dataclass(frozen=True, eq=False)
class TableState:
    """One table: its rows in the base, and those that were touched since by key."""

    base: RawTable
    keys: Keys
    touched: Mapping[str, Touched] = field(default_factory=dict)

    def find(self, key: str) -> Touched | None:
        """Return a row that is or was there; one that nobody touched has version 0."""
        if key in self.touched:
            return self.touched[key]
        place = self.keys.place(key)
        if place < 0:
            return None
        cells = {name: values[place].as_py() for name, values in self.base.columns.items()}
        return Touched(filled(cells), 0, place)

    def after(self, number: int, effects: list[tuple[int, Effect]]) -> TableState:
        """Return the table after the effects of a change, each with its place among all of them."""
        touched = dict(self.touched)
        for rank, effect in effects:
            known = touched.get(effect.key)
            if known is None:
                known = Touched(None, 0, self.keys.place(effect.key), (number, rank))
            values = None if effect.after is None else filled(effect.after)
            last = effect.before if values is None else None
            touched[effect.key] = Touched(values, number, known.place, known.order, last)
        return TableState(self.base, self.keys, touched)

    @cached_property
    def raw(self) -> RawTable:
        """All rows: those of the base at their places, then added ones in the order of their first adding."""
        return assembled(self.base, self.touched)

    @cached_property
    def raw_keys(self) -> Array:
        """Keys of `raw`, as `rows.places` takes them."""
        return self.keys.column if not self.touched else key_column(self.base.name, self.raw.columns)


@dataclass(frozen=True, eq=False)
class State:
    """All tables after some changes; read-only, everything in it is made when first asked for.

    Attributes
    ----------
    base : Base
        Where it began.
    number : int
        The last change it has, 0 for none.
    tables : mapping of str to TableState
        The canonical tables.
    """

    base: Base
    number: int
    tables: Mapping[str, TableState]

    @classmethod
    def of(cls, base: Base) -> State:
        """Return the state before the first change."""
        return cls(base, 0, {name: TableState(base.raws[name], base.keys[name]) for name in TABLES})

    def row(self, table: str, key: str) -> Row | None:
        """Return a row, None where there is none (any more)."""
        found = self.tables[table].find(key)
        return None if found is None or found.values is None else Row(table, key, found.values, found.version)

    def version(self, table: str, key: str) -> int:
        """Return the last change that touched a row, present or retired; 0 for none."""
        found = self.tables[table].touched.get(key)
        return 0 if found is None else found.version

    def known(self, table: str, key: str) -> bool:
        """Tell whether a key is or was in use."""
        return self.tables[table].find(key) is not None

    def after(self, number: int, effects: Iterable[Effect]) -> State:
        """Return the state after the effects of a change."""
        by_table: dict[str, list[tuple[int, Effect]]] = {}
        for rank, effect in enumerate(effects):
            by_table.setdefault(effect.table, []).append((rank, effect))
        new = {name: self.tables[name].after(number, those) for name, those in by_table.items()}
        return State(self.base, number, {**self.tables, **new})

    @cached_property
    def raws(self) -> dict[str, RawTable]:
        """All tables as text columns, complete: what checks, frames and exports are made of."""
        raws = {name: table.raw for name, table in self.tables.items()}
        if "sources" not in self.base.present and raws["sources"].rows:
            raws = sourced(raws)
        return raws | {name: raw for name, raw in self.base.raws.items() if name not in raws}

    @cached_property
    def descriptor(self) -> Descriptor:
        """What the tables say about themselves: the base's words, and a version that counts changes."""
        version = live_version(self.base.descriptor.version, self.number)
        return self.base.descriptor.model_copy(update={"version": version})

    @cached_property
    def dataset(self) -> Dataset:
        """The tables as checked frames."""
        return Dataset(self.descriptor, build_frames(self.raws, self.base.rules))

    @cached_property
    def explorer(self) -> Explorer:
        """The tables as the page, the command line and Python see them."""
        return Explorer(Network(self.dataset))

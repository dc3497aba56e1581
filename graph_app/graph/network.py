"""A data set as integer-indexed arrays: what filters, engines, layouts and writers work on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph_app.dataset import Dataset
from graph_app.graph.derived import ACTED_TOGETHER, CommonAction, Sides, common_action
from graph_app.graph.stance import BoolArray, FloatArray, IntArray, Statements, confidence_tenths
from graph_app.text import folded

CONFIDENCES: tuple[str, ...] = ("low", "medium", "high")


def codes(frame: pd.DataFrame, column: str) -> IntArray:
    """Return a categorical column as integer positions, -1 where it is missing; shape (rows,)."""
    return frame[column].cat.codes.to_numpy().astype(np.int64)


def objects(frame: pd.DataFrame, column: str) -> npt.NDArray[np.object_]:
    """Return a column as objects, None where it is missing."""
    series = frame[column]
    values = series.astype("object").to_numpy(dtype=object, copy=True)
    values[series.isna().to_numpy(dtype=bool)] = None
    return values


@dataclass(frozen=True)
class Network:
    """The arrays of one data set; made when first asked for, never changed.

    Ties are numbered in one row of positions: first the recorded ones (rows of the table of ties), then
    the derived ones (pairs of `common`).

    Attributes
    ----------
    dataset : Dataset
        The checked tables.
    """

    dataset: Dataset

    @property
    def actors(self) -> pd.DataFrame:
        """The table of actors."""
        return self.dataset.tables["actors"]

    @property
    def ties(self) -> pd.DataFrame:
        """The table of recorded ties."""
        return self.dataset.tables["ties"]

    def words(self, table: str, column: str) -> Mapping[str, str]:
        """Return the texts of a column by the ids of their rows; missing cells are left out."""
        if (table, column) not in self._words:
            pairs = zip(self.cells(table, "id").tolist(), self.cells(table, column).tolist(), strict=True)
            self._words[table, column] = {key: str(value) for key, value in pairs if value is not None}
        return self._words[table, column]

    def cells(self, table: str, column: str) -> npt.NDArray[np.object_]:
        """Return a column as objects, None where it is missing; made when first asked for."""
        if (table, column) not in self._cells:
            self._cells[table, column] = objects(self.dataset.tables[table], column)
        return self._cells[table, column]

    @cached_property
    def _cells(self) -> dict[tuple[str, str], npt.NDArray[np.object_]]:
        """Columns that were asked for before."""
        return {}

    @cached_property
    def _words(self) -> dict[tuple[str, str], Mapping[str, str]]:
        """Texts that were asked for before."""
        return {}

    @cached_property
    def kept(self) -> dict[Any, Any]:
        """Results over all rows, by what they are and of which parameters; computed once."""
        return {}

    @cached_property
    def searchable(self) -> tuple[str, ...]:
        """What is searched of each actor: name, id, subkind and summary, without case and accents."""
        columns = [self.cells("actors", name).tolist() for name in ("name", "id", "subkind", "summary")]
        return tuple(
            folded("\n".join(str(cell) for cell in row if cell)) for row in zip(*columns, strict=True)
        )

    @property
    def n(self) -> int:
        """How many actors."""
        return len(self.actors)

    @property
    def m(self) -> int:
        """How many recorded ties."""
        return len(self.ties)

    @cached_property
    def position(self) -> dict[str, int]:
        """Position of each actor id."""
        return {actor: row for row, actor in enumerate(self.actors["id"].tolist())}

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Id of the actor that took the place of another, by the id that is no more."""
        return self.words("aliases", "actor_id")

    @cached_property
    def start(self) -> IntArray:
        """Actor at the beginning (`from_id`) of each recorded tie."""
        return codes(self.ties, "from_id")

    @cached_property
    def end(self) -> IntArray:
        """Actor at the end (`to_id`) of each recorded tie."""
        return codes(self.ties, "to_id")

    @cached_property
    def kind(self) -> IntArray:
        """Position of each recorded tie's kind in the table of tie kinds."""
        return codes(self.ties, "kind")

    @cached_property
    def weight(self) -> FloatArray:
        """Weight of each recorded tie: strength of its kind × weight of its confidence."""
        strength = self.dataset.tables["tie_kinds"]["strength"].to_numpy(dtype=np.float64)
        tenths = confidence_tenths(codes(self.ties, "confidence"), CONFIDENCES)
        return strength[self.kind] * tenths / 10

    @cached_property
    def weight_recorded(self) -> FloatArray:
        """Weight of all ties where derived ones weigh nothing; read-only, shape (m + d,)."""
        found = np.concatenate([self.weight, np.zeros(self.d)])
        found.flags.writeable = False
        return found

    @cached_property
    def sign(self) -> IntArray:
        """1 where a recorded tie supports, -1 where it is hostile."""
        return self.dataset.tables["tie_kinds"]["sign"].to_numpy(dtype=np.int64)[self.kind]

    @cached_property
    def influence(self) -> IntArray:
        """Way influence runs along each tie: 1 to its end, -1 to its start, 0 both ways; shape (m + d,)."""
        ways = {"backward": -1, "both": 0}
        said = self.cells("tie_kinds", "influence").tolist()
        kinds = np.array([ways.get(way, 1) for way in said], dtype=np.int64)
        along: IntArray = np.append(kinds[self.kind], np.zeros(self.d, dtype=np.int64))
        return along

    @cached_property
    def span(self) -> tuple[IntArray, IntArray]:
        """First and last day of each recorded tie; a tie without an end goes on."""
        first, _ = self.dataset.column_days("ties", "start")
        _, last = self.dataset.column_days("ties", "end")
        return first.astype(np.int64), last.astype(np.int64)

    @cached_property
    def undated(self) -> BoolArray:
        """True for recorded ties that say neither when they began nor when they ended."""
        return (self.ties["start"].isna() & self.ties["end"].isna()).to_numpy()

    def grade(self, table: str) -> IntArray:
        """Return the grade's code of each row's source in a table, -1 where there is none."""
        grades: IntArray = np.append(codes(self.dataset.tables["sources"], "grade"), -1)
        return grades[codes(self.dataset.tables[table], "source_id")]

    @cached_property
    def tie_grade(self) -> IntArray:
        """Grade of each recorded tie's source."""
        return self.grade("ties")

    @cached_property
    def tie_confidence(self) -> IntArray:
        """Confidence of each recorded tie, -1 where nothing is said."""
        return codes(self.ties, "confidence")

    @cached_property
    def statements(self) -> Statements:
        """All statements as arrays."""
        frame = self.dataset.tables["statements"]
        first, last = self.dataset.column_days("statements", "date")
        return Statements(
            actor=codes(frame, "actor_id"),
            issue=codes(frame, "issue_id"),
            stance=frame["stance"].to_numpy(dtype=np.int64),
            first=first.astype(np.int64),
            last=last.astype(np.int64),
            tenths=confidence_tenths(codes(frame, "confidence"), CONFIDENCES),
        )

    @cached_property
    def direction(self) -> IntArray:
        """Per issue: 1 if support means open, -1 if restrictive, 0 if it does not count for openness."""
        issues = self.dataset.tables["issues"]
        means, policy = issues["support_means"], issues["kind"] == "policy"
        signed = np.where(means == "open", 1, np.where(means == "restrictive", -1, 0))
        return np.where(policy, signed, 0).astype(np.int64)

    @cached_property
    def sides(self) -> Sides:
        """Participations as arrays."""
        frame = self.dataset.tables["participations"]
        side = self.dataset.tables["participation_roles"]["side"].to_numpy(dtype=np.int64)
        return Sides(codes(frame, "event_id"), codes(frame, "actor_id"), side[codes(frame, "role")])

    @cached_property
    def common(self) -> CommonAction:
        """Pairs of actors who acted together: the derived ties."""
        return common_action(self.sides)

    @property
    def d(self) -> int:
        """How many derived ties."""
        return len(self.common.first)

    @cached_property
    def derived_ids(self) -> npt.NDArray[np.object_]:
        """Id of each derived tie: the two actors' ids around `acted_together`, numbered where it is taken."""
        ids = self.actors["id"].to_numpy(dtype=object)
        pairs = zip(ids[self.common.first], ids[self.common.second], strict=True)
        taken = set(self.ties["id"].tolist())
        found: list[str] = []
        for one, two in pairs:
            name = plain = f"{one}.{ACTED_TOGETHER}.{two}"
            count = 1
            while name in taken:
                count += 1
                name = f"{plain}.{count}"
            taken.add(name)
            found.append(name)
        return np.array(found, dtype=object)

    @cached_property
    def ends(self) -> tuple[IntArray, IntArray]:
        """Both ends of all ties, recorded first, then derived; two arrays of shape (m + d,)."""
        return np.r_[self.start, self.common.first], np.r_[self.end, self.common.second]

"""A network of statements, whole and through time: what was asked, and everything it answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from graph_app.analyses.discourse.answers import pairwise_answer, tie_row, two_mode_answer
from graph_app.analyses.discourse.choosing import Debate, day_words
from graph_app.analyses.discourse.counting import counted
from graph_app.analyses.discourse.naming import Names, everybody
from graph_app.analyses.discourse.options import Values
from graph_app.analyses.discourse.pairs import Pairwise, among, pairwise, rests_on
from graph_app.analyses.discourse.said import Ints, Said
from graph_app.analyses.discourse.similarity import CAUTION, DEFINITIONS, NEITHER, NORMALISATIONS, SCALED
from graph_app.analyses.discourse.two_mode import CELLS, SHARES, TwoMode, two_mode
from graph_app.analyses.discourse.windows import PLACING, Window, check, windows
from graph_app.analyses.discourse.words import CELLED, PAIRED
from graph_app.asked import one_of
from graph_app.errors import NotFoundError, QueryError
from graph_app.graph.lookup import records
from graph_app.text import meant, nearest

TWO_MODE = "two-mode"


@dataclass(frozen=True)
class Discourse:
    """A network of statements as it was asked for.

    Attributes
    ----------
    debate : Debate
        The statements that take part.
    how : mapping
        Values of the words.
    """

    debate: Debate
    how: Values

    def __post_init__(self) -> None:
        """Complain about words that do not go together."""
        mode, share = str(self.how["mode"]), str(self.how["normalise"])
        one_of("normalise", share, CELLED if mode == TWO_MODE else PAIRED, f"mode {mode}")
        if mode == TWO_MODE and self.how["backbone"] != "none":
            raise QueryError(
                "A two-mode network has no backbone here.", word="backbone", value=str(self.how["backbone"])
            )
        if self.how["unit"] != "none":
            check(self.how)

    @cached_property
    def names(self) -> Names:
        """What the nodes are called."""
        return Names(self.debate)

    @cached_property
    def places(self) -> dict[str, int]:
        """Position of each statement in the table, by its id."""
        ids = self.debate.network.cells("statements", "id").tolist()
        return {str(key): place for place, key in enumerate(ids)}

    @cached_property
    def whole(self) -> Pairwise | TwoMode:
        """The network of all statements that take part."""
        return self.network(self.debate.said)

    def network(self, said: Said) -> Pairwise | TwoMode:
        """Return the network of some statements."""
        found = counted(said, self.debate.shape, self.how)
        if self.how["mode"] == TWO_MODE:
            return two_mode(found, self.how, self._everybody)
        return pairwise(found, self.how, self._everybody[0])

    @cached_property
    def _everybody(self) -> tuple[Ints, Ints]:
        """Codes of both fields that isolates are kept of."""
        one, other = self.debate.names
        network, rows = self.debate.network, self.debate.rows
        return (
            everybody(network, rows, one, self.debate.on, self.how),
            everybody(network, rows, other, self.debate.through, self.how),
        )

    def slices(self) -> Iterator[tuple[Window, Pairwise | TwoMode]]:
        """Give the network of each window, from the earliest; none where time is not cut."""
        if self.how["unit"] == "none":
            return
        for window in windows(self.debate.said, self.how):
            yield window, self.network(window.said)

    def answer(self, found: Pairwise | TwoMode) -> dict[str, Any]:
        """Return a network as plain values."""
        most = int(self.how["most"])
        if isinstance(found, TwoMode):
            return two_mode_answer(self.debate, self.names, found, most)
        return pairwise_answer(self.debate, self.names, found, most)

    def as_dict(self) -> dict[str, Any]:
        """Return what was asked, what it means, the whole network, and those of all windows."""
        answer = self.about() | self.answer(self.whole)
        if self.how["unit"] == "none":
            placing = {} if self.how["kernel"] == "uniform" else {"placing": PLACING}
            return answer | {"windows": None} | placing
        listed = [window_words(window) | self.answer(found) for window, found in self.slices()]
        return answer | {"windows": listed, "placing": PLACING}

    def about(self) -> dict[str, Any]:
        """Return what was asked, what the numbers mean, and which statements take part."""
        on, through = self.debate.names
        mode, scale = str(self.how["mode"]), str(self.how["scale"])
        asked = {word: list(value) if isinstance(value, tuple) else value for word, value in self.how.items()}
        return {
            "mode": mode,
            "on": on,
            "through": through,
            "asked": asked | {"on": on, "through": through},
            **self._meaning(mode, scale),
            "caution": CAUTION,
            "taken": len(self.debate.said),
            "left_out": self.debate.left_out,
            "undated": int(self.debate.said.undated.sum()),
            "dates": self._dates(),
        }

    def _meaning(self, mode: str, scale: str) -> dict[str, Any]:
        share = str(self.how["normalise"])
        if mode == TWO_MODE:
            return {
                "definition": f"{CELLS[str(self.how['cells'])]}.",
                "normalisation": {"name": share, "formula": SHARES[share]},
            }
        words = (DEFINITIONS if scale == "binary" else SCALED)[mode]
        kind = NORMALISATIONS[share]
        return {
            "definition": f"{words}. {NEITHER}" if scale == "binary" else f"{words}.",
            "normalisation": {
                "name": share,
                "title": kind.title,
                "formula": kind.formula,
                "reference": kind.reference,
            },
        }

    def _dates(self) -> dict[str, str | None]:
        """Return the first and the last day that a statement can have been made on."""
        dated = self.debate.said.at(~self.debate.said.undated)
        if not len(dated):
            return {"first": None, "last": None}
        first, last = day_words(np.array([dated.first.min(), dated.last.max()]))
        return {"first": first, "last": last}

    def matrix(self) -> pd.DataFrame:
        """Return the whole network as a matrix, rows and columns called by id; 0 where nothing ties."""
        return matrix(self, self.whole)

    def tie(self, one: str, other: str) -> dict[str, Any]:
        """Return a tie (or a cell) of the whole network with the statements and sources that it rests on.

        Parameters
        ----------
        one, other : str
            Ids of both ends; of a two-mode network of the row and the column.

        Raises
        ------
        NotFoundError
            If there is no such node.
        """
        found = self.whole
        if isinstance(found, TwoMode):
            row, column = self._code(0, one), self._code(1, other)
            places = found.counted.cells.at(row, column)
            repeats = found.counted.repeated.at(row, column)
            return {
                "row": self.names.of(0, row),
                "column": self.names.of(1, column),
                "statements": self._statements(found.counted.said.row[places]),
                "repeated": self._statements(found.counted.repeats.row[repeats]),
            }
        ends, said = (self._code(0, one), self._code(0, other)), found.counted.said.row
        low, high = sorted(ends)
        place = np.flatnonzero((found.ties.one == low) & (found.ties.two == high))
        return {
            "one": self.names.of(0, ends[0]),
            "other": self.names.of(0, ends[1]),
            "tie": tie_row(self.debate, self.names, found, int(place[0])) if len(place) else None,
            "through": [
                self.names.of(1, code)
                | {"one": self._statements(said[mine]), "other": self._statements(said[theirs])}
                for code, mine, theirs in rests_on(found, *ends)
            ],
        }

    def _code(self, side: int, key: str) -> int:
        """Return the code of a node by its id."""
        ids = self.names.ids[side]
        if key in ids:
            return ids.index(key)
        near = nearest(key, ids)
        word = self.debate.names[side]
        raise NotFoundError(
            f"There is no {key!r} among the {word}.{meant(near)}", word=word, value=key, did_you_mean=near
        )

    def _statements(self, rows: Ints) -> list[dict[str, Any]]:
        """Return statements as they stand in the table, each with its source."""
        found = records(self.debate.network, "statements", rows)
        return [row | {"source": self.names.look.source(row["source_id"])} for row in found]


def matrix(asked: Discourse, found: Pairwise | TwoMode) -> pd.DataFrame:
    """Return a network as a matrix, rows and columns called by id; 0 where nothing ties, NaN without a mean.

    Parameters
    ----------
    asked : Discourse
        What was asked.
    found : Pairwise or TwoMode
        The network.
    """
    if isinstance(found, TwoMode):
        blank = np.nan if asked.how["cells"] == "mean" else 0.0
        values = np.full((len(found.rows), len(found.columns)), blank)
        places = np.searchsorted(found.rows, found.row), np.searchsorted(found.columns, found.column)
        values[places] = found.value
        sides = [
            [asked.names.ids[side][code] for code in nodes.tolist()]
            for side, nodes in enumerate((found.rows, found.columns))
        ]
        return pd.DataFrame(values, index=sides[0], columns=sides[1])
    ties, ids = among(found.ties, found.nodes), asked.names.ids[0]
    values = np.zeros((len(found.nodes), len(found.nodes)))
    values[ties.one, ties.two] = values[ties.two, ties.one] = ties.weight
    names = [ids[code] for code in found.nodes.tolist()]
    return pd.DataFrame(values, index=names, columns=names)


def window_words(window: Window) -> dict[str, Any]:
    """Return a window's first and last day, its units, and how much of what is in it is not sure."""
    middle = (window.first + window.last + 1) // 2
    first, around, last = day_words(np.array([window.first, middle, window.last]))
    return {
        "from": first,
        "to": last,
        "middle": around,
        "ranks": window.ranks,
        "imprecise": window.imprecise,
        "undated": window.undated,
    }

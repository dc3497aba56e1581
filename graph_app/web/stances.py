"""Who stands where on which issue, exactly; pure. The matrix shows it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph_app.api import Explorer
from graph_app.graph.ambivalence import both_sides
from graph_app.graph.stance import ISSUE_LABELS, label_codes, label_title

KINDS: dict[str, tuple[str, ...]] = {
    "policy": ("policy",),
    "argument": ("argument",),
    "both": ("policy", "argument"),
}
"""Kinds of issue by the word in a link."""
FOR, AGAINST, MIXED = (0, 1), (3, 4), (2,)


@dataclass(frozen=True)
class Cell:
    """A stance of an actor on an issue, and what it rests on.

    Attributes
    ----------
    value : float
        -2 … 2, the latest statement, or the mean of those that share the latest date.
    code : int
        Code of its label.
    note : str
        Label, date and source in words.
    both : tuple of int, optional
        How many statements are for and against, where there are both.
    """

    value: float
    code: int
    note: str
    both: tuple[int, int] | None = None


@dataclass(frozen=True)
class Table:
    """What the matrix shows.

    Attributes
    ----------
    issues : tuple of int
        Positions of the issues, one per column.
    actors : tuple of int
        Positions of all actors with a stance on one of them, the most open first.
    cells : dict
        Cells by (actor, issue).
    """

    issues: tuple[int, ...]
    actors: tuple[int, ...]
    cells: dict[tuple[int, int], Cell]

    def tally(self, issue: int) -> tuple[int, int, int]:
        """Return how many are for, against and mixed on an issue."""
        codes = [cell.code for (_, where), cell in self.cells.items() if where == issue]
        return (
            sum(code in FOR for code in codes),
            sum(code in AGAINST for code in codes),
            sum(code in MIXED for code in codes),
        )


def _newest(explorer: Explorer) -> dict[tuple[int, int], int]:
    """Return the row of the latest statement that counts, per actor and issue."""
    said = explorer.network.statements
    rows = np.flatnonzero(explorer.rows.statements)
    order = rows[np.lexsort((rows, said.last[rows], said.first[rows]))]
    keys = zip(said.actor[order].tolist(), said.issue[order].tolist(), strict=True)
    return dict(zip(keys, order.tolist(), strict=True))


def tabulate(explorer: Explorer, kinds: tuple[str, ...]) -> Table:
    """Return the stances of the visible actors on the issues of some kinds."""
    network, stances = explorer.network, explorer.rows.stances
    of_kind = network.cells("issues", "kind").tolist()
    issues = [place for place, kind in enumerate(of_kind) if (kind or "policy") in kinds]
    wanted = np.isin(stances.issue, issues) & explorer.visible.actors[stances.actor]
    newest = _newest(explorer)
    both = both_sides(network, explorer.rows)
    dates, keys = network.cells("statements", "date"), network.cells("statements", "source_id")
    titles = network.words("sources", "title")
    cells = {}
    for actor, issue, value, together in zip(
        stances.actor[wanted].tolist(),
        stances.issue[wanted].tolist(),
        stances.value[wanted].tolist(),
        stances.statements[wanted].tolist(),
        strict=True,
    ):
        row, code = newest[actor, issue], int(label_codes(np.array([value]))[0])
        mean = f"mean of {together} statements" if together > 1 else ""
        sides = both.get((actor, issue))
        split = f"on both sides: {sides[0]} for, {sides[1]} against" if sides else ""
        source = titles.get(keys[row], "no source given")
        parts = (label_title(ISSUE_LABELS[code]), split, mean, dates[row], source)
        cells[actor, issue] = Cell(value, code, " · ".join(str(part) for part in parts if part), sides)
    names, open_ = network.cells("actors", "name"), explorer.rows.openness
    ranked = sorted(
        {actor for actor, _ in cells},
        key=lambda actor: (-np.nan_to_num(open_[actor], nan=-9.0), str(names[actor]).casefold(), actor),
    )
    return Table(tuple(issues), tuple(ranked), cells)

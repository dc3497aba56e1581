"""Two points in time side by side: which rows came, changed and went between them, by whom and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph_app.workspace.changes import Change, Effect


@dataclass(frozen=True)
class Difference:
    """One row that is not the same at two points.

    Attributes
    ----------
    effect : Effect
        The row at the earlier and at the later point.
    changes : tuple of Change
        The changes between them that touched it, the oldest first: who, why, on what source.
    """

    effect: Effect
    changes: tuple[Change, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        heads = [
            {name: value for name, value in change.as_dict().items() if name != "effects"}
            for change in self.changes
        ]
        return self.effect.as_dict() | {"columns": list(self.effect.columns()), "changes": heads}


@dataclass(frozen=True)
class Comparison:
    """What is not the same at two points in time.

    Attributes
    ----------
    since, until : int
        Numbers of the last change of either.
    differences : tuple of Difference
        Row by row, in the order in which they were touched first.
    """

    since: int
    until: int
    differences: tuple[Difference, ...]

    def rows(self, done: str) -> tuple[Difference, ...]:
        """Return the rows that were "added", "changed" or "retired"."""
        return tuple(one for one in self.differences if one.effect.done == done)

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {"since": self.since, "until": self.until} | {
            done: [one.as_dict() for one in self.rows(done)] for done in ("added", "changed", "retired")
        }


def compared(since: int, until: int, changes: Sequence[Change]) -> Comparison:
    """Return what changes made of the tables as a whole.

    Parameters
    ----------
    since, until : int
        Points in time, the earlier first.
    changes : sequence of Change
        All changes after the one and up to the other, in order.

    Returns
    -------
    Comparison
        A row that ends as it began is left out, however often it was touched.
    """
    touched: dict[tuple[str, str], list[tuple[Change, Effect]]] = {}
    for change in changes:
        for effect in change.effects:
            touched.setdefault((effect.table, effect.key), []).append((change, effect))
    found = []
    for (table, key), steps in touched.items():
        whole = Effect(table, key, steps[0][1].before, steps[-1][1].after)
        if whole.before != whole.after:
            found.append(Difference(whole, tuple(change for change, _ in steps)))
    return Comparison(since, until, tuple(found))

"""What a measure is: numbers per actor, with the words that keep them from being misread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph_app.analyses.tied import Tied
from graph_app.text import lowered

Floats = npt.NDArray[np.float64]


class Values(NamedTuple):
    """The numbers of a measure, and how sure they are.

    Attributes
    ----------
    numbers : float array of shape (n,)
        One per actor; NaN only where the measure says so.
    margin : float array of shape (n,), optional
        Half the width of each number's 95 % interval; None where the numbers are exact.
    pivots : int
        How many actors were drawn to estimate from; 0 where the numbers are exact.
    """

    numbers: Floats
    margin: Floats | None = None
    pivots: int = 0


def once(actors: int, ties: int) -> float:
    """Return the steps of going over actors and ties once."""
    return float(actors + ties)


def rounds(actors: int, ties: int) -> float:
    """Return the steps of going over actors and ties some fifty times."""
    return 50.0 * (actors + ties)


def from_everyone(actors: int, ties: int) -> float:
    """Return the steps of going over actors and ties once from every actor."""
    return float(actors) * (actors + ties)


@dataclass(frozen=True)
class Measure:
    """A measure by its textbook name.

    Attributes
    ----------
    name, title : str
        The word in queries and the words on the page.
    meaning : str
        What a high value says.
    caution : str
        What it must not be read as.
    formula : str
        The definition in one line.
    reference : str
        Where the definition comes from.
    compute : callable
        From the ties of a graph to one number per actor.
    directed : tuple of bool
        Whether ties may be taken along influence, as undirected, or either; the first is what is done if
        nothing is said.
    weighted : tuple of bool
        Whether weights of ties may count, may not, or either; likewise.
    proper : bool
        Whether the title is a proper name, with a capital letter wherever it stands.
    work : callable
        From how many actors and ties a graph has to about how many steps `compute` takes: what is computed
        again and again is so the less often.
    """

    name: str
    title: str
    meaning: str
    caution: str
    formula: str
    reference: str
    compute: Callable[[Tied], Values]
    directed: tuple[bool, ...] = (False,)
    weighted: tuple[bool, ...] = (False,)
    proper: bool = False
    work: Callable[[int, int], float] = rounds

    @property
    def inline(self) -> str:
        """The title as it stands inside a sentence."""
        return self.title if self.proper else lowered(self.title)

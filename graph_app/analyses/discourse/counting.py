"""Statements that count, those that repeat them, and finding all of one cell: what evidence is made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph_app.analyses.discourse.options import Values
from graph_app.analyses.discourse.said import Bools, Ints, Said, counted_once, latest


@dataclass(frozen=True)
class Counted:
    """Statements of one network.

    Attributes
    ----------
    said : Said
        Those that count.
    repeats : Said
        Those that do not, because they repeat one that does.
    outdated : int
        How many do not because their actor said something later on the issue.
    shape : tuple of int
        How many nodes and others there are.
    scale : {"binary", "five_step"}
        How stances are read.
    """

    said: Said
    repeats: Said
    outdated: int
    shape: tuple[int, int]
    scale: str

    @property
    def neither(self) -> Bools:
        """Which of those that count are neither for nor against; none on the scale of five steps."""
        return np.asarray((self.said.stance == 0) & (self.scale == "binary"))

    @cached_property
    def cells(self) -> Cells:
        """The statements that count, by cell."""
        return Cells.of(self.said, self.shape[1])

    @cached_property
    def repeated(self) -> Cells:
        """The statements that repeat others, by cell."""
        return Cells.of(self.repeats, self.shape[1])


def counted(said: Said, shape: tuple[int, int], how: Values) -> Counted:
    """Return which statements count.

    Parameters
    ----------
    said : Said
        Statements of a network.
    shape : tuple of int
        How many nodes and others there are.
    how : mapping
        Values of `words.READING`.
    """
    scale = str(how["scale"])
    kept = said.at(latest(said)) if how["statements"] == "latest" else said
    head = counted_once(kept, str(how["duplicates"]), scale)
    own = head == np.arange(len(kept))
    return Counted(kept.at(own), kept.at(~own), len(said) - len(kept), shape, scale)


@dataclass(frozen=True)
class Cells:
    """Statements by cell, a cell being one node and one other.

    Attributes
    ----------
    order : int array of shape (statements,)
        Places of the statements, those of a cell together, in the order of the table.
    keys : int array of shape (cells,)
        node × width + other of each cell that has statements, ascending.
    starts : int array of shape (cells + 1,)
        Where each cell begins in `order`.
    width : int
        How many others there are.
    """

    order: Ints
    keys: Ints
    starts: Ints
    width: int

    @classmethod
    def of(cls, said: Said, width: int) -> Cells:
        """Return the cells of statements."""
        key = said.node * width + said.other
        order = np.argsort(key, kind="stable")
        keys, starts = np.unique(key[order], return_index=True)
        return cls(order, keys, np.append(starts, len(key)).astype(np.int64), width)

    def at(self, node: int, other: int) -> Ints:
        """Return the places of the statements of a cell."""
        key = node * self.width + other
        place = int(np.searchsorted(self.keys, key))
        if place == len(self.keys) or self.keys[place] != key:
            return self.order[:0]
        return self.order[self.starts[place] : self.starts[place + 1]]

    def others(self, node: int) -> Ints:
        """Return the others that a node has statements with, ascending."""
        low, high = np.searchsorted(self.keys, (node * self.width, (node + 1) * self.width))
        return self.keys[low:high] - node * self.width

    def shared(self, one: int, two: int) -> Ints:
        """Return the others that two nodes both have statements with, ascending."""
        return np.intersect1d(self.others(one), self.others(two), assume_unique=True)

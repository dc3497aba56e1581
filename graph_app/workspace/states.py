"""The states of a debate that were asked for before: bounded, shared by threads, made from one another."""

from __future__ import annotations

import threading
from collections import OrderedDict

from sqlalchemy.engine import Connection

from graph_app.workspace.base import Base
from graph_app.workspace.state import State
from graph_app.workspace.store import debates, log

MOST = 8
"""States that are kept; each holds its tables, and its network once somebody looked at it."""


class States:
    """States by the base's fingerprint and the number of their last change.

    Nothing depends on what is kept here: any state can be made again from the base and the log.

    Parameters
    ----------
    debate : int
        The debate's number in the database.
    """

    def __init__(self, debate: int) -> None:
        self.debate = debate
        self._base: Base | None = None
        self._kept: OrderedDict[tuple[str, int], State] = OrderedDict()
        self._lock = threading.Lock()

    def base(self, connection: Connection) -> Base:
        """Return the base, which never changes."""
        if self._base is None:
            self._base = debates.read_base(connection, self.debate)
        return self._base

    def at(self, connection: Connection, number: int) -> State:
        """Return the state after a change, made from the nearest one before it."""
        base = self.base(connection)
        with self._lock:
            found = self._kept.get((base.fingerprint, number))
            if found is not None:
                self._kept.move_to_end((base.fingerprint, number))
                return found
            before = [state for state in self._kept.values() if state.number < number]
        state = max(before, key=lambda one: one.number, default=State.of(base))
        for change in log.between(connection, self.debate, state.number, number):
            state = state.after(change.number, change.effects)
        self.keep(state)
        return state

    def keep(self, state: State) -> None:
        """Keep a state, and let the one go that was asked for longest ago if there are too many."""
        with self._lock:
            self._kept[state.base.fingerprint, state.number] = state
            self._kept.move_to_end((state.base.fingerprint, state.number))
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)

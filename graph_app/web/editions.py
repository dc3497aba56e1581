"""Data that change: each request is answered from their last state, which is made once and kept a while.

Nothing depends on what is kept here. Any process makes any state again from the workspace, so several of them
can serve one debate.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import Any

from flask import g, has_request_context

from graph_app.api import Explorer
from graph_app.errors import GraphAppError
from graph_app.web.desk.model import Desk
from graph_app.web.guests.bounds import Bounds
from graph_app.web.payload import Drawing
from graph_app.web.seen import Seen
from graph_app.web.view import View

MOST = 3
"""States that are kept: the last one, and those that some pages still show."""
LATELY = 50
"""How many changes ago a state may be that a page asks for by its number."""


class Editions:
    """The states of a debate as a page sees them.

    Parameters
    ----------
    head : callable
        Returns the number of the last change.
    make : callable
        From the number of a change to what the page sees after it.
    """

    def __init__(self, head: Callable[[], int], make: Callable[[int], Seen]) -> None:
        self._head = head
        self._make = make
        self._kept: OrderedDict[int, Seen] = OrderedDict()
        self._lock = Lock()
        number = head()
        self._last = number, self._numbered(number)

    @property
    def last(self) -> Seen:
        """The last state that was seen, without asking the database."""
        return self._last[1]

    def now(self) -> tuple[int, Seen]:
        """Return the last state and its number; within one request always the same one.

        While the database does not answer, the last state that was seen is the last state.
        """
        if not has_request_context():
            return self._newest()
        if "graph_app_edition" not in g:
            g.graph_app_edition = self._newest()
        found: tuple[int, Seen] = g.graph_app_edition
        return found

    def lately(self, number: int) -> Seen | None:
        """Return a state of not long ago, None for others."""
        last = self.now()[0]
        return self._numbered(number) if max(0, last - LATELY) <= number <= last else None

    def _newest(self) -> tuple[int, Seen]:
        with suppress(GraphAppError):
            number = self._head()
            self._last = number, self._numbered(number)
        return self._last

    def _numbered(self, number: int) -> Seen:
        with self._lock:
            if number not in self._kept:
                self._kept[number] = self._make(number)
            self._kept.move_to_end(number)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return self._kept[number]


class Live(Seen):
    """What panels answer from where data change: the state of the request.

    Parameters
    ----------
    editions : Editions
        The states.
    desk : Desk
        Where they are edited.
    version : str
        Version of the program.
    bounds : Bounds, optional
        How much readers may open here.
    """

    def __init__(self, editions: Editions, desk: Desk, version: str, bounds: Bounds | None = None) -> None:
        fields: dict[str, Any] = {
            "editions": editions,
            "bounds": bounds,
            "_desk": desk,
            "_version": version,
        }
        for name, value in fields.items():
            object.__setattr__(self, name, value)

    editions: Editions
    _desk: Desk
    _version: str

    @property
    def explorer(self) -> Explorer:
        """The data without a filter."""
        return self.editions.now()[1].explorer

    @property
    def drawing(self) -> Drawing:
        """The placed network."""
        return self.editions.now()[1].drawing

    @property
    def at(self) -> Callable[[View], Explorer]:
        """From a view to an explorer with its filter."""
        return self.editions.now()[1].at

    @property
    def version(self) -> str:
        """Version of the program."""
        return self._version

    @property
    def edition(self) -> int | None:
        """The number of the last change."""
        return self.editions.now()[0]

    @property
    def last(self) -> Seen:
        """The last state that was seen."""
        return self.editions.last

    @property
    def desk(self) -> Desk | None:
        """Where the data are edited."""
        return self._desk

    def edited(self, edition: str) -> Seen:
        """Return what a state is seen from by its number; the last one where it was not lately."""
        number = int(edition) if edition.isascii() and edition.isdigit() and len(edition) < 10 else -1
        return self.editions.lately(number) or self

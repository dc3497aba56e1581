"""What panels answer from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graph_app.api import Explorer
from graph_app.web.desk.model import Desk
from graph_app.web.guests.bounds import Bounds
from graph_app.web.guests.guest import Guest
from graph_app.web.payload import Drawing
from graph_app.web.reading import read_view
from graph_app.web.view import View


@dataclass(frozen=True)
class Seen:
    """The data set of the page; the same for everyone, never changed.

    Attributes
    ----------
    explorer : Explorer
        The data without a filter.
    drawing : Drawing
        The placed network.
    at : callable
        From a view to an explorer with its filter; remembers the latest ones.
    version : str
        Version of the program.
    bounds : Bounds or None
        How much readers may open here; None where they may not.
    guest : Guest or None
        The debate as a reader opened it; None where it is the one that the server was started with.
    """

    explorer: Explorer
    drawing: Drawing
    at: Callable[[View], Explorer]
    version: str
    bounds: Bounds | None = None
    guest: Guest | None = None

    @property
    def edition(self) -> int | None:
        """Which state of data that change it is; None where nothing changes."""
        return None

    @property
    def last(self) -> Seen:
        """What was seen last, where data change: as it is known without looking."""
        return self

    @property
    def desk(self) -> Desk | None:
        """Where data that change are edited."""
        return None

    def edited(self, edition: str) -> Seen:
        """Return what a state of the data is seen from, by the number that `Drawing.address` has."""
        return self

    def read(self, data: dict[str, Any] | None) -> View:
        """Return the view that the page's store holds."""
        return read_view((data or {}).get("query", ""), self.explorer.network)[0]

    def named(self, query: str) -> dict[str, Any]:
        """Return a query as the page's stores hold it: where data change, with the state of theirs."""
        edition = self.edition
        return {"query": query} if edition is None else {"query": query, "edition": edition}

    def moved_on(self, data: dict[str, Any] | None) -> bool:
        """Tell whether the data have changed since a store was written."""
        return data is not None and data.get("edition") != self.edition

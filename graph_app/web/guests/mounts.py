"""Pages of opened debates: each a whole page, made when it is asked for, a few kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from flask import Flask, Response, request

from graph_app.web.guests.guest import Guest

KEPT = 6
"""Pages that a process keeps in memory; others are made again from disk when they are asked for."""
STATIC = ("/assets/", "/_dash-component-suites/")
"""What is the same for all debates and may be kept by the browser."""


class Mounts:
    """Pages by the tokens of their debates.

    Parameters
    ----------
    make : callable
        From a debate to the server of its page.
    """

    def __init__(self, make: Callable[[Guest], Flask]) -> None:
        self._make = make
        self._pages: OrderedDict[str, Flask] = OrderedDict()
        self._making: dict[str, Lock] = {}
        self._lock = Lock()

    def page_of(self, guest: Guest) -> Flask:
        """Return the server of the page of a debate, made at most once at a time.

        Raises
        ------
        DataError
            If its data package cannot be read.
        """
        with self._lock:
            found = self._pages.get(guest.token)
            if found is not None:
                self._pages.move_to_end(guest.token)
                return found
            making = self._making.setdefault(guest.token, Lock())
        with making:
            with self._lock:
                found = self._pages.get(guest.token)
            if found is None:
                found = self._make(guest)
                with self._lock:
                    self._pages[guest.token] = found
                    while len(self._pages) > KEPT:
                        self._pages.popitem(last=False)
        with self._lock:
            self._making.pop(guest.token, None)
        return found

    def forget(self, token: str) -> None:
        """Let go of the page of a debate that has gone."""
        with self._lock:
            self._pages.pop(token, None)

    def answer(self, guest: Guest, prefix: str) -> Response:
        """Answer the present request with the page of a debate.

        Parameters
        ----------
        guest : Guest
            The debate.
        prefix : str
            Where its page begins, such as ``/d/<token>``.
        """
        path = request.environ["PATH_INFO"][len(prefix) :]
        place = {"SCRIPT_NAME": request.environ.get("SCRIPT_NAME", "") + prefix, "PATH_INFO": path}
        found = Response.from_app(self.page_of(guest), request.environ | place)
        assert isinstance(found, Response)
        if hasattr(found.response, "close"):  # whoever compresses it will not
            found.call_on_close(found.response.close)
        if not path.startswith(STATIC):
            found.headers["Cache-Control"] = "no-store"
        return found

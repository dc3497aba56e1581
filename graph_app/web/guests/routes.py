"""Addresses where readers bring files and see what they opened, each only in the session that did."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, Response, request

from graph_app.dataset.locate import DESCRIPTOR_FILE
from graph_app.errors import DataError, GraphAppError, NotFoundError, QueryError
from graph_app.importers import apart
from graph_app.web.guests.guest import Guest
from graph_app.web.guests.mounts import Mounts
from graph_app.web.guests.pages import missing
from graph_app.web.guests.reader import Reader
from graph_app.web.guests.sessions import give, session_for, session_of
from graph_app.web.guests.store import NOBODY, Store
from graph_app.web.guests.uploads import need_size, received
from graph_app.web.rest import answer, failure
from graph_app.web.security import need_own_page

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
MOST_OPTIONS, LONGEST_OPTION, LONGEST_TITLE, LONGEST_BODY = 500, 1_000, 200, 200_000


class BusyError(QueryError):
    """What is asked for must wait for something else."""

    http_status = 409


def address(guest: Guest) -> str:
    """Return where the page of a debate is, from the root of the server."""
    return f"d/{guest.token}/"


def called(guest: Guest) -> str:
    """Return how a debate is called for people."""
    report = apart.got(guest.folder / apart.REPORT) or {}
    return str(report.get("title") or ", ".join(guest.files))


def state(store: Store, guest: Guest) -> dict[str, Any]:
    """Return what the dialog shows of a debate: how far reading is, the report, what was said."""
    asked = apart.got(guest.folder / apart.ASKED) or {}
    return guest.state() | {
        "token": guest.token,
        "files": list(guest.files),
        "options": asked.get("options", {}),
        "report": apart.got(guest.folder / apart.REPORT),
        "closes": [called(one) for one in store.making_way(guest)] if not guest.opened else [],
        "opened": bool(guest.opened),
    }


def options_of(body: Any) -> dict[str, str]:
    """Return what a reader says of files.

    Raises
    ------
    QueryError
        If it is something else than words by words.
    """
    said = body.get("options") if isinstance(body, dict) else None
    if not isinstance(said, dict) or len(said) > MOST_OPTIONS:
        raise QueryError("The request needs options, as an object of texts.", word="options")
    if not all(isinstance(one, str) and len(one) <= LONGEST_OPTION for pair in said.items() for one in pair):
        raise QueryError(f"Options are texts of at most {LONGEST_OPTION:,} characters.", word="options")
    return {word: value for word, value in said.items() if value or "." in word}


def entitle(guest: Guest, body: Any) -> None:
    """Give a debate the title that its reader wants, if any."""
    said = body.get("title") if isinstance(body, dict) else None
    title = " ".join(said.split())[:LONGEST_TITLE] if isinstance(said, str) else ""
    if title and title.isprintable():
        path = guest.package / DESCRIPTOR_FILE
        apart.put(path, apart.got(path) | {"title": title})


def register(server: Flask, store: Store, mounts: Mounts, home: str) -> None:
    """Add the addresses to a server; `home` is what its own debate is called."""
    reader = Reader(store)
    store.leaving.append(mounts.forget)
    _register_opening(server, store, reader, home)
    _register_one(server, store, reader, mounts)
    _register_pages(server, store, mounts)


def _spoken(route: Callable[..., Response]) -> Callable[..., Response]:
    """Give a route that turns errors into JSON."""

    @wraps(route)
    def answered(**place: str) -> Response:
        try:
            return route(**place)
        except GraphAppError as error:
            return failure(error)
        except OSError as error:
            return failure(DataError(f"The server cannot keep the files: {error.strerror or 'no room'}."))

    return answered


def _register_opening(server: Flask, store: Store, reader: Reader, home: str) -> None:
    """Add the address that takes files and lists what a session has open."""

    @server.get("/open")
    @_spoken
    def listed() -> Response:
        session = session_of(store)
        opened = [one for one in store.living() if one.opened and one.of(session)]
        own = [{"title": called(one), "address": address(one)} for one in opened]
        return answer({"debates": [{"title": home, "address": ""}, *own]})

    @server.post("/open")
    @_spoken
    def bring() -> Response:
        need_own_page()
        need_size(store.bounds)
        session = session_for(store)
        guest = store.begin(session, ())
        try:
            guest = guest.keep(guest.began, files=received(guest.folder / apart.FILES, store.bounds))
            store.make_room(guest)
        except BaseException:
            shutil.rmtree(guest.folder, ignore_errors=True)
            raise
        reader.start(guest, {})
        return give(answer(state(store, guest), 202), store, session)


def _register_one(server: Flask, store: Store, reader: Reader, mounts: Mounts) -> None:
    """Add the addresses of one debate: how far it is, read again, open, close."""

    @server.get("/open/<token>")
    @_spoken
    def how_far(token: str) -> Response:
        return answer(state(store, store.find(token, session_of(store))))

    @server.post("/open/<token>/again")
    @_spoken
    def again(token: str) -> Response:
        need_own_page()
        guest = store.find(token, session_of(store))
        request.max_content_length = LONGEST_BODY
        options = options_of(request.get_json(silent=True))
        if guest.opened or guest.state()["state"] in ("waiting", "reading"):
            raise BusyError("It is being read, or was opened already. Choose the files again.")
        reader.start(guest, options)
        return answer(state(store, guest), 202)

    @server.post("/open/<token>/debate")
    @_spoken
    def debate(token: str) -> Response:
        need_own_page()
        guest = store.find(token, session_of(store))
        if guest.state()["state"] != "read":
            raise BusyError("It is not read yet.")
        entitle(guest, request.get_json(silent=True))
        opened = store.open(guest)
        mounts.page_of(opened)
        return answer({"address": address(opened)})

    @server.delete("/open/<token>")
    @_spoken
    def close(token: str) -> Response:
        need_own_page()
        store.close(store.find(token, session_of(store)))
        return Response(status=204)


def _register_pages(server: Flask, store: Store, mounts: Mounts) -> None:
    """Add the pages of debates, with all that is below them."""

    @server.route("/d/<token>/", defaults={"rest": ""}, methods=METHODS, provide_automatic_options=False)
    @server.route("/d/<token>/<path:rest>", methods=METHODS, provide_automatic_options=False)
    def page(token: str, rest: str) -> Response:
        try:
            guest = store.find(token, session_of(store))
            if not guest.opened:
                raise NotFoundError(NOBODY)
            return mounts.answer(guest, f"/d/{token}")
        except GraphAppError as error:
            return missing(error, rest, store.bounds.minutes)

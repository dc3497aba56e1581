"""All debates that readers opened, on disk: who may see which, how many, how large, how long.

What is needed to answer rightly is in the folder alone, so that several processes can serve it. They count by
themselves; for a moment there may be one debate more than is allowed.
"""

from __future__ import annotations

import re
import secrets
import shutil
import time
import weakref
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import RLock, Thread

from graph_app.errors import DataError, NotFoundError
from graph_app.importers import apart
from graph_app.web.guests.bounds import MEGABYTE, Bounds
from graph_app.web.guests.guest import ABOUT, WHY, Gone, GoneError, Guest, digest, found_in
from graph_app.web.guests.remains import new_folder

TOKEN = re.compile(r"[0-9a-f]{32}")
DRAFT = 1_800.0
"""Seconds after which files that were not opened are gone."""
REMEMBERED = 86_400.0
"""Seconds for which it is known that a debate was here."""
MOST_REMEMBERED = 500
PERIOD = 30.0
"""Seconds between two looks for debates whose time is over."""
NOBODY = "There is no debate at this address in this browser session."


class Store:
    """A private folder with a folder for each debate.

    Parameters
    ----------
    bounds : Bounds
        How much there may be.
    clock : callable, optional
        Tells the time in seconds since 1970.

    Attributes
    ----------
    leaving : list of callables
        Told the token of every debate that goes.
    """

    def __init__(self, bounds: Bounds, clock: Callable[[], float] = time.time) -> None:
        self.bounds = bounds
        self.leaving: list[Callable[[str], None]] = []
        self._clock = clock
        self._lock = RLock()
        self._root: Path | None = None
        self._watched = False

    @property
    def root(self) -> Path:
        """The folder; nobody but the user of this process may look into it."""
        with self._lock:
            if self._root is None:
                if self.bounds.folder:
                    self._root = Path(self.bounds.folder)
                    self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
                else:
                    self._root = new_folder()
                    weakref.finalize(self, shutil.rmtree, self._root, ignore_errors=True)
            return self._root

    def living(self) -> list[Guest]:
        """Return all debates that are there, the one that nobody looked at for longest first."""
        return sorted((one for one in self._all() if not one.gone), key=Guest.used)

    def find(self, token: str, session: str) -> Guest:
        """Return the debate of a token, for the session that it belongs to.

        Raises
        ------
        NotFoundError
            If there is none, or it belongs to another session: nobody learns which.
        GoneError
            If it belongs to the session and has gone.
        """
        guest = found_in(self.root / token) if TOKEN.fullmatch(token) else None
        if guest is None or not guest.of(session):
            raise NotFoundError(NOBODY)
        if not guest.gone and self._over(guest):
            guest = self.close(guest, "age")
        if guest.gone:
            raise GoneError(f"This debate has gone. {WHY[guest.gone]} Open its files again to see it.")
        guest.touch(self._clock())
        return guest

    def knows(self, session: str) -> bool:
        """Return whether anything was opened in a session."""
        return any(one.of(session) for one in self._all())

    def begin(self, session: str, names: Sequence[str]) -> Guest:
        """Return a new debate whose files are still to come.

        What the session chose before and did not open goes, and where there are too many debates, the one
        that nobody looked at for longest.
        """
        with self._lock:
            self.sweep()
            for one in self.living():
                if one.of(session) and not one.opened:
                    self.close(one, "again")
            self._thin(self.living(), self.bounds.debates - 1)
            folder = self.root / secrets.token_hex(16)
            folder.mkdir(mode=0o700)
            now = self._clock()
            guest = Guest(folder, digest(session), tuple(names), now, now + DRAFT).keep(now)
            (folder / apart.FILES).mkdir(mode=0o700)
            self._watch()
            return guest

    def making_way(self, guest: Guest) -> list[Guest]:
        """Return the debates of the same session that go when this one is opened."""
        same = [one for one in self.living() if one.session == guest.session and one.opened]
        others = [one for one in same if one.token != guest.token]
        return others[: max(0, len(others) - self.bounds.each + 1)]

    def open(self, guest: Guest) -> Guest:
        """Return a debate opened: the files it was read from go, its time begins."""
        with self._lock:
            if guest.opened:
                return guest
            for one in self.making_way(guest):
                self.close(one, "room")
            shutil.rmtree(guest.folder / apart.FILES, ignore_errors=True)
            now = self._clock()
            return guest.keep(now, opened=now, until=now + 60 * self.bounds.minutes)

    def make_room(self, guest: Guest) -> None:
        """Let debates go, those that nobody looked at for longest first, until all have room.

        Raises
        ------
        DataError
            If one alone takes more room than there is.
        """
        most = self.bounds.total * MEGABYTE
        with self._lock:
            if guest.bytes() > most:
                raise DataError(
                    f"The debate takes more than the {self.bounds.total:,} megabytes that there are for all. "
                    "The limit is open_total; whoever runs the server can raise it with GRAPH_APP_OPEN_TOTAL."
                )
            others = [one for one in self.living() if one.token != guest.token]
            sizes = {one.token: one.bytes() for one in [*others, guest]}
            for one in others:
                if sum(sizes.values()) <= most:
                    return
                self.close(one, "room")
                del sizes[one.token]

    def close(self, guest: Guest, why: Gone = "closed") -> Guest:
        """Let a debate go; that it was here is remembered for a day."""
        with self._lock:
            for path in guest.folder.iterdir() if guest.folder.is_dir() else ():
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                elif path.name != ABOUT:
                    path.unlink(missing_ok=True)
            now = self._clock()
            after = guest.keep(now, gone=why, until=now + REMEMBERED) if guest.folder.is_dir() else guest
        for tell in self.leaving:
            tell(guest.token)
        return after

    def sweep(self) -> int:
        """Let go what is over its time; returns how many debates are there."""
        with self._lock:
            if self._root is None and not self.bounds.folder:
                return 0
            known = self._all()
            for one in known:
                if one.gone and self._over(one):
                    shutil.rmtree(one.folder, ignore_errors=True)
                elif not one.gone and self._over(one):
                    self.close(one, "age")
            past = sorted((one for one in known if one.gone), key=Guest.used)
            for one in past[: max(0, len(past) - MOST_REMEMBERED)]:
                shutil.rmtree(one.folder, ignore_errors=True)
            return len(self.living())

    def _all(self) -> list[Guest]:
        folders = [path for path in self.root.iterdir() if TOKEN.fullmatch(path.name)]
        return [one for one in map(found_in, folders) if one is not None]

    def _over(self, guest: Guest) -> bool:
        return self._clock() >= guest.until

    def _thin(self, guests: Iterable[Guest], most: int) -> None:
        """Close the first of some debates until there are no more than so many."""
        listed = list(guests)
        for one in listed[: max(0, len(listed) - most)]:
            self.close(one, "room")

    def _watch(self) -> None:
        """Look now and then for debates whose time is over, as long as there are any."""
        if not self._watched:
            self._watched = True
            Thread(target=_sweeping, args=(weakref.ref(self),), name="guests", daemon=True).start()


def _sweeping(there: weakref.ref[Store]) -> None:
    """Sweep a store until it is empty or not used any more."""
    while True:
        time.sleep(PERIOD)
        store = there()
        if store is None:
            return
        with store._lock:
            if not store.sweep():
                store._watched = False
                return
        del store

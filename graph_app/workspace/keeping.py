"""Keeping views, stories, scenarios and notes with a debate."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph_app.analyses import Scenario
from graph_app.asked import one_of
from graph_app.errors import NotFoundError, QueryError
from graph_app.text import shown
from graph_app.workspace.findings import ConflictError, Stale
from graph_app.workspace.patches import dumped
from graph_app.workspace.rows import filled
from graph_app.workspace.store import debates, saved
from graph_app.workspace.store.saved import Saved
from graph_app.workspace.times import now
from graph_app.workspace.viewing import Viewing

KINDS = ("view", "story", "scenario", "note")
LONGEST_TITLE = 200
LONGEST_VIEW = 20_000
LONGEST_NOTE = 20_000
MOST_BYTES = 1_000_000
_NO_QUERY = re.compile(r"[\s#\x00-\x1f\x7f\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Keeping(Viewing):
    """The verbs about what is saved."""

    def save(
        self,
        kind: str,
        title: str,
        content: Mapping[str, Any],
        *,
        item: int | None = None,
        version: int | None = None,
        row: tuple[str, str] | None = None,
    ) -> Saved:
        """Save something new, or another version of an item.

        Parameters
        ----------
        kind : {"view", "story", "scenario", "note"}
            What it is.
        title : str
            One line.
        content : mapping
            Of a view `query` (the query string of its link), of a note `text`, of a story the content of its
            file, of a scenario its changes as `Scenario.as_json` gives them.
        item, version : int, optional
            The item that it is another version of, and the version that it was made from.
        row : tuple of str, optional
            Table and key of the row that a note is about.

        Raises
        ------
        QueryError
            If the content is none of its kind, or too large.
        ConflictError
            If somebody else saved the item in the meantime.
        ForbiddenError
            If the person may not save.
        """
        table, key = row if row is not None else ("", "")
        if row is not None:
            key = self.row(table, key).key
        said = self._content(kind, content)
        with self.database.writing() as connection:
            debates.read(connection, self.debate, lock=True)
            self._expect(connection, "save")
            last = self._last(connection, item, version)
            if last is not None and last.kind != kind:
                raise QueryError(f"Item {item} is a {last.kind}, not a {kind}.", word="kind", value=kind)
            made = Saved(
                item=item or 0,
                version=1 if last is None else last.version + 1,
                kind=kind,
                title=_line(title),
                content=said,
                table=table,
                row=key,
                at=now(),
                by=self.user,
            )
            return saved.add(connection, self.debate, made)

    def remove(self, item: int, version: int) -> Saved:
        """Remove an item, from the version that one has seen; what it was stays in the database.

        Share links to it go on opening the version that they were made for: withdraw them.
        """
        with self.database.writing() as connection:
            debates.read(connection, self.debate, lock=True)
            self._expect(connection, "save")
            last = self._last(connection, item, version)
            assert last is not None
            fields = last.as_dict() | {
                "version": last.version + 1,
                "at": now(),
                "by": self.user,
                "gone": True,
            }
            return saved.add(connection, self.debate, Saved(**fields))

    def saved(self, kind: str | None = None, row: tuple[str, str] | None = None) -> list[Saved]:
        """Return what is saved, of one kind or about one row, each in its last version."""
        if kind is not None:
            one_of("kind", kind, KINDS)
        with self.database.reading() as connection:
            self._expect(connection, "read")
            return saved.every(connection, self.debate, kind, row)

    def item(self, item: int, version: int | None = None) -> Saved:
        """Return an item in its last version, or in another.

        Raises
        ------
        NotFoundError
            If there is none, or it was removed and no version is asked for.
        """
        with self.database.reading() as connection:
            self._expect(connection, "read")
            found = saved.one(connection, self.debate, item, version)
        if found is None or (found.gone and version is None):
            raise NotFoundError(f"Nothing is saved under {item}.", word="item", value=str(item))
        return found

    def versions(self, item: int) -> list[Saved]:
        """Return all versions of an item, the newest first."""
        with self.database.reading() as connection:
            self._expect(connection, "read")
            return saved.versions(connection, self.debate, item)

    def _last(self, connection: Any, item: int | None, version: int | None) -> Saved | None:
        """Return the last version of an item if it is the one that somebody has seen."""
        if item is None:
            return None
        last = saved.one(connection, self.debate, item)
        if last is None or last.gone:
            raise NotFoundError(f"Nothing is saved under {item}.", word="item", value=str(item))
        if last.version != version:
            cells = filled({"title": last.title, "content": dumped(last.content)})
            raise ConflictError(
                [Stale("saved", str(item), version or 0, None, cells, last.version, None, last.by, last.at)]
            )
        return last

    def _content(self, kind: str, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return what is to be kept, checked as far as the words of its kind go."""
        one_of("kind", kind, KINDS)
        if kind == "scenario":
            return dict(Scenario.from_json(self.explorer().network, content).as_json())
        if kind in ("view", "note"):
            word, most = ("query", LONGEST_VIEW) if kind == "view" else ("text", LONGEST_NOTE)
            text = content.get(word)
            if set(content) != {word} or not isinstance(text, str) or len(text) > most:
                raise QueryError(
                    f"A {kind} is kept as one text, {word}, of at most {most:,} characters.", word=word
                )
            return {word: _query(text) if kind == "view" else _paragraphs(text)}
        try:
            size = len(dumped(dict(content)))
        except TypeError as error:
            raise QueryError(f"A {kind} is kept as plain JSON values: {error}.", word="content") from error
        if size > MOST_BYTES:
            raise QueryError(f"A {kind} has at most {MOST_BYTES:,} bytes, not {size:,}.", word="content")
        return dict(content)


def _line(title: str) -> str:
    """Return a title without line breaks."""
    text = " ".join(title.split())
    if not text or len(text) > LONGEST_TITLE or _CONTROL.search(text):
        raise QueryError(f"A title is one line of 1 to {LONGEST_TITLE} characters.", word="title")
    return text


def _query(text: str) -> str:
    plain = text.removeprefix("?")
    found = _NO_QUERY.search(plain)
    if found:
        message = f"{shown(found.group())!r} cannot stand in a view: it is what follows ? in a link."
        raise QueryError(message, word="query")
    return plain


def _paragraphs(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not plain or _CONTROL.search(plain):
        raise QueryError("A note is plain text, and not empty.", word="text")
    return plain

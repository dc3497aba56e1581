"""A scenario: what is supposed to be otherwise. A value, to and from words and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from graph_app.analyses.changes import BY_WORD, CHANGES, Change, Item
from graph_app.errors import QueryError
from graph_app.graph.network import Network
from graph_app.text import meant, nearest, shown

MOST = 200
"""Changes that a scenario can hold."""


@dataclass(frozen=True)
class Scenario:
    """Changes to a debate. Equal changes are equal values, in whatever order they were given.

    Attributes
    ----------
    changes : tuple of (word, changes)
        The words of `CHANGES` in their order, each with its changes, sorted; words without any are left out.

    Examples
    --------
    >>> Scenario().to_query()
    ''
    """

    changes: tuple[tuple[str, tuple[Item, ...]], ...] = ()

    @classmethod
    def of(cls, network: Network, words: Mapping[str, Iterable[str]]) -> Scenario:
        """Return the scenario that words mean.

        Parameters
        ----------
        network : Network
            The data that actors, issues, ties and kinds must belong to.
        words : mapping of str to iterable of str
            Per word of `CHANGES` its texts, such as `{"set": ["meta:open-weights-access=-2"]}`.

        Raises
        ------
        QueryError
            If a word, id or number is unknown or wrong, or two changes contradict each other.
        """
        for word in words:
            _expect(word)
        found = []
        for change in CHANGES:
            texts = [text.strip() for text in words.get(change.word, ()) if text.strip()]
            if texts:
                items = {change.parse(text, network) for text in texts}
                found.append((change.word, tuple(sorted(items, key=lambda item: _order(item)))))
        made = cls(tuple(found))
        _check(made)
        return made

    @classmethod
    def from_json(cls, network: Network, data: Any) -> Scenario:
        """Return the scenario of plain values, as `as_json` gives them."""
        if not isinstance(data, Mapping):
            raise QueryError(f"A scenario is an object with the keys {', '.join(BY_WORD)}", word="scenario")
        words: dict[str, list[str]] = {}
        for word, rows in data.items():
            change = _expect(str(word))
            if not isinstance(rows, list):
                raise QueryError(f"{word} takes a list of changes", word=str(word))
            words[str(word)] = [_text(change, row) for row in rows]
        return cls.of(network, words)

    def __bool__(self) -> bool:
        """Tell whether anything is changed."""
        return bool(self.changes)

    def get(self, word: str) -> tuple[Item, ...]:
        """Return the changes of a word."""
        return dict(self.changes).get(word, ())

    def words(self) -> dict[str, tuple[str, ...]]:
        """Return the changes as texts by word; the inverse of `of`."""
        return {word: tuple(BY_WORD[word].dump(item) for item in items) for word, items in self.changes}

    def to_query(self) -> str:
        """Return the scenario as a query string without a question mark: flat, readable, sorted."""
        return "&".join(
            f"{word}={','.join(quote(text, safe=':=@') for text in texts)}"
            for word, texts in self.words().items()
        )

    def as_json(self) -> dict[str, list[dict[str, Any]]]:
        """Return the changes as plain values by word; the inverse of `from_json`."""
        return {
            word: [dict(zip(BY_WORD[word].fields, item, strict=True)) for item in items]
            for word, items in self.changes
        }


def _order(item: Item) -> tuple[tuple[int, str], ...]:
    """Return what changes of one word are sorted by."""
    return tuple((0, "") if part is None else (1, str(part)) for part in item)


def _expect(word: str) -> Change:
    """Return the sort of change that a word means, else raise QueryError."""
    if word in BY_WORD:
        return BY_WORD[word]
    allowed = tuple(BY_WORD)
    near = nearest(word, allowed)
    raise QueryError(
        f"A scenario does not know {shown(word)!r}.{meant(near)} Allowed: {', '.join(allowed)}",
        word=word,
        allowed=allowed,
        did_you_mean=near,
    )


def _text(change: Change, row: Any) -> str:
    """Return a change written as plain values as a text, so that it is read by the same rules."""
    if isinstance(row, str):
        return row
    if not isinstance(row, Mapping) or set(row) != set(change.fields):
        fields = ", ".join(change.fields)
        raise QueryError(
            f"{change.word} takes {change.metavar}, or an object with {fields}, not {shown(repr(row))}",
            word=change.word,
            allowed=change.fields,
        )
    try:
        return change.dump(tuple(row[field] for field in change.fields))
    except (TypeError, ValueError, OverflowError) as error:
        raise change.malformed(repr(row)) from error


def _check(made: Scenario) -> None:
    """Raise QueryError if there are too many changes or two contradict each other."""
    total = sum(len(items) for _, items in made.changes)
    if total > MOST:
        raise QueryError(f"A scenario holds {MOST} changes at most, not {total:,}", word="scenario")
    for word, items in made.changes:
        change = BY_WORD[word]
        seen: dict[Item, Item] = {}
        for item in items:
            other = seen.setdefault(change.key(item), item)
            if other != item:
                said = f"{change.dump(other)} and {change.dump(item)}"
                raise QueryError(f"{word} contradicts itself: {said}", word=word, value=change.dump(item))
    gone = {item[0] for item in made.get("remove")}
    for word, ends in (("set", (0,)), ("add", (0, 2))):
        for item in made.get(word):
            for end in ends:
                if item[end] in gone:
                    text = BY_WORD[word].dump(item)
                    raise QueryError(
                        f"{item[end]} is removed: {word}={text} cannot be", word=word, value=text
                    )

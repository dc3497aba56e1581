"""What a part of a filter is, and the few sorts of value a part can have.

A part is one class with one word. From the word come the query string, the command-line option, the
Python keyword, the control on the page and the clause of the English sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from graph_app.errors import QueryError
from graph_app.graph.network import Network
from graph_app.graph.stance import BoolArray, CodeArray, IntArray
from graph_app.schema.dates import day_interval
from graph_app.text import listed, nearest

Value = tuple[str, ...] | str | int | bool
About = Literal["actors", "ties", "evidence"]
NONE = "none"
"""Stands for "says nothing" in a list of choices, where the table has empty cells."""


@dataclass(frozen=True)
class Scope:
    """What a part may look at: the network, the other parts' lenses and the stances read through them.

    Attributes
    ----------
    network : Network
        The data set.
    issue : str
        The issue that stance is read on; empty for overall openness.
    labels : uint8 array of shape (actors,)
        Code of each actor's stance label.
    """

    network: Network
    issue: str
    labels: CodeArray


class Part:
    """One part of a filter; a shelf of them stands in `catalogue.PARTS`.

    Attributes
    ----------
    word : str
        The word in queries, options and Python.
    title : str
        The heading on the page.
    help : str
        One sentence for the command line and the page.
    about : {"actors", "ties", "evidence"}
        What its clause in the sentence speaks of.
    """

    word: ClassVar[str]
    title: ClassVar[str]
    help: ClassVar[str]
    about: ClassVar[About] = "actors"
    metavar: ClassVar[str] = "VALUE"
    needs: ClassVar[str] = ""
    """Another part's word without which this one means nothing."""

    def parse(self, raw: tuple[str, ...], network: Network, issue: str = "") -> Value | None:
        """Return the value that the raw words mean, None where they mean the default; else QueryError."""
        raise NotImplementedError

    def dump(self, value: Value) -> tuple[str, ...]:
        """Return the raw words of a value; the inverse of `parse`."""
        return (str(value),)

    def allowed(self, network: Network, issue: str = "") -> tuple[str, ...]:
        """Return every value that may stand here, empty where they cannot be listed."""
        return ()

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return the clause of the sentence."""
        raise NotImplementedError

    def actors(self, value: Value, scope: Scope) -> BoolArray | None:
        """Return which actors pass, None where the part does not look at actors."""
        return None

    def ties(self, value: Value, network: Network) -> BoolArray | None:
        """Return which recorded ties pass."""
        return None

    def statements(self, value: Value, network: Network) -> BoolArray | None:
        """Return which statements stances may be read from."""
        return None

    def codings(self, value: Value, network: Network) -> BoolArray | None:
        """Return which readings of coders pass."""
        return None

    def common(self, value: Value, network: Network) -> BoolArray | None:
        """Return which rows of common action derived ties may rest on."""
        return None

    def single(self, raw: tuple[str, ...]) -> str:
        """Return the one raw word, or complain that there are several."""
        words = tuple(word.strip() for word in raw if word.strip())
        if len(words) != 1:
            raise QueryError(
                f"{self.word} takes one value, not {len(words)}: {', '.join(words) or 'nothing'}",
                word=self.word,
                value=",".join(words),
            )
        return words[0]


def normal(text: str) -> str:
    """Return a value as it is compared: lower case, blanks and hyphens as underscores."""
    return "_".join(text.strip().casefold().replace("-", " ").replace("_", " ").split())


def reject(part: Part, value: str, allowed: tuple[str, ...]) -> QueryError:
    """Return the error for a value that is not in the list, with the nearest ones."""
    near = nearest(value, allowed)
    hint = f" Did you mean {listed(near)}?" if near else ""
    some = f"{', '.join(allowed[:30])}{' …' if len(allowed) > 30 else ''}" if allowed else "no values here"
    return QueryError(
        f"{part.word} does not know {value!r}.{hint} Allowed: {some}",
        word=part.word,
        value=value,
        allowed=allowed,
        did_you_mean=near,
    )


class Choices(Part):
    """Several values of a vocabulary; a row passes if it has any of them."""

    metavar = "A,B"

    def title_of(self, value: str, network: Network, issue: str = "") -> str:
        """Return how a value reads on the page."""
        return value

    def former(self, network: Network) -> Mapping[str, str]:
        """Return what values are called today that old links call otherwise."""
        return {}

    def parse(self, raw: tuple[str, ...], network: Network, issue: str = "") -> Value | None:
        """Return the chosen values, sorted; None where none is given."""
        chosen, unknown = self.read(raw, network, issue)
        if unknown:
            raise reject(self, unknown[0], self.allowed(network, issue))
        return chosen or None

    def read(
        self, raw: tuple[str, ...], network: Network, issue: str = ""
    ) -> tuple[tuple[str, ...], list[str]]:
        """Return the values that the words mean, sorted, and the words that mean none."""
        allowed = self.allowed(network, issue)
        exact = set(allowed)
        loose = {normal(value): value for value in reversed(allowed)}
        loose |= {normal(old): new for old, new in self.former(network).items() if normal(old) not in loose}
        found = {word: word if word in exact else loose.get(normal(word)) for word in raw if word.strip()}
        chosen = {value for value in found.values() if value is not None}
        return tuple(sorted(chosen)), [word for word, value in found.items() if value is None]

    def dump(self, value: Value) -> tuple[str, ...]:
        """Return the values as they are."""
        assert isinstance(value, tuple)
        return value

    def names(self, value: Value, scope: Scope) -> list[str]:
        """Return the titles of the chosen values in the order of the vocabulary."""
        assert isinstance(value, tuple)
        order = {word: rank for rank, word in enumerate(self.allowed(scope.network, scope.issue))}
        chosen = sorted(value, key=lambda word: order.get(word, len(order)))
        return [self.title_of(word, scope.network, scope.issue) for word in chosen]


class Flag(Part):
    """Off unless said otherwise; the words that switch it are `off` and `on` or the class's own."""

    words: ClassVar[tuple[str, str]] = ("off", "on")

    def said(self, yes: bool) -> str:
        """Return the word that a Python truth means: "on" and "keep" are yes, "off" and "drop" are no."""
        return self.words[yes] if self.words == ("off", "on") else self.words[not yes]

    def allowed(self, network: Network, issue: str = "") -> tuple[str, ...]:
        """Return the two words, the default first."""
        return self.words

    def parse(self, raw: tuple[str, ...], network: Network, issue: str = "") -> Value | None:
        """Return True for the word that is not the default."""
        word = normal(self.single(raw))
        truths = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
        if word in truths:
            word = self.said(truths[word])
        if word not in self.words:
            raise reject(self, self.single(raw), self.words)
        return True if word == self.words[1] else None

    def dump(self, value: Value) -> tuple[str, ...]:
        """Return the word that is not the default."""
        return (self.words[1],)


class Number(Part):
    """A whole number within limits."""

    metavar = "N"
    least: ClassVar[int] = 1
    most: ClassVar[int] = 1_000_000
    default: ClassVar[int | None] = None

    def parse(self, raw: tuple[str, ...], network: Network, issue: str = "") -> Value | None:
        """Return the number, None where it is the default."""
        word = self.single(raw)
        number = int(word) if word.isascii() and word.isdigit() and len(word) < 10 else -1
        if number == self.default:
            return None
        if not self.least <= number <= self.most:
            raise QueryError(
                f"{self.word} takes a whole number from {self.least} to {self.most}, not {word!r}",
                word=self.word,
                value=word,
                allowed=(f"{self.least} … {self.most}",),
            )
        return number


class Date(Part):
    """A partial date: a year, a month or a day."""

    metavar = "DATE"

    def parse(self, raw: tuple[str, ...], network: Network, issue: str = "") -> Value | None:
        """Return the date as written."""
        word = self.single(raw)
        try:
            day_interval(word)
        except ValueError as error:
            raise QueryError(
                f"{self.word} takes a date such as 2024, 2024-03 or 2024-03-25, not {word!r} ({error})",
                word=self.word,
                value=word,
                allowed=("YYYY", "YYYY-MM", "YYYY-MM-DD"),
            ) from error
        return word

    def days(self, value: Value) -> tuple[int, int]:
        """Return the first and last day the date can mean."""
        return day_interval(str(value))


def member(codes: IntArray, chosen: list[int], size: int) -> BoolArray:
    """Return which codes are chosen; a code of -1 (missing) is the last place of the table."""
    table: BoolArray = np.zeros(size + 1, dtype=bool)
    table[chosen] = True
    return table[codes]


def cell(network: Network, table: str, key: str, column: str) -> str:
    """Return a cell of the row with a given id, the id itself where there is none."""
    return network.words(table, column).get(key, key)

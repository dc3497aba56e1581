"""What a scenario can change: one class per sort of change, with its words.

From the word come the query string, the option on the command line, the Python keyword and the JSON key.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import ClassVar

from graph_app.errors import QueryError
from graph_app.graph.derived import ACTED_TOGETHER
from graph_app.graph.network import Network
from graph_app.text import meant, nearest, shown

Item = tuple[str | float | None, ...]
"""One change, in the order of `Change.fields`."""
UNKNOWN = "unknown"


class Change:
    """One sort of change; a shelf of them is `CHANGES`.

    Attributes
    ----------
    word : str
        The word in queries, options and JSON.
    metavar, help : str
        How it is written, and one sentence for the command line.
    fields : tuple of str
        What the parts of a change are called in JSON.
    """

    word: ClassVar[str]
    metavar: ClassVar[str]
    help: ClassVar[str]
    fields: ClassVar[tuple[str, ...]]

    def parse(self, text: str, network: Network) -> Item:
        """Return the change that a text means, else raise QueryError."""
        raise NotImplementedError

    def dump(self, item: Item) -> str:
        """Return a change as a text; the inverse of `parse`."""
        raise NotImplementedError

    def key(self, item: Item) -> Item:
        """Return what may be changed only once per scenario."""
        return item

    def known(self, what: str, value: str, names: Iterable[str]) -> str:
        """Return a name if it is one of those there are, else raise QueryError."""
        allowed = tuple(names)
        if value in allowed:
            return value
        near = nearest(value, allowed)
        few = allowed if len(allowed) <= 30 else ()
        some = f" Allowed: {', '.join(few)}" if few else ""
        raise QueryError(
            f"{self.word} does not know the {what} {shown(value)!r}.{meant(near)}{some}",
            word=self.word,
            value=value,
            allowed=few,
            did_you_mean=near,
        )

    def number(self, value: str, least: float, most: float) -> float:
        """Return a number within limits, else raise QueryError."""
        try:
            number = float(value) if value.isascii() and "_" not in value else math.nan
        except ValueError:
            number = math.nan
        if not least <= number <= most:
            raise QueryError(
                f"{self.word} takes a number from {least:g} to {most:g}, not {shown(value)!r}",
                word=self.word,
                value=value,
                allowed=(f"{least:g} … {most:g}",),
            )
        return number + 0.0  # no -0

    def malformed(self, text: str) -> QueryError:
        """Return the error for a text that is not written as it must be."""
        return QueryError(
            f"{self.word} is written as {self.metavar}, not {shown(text)!r}",
            word=self.word,
            value=text,
            allowed=(self.metavar,),
        )


def parts(text: str, names: tuple[set[str], ...]) -> tuple[str, ...] | None:
    """Return a text cut at colons into known names; ids may hold colons themselves.

    Returns
    -------
    tuple of str or None
        The names, or where some are not known the plain parts; None where there are too few colons.

    Examples
    --------
    >>> parts("a:b:c", ({"a:b"}, {"c"})), parts("a:x", ({"a:b"}, {"c"})), parts("a", ({"a"}, {"c"}))
    (('a:b', 'c'), ('a', 'x'), None)
    """
    pieces = text.split(":")
    if len(pieces) < len(names):
        return None
    first, *rest = names
    if not rest:
        return (text,)
    for size in range(1, len(pieces) - len(rest) + 1):
        head, tail = ":".join(pieces[:size]), ":".join(pieces[size:])
        following = parts(tail, tuple(rest))
        if head in first and following and all(map(set.__contains__, rest, following)):
            return head, *following
    return tuple(text.split(":", len(rest)))


def plain(value: str | float | None) -> str:
    """Return a number as short as it can be written without loss.

    >>> plain(-2.0), plain(0.7)
    ('-2', '0.7')
    """
    number = float(value or 0)
    return str(int(number)) if number.is_integer() else repr(number)


class SetStance(Change):
    """An actor takes a stance on an issue, or withdraws it."""

    word = "set"
    metavar = "ACTOR:ISSUE=STANCE"
    help = "The actor has this stance on the issue, from -2 to 2, or unknown."
    fields = ("actor", "issue", "stance")

    def parse(self, text: str, network: Network) -> Item:
        """Return actor, issue and stance; None for a stance that is withdrawn."""
        head, sign, value = text.rpartition("=")
        issues = network.cells("issues", "id").tolist()
        found = parts(head, (set(network.position), set(issues)))
        if not sign or not found:
            raise self.malformed(text)
        actor = self.known("actor", found[0], network.position)
        issue = self.known("issue", found[1], issues)
        stance = None if value.strip().lower() == UNKNOWN else self.number(value.strip(), -2, 2)
        return actor, issue, stance

    def dump(self, item: Item) -> str:
        """Return the change as a text."""
        actor, issue, stance = item
        return f"{actor}:{issue}={UNKNOWN if stance in (None, UNKNOWN) else plain(stance)}"

    def key(self, item: Item) -> Item:
        """Return actor and issue."""
        return item[:2]


class Remove(Change):
    """An actor leaves."""

    word = "remove"
    metavar = "ACTOR"
    help = "The actor is gone, with its stances and ties."
    fields = ("actor",)

    def parse(self, text: str, network: Network) -> Item:
        """Return the actor."""
        return (self.known("actor", text, network.position),)

    def dump(self, item: Item) -> str:
        """Return the actor."""
        return str(item[0])


class Cut(Change):
    """A tie ends."""

    word = "cut"
    metavar = "TIE"
    help = "The tie is gone; ids of recorded ties, or of ties derived from acting together."
    fields = ("tie",)

    def parse(self, text: str, network: Network) -> Item:
        """Return the tie."""
        names = [*network.cells("ties", "id").tolist(), *network.derived_ids.tolist()]
        return (self.known("tie", text, names),)

    def dump(self, item: Item) -> str:
        """Return the tie."""
        return str(item[0])


class Add(Change):
    """A tie begins."""

    word = "add"
    metavar = "FROM:KIND:TO"
    help = "There is one more tie of this kind, on the best evidence."
    fields = ("from", "kind", "to")

    def parse(self, text: str, network: Network) -> Item:
        """Return both ends and the kind between them."""
        kinds = network.cells("tie_kinds", "id").tolist()
        people = set(network.position)
        found = parts(text, (people, set(kinds), people))
        if not found:
            raise self.malformed(text)
        start = self.known("actor", found[0], network.position)
        kind = self.known("kind of tie", found[1], kinds)
        end = self.known("actor", found[2], network.position)
        if start == end:
            raise QueryError(f"A tie needs two different actors, not {start!r} twice", word="add", value=text)
        return start, kind, end

    def dump(self, item: Item) -> str:
        """Return the change as a text."""
        return ":".join(str(one) for one in item)


class Strength(Change):
    """A kind of tie counts more or less."""

    word = "strength"
    metavar = "KIND=NUMBER"
    help = "Ties of this kind have this strength, from 0 to 1."
    fields = ("kind", "strength")

    def parse(self, text: str, network: Network) -> Item:
        """Return the kind and its strength."""
        kind, sign, value = text.rpartition("=")
        if not sign:
            raise self.malformed(text)
        kinds = [*network.cells("tie_kinds", "id").tolist(), ACTED_TOGETHER]
        return self.known("kind of tie", kind, kinds), self.number(value.strip(), 0, 1)

    def dump(self, item: Item) -> str:
        """Return the change as a text."""
        return f"{item[0]}={plain(item[1])}"

    def key(self, item: Item) -> Item:
        """Return the kind."""
        return item[:1]


class Susceptibility(Change):
    """Actors with an opinion of their own listen more or less."""

    word = "susceptibility"
    metavar = "NUMBER|KIND=NUMBER"
    help = "How far others move actors with an opinion of their own (or those of a kind), from 0 to 1."
    fields = ("kind", "susceptibility")

    def parse(self, text: str, network: Network) -> Item:
        """Return the kind of actor, None for everybody, and the susceptibility."""
        kind, sign, value = text.rpartition("=")
        if sign:
            self.known("kind of actor", kind, network.cells("actor_kinds", "id").tolist())
        return kind or None, self.number(value.strip(), 0, 1)

    def dump(self, item: Item) -> str:
        """Return the change as a text."""
        return f"{item[0]}={plain(item[1])}" if item[0] else plain(item[1])

    def key(self, item: Item) -> Item:
        """Return the kind of actor."""
        return item[:1]


CHANGES: tuple[Change, ...] = (SetStance(), Remove(), Add(), Cut(), Strength(), Susceptibility())
"""Every sort of change there is."""
BY_WORD: dict[str, Change] = {change.word: change for change in CHANGES}

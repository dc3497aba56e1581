"""Parts of a filter that look at an actor itself: kind, subkind, jurisdiction, event, text."""

from __future__ import annotations

import numpy as np

from graph_app.filters.base import NONE, Choices, Part, Scope, Value, cell, member
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import BoolArray, label_title
from graph_app.text import folded, listed, lowered


def _categories(network: Network, column: str) -> tuple[str, ...]:
    """Return the values of a categorical column of the actors, in the order of their codes."""
    return tuple(str(value) for value in network.actors[column].cat.categories.tolist())


class _Column(Choices):
    """Choices over a categorical column of the actors; empty cells are the choice `none`."""

    column: str

    def allowed(self, network: Network, issue: str = "") -> tuple[str, ...]:
        """Return the values that the column has."""
        kept = ("values", self.column)
        if kept not in network.kept:
            values = _categories(network, self.column)
            missing = bool(network.actors[self.column].isna().any())
            network.kept[kept] = (*values, NONE) if missing and NONE not in values else values
        found: tuple[str, ...] = network.kept[kept]
        return found

    def title_of(self, value: str, network: Network, issue: str = "") -> str:
        """Return the value in words."""
        return f"no {self.title.lower()} given" if value == NONE else label_title(value)

    def actors(self, value: Value, scope: Scope) -> BoolArray | None:
        """Keep actors whose cell is one of the values."""
        assert isinstance(value, tuple)
        categories = _categories(scope.network, self.column)
        place = {item: rank for rank, item in enumerate(categories)}
        chosen = [place[item] for item in value if item in place]
        chosen += [len(categories)] if NONE in value else []
        return member(codes(scope.network.actors, self.column), chosen, len(categories))

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return "of subkind think tank or agency"."""
        return f"of {self.title.lower()} {listed([lowered(name) for name in self.names(value, scope)])}"


class Kind(_Column):
    """Kinds of actor."""

    word, title, column = "kind", "Kind of actor", "kind"
    help = "Keep actors of these kinds."

    def title_of(self, value: str, network: Network, issue: str = "") -> str:
        """Return the kind's plural."""
        return cell(network, "actor_kinds", value, "plural")

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return "companies or institutes"; the sentence makes it the subject."""
        return listed([lowered(name) for name in self.names(value, scope)], "and")


class Subkind(_Column):
    """Finer kinds of actor."""

    word, title, column = "subkind", "Subkind", "subkind"
    help = "Keep actors of these finer kinds, such as think_tank."


class Jurisdiction(_Column):
    """Where an actor sits."""

    word, title, column = "jurisdiction", "Jurisdiction", "jurisdiction"
    help = "Keep actors of these jurisdictions (US, US-CA, EU, INT …)."

    def title_of(self, value: str, network: Network, issue: str = "") -> str:
        """Return the code as it is."""
        return "no jurisdiction given" if value == NONE else value

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return "in US or EU"."""
        return f"in {listed(self.names(value, scope))}"


class Event(Choices):
    """Events that an actor took part in."""

    word, title = "event", "Event"
    help = "Keep actors who took part in any of these events, in whatever role."

    def allowed(self, network: Network, issue: str = "") -> tuple[str, ...]:
        """Return the ids of the events."""
        return tuple(network.dataset.tables["events"]["id"].tolist())

    def title_of(self, value: str, network: Network, issue: str = "") -> str:
        """Return the event's title."""
        return cell(network, "events", value, "title")

    def actors(self, value: Value, scope: Scope) -> BoolArray | None:
        """Keep actors with a participation in one of the events."""
        assert isinstance(value, tuple)
        network = scope.network
        place = {word: row for row, word in enumerate(self.allowed(network))}
        rows = member(network.sides.event, [place[word] for word in value], len(place))
        mask = np.zeros(network.n, dtype=bool)
        mask[network.sides.actor[rows]] = True
        return mask

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return "who took part in …"."""
        return f"who took part in {listed([f'“{name}”' for name in self.names(value, scope)])}"


class Text(Part):
    """Words to find in an actor's name, id, subkind or summary."""

    word, title = "text", "Text"
    help = "Keep actors whose name, id, subkind or summary has all these words (case and accents ignored)."
    metavar = "WORDS"

    def parse(self, raw: tuple[str, ...], network: Network, issue: str = "") -> Value | None:
        """Return the words with single blanks between them."""
        text = " ".join(raw).encode("utf-8", "replace").decode("utf-8")
        return " ".join(text.split())[:200].strip() or None

    def actors(self, value: Value, scope: Scope) -> BoolArray | None:
        """Keep actors whose text has every word."""
        words = folded(str(value)).split()
        texts = scope.network.searchable
        return np.fromiter((all(word in text for word in words) for text in texts), bool, len(texts))

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return the words in quotation marks."""
        return f"that mention “{value}”"

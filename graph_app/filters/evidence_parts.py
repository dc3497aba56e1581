"""Parts of a filter that say which evidence counts and how stance is read from it."""

from __future__ import annotations

import numpy as np

from graph_app.filters.base import NONE, Choices, Date, Part, Scope, Value, cell, member, reject
from graph_app.graph.network import CONFIDENCES, Network, codes
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, BoolArray, label_title
from graph_app.text import listed

GRADES: tuple[str, ...] = ("official", "own_statement", "press", "aggregator")


class Issue(Part):
    """The issue that stance is read on."""

    word, title, about = "issue", "Issue", "evidence"
    help = "Read stance on this issue instead of overall openness; hides nothing by itself."
    metavar = "ISSUE"

    def allowed(self, network: Network, issue: str = "") -> tuple[str, ...]:
        """Return the ids of the issues."""
        return tuple(network.dataset.tables["issues"]["id"].tolist())

    def parse(self, raw: tuple[str, ...], network: Network, issue: str = "") -> Value | None:
        """Return the issue's id."""
        word = self.single(raw)
        if word not in self.allowed(network):
            raise reject(self, word, self.allowed(network))
        return word

    def phrase(self, value: Value, scope: Scope) -> str:
        """Name the issue."""
        name = cell(scope.network, "issues", str(value), "name")
        return f"stance is read on “{name}”"


class Stance(Choices):
    """Stance labels, on the chosen issue or overall."""

    word, title = "stance", "Stance"
    help = (
        "Keep actors of these stances: openness labels (champion_of_openness, pro-open, mixed, restrictive, "
        "strongly_restrictive, unknown) or, with an issue, strongly_supports … strongly_opposes, unknown."
    )

    def allowed(self, network: Network, issue: str = "") -> tuple[str, ...]:
        """Return the six labels that apply."""
        return ISSUE_LABELS if issue else OPENNESS_LABELS

    def title_of(self, value: str, network: Network, issue: str = "") -> str:
        """Return the label in words."""
        return label_title(value)

    def actors(self, value: Value, scope: Scope) -> BoolArray | None:
        """Keep actors with one of the labels."""
        assert isinstance(value, tuple)
        labels = self.allowed(scope.network, scope.issue)
        chosen = [labels.index(word) for word in value if word in labels]
        return member(scope.labels.astype(np.int64), chosen, len(labels))

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return "whose openness is pro-open or unknown"."""
        what = "whose stance is" if scope.issue else "whose openness is"
        return f"{what} {listed([name.lower() for name in self.names(value, scope)])}"


class AsOf(Date):
    """The day stances are read at."""

    word, title, about = "as_of", "Stance as of", "evidence"
    help = "Read stances as they were on this date; later statements do not count."

    def statements(self, value: Value, network: Network) -> BoolArray | None:
        """Keep statements that can have been made by then."""
        return network.statements.first <= self.days(value)[1]

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return "stances as of 2024-03"."""
        return f"stances as of {value}"


class Confidence(Part):
    """The least confidence of a row."""

    word, title, about = "confidence", "Confidence", "evidence"
    help = "Use only ties and statements of at least this confidence (low, medium, high)."
    metavar = "LEVEL"

    def allowed(self, network: Network, issue: str = "") -> tuple[str, ...]:
        """Return the levels."""
        return CONFIDENCES

    def parse(self, raw: tuple[str, ...], network: Network, issue: str = "") -> Value | None:
        """Return the level; the lowest means that nothing is asked."""
        word = self.single(raw).casefold()
        if word not in CONFIDENCES:
            raise reject(self, word, CONFIDENCES)
        return None if word == CONFIDENCES[0] else word

    def ties(self, value: Value, network: Network) -> BoolArray | None:
        """Keep ties that say they are sure enough."""
        return network.tie_confidence >= CONFIDENCES.index(str(value))

    def statements(self, value: Value, network: Network) -> BoolArray | None:
        """Keep statements that say they are sure enough."""
        level = codes(network.dataset.tables["statements"], "confidence")
        return level >= CONFIDENCES.index(str(value))

    def codings(self, value: Value, network: Network) -> BoolArray | None:
        """Keep readings that say they are sure enough."""
        return codes(network.dataset.tables["codings"], "confidence") >= CONFIDENCES.index(str(value))

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return "evidence of at least medium confidence"."""
        return f"evidence of {'high' if value == 'high' else 'at least medium'} confidence"


class Grade(Choices):
    """Grades of the source that a row rests on."""

    word, title, about = "grade", "Source grade", "evidence"
    help = "Use only ties, statements and events whose source is of these grades."

    def allowed(self, network: Network, issue: str = "") -> tuple[str, ...]:
        """Return the grades, best first, and `none` for rows without a source."""
        return (*GRADES, NONE)

    def title_of(self, value: str, network: Network, issue: str = "") -> str:
        """Return the grade in words."""
        return "No source" if value == NONE else label_title(value)

    def _passes(self, value: Value, grade: np.ndarray) -> BoolArray:
        assert isinstance(value, tuple)
        ascending = GRADES[::-1]
        chosen = [ascending.index(word) if word in ascending else len(ascending) for word in value]
        return member(grade, chosen, len(ascending))

    def ties(self, value: Value, network: Network) -> BoolArray | None:
        """Keep ties whose source has one of the grades."""
        return self._passes(value, network.tie_grade)

    def statements(self, value: Value, network: Network) -> BoolArray | None:
        """Keep statements whose source has one of the grades."""
        return self._passes(value, network.grade("statements"))

    def codings(self, value: Value, network: Network) -> BoolArray | None:
        """Keep readings of documents of one of the grades."""
        return self._passes(value, network.grade("codings"))

    def common(self, value: Value, network: Network) -> BoolArray | None:
        """Keep common action in events whose source has one of the grades."""
        return self._passes(value, network.grade("events"))[network.common.event]

    def phrase(self, value: Value, scope: Scope) -> str:
        """Return "evidence from official or press sources"."""
        return f"evidence graded {listed([name.lower() for name in self.names(value, scope)])}"

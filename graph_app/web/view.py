"""Everything the address says: the filter, what of it is switched off, the selection, the looks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from graph_app.analyses import MEASURES
from graph_app.errors import QueryError
from graph_app.filters import PARTS, Filter, read, read_query, write_query
from graph_app.filters.filter import Raw
from graph_app.graph import Network
from graph_app.text import listed, nearest

GROUPS: dict[str, tuple[str, ...]] = {
    "stance": ("stance", "as_of"),
    "kind": ("kind",),
    "place": ("subkind", "jurisdiction"),
    "ties": ("tie", "derived"),
    "time": ("since", "until", "undated"),
    "evidence": ("confidence", "grade"),
    "around": ("actor", "hops"),
    "event": ("event",),
    "structure": ("min_degree", "isolated"),
    "text": ("text",),
}
"""Groups of parts on the page, each of which can be switched off without forgetting its values."""

SIZES: tuple[str, ...] = (*(measure.name for measure in MEASURES), "none")
SPANS: tuple[str, ...] = ("whole", "visible")
TABS: tuple[str, ...] = ("network", "table", "matrix")


@dataclass(frozen=True)
class View:
    """What a link restores.

    Attributes
    ----------
    filter : Filter
        All parts, those switched off as well.
    off : tuple of str
        Groups that are switched off, sorted.
    at : str
        Id of the selected actor, empty without a selection.
    size : str
        The measure that gives actors their size.
    on : {"whole", "visible"}
        The graph it is computed on.
    tab : {"network", "table", "matrix"}
        What the stage shows.
    """

    filter: Filter = field(default_factory=Filter)
    off: tuple[str, ...] = ()
    at: str = ""
    size: str = "degree"
    on: str = "whole"
    tab: str = "network"

    @property
    def active(self) -> Filter:
        """The filter without the parts that are switched off."""
        return self.filter.without(*(word for group in self.off for word in GROUPS[group]))

    def raw(self) -> Raw:
        """Return the view as raw words, defaults left out."""
        plain = View()
        words: Raw = dict(self.filter.raw())
        if self.off:
            words["off"] = self.off
        for word in ("at", "size", "on", "tab"):
            value = str(getattr(self, word))
            if value != getattr(plain, word):
                words[word] = (value,)
        return words

    def to_query(self) -> str:
        """Return the view as a query string without a question mark."""
        return write_query(self.raw())

    def link(self) -> str:
        """Return the view as the search part of an address."""
        query = self.to_query()
        return f"?{query}" if query else "?"

    def selecting(self, actor: str) -> View:
        """Return the view with an actor selected."""
        return replace(self, at=actor)

    def bare(self) -> View:
        """Return the view without any filter: selection, looks and tab stay."""
        return View(at=self.at, size=self.size, on=self.on, tab=self.tab)

    def reading(self, issue: str, network: Network) -> View:
        """Return the view with stance read on an issue; ticked labels of overall openness are let go."""
        kept = self.filter if self.filter.issue else self.filter.without("stance")
        return replace(self, filter=read(kept.raw() | {"issue": (issue,)}, network)[0])

    def lifting(self, *words: str) -> View:
        """Return the view without some parts of the filter, nor those that mean nothing without them."""
        needing = (part.word for part in PARTS if part.needs in words)
        return replace(self, filter=self.filter.without(*words, *needing))


def read_view(query: str, network: Network) -> tuple[View, list[QueryError]]:
    """Return the view that a query string means, and what had to be dropped; never fails."""
    raw = read_query(query)
    own: Raw = {word: raw.pop(word) for word in ("off", "at", "size", "on", "tab") if word in raw}
    chosen, dropped = read(raw, network)
    off = []
    for group in own.get("off", ()):
        if group in GROUPS:
            off.append(group)
        elif group:
            dropped.append(_unknown("off", group, tuple(GROUPS)))
    view = View(filter=chosen, off=tuple(sorted(set(off))))
    single: dict[str, str] = {}
    known = {"at": tuple(network.position), "size": SIZES, "on": SPANS, "tab": TABS}
    for word, allowed in known.items():
        single[word], complaints = _single(word, tuple(own.get(word, ())), allowed)
        dropped += complaints
    looks: dict[str, Any] = {word: value for word, value in single.items() if value}
    return replace(view, **looks), dropped


def _single(word: str, given: tuple[str, ...], allowed: tuple[str, ...]) -> tuple[str, list[QueryError]]:
    """Return the first value that is known, empty without one, and what had to be dropped."""
    chosen, complaints = "", []
    for value in filter(None, given):
        if value not in allowed:
            complaints.append(_unknown(word, value, allowed))
        elif chosen:
            complaints.append(
                QueryError(f"{word} takes one value: {chosen}, not {value} as well", word=word, value=value)
            )
        else:
            chosen = value
    return chosen, complaints


def _unknown(word: str, value: str, allowed: tuple[str, ...]) -> QueryError:
    near = nearest(value, allowed)
    hint = f" Did you mean {listed(near)}?" if near else ""
    if word == "at":
        return QueryError(f"There is no actor {value!r}.{hint}", word=word, value=value, did_you_mean=near)
    return QueryError(
        f"{word} does not know {value!r}.{hint} Allowed: {', '.join(allowed)}",
        word=word,
        value=value,
        allowed=allowed,
        did_you_mean=near,
    )

"""Everything the address says: the filter, what of it is switched off, the selection, the looks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graph_app.analyses import MEASURES
from graph_app.errors import QueryError
from graph_app.filters import Filter, read, read_query, write_query
from graph_app.filters.filter import Raw
from graph_app.graph import Network
from graph_app.text import nearest

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
    """

    filter: Filter = field(default_factory=Filter)
    off: tuple[str, ...] = ()
    at: str = ""
    size: str = "degree"
    on: str = "whole"

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
        for word in ("at", "size", "on"):
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

    def lifting(self, *words: str) -> View:
        """Return the view without some parts of the filter."""
        return replace(self, filter=self.filter.without(*words))


def read_view(query: str, network: Network) -> tuple[View, list[QueryError]]:
    """Return the view that a query string means, and what had to be dropped; never fails."""
    raw = read_query(query)
    own = {word: raw.pop(word) for word in ("off", "at", "size", "on") if word in raw}
    chosen, dropped = read(raw, network)
    off = []
    for group in own.get("off", ()):
        if group in GROUPS:
            off.append(group)
        elif group:
            dropped.append(_unknown("off", group, tuple(GROUPS)))
    view = View(filter=chosen, off=tuple(sorted(set(off))))
    at = own.get("at", ("",))[0]
    if at and at not in network.position:
        near = nearest(at, tuple(network.position))
        dropped.append(QueryError(f"There is no actor {at!r}", word="at", value=at, did_you_mean=near))
        at = ""
    size, on = own.get("size", ("degree",))[0], own.get("on", ("whole",))[0]
    if size not in SIZES:
        dropped.append(_unknown("size", size, SIZES))
        size = "degree"
    if on not in SPANS:
        dropped.append(_unknown("on", on, SPANS))
        on = "whole"
    return replace(view, at=at, size=size, on=on), dropped


def _unknown(word: str, value: str, allowed: tuple[str, ...]) -> QueryError:
    return QueryError(
        f"{word} does not know {value!r}. Allowed: {', '.join(allowed)}",
        word=word,
        value=value,
        allowed=allowed,
    )

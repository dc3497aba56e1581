"""Everything the address says: the filter, the selection, the looks, and what is supposed to be otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from graph_app.analyses import Scenario
from graph_app.filters import PARTS, Filter, read, write_query
from graph_app.filters.filter import Raw, raw_parts
from graph_app.graph import Network
from graph_app.web.looks import DATES, DRAWN, LOOKS, RECORDED, SUPPOSED

GROUPS: dict[str, tuple[str, ...]] = {
    "stance": ("stance", "as_of"),
    "kind": ("kind",),
    "place": ("subkind", "jurisdiction"),
    "ties": ("tie", "derived"),
    "time": ("since", "until", "undated"),
    "evidence": ("confidence", "grade"),
    "around": ("actor", "hops"),
    "left_out": ("hide",),
    "event": ("event",),
    "structure": ("min_degree", "isolated"),
    "text": ("text",),
}
"""Groups of parts on the page, each of which can be switched off without forgetting its values."""

MOST_SELECTED = 1_000
"""Actors that can be selected at once: a link has to hold them."""
KEPT = ("at", "also", "panel", "pins", "draw", "scenario", *DATES, *LOOKS)
"""What a view keeps when its filter is reset."""
ASIDE = (
    *("tab", "table", "matrix", "order", "study", "measure", "directed", "weighted", "between"),
    *("discourse", "pairs", "moves", "unit", *DATES),
)
"""What stands beside the picture, and of what."""
COUNTING = ("through", "normalise", "scale", "duplicates", "statements")
"""How what actors say is counted."""
WINDOWED = ("window", "window_unit", "kernel")
"""How long windows through time are, and how statements in them count."""
JOINING = ("joined", *COUNTING, *WINDOWED, "backbone", "strongest", "alpha", "least")
"""What joins actors in the picture, and which of them."""

Pin = tuple[str, float, float]


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
        Id of the actor in focus, empty without a selection.
    also : tuple of str
        Ids of the other selected actors, in the order they were selected; empty without `at`.
    panel : str
        What the details show instead of the actor: "tie:<id>", "event:<id>", "issue:<id>", "source:<id>",
        "pair:<actor>:<actor>" (see `pairs.pair`), "compare", "paths", "influence" or "whatif".
    pins : tuple of (id, x, y)
        Actors that stand where the reader put them, sorted; places in the frame of the layouts.
    draw : tuple of str
        What of ties is drawn, see `looks.DRAWN`.
    scenario : Scenario
        What is supposed to be otherwise.
    tab, table, matrix, order : str
        What the stage shows, and of what.
    study, measure, directed, weighted, between : str
        What the influence tab shows: the study, the measure of a ranking and how it is computed, and what
        groups are made of.
    discourse, pairs, moves, unit : str
        What the discourse tab shows: the study, pairs as a list or a matrix, which moves, how time is cut.
    earlier, later : str
        Partial dates between which change is shown; empty for the last year.
    joined : str
        What joins actors in the picture: "recorded" ties, or what they say, see `links.linked`.
    through, normalise, scale, duplicates, statements : str
        How what they say is counted: on which kind of issues, and as the words of `Explorer.discourse`.
    window, window_unit, kernel : str
        Through time: how long a window is ("0": as the reader draws it), and how much statements count by
        their distance to its middle.
    backbone, strongest, alpha, least : str
        Which pairs are drawn: the backbone with its parameters, and at least so many hundredths of the
        strongest.
    size, on : str
        The measure that gives actors their size, and the graph that measures are computed on.
    colour, tie_colour : str
        What colours mean.
    layout, by, y, centre, placed : str
        Where actors stand: the layout, what it groups by, its measure upwards, its middle, and whether all
        or only visible actors are placed.
    labels : str
        How dense names are, 0 to 100.
    most : str
        How many actors of a large network are drawn, or "all".
    coalition : str
        Number of the coalition of which alone they are chosen, counted from 1; empty for everybody.
    """

    filter: Filter = field(default_factory=Filter)
    off: tuple[str, ...] = ()
    at: str = ""
    also: tuple[str, ...] = ()
    panel: str = ""
    pins: tuple[Pin, ...] = ()
    draw: tuple[str, ...] = DRAWN
    scenario: Scenario = field(default_factory=Scenario)
    tab: str = "network"
    table: str = "actors"
    matrix: str = "policy"
    order: str = "openness"
    study: str = "rankings"
    measure: str = "degree"
    directed: str = "usual"
    weighted: str = "usual"
    between: str = "kind"
    discourse: str = "agreement"
    pairs: str = "list"
    moves: str = "all"
    unit: str = "years"
    earlier: str = ""
    later: str = ""
    joined: str = RECORDED
    through: str = "both"
    normalise: str = "average_activity"
    scale: str = "binary"
    duplicates: str = "document"
    statements: str = "all"
    window: str = "0"
    window_unit: str = "months"
    kernel: str = "uniform"
    backbone: str = "strongest"
    strongest: str = "3"
    alpha: str = "0.05"
    least: str = "0"
    size: str = "degree"
    on: str = "whole"
    colour: str = "stance"
    tie_colour: str = "sign"
    layout: str = "force"
    by: str = "kind"
    y: str = "strength"
    centre: str = ""
    placed: str = "whole"
    labels: str = "50"
    most: str = "2000"
    coalition: str = ""

    @property
    def active(self) -> Filter:
        """The filter without the parts that are switched off."""
        return self.filter.without(*(word for group in self.off for word in GROUPS[group]))

    @property
    def linked(self) -> bool:
        """Whether what actors say joins them in the picture, not ties on record."""
        return self.joined != RECORDED

    @property
    def selected(self) -> tuple[str, ...]:
        """All selected actors, the one in focus first."""
        return (self.at, *self.also) if self.at else ()

    def raw(self) -> Raw:
        """Return the view as raw words, defaults left out."""
        words: Raw = dict(self.filter.raw())
        plain = vars(PLAIN)
        for name, value in vars(self).items():
            if value is not plain[name] and value != plain[name] and name not in ("filter", "scenario"):
                words[name] = _said(name, value)
        return words | self.scenario.words()

    def to_query(self) -> str:
        """Return the view as a query string without a question mark."""
        return write_query(self.raw())

    def link(self) -> str:
        """Return the view as the search part of an address."""
        query = self.to_query()
        return f"?{query}" if query else "?"

    def selecting(self, *actors: str) -> View:
        """Return the view with these actors selected, the first in focus, and their details open."""
        found = tuple(dict.fromkeys(filter(None, actors)))[:MOST_SELECTED]
        return replace(self, at=found[0] if found else "", also=found[1:], panel="")

    def opening(self, panel: str) -> View:
        """Return the view with something else in the details, such as "tie:t-0001"."""
        return replace(self, panel=panel)

    def without(self, *words: str) -> View:
        """Return the view with some of its own words, such as the tab, as they are at first."""
        return replace(self, **{word: getattr(PLAIN, word) for word in words})

    @property
    def setting(self) -> str:
        """The query of filter and looks: what stays the same whoever is selected and whatever is open."""
        unseen = () if self.colour in SUPPOSED else ("scenario",)
        return self.without("at", "also", "panel", "pins", *unseen, *ASIDE).to_query()

    def bare(self) -> View:
        """Return the view without any filter: selection, looks and tab stay."""
        return View(**{word: getattr(self, word) for word in KEPT})

    def with_filter(self, network: Network, **parts: Any) -> View:
        """Return the view with these parts of the filter set, None lifts one; unknown values are let go."""
        raw = self.filter.without(*parts).raw() | raw_parts(parts)
        lifted = [word for word, value in parts.items() if value is None]
        return replace(self, filter=read(raw, network)[0]).lifting(*lifted)

    def reading(self, issue: str, network: Network) -> View:
        """Return the view with stance read on an issue; ticked labels of overall openness are let go."""
        kept = self.filter if self.filter.issue else self.filter.without("stance")
        return replace(self, filter=read(kept.raw() | {"issue": (issue,)}, network)[0])

    def lifting(self, *words: str) -> View:
        """Return the view without some parts of the filter, nor those that mean nothing without them."""
        needing = (part.word for part in PARTS if part.needs in words)
        return replace(self, filter=self.filter.without(*words, *needing))


PLAIN = View()
"""The view of an address that says nothing."""


def _said(word: str, value: Any) -> tuple[str, ...]:
    """Return a value of a view as raw values."""
    if word == "pins":
        return tuple(f"{x:.4f}:{y:.4f}:{actor}" for actor, x, y in value)
    if word == "draw":
        return value or ("none",)
    return value if isinstance(value, tuple) else (str(value),)

"""Words of a view that choose one of a few values: tab, encodings, layout. One line each."""

from __future__ import annotations

from collections.abc import Callable

from graph_app.analyses import GROUPINGS, MEASURES
from graph_app.analyses.discourse.words import BACKBONES, DUPLICATES, KERNELS, PAIRED, SCALES, STATEMENTS
from graph_app.graph import Network
from graph_app.layouts import LAYOUTS

Allowed = Callable[[Network], tuple[str, ...]]

TABS = ("network", "table", "matrix", "map", "timeline", "discourse", "influence", "sources")
STUDIES = ("rankings", "reach", "brokers", "coalitions", "balance", "mixing", "estimates")
"""What the influence tab can show."""
DEBATES = ("agreement", "camps", "movers", "change", "time", "coders")
"""What the discourse tab can show."""
RECORDED = "recorded"
JOINED = (RECORDED, "congruence", "conflict", "subtract", "ignore")
"""What joins actors in the picture: ties on record, or what they say."""
DATES = ("earlier", "later")
"""Words of a view that take a partial date, or nothing; a control with the id `ids.look(word)` sets them."""
SLID = ("labels", "strongest", "least")
"""Words whose values are whole numbers, set by a slider."""
LONGEST = 1_000
"""Units of the longest window."""
WINDOW_UNITS = ("days", "months", "years", "statements")
SWITCHES = ("usual", "on", "off")
SUPPOSED = ("after", "change")
"""Colours that say what a scenario changes."""
MODELLED = ("settled", *SUPPOSED)
"""Colours that come from the model of opinions, not from what is on record."""
SPANS = ("whole", "visible")
DRAWN = ("arrows", "curves", "dashes", "edges")
"""What of ties can be drawn or not."""
_MEASURES = tuple(measure.name for measure in MEASURES)
SIZES = (*_MEASURES, "none")


EVERY = "all"
MOST = ("500", "1000", "2000", "5000", "10000", EVERY)
"""How many actors of a large network are drawn."""
COALITIONS = 1_000
"""Coalitions that can be drawn alone, the largest first."""


def _of(*values: str) -> Allowed:
    return lambda network: values


LOOKS: dict[str, Allowed] = {
    "tab": _of(*TABS),
    "table": _of("actors", "ties", "statements", "events", "sources"),
    "matrix": _of("policy", "argument", "both"),
    "order": _of("openness", "coalition"),
    "size": _of(*SIZES),
    "on": _of(*SPANS),
    "study": _of(*STUDIES),
    "measure": _of(*_MEASURES),
    "directed": _of(*SWITCHES),
    "weighted": _of(*SWITCHES),
    "between": _of(*GROUPINGS),
    "colour": _of(*GROUPINGS, *MODELLED, *_MEASURES),
    "tie_colour": _of("sign", "kind"),
    "joined": _of(*JOINED),
    "through": _of("both", "policy", "argument"),
    "normalise": _of(*PAIRED),
    "scale": _of(*SCALES),
    "duplicates": _of(*DUPLICATES),
    "statements": _of(*STATEMENTS),
    "backbone": _of(*BACKBONES),
    "strongest": _of(*(str(number) for number in range(1, 11))),
    "alpha": _of("0.01", "0.05", "0.1", "0.2"),
    "least": _of(*(str(number) for number in range(0, 96, 5))),
    "window": _of(*(str(number) for number in range(LONGEST + 1))),
    "window_unit": _of(*WINDOW_UNITS),
    "kernel": _of(*KERNELS),
    "discourse": _of(*DEBATES),
    "pairs": _of("list", "actors", "issues"),
    "moves": _of("all", "sides", "turned"),
    "unit": _of("years", "months"),
    "layout": _of(*(layout.name for layout in LAYOUTS)),
    "by": _of(*GROUPINGS),
    "y": _of(*_MEASURES),
    "centre": lambda network: ("", *network.position),
    "placed": _of(*SPANS),
    "most": _of(*MOST),
    "coalition": _of("", *(str(number) for number in range(1, COALITIONS + 1))),
    "labels": _of(*(str(number) for number in range(0, 101, 5))),
}
"""Allowed values by word; each is a field of `View`, and a control with the id `ids.look(word)` sets it."""

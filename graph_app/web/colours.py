"""What colour and size say in a view; pure."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from graph_app.analyses import GROUPINGS
from graph_app.api import Explorer
from graph_app.graph.stance import label_title
from graph_app.style import DERIVED, PLAIN, Encoding, by_group, by_measure, radii
from graph_app.style.change import by_change, by_opinion
from graph_app.style.legend import by_stance
from graph_app.web.looks import MODELLED
from graph_app.web.view import View


def measured(explorer: Explorer, name: str, on: str) -> npt.NDArray[np.float64]:
    """Return a measure per actor, NaN where it is unknown: for hidden actors on the visible graph."""
    network = explorer.network
    memory = network.kept
    if on == "whole" and ("measured", name) in memory:
        return np.asarray(memory["measured", name])
    chosen = Explorer(network) if on == "whole" else explorer
    values = np.full(network.n, np.nan)
    values[chosen.rows.actors] = chosen.measure(name).to_numpy(dtype=np.float64)
    if on == "whole":
        memory["measured", name] = values
    return values


def sizes(explorer: Explorer, view: View) -> npt.NDArray[np.float32]:
    """Return the radius of each actor in pixels at the fit zoom."""
    if view.size == "none":
        return np.full(explorer.network.n, PLAIN, dtype=np.float32)
    return radii(np.nan_to_num(measured(explorer, view.size, view.on)))


def actor_colours(explorer: Explorer, view: View) -> Encoding:
    """Return the colour of each actor; the same for an actor whatever is filtered.

    Only stances, opinions on an issue, and what is asked of the visible graph alone, follow the filter.
    """
    if view.colour == "stance":
        return by_stance(explorer.visible.reading.labels, explorer.chosen.issue)
    if view.colour in MODELLED:
        return opinions(explorer, view)
    if view.colour not in GROUPINGS:
        return by_measure(measured(explorer, view.colour, view.on))
    groups = explorer.groups(view.colour, on=view.on)
    return by_group(groups.codes, groups.names)


def opinions(explorer: Explorer, view: View) -> Encoding:
    """Return colours of opinions in the model: settled ones, those under the scenario, or what it changes."""
    issue = explorer.chosen.issue
    supposed = view.scenario if view.colour == "after" else None
    settled = np.asarray(explorer.settled(supposed, graph=view.on), dtype=np.float64)
    if view.colour != "change":
        return by_opinion(settled, issue)
    after = np.asarray(explorer.settled(view.scenario, graph=view.on), dtype=np.float64)
    return by_change(after - settled, issue)


def tie_colours(explorer: Explorer) -> Encoding:
    """Return colours of ties by kind, recorded ones and then derived ones, which are the last entry."""
    network = explorer.network
    kinds = [label_title(name) for name in network.dataset.tables["tie_kinds"]["name"].tolist()]
    found = by_group(np.r_[network.kind, np.full(network.d, -1)], kinds)
    return Encoding(
        codes=found.codes,
        fills={page: (*fills[:-1], DERIVED[page]) for page, fills in found.fills.items()},
        strokes={page: (*strokes[:-1], DERIVED[page]) for page, strokes in found.strokes.items()},
        labels=(*found.labels[:-1], "Acted together"),
    )

"""How a view is drawn where it leaves the page: in words, as a legend, as looks for an exported page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from graph_app.api import Explorer
from graph_app.exporters import Looks
from graph_app.exporters.drawn import first_places
from graph_app.web.colours import actor_colours, sizes, tie_colours
from graph_app.web.encoding import INLINE, Section, sections
from graph_app.web.guides import guides
from graph_app.web.links import said as joined
from graph_app.web.looks import DRAWN
from graph_app.web.places import asked_of, placed, stands
from graph_app.web.view import ASIDE, JOINING, PLAIN, View

_WORDS = ("label", "count", "glyph", "fill", "stroke")


def reading(explorer: Explorer, view: View) -> str:
    """Return what colour, shape and size mean.

    >>> import graph_app as ga
    >>> reading(ga.open("open-weights"), View(size="none"))
    'Colour: openness. Shape: kind of actor.'
    """
    issue = explorer.chosen.issue
    names = explorer.network.words("issues", "name")
    stance = f"stance on “{names.get(issue, issue)}”" if issue else "openness"
    colour = stance if view.colour == "stance" else INLINE[view.colour]
    said = f"Colour: {colour}. Shape: kind of actor."
    return said + ("" if view.size == "none" else f" Size: {INLINE[view.size]} on the {view.on} graph.")


def said(explorer: Explorer, view: View) -> str:
    """Return what colour, shape, size, closeness and ties mean; ties on record say it themselves."""
    return " ".join(filter(None, (reading(explorer, view), stands(explorer, view), joined(explorer, view))))


def legend(explorer: Explorer, view: View) -> list[list[dict[str, Any]]]:
    """Return the sections of the legend, without shapes and lines that nobody has."""
    return [_shown(section) for section in sections(explorer, view)]


def _shown(section: Section) -> list[dict[str, Any]]:
    return [
        {word: entry[word] for word in _WORDS}  # type: ignore[literal-required]
        for entry in section.entries
        if entry["count"] or entry["key"].startswith("colour:")
    ]


def drawing(view: View) -> dict[str, Any]:
    """Return what of ties and names the canvas draws."""
    return {word: word in view.draw for word in DRAWN} | {"labels": int(view.labels) / 100}


def pins(view: View) -> dict[str, list[float]]:
    """Return where the canvas holds actors, by id."""
    return {actor: [x, y] for actor, x, y in view.pins}


def as_drawn(view: View) -> View:
    """Return the view as a page in one file draws it: no tab, no open details, ties on record."""
    return replace(view.without("panel", *ASIDE, *JOINING), filter=view.active, off=())


def looks(explorer: Explorer, view: View) -> Looks | None:
    """Return how the page draws a view, None for its ways at first.

    Actors stand where the layout of the view puts them, pinned ones where the reader put them. Ties are those
    on record, whatever joins actors in the picture.
    """
    view = as_drawn(view)
    if replace(view, filter=PLAIN.filter) == PLAIN:
        return None
    network = explorer.network
    asked = asked_of(explorer, view)
    found = None if asked is None else placed(asked)
    places = np.array(first_places(network) if found is None else found, dtype=np.float32)
    for actor, x, y in view.pins:
        places[network.position[actor]] = (x, y)
    return Looks(
        places=places,
        sizes=sizes(explorer, view),
        colours=actor_colours(explorer, view),
        ties=tie_colours(explorer) if view.tie_colour == "kind" else None,
        legend=legend(explorer, view),
        words=said(explorer, view),
        drawing=drawing(view),
        selected=view.selected,
        guides=dict(guides(explorer, view, asked, found)),
    )

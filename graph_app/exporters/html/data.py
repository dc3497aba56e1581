"""The picture of the visible graph: places, sizes, colours, legend; as the page would draw it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from graph_app.exporters.base import Looks, Outgoing
from graph_app.exporters.drawn import FORCE, first_places, first_sizes
from graph_app.files import file_stem
from graph_app.graph.columns import Chosen
from graph_app.graph.network import Network
from graph_app.packing import bits, packed
from graph_app.style import PAGES
from graph_app.style.canvas import payload
from graph_app.style.legend import by_stance, of_colours, of_lines, of_shapes

SHELL = 260_000
PER_ROW = (280, 290, 150, 140, 60, 200)
"""Bytes without rows; per actor, recorded tie, derived tie, statement, part in an event, source."""


def weight(network: Network, chosen: Chosen) -> int:
    """Return about how many bytes a page will have, from the numbers of its rows.

    The bytes per row are those of the built-in debate.
    """
    recorded = int((chosen.ties < network.m).sum())
    seen = np.zeros(network.n, dtype=bool)
    seen[chosen.actors] = True
    said = int(seen[network.statements.actor].sum())
    took = int(seen[network.sides.actor].sum())
    sources = min(len(network.dataset.tables["sources"]), recorded + said + took)
    rows = (len(chosen.actors), recorded, len(chosen.ties) - recorded, said, took, sources)
    return SHELL + sum(number * size for number, size in zip(rows, PER_ROW, strict=True))


def usual(network: Network, chosen: Chosen) -> Looks:
    """Return how the page draws at first: all actors placed by force, sized by degree, coloured by stance."""
    issues = network.words("issues", "name")
    colour = f"stance on “{issues[chosen.issue]}”" if chosen.issue else "openness"
    colours = by_stance(chosen.stance_code, chosen.issue)
    return Looks(
        places=first_places(network),
        sizes=first_sizes(network),
        colours=colours,
        ties=None,
        legend=[
            [dict(entry) for entry in part]
            for part in (
                of_colours(colours, chosen.actors),
                of_shapes(network, chosen),
                of_lines(network, chosen),
            )
        ],
        words=f"Colour: {colour}. Shape: kind of actor. Size: degree on the whole graph. {FORCE.says()}",
        drawing={},
    )


def pieces(out: Outgoing, looks: Looks) -> Iterator[tuple[str, Any]]:
    """Iterate over what the picture needs, by name."""
    network, chosen = out.network, out.chosen
    yield "about", out.about | {"name": file_stem(network.dataset.descriptor.name), "reading": looks.words}
    yield "pages", PAGES
    yield "legend", looks.legend
    yield "network", payload(network, looks.places, chosen.actors, chosen.ties)
    yield "scene", _scene(chosen, looks)
    yield "drawing", looks.drawing
    yield "guides", looks.guides
    yield "selected", list(looks.selected)


def _scene(chosen: Chosen, looks: Looks) -> dict[str, Any]:
    """Return the scene: everything that went along is drawn."""
    colours, ties = looks.colours, looks.ties
    found: dict[str, Any] = {
        "actors": bits(np.ones(len(chosen.actors), dtype=bool)),
        "ties": bits(np.ones(len(chosen.ties), dtype=bool)),
        "colour": packed(colours.codes[chosen.actors], "u1"),
        "size": packed(looks.sizes[chosen.actors], "<f4"),
        "fills": {theme: list(fills) for theme, fills in colours.fills.items()},
        "strokes": {theme: list(strokes) for theme, strokes in colours.strokes.items()},
    }
    if ties is not None:
        found["tie_colour"] = packed(ties.codes[chosen.ties], "u1")
        found["tie_fills"] = {theme: list(fills) for theme, fills in ties.fills.items()}
    return found

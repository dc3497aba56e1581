"""The picture of the visible graph: places, sizes, colours, legend; as the page would draw it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from graph_app.analyses import MEASURES
from graph_app.exporters.base import Looks, Outgoing
from graph_app.files import file_stem
from graph_app.graph.columns import Chosen
from graph_app.graph.network import Network
from graph_app.layouts import place
from graph_app.packing import bits, packed
from graph_app.style import PAGES, radii
from graph_app.style.canvas import payload
from graph_app.style.legend import by_stance, of_colours, of_lines, of_shapes


def usual(network: Network, chosen: Chosen) -> Looks:
    """Return how the page draws at first: all actors placed by force, sized by degree, coloured by stance."""
    (degree,) = (measure for measure in MEASURES if measure.name == "degree")
    sizes = radii(degree.compute(network.n, network.start, network.end, network.weight))
    issues = network.words("issues", "name")
    colour = f"stance on “{issues[chosen.issue]}”" if chosen.issue else "openness"
    return Looks(
        places=place(
            "force", network.n, np.column_stack([network.start, network.end]), network.weight, sizes=sizes
        ),
        sizes=sizes,
        colours=by_stance(chosen.stance_code, chosen.issue),
        words=f"Colour: {colour}. Shape: kind of actor. Size: degree on the whole graph.",
        drawing={},
    )


def pieces(out: Outgoing, looks: Looks) -> Iterator[tuple[str, Any]]:
    """Iterate over what the picture needs, by name."""
    network, chosen = out.network, out.chosen
    colours, who = looks.colours, chosen.actors
    yield "about", out.about | {"name": file_stem(network.dataset.descriptor.name), "reading": looks.words}
    yield "pages", PAGES
    yield (
        "legend",
        [
            of_colours(colours, who),
            of_shapes(network, chosen),
            of_lines(network, chosen),
        ],
    )
    yield "network", payload(network, looks.places, who, chosen.ties)
    yield (
        "scene",
        {
            "actors": bits(np.ones(len(who), dtype=bool)),
            "ties": bits(np.ones(len(chosen.ties), dtype=bool)),
            "colour": packed(colours.codes[who], "u1"),
            "size": packed(looks.sizes[who], "<f4"),
            "fills": {theme: list(fills) for theme, fills in colours.fills.items()},
            "strokes": {theme: list(strokes) for theme, strokes in colours.strokes.items()},
        },
    )
    yield "drawing", looks.drawing

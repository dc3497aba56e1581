"""The legend of a picture: what each colour, shape and line stands for, and how many there are of it."""

from __future__ import annotations

from typing import NotRequired, TypedDict

import numpy as np
import numpy.typing as npt

from graph_app.graph.columns import Chosen
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, label_title
from graph_app.style.encoding import Encoding
from graph_app.style.glyphs import glyph_of
from graph_app.style.pages import PAGES
from graph_app.style.stance import DERIVED, HOSTILE, QUIET, SUPPORTING


class Entry(TypedDict):
    """One line of a legend; colours are by theme.

    Attributes
    ----------
    glyph : int or str
        Number of an actor's shape, or "line", "dash" or "dots" for ties.
    """

    label: str
    count: int
    glyph: int | str
    stroke: dict[str, str]
    fill: NotRequired[dict[str, str]]


def by_stance(labels: npt.NDArray[np.uint8], issue: str) -> Encoding:
    """Return colours by stance, or by openness where `issue` is empty.

    Parameters
    ----------
    labels : uint8 array of shape (n,)
        Code of each actor's label.
    issue : str
        The issue that stance is read on.
    """
    return Encoding(
        codes=labels,
        fills={"light": tuple(PAGES["light"]["fills"]), "dark": tuple(PAGES["dark"]["fills"])},
        strokes={"light": tuple(PAGES["light"]["strokes"]), "dark": tuple(PAGES["dark"]["strokes"])},
        labels=tuple(label_title(label) for label in (ISSUE_LABELS if issue else OPENNESS_LABELS)),
    )


def of_colours(encoding: Encoding, actors: npt.NDArray[np.int64]) -> list[Entry]:
    """Return an entry per colour, with how many of some actors have it; `actors` are positions."""
    counts = np.bincount(encoding.codes[actors], minlength=len(encoding.labels)).tolist()
    return [
        {
            "label": label,
            "count": counts[code],
            "glyph": 0,
            "fill": {theme: fills[code] for theme, fills in encoding.fills.items()},
            "stroke": {theme: strokes[code] for theme, strokes in encoding.strokes.items()},
        }
        for code, label in enumerate(encoding.labels)
    ]


def of_shapes(network: Network, chosen: Chosen) -> list[Entry]:
    """Return an entry per kind of actor that is there."""
    table = network.dataset.tables["actor_kinds"]
    counts = np.bincount(codes(network.actors, "kind")[chosen.actors], minlength=len(table)).tolist()
    return [
        {
            "label": str(name),
            "count": counts[place],
            "glyph": glyph_of(place),
            "fill": QUIET,
            "stroke": QUIET,
        }
        for place, name in enumerate(table["plural"])
        if counts[place]
    ]


def of_lines(network: Network, chosen: Chosen) -> list[Entry]:
    """Return an entry per style of tie that is there."""
    recorded = chosen.ties[chosen.ties < network.m]
    hostile = int((network.sign[recorded] < 0).sum())
    found = (
        ("Supporting", len(recorded) - hostile, "line", SUPPORTING),
        ("Hostile", hostile, "dash", HOSTILE),
        ("Acted together", len(chosen.ties) - len(recorded), "dots", DERIVED),
    )
    return [
        {"label": label, "count": count, "glyph": glyph, "stroke": colour}
        for label, count, glyph, colour in found
        if count
    ]

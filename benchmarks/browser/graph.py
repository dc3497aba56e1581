"""The network as all pages draw it: the same places, colours, sizes and statements."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.api import Explorer
from graph_app.graph.stance import ISSUE_LABELS, label_codes, label_title
from graph_app.style import HOSTILE, LIGHT, radii
from graph_app.web.payload import Drawing

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]

ROOM = 4
"""Pixels around an actor that is pointed at; dash-cytoscape takes 2 around anybody for the same."""

MOST_TIED = 2_000
"""Among how many actors those to point at are looked for: our page draws so many of a large network."""

TIE = "#B9C0C8"
"""Colour of a tie that is not hostile."""


@dataclass(frozen=True)
class Graph:
    """A network ready to be drawn by anything.

    Attributes
    ----------
    title : str
        What the debate is called.
    ids, names, kinds, fills, strokes : tuple of str
        Per actor; colours are those of its stance.
    kind_names : dict of str to str
        Words by kind, in the order of their table.
    x, y : numpy.ndarray
        Places of our force layout, y upwards, shape (n,), within -1 and 1.
    radius : numpy.ndarray
        Pixels, by the number of ties, shape (n,).
    start, end : numpy.ndarray
        Positions of the ends of the recorded ties, shape (m,).
    hostile : numpy.ndarray
        Whether a tie is hostile, shape (m,).
    statements : dict of str to list of dict
        By actor's id, newest first: date, issue, label, summary, title, url.
    """

    title: str
    ids: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    fills: tuple[str, ...]
    strokes: tuple[str, ...]
    kind_names: dict[str, str]
    x: Floats
    y: Floats
    radius: Floats
    start: Places
    end: Places
    hostile: npt.NDArray[np.bool_]
    statements: dict[str, list[dict[str, str]]]

    def kept(self, kinds: list[str]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        """Return which actors are of these kinds, and which ties join two of them."""
        actors = np.isin(np.array(self.kinds), kinds)
        return actors, actors[self.start] & actors[self.end]

    @property
    def degree(self) -> Places:
        """Number of ties per actor."""
        return np.bincount(np.r_[self.start, self.end], minlength=len(self.ids))


def graph_of(explorer: Explorer) -> Graph:
    """Return the whole network of an explorer, drawn as our page draws it."""
    network = explorer.network
    tables = network.dataset.tables
    payload = json.loads(Drawing(explorer).payload())["actors"]
    codes = explorer.visible.reading.labels.tolist()
    degree = np.asarray(explorer.measure("degree"), dtype=np.float64)
    kinds = tables["actor_kinds"]
    return Graph(
        title=network.dataset.descriptor.title,
        ids=tuple(network.actors["id"].tolist()),
        names=tuple(network.actors["name"].tolist()),
        kinds=tuple(network.actors["kind"].astype(str).tolist()),
        fills=tuple(LIGHT[code].fill for code in codes),
        strokes=tuple(LIGHT[code].stroke for code in codes),
        kind_names=dict(zip(kinds["id"].tolist(), kinds["plural"].tolist(), strict=True)),
        x=_floats(payload["x"]),
        y=_floats(payload["y"]),
        radius=radii(degree),
        start=np.asarray(network.start, dtype=np.int64),
        end=np.asarray(network.end, dtype=np.int64),
        hostile=np.asarray(network.sign < 0),
        statements=_statements(tables),
    )


def colour(hostile: bool) -> str:
    """Return the colour of a tie."""
    return HOSTILE["light"] if hostile else TIE


def aims(graph: Graph, number: int) -> list[int]:
    """Return actors to point at: those with most ties that have statements and room around them.

    The pages draw alike but not to the pixel, so nobody may stand where another page has somebody else.
    Where too few have that, those follow whose middle nobody who is drawn later covers or comes near to:
    first who is furthest from everybody else.
    """
    places = np.column_stack([graph.x, graph.y]) * 400  # about the pixels of the stage
    found: list[int] = []
    rest: list[tuple[bool, float, int]] = []
    for actor in np.argsort(-graph.degree, kind="stable")[:MOST_TIED].tolist():
        if graph.ids[actor] not in graph.statements:
            continue
        apart = np.hypot(*(places - places[actor]).T) - graph.radius - graph.radius[actor]
        apart[actor] = np.inf
        if apart.min() > ROOM:
            found.append(actor)
        else:
            middle = apart + graph.radius[actor]
            covered = bool((middle[actor + 1 :] <= ROOM).any())
            rest.append((covered, -float(middle.min()), actor))
        if len(found) == number:
            break
    return [*found, *(actor for *_, actor in sorted(rest))][:number]


def _floats(text: str) -> Floats:
    return np.frombuffer(base64.b64decode(text), dtype="<f4")


def _statements(tables: Mapping[str, Any]) -> dict[str, list[dict[str, str]]]:
    """Return what a page shows of each actor's statements."""
    frame, issues, sources = tables["statements"], tables["issues"], tables["sources"]
    names = dict(zip(issues["id"].tolist(), issues["name"].tolist(), strict=True))
    titles = dict(zip(sources["id"].tolist(), sources["title"].tolist(), strict=True))
    urls = dict(zip(sources["id"].tolist(), sources["url"].tolist(), strict=True))
    found: dict[str, list[dict[str, str]]] = {}
    for row in frame.sort_values("date", ascending=False, kind="stable").to_dict("records"):
        label = ISSUE_LABELS[int(label_codes(np.array([float(row["stance"])]))[0])]
        found.setdefault(str(row["actor_id"]), []).append(
            {
                "date": str(row["date"]),
                "issue": str(names[row["issue_id"]]),
                "label": f"{label_title(label)} ({row['stance']:+d})",
                "summary": str(row["summary"]),
                "title": str(titles.get(row["source_id"], "No source given")),
                "url": str(urls.get(row["source_id"], "")),
            }
        )
    return found

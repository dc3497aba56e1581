"""What the canvas gets: the network once, as compact columns; a scene per view, as bits and bytes."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from graph_app.api import Explorer
from graph_app.graph import Network
from graph_app.graph.build import tie_ids
from graph_app.graph.stance import label_title
from graph_app.layouts import place
from graph_app.style import DARK, HOSTILE, LIGHT, Swatch, glyph_of, radii
from graph_app.style import DERIVED as DERIVED_COLOUR
from graph_app.style import SUPPORTING as SUPPORTING_COLOUR
from graph_app.text import lowered
from graph_app.web import colours
from graph_app.web.canvas.component import Colours, Palette, Palettes, Scene
from graph_app.web.view import View

SUPPORTING, HOSTILE_TIE, DERIVED = 0, 1, 2


def packed(values: npt.NDArray[Any], dtype: str) -> str:
    """Return an array as base64 of little-endian numbers."""
    return base64.b64encode(np.ascontiguousarray(values.astype(dtype)).tobytes()).decode()


def bits(mask: npt.NDArray[np.bool_]) -> str:
    """Return a mask as base64, bit i of byte i >> 3."""
    return base64.b64encode(np.packbits(mask, bitorder="little").tobytes()).decode()


class Drawing:
    """The network as it is drawn: placed once, in the background, from the whole of the recorded ties."""

    def __init__(self, explorer: Explorer) -> None:
        self._explorer = explorer
        pool = ThreadPoolExecutor(1, thread_name_prefix="layout")
        self._bytes: Future[bytes] = pool.submit(self._make)
        pool.shutdown(wait=False)

    @property
    def address(self) -> str:
        """Where the browser fetches it."""
        return f"/network/{self._explorer.network.dataset.fingerprint}.json"

    def payload(self) -> bytes:
        """Return the payload; waits until the layout is done."""
        return self._bytes.result()

    def _make(self) -> bytes:
        network = self._explorer.network
        whole = Explorer(network)
        sizes = radii(np.asarray(whole.measure("degree"), dtype=np.float64))
        ends = np.column_stack([network.start, network.end])
        positions = place("force", network.n, ends, network.weight, sizes=sizes)
        kinds = network.actors["kind"].cat.codes.to_numpy()
        start, end = network.ends
        style = np.r_[np.where(network.sign < 0, HOSTILE_TIE, SUPPORTING), np.full(network.d, DERIVED)]
        weight = np.r_[
            network.weight, np.clip(network.common.weights(np.ones(len(network.common.share), bool)), 0, 1)
        ]
        return orjson.dumps(
            {
                "fingerprint": network.dataset.fingerprint,
                "actors": {
                    "id": network.actors["id"].tolist(),
                    "label": network.actors["name"].tolist(),
                    "x": packed(positions[:, 0], "<f4"),
                    "y": packed(positions[:, 1], "<f4"),
                    "text": actor_texts(network),
                    "glyph": packed(np.array([glyph_of(int(kind)) for kind in kinds]), "u1"),
                },
                "ties": {
                    "id": tie_ids(network, np.arange(network.m + network.d)).tolist(),
                    "from": packed(start, "<i4"),
                    "to": packed(end, "<i4"),
                    "width": packed(weight, "<f4"),
                    "style": packed(style, "u1"),
                    "arrow": packed(arrows(network), "u1"),
                    "text": tie_texts(network),
                },
            }
        )


def arrows(network: Network) -> npt.NDArray[np.int64]:
    """Return 1 for ties with a direction, 0 where the order of the ends means nothing; shape (m + d,)."""
    symmetric = network.dataset.tables["tie_kinds"]["symmetric"].to_numpy(dtype=bool)
    recorded = np.where(symmetric[network.kind], 0, 1)
    return np.concatenate([recorded, np.zeros(network.d, dtype=np.int64)])


def actor_texts(network: Network) -> list[str]:
    """Return one line per actor: what it is and where it sits."""
    kinds = network.words("actor_kinds", "name")
    columns = (network.cells("actors", name).tolist() for name in ("kind", "subkind", "jurisdiction"))
    return [
        " · ".join(filter(None, (kinds.get(kind, kind), subkind and lowered(label_title(subkind)), place)))
        for kind, subkind, place in zip(*columns, strict=True)
    ]


def tie_texts(network: Network) -> list[str]:
    """Return one line per tie: who, what, whom, since when and from which source."""
    tables = network.dataset.tables
    names = network.actors["name"].tolist()
    kinds = tables["tie_kinds"]["name"].tolist()
    titles = [*tables["sources"]["title"].tolist(), ""]
    sources = network.ties["source_id"].cat.codes.tolist()
    dates = network.ties["start"].fillna("").tolist()
    columns = (network.start.tolist(), network.kind.tolist(), network.end.tolist(), dates, sources)
    recorded = [
        " · ".join(filter(None, (f"{names[one]} {kinds[kind]} {names[other]}", date, titles[source])))
        for one, kind, other, date, source in zip(*columns, strict=True)
    ]
    pairs = zip(network.common.first.tolist(), network.common.second.tolist(), strict=True)
    return recorded + [f"{names[one]} and {names[other]} acted together (derived)" for one, other in pairs]


def scene(explorer: Explorer, view: View) -> Scene:
    """Return which actors and ties are drawn, in which colour and size."""
    actors = colours.actor_colours(explorer, view)
    found: Scene = {
        "actors": bits(explorer.visible.actors),
        "ties": bits(explorer.visible.ties),
        "colour": packed(actors.codes, "u1"),
        "size": packed(colours.sizes(explorer, view), "<f4"),
    }
    if view.colour != "stance":  # its colours are those of the palettes
        found["fills"], found["strokes"] = _both(actors.fills), _both(actors.strokes)
    if view.tie_colour == "kind":
        ties = colours.tie_colours(explorer)
        found["tie_colour"], found["tie_fills"] = packed(ties.codes, "u1"), _both(ties.fills)
    return found


def _both(pages: Mapping[str, tuple[str, ...]]) -> Colours:
    return {"light": list(pages["light"]), "dark": list(pages["dark"])}


def _palette(swatches: tuple[Swatch, ...], theme: str, **rest: str) -> Palette:
    return {
        "fills": [swatch.fill for swatch in swatches],
        "strokes": [swatch.stroke for swatch in swatches],
        "edge": SUPPORTING_COLOUR[theme],
        "edge_hostile": HOSTILE[theme],
        "edge_derived": DERIVED_COLOUR[theme],
        **rest,  # type: ignore[typeddict-item]  # the remaining colours, by name
    }


PALETTES: Palettes = {
    "light": _palette(
        LIGHT,
        "light",
        edge_strong="#3A424C",
        label="#16181D",
        label_halo="#FBFCFD",
        background="#FBFCFD",
        ring="#16181D",
    ),
    "dark": _palette(
        DARK,
        "dark",
        edge_strong="#C6CED8",
        label="#ECEFF3",
        label_halo="#14171B",
        background="#14171B",
        ring="#FFFFFF",
    ),
}
"""Colours of the canvas for both themes."""

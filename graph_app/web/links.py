"""What actors say as ties of the picture: who agrees or disagrees with whom, in place of ties on record."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graph_app import filters
from graph_app.analyses.discourse.network import Discourse
from graph_app.analyses.discourse.pairs import Pairwise, Ties
from graph_app.api import Explorer
from graph_app.errors import QueryError
from graph_app.packing import packed
from graph_app.style.canvas import DERIVED, HOSTILE_TIE, SUPPORTING
from graph_app.text import counted
from graph_app.web.canvas import Links
from graph_app.web.charts.scale import number
from graph_app.web.debating import WHAT, counting, kept, network, on_issues
from graph_app.web.pairs import pair
from graph_app.web.view import View

Ints = npt.NDArray[np.int64]
MOST = 2_000
"""Pairs that are drawn at most: all of them can be pointed at, see the README of the canvas."""
THINNEST = 0.12
"""Width of the weakest pair, as a share of the widest."""
BACKBONES = {
    "strongest": "the strongest {strongest} of each actor",
    "disparity": "those stronger than chance (disparity filter, {alpha})",
    "spanning_tree": "a maximum spanning tree",
}


@dataclass(frozen=True)
class Linked:
    """Pairs of actors that are drawn.

    Attributes
    ----------
    asked : Discourse
        The network they are of; its nodes are positions of actors.
    found : Pairwise
        The whole network, or its backbone.
    which : int array of shape (pairs,)
        Those of its ties that are drawn, the weakest first.
    strong : int
        How many are strong enough to be drawn, before the number is limited.
    """

    asked: Discourse
    found: Pairwise
    which: Ints
    strong: int

    @property
    def ties(self) -> Ties:
        """The pairs that are drawn."""
        return self.found.ties.at(self.which)

    @property
    def apart(self) -> npt.NDArray[np.bool_]:
        """Which of them disagree, or disagree more than they agree; shape (pairs,)."""
        conflict = self.found.mode == "conflict"
        return np.full(len(self.which), True) if conflict else np.asarray(self.ties.weight < 0)


def linked(explorer: Explorer, view: View) -> Linked | QueryError | None:
    """Return the pairs that a view draws; None where it draws ties on record.

    Where there are more pairs than can be worked out, the error that says so is returned.
    """
    if not view.linked:
        return None
    how = network(explorer, view, view.joined) | kept(view)
    key = (*how.items(), view.least)
    return explorer.latest("links", key, lambda: _linked(explorer, view, how))  # type: ignore[no-any-return]


def _linked(explorer: Explorer, view: View, how: dict[str, Any]) -> Linked | QueryError:
    try:
        asked = explorer.discourse_network(**how)
        found = asked.whole
    except QueryError as error:
        return error
    assert isinstance(found, Pairwise)
    size = np.abs(found.ties.weight)
    strong = np.flatnonzero(size >= int(view.least) / 100 * size.max(initial=0.0))
    order = strong[np.argsort(-size[strong], kind="stable")][:MOST]
    return Linked(asked, found, order[::-1], len(strong))


def links(explorer: Explorer, view: View, row: Ints | None = None, of: str = "") -> Links | None:
    """Return the pairs as the canvas draws them; None for ties on record.

    Parameters
    ----------
    explorer, view
        The data with the filter of the view, and the view.
    row : int array of shape (n,), optional
        The row of each actor in the part of the network that is drawn, -1 for others, whose pairs are left
        out; their position without it.
    of : str
        Names that part.
    """
    found = linked(explorer, view)
    if found is None:
        return None
    if isinstance(found, QueryError):
        return {"n": "none", "ties": _columns([], np.zeros((3, 0)), np.zeros(0, dtype=int), [])}
    ties = found.ties
    ids = explorer.network.cells("actors", "id")
    names = [pair(one, two) for one, two in zip(ids[ties.one].tolist(), ids[ties.two].tolist(), strict=True)]
    size = np.abs(ties.weight)
    width = THINNEST + (1 - THINNEST) * size / size.max(initial=1e-300)
    style = np.where(found.apart, HOSTILE_TIE, DERIVED if found.found.mode == "ignore" else SUPPORTING)
    said = texts(explorer, found)
    rows = np.arange(explorer.network.n) if row is None else row
    ends = np.vstack([rows[ties.one], rows[ties.two], width])
    drawn = np.flatnonzero((ends[:2] >= 0).all(axis=0))
    named = [(names[one], said[one]) for one in drawn.tolist()]
    columns = _columns([one for one, _ in named], ends[:, drawn], style[drawn], [text for _, text in named])
    return {"n": f"{_key(columns)}{of}", "ties": columns}


def _columns(names: list[str], ends: npt.NDArray[Any], style: Ints, said: list[str]) -> dict[str, Any]:
    one, two, width = ends
    return {
        "id": names,
        "from": packed(one, "<i4"),
        "to": packed(two, "<i4"),
        "width": packed(width, "<f4"),
        "style": packed(style, "u1"),
        "text": said,
    }


def _key(columns: dict[str, Any]) -> str:
    """Return what is the same for the same pairs, drawn and said alike."""
    digest = blake2b(digest_size=9)
    for one in ("from", "to", "width", "style"):
        digest.update(columns[one].encode())
    digest.update("\0".join(columns["text"]).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def texts(explorer: Explorer, found: Linked) -> list[str]:
    """Return one line per pair: on how many issues both speak, agree and disagree, and the weight."""
    names = explorer.network.cells("actors", "name")
    ties, both = found.ties, _issues(found)
    columns = (names[ties.one].tolist(), names[ties.two].tolist(), *(column.tolist() for column in both))
    return [
        f"{one} and {two} · of {counted(shared, 'issue')} both speak on they agree on {same}, disagree on "
        f"{other} · weight {number(weight)}"
        for one, two, shared, same, other, weight in zip(*columns, ties.weight.tolist(), strict=True)
    ]


def _issues(found: Linked) -> tuple[Ints, Ints, Ints]:
    """Return on how many issues both of each pair speak, take the same side, and take opposite sides."""
    said, ties = found.found.counted.said, found.ties
    shape = found.found.counted.shape

    def at(mask: npt.NDArray[np.bool_]) -> Any:
        entries = (np.ones(int(mask.sum())), (said.node[mask], said.other[mask]))
        made = sparse.csr_array(entries, shape=shape)
        made.data[:] = 1.0  # adding up is over: an issue is spoken on or not
        return made

    def shared(one: Any, two: Any) -> Any:
        return one[ties.one].multiply(two[ties.two])

    everything = np.ones(len(said), dtype=bool)
    spoken, plus, minus = (at(mask) for mask in (everything, said.stance > 0, said.stance < 0))
    same = shared(plus, plus) + shared(minus, minus)
    other = shared(plus, minus) + shared(minus, plus)
    return tuple(  # type: ignore[return-value]
        np.asarray((each > 0).sum(axis=1), dtype=np.int64).ravel()
        for each in (shared(spoken, spoken), same, other)
    )


def said(explorer: Explorer, view: View) -> str:
    """Return in words what joins actors in the picture; empty for ties on record."""
    found = linked(explorer, view)
    if found is None:
        return ""
    if isinstance(found, QueryError):
        return f"Ties: none. {found}"
    number_of = len(np.unique(found.found.counted.said.other))
    how = f"{WHAT[view.joined]} on {on_issues(explorer, view, number_of)}, {counting(view)}"
    return f"Ties: {how}; {_shown(view, found)}. Ties on record are not drawn."


def sentence(explorer: Explorer, view: View) -> str:
    """Return in one sentence what is shown, with the number of the ties that are drawn."""
    found = linked(explorer, view)
    if found is None:
        return explorer.sentence()
    pairs = 0 if isinstance(found, QueryError) else len(found.which)
    drawn = f"{counted(pairs, 'pair') if pairs else 'no pairs'} joined by {WHAT[view.joined]}"
    return filters.sentence(explorer.network, explorer.visible, drawn)


def _shown(view: View, found: Linked) -> str:
    """Return in words how many pairs there are, and which of them are drawn."""
    bone, drawn = found.found.backbone, len(found.which)
    every = bone.ties[1] if bone else len(found.found.ties.one)
    pieces = [counted(every, "pair")]
    if bone and bone.ties[0] < every:
        which = BACKBONES[view.backbone].format(strongest=view.strongest, alpha=view.alpha)
        pieces.append(f"{which}: {bone.ties[0]:,}")
    if view.least != "0":
        pieces.append(f"at least {view.least} % of the strongest: {found.strong:,}")
    if drawn < found.strong:
        pieces.append(f"the strongest {drawn:,}")
    if drawn == every:
        return pieces[0]
    weight = float(np.abs(found.ties.weight).sum())
    whole = bone.weight[1] if bone else float(np.abs(found.found.ties.weight).sum())
    share = f", {weight / whole:.0%} of their weight" if whole > 0 else ""
    return f"{', '.join(pieces)} shown{share}"

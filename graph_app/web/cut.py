"""What of a large network is drawn: actors with most visible ties, and whoever is asked for; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.api import Explorer
from graph_app.graph import Network
from graph_app.graph.build import ends_of
from graph_app.text import counted
from graph_app.web.links import linked
from graph_app.web.looks import EVERY
from graph_app.web.view import JOINING, View

Ints = npt.NDArray[np.int64]

SMALL = (3_000, 40_000)
"""Actors, and ties recorded or derived, up to which a network is sent and drawn whole."""
TIES_EACH = 5
"""Ties that are drawn at most, for each actor that may be drawn."""
NEAR = 30
"""Neighbours that come along with an actor who is not among the strongest, those with most ties first."""


@dataclass(frozen=True, eq=False)
class Cut:
    """A part of a network that is drawn.

    Attributes
    ----------
    actors : int array
        Positions of the actors, ascending.
    ties : int array
        Positions of their ties, recorded and derived, ascending.
    among : int
        How many visible actors they are chosen from.
    joined : int
        How many visible ties the drawn actors have among them.
    query : str
        The question: words of a view that give the same part again.
    """

    actors: Ints
    ties: Ints
    among: int
    joined: int
    query: str

    @cached_property
    def key(self) -> str:
        """Names the part; payload and scene carry it, so that one is never drawn with the other's."""
        return blake2b(self.query.encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()

    @property
    def whole(self) -> bool:
        """Whether it has everything that it is chosen from."""
        return len(self.actors) >= self.among and len(self.ties) >= self.joined

    def rows(self, n: int) -> Ints:
        """Return the row of each actor in the part, -1 for the others; shape (n,)."""
        found = np.full(n, -1, dtype=np.int64)
        found[self.actors] = np.arange(len(self.actors))
        return found


def is_large(network: Network) -> bool:
    """Return whether only a part of a network is drawn at first."""
    return network.n > SMALL[0] or network.m + network.d > SMALL[1]


def cut_of(explorer: Explorer, view: View) -> Cut | None:
    """Return the part of a large network that a view draws; None where the network is drawn whole.

    Parameters
    ----------
    explorer : Explorer
        The data with the filter of the view.
    view : View
        The view. Its selected actors are drawn, those with pins, those of the open tie, and the pairs that
        what actors say joins; then the visible actors with most visible ties until there are `view.most`.
    """
    if not is_large(explorer.network):
        return None
    asked = _asked(explorer.network, view)
    words = (view.most, view.coalition, asked, *(getattr(view, word) for word in JOINING))
    found: Cut = explorer.latest("cut", words, lambda: _cut(explorer, view, asked))
    return found


def said(view: View, cut: Cut | None) -> str:
    """Return in words which part of the network is drawn; empty where all that is visible is drawn.

    Nothing is cut silently: what is not drawn is counted.
    """
    if cut is None or (cut.whole and not view.coalition):
        return ""
    whose = f" of coalition {view.coalition}" if view.coalition else ""
    if len(cut.actors) >= cut.among:  # whoever is asked for by name comes along
        actors = f"all {counted(cut.among, 'visible actor')}{whose}"
    else:
        actors = f"{len(cut.actors):,} of {counted(cut.among, 'visible actor')}{whose}, those with most ties"
    fewer = len(cut.ties) < cut.joined
    ties = (
        f"the strongest {len(cut.ties):,} of the {cut.joined:,} ties" if fewer else counted(cut.joined, "tie")
    )
    return f"{'Part' if view.coalition else 'Overview'}: {actors}, and {ties} among them."


def _asked(network: Network, view: View) -> tuple[str, ...]:
    """Return the ids of those whom the view asks for by name."""
    kind, _, key = view.panel.partition(":")
    ends = ends_of(network, key) if kind == "tie" else ()
    return tuple(dict.fromkeys((*view.selected, *(pin[0] for pin in view.pins), *ends)))


def _cut(explorer: Explorer, view: View, asked: tuple[str, ...]) -> Cut:
    network = explorer.network
    seen = explorer.visible.actors
    degree = np.bincount(_ends(network, explorer.rows.ties).ravel(), minlength=network.n)
    chosen = seen & _members(explorer, view.coalition)
    base = np.zeros(network.n, dtype=bool)
    strongest = np.lexsort((np.arange(network.n), -degree, ~chosen))[: _limit(view, network)]
    base[strongest[chosen[strongest]]] = True
    base[_paired(explorer, view)] = True
    extra = [one for one in asked if not base[network.position[one]] and seen[network.position[one]]]
    for one in extra:
        base[_around(explorer, network.position[one], degree)] = True
    ties, joined = _ties(explorer, base & seen, TIES_EACH * _limit(view, network))
    kept = View(filter=view.active, most=view.most, coalition=view.coalition).selecting(*extra)
    if view.linked:
        kept = replace(kept, **{word: getattr(view, word) for word in JOINING})
    return Cut(np.flatnonzero(base & seen), ties, int(chosen.sum()), joined, kept.to_query())


def _members(explorer: Explorer, coalition: str) -> npt.NDArray[np.bool_]:
    """Return who belongs to a coalition; everybody without one."""
    if not coalition:
        return np.ones(explorer.network.n, dtype=bool)
    return np.asarray(explorer.groups("coalition").codes == int(coalition) - 1)


def _limit(view: View, network: Network) -> int:
    """Return how many actors are drawn."""
    return network.n if view.most == EVERY else int(view.most)


def _ends(network: Network, ties: Ints) -> Any:
    start, end = network.ends
    return np.vstack([start[ties], end[ties]])


def _paired(explorer: Explorer, view: View) -> Ints:
    """Return the actors of the pairs that are drawn in place of ties on record."""
    found = linked(explorer, view)
    pairs = getattr(found, "ties", None)
    return np.zeros(0, dtype=np.int64) if pairs is None else np.r_[pairs.one, pairs.two].astype(np.int64)


def _around(explorer: Explorer, position: int, degree: Ints) -> Ints:
    """Return an actor and its visible neighbours with most ties."""
    ends = _ends(explorer.network, explorer.rows.ties)
    near = np.unique(np.r_[ends[1][ends[0] == position], ends[0][ends[1] == position]])
    found: Ints = np.r_[position, near[np.argsort(-degree[near], kind="stable")][:NEAR]]
    return found


def _ties(explorer: Explorer, drawn: npt.NDArray[np.bool_], most: int) -> tuple[Ints, int]:
    """Return the ties that are drawn, the strongest where there are too many, and how many there are."""
    rows = explorer.rows.ties
    one, two = _ends(explorer.network, rows)
    inside = rows[drawn[one] & drawn[two]]
    order = np.argsort(-explorer.visible.weight[inside], kind="stable")[:most]
    return np.sort(inside[order]), len(inside)

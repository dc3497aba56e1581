"""Leave one out: every recorded opinion estimated as if not known, without what would give it away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from graph_app.analyses.friedkin_johnsen import Bools, Floats, friedkin_johnsen
from graph_app.analyses.ground import Ground
from graph_app.analyses.paths import Ints
from graph_app.analyses.supposing import thinned
from graph_app.graph.network import codes

CLOSE = 1e-9


def leave_one_out(found: Ground, who: Ints, progress: Callable[[float], None] = lambda share: None) -> Floats:
    """Return what each actor's settled opinion would be had it never spoken.

    Definition: for one actor after the other its stances are taken away, and with them everything that
    was on record because of them: the ties derived from its acting together with others, and every tie of
    anybody that rests on a source of one of its statements. What stays is what a reader who never saw
    these sources could know. The opinion that then settles at the actor is the estimate.
    Estimates close to what is recorded mean that the rest of the network tells where an actor stands. It
    must not be read as proof for actors without a statement: those who speak may be unlike those who do not.

    Parameters
    ----------
    found : Ground
        What opinions move on.
    who : int array
        Positions of the actors to leave out, one at a time.
    progress : callable
        Called with the share that is done; what it raises ends the work.

    Returns
    -------
    float array of the shape of `who`
        NaN where no opinion reaches the actor any more.
    """
    first = found.first.copy()
    estimates = np.full(len(who), np.nan)
    giveaway = _Giveaway(found)
    for number, actor in enumerate(who.tolist()):
        progress(number / len(who))
        rest = thinned(found, ~giveaway(actor))
        own = first[actor]
        first[actor] = np.nan
        model = friedkin_johnsen(rest.matrix, first, found.susceptibility)
        estimates[number] = model.iterated(tolerance=CLOSE)[actor]
        first[actor] = own
    progress(1.0)
    return estimates


class _Giveaway:
    """Says which arcs are on record because of an actor's statements."""

    def __init__(self, found: Ground) -> None:
        network = found.network
        tables = network.dataset.tables
        self._found, self._recorded = found, found.tie < network.m
        self._statements = codes(tables["statements"], "source_id")
        self._ties = codes(tables["ties"], "source_id")
        self._events = codes(tables["events"], "source_id")[network.common.event]

    def __call__(self, actor: int) -> Bools:
        found, network = self._found, self._found.network
        mine = np.unique(self._statements[network.statements.actor == actor])
        mine = mine[mine >= 0]
        ties: Bools = np.zeros(int(max(found.tie.max(initial=0) + 1, network.m + network.d)), dtype=bool)
        ties[: network.m] = np.isin(self._ties, mine)
        ties[network.m + network.common.pair[np.isin(self._events, mine)]] = True
        own = ~self._recorded & ((found.start == actor) | (found.end == actor))
        return np.asarray(own | ties[found.tie], dtype=bool)


def stubborn(found: Ground) -> Ground:
    """Return the ground on which nobody with an opinion is moved: estimates become the harmonic function.

    References
    ----------
    X. Zhu, Z. Ghahramani, J. Lafferty (2003), Semi-supervised learning using Gaussian fields and harmonic
    functions, ICML 2003.
    """
    return replace(found, susceptibility=np.zeros(found.network.n))

"""Into which coalitions a graph divides, and how sure that is: over seeds, beside chance, by stance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from graph_app.analyses.blocs import blocs
from graph_app.analyses.coalitions import added, louvain, modularity
from graph_app.analyses.groups import Groups, supporting
from graph_app.analyses.members import FIRM, LOOSE, Division, actor_rows, coalition_rows
from graph_app.analyses.mixing import ROUNDS as DEALS
from graph_app.analyses.mixing import Pairs
from graph_app.analyses.rewiring import Beyond, beyond_chance
from graph_app.analyses.stability import agreement, runs_of, together
from graph_app.analyses.tied import Floats, Ints
from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import Lookup, or_none
from graph_app.graph.network import Network
from graph_app.text import counted

DEFINITION = (
    "Coalitions are communities found by the Louvain method (Blondel and others 2008): actors with more "
    "weight of supporting ties among each other than the sums of their ties would give. Modularity Q "
    "(Newman and Girvan 2004): the share of weight within coalitions less what is expected there. Hostile "
    "ties are left out."
)
CAUTION = (
    "Not alliances and not agreement: ties may be money or staff, missing ties are often unrecorded ones, "
    "and the method always divides. Other divisions can be nearly as good: see the runs with other seeds. "
    "Modularity is not comparable between networks of different size, and small coalitions can be hidden in "
    "large ones."
)
STABILITY = (
    "The method is run again with the next seeds, and the actors in other orders. Adjusted Rand index "
    "(Hubert and Arabie 1985; 1: every run finds the same) and variation of information as a share of log n "
    "(Meilă 2007; 0: the same), each the mean over all pairs of runs. Together: the share of the others of "
    "its coalition that an actor is with, over the other runs (Lancichinetti and Fortunato 2012). It must "
    "not be read as truth of the division nor as loyalty: all runs share one method and the ties on record, "
    "and where a coalition falls apart in other runs all its members have low values."
)
BETWEEN = (
    "Participation coefficient (Guimerà and Amaral 2005): 1 - Σ (share of the actor's tie weight that leads "
    "to a coalition)²; 0 if all leads to one. z: how far the weight of its ties to its own coalition is "
    "above the mean of the members, in standard deviations. Not mediation and not neutrality, and little is "
    "said of actors with few partners: two ties to two coalitions are enough for 0.5."
)
NULL = (
    "Networks in which everybody has as many partners as on record (Maslov and Sneppen 2002), and the "
    "weights are the same but lie elsewhere, so that their sums at each actor change; the method is run "
    "once on each. p: the share of networks, the one on record counted, with at least its modularity."
)
SEEDS, REWIRED = 50, 20
"""Runs, and rewired networks, unless said otherwise."""
MOST_SEEDS, MOST_REWIRED = 200, 1_000
"""Runs, and rewired networks, that can be asked for."""
LIKELY = 0.05
"""A p above it is called chance."""
Told = Callable[[float], None]


class Sample(NamedTuple):
    """How much is tried.

    Attributes
    ----------
    seeds : int
        Runs of the method.
    seed : int
        Seed of the first one, whose coalitions are shown; the others have the next numbers.
    rounds : int
        Rewired networks that modularity is compared with, 0 for none.
    """

    seeds: int = SEEDS
    seed: int = 1
    rounds: int = REWIRED


def divided(
    network: Network,
    span: Chosen,
    seen: Chosen,
    groups: Groups,
    sample: Sample,
    progress: Told,
) -> dict[str, Any]:
    """Return coalitions and what can be said of them, as plain values; what is not defined is None.

    Parameters
    ----------
    network : Network
        The data.
    span : Chosen
        Actors and ties of the graph.
    seen : Chosen
        Rows that are visible: actors say whether they are.
    groups : Groups
        The coalitions that are shown, of all actors of the data; those of the seed `sample.seed`.
    sample : Sample
        How much is tried.
    progress : callable
        Called with the share that is done; what it raises ends the work.

    Returns
    -------
    dict
        `size`; `modularity`: value, over the runs, and beside chance; `stability`; `coalitions`, see
        `members.coalition_rows`; `actors`, see `members.actor_rows`; `blocs`, see `blocs.blocs`.
        `definition`, `caution`, and `between` say in words what the numbers are and are not.
    """
    friendly = supporting(network, span.ties)
    start, end = (np.searchsorted(span.actors, side[friendly]) for side in network.ends)
    pairs = added(len(span.actors), start, end, span.weight[friendly])
    own = groups.codes[span.actors]
    work = max(sample.seeds - 1 + sample.rounds, 1)
    runs = runs_of(pairs, own, sample.seeds, sample.seed, lambda done: progress(done / work))
    chance = _chance(pairs, own, sample, lambda done: progress((sample.seeds - 1 + done) / work))
    progress(1.0)
    tied = own >= 0
    firm = np.full(len(own), np.nan)
    firm[tied] = together(own[tied], runs[1:, tied])
    found = Division(Lookup(network, seen), span, groups.names, own, pairs, firm)
    return {
        "definition": DEFINITION,
        "caution": CAUTION,
        "size": {
            "actors": len(own),
            "ties": len(friendly),
            "hostile_ties_left_out": len(span.ties) - len(friendly),
            "pairs": len(pairs.one),
            "without_coalition": int((~tied).sum()),
        },
        "modularity": _over_runs(pairs, runs, sample) | {"chance": chance},
        "stability": _stability(runs[:, tied]),
        "coalitions": coalition_rows(found),
        "between": BETWEEN,
        "actors": actor_rows(found),
        "blocs": {"of": span.issue or "openness"}
        | blocs(pairs, own, found.stances, found.labels, (DEALS, sample.seed)),
    }


def _over_runs(pairs: Pairs, runs: Ints, sample: Sample) -> dict[str, Any]:
    """Return the modularity of the division that is shown, and how it varies over the runs."""
    values: Floats = np.array([modularity(*pairs, one) for one in runs])
    return {
        "value": float(values[0]),
        "seed": sample.seed,
        "seeds": {
            "runs": len(runs),
            "min": float(values.min()),
            "median": float(np.median(values)),
            "max": float(values.max()),
            "divisions": len(np.unique(runs, axis=0)) if runs.size else 1,
        },
    }


def _stability(runs: Ints) -> dict[str, Any]:
    """Return how alike the runs are."""
    alike, apart = agreement(runs) if runs.size else (np.nan, np.nan)
    return {
        "adjusted_rand": or_none(alike),
        "variation_of_information": or_none(apart),
        "limits": {"firm": FIRM, "loose": LOOSE},
        "meaning": STABILITY,
    }


def _chance(pairs: Pairs, own: Ints, sample: Sample, progress: Told) -> dict[str, Any] | None:
    """Return modularity beside that of rewired networks; None if not asked for, or without ties."""
    if not sample.rounds or not len(pairs.one):
        return None

    def found(drawn: Pairs) -> float:
        return modularity(*drawn, louvain(len(own), *drawn, seed=sample.seed))

    beyond = beyond_chance(
        found, pairs, sample.rounds, sample.seed, lambda share: progress(share * sample.rounds)
    )
    return (
        {"rounds": sample.rounds}
        | {word: or_none(value) for word, value in beyond._asdict().items() if word != "value"}
        | {"sentence": _sentence(beyond, sample.rounds), "method": NULL}
    )


def _sentence(beyond: Beyond, rounds: int) -> str:
    """Return in words whether modularity is higher than chance gives."""
    least = round(beyond.p * (rounds + 1)) - 1
    networks = counted(rounds, "rewired network")
    said = f"modularity is at least as high in {least:,} of {networks} ({beyond.low:.2f} … {beyond.high:.2f})"
    if beyond.p <= LIKELY:
        return f"Higher than chance gives: {said}."
    if not least:
        return f"Higher than in any rewired network, but {rounds} are too few to tell: {said}."
    return f"No higher than chance gives: {said}."

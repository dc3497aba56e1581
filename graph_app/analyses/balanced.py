"""Whether a graph divides into two camps: frustration, triangles, camps and witnesses as plain values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from graph_app.analyses.budget import Budget
from graph_app.analyses.camps import Camps, actor_rows, component_rows, frustrated_rows
from graph_app.analyses.frustration import Frustration, frustration
from graph_app.analyses.signed import CANCELS, Signed, netted
from graph_app.analyses.triads import Triads, triads
from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import Lookup, or_none
from graph_app.graph.network import Network
from graph_app.text import counted

DEFINITION = (
    "The frustration index (Harary 1959) is the least weight of tied pairs that go against a division of "
    "the actors into two camps: hostile within a camp, or friendly between the camps. Parallel ties of a "
    "pair are added up with their signs; pairs that cancel out and ties of an actor with itself do not "
    "count. Without weights each pair counts 1, with the sign of its net weight."
)
MEANING = (
    "0: the ties fall into two camps, or are all friendly. The line index is 1 - 2 × frustration / weight of "
    "all pairs (Aref and Wilson 2018): 1 if balanced, 0 at the worst. What two camps explain is said beside "
    "one camp for all, which goes against every hostile pair."
)
CAUTION = (
    "Camps are not alliances: members need not be tied, nor agree, nor act together; they are where the "
    "least weight of ties on record is broken. Hostile ties on record are some of those there are: critics "
    "who publish are recorded, quiet opposition is not, and low frustration with few hostile ties is not "
    "peace. That there are two camps is assumed, not found; camps of different components have nothing to "
    "do with each other. Weights are editorial: a division that is better by little is not sure."
)
REFERENCE = (
    "F. Harary (1959), On the measurement of structural balance, Behavioral Science 4, 316-323; S. Aref, "
    "M. C. Wilson (2018), Measuring partial balance in signed networks, Journal of Complex Networks 6, "
    "566-595; S. Aref, A. J. Mason, M. C. Wilson (2020), A modeling and computational study of the "
    "frustration index in signed networks, Networks 75, 95-110."
)
METHOD = (
    "The division is found by tabu search from several starts, or by integer programming (the XOR model of "
    "Aref, Mason and Wilson, solved by HiGHS). The bound is the weight of a packing of unbalanced cycles, "
    "each of which has a pair that goes against whatever division, or that of the integer programme. Where "
    "both meet the value is proved, to within a hundred-thousandth of the heaviest pair."
)
TRIANGLES = (
    "Of three tied pairs, those with no or two hostile ones are balanced (Cartwright and Harary 1956). "
    "Expected: if the signs were dealt out anew among the pairs, over all ways. Where few pairs are hostile "
    "most triangles are balanced by themselves. By weight each triangle counts by the product of its weights."
)
SEATS = (
    "Share: of the weight of an actor's pairs, what goes against the division. Cost: what moving the actor "
    "alone would add to frustration. Either: it can stand on the other side at no cost, alone or with "
    "others, as far as is known. It is not loyalty, and little is said of actors with few ties."
)
SECONDS, MOST_SECONDS = 20, 600
"""Seconds for search and proof unless said otherwise, and how many can be asked for."""
NOTHING = 1e-9
"""A share of no more is none."""


class Effort(NamedTuple):
    """How much is tried.

    Attributes
    ----------
    seed : int
        Seed of the search.
    seconds : int
        After which it ends with what was found.
    """

    seed: int = 1
    seconds: int = SECONDS


def balanced(
    network: Network,
    span: Chosen,
    seen: Chosen,
    weighted: bool,
    effort: Effort,
    progress: Callable[[float], None],
) -> dict[str, Any]:
    """Return how far a graph is from two camps, and what can be said of them, as plain values.

    Parameters
    ----------
    network : Network
        The data.
    span : Chosen
        Actors and ties of the graph.
    seen : Chosen
        Rows that are visible: actors say whether they are.
    weighted : bool
        Whether weights count, or pairs.
    effort : Effort
        Seed and time.
    progress : callable
        Called with the share that is done; what it raises ends the work.

    Returns
    -------
    dict
        `size`; `frustration`: value, bound, whether it is proved, share, line index, beside one camp, whether
        the division is unique; `triangles`; `components`, see `camps.component_rows`; `frustrated`, see
        `camps.frustrated_rows`; `actors`, see `camps.actor_rows`; what is not defined is None. `definition`,
        `meaning`, `caution`, `method`, `seats`, `reference` and `sentence` say in words what it is.
    """
    ids = network.cells("actors", "id")[span.actors].astype(str)
    order = np.argsort(ids, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    start, end = (place[np.searchsorted(span.actors, side[span.ties])] for side in network.ends)
    sign = np.append(network.sign, np.ones(network.d, dtype=np.int64))[span.ties]
    net = netted(len(order), start, end, span.weight[span.ties], sign)
    used = net if weighted else net.counted
    found = frustration(used, effort.seed, Budget(effort.seconds, progress))
    camps = Camps(Lookup(network, seen), span, span.actors[order], start, end, sign, net, found)
    progress(1.0)
    return {
        "definition": DEFINITION,
        "meaning": MEANING,
        "caution": CAUTION,
        "method": METHOD,
        "reference": REFERENCE,
        "effort": effort._asdict(),
        "size": _size(camps),
        "frustration": _value(found),
        "sentence": sentence(found, weighted),
        "triangles": _triangles(triads(used)),
        "of": span.issue or "openness",
        "components": component_rows(camps),
        "frustrated": frustrated_rows(camps),
        "seats": SEATS,
        "actors": actor_rows(camps),
    }


def _size(camps: Camps) -> dict[str, Any]:
    """Return how large the graph is, and what does not count."""
    span, net, used = camps.span, camps.net, camps.found.signed
    self_ties = camps.start == camps.end
    gross = float(np.sort(span.weight[span.ties][~self_ties]).sum())
    cancelled = gross - float(np.sort(np.abs(net.weight)).sum())
    return {
        "actors": len(span.actors),
        "ties": len(span.ties),
        "ties_with_itself": int(self_ties.sum()),
        "components": int(camps.component.max(initial=0)),
        "without_pair": int((camps.component == 0).sum()),
        "friendly": camps.sums(used.weight > 0),
        "hostile": camps.sums(used.weight < 0),
        "weight_cancelled": cancelled if cancelled > CANCELS * gross else 0.0,
    }


def _value(found: Frustration) -> dict[str, Any]:
    """Return the frustration index, what is proved of it, and what it is beside all weight and one camp."""
    total, hostile = _totals(found.signed)
    sign = found.signed.weight[found.wrong] < 0
    return {
        "value": found.value,
        "bound": found.bound,
        "proved": found.proved,
        "unique": found.unique,
        "share": found.value / total if total else None,
        "line_index": 1 - 2 * found.value / total if total else None,
        "one_camp": hostile,
        "less_than_one_camp": 1 - found.value / hostile if hostile else None,
        "pairs": {"hostile_within": int(sign.sum()), "friendly_between": int((~sign).sum())},
        "always": int((found.always == 1).sum()),
    }


def _totals(signed: Signed) -> tuple[float, float]:
    """Return what all pairs count, and what the hostile ones do."""
    return float(np.abs(signed.weight).sum()), float(-signed.weight[signed.weight < 0].sum())


def sentence(found: Frustration, weighted: bool) -> str:
    """Return in words how far the graph is from two camps, and whether that is proved."""
    total, hostile = _totals(found.signed)
    if not total:
        return "There are no tied pairs: nothing goes against any division."
    if not hostile:
        return "No pair is hostile: one camp for all goes against nothing."
    if not found.wrong.any():
        return "Balanced: no pair goes against the two camps."
    value, bound = (f"{one:,.6g}" for one in (found.value, found.bound))
    of = f"of a weight of {total:,.6g}" if weighted else f"of {total:,.0f} pairs"
    known = (
        f"Proved: no division into two camps goes against less than {value} {of} ({found.value / total:.1%})."
        if found.proved
        else f"Not proved: the best division into two camps that was found goes against {value} {of} "
        f"({found.value / total:.1%}); none goes against less than {bound}."
    )
    less = 1 - found.value / hostile
    avoid = f", {less:.0%} of which the two avoid" if less > NOTHING else ": a second one gains nothing"
    return f"{known} One camp for all would go against {hostile:,.6g}{avoid}. {_alone(found)}"


def _alone(found: Frustration) -> str:
    """Return in words whether there are other divisions as good."""
    if found.unique is None:
        return "Whether other divisions are as good is not known."
    if found.unique:
        return "No other division is as good."
    many = counted(int(found.wrong.sum()), "pair")
    spared = int((found.always == 0)[found.wrong].sum())
    instead = f"of {many} against this one {spared:,} could be spared for others, and " if spared else ""
    either = counted(int(found.either.sum()), "actor")
    return f"Other divisions are as good: {instead}{either} could stand on either side."


def _triangles(found: Triads) -> dict[str, Any]:
    """Return the triangles by their number of hostile pairs, and how many are balanced."""
    return {
        "count": found.count,
        "balanced": found.balanced,
        "by_hostile_pairs": list(found.hostile),
        "share": or_none(found.share),
        "by_weight": or_none(found.weighted),
        "expected": or_none(found.expected),
        "meaning": TRIANGLES,
    }

"""What is said of models of opinions: who moves whom, what if, estimates."""

from __future__ import annotations

from graph_app.analyses import band, estimates, influence
from graph_app.analyses.ground import SUSCEPTIBILITY
from graph_app.analyses.methods.base import Method

_MODEL = (
    "N. E. Friedkin, E. C. Johnsen (1990), Social influence and opinions, Journal of Mathematical Sociology "
    "15; (2011), Social Influence Network Theory, Cambridge University Press."
)
_NOT_SEEN = "Not influence that was observed, and not a forecast: a model of what is on record."

OPINIONS = (
    Method(
        "influence",
        "Influence on a target",
        "opinions",
        f"{influence.METHOD} λ is {SUSCEPTIBILITY:g} unless said otherwise, and 1 for actors without a "
        "statement. The influence of an actor is its share in the target's settled opinion, over paths of "
        "all lengths; the shares of all actors add up to 1.",
        "The settled opinion of the target rests much on that actor's first opinion.",
        _NOT_SEEN,
        _MODEL,
        "x = ΛWx + (I − Λ)s, so x = Vs with V = (I − ΛW)⁻¹(I − Λ); the influence of j on i is V(i, j)",
    ),
    Method(
        "reach",
        "Reach",
        "opinions",
        "The share of an actor's first opinion in the settled opinion of the average actor, over paths of "
        "all lengths, itself included; all together are 1. Actors without an opinion on record reach nobody: "
        "they may carry what others say.",
        "Many settled opinions rest on that actor's first one.",
        _NOT_SEEN,
        _MODEL,
        "reach(j) = mean over i of V(i, j)",
    ),
    Method(
        "swing",
        "Who could swing a target",
        "opinions",
        "How far the settled opinion of the target moves if an actor moves by one step on one issue.",
        "Little else speaks against the change, in the model.",
        "Not how easily that actor would change its mind, and not a forecast.",
        _MODEL,
        "effect = V(target, actor) × direction × confidence / Σ of confidence of the actor's issues; on a "
        "single issue V(target, actor)",
    ),
    Method(
        "whatif",
        "What if",
        "opinions",
        f"The model is solved as things are and as they are supposed to be; the change is the difference. "
        f"{band.DISTRIBUTION}",
        "The target's opinion depends on what is changed. Where the band lies on one side of zero, the "
        "direction does not hang on the editorial weights.",
        "Not a forecast: nobody reacts in the model, and the band does not hold what is missing on record.",
        _MODEL,
    ),
    Method(
        "estimates",
        "Estimates for actors without a statement",
        "opinions",
        "The opinion that settles at an actor without one of its own. The check leaves recorded opinions out "
        "one by one, with an actor's acted-together ties and every tie that rests on the same source, and "
        "sets the estimates beside two baselines.",
        "Those who influence the actor stand on the open side, or support the issue.",
        estimates.CAUTION,
        f"{_MODEL[:-1]}; X. Zhu, Z. Ghahramani, J. Lafferty (2003), "
        "Semi-supervised learning using Gaussian fields and harmonic functions, ICML 2003; J. A. Hanley, B. "
        "J. McNeil (1982), The meaning and use of the area under a receiver operating characteristic (ROC) "
        "curve, Radiology 143.",
    ),
)
"""Methods of opinions, in the order in which they are read."""

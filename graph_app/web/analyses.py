"""The analyses over HTTP: their addresses, the words that each takes, and its answer as plain values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph_app.analyses import MEASURES, Scenario
from graph_app.analyses.changes import BY_WORD
from graph_app.analyses.measured import listed
from graph_app.api import Explorer
from graph_app.asked import switch

Plain = dict[str, Any]


def measures() -> Plain:
    """Return every measure there is: what it means, and how it can be computed."""
    return {"measures": [listed(one) for one in MEASURES]}


def measure(seen: Explorer, name: str, **how: str) -> Plain:
    """Return a measure of the visible actors; `graph`, `directed` and `weighted` say how it is computed."""
    return seen.measured(name, **how).as_dict()


def ranking(seen: Explorer, name: str, **how: Any) -> Plain:
    """Return the visible actors ranked by a measure, each rank with an interval."""
    return seen.ranking(name, **how)


def paths(seen: Explorer, one: str, other: str, **how: str) -> Plain:
    """Return the best paths between two actors; `by` and `along` say which are the best."""
    return seen.paths(one, other, **how)


def brokers(seen: Explorer, **how: str) -> Plain:
    """Return who stands between whom; `by` and `graph` say between which groups, on which graph."""
    return seen.brokers(**how)


def mixing(seen: Explorer, **how: str) -> Plain:
    """Return whether ties stay within groups, against chance."""
    return seen.mixing(**how)


def coalitions(seen: Explorer, **how: Any) -> Plain:
    """Return coalitions, how sure they are, who sits between, and whether they are blocs by stance."""
    return seen.coalitions(**how)


def balance(seen: Explorer, **how: Any) -> Plain:
    """Return whether ties fall into two camps, which go against them, and who sits badly."""
    return seen.balance(**how)


def influence(seen: Explorer, target: str, **how: Any) -> Plain:
    """Return who moves a target, by which paths."""
    return seen.influence(target, **how)


def reach(seen: Explorer, **how: Any) -> Plain:
    """Return who reaches most."""
    return seen.influence(**how)


def whatif(seen: Explorer, on: tuple[str, ...] = (), **words: Any) -> Plain:
    """Return opinions before and after the scenario that the query string's words say."""
    changes = {word: words.pop(word) for word in BY_WORD if word in words}
    return seen.whatif(Scenario.of(seen.network, changes), on, **words)


def estimates(seen: Explorer, check: str = "off", **how: Any) -> Plain:
    """Return estimates for actors without an opinion; `check=on` scores them as well."""
    return seen.estimates(check=switch("check", check, (False, True), "estimates"), **how)


ANALYSES: tuple[tuple[str, Callable[..., Plain], tuple[str, ...]], ...] = (
    ("/api/measures/<name>", measure, ("graph", "directed", "weighted")),
    ("/api/rankings/<name>", ranking, ("graph", "directed", "weighted", "draws", "seed")),
    ("/api/brokers", brokers, ("by", "graph")),
    ("/api/mixing", mixing, ("by", "graph", "weighted", "rounds", "seed")),
    ("/api/coalitions", coalitions, ("graph", "seeds", "seed", "rounds")),
    ("/api/balance", balance, ("graph", "weighted", "seed", "seconds")),
    ("/api/paths/<one>/<other>", paths, ("by", "along")),
    ("/api/influence", reach, ("susceptibility", "graph")),
    ("/api/influence/<target>", influence, ("susceptibility", "graph", "most")),
    ("/api/whatif", whatif, (*BY_WORD, "on", "graph", "draws", "seed")),
    ("/api/estimates", estimates, ("check", "graph")),
)
"""Every analysis, with the words of a query string that are not the filter's but its own."""
SEVERAL: tuple[str, ...] = ("on", *BY_WORD)
"""Those of them that take several values."""

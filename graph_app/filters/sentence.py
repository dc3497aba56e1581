"""A filter in English: what is shown, in one sentence."""

from __future__ import annotations

from graph_app.filters.apply import Visible, read_stances
from graph_app.filters.base import Scope
from graph_app.filters.catalogue import BY_WORD, PARTS
from graph_app.filters.filter import Filter
from graph_app.graph.network import Network
from graph_app.text import counted

DATED = ("since", "until", "undated")
"""Words that choose statements by their dates as well as ties."""
LEAVING = "leaving out "
"""How clauses begin that take away; they come last, after a comma."""


def _scope(network: Network, chosen: Filter) -> Scope:
    return Scope(network, chosen.issue, read_stances(network, chosen).labels)


def clause(network: Network, chosen: Filter, word: str) -> str:
    """Return what one part of a filter asks, in words."""
    return _clause(chosen, word, _scope(network, chosen))


def _clause(chosen: Filter, word: str, scope: Scope) -> str:
    text = BY_WORD[word].phrase(chosen.get(word), scope)
    if word == "actor":
        hops = BY_WORD["hops"].phrase(chosen.get("hops", 1), scope)
        return f"{hops} of {text}"
    return text


def describe(network: Network, chosen: Filter, *, recorded: bool = True) -> str:
    """Return what a filter asks, without counts, such as "all actors; ties since 2023".

    Where ties on record are not drawn (`recorded` is False), dates are said to be of statements.
    """
    scope = _scope(network, chosen)
    apart = ("kind", "hops", "derived")
    words = [part.word for part in PARTS if part.word in chosen and part.word not in apart]
    about = {
        topic: [_clause(chosen, word, scope) for word in words if BY_WORD[word].about == topic]
        for topic in ("actors", "ties", "evidence")
    }
    named = [text for text in about["actors"] if not text.startswith(LEAVING)]
    left = [text for text in about["actors"] if text.startswith(LEAVING)]
    plain = "actors" if named else "all actors"
    subject = _clause(chosen, "kind", scope) if "kind" in chosen else plain
    pieces = [", ".join([" ".join([subject, ", ".join(named)]).strip(), *left])]
    if recorded:
        derived = f" {_clause(chosen, 'derived', scope)}" if "derived" in chosen else ""
        ties = f"ties {', '.join(about['ties'])}" if about["ties"] else "all recorded ties between them"
        pieces.append(ties + derived)
    else:
        dated = [_clause(chosen, word, scope) for word in words if word in DATED]
        pieces += [f"statements {', '.join(dated)}"] if dated else []
    pieces += about["evidence"]
    return "; ".join(pieces)


def sentence(network: Network, seen: Visible, drawn: str = "") -> str:
    """Return what is shown, with counts, in one English sentence.

    Parameters
    ----------
    network : Network
        The data.
    seen : Visible
        What a filter shows.
    drawn : str
        What is drawn in place of ties on record, with its count, such as "12 pairs"; empty where these are.
    """
    actors, ties = int(seen.actors.sum()), int(seen.ties[: network.m].sum())
    derived = int(seen.ties[network.m :].sum())
    more = f" and {counted(derived, 'derived tie')}" if "derived" in seen.filter else ""
    of_ties = drawn or f"{ties:,} of {counted(network.m, 'tie')}{more}"
    found = describe(network, seen.filter, recorded=not drawn)
    return f"Showing {actors:,} of {counted(network.n, 'actor')}, {of_ties}: {found}."

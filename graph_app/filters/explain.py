"""Why an actor or a tie is hidden, and what lifting each part would bring back."""

from __future__ import annotations

from dataclasses import dataclass

from graph_app.filters.apply import apply, combine, masks
from graph_app.filters.catalogue import BY_WORD
from graph_app.filters.filter import Filter
from graph_app.filters.sentence import clause
from graph_app.graph.network import Network

STRUCTURE = ("actor", "min_degree", "isolated")
"""Parts that look at what lies around: they hide actors and ties that no other part hides."""


@dataclass(frozen=True)
class Hiding:
    """One part that hides something.

    Attributes
    ----------
    word, title : str
        The part.
    clause : str
        What it asks, in words.
    count : int
        How many more actors would be shown without it.
    """

    word: str
    title: str
    clause: str
    count: int


@dataclass(frozen=True)
class Explanation:
    """Whether an actor or a tie is shown, and if not, why.

    Attributes
    ----------
    actor : str
        Its id; of a tie, the tie's.
    visible : bool
        Whether it passes.
    hidden_by : tuple of str
        Words of the parts that it fails by itself; where it fails none, of the parts that look at
        structure (`actor`, `min_degree`, `isolated`).
    enough : tuple of str
        Parts any one of which need only be lifted alone to show it; lenses that stance is read through
        (`as_of`, `confidence`, `grade`) can be among them.
    sentence : str
        The same in English.
    """

    actor: str
    visible: bool
    hidden_by: tuple[str, ...]
    enough: tuple[str, ...]
    sentence: str


def _liftable(chosen: Filter) -> tuple[str, ...]:
    """Return the parts that can be lifted alone: the issue hides nothing, and stance labels hang on it."""
    return tuple(word for word, _ in chosen if word != "issue")


def hiding(network: Network, chosen: Filter) -> tuple[Hiding, ...]:
    """Return each part that hides actors, the one that hides most first."""
    shown = int(apply(network, chosen).actors.sum())
    found = []
    for word in _liftable(chosen):
        more = int(apply(network, chosen.without(word)).actors.sum()) - shown
        if more > 0:
            found.append(Hiding(word, BY_WORD[word].title, clause(network, chosen, word), more))
    return tuple(sorted(found, key=lambda part: (-part.count, part.word)))


def explain(network: Network, chosen: Filter, actor: int) -> Explanation:
    """Say which parts of the filter hide an actor.

    Parameters
    ----------
    network, chosen
        The data and the filter.
    actor : int
        Position of the actor.
    """
    found = masks(network, chosen)
    row = network.actors.iloc[actor]
    name, key = str(row["name"]), str(row["id"])
    if combine(network, chosen, found).actors[actor]:
        return Explanation(key, True, (), (), f"{name} is shown.")
    failed = tuple(word for word, mask in found.actors.items() if not mask[actor])
    words = tuple(word for word, _ in chosen)
    enough = tuple(word for word in _liftable(chosen) if apply(network, chosen.without(word)).actors[actor])
    failed = failed or tuple(word for word in words if word in STRUCTURE)
    return Explanation(
        key, False, failed, enough, f"{name} is hidden by {_reasons(network, chosen, failed)}."
    )


def _reasons(network: Network, chosen: Filter, words: tuple[str, ...]) -> str:
    return "; ".join(f"{BY_WORD[word].title.lower()} ({clause(network, chosen, word)})" for word in words)


def explain_tie(network: Network, chosen: Filter, tie: int) -> Explanation:
    """Say which parts of the filter hide a tie, or one of its ends.

    Parameters
    ----------
    network, chosen
        The data and the filter.
    tie : int
        Position of the tie, recorded ones first. Of a derived tie that is hidden as derived ties are not
        asked for, `hidden_by` is empty: nothing can be lifted, `derived` has to be set.
    """
    found = masks(network, chosen)
    key = str((network.cells("ties", "id").tolist() + network.derived_ids.tolist())[tie])
    if combine(network, chosen, found).ties[tie]:
        return Explanation(key, True, (), (), "This tie is shown.")
    if tie >= network.m and "derived" not in chosen:
        return Explanation(key, False, (), (), "This tie is hidden: derived ties are switched off.")
    ends = [int(side[tie]) for side in network.ends]
    failed = [word for word, mask in found.actors.items() if not mask[ends].all()]
    if tie < network.m:
        failed += [word for word, mask in found.ties.items() if not mask[tie]]
    else:
        behind = network.common.pair == tie - network.m
        failed += [word for word, mask in found.common.items() if not mask[behind].any()]
    hidden_by = tuple(dict.fromkeys(failed)) or tuple(
        word for word, _ in chosen if word in (*STRUCTURE, *found.common)
    )
    enough = tuple(
        word
        for word in _liftable(chosen)
        if word != "derived" and apply(network, chosen.without(word)).ties[tie]
    )
    sentence = f"This tie is hidden by {_reasons(network, chosen, hidden_by)}."
    return Explanation(key, False, hidden_by, enough, sentence)

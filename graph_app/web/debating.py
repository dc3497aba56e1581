"""How a view asks the verbs about statements: their words, where the whole answer is to be had; pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from graph_app.analyses.discourse.similarity import NORMALISATIONS
from graph_app.api import Explorer
from graph_app.filters import write_query
from graph_app.text import counted, lowered
from graph_app.web.view import View

How = dict[str, Any]

KERNELS = {"triangular": "triangular", "epanechnikov": "Epanechnikov", "gaussian": "Gaussian"}
LATEST = "only each actor's latest statement on an issue"
"""That earlier ones do not count, inside a sentence."""

WHAT: dict[str, str] = {
    "congruence": "agreement",
    "conflict": "disagreement",
    "subtract": "agreement less disagreement",
    "ignore": "speaking on the same",
}
"""What joins two actors, inside a sentence."""
NOUNS = {"policy": "policy question", "argument": "argument", "both": "issue"}
"""What statements are on, by the kind of issue that a view asks for."""
ONCE = {
    "document": "per document",
    "day": "a day",
    "week": "a week",
    "month": "a month",
    "year": "a year",
    "once": "in all",
}
"""Within what a repeated statement counts once, inside a sentence."""


def issues(explorer: Explorer, view: View) -> How:
    """Return the issues that a view asks for; nothing where it asks for all, or for that of the filter."""
    if view.through == "both":
        return {}
    network = explorer.network
    ids, kinds = (network.cells("issues", name).tolist() for name in ("id", "kind"))
    if view.through in ids or view.through not in kinds:  # an issue may be called like a kind
        mine = [key for key, kind in zip(ids, kinds, strict=True) if (kind or "policy") == view.through]
        return {"issues": tuple(mine)} if mine else {"without_issues": tuple(ids)}
    return {"issues": (view.through,)}


def reading(explorer: Explorer, view: View) -> How:
    """Return how statements are chosen and counted."""
    counted_by = ("scale", "duplicates", "statements")
    return issues(explorer, view) | {word: getattr(view, word) for word in counted_by}


def network(explorer: Explorer, view: View, mode: str) -> How:
    """Return how a network of statements is made: without a backbone."""
    return {"mode": mode, "normalise": view.normalise} | reading(explorer, view) | weighing(view)


def weighing(view: View) -> How:
    """Return the kernel of a view that shows a window of time; without one there is no middle."""
    chosen = view.active
    window = "as_of" not in chosen and ("since" in chosen or "until" in chosen)
    return {"kernel": view.kernel} if window and view.kernel != "uniform" else {}


def kept(view: View) -> How:
    """Return which pairs of a network the picture keeps."""
    more = {"strongest": {"strongest": view.strongest}, "disparity": {"alpha": view.alpha}}
    return {"backbone": view.backbone} | more.get(view.backbone, {})


def mode_of(view: View, otherwise: str = "subtract") -> str:
    """Return what joins actors in a view, `otherwise` where ties on record do."""
    return view.joined if view.linked else otherwise


def address(explorer: Explorer, path: str, how: Mapping[str, Any]) -> str:
    """Return where the whole of an answer is to be had, under the filter of the explorer.

    Parameters
    ----------
    explorer : Explorer
        The data with a filter.
    path : str
        Below `/api/`.
    how : mapping
        Words of the verb.
    """
    raw = {word: value if isinstance(value, tuple) else (str(value),) for word, value in how.items()}
    query = "&".join(filter(None, (write_query(raw), explorer.to_query())))
    return f"/api/{quote(path)}" + (f"?{query}" if query else "")


def counting(view: View, *, normalised: bool = True, weighed: bool = True) -> str:
    """Return in words how statements are counted; without their weights in a window if not `weighed`.

    >>> counting(View())
    'average activity, each statement once per document'
    >>> counting(View(scale="five_step", duplicates="every", statements="latest"), normalised=False)
    "stances on five steps, only each actor's latest statement on an issue"
    """
    words = [lowered(NORMALISATIONS[view.normalise].title)] if normalised else []
    if view.scale == "five_step":
        words.append("stances on five steps")
    if view.duplicates in ONCE:
        words.append(f"each statement once {ONCE[view.duplicates]}")
    if view.statements == "latest":
        words.append(LATEST)
    if weighed and weighing(view):
        words.append(f"by their distance to the middle of the window ({KERNELS[view.kernel]} kernel)")
    return ", ".join(words)


def on_issues(explorer: Explorer, view: View, number: int) -> str:
    """Return in words on what statements are: so many issues, or the one of the filter."""
    issue = explorer.chosen.issue
    if view.through == "both" and issue:
        return f"“{explorer.network.words('issues', 'name').get(issue, issue)}”"
    return counted(number, NOUNS[view.through])

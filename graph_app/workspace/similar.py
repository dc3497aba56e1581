"""Actors that may be the one that somebody writes about: by name, and by website."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

from graph_app.text import folded
from graph_app.workspace.state import State

ALIKE = 82.0
"""From here on two names are said to be alike, of 100."""
_WITHIN = 90.0
_LEGAL = re.compile(
    r"\b(inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc|gmbh|ag|sa|sas|bv|ab|the)\b\.?"
)
_SPACE = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class Alike:
    """An actor that is much like what was written.

    Attributes
    ----------
    id, name : str
        Which actor.
    score : float
        How alike the names are, of 100: the mean of Indel ratio and token-sort ratio, or 90 where all words
        of one name are in the other; 100 for a shared website. It must not be read as a probability.
    by : {"id", "name", "website"}
        What is alike.
    """

    id: str
    name: str
    score: float
    by: str

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return asdict(self)


def alike(state: State, name: str = "", website: str = "", most: int = 5) -> tuple[Alike, ...]:
    """Return actors whose name, id or website is much like what is given, the nearest first.

    Names are compared without case, accents, punctuation and legal forms, whatever the order of their words
    (rapidfuzz). Two actors with one website, be it that of a parent, are alike whatever their names.

    Parameters
    ----------
    state : State
        Where to look.
    name, website : str
        What was written; either may be empty.
    most : int
        How many to return.

    Returns
    -------
    tuple of Alike
        Possibly empty.
    """
    columns = state.tables["actors"].raw.columns
    ids, names = columns["id"].to_pylist(), columns["name"].to_pylist()
    found: dict[str, Alike] = {}
    host = host_of(website)
    if host:
        for place, other in enumerate(columns["website"].to_pylist()):
            if other and host_of(other) == host:
                found[ids[place]] = Alike(ids[place], names[place], 100.0, "website")
    wanted = plain_name(name)
    for by, texts in (("name", names), ("id", ids)) if wanted else ():
        near = process.extract(
            wanted,
            [plain_name(text or "") for text in texts],
            scorer=_likeness,
            score_cutoff=ALIKE,
            limit=most,
        )
        for _, score, place in near:
            found.setdefault(ids[place], Alike(ids[place], names[place], round(score, 1), by))
    return tuple(sorted(found.values(), key=lambda one: (-one.score, one.id)))[:most]


def _likeness(one: str, other: str, *, score_cutoff: float | None = None) -> float:
    """Return how alike two names are: letter by letter, with their words sorted, and as sets of words."""
    mean = (fuzz.ratio(one, other) + fuzz.token_sort_ratio(one, other)) / 2
    within = fuzz.token_set_ratio(one, other, score_cutoff=100) == 100
    return max(mean, _WITHIN if within else 0.0)


def plain_name(name: str) -> str:
    """Return a name as names are compared.

    >>> plain_name("The Acme Corp."), plain_name("Élysée-Team")
    ('acme', 'elysee team')
    """
    text = folded(name)
    short = _SPACE.sub(" ", _LEGAL.sub(" ", text)).strip()
    return short or _SPACE.sub(" ", text).strip()


def host_of(website: str) -> str:
    """Return the host of a website, without "www.".

    >>> host_of("https://www.Acme.example/about"), host_of("acme.example"), host_of("")
    ('acme.example', 'acme.example', '')
    """
    address = website if "://" in website else f"//{website}"
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # brackets without an end
        return ""

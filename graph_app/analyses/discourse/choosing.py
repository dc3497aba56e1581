"""Which statements take part: those the filter shows, of the asked issues and actors, in the asked time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph_app.analyses.discourse.fields import Labels, field_of
from graph_app.analyses.discourse.options import Values
from graph_app.analyses.discourse.said import Bools, Ints, Said
from graph_app.errors import QueryError
from graph_app.graph.columns import Chosen
from graph_app.graph.network import Network, codes
from graph_app.text import meant, nearest, shown

Period = tuple[int, int]
"""First and last day."""


@dataclass(frozen=True)
class Span:
    """When statements must have been made to take part.

    Attributes
    ----------
    period : tuple of int, optional
        First and last day; a statement is kept if its date overlaps them.
    undated : bool
        Whether statements without a date are kept.
    """

    period: Period | None = None
    undated: bool = True


@dataclass(frozen=True)
class Debate:
    """The statements that take part, by two of their fields, and how many do not.

    Attributes
    ----------
    network : Network
        The data.
    rows : Chosen
        What the filter shows.
    on, through : Labels
        The fields: what is tied, and what ties it.
    said : Said
        The statements.
    left_out : dict of str to int
        How many statements do not take part, by why.
    names : tuple of str
        What the fields are called.
    """

    network: Network
    rows: Chosen
    on: Labels
    through: Labels
    said: Said
    left_out: dict[str, int]
    names: tuple[str, str] = ("actors", "issues")

    @property
    def shape(self) -> tuple[int, int]:
        """How many nodes and others the fields know."""
        return len(self.on.ids), len(self.through.ids)


def debate(network: Network, rows: Chosen, span: Span, how: Values) -> Debate:
    """Return the statements that take part.

    Parameters
    ----------
    network : Network
        The data.
    rows : Chosen
        What the filter shows: statements it counts, of actors it shows.
    span : Span
        When they must have been made.
    how : mapping
        Values of the words `issues`, `without_issues`, and where asked `actors`, `without_actors`, `on`,
        `through`; an issue of the filter stands for `issues` where none are asked.

    Raises
    ------
    QueryError
        If an issue, actor or field is unknown, or both fields are the same.
    """
    on = str(how.get("on", "actors"))
    through = str(how.get("through") or ("actors" if on == "issues" else "issues"))
    if on == through:
        raise QueryError(
            f"on and through are both {on}: nothing can be tied through itself.", word="through", value=on
        )
    nodes, others = field_of(network, "on", on), field_of(network, "through", through)
    every = _every(network, nodes, others)
    masks = _masks(every, network, rows, span, how)
    keep = np.ones(len(every), dtype=bool)
    left_out: dict[str, int] = {}
    for why, mask in masks.items():
        left_out[why] = int((keep & ~mask).sum())
        keep &= mask
    return Debate(network, rows, nodes, others, every.at(keep), left_out, (on, through))


def _every(network: Network, nodes: Labels, others: Labels) -> Said:
    """Return all statements of the data."""
    all_of = network.statements
    return Said(
        row=np.arange(len(all_of.actor)),
        actor=all_of.actor,
        issue=all_of.issue,
        node=nodes.codes,
        other=others.codes,
        stance=all_of.stance,
        first=all_of.first,
        last=all_of.last,
        source=codes(network.dataset.tables["statements"], "source_id"),
        weight=np.ones(len(all_of.actor)),
    )


def _masks(every: Said, network: Network, rows: Chosen, span: Span, how: Values) -> dict[str, Bools]:
    """Return which statements pass each condition, in the order in which they are asked."""
    visible = np.zeros(network.n + 1, dtype=bool)
    visible[rows.actors] = True
    undated = every.undated
    begin, end = span.period or (int(every.first.min(initial=0)), int(every.last.max(initial=0)))
    inside = undated | ((every.last >= begin) & (every.first <= end))
    return {
        "hidden_by_the_filter": rows.statements & visible[every.actor],
        "of_other_issues_or_actors": asked_issues(network, rows, how)[every.issue]
        & _asked_actors(network, how)[every.actor],
        "outside_the_period": inside,
        "undated": ~undated | span.undated,
        "without_a_value": (every.node >= 0) & (every.other >= 0),
    }


def asked_issues(network: Network, rows: Chosen, how: Values) -> Bools:
    """Return which issues are asked about; the last place, False, is that of no issue."""
    ids = network.cells("issues", "id").tolist()
    kinds = network.cells("issues", "kind")
    asked = how.get("issues") or ((rows.issue,) if rows.issue else ())
    keep = _listed("issues", asked, ids, kinds) if asked else np.ones(len(ids), dtype=bool)
    keep &= ~_listed("without_issues", how.get("without_issues", ()), ids, kinds)
    return np.append(keep, False)


def _asked_actors(network: Network, how: Values) -> Bools:
    """Return which actors are asked about; the last place, False, is that of no actor."""
    ids = network.cells("actors", "id").tolist()
    none = np.array([], dtype=object)
    asked = how.get("actors", ())
    keep = _listed("actors", asked, ids, none) if asked else np.ones(len(ids), dtype=bool)
    keep &= ~_listed("without_actors", how.get("without_actors", ()), ids, none)
    return np.append(keep, False)


def _listed(word: str, asked: tuple[str, ...], ids: list[str], kinds: np.ndarray) -> Bools:
    """Return which rows are named, by id or by kind."""
    place = {key: row for row, key in enumerate(ids)}
    known = sorted({str(kind) for kind in kinds if kind is not None})
    found = np.zeros(len(ids), dtype=bool)
    for name in asked:
        if name in place:
            found[place[name]] = True
        elif name in known:
            found |= kinds == name
        else:
            near = nearest(name, (*known, *ids))
            few = (*known, *ids)[:30]
            raise QueryError(
                f"{word} does not know {shown(name)!r}.{meant(near)} Allowed: {', '.join(few)}"
                f"{' …' if len(ids) + len(known) > 30 else ''}",
                word=word,
                value=name,
                allowed=(*known, *ids),
                did_you_mean=near,
            )
    return found


def day_words(days: Ints) -> list[str]:
    """Return days since 1970-01-01 as they are written.

    >>> day_words(np.array([0, 31]))
    ['1970-01-01', '1970-02-01']
    """
    return [str(day) for day in days.astype("datetime64[D]")]

"""Camps as plain values: who is in which, what divides them, how they change, and what chance gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graph_app.analyses.discourse.bimodality import bimodality, means
from graph_app.analyses.discourse.choosing import Debate
from graph_app.analyses.discourse.counting import Counted, counted
from graph_app.analyses.discourse.dealing import NULL, band
from graph_app.analyses.discourse.naming import Names
from graph_app.analyses.discourse.network import window_words
from graph_app.analyses.discourse.options import Values
from graph_app.analyses.discourse.polarisation import (
    CAUTION,
    DEFINITION,
    Camps,
    aligned,
    camps,
    members,
    quick,
)
from graph_app.analyses.discourse.said import Ints, Said
from graph_app.analyses.discourse.similarity import NORMALISATIONS
from graph_app.analyses.discourse.windows import PLACING, check, windows
from graph_app.errors import QueryError
from graph_app.graph.lookup import or_none

Told = Callable[[float], None]
MOST_ROUNDS = 20_000
"""Rounds of chance in all, over the whole and every window."""


def polarisation(debate: Debate, how: Values, progress: Told) -> dict[str, Any]:
    """Return how polarised statements are, whole and through time; what is not defined is None.

    Definition: `polarisation.DEFINITION`, with `split`, `modularity` and `sarle`. High values of fit and
    modularity and low ones of crossing mean that the debate falls into two camps. It must not be read as
    hostility between them.

    Parameters
    ----------
    debate : Debate
        Statements of actors through issues.
    how : mapping
        Values of the words of the verb.
    progress : callable
        Called with the share that is done; what it raises ends the work.

    Returns
    -------
    dict
        Of the whole: `split` (fit, value, bound, most, proven, ways, pieces), `modularity`, `crossing`,
        `clashing`, `camps` (two, each with size and actors, those that fit best first), `unsplit` (actors
        that speak but tie with nobody), `dividing` (issues, those on which the means of the camps are
        furthest apart first), `bimodality`, `band`, `statements`. `windows`: the same without `dividing`,
        camps turned to be those of the whole.
    """
    names, seed, rounds = Names(debate), int(how["seed"]), int(how["rounds"])
    cut = how["unit"] != "none"
    if cut:
        check(how)
    listed = list(windows(debate.said, how)) if cut else []
    work = 1 + len(listed)
    _bounded(rounds, work)

    def numbers(said: Said, done: int, known: Ints | None) -> tuple[Camps, Counted, dict[str, Any]]:
        found = counted(said, debate.shape, how)
        made = aligned(
            camps(found, how, seed), np.zeros(debate.shape[0], dtype=int) if known is None else known
        )
        beside = band(quick(how, seed), found, rounds, seed, lambda share: progress((done + share) / work))
        progress((done + 1) / work)
        plain = _numbers(made, found, names) | {
            "bimodality": bimodality(debate, names, found),
            "band": beside,
        }
        return made, found, plain

    whole, found, answer = numbers(debate.said, 0, None)
    slices = [
        window_words(window) | numbers(window.said, place + 1, whole.split.side)[2]
        for place, window in enumerate(listed)
    ]
    return {
        "definition": DEFINITION,
        "caution": CAUTION,
        "normalisation": _normalisation(how),
        "asked": {word: list(value) if isinstance(value, tuple) else value for word, value in how.items()},
        "taken": len(debate.said),
        "left_out": debate.left_out,
        **answer,
        "dividing": _dividing(whole, found, names),
        "chance": {"rounds": rounds, "seed": seed, "method": NULL},
        "windows": slices if cut else None,
        "placing": PLACING if cut else None,
    }


def _bounded(rounds: int, networks: int) -> None:
    """Raise a QueryError if more rounds are asked for than can be waited for."""
    if rounds * networks > MOST_ROUNDS:
        raise QueryError(
            f"{rounds:,} rounds for {networks:,} networks are more than {MOST_ROUNDS:,} in all. "
            "Take fewer rounds, or a longer step.",
            word="rounds",
            value=str(rounds),
            allowed=(f"0 … {MOST_ROUNDS // networks}",),
        )


def _normalisation(how: Values) -> dict[str, str]:
    kind = NORMALISATIONS[str(how["normalise"])]
    return {"name": str(how["normalise"]), "formula": kind.formula, "reference": kind.reference}


def _numbers(made: Camps, found: Counted, names: Names) -> dict[str, Any]:
    """Return the numbers of a split, and who is in which camp."""
    one = made.split
    unsplit = np.flatnonzero(members(found) & (one.side == 0))
    return {
        "statements": {
            "counted": len(found.said),
            "repeated": len(found.repeats),
            "outdated": found.outdated,
        },
        "split": {
            "fit": or_none(made.fit),
            "value": one.value,
            "bound": one.bound,
            "bound_of_fit": or_none(one.bound / one.most if one.most > 0 else np.nan),
            "most": one.most,
            "proven": one.proven,
            "ways": one.ways or None,
            "pieces": one.pieces,
            **made.ties,
        },
        "modularity": or_none(made.modularity),
        "crossing": or_none(made.crossing),
        "clashing": or_none(made.clashing),
        "camps": [_camp(made, names, side) for side in (1, -1)],
        "unsplit": [names.of(0, code)["id"] for code in unsplit.tolist()],
    }


def _camp(made: Camps, names: Names, side: int) -> dict[str, Any]:
    """Return a camp: its size and its actors, those that fit best first."""
    mine = np.flatnonzero(made.split.side == side)
    order = mine[np.lexsort((mine, -made.own[mine]))]
    return {
        "camp": 1 if side == 1 else 2,
        "size": len(mine),
        "actors": [names.of(0, code) | {"fit": float(made.own[code])} for code in order.tolist()],
    }


def _dividing(made: Camps, found: Counted, names: Names) -> list[dict[str, Any]]:
    """Return the issues with how each camp stands on them, those that divide most first."""
    node, other, mean = means(found)
    side = made.split.side[node]
    listed = []
    for code in np.unique(other).tolist():
        camp = [_stands(mean[(other == code) & (side == way)]) for way in (1, -1)]
        gap = None if None in (camp[0]["mean"], camp[1]["mean"]) else abs(camp[0]["mean"] - camp[1]["mean"])
        listed.append(names.of(1, code) | {"camps": camp, "gap": gap})
    return sorted(listed, key=lambda row: (row["gap"] is None, -(row["gap"] or 0.0), row["id"]))


def _stands(values: Any) -> dict[str, Any]:
    """Return how many actors of a camp are for, against and neither, and their mean stance."""
    return {
        "for": int((values > 0).sum()),
        "against": int((values < 0).sum()),
        "neither": int((values == 0).sum()),
        "mean": float(values.mean()) if len(values) else None,
    }

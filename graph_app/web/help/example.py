"""A worked example of stance arithmetic, computed by the very functions that the page uses."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from graph_app.graph.stance import (
    CONFIDENCE_WEIGHTS,
    OPENNESS_LABELS,
    Statements,
    label_codes,
    label_title,
    latest,
    openness,
)

DIRECTIONS = {1: "open", -1: "restrictive", 0: "neither"}
"""What support of an issue means, by the number that a stance is multiplied with."""


class Said(NamedTuple):
    """An invented statement."""

    day: str
    issue: str
    direction: int
    stance: int
    confidence: str


STATEMENTS = (
    Said("2023-05-02", "Open release of weights", 1, 2, "high"),
    Said("2024-03-27", "Open release of weights", 1, 1, "high"),
    Said("2024-06-11", "Licences for developers", -1, -2, "medium"),
    Said("2025-01-20", "Duties of transparency", 0, 2, "high"),
)
"""What an invented actor said."""


def example() -> dict[str, Any]:
    """Return the statements, what each of them adds, and the openness that comes of it, as plain values."""
    names = list(dict.fromkeys(one.issue for one in STATEMENTS))
    days = np.array([one.day for one in STATEMENTS], dtype="datetime64[D]").astype(np.int64)
    said = Statements(
        actor=np.zeros(len(STATEMENTS), dtype=np.int64),
        issue=np.array([names.index(one.issue) for one in STATEMENTS]),
        stance=np.array([one.stance for one in STATEMENTS]),
        first=days,
        last=days,
        tenths=np.array([round(10 * CONFIDENCE_WEIGHTS[one.confidence]) for one in STATEMENTS]),
    )
    found = latest(said, np.ones(len(STATEMENTS), dtype=bool))
    direction = np.array([next(one.direction for one in STATEMENTS if one.issue == name) for name in names])
    value = openness(found, direction, 1)
    newest = {one.issue: one for one in STATEMENTS}
    counting = [one for one in newest.values() if one.direction]
    return {
        "rows": [_row(one, newest[one.issue] is one) for one in STATEMENTS],
        "sum": " + ".join(
            f"{CONFIDENCE_WEIGHTS[one.confidence]:g} × {one.direction * one.stance}" for one in counting
        ),
        "weights": " + ".join(f"{CONFIDENCE_WEIGHTS[one.confidence]:g}" for one in counting),
        "openness": f"{value[0]:.2f}",
        "label": label_title(OPENNESS_LABELS[int(label_codes(value)[0])]),
    }


def _row(one: Said, newest: bool) -> dict[str, str]:
    """Return a statement in words, and what it adds."""
    weight = CONFIDENCE_WEIGHTS[one.confidence]
    adds = f"{weight:g} × ({one.direction:+d}) × ({one.stance:+d}) = {weight * one.direction * one.stance:+g}"
    counts = adds if newest and one.direction else "nothing: a later one counts" if one.direction else ""
    return {
        "day": one.day,
        "issue": one.issue,
        "means": DIRECTIONS[one.direction],
        "stance": f"{one.stance:+d}".replace("-", "−"),
        "confidence": f"{one.confidence} ({weight:g})",
        "adds": (counts or "nothing: the issue has no direction").replace("-", "−"),
    }

"""Between a view and the values of the controls that show it; pure, both ways."""

from __future__ import annotations

from typing import Any

from graph_app.filters import BY_WORD, read
from graph_app.filters.base import Choices, Flag, Number
from graph_app.filters.filter import Filter, Raw
from graph_app.graph import Network

BOXES: tuple[str, ...] = ("stance", "kind", "tie", "grade")
"""Parts shown as a list of boxes: all ticked means that the part asks nothing."""

SINGLE: tuple[str, ...] = ("issue", "confidence")
"""Parts shown as one choice; the empty string is the default."""


def codes(network: Network, word: str, issue: str) -> dict[str, str]:
    """Return the box values of a part and the filter values they mean.

    Stance boxes are numbered, so that the same boxes serve overall openness and any issue.
    """
    values = BY_WORD[word].allowed(network, issue)
    if word == "stance":
        return {str(code): value for code, value in enumerate(values)}
    return {value: value for value in values}


def shown(network: Network, chosen: Filter, word: str) -> Any:
    """Return the value of the control of a part."""
    part = BY_WORD[word]
    value = chosen.get(word)
    if word in BOXES:
        boxes = codes(network, word, chosen.issue)
        return [box for box, meant in boxes.items() if value is None or meant in value]
    if isinstance(part, Flag):
        return part.words[bool(value)]
    if word in SINGLE:
        return value or ("low" if word == "confidence" else "")
    if isinstance(part, Choices):
        return list(value or ())
    if isinstance(part, Number):
        return value if value is not None else part.default or ""
    return value or ""


def filtered(network: Network, values: dict[str, Any], before: Filter) -> Filter:
    """Return the filter that the controls' values mean; what of them is not known is left out."""
    return read(meant(network, values, before), network)[0]


def meant(network: Network, values: dict[str, Any], before: Filter) -> Raw:
    """Return the raw words that the controls' values mean.

    A list of boxes with all or none ticked asks nothing. If the issue changes, ticked stances mean
    something else and are let go. Values that no control has are passed over; parts without a control on the
    page stay as they are.
    """
    issue = str(values.get("issue", before.issue) or "")
    raw: Raw = {word: said for word, said in before.raw().items() if word not in values}
    for word, value in values.items():
        if value in (None, "", []):
            continue
        if word in BOXES:
            if word == "stance" and issue != before.issue and not (issue and before.issue):
                continue
            boxes = codes(network, word, issue)
            given = [box for box in value if isinstance(box, str)] if isinstance(value, list) else []
            ticked = [boxes[box] for box in given if box in boxes]
            if ticked and len(ticked) < len(boxes):
                raw[word] = tuple(ticked)
        elif isinstance(value, list):
            raw[word] = tuple(str(item) for item in value)
        else:
            raw[word] = (str(value),)
    if "actor" not in raw:
        raw.pop("hops", None)
    return raw

"""A word of a question with few values: one of them, or an error that lists them."""

from __future__ import annotations

from collections.abc import Sequence

from graph_app.errors import QueryError
from graph_app.text import nearest


def expect(word: str, value: str, allowed: Sequence[str], of: str = "") -> None:
    """Raise a QueryError if a value is not allowed.

    Parameters
    ----------
    word, value : str
        What was asked.
    allowed : sequence of str
        What may be asked.
    of : str, optional
        What the word is about, if what is allowed depends on it.
    """
    if value in allowed:
        return
    here = f" of {of}" if of else ""
    raise QueryError(
        f"{word}{here} does not know {value!r}. Allowed: {', '.join(allowed)}",
        word=word,
        value=value,
        allowed=tuple(allowed),
        did_you_mean=nearest(value, allowed),
    )


def chosen(word: str, asked: bool | str | None, allowed: tuple[bool, ...], of: str) -> bool:
    """Return what a switch is set to; the first of what is allowed if nothing is asked.

    Parameters
    ----------
    word : str
        The switch.
    asked : bool or str or None
        True, False, "on", "off", or None.
    allowed : tuple of bool
        What it may be set to.
    of : str
        What is switched.

    Raises
    ------
    QueryError
        If the value is no switch, or not allowed.

    Examples
    --------
    >>> chosen("weighted", "on", (False, True), "closeness")
    True
    """
    if asked is None:
        return allowed[0]
    value = ("off", "on")[asked] if isinstance(asked, bool) else str(asked)
    expect(word, value, [("off", "on")[one] for one in sorted(allowed)], of)
    return value == "on"

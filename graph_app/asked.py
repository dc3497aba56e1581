"""What a question may say: one of several words, a whole number within limits; else an error that helps."""

from __future__ import annotations

from graph_app.errors import QueryError
from graph_app.text import meant, nearest, shown


def one_of(word: str, value: str, allowed: tuple[str, ...], of: str = "") -> None:
    """Raise a QueryError if a value is unknown; `of` says what the word is about where that matters."""
    if value not in allowed:
        about, near = f"{word} of {of}" if of else word, nearest(value, allowed)
        raise QueryError(
            f"{about} does not know {shown(value)!r}.{meant(near)} Allowed: {', '.join(allowed)}",
            word=word,
            value=value,
            allowed=allowed,
            did_you_mean=near,
        )


def whole(word: str, value: int | str, least: int, most: int) -> int:
    """Return a whole number within limits, however it was written.

    Raises
    ------
    QueryError
        If it is none, or beyond the limits.

    Examples
    --------
    >>> whole("draws", "200", 1, 1_000)
    200
    """
    text = str(value).strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
    if not least <= number <= most:
        raise QueryError(
            f"{word} takes a whole number from {least} to {most:,}, not {shown(text)!r}",
            word=word,
            value=text,
            allowed=(f"{least} … {most}",),
        )
    return number


def switch(word: str, asked: bool | str | None, allowed: tuple[bool, ...], of: str) -> bool:
    """Return whether something is on; the first of what is allowed if nothing is asked.

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
    >>> switch("weighted", "on", (False, True), "closeness")
    True
    """
    if asked is None:
        return allowed[0]
    value = ("off", "on")[asked] if isinstance(asked, bool) else str(asked)
    one_of(word, value, tuple(("off", "on")[one] for one in sorted(allowed)), of)
    return value == "on"

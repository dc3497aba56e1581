"""What a question may say: one of several words, a whole number within limits; else an error that helps."""

from __future__ import annotations

from graph_app.errors import QueryError
from graph_app.text import nearest, shown


def one_of(word: str, value: str, allowed: tuple[str, ...]) -> None:
    """Raise a QueryError if a value is unknown."""
    if value not in allowed:
        raise QueryError(
            f"{word} does not know {value!r}. Allowed: {', '.join(allowed)}",
            word=word,
            value=value,
            allowed=allowed,
            did_you_mean=nearest(value, allowed),
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

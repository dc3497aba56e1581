"""Small helpers for values in messages: how they are shown and what is near them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

SHOWN_LENGTH = 200
_MOST_COMPARED = 3_000


def shown(value: str) -> str:
    r"""Return a value as it can stand in a message: unprintable characters escaped, the tail cut.

    Parameters
    ----------
    value : str
        Anything from a file.

    Returns
    -------
    str
        At most 200 characters.

    Examples
    --------
    >>> shown("a\x00b")
    'a\\x00b'
    """
    head = value[: SHOWN_LENGTH + 1]
    escaped = "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in head
    )
    return escaped if len(escaped) <= SHOWN_LENGTH else escaped[: SHOWN_LENGTH - 1] + "…"


def nearest(value: str, candidates: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the candidates most like a value, the best first.

    Parameters
    ----------
    value : str
        What was written.
    candidates : iterable of str
        What exists.
    most : int, optional
        How many to return at most.

    Returns
    -------
    tuple of str
        Possibly empty; the same for the same input.

    Examples
    --------
    >>> nearest("acmee", ["bolt", "acme"])
    ('acme',)
    """
    if not value or len(value) > SHOWN_LENGTH:
        return ()
    wanted = value.strip().casefold()
    spread = max(2, len(wanted) // 3)
    near = [one for one in candidates if abs(len(one) - len(wanted)) <= spread]
    if len(near) > _MOST_COMPARED:
        near = [one for one in near if one[:1].casefold() == wanted[:1]][:_MOST_COMPARED]
    folded: dict[str, str] = {}
    for one in near:
        folded.setdefault(one.casefold(), one)
    found = difflib.get_close_matches(wanted, list(folded), n=most, cutoff=0.7)
    return tuple(folded[one] for one in found)

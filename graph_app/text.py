"""Small helpers for words: near misses, lists in English, numbers of things."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Sequence

MANY = 20_000
"""Above so many candidates near misses are not looked for: the search is quadratic."""


def nearest(value: str, allowed: Sequence[str], most: int = 3) -> tuple[str, ...]:
    """Return the allowed values most like a wrong one, best first.

    >>> nearest("compny", ["company", "institute"])
    ('company',)
    """
    if len(allowed) > MANY:
        return ()
    return tuple(difflib.get_close_matches(value, allowed, n=most, cutoff=0.6))


def listed(names: Sequence[str], word: str = "or", most: int = 4) -> str:
    """Return names as English lists them.

    >>> listed(["a", "b", "c"])
    'a, b or c'
    """
    if not names:
        return ""
    shown = list(names)
    if len(shown) > most:
        shown = [*shown[: most - 1], f"{len(names) - most + 1} others"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {word} {shown[-1]}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "tie"), counted(1395, "tie")
    ('1 tie', '1,395 ties')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def folded(text: str) -> str:
    """Return text as it is searched: no case, no accents.

    >>> folded("Élysée")
    'elysee'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))

"""Small helpers for words: values in messages, near misses, lists, numbers of things, addresses."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

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


def meant(near: Sequence[str]) -> str:
    """Return near misses as they end a message, nothing without any.

    >>> meant(["acme", "acne"]), meant([])
    (' Did you mean acme or acne?', '')
    """
    return f" Did you mean {listed(near)}?" if near else ""


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
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def lowered(text: str) -> str:
    """Return words as they stand inside a sentence: lower case, but for abbreviations.

    >>> lowered("AI developer"), lowered("Think tank")
    ('AI developer', 'think tank')
    """
    return " ".join(word if len(word) > 1 and word.isupper() else word.lower() for word in text.split(" "))


def as_sentence(words: str) -> str:
    """Return words as a sentence: a capital letter first, a full stop last.

    >>> as_sentence("the fewest steps"), as_sentence("j is a broker: it stands between.")
    ('The fewest steps.', 'J is a broker: it stands between.')
    """
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}"


def safe_url(url: Any) -> str | None:
    """Return a web address that may be linked to, None for anything that is not http or https.

    >>> safe_url("https://example.org/a"), safe_url("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if not isinstance(url, str):
        return None
    try:
        parts = urlsplit(url.strip())
        server = parts.hostname if parts.port != 0 else None
    except ValueError:  # brackets without an end, or a port that is no number
        return None
    return url.strip() if parts.scheme in ("http", "https") and server else None

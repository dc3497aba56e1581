"""Pairs of actors as the page names them: one id for both, whatever their own ids are; pure."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, unquote

PAIR = "pair"
"""What names of pairs begin with."""


def pair(one: str, other: str) -> str:
    """Return the name of a pair: the ids of both actors, percent-encoded, so that no colon is theirs.

    >>> pair("acme", "a:b/c")
    'pair:acme:a%3Ab%2Fc'
    """
    return f"{PAIR}:{quote(one, safe='')}:{quote(other, safe='')}"


def ends(name: str, position: Mapping[str, int]) -> tuple[str, str] | None:
    """Return both actors of a pair, in the order of the table; None for what is no pair of known actors.

    Parameters
    ----------
    name : str
        The name, see `pair`; the order of the two does not matter.
    position : mapping of str to int
        The position of each actor.

    Examples
    --------
    >>> ends("pair:b:a%3A1", {"a:1": 0, "b": 1}), ends("pair:b:b", {"b": 0}), ends("tie:1", {})
    (('a:1', 'b'), None, None)
    """
    kind, _, rest = name.partition(":")
    one, found, other = rest.partition(":")
    if kind != PAIR or not found or ":" in other:
        return None
    both = unquote(one), unquote(other)
    if both[0] == both[1] or not all(each in position for each in both):
        return None
    first, second = sorted(both, key=position.__getitem__)
    return first, second

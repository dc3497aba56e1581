"""Names as they are written to keys by which they are the same: no case, no marks, no legal form."""

from __future__ import annotations

import hashlib
import unicodedata

LONGEST_ID = 72
"""Characters of an actor's or event's id; two of them and a kind make the id of a tie, which has 200."""

LONGEST_KIND = 40
"""Characters of the id of a kind of tie."""

LEGAL_FORMS = frozenset(
    """
    ab ag aps as asa bhd bv co company corp corporation cv eurl ev gbr ggmbh gmbh inc incorporated kg kgaa kk
    lda limited llc llp lp ltd ltda mbh nv oao ohg ou oy oyj pbc plc pllc pte pty pvt sa sab sarl sas sasu sl
    slu snc spa srl sro ug ulc
    """.split()
)
"""Last words of a name that say in which legal form an organisation exists."""

_FORMS_OF_MORE = (("sp", "z", "oo"), ("s", "a"))
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_ASCII |= {ord("."): "", ord("'"): "", ord("`"): "", ord("&"): " and "}
_DROPPED = frozenset(".'`’‘ʼ´")
_PASSES = 10


def name_key(text: str) -> str:
    """Return what a name has in common with its other spellings; empty where nothing is left of it.

    Unicode's compatibility forms are made one (NFKC), letters lose their case, full stops and apostrophes
    go, ``&`` is read as "and", every other mark and all white space is one space, and words at the end that
    name a legal form go unless nothing else would be left. Accents stay. It is its own key.

    Parameters
    ----------
    text : str
        A name as it stands in a filing.

    Returns
    -------
    str
        Words of small letters and digits, separated by single spaces.

    Examples
    --------
    >>> name_key("ACME  Holdings, Inc."), name_key("Acme Holdings GmbH & Co. KG")
    ('acme holdings', 'acme holdings')
    >>> name_key("Ｍｅｔａ"), name_key("U.S. Chamber"), name_key("Limited"), name_key("—")
    ('meta', 'us chamber', 'limited', '')
    """
    found, before = text, None
    for _ in range(_PASSES):
        if found == before:
            break
        found, before = " ".join(_without_form(_words(found))), found
    return found


def actor_id(text: str) -> str | None:
    """Return the id of the actor that a name means, None where nothing is left of the name.

    >>> actor_id("Acme Holdings, Inc."), actor_id(" ")
    ('acme-holdings', None)
    """
    return _id(name_key(text), "-", LONGEST_ID)


def event_id(text: str) -> str | None:
    """Return the id of an event: like an actor's, but words of legal forms stay.

    >>> event_id("H.R. 1234"), event_id("?")
    ('hr-1234', None)
    """
    return _id(" ".join(_words(text)), "-", LONGEST_ID)


def kind_id(text: str) -> str | None:
    """Return the id of a kind or role.

    >>> kind_id("Lobbying contact")
    'lobbying_contact'
    """
    return _id(" ".join(_words(text)), "_", LONGEST_KIND)


def _id(key: str, joint: str, most: int) -> str | None:
    """Return words as an id; a long one is cut and ends with a hash of all of it."""
    whole = key.replace(" ", joint)
    if len(whole) <= most:
        return whole or None
    return f"{whole[: most - 11]}{joint}{hashlib.sha256(whole.encode()).hexdigest()[:10]}"


def _words(text: str) -> list[str]:
    """Return the words of a name in small letters."""
    if text.isascii():
        return text.translate(_ASCII).split()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(map(_plain, folded)).split()


def _plain(character: str) -> str:
    """Return what becomes of one character: letters, digits and the marks on them stay."""
    if character.isalnum():
        return character
    if character == "&":
        return " and "
    category = unicodedata.category(character)
    if category in ("Mn", "Mc"):
        return character
    return "" if character in _DROPPED or category == "Cf" else " "


def _without_form(words: list[str]) -> list[str]:
    """Return the words of a name without legal forms at the end."""
    found = words
    while cut := _length_of_form(found):
        found = found[:-cut]
        while len(found) > 1 and found[-1] == "and":
            found = found[:-1]
    return found if found != ["the"] else words


def _length_of_form(words: list[str]) -> int:
    """Return of how many words the legal form at the end is; 0 where there is none before which a name is."""
    for form in _FORMS_OF_MORE:
        if len(words) > len(form) and tuple(words[-len(form) :]) == form:
            return len(form)
    return int(len(words) > 1 and words[-1] in LEGAL_FORMS)

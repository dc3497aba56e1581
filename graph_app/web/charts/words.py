"""Texts inside a chart: what a name may look like there, and how wide it is at most."""

from __future__ import annotations

import unicodedata

_NARROW = frozenset("iIjl.,:;'|!()[]`·‘’ ")
_BROAD = frozenset("mwMW@%—…")
_WIDE = ("W", "F")
_CHARACTERS = (0.36, 0.62, 0.76, 1.02)
"""Widths of a narrow character, a small one, a capital or figure, and a broad one, in parts of the size."""
_SCRIPT_ONLY = ("Mn", "Me", "Cf", "Cc", "Cs")


def plain(text: str, most: int = 300) -> str:
    r"""Return a text on one line, without what no reader sees, cut where it is too long.

    >>> plain("Acme\n  Ltd\x00"), plain("abcdef", most=4)
    ('Acme Ltd', 'abc…')
    """
    head = " ".join(text[: 4 * most].split())
    seen = "".join(one for one in head if one == " " or unicodedata.category(one) not in ("Cc", "Cs"))
    return seen if len(seen) <= most and len(text) <= 4 * most else seen[: most - 1].rstrip() + "…"


def escaped(text: str) -> str:
    """Return a text that Plotly writes as it is, though it has markup of its own.

    >>> escaped("<b>R&D</b>")
    '&lt;b&gt;R&amp;D&lt;/b&gt;'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(text: str, width: int = 56, lines: int = 4) -> str:
    """Return an escaped text broken into lines at spaces; what does not fit is cut.

    >>> wrapped("one two three", width=8)
    'one two<br>three'
    """
    rows = [""]
    for word in plain(text, width * lines).split(" "):
        for piece in (word[start : start + width] for start in range(0, max(len(word), 1), width)):
            if rows[-1] and len(rows[-1]) + 1 + len(piece) > width:
                rows.append(piece)
            else:
                rows[-1] = f"{rows[-1]} {piece}".strip()
    kept = rows[:lines]
    if len(rows) > lines:
        kept[-1] = kept[-1][: width - 1].rstrip("…") + "…"
    return "<br>".join(escaped(row) for row in kept)


def width(text: str, size: float) -> float:
    """Return how wide a line is at most, in pixels; real fonts are narrower.

    Parameters
    ----------
    text : str
        One line.
    size : float
        Size of the font in pixels.

    Returns
    -------
    float

    Examples
    --------
    >>> width("ill", 10) < width("Oxo", 10) < width("意見書", 10)
    True
    """
    return size * sum(_character(one) for one in text)


def _character(one: str) -> float:
    narrow, small, large, broad = _CHARACTERS
    if one in _NARROW:
        return narrow
    if one in _BROAD or unicodedata.east_asian_width(one) in _WIDE:
        return broad
    if one.isascii() or unicodedata.category(one) not in _SCRIPT_ONLY:
        upper = one.isupper() or one.isdigit() or not one.isascii()
        return large if upper else small
    return 0.0

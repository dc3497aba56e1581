"""Tables and numbers as commands print them for people."""

from __future__ import annotations

from rich.table import Table

NONE = "none"
"""Stands where there is no number: it is never 0."""


def columns(*heads: str, words: tuple[int, ...] = (0,)) -> Table:
    """Return a table without lines; columns of words stand at the left, those of numbers at the right.

    Parameters
    ----------
    *heads : str
        A title per column; without any title there is no line of titles.
    words : tuple of int
        Which columns are words.
    """
    made = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", show_header=any(heads))
    for place, head in enumerate(heads):
        made.add_column(head, justify="left" if place in words else "right", overflow="fold")
    return made


def decimals(value: float | None, digits: int = 2, sign: str = "") -> str:
    """Return a number with some decimals, never -0.

    >>> decimals(0.126), decimals(-0.001, sign="+"), decimals(None)
    ('0.13', '+0.00', 'none')
    """
    return NONE if value is None else format(round(value, digits) + 0.0, f"{sign}.{digits}f")


def digits(value: float | None, count: int = 4) -> str:
    """Return a number with so many significant digits.

    >>> digits(1234.56), digits(0.00012346), digits(None)
    ('1235', '0.0001235', 'none')
    """
    return NONE if value is None or value != value else f"{value:.{count}g}"

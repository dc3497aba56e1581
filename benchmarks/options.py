"""Values of command-line options, checked."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path


def whole(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers within limits, for `type=` of an option.

    >>> whole(1, 9)("7")
    7
    """

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            raise ArgumentTypeError(f"{text!r} is no whole number") from None
        if not least <= number <= most:
            raise ArgumentTypeError(f"{text} is not within {least:,} and {most:,}")
        return number

    return read


def sizes(text: str) -> list[str]:
    """Return the debates that a list names, each once: "built-in", or numbers of actors.

    >>> sizes("2000, built-in,2000")
    ['2000', 'built-in']

    Raises
    ------
    argparse.ArgumentTypeError
        If one is neither.
    """
    number = whole(20, 300_000)
    found = [one.strip() for one in text.split(",")]
    return list(dict.fromkeys(one if one == "built-in" else str(number(one)) for one in found))


def writable(text: str) -> Path:
    """Return a file that can be written.

    Raises
    ------
    argparse.ArgumentTypeError
        If it is a folder, or in none.
    """
    path = Path(text)
    if path.is_dir() or not path.parent.is_dir():
        raise ArgumentTypeError(f"{text!r} cannot be written: it is a folder, or its folder is missing")
    return path


def readable(text: str) -> Path:
    """Return a file that is there.

    Raises
    ------
    argparse.ArgumentTypeError
        If it is not.
    """
    path = Path(text)
    if not path.is_file():
        raise ArgumentTypeError(f"there is no file {text!r}")
    return path

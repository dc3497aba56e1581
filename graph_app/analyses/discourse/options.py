"""What can be said about a network of statements: one word each, for Python, command line and links."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graph_app.asked import one_of, whole
from graph_app.errors import QueryError
from graph_app.text import meant, nearest, shown

Sort = Literal["choice", "whole", "share", "names", "field"]
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Option:
    """One word.

    Attributes
    ----------
    word : str
        The word in queries, options and Python.
    default : str
        What is meant if nothing is said.
    help : str
        What it decides, in one sentence.
    sort : {"choice", "whole", "share", "names", "field"}
        One of `allowed`; a whole number from `least` to `most`; a number between 0 and 1; several ids; a
        field of statements, whose names the data know.
    allowed : tuple of str
        What a choice may be.
    least, most : int
        Limits of a whole number.
    """

    word: str
    default: str
    help: str
    sort: Sort = "choice"
    allowed: tuple[str, ...] = ()
    least: int = 1
    most: int = 1_000_000

    @property
    def metavar(self) -> str:
        """How its value is written."""
        said = {"whole": "N", "share": "X", "names": "A,B", "field": "FIELD"}
        return said.get(self.sort, "|".join(self.allowed))

    def read(self, given: Any) -> Any:
        """Return the value that was given: text, number, truth or a list; None is the default.

        Raises
        ------
        QueryError
            If it is not one of those there can be.
        """
        if self.sort == "names":
            return _names(given)
        if isinstance(given, (list, tuple)):
            given = given[-1] if given else None
        if isinstance(given, bool):
            given = ("off", "on")[given]
        text = self.default if given is None else str(given).strip()
        if self.sort == "whole":
            return whole(self.word, text, self.least, self.most)
        if self.sort == "share":
            return _share(self.word, text)
        if self.sort == "choice":
            one_of(self.word, text, self.allowed)
        return text


def _names(given: Any) -> tuple[str, ...]:
    """Return several ids, each once."""
    if given is None:
        return ()
    several = (
        given.split(",") if isinstance(given, str) else given if isinstance(given, Iterable) else (given,)
    )
    return tuple(dict.fromkeys(text for one in several if (text := str(one).strip())))


def _share(word: str, text: str) -> float:
    """Return a number between 0 and 1, neither of them included."""
    try:
        number = float(text) if text.isascii() and "_" not in text else math.nan
    except ValueError:
        number = math.nan
    if not 0 < number < 1:
        raise QueryError(
            f"{word} takes a number between 0 and 1, not {shown(text)!r}",
            word=word,
            value=text,
            allowed=("0 … 1",),
        )
    return number


def read(options: tuple[Option, ...], given: Mapping[str, Any]) -> Values:
    """Return the values of all options.

    Parameters
    ----------
    options : tuple of Option
        What can be said.
    given : mapping of str to value
        What was said; what was not has its default.

    Raises
    ------
    QueryError
        If a word or a value is unknown.
    """
    words = tuple(one.word for one in options)
    for word in given:
        if word not in words:
            near = nearest(word, words)
            raise QueryError(
                f"There is no word {shown(word)!r} here.{meant(near)} Words are: {', '.join(words)}",
                word=word,
                allowed=words,
                did_you_mean=near,
            )
    return {one.word: one.read(given.get(one.word)) for one in options}

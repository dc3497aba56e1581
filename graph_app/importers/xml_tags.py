"""Tags of one element in many places: their common form, and where the values of their attributes stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph_app.importers.xml_pieces import Irregular, Piece, Places

_TAG = re.compile(rb'<[a-z]{1,20}(?:[ \t\n]+[A-Za-z_:][A-Za-z0-9_.:-]*[ \t\n]*=[ \t\n]*"[^"<]*")*[ \t\n]*/?>')
_NAME = re.compile(rb'([A-Za-z_:][A-Za-z0-9_.:-]*)[ \t\n]*=[ \t\n]*"')
_MOST_FORMS = 12
NOWHERE = -1


@dataclass(frozen=True)
class Form:
    """How a tag is written, but for the values of its attributes.

    Attributes
    ----------
    parts : tuple of bytes
        What stands before, between and after the values, quotes included.
    names : tuple of str
        The attributes in order.
    """

    parts: tuple[bytes, ...]
    names: tuple[str, ...]

    @property
    def closed(self) -> bool:
        """Whether the element ends with the tag."""
        return self.parts[-1].endswith(b"/>")


def form_of(data: bytes, element: bytes, at: int, longest: int) -> Form:
    """Return the form of the tag at a position.

    Parameters
    ----------
    data : bytes
        A file.
    element : bytes
        What the tag is of.
    at : int
        Where the tag begins.
    longest : int
        How many bytes it may have.

    Raises
    ------
    Irregular
        If it is not written with double quotes, has an attribute twice, or is too long.
    """
    match = _TAG.match(data, at, at + longest)
    if match is None or re.match(rb"<%b[ \t\n/>]" % element, match.group()) is None:
        raise Irregular
    pieces = match.group().split(b'"')
    heads, last = pieces[0:-1:2], pieces[-1]
    parts = [head if not place else b'"' + head for place, head in enumerate(heads)]
    parts = [part + b'"' for part in parts] + [(b'"' if heads else b"") + last]
    found = [_NAME.search(part.removeprefix(b'"')) for part in parts[:-1]]
    names = tuple(one.group(1).decode() for one in found if one is not None)
    if len(set(names)) != len(names) or len(names) != len(heads):
        raise Irregular
    return Form(tuple(parts), names)


class Tags:
    """All tags of one element in a piece.

    Parameters
    ----------
    piece : Piece
        Where they are.
    data : bytes
        The file.
    element : bytes
        What they are of.
    at : numpy.ndarray
        Where each of n tags begins.
    forms : list of Form
        Forms that are known; new ones are added.
    longest : int
        How many bytes a tag may have.

    Attributes
    ----------
    stops : numpy.ndarray
        Where each ends.
    closed : numpy.ndarray
        Whether the element ends with the tag.

    Raises
    ------
    Irregular
        If a tag is written otherwise than tags are that programs write, or there are too many forms.
    """

    def __init__(
        self, piece: Piece, data: bytes, element: bytes, at: Places, forms: list[Form], longest: int
    ) -> None:
        self._piece = piece
        self._at = at
        self.stops: Places = np.zeros(len(at), dtype=np.int64)
        self.closed = np.zeros(len(at), dtype=np.bool_)
        self._starts: dict[str, Places] = {}
        self._ends: dict[str, Places] = {}
        self._first = np.searchsorted(piece.quotes, at)
        open_ = np.arange(len(at))
        for form in forms:
            open_ = self._match(form, open_)
        while len(open_):
            forms.append(form_of(data, element, int(at[open_[0]]), longest))
            before = len(open_)
            open_ = self._match(forms[-1], open_)
            if len(forms) > _MOST_FORMS or len(open_) == before:
                raise Irregular

    def _match(self, form: Form, rows: Places) -> Places:
        """Note where the values of tags of a form are; return the rows of the other tags."""
        quotes, values = self._piece.quotes, len(form.names)
        if not len(rows) or len(quotes) < 2 * values:
            return rows
        first, at = self._first[rows], self._at[rows]
        fits = first + 2 * values <= len(quotes)
        places = []
        for number, part in enumerate(form.parts):
            fits &= self._piece.begins(at, part)
            start = at + len(part)
            if number == values:
                stop = start
                break
            opening = np.minimum(first + 2 * number, max(0, len(quotes) - 2))
            fits &= quotes[opening] == start - 1
            places.append((start, quotes[opening + 1]))
            at = quotes[opening + 1]
        found = rows[fits]
        self.stops[found], self.closed[found] = stop[fits], form.closed
        for name, (start, end) in zip(form.names, places, strict=True):
            for kept, of in ((self._starts, start), (self._ends, end)):
                kept.setdefault(name, np.full(len(self._at), NOWHERE, dtype=np.int64))[found] = of[fits]
        return rows[~fits]

    @property
    def names(self) -> list[str]:
        """The attributes that some tag has."""
        return list(self._starts)

    def values(self, name: str) -> tuple[Places, Places, npt.NDArray[np.bool_]]:
        """Return where the values of an attribute begin and end, and which tags have it.

        Parameters
        ----------
        name : str
            The attribute.

        Returns
        -------
        tuple of numpy.ndarray
            Positions of as many values as there are tags that have it, and one truth per tag.
        """
        if name not in self._starts:
            none = np.zeros(0, dtype=np.int64)
            return none, none, np.zeros(len(self._at), dtype=np.bool_)
        has = self._starts[name] >= 0
        return self._starts[name][has], self._ends[name][has], has

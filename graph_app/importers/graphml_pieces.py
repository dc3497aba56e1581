"""A piece of GraphML with nothing but nodes, edges and their data -> the columns of its rows."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.dataset.contents import may_hold
from graph_app.importers.xml_pieces import MASKS, Irregular, Piece, Places, Texts, starts_with
from graph_app.importers.xml_tags import Form, Tags

KINDS = ("node", "edge")
_NODE, _EDGE, _DATA, _NODE_END, _EDGE_END, _DATA_END = range(6)
_STARTS = {_NODE: b"<node", _EDGE: b"<edge", _DATA: b"<data"}
_ENDS = {_NODE_END: b"</node>", _EDGE_END: b"</edge>", _DATA_END: b"</data>"}
_WHITE = r"[\t-\r\x{1c}- \x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]"
"""White space as Python knows it."""
_BLANK = rf"\A{_WHITE}*\z"
_FRAMED = r"(?s)\A\n.*\n[ \t]*\z"
_WHITE_BEGINNINGS = (0xC2, 0xE1, 0xE2, 0xE3)
"""First bytes of white space beyond ASCII."""
_LONG_TEXT = 4_096
"""Bytes from which on the parser may hand a text over in several parts."""
_USED = {"node": ("id",), "edge": ("id", "source", "target", "directed")}
_OTHER_USED = frozenset({"sourceport", "targetport"})


@dataclass
class Forms:
    """How tags were written so far, by element."""

    of: dict[int, list[Form]] = field(default_factory=lambda: {_NODE: [], _EDGE: [], _DATA: []})

    def copy(self) -> Forms:
        """Return what is known, for a piece to add to while others are in work."""
        return Forms({kind: list(forms) for kind, forms in self.of.items()})

    def learn(self, other: Forms) -> None:
        """Take in what was new in a piece."""
        for kind, forms in other.of.items():
            self.of[kind] += [form for form in forms if form not in self.of[kind]]


@dataclass(frozen=True)
class Found:
    """The nodes, or the edges, of a piece.

    Attributes
    ----------
    places : numpy.ndarray
        Where each row begins in the file.
    own : dict of str to pyarrow.Array
        Attributes of the tags; null where there are none.
    data : dict of bytes to pyarrow.Array
        Values by key, in the order of first use.
    first : dict of bytes to int
        Where the first value of each key ends.
    cells, size : int
        How many values there are, and their bytes.
    """

    places: Places
    own: dict[str, Array]
    data: dict[bytes, Array]
    first: dict[bytes, int]
    cells: int
    size: int


def found_in(piece: Piece, data: bytes, stop: int, forms: Forms, longest: int) -> dict[str, Found]:
    """Return the rows of a piece by "node" and "edge".

    Parameters
    ----------
    piece : Piece
        It begins with a node or an edge, and ends where one ended.
    data : bytes
        The file.
    stop : int
        Where the piece ends.
    forms : Forms
        Takes how tags are written.
    longest : int
        How many bytes a tag or a value may have.

    Raises
    ------
    Irregular
        If anything else is in it.
    """
    kinds = _kinds(piece)
    stops = piece.tags + len(b"</node>")
    closed = np.zeros(len(kinds), dtype=np.bool_)
    tags: dict[int, Tags] = {}
    for kind, known in forms.of.items():
        rows = np.flatnonzero(kinds == kind)
        tags[kind] = Tags(piece, data, _STARTS[kind][1:], piece.tags[rows], known, longest)
        stops[rows], closed[rows] = tags[kind].stops, tags[kind].closed
    if (stops > np.append(piece.tags[1:], stop)).any() or int((stops - piece.tags).max()) > longest:
        raise Irregular
    _check_order(kinds, closed)
    values = _Values(piece, kinds, closed, stops, tags[_DATA], longest)
    return {
        name: _found(piece, name, tags[kind], np.flatnonzero(kinds == kind), values)
        for kind, name in ((_NODE, "node"), (_EDGE, "edge"))
    }


def _kinds(piece: Piece) -> npt.NDArray[np.int8]:
    """Return what each tag is."""
    kinds, words = np.full(len(piece.tags), -1, dtype=np.int8), piece.words[piece.tags]
    for kind, text in (_STARTS | _ENDS).items():
        kinds[starts_with(words, text)] = kind
    if (kinds < 0).any():
        raise Irregular
    return kinds


def _check_order(kinds: npt.NDArray[np.int8], closed: npt.NDArray[np.bool_]) -> None:
    """Raise Irregular unless nodes and edges follow one another, with nothing in them but data."""
    owners = (kinds == _NODE) | (kinds == _EDGE)
    opened = owners & ~closed
    ended = (kinds == _NODE_END) | (kinds == _EDGE_END)
    outside = np.cumsum(opened.astype(np.int64)) == np.cumsum(ended.astype(np.int64))
    data = (kinds == _DATA) & ~closed
    whole = np.flatnonzero(opened | ended)
    pairs = kinds[whole]
    right = (
        len(pairs) % 2 == 0
        and (pairs[1::2] == pairs[0::2] + (_NODE_END - _NODE)).all()
        and outside[-1:].all()
        and not (owners[1:] & ~outside[:-1]).any()
        and not (outside & ((kinds == _DATA) | (kinds == _DATA_END))).any()
        and not data[-1:].any()
        and ((kinds[1:] == _DATA_END) == data[:-1]).all()
        and not (kinds[:1] == _DATA_END).any()
    )
    if not right:
        raise Irregular


class _Values:
    """The values of all data in a piece: whose they are, of which key, and their texts."""

    def __init__(
        self,
        piece: Piece,
        kinds: npt.NDArray[np.int8],
        closed: npt.NDArray[np.bool_],
        stops: Places,
        tags: Tags,
        longest: int,
    ) -> None:
        at = np.flatnonzero(kinds == _DATA)
        starts, ends, has = tags.values("key")
        if not has.all():
            raise Irregular
        full = ~closed[at]
        open_ = at[full]
        self.starts, self.stops = stops[open_], piece.tags[open_ + 1] if len(open_) else stops[open_]
        if len(open_) and int((self.stops - self.starts).max()) > longest:
            raise Irregular
        self.texts = piece.texts(self.starts, self.stops)
        kept = np.flatnonzero(~self._blank(piece))
        self.kept: Places = kept
        self.keys, self.codes = _keys(piece, starts[full][kept], ends[full][kept])
        owners = (kinds == _NODE) | (kinds == _EDGE)
        latest = np.maximum.accumulate(np.where(owners, np.arange(len(kinds)), 0))
        self.owners: Places = latest[open_[kept]]
        self.of_edges = kinds[self.owners] == _EDGE

    def _blank(self, piece: Piece) -> npt.NDArray[np.bool_]:
        """Return which texts say nothing; raise Irregular for those that are framed by line breaks."""
        size = self.stops - self.starts
        first = piece.bytes[np.where(size > 0, self.starts, 0)]
        white = (first <= ord(" ")) | np.isin(first, _WHITE_BEGINNINGS)
        if (white & (size > _LONG_TEXT)).any():
            raise Irregular
        white[self.texts.decoded] = True
        looked = np.flatnonzero(white & (size > 0))
        texts = self.texts.take(looked)
        if pc.any(pc.match_substring_regex(texts, _FRAMED)).as_py():
            raise Irregular
        blank: npt.NDArray[np.bool_] = size == 0
        blank[looked] = pc.match_substring_regex(texts, _BLANK).to_numpy(zero_copy_only=False)
        return blank


def _keys(piece: Piece, starts: Places, ends: Places) -> tuple[list[bytes], npt.NDArray[np.int16]]:
    """Return the distinct keys in the order of first use, and which of them each value has."""
    size = ends - starts
    if not len(size):
        return [], np.zeros(0, dtype=np.int16)
    if int(size.max()) <= 8:
        coded = pa.array(piece.words[starts] & MASKS[size]).dictionary_encode()
        keys = [int(one).to_bytes(8, "little").rstrip(b"\0") for one in coded.dictionary.to_pylist()]
    else:
        coded = piece.texts(starts, ends).all().dictionary_encode()
        keys = [one.encode() for one in coded.dictionary.to_pylist()]
    if len(keys) > np.iinfo(np.int16).max or any(not one.isascii() or b"&" in one for one in keys):
        raise Irregular
    if any(mark in one for one in keys for mark in (b"\n", b"\t")):
        raise Irregular
    return keys, coded.indices.to_numpy().astype(np.int16)


def _found(piece: Piece, name: str, tags: Tags, rows: Places, values: _Values) -> Found:
    """Return the nodes, or the edges, of a piece."""
    if _OTHER_USED & set(tags.names):
        raise Irregular
    own = {one: _attribute(piece, tags, one) for one in _USED[name]}
    mine = np.flatnonzero(values.of_edges == (name == "edge"))
    order = mine[np.argsort(values.codes[mine], kind="stable")]
    sizes = np.bincount(values.codes[mine], minlength=len(values.keys))
    ends = np.cumsum(sizes)
    parts = {key: order[end - size : end] for key, end, size in zip(values.keys, ends, sizes, strict=True)}
    used = sorted((key for key, part in parts.items() if len(part)), key=lambda key: parts[key][0])
    columns = {}
    for key in used:
        place = np.full(len(rows), -1, dtype=np.int64)
        place[np.searchsorted(rows, values.owners[parts[key]])] = values.kept[parts[key]]
        columns[key] = values.texts.take(place)
    first = {key: int(values.stops[values.kept[parts[key][0]]]) for key in used}
    taken = values.kept[mine]
    size = int((values.stops[taken] - values.starts[taken]).sum())
    return Found(piece.tags[rows], own, columns, first, len(mine), size)


def _attribute(piece: Piece, tags: Tags, name: str) -> Array:
    """Return an attribute of tags, null where it is not given or empty."""
    starts, ends, has = tags.values(name)
    texts: Texts = piece.texts(starts, ends)
    place = np.where(has, np.cumsum(has) - 1, -1)
    place[np.flatnonzero(has)[starts == ends]] = -1
    found = texts.take(place)
    if may_hold(found, ord("\n")) or may_hold(found, ord("\t")):
        raise Irregular
    return found

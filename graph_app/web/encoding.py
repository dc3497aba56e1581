"""The legend of a view: what its colours, shapes and lines mean, with counts of what is visible; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

import numpy as np
import numpy.typing as npt

from graph_app.analyses import MEASURES
from graph_app.api import Explorer
from graph_app.errors import QueryError
from graph_app.style import DERIVED, GLYPHS, HOSTILE, QUIET, SUPPORTING, Encoding, glyph_of
from graph_app.text import lowered
from graph_app.web.colours import actor_colours, tie_colours
from graph_app.web.controls import codes as boxes
from graph_app.web.links import Linked, linked
from graph_app.web.view import View

Masks = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.integer]
Pages = dict[str, str]
"""A CSS colour for the "light" and for the "dark" page."""

TITLES = {measure.name: measure.title for measure in MEASURES} | {
    "stance": "Stance",
    "kind": "Kind",
    "coalition": "Coalition",
    "jurisdiction": "Jurisdiction",
    "settled": "Settled opinion (model)",
    "after": "Settled opinion, what if",
    "change": "Change, what if",
}
"""Words for what colours, sizes and groups can mean."""
INLINE = (
    {word: lowered(title) for word, title in TITLES.items()}
    | {one.name: one.inline for one in MEASURES}
    | {
        "settled": "settled opinion in the model, not what is on record",
        "after": "settled opinion in the model under the scenario, not what is on record",
        "change": "change of the settled opinion in the model under the scenario",
    }
)
"""The same as they stand inside a sentence."""
FILTERED = ("kind", "jurisdiction")
"""Groups that are also parts of a filter."""


class Entry(TypedDict):
    """One line of the legend.

    Attributes
    ----------
    key : str
        Names the entry within the view, such as "colour:2".
    label : str
        Its words.
    count : int
        Visible actors or ties it stands for.
    fill, stroke : Pages
        Its colours.
    glyph : str
        A shape of `style.GLYPHS`, or "line", "dash" or "dots" for ties.
    kind : {"actor", "tie"}
        What it stands for.
    part : str
        The part of the filter that can show it alone; empty where there is none.
    values : list of str
        The values of that part.
    """

    key: str
    label: str
    count: int
    fill: Pages
    stroke: Pages
    glyph: str
    kind: str
    part: str
    values: list[str]


@dataclass(frozen=True)
class Section:
    """Entries that belong together, and whom each stands for.

    Attributes
    ----------
    title : str
        What the entries say, such as "Colour: stance".
    codes : int array
        The entry of each actor, or of each tie, hidden ones as well.
    entries : tuple of Entry
        By code; codes beyond them have no entry.
    ends : tuple of int arrays, optional
        Positions of the actors at both ends of each tie, where these are not those of the data: all of them
        are drawn.
    """

    title: str
    codes: Codes
    entries: tuple[Entry, ...]
    ends: tuple[Codes, Codes] | None = None


def sections(explorer: Explorer, view: View) -> tuple[Section, ...]:
    """Return the legend of a view: what colours of actors, shapes and ties mean, with visible counts.

    Ties that are not those on record come first.
    """
    ties = _ties_of(explorer, view)
    if view.colour == "kind":
        actors: tuple[Section, ...] = (_shapes(explorer, actor_colours(explorer, view)),)
    else:
        actors = (_colours(explorer, view), _shapes(explorer, None))
    return (ties, *actors) if view.linked else (*actors, ties)


def _ties_of(explorer: Explorer, view: View) -> Section:
    """Return what lines mean."""
    if view.linked:
        return _said(view, linked(explorer, view))
    return _tie_kinds(explorer) if view.tie_colour == "kind" else _signs(explorer)


def legend_of(explorer: Explorer, view: View) -> list[Entry]:
    """Return all entries of the legend of a view, in their order."""
    return [entry for section in sections(explorer, view) for entry in section.entries]


def members(explorer: Explorer, view: View, key: str) -> tuple[Entry, Masks] | None:
    """Return an entry and which visible actors it stands for; for ties those at their ends.

    Parameters
    ----------
    explorer, view
        The data with the filter of the view, and the view.
    key : str
        Names the entry; None is returned where there is no such.
    """
    network, seen = explorer.network, explorer.visible
    for section in sections(explorer, view):
        for code, entry in enumerate(section.entries):
            if entry["key"] != key:
                continue
            mine = section.codes == code
            if entry["kind"] == "actor":
                return entry, mine & seen.actors
            found = np.zeros(network.n, dtype=bool)
            drawn = mine & seen.ties if section.ends is None else mine
            for side in section.ends or network.ends:
                found[side[drawn]] = True
            return entry, found & seen.actors
    return None


class _Row(NamedTuple):
    """What an entry says beside its count."""

    label: str
    pages: tuple[Pages, Pages]
    glyph: str
    part: str
    values: list[str]


def _entries(prefix: str, kind: str, rows: Sequence[_Row], counts: Sequence[int]) -> tuple[Entry, ...]:
    """Return entries of rows, by code."""
    return tuple(
        Entry(
            key=f"{prefix}:{code}",
            label=row.label[:1].upper() + row.label[1:],
            count=int(counts[code]),
            fill=row.pages[0],
            stroke=row.pages[1],
            glyph=row.glyph,
            kind=kind,
            part=row.part if row.values else "",
            values=row.values,
        )
        for code, row in enumerate(rows)
    )


def _pages(colours: Encoding, code: int) -> tuple[Pages, Pages]:
    """Return fill and stroke of a code for both pages."""
    fill = {page: colours.fills[page][code] for page in ("light", "dark")}
    return fill, {page: colours.strokes[page][code] for page in ("light", "dark")}


def _colours(explorer: Explorer, view: View) -> Section:
    """Return what colours of actors mean."""
    found = actor_colours(explorer, view)
    network, issue = explorer.network, explorer.chosen.issue
    title, part = TITLES[view.colour], view.colour if view.colour in FILTERED else ""
    if view.colour == "stance":
        allowed = boxes(network, "stance", issue).values()
        values = [[one] for one in allowed]
        title += f": {network.words('issues', 'name').get(issue, issue)}" if issue else ""
    else:
        codes = range(len(found.labels))
        values = [_values(explorer, part, found.codes == code) if part else [] for code in codes]
    rows = [
        _Row(label, _pages(found, code), "circle", view.colour, values[code])
        for code, label in enumerate(found.labels)
    ]
    if view.colour != "stance" and not (found.codes == len(rows) - 1).any():
        rows.pop()  # nobody is of no group, or of unknown value
    return Section(
        title, found.codes, _entries("colour", "actor", rows, found.counts(explorer.visible.actors))
    )


def _values(explorer: Explorer, column: str, mine: Masks) -> list[str]:
    """Return the values of a column that some actors have."""
    cells = explorer.network.actors[column].cat
    here = np.unique(cells.codes.to_numpy()[mine])
    return [str(cells.categories[code]) for code in here.tolist() if code >= 0]


def _shapes(explorer: Explorer, colours: Encoding | None) -> Section:
    """Return what shapes mean, and with colours of the kinds what these mean as well."""
    kinds = explorer.groups("kind")
    keys = explorer.network.actors["kind"].cat.categories
    counts = np.bincount(kinds.codes[(kinds.codes >= 0) & explorer.visible.actors], minlength=len(keys))
    rows = []
    for code, label in enumerate(kinds.names):
        pages = (QUIET, QUIET)
        if colours is not None:
            here = colours.codes[kinds.codes == code]
            pages = _pages(colours, int(here[0]) if len(here) else len(colours.labels) - 1)
        rows.append(_Row(label, pages, GLYPHS[glyph_of(code)], "kind", [str(keys[code])]))
    return Section("Kind", kinds.codes, _entries("shape", "actor", rows, counts.tolist()))


def _signs(explorer: Explorer) -> Section:
    """Return what lines mean: supporting, hostile and derived ties."""
    network = explorer.network
    codes = np.r_[np.where(network.sign < 0, 1, 0), np.full(network.d, 2)]
    table = network.dataset.tables["tie_kinds"]
    keys, hostile = table["id"].to_numpy(dtype=object), table["sign"].to_numpy(dtype=np.int64) < 0
    rows = [
        _Row("Supporting", (SUPPORTING, SUPPORTING), "line", "tie", keys[~hostile].tolist()),
        _Row("Hostile", (HOSTILE, HOSTILE), "dash", "tie", keys[hostile].tolist()),
        _Row("Acted together", (DERIVED, DERIVED), "dots", "derived", ["on"]),
    ]
    return _ties(explorer, codes, rows)


def _said(view: View, found: Linked | QueryError | None) -> Section:
    """Return what lines mean that join actors by what they say, with counts of those that are drawn."""
    rows = {
        "congruence": [_Row("Agree", (SUPPORTING, SUPPORTING), "line", "", [])],
        "conflict": [_Row("Disagree", (HOSTILE, HOSTILE), "dash", "", [])],
        "subtract": [
            _Row("Rather agree", (SUPPORTING, SUPPORTING), "line", "", []),
            _Row("Rather disagree", (HOSTILE, HOSTILE), "dash", "", []),
        ],
        "ignore": [_Row("Speak on the same", (DERIVED, DERIVED), "dots", "", [])],
    }[view.joined]
    codes = np.zeros(0, dtype=np.int64)
    ends = codes, codes
    if isinstance(found, Linked):
        codes = found.apart.astype(np.int64) if len(rows) > 1 else np.zeros(len(found.which), dtype=np.int64)
        ends = found.ties.one, found.ties.two
    counts = np.bincount(codes, minlength=len(rows)).tolist()
    return Section("Ties", codes, _entries("tie", "tie", rows, counts), ends)


def _tie_kinds(explorer: Explorer) -> Section:
    """Return what colours of ties by kind mean."""
    network, found = explorer.network, tie_colours(explorer)
    keys = network.dataset.tables["tie_kinds"]["id"].to_numpy(dtype=object)
    rows = []
    for code, label in enumerate(found.labels[:-1]):
        mine = found.codes[: network.m] == code
        here = keys[np.unique(network.kind[mine])].tolist()
        line = "dash" if mine.any() and bool((network.sign[mine] < 0).all()) else "line"
        fill, _ = _pages(found, code)  # a line has no outline
        rows.append(_Row(label, (fill, fill), line, "tie", here))
    rows.append(_Row(found.labels[-1], _pages(found, len(rows)), "dots", "derived", ["on"]))
    return _ties(explorer, found.codes, rows)


def _ties(explorer: Explorer, codes: Codes, rows: list[_Row]) -> Section:
    """Return the section of ties, without rows that no tie of the data belongs to."""
    used = np.unique(codes)
    place = np.zeros(len(rows), dtype=np.int64)
    place[used] = np.arange(len(used))
    counts = np.bincount(codes[explorer.visible.ties], minlength=len(rows))[used].tolist()
    shown = [rows[code] for code in used.tolist()]
    return Section("Ties", place[codes], _entries("tie", "tie", shown, counts))

"""The picture before the page: a browser draws it while the scripts of the page itself still load."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

import orjson
from dash import Dash

from graph_app.filters import read_query
from graph_app.style import PAGES
from graph_app.web.cut import cut_of
from graph_app.web.looks import LOOKS
from graph_app.web.payload import scene
from graph_app.web.reading import CAMERA, read_view
from graph_app.web.rest import query_string
from graph_app.web.seen import Seen
from graph_app.web.taken import drawing, pins
from graph_app.web.view import PLAIN, View

PLACE, WORDS = "early", "early-words"
"""Ids of the element that is drawn in, and of the one that says what."""
FIRST = ("/dash/deps/polyfill@", "/dash/deps/react@", "/network-canvas.js")
"""Scripts that are run before the others, by a part of their address: React for the canvas's component."""
LATER = "/dash_ag_grid/dash_ag_grid."
"""The script that the page fetches once a table is shown, see `assets/grid-later.js`."""


def words(seen: Seen, query: str) -> dict[str, Any] | None:
    """Return what is drawn before the page is there.

    Parameters
    ----------
    seen : Seen
        The data.
    query : str
        The query of the address.

    Returns
    -------
    dict or None
        The first properties of the canvas. None where the picture is not made yet, or the view asks for more
        than filter, selection and pins: other looks, or a camera of its own; and where a reader's own debate
        is shown, under whose ribbon the picture stands lower.
    """
    if seen.guest or CAMERA in read_query(query) or not seen.drawing.ready:
        return None
    view, _ = read_view(query, seen.explorer.network)
    if not _plain(view):
        return None
    explorer = seen.at(view)
    cut = cut_of(explorer, view)
    return {
        "src": seen.drawing.address_of(cut),
        "scene": scene(explorer, view, cut),
        "palettes": PAGES,
        "pins": pins(view),
        "drawing": drawing(view),
    }


def _plain(view: View) -> bool:
    return not view.scenario and all(getattr(view, word) == getattr(PLAIN, word) for word in LOOKS)


def markup(said: dict[str, Any] | None) -> str:
    """Return the elements for it, and what has the browser fetch the network at once; empty for None."""
    if said is None:
        return ""
    looks = "early overview-above" if "of" in said["scene"] else "early"
    data = orjson.dumps(said).decode().replace("<", "\\u003c")
    return (
        f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{escape(said["src"])}">'
        f'<div id="{PLACE}" class="{looks}" aria-hidden="true"></div>'
        f'<script type="application/json" id="{WORDS}">{data}</script>'
    )


def sooner(scripts: str) -> str:
    """Return script elements in another order: those that draw the picture first, tables only when asked for.

    >>> sooner('<script src="/a.js"></script><script src="/assets/network-canvas.js?m=1"></script>')
    '<script src="/assets/network-canvas.js?m=1"></script><script src="/a.js"></script>'
    >>> sooner('<script src="/dash_ag_grid/dash_ag_grid.v1.js"></script>')
    '<template id="grid-library" data-src="/dash_ag_grid/dash_ag_grid.v1.js"></template>'
    """
    every = re.findall(r"<script\b.*?</script>", scripts, flags=re.DOTALL)
    first = [one for part in FIRST for one in every if part in one]
    later = [one for one in every if LATER in one]
    held = [f'<template id="grid-library" data-src="{_source(one)}"></template>' for one in later]
    return "".join([*first, *held, *(one for one in every if one not in (*first, *later))])


def _source(element: str) -> str:
    """Return the address of a script element, as it stands there."""
    found = re.search(r'src="([^"]*)"', element)
    return found[1] if found else ""


class Page(Dash):
    """A Dash app whose first answer says what is drawn at once.

    Attributes
    ----------
    early : callable
        Returns elements that stand before the page.
    """

    early: Callable[[], str] = staticmethod(lambda: "")

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]  # Dash calls it by names
        """Return the page before it is drawn."""
        parts["app_entry"] = self.early() + parts["app_entry"]
        parts["scripts"] = sooner(parts["scripts"])
        found: str = super().interpolate_index(**parts)  # type: ignore[no-untyped-call]
        return found


def register(app: Page, seen: Seen) -> None:
    """Have the page begin with the picture of the view that its address says."""
    app.early = lambda: markup(words(seen, query_string()))

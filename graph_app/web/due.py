"""What on the page is worked out only when it is asked for: an open tab, a study, where actors stand."""

from __future__ import annotations

from collections.abc import Callable

from graph_app.web.studies import BESIDE
from graph_app.web.view import JOINING, PLAIN, View


def _tab(name: str) -> Callable[[View], str]:
    """Return what a tab hangs on while it is open; nothing while another one is."""
    return lambda view: f"?{view.to_query()}" if view.tab == name else ""


def _details(view: View) -> str:
    return f"?{view.to_query()}" if view.panel in BESIDE else ""


def _placing(view: View) -> str:
    around = view.at if view.layout == "rings" else ""  # rings may go round the actor in focus
    return f"?{view.without(*JOINING).setting} {around}"


DUE: dict[str, Callable[[View], str]] = {
    "table": _tab("table"),
    "matrix": _tab("matrix"),
    "map": _tab("map"),
    "timeline": _tab("timeline"),
    "discourse": _tab("discourse"),
    "influence": _tab("influence"),
    "sources": _tab("sources"),
    "details": _details,
    "placing": _placing,
}
"""From a view to what a part of the page hangs on, by the name of the part; see `ids.due`."""


def due(after: View, before: View | None, *, large: bool = False) -> set[str]:
    """Return the parts that have something else to answer than before.

    Parameters
    ----------
    after : View
        The view that is shown next.
    before : View or None
        The view that is shown now; None at the start, where nothing is.
    large : bool
        Whether a part of the network is drawn that hangs on who is selected: they are placed as well.
    """
    found = {name for name, key in DUE.items() if key(after) != (key(before) if before else "")}
    other = before is not None and after.layout != PLAIN.layout and _by_name(after) != _by_name(before)
    return found | {"placing"} if large and other else found


def _by_name(view: View) -> tuple[object, ...]:
    return view.selected, view.pins, view.panel, *(getattr(view, word) for word in JOINING)

"""The one writer of address, controls and view: every event of the page is merged here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update

from graph_app.api import Explorer
from graph_app.filters import PARTS, read
from graph_app.graph import Network
from graph_app.graph.build import ends_of
from graph_app.web import ids
from graph_app.web.controls import BOXES, codes, meant, shown
from graph_app.web.view import GROUPS, View, read_view

WORDS: tuple[str, ...] = tuple(part.word for part in PARTS)
LOOKS: tuple[str, ...] = ("size", "on", "tab")
"""Words of the page that have a control of their own, called like them."""


def merge(network: Network, before: View, trigger: Any, event: dict[str, Any]) -> View:
    """Return the view after an event.

    Parameters
    ----------
    network : Network
        The data.
    before : View
        The view that the address says.
    trigger : str or dict
        Id of what happened: the address itself, a control, a switch, a button, the canvas.
    event : dict
        `values` of the controls by word, `switches` of the groups, `picked`, `found`, `row`, `size`, `on`,
        `tab`.
    """
    if trigger == ids.CANVAS:
        return _picked(network, before, event["picked"] or {})
    if trigger in (ids.SEARCH, ids.GRID):
        chosen = event["found"] if trigger == ids.SEARCH else (event["row"] or {}).get("data")
        return before.selecting(chosen or before.at)
    if trigger == ids.RESET:
        return before.bare()
    if trigger in (ids.SIZE, ids.SIZE_ON, ids.TAB):
        return replace(before, **{word: event[word] or getattr(before, word) for word in LOOKS})
    kind = trigger.get("type") if isinstance(trigger, dict) else ""
    if kind == "switch":
        return replace(
            before, off=tuple(sorted(name for name in GROUPS if not event["switches"].get(name, True)))
        )
    if kind == "only":
        boxes = codes(network, trigger["part"], before.filter.issue)
        raw = before.filter.raw() | {trigger["part"]: (boxes[trigger["value"]],)}
        return replace(before, filter=read(raw, network)[0])
    if kind == "legend-entry":
        boxes = codes(network, trigger["part"], before.filter.issue)
        alone = (boxes[trigger["value"]],)
        if before.filter.get(trigger["part"]) == alone:
            return before.lifting(trigger["part"])
        return replace(before, filter=read(before.filter.raw() | {trigger["part"]: alone}, network)[0])
    if kind == "control":
        chosen, _ = read(meant(network, event["values"], before.filter), network)
        return replace(before, filter=chosen)
    return before


def _picked(network: Network, before: View, picked: dict[str, Any]) -> View:
    """Return the view after a click on the canvas: a tie selects the actor it begins at, or the other end."""
    kind, key = picked.get("kind", "actor"), picked.get("id") or ""
    if kind == "area":
        return before
    if kind == "tie":
        one, other = ends_of(network, key)
        return before.selecting(other if before.at == one else one)
    return before.selecting(key)


def register(app: Dash, explorer: Explorer) -> None:
    """Add the navigation callback."""
    network = explorer.network

    @app.callback(
        output={
            "search": Output(ids.URL, "search"),
            "view": Output(ids.VIEW, "data"),
            "values": Output(ids.control(ALL), "value"),  # type: ignore[arg-type]
            "switches": Output(ids.switch(ALL), "checked"),  # type: ignore[arg-type]
            "size": Output(ids.SIZE, "value"),
            "on": Output(ids.SIZE_ON, "value"),
            "tab": Output(ids.TAB, "value"),
            "found": Output(ids.SEARCH, "value"),
        },
        inputs={
            "search": Input(ids.URL, "search"),
            "values": Input(ids.control(ALL), "value"),  # type: ignore[arg-type]
            "switches": Input(ids.switch(ALL), "checked"),  # type: ignore[arg-type]
            "picked": Input(ids.CANVAS, "picked"),
            "found": Input(ids.SEARCH, "value"),
            "size": Input(ids.SIZE, "value"),
            "on": Input(ids.SIZE_ON, "value"),
            "tab": Input(ids.TAB, "value"),
            "row": Input(ids.GRID, "eventData"),
            "reset": Input(ids.RESET, "n_clicks"),
            "only": Input({"type": "only", "part": ALL, "value": ALL}, "n_clicks"),
            "legend": Input(ids.legend(ALL, ALL), "n_clicks"),
        },
        state={"controls": State(ids.control(ALL), "id"), "groups": State(ids.switch(ALL), "id")},  # type: ignore[arg-type]
    )
    def navigate(**event: Any) -> dict[str, Any]:
        words = [one["part"] for one in event["controls"]]
        groups = [one["group"] for one in event["groups"]]
        event["values"] = dict(zip(words, event["values"], strict=True))
        event["switches"] = dict(zip(groups, event["switches"], strict=True))
        trigger = ctx.triggered_id
        before, dropped = read_view(event["search"] or "", network)
        after = merge(network, before, trigger, event)
        return answer(network, after, [str(error) for error in dropped], event | {"typed": typed_in(trigger)})


def typed_in(trigger: Any) -> str:
    """Return the word of the control that an event comes from, empty where it keeps no words of its own.

    Such a control is not written while it is used: half a date or an emptied number is left for the reader
    to finish. Boxes are written, as none ticked shows as all ticked.
    """
    word = str(trigger["part"]) if isinstance(trigger, dict) and trigger["type"] == "control" else ""
    return "" if word in BOXES else word


def answer(network: Network, after: View, dropped: list[str], event: dict[str, Any]) -> dict[str, Any]:
    """Return what the address, the controls and the view become; what stays as it is is not written."""
    values = {word: shown(network, after.filter, word) for word in event["values"]}
    switches = {name: name not in after.off for name in event["switches"]}
    link = after.link()
    same = read_view(event["search"] or "", network)[0] == after and not dropped
    return {
        "search": no_update if same or link == (event["search"] or "?") else link,
        "view": {"query": after.to_query(), "dropped": dropped},
        "values": [
            no_update if word == event["typed"] else _changed(event["values"][word], value)
            for word, value in values.items()
        ],
        "switches": [_changed(event["switches"][name], value) for name, value in switches.items()],
        **{word: _changed(event[word], getattr(after, word)) for word in LOOKS},
        "found": _changed(event["found"], None),
    }


def _changed(before: Any, after: Any) -> Any:
    """Return the new value, or nothing to write where it is the old one."""
    if isinstance(before, list) and isinstance(after, list):
        return no_update if sorted(before) == sorted(after) else after
    return no_update if before == after else after

"""The one writer of address, controls and view: every event of the page is merged here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update
from dash.exceptions import PreventUpdate

from graph_app.api import Explorer
from graph_app.filters import PARTS
from graph_app.web import ids
from graph_app.web.acts import act
from graph_app.web.answers import Answer, given, outputs_of, states_of, unwritten
from graph_app.web.asking import asked_by
from graph_app.web.controls import BOXES, filtered, shown
from graph_app.web.cut import is_large
from graph_app.web.due import DUE, due
from graph_app.web.looks import DATES, SLID
from graph_app.web.reading import read_view
from graph_app.web.seen import Seen
from graph_app.web.view import GROUPS, View

WORDS: tuple[str, ...] = tuple(part.word for part in PARTS)
At = Callable[[View], Explorer]


def merge(at: At, before: View, trigger: Any, event: dict[str, Any]) -> View:
    """Return the view after an event.

    Parameters
    ----------
    at : callable
        From a view to the explorer with its filter.
    before : View
        The view that the address says.
    trigger : str or dict
        Id of what happened: the address itself, a control, a switch, a button, the canvas.
    event : dict
        `values` of the filter's controls by word, `looks` by word, `switches` of the groups, `acts` by
        origin, `picked`, `moved` and `found`.
    """
    kind = trigger.get("type") if isinstance(trigger, dict) else trigger
    if kind in _MERGERS:
        return _MERGERS[kind](at, before, trigger, event)
    asked = asked_by(kind, trigger, event)
    return act(at(before), before, asked) if asked else before


def _reset(at: At, before: View, trigger: Any, event: dict[str, Any]) -> View:
    """Return the view without any filter."""
    return before.bare()


def _look(at: At, before: View, trigger: Any, event: dict[str, Any]) -> View:
    """Return the view with what a menu says; a value that is let go stays."""
    word = trigger["word"]
    return act(at(before), before, {"verb": "look", "word": word, "value": event["looks"].get(word)})


def _switch(at: At, before: View, trigger: Any, event: dict[str, Any]) -> View:
    """Return the view with the groups that are on."""
    return replace(
        before, off=tuple(sorted(name for name in GROUPS if not event["switches"].get(name, True)))
    )


def _control(at: At, before: View, trigger: Any, event: dict[str, Any]) -> View:
    """Return the view with the filter that the controls say."""
    network = at(before).network
    return replace(before, filter=filtered(network, event["values"], before.filter))


_MERGERS: dict[str, Callable[[At, View, Any, dict[str, Any]], View]] = {
    ids.RESET: _reset,
    "look": _look,
    "switch": _switch,
    "control": _control,
}

_INPUTS: dict[str, Any] = {
    "search": Input(ids.URL, "search"),
    "values": Input(ids.control(ALL), "value"),  # type: ignore[arg-type]
    "switches": Input(ids.switch(ALL), "checked"),  # type: ignore[arg-type]
    "looks": Input(ids.look(ALL), "value"),
    "picked": Input(ids.CANVAS, "picked"),
    "moved": Input(ids.CANVAS, "moved"),
    "found": Input(ids.SEARCH, "value"),
    "acts": Input(ids.act(ALL), "data"),
    "reset": Input(ids.RESET, "n_clicks"),
}
_STATES: dict[str, Any] = {
    "seen": State(ids.VIEW, "data"),
    "setting": State(ids.SETTING, "data"),
    "controls": State(ids.control(ALL), "id"),  # type: ignore[arg-type]
    "groups": State(ids.switch(ALL), "id"),  # type: ignore[arg-type]
    "words": State(ids.look(ALL), "id"),
    "origins": State(ids.act(ALL), "id"),
}


def register(app: Dash, seen: Seen, picture: Sequence[Answer]) -> None:
    """Add the navigation callback; `picture` are the answers that it gives at once."""

    @app.callback(
        output={
            "search": Output(ids.URL, "search"),
            "view": Output(ids.VIEW, "data"),
            "setting": Output(ids.SETTING, "data"),
            "values": Output(ids.control(ALL), "value"),  # type: ignore[arg-type]
            "switches": Output(ids.switch(ALL), "checked"),  # type: ignore[arg-type]
            "looks": Output(ids.look(ALL), "value"),
            "found": Output(ids.SEARCH, "value"),
            "due": {name: Output(ids.due(name), "data") for name in DUE},
            "picture": outputs_of(picture),
        },
        inputs=_INPUTS,
        state=_STATES | {"held": states_of(picture)},
    )
    def navigate(**event: Any) -> dict[str, Any]:
        if ctx.triggered_id is None:  # the page before it knows its address
            raise PreventUpdate
        for values, keys, key in _NAMED:
            names = [one[key] for one in event[keys]]
            event[values] = dict(zip(names, event[values], strict=True))
        trigger = ctx.triggered_id
        event["canvas"] = ctx.triggered[0]["prop_id"].rpartition(".")[2] if ctx.triggered else ""
        before, dropped = read_view(_from(trigger, event), seen.explorer.network)
        after = merge(seen.at, before, trigger, event)
        asked = event["acts"].get(trigger["origin"]) if "origin" in (trigger or ()) else None
        event["passing"] = isinstance(asked, dict) and bool(asked.get("passing"))
        event["anew"] = seen.moved_on(event["seen"])
        still = after == before and trigger != ids.URL and not (event["seen"] or {}).get("passing")
        event |= {"typed": typed_in(trigger), "idle": still and not event["anew"]}
        words = [str(error) for error in dropped]
        return answer(seen, after, words, event) | shown_at_once(seen, picture, after, words, event)


def shown_at_once(
    seen: Seen, picture: Sequence[Answer], after: View, dropped: list[str], event: dict[str, Any]
) -> dict[str, Any]:
    """Return the picture, and what else has something to answer; nothing where nothing changes."""
    former, anew = (event["seen"] or {}).get("query"), bool(event.get("anew"))
    before = None if former is None or anew else read_view(former, seen.explorer.network)[0]
    parts: set[str] = set() if event["idle"] else due(after, before, large=is_large(seen.explorer.network))
    data = seen.named(after.to_query())
    found: dict[str, Any] = {"due": {name: data if name in parts else no_update for name in DUE}}
    if event["idle"]:
        return found | {"picture": unwritten(picture, event.get("held") or {})}
    same = event.get("setting") == seen.named(after.setting)
    held = dict(event.get("held") or {}, dropped=dropped, anew=anew)
    return found | {"picture": given(picture, seen, after, held, same=same)}


def _from(trigger: Any, event: dict[str, Any]) -> str:
    """Return the query that an event changes: the address, or the frame that is shown while time plays."""
    shown_view = event["seen"] or {}
    return str(
        shown_view["query"] if shown_view.get("passing") and trigger != ids.URL else event["search"] or ""
    )


_NAMED = (
    ("values", "controls", "part"),
    ("switches", "groups", "group"),
    ("looks", "words", "word"),
    ("acts", "origins", "origin"),
)
"""Lists of values, the ids that go with them, and what names each."""


def typed_in(trigger: Any) -> str:
    """Return the word of the control that an event comes from, empty where it keeps no words of its own.

    Such a control is not written while it is used: half a date or an emptied number is left for the reader
    to finish. Boxes are written, as none ticked shows as all ticked.
    """
    if isinstance(trigger, dict) and trigger["type"] == "look":
        return str(trigger["word"]) if trigger["word"] in (*DATES, "window") else ""
    word = str(trigger["part"]) if isinstance(trigger, dict) and trigger["type"] == "control" else ""
    return "" if word in BOXES else word


def answer(seen: Seen, after: View, dropped: list[str], event: dict[str, Any]) -> dict[str, Any]:
    """Return what the address, the controls and the view become; what stays as it is is not written."""
    network = seen.explorer.network
    values = {word: shown(network, after.filter, word) for word in event["values"]}
    switches = {name: name not in after.off for name in event["switches"]}
    looks = {word: look_shown(after, word) for word in event["looks"]}
    link = after.link()
    shown_view: dict[str, Any] = seen.named(after.to_query()) | {"dropped": dropped}
    if event.get("passing"):
        shown_view["passing"] = True  # one frame of many: no step of undo nor of Back
    same = read_view(event["search"] or "", network)[0] == after and not dropped
    return {
        "search": no_update if same or event.get("passing") or link == (event["search"] or "?") else link,
        "view": no_update if event["idle"] else shown_view,
        "setting": _changed(event.get("setting"), seen.named(after.setting)),
        "values": [
            no_update if word == event["typed"] else _changed(event["values"][word], value)
            for word, value in values.items()
        ],
        "switches": [_changed(event["switches"][name], value) for name, value in switches.items()],
        "looks": [
            no_update if word == event["typed"] else _changed(event["looks"][word], value)
            for word, value in looks.items()
        ],
        "found": _changed(event["found"], None),
    }


def look_shown(view: View, word: str) -> Any:
    """Return the value of the control of a look."""
    value = getattr(view, word)
    if word == "window":
        return "" if value == "0" else int(value)
    if word in SLID:
        return int(value)
    return list(value) if isinstance(value, tuple) else value


def _changed(before: Any, after: Any) -> Any:
    """Return the new value, or nothing to write where it is the old one."""
    if isinstance(before, list) and isinstance(after, list):
        return no_update if sorted(before) == sorted(after) else after
    return no_update if before == after else after

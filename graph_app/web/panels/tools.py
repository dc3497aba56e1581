"""What can be done by hand: tools on the picture, the bar of the selection, chips, and the menus."""

from __future__ import annotations

from typing import Any

import orjson
from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from graph_app.graph import Network
from graph_app.text import counted
from graph_app.web import ids
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.verbs import TARGETS, VERBS, Verb, at_place, table
from graph_app.web.view import View

SUBMENUS = {
    "focus": ("Focus", "Show only the surroundings"),
    "same": ("Same", "Select all of the same group"),
}
"""Menus that open from the bar: what is written on the button, and what it is called."""
GROUPS = {"focus": "Show only what is within … ties", "same": "Select all of the same"}
"""Verbs that stand together in the menu of an actor."""


def _data(**names: str) -> dict[str, Any]:
    """Return attributes that `assets/verbs.js` reads."""
    return {f"data-{name}": value for name, value in names.items()}


def _said(verb: Verb) -> str:
    return f"{verb.title} ({verb.keyed})" if verb.keyed else verb.title


def _button(verb: Verb, css: str, **rest: Any) -> Component:
    """Return a button that does a verb; `assets/verbs.js` listens and hides what cannot be done."""
    data = _data(verb=verb.name, needs=verb.needs)
    named = {} if any(map(str.isalpha, verb.short)) else aria(label=verb.title)
    keys = aria(keyshortcuts=verb.keyed.replace("−", "-")) if verb.keyed else {}
    if verb.name == "menu":
        data |= aria(haspopup="menu", expanded="false")
    return html.Button(
        verb.short or None,
        type="button",
        className=css,
        title=_said(verb),
        hidden=bool(verb.needs),
        **data,
        **named,
        **keys,
        **rest,
    )


def _opener(name: str) -> Component:
    """Return the button that opens a menu of the bar."""
    short, title = SUBMENUS[name]
    needs = at_place(name)[0].needs
    return html.Button(
        [short, html.Span(" ▾", **aria(hidden="true"))],
        type="button",
        title=title,
        hidden=True,
        className=f"opens-{name}",
        **_data(opens=f"{name}-menu", needs=needs),
        **aria(haspopup="menu", expanded="false"),
    )


def _item(verb: Verb, words: str, **data: str) -> Component:
    """Return an entry of a menu."""
    key = html.Kbd(verb.keyed, **aria(hidden="true")) if verb.keyed else None
    return html.Button(
        [html.Span(words), key],
        type="button",
        role="menuitem",
        tabIndex=-1,
        hidden=bool(verb.needs),
        **_data(verb=verb.name, needs=verb.needs, **data),
    )


def _menu(key: str, title: str, items: list[Component]) -> Component:
    return html.Div(items, id=key, role="menu", className="verb-menu card", hidden=True, **aria(label=title))


def _context_item(verb: Verb) -> Component:
    """Return an entry of the menu of the picture, which may be called otherwise for each kind of target."""
    words = {target: verb.menus[target] or verb.title for target in TARGETS if target in verb.menus}
    return _item(verb, next(iter(words.values())), on=" ".join(words), **words)


def _short_item(verb: Verb) -> Component:
    """Return an entry beside others like it: the one word that tells it apart."""
    word = str(next(iter(verb.says.values())))
    data = _data(verb=verb.name, needs=verb.needs, on="actor", actor=word)
    label = aria(label=verb.menus["actor"])
    return html.Button(
        html.Span(word), type="button", role="menuitem", tabIndex=-1, title=_said(verb), **data, **label
    )


def context_menu() -> Component:
    """Return the menu of the picture: all entries for actors, ties and the stage, of which some are shown."""
    entries: list[Component] = []
    done: set[str] = set()
    for verb in VERBS:
        if verb.name in done or not verb.menus:
            continue
        group = next((place for place in GROUPS if place in verb.places), "")
        if not group:
            entries.append(_context_item(verb))
            continue
        members = [one for one in VERBS if group in one.places and one.menus]
        done |= {one.name for one in members}
        head = html.Span(GROUPS[group], className="menu-head", **aria(hidden="true"))
        rows = html.Div([_short_item(one) for one in members], className="menu-row")
        entries.append(html.Div([head, rows], role="group", **aria(label=GROUPS[group])))
    return _menu("context-menu", "What can be done here", entries)


def _bar() -> Component:
    """Return the bar of the selection."""
    buttons: list[Component] = []
    for verb in at_place("bar"):
        if verb.name == "keep":
            buttons.append(_opener("focus"))
        if verb.name == "clear":
            buttons.append(_opener("same"))
        buttons.append(_button(verb, f"does-{verb.name}"))
    # the menu of everything stands before the button that ends the selection
    menu = next(one for one in buttons if getattr(one, "className", "") == "does-menu")
    buttons.remove(menu)
    buttons.insert(-1, menu)
    return html.Div(
        [html.B(id=ids.WHO, className="who", role="status"), *buttons],
        className="selection-bar card",
        role="toolbar",
        hidden=True,
        **_data(needs="selection"),
        **aria(label="What can be done with the selection"),
    )


def _chips() -> Component:
    """Return what is left out, and around whom the picture is."""
    chips = {one.name: _button(one, "plain") for one in at_place("chips")}
    out = html.Div(
        [html.Span(id=ids.LEFT_OUT), chips.pop("show")],
        className="chip card",
        hidden=True,
        **_data(needs="out"),
    )
    around = html.Div(
        [html.Span(id=ids.AROUND), chips["nearer"], chips["deeper"], chips["focus-off"]],
        className="chip card",
        hidden=True,
        **_data(needs="focus"),
    )
    return html.Div([out, around], className="chips")


def _strip() -> Component:
    """Return the tools on the picture."""
    tools = [
        _button(verb, f"nc-button tool-{verb.name}", **aria(pressed=str(verb.name == "hand").lower()))
        for verb in reversed(at_place("strip"))
        if verb.name != "menu"
    ]
    more = next(verb for verb in at_place("strip") if verb.name == "menu")
    return html.Div(
        [*tools, _button(more, "nc-button tool-menu")],
        className="strip",
        role="toolbar",
        **aria(label="Tools", orientation="vertical"),
    )


def body(seen: Seen) -> list[Component]:
    """Return the tools, the bar, the chips and the menus; nothing of them takes room from the picture."""
    menus = [
        _menu(f"{name}-menu", title, [_item(one, one.short) for one in at_place(name)])
        for name, (_, title) in SUBMENUS.items()
    ]
    held = html.Div(
        [_strip(), html.Div([_chips(), _bar()], className="dock")],
        id=ids.VERBS,
        className="hands",
        **_data(verbs=orjson.dumps(table()).decode()),
    )
    stores = [dcc.Store(id=ids.act(origin)) for origin in ("verbs", "menu")]
    return [held, context_menu(), *menus, *stores, dcc.Store(id=ids.STATE)]


def state(view: View) -> dict[str, Any]:
    """Return what the browser has to know to tell which verbs can be used."""
    return {
        "selected": list(view.selected),
        "pins": [actor for actor, _, _ in view.pins],
        "out": len(view.active.get("hide", ())),
        "focus": "actor" in view.active,
    }


def who(network: Network, actors: tuple[str, ...]) -> str:
    """Return actors in a few words.

    Parameters
    ----------
    network : Network
        The data.
    actors : tuple of str
        Their ids.
    """
    if not actors:
        return ""
    first = network.words("actors", "name").get(actors[0], actors[0])
    return first if len(actors) == 1 else f"{first} and {counted(len(actors) - 1, 'other')}"


def answer(network: Network, view: View) -> dict[str, Any]:
    """Return the words of the bar and of the chips, and what the browser has to know."""
    hops = view.active.get("hops", 1)
    centre = who(network, view.active.get("actor", ()))
    return {
        "who": who(network, view.selected) if len(view.selected) < 2 else f"{len(view.selected):,} selected",
        "out": f"{len(view.active.get('hide', ())):,} left out",
        "around": f"Around {centre}, {counted(hops, 'tie')}" if hops else f"Only {centre}",
        "state": state(view),
    }


def register(app: Dash, seen: Seen) -> None:
    """Add the callbacks of the tools."""
    network = seen.explorer.network
    clientside: Any = app.clientside_callback

    @app.callback(
        output={
            "who": Output(ids.WHO, "children"),
            "out": Output(ids.LEFT_OUT, "children"),
            "around": Output(ids.AROUND, "children"),
            "state": Output(ids.STATE, "data"),
        },
        inputs={"data": Input(ids.VIEW, "data")},
        prevent_initial_call=True,
    )
    def tools(data: dict[str, Any]) -> dict[str, Any]:
        return answer(network, seen.read(data))

    clientside(ClientsideFunction("graph_app", "knowState"), Input(ids.STATE, "data"))
    clientside(ClientsideFunction("graph_app", "openMenu"), Input(ids.CANVAS, "menu"))

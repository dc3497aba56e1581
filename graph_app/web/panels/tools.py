"""What can be done by hand: tools on the picture, the bar of the selection, chips, and the menus."""

from __future__ import annotations

from typing import Any

import orjson
from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from graph_app.graph import Network
from graph_app.text import counted
from graph_app.web import ids, menus
from graph_app.web.answers import Answer, Plain
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.verbs import at_place, table
from graph_app.web.view import View


def _bar() -> Component:
    """Return the bar of the selection."""
    buttons: list[Component] = []
    for verb in at_place("bar"):
        if verb.name == "keep":
            buttons.append(menus.opener("focus"))
        if verb.name == "clear":
            buttons.append(menus.opener("same"))
        buttons.append(menus.button(verb, f"does-{verb.name}"))
    # the menu of everything stands before the button that ends the selection
    menu = next(one for one in buttons if getattr(one, "className", "") == "does-menu")
    buttons.remove(menu)
    buttons.insert(-1, menu)
    return html.Div(
        [html.B(id=ids.WHO, className="who", role="status"), *buttons],
        className="selection-bar card",
        role="toolbar",
        hidden=True,
        **menus.told(needs="selection"),
        **aria(label="What can be done with the selection"),
    )


def _chips() -> Component:
    """Return what is left out, and around whom the picture is."""
    chips = {one.name: menus.button(one, "plain") for one in at_place("chips")}
    out = html.Div(
        [html.Span(id=ids.LEFT_OUT), chips.pop("show")],
        className="chip card",
        hidden=True,
        **menus.told(needs="out"),
    )
    around = html.Div(
        [html.Span(id=ids.AROUND), chips["nearer"], chips["deeper"], chips["focus-off"]],
        className="chip card",
        hidden=True,
        **menus.told(needs="focus"),
    )
    return html.Div([out, around], className="chips")


def _strip() -> Component:
    """Return the tools on the picture."""
    tools = [
        menus.button(verb, f"nc-button tool-{verb.name}", **aria(pressed=str(verb.name == "hand").lower()))
        for verb in reversed(at_place("strip"))
        if verb.name != "menu"
    ]
    more = next(verb for verb in at_place("strip") if verb.name == "menu")
    return html.Div(
        [*tools, menus.button(more, "nc-button tool-menu")],
        className="strip",
        role="toolbar",
        **aria(label="Tools", orientation="vertical"),
    )


def body(seen: Seen) -> list[Component]:
    """Return the tools, the bar, the chips and the menus; nothing of them takes room from the picture."""
    small = [
        menus.menu(f"{name}-menu", title, [menus.item(one, one.short) for one in at_place(name)])
        for name, (_, title) in menus.SUBMENUS.items()
    ]
    held = html.Div(
        [_strip(), html.Div([_chips(), _bar()], className="dock")],
        id=ids.VERBS,
        className="hands",
        **menus.told(verbs=orjson.dumps(table()).decode()),
    )
    stores = [dcc.Store(id=ids.act(origin)) for origin in ("verbs", "menu")]
    return [held, menus.context_menu(), *small, *stores, dcc.Store(id=ids.STATE)]


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
        "around": f"Within {counted(hops, 'tie')} of {centre}" if hops else f"Only {centre}",
        "state": state(view),
    }


def answers(seen: Seen) -> list[Answer]:
    """Return what is written beside the picture."""

    def words(seen: Seen, view: View, held: Plain) -> dict[str, Any]:
        return answer(seen.explorer.network, view)

    outputs = {
        "who": Output(ids.WHO, "children"),
        "out": Output(ids.LEFT_OUT, "children"),
        "around": Output(ids.AROUND, "children"),
        "state": Output(ids.STATE, "data"),
    }
    return [Answer("tools", outputs, words)]


def register(app: Dash, seen: Seen) -> None:
    """Add what the browser knows of the verbs."""
    clientside: Any = app.clientside_callback
    clientside(ClientsideFunction("graph_app", "knowState"), Input(ids.STATE, "data"))
    clientside(ClientsideFunction("graph_app", "openMenu"), Input(ids.CANVAS, "menu"))

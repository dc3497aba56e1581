"""Buttons, entries and menus of verbs, made from their table; `assets/verbs.js` and `menus.js` listen."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from graph_app.web.parts import aria
from graph_app.web.verbs import TARGETS, VERBS, Verb, at_place

SUBMENUS = {
    "focus": ("Focus", "Show only the surroundings"),
    "same": ("Same", "Select all of the same group"),
}
"""Menus that open from the bar: what is written on the button, and what it is called."""
GROUPS = {"focus": "Show only what is within … ties", "same": "Select all of the same"}
"""Verbs that stand together in the menu of an actor."""


def told(**names: str) -> dict[str, Any]:
    """Return attributes that `assets/verbs.js` reads."""
    return {f"data-{name}": value for name, value in names.items()}


def _said(verb: Verb) -> str:
    return f"{verb.title} ({verb.keyed})" if verb.keyed else verb.title


def button(verb: Verb, css: str, **rest: Any) -> Component:
    """Return a button that does a verb; `assets/verbs.js` listens and hides what cannot be done."""
    data = told(verb=verb.name, needs=verb.needs)
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


def opener(name: str) -> Component:
    """Return the button that opens a menu of the bar."""
    short, title = SUBMENUS[name]
    needs = at_place(name)[0].needs
    return html.Button(
        [short, html.Span(" ▾", **aria(hidden="true"))],
        type="button",
        title=title,
        hidden=True,
        className=f"opens-{name}",
        **told(opens=f"{name}-menu", needs=needs),
        **aria(haspopup="menu", expanded="false"),
    )


def item(verb: Verb, words: str, **data: str) -> Component:
    """Return an entry of a menu; `data` is told to the browser."""
    key = html.Kbd(verb.keyed, **aria(hidden="true")) if verb.keyed else None
    return html.Button(
        [html.Span(words), key],
        type="button",
        role="menuitem",
        tabIndex=-1,
        hidden=bool(verb.needs),
        **told(verb=verb.name, needs=verb.needs, **data),
    )


def menu(key: str, title: str, items: list[Component]) -> Component:
    """Return a closed menu."""
    return html.Div(items, id=key, role="menu", className="verb-menu card", hidden=True, **aria(label=title))


def _context_item(verb: Verb) -> Component:
    """Return an entry of the menu of the picture, which may be called otherwise for each kind of target."""
    words = {target: verb.menus[target] or verb.title for target in TARGETS if target in verb.menus}
    return item(verb, next(iter(words.values())), on=" ".join(words), **words)


def _short_item(verb: Verb) -> Component:
    """Return an entry beside others like it: the one word that tells it apart."""
    word = str(next(iter(verb.says.values())))
    data = told(verb=verb.name, needs=verb.needs, on="actor", actor=word)
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
    return menu("context-menu", "What can be done here", entries)

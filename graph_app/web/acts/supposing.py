"""Acts on the scenario: suppose something, take it back, take up a whole scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph_app.analyses import Scenario
from graph_app.analyses.changes import BY_WORD
from graph_app.api import Explorer
from graph_app.errors import QueryError
from graph_app.graph import Network
from graph_app.web.acts.opening import open_panel
from graph_app.web.looks import SUPPOSED
from graph_app.web.view import PLAIN, View

PANEL = "whatif"


def supposing(network: Network, scenario: Scenario, word: str, text: str) -> Scenario:
    """Return a scenario with one more change, in place of one about the same.

    Who is removed takes changes of its stances and ties along; who is given any is not removed any more.

    Raises
    ------
    QueryError
        If there is no such change, or the scenario holds too many.
    """
    one = Scenario.of(network, {word: [text]})
    ((_, (item,)),) = one.changes
    change, gone = BY_WORD[word], {str(item[0])} if word == "remove" else set()
    named = {str(part) for part in (item[0], item[-1])} if word in ("set", "add") else set()
    kept: dict[str, list[str]] = {}
    for name, items in scenario.changes:
        for other in items:
            same = name == word and change.key(other) == change.key(item)
            about = {str(other[0]), str(other[-1])} if name in ("set", "add") else set()
            back = name == "remove" and str(other[0]) in named
            if not (same or back or about & gone):
                kept.setdefault(name, []).append(BY_WORD[name].dump(other))
    kept.setdefault(word, []).append(text)
    return Scenario.of(network, kept)


def without(network: Network, scenario: Scenario, word: str, text: str) -> Scenario:
    """Return a scenario without a change, written as `Scenario.words` writes it."""
    words = {
        name: [one for one in texts if (name, one) != (word, text)]
        for name, texts in scenario.words().items()
    }
    return Scenario.of(network, words)


def suppose(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Suppose something: `word` and `text` as in a link, such as "set" and "meta:open-weights-access=-2"."""
    word, text = str(asked.get("word") or ""), str(asked.get("text") or "")
    try:
        made = supposing(explorer.network, view.scenario, word, text)
    except (QueryError, ValueError):
        return view
    return replace(view, scenario=made, panel=PANEL)


def take_back(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Take a change back, `word` and `text` naming it, or with `all` the whole scenario."""
    if asked.get("all") or asked.get("arg") == "all":
        made = Scenario()
    else:
        made = without(explorer.network, view.scenario, str(asked.get("word")), str(asked.get("text")))
    return _recoloured(replace(view, scenario=made))


def take_up(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Take up a whole scenario; `scenario` has its changes as plain values by word, as in a saved file."""
    try:
        made = Scenario.from_json(explorer.network, asked.get("scenario"))
    except QueryError:
        return view
    return _recoloured(replace(view, scenario=made, panel=PANEL))


def influence(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Show who moves the selected actors, or the named one."""
    return _about(explorer, view, asked, "influence")


def whatif(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Show the scenario and what it does to the selected actors, or the named one."""
    return _about(explorer, view, asked, PANEL)


def _about(explorer: Explorer, view: View, asked: Mapping[str, Any], panel: str) -> View:
    arg = str(asked.get("arg") or "")
    if arg in explorer.network.position and arg not in view.selected:
        view = view.selecting(arg)
    return open_panel(explorer, view, {"arg": panel}) if view.at else view


def _recoloured(view: View) -> View:
    """Return the view with colours that say something without a scenario."""
    return replace(view, colour=PLAIN.colour) if not view.scenario and view.colour in SUPPOSED else view

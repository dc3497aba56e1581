"""Of a component tree, the parts that no callback needs: they become single components.

Dash's renderer tells every component of every answer. A page of a thousand elements, each a component,
is slow at every click whatever the click is about; nearly all of them are words that nobody listens to.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from dash import Dash, dcc, html
from dash.development.base_component import Component

from graph_app.web.canvas import Still

Known = Callable[[Any], bool]
"""Whether a callback may need the component with an id."""
NOT_SENT = frozenset(("children", *(name for name in vars(html.Div()) if name != "children")))
"""What a component holds beside its properties."""
REFUSED = ("script", "iframe", "embed", "objectel", "base", "meta", "link", "form")
"""Elements that are never drawn as words."""


def needed(app: Dash) -> Known:
    """Return which ids the callbacks of an app name."""
    names: set[str] = set()
    patterns: list[dict[str, Any]] = []
    for one in app._callback_list:
        places = [*one["inputs"], *one["state"], *_outputs(one["output"])]
        for key in (place["id"] for place in places):
            if key.startswith("{"):
                patterns.append(json.loads(key))
            else:
                names.add(key)

    def known(key: Any) -> bool:
        return key in names if isinstance(key, str) else any(_fits(key, one) for one in patterns)

    return known


def _outputs(text: str) -> list[dict[str, str]]:
    """Return the ids of the outputs of a callback, which Dash joins to one text."""
    pieces = text.removeprefix("..").removesuffix("..").split("...")
    return [{"id": piece.rsplit(".", 1)[0]} for piece in pieces if "." in piece]


def _fits(key: Any, pattern: dict[str, Any]) -> bool:
    """Return whether a dictionary may be an id of a pattern; whoever has its keys and its type may."""
    return isinstance(key, dict) and set(key) == set(pattern) and key.get("type") == pattern.get("type")


def dynamic(key: Any) -> bool:
    """Return whether an id is one of a pattern; what comes with an answer is only ever asked for so."""
    return isinstance(key, dict)


def still(tree: Any, known: Known = dynamic) -> Any:
    """Return a tree in which each largest part of plain elements is one `Still`.

    Parameters
    ----------
    tree : component, list, text or None
        What is to be shown. Its components are taken apart; do not use them again.
    known : callable
        Ids that callbacks need: such components stay.
    """
    if isinstance(tree, list | tuple):
        return _several(list(tree), known)
    if isinstance(tree, Component) and _inert(tree, known):
        return Still(_nodes(tree))
    return _opened(tree, known)


def _several(parts: list[Any], known: Known) -> list[Any]:
    """Return siblings: neighbours that are plain are one together."""
    found: list[Any] = []
    run: list[Any] = []
    for part in [*parts, None]:
        if part is not None and _inert(part, known):
            run.append(part)
            continue
        if run:
            found += [Still([node for one in run for node in _nodes(one)])] if _worth(run) else run
            run = []
        if part is not None:
            found.append(_opened(part, known))
    return found


def _worth(run: list[Any]) -> bool:
    return any(isinstance(one, Component) for one in run)


def _opened(part: Any, known: Known) -> Any:
    """Return a component that stays, its children made still."""
    children = getattr(part, "children", None)
    if isinstance(part, Component) and children is not None:
        part.children = still(children, known)
    return part


def _plain(one: Component) -> bool:
    return isinstance(one, dcc.Link) or (
        one._namespace == html.Div._namespace and one._type.lower() not in REFUSED
    )


def _inert(part: Any, known: Known) -> bool:
    """Return whether a part and all below it are plain elements that no callback needs."""
    if isinstance(part, list | tuple):
        return all(_inert(one, known) for one in part)
    if not isinstance(part, Component):
        return True
    return (
        _plain(part)
        and not known(getattr(part, "id", None))
        and _inert(getattr(part, "children", None), known)
    )


def _nodes(one: Any) -> list[Any]:
    """Return a plain part as the browser gets it."""
    if one is None:
        return []
    if isinstance(one, list | tuple):
        return [node for part in one for node in _nodes(part)]
    if not isinstance(one, Component):
        return [str(one)]
    given = vars(one)
    props = {name: value for name, value in given.items() if value is not None and name not in NOT_SENT}
    tag = one._type.lower()
    if isinstance(one, dcc.Link):
        tag = "a"
        props = {name: value for name, value in props.items() if name != "refresh"} | {"data-inward": ""}
    return [[tag, props or 0, *_nodes(given.get("children"))]]

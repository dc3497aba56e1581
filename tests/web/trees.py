"""Component trees as the browser gets them, and what a reader finds in them."""

import json

from dash._utils import to_json


def plain(tree):
    """Return a component, or a list of components, as plain JSON values; fails on NaN."""
    return strict(to_json(tree))


def strict(text):
    """Return what JSON text means; constants that are no JSON are errors."""

    def refuse(constant):
        raise ValueError(f"{constant} is not JSON")

    return json.loads(text, parse_constant=refuse)


def walk(node):
    """Go through all components of a tree, in whatever property they are."""
    if isinstance(node, list):
        for one in node:
            yield from walk(one)
    elif isinstance(node, dict):
        if {"type", "namespace", "props"} <= set(node):
            yield node
            node = node["props"]
        for value in node.values():
            yield from walk(value)


def grown(node):
    """Return a node of a `Still` as the component it was made of."""
    if not isinstance(node, list):
        return node
    tag, props, *children = node
    inward = bool(props) and "data-inward" in props
    rest = {key: value for key, value in (props or {}).items() if key != "data-inward"}
    return {
        "type": "Link" if inward else tag.capitalize(),
        "namespace": "dash_core_components" if inward else "dash_html_components",
        "props": rest | ({"children": [grown(one) for one in children]} if children else {}),
    }


def open_stills(node):
    """Return a plain tree with every `Still` opened again."""
    if isinstance(node, list):
        return [open_stills(one) for one in node]
    if isinstance(node, dict):
        if node.get("type") == "Still":
            return [grown(one) for one in node["props"]["tree"]]
        return {key: open_stills(value) for key, value in node.items()}
    return node


def text(node):
    """Return the words of a tree in the order of reading."""
    if isinstance(node, list):
        return "".join(text(one) for one in node)
    if isinstance(node, dict):
        if node.get("type") == "Still":
            return text(open_stills(node))
        return text(node["props"].get("children"))
    return "" if node is None else str(node)


def find(tree, kind=None, css=None):
    """Return the components of a type or class, each as plain values."""
    return [
        one
        for one in walk(plain(tree))
        if (kind is None or one["type"] == kind)
        and (css is None or css in str(one["props"].get("className", "")).split())
    ]


def links(tree):
    """Return (words, address) of all links to other views of the page."""
    return [(text(one), one["props"]["href"]) for one in find(tree, "Link")]


def outside(tree):
    """Return (words, address, rel, target) of all links that leave the page."""
    return [
        (text(one), one["props"]["href"], one["props"].get("rel"), one["props"].get("target"))
        for one in find(tree, "A")
    ]


def by_id(tree):
    """Return the components of a plain tree by the JSON of their ids."""
    found = {}
    for one in walk(tree):
        if "id" in one["props"]:
            key = name(one["props"]["id"])
            assert key not in found, f"the id {key} is there twice"
            found[key] = one
    return found


def name(key):
    """Return an id as Dash writes it in messages."""
    return json.dumps(key, sort_keys=True, separators=(",", ":")) if isinstance(key, dict) else key

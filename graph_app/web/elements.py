"""Plain elements, made quickly: those of `dash.html`, which check every property of every one.

A sheet is made of hundreds of elements that become words at once, see `still.still`; making them as Dash does
took most of a click's time. They are Dash's own in all but how they begin.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

FREE = ("aria-", "data-")
"""Beginnings of properties that every element may have."""


def quick(base: Any, **needed: Any) -> Callable[..., Component]:
    """Return a component of Dash that begins quickly; it takes the same properties.

    `needed` are those that it does not begin without.

    >>> quick(html.Div)("words", id="a").to_plotly_json()["props"]
    {'children': 'words', 'id': 'a'}
    """
    one = base(**needed)
    known = frozenset(one._prop_names)

    def begin(self: Any, children: Any = None, **props: Any) -> None:
        if not known.issuperset(props):
            for name in props.keys() - known:
                if not name.startswith(FREE):
                    raise TypeError(f"{base._type} has no property {name!r}.")
        vars(self).update(props, children=children)

    own = {
        name: getattr(one, name)
        for name in (
            "_prop_names",
            "_valid_wildcard_attributes",
            "available_properties",
            "available_wildcard_properties",
        )
    }
    found: Callable[..., Component] = type(
        base.__name__, (base,), own | {"__init__": begin, "__module__": __name__}
    )
    return found


A = quick(html.A)
B = quick(html.B)
Button = quick(html.Button)
Dd = quick(html.Dd)
Details = quick(html.Details)
Div = quick(html.Div)
Dl = quick(html.Dl)
Dt = quick(html.Dt)
H2 = quick(html.H2)
H3 = quick(html.H3)
Li = quick(html.Li)
Link = quick(dcc.Link, href="")
Ol = quick(html.Ol)
P = quick(html.P)
Section = quick(html.Section)
Span = quick(html.Span)
Summary = quick(html.Summary)
Table = quick(html.Table)
Tbody = quick(html.Tbody)
Td = quick(html.Td)
Th = quick(html.Th)
Thead = quick(html.Thead)
Time = quick(html.Time)
Tr = quick(html.Tr)
Ul = quick(html.Ul)

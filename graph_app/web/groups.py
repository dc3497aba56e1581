"""The controls of each group of filters, as a view has them."""

from __future__ import annotations

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component

from graph_app.filters import Facet
from graph_app.graph import Network
from graph_app.text import counted
from graph_app.web import fields
from graph_app.web.controls import shown
from graph_app.web.seen import Seen
from graph_app.web.view import View

Facets = dict[str, tuple[Facet, ...]]
_CONFIDENCE = [
    {"value": "low", "label": "Any confidence"},
    {"value": "medium", "label": "Medium or high confidence"},
    {"value": "high", "label": "High confidence only"},
]


def _stance(network: Network, facets: Facets) -> list[Component]:
    return [
        fields.picked("issue", "Read stance on", fields.issues(network), ""),
        fields.boxes(network, "stance", facets["stance"]),
        fields.date("as_of", "As of"),
    ]


def _ties(network: Network, facets: Facets) -> list[Component]:
    together = f"Acted together ({counted(network.d, 'derived tie')})"
    return [
        fields.boxes(network, "tie", facets["tie"]),
        fields.named(together, fields.segments("derived", "Off", "On")),
    ]


def _time(network: Network, facets: Facets) -> list[Component]:
    undated = f"Undated ties ({int(network.undated.sum()):,})"
    return [
        html.Div([fields.date("since", "Since"), fields.date("until", "Until")], className="two"),
        fields.named(undated, fields.segments("undated", "Keep", "Leave out")),
    ]


def _evidence(network: Network, facets: Facets) -> list[Component]:
    return [
        fields.picked("confidence", "Least confidence", _CONFIDENCE, "low"),
        fields.boxes(network, "grade", facets["grade"]),
    ]


def _around(network: Network, facets: Facets) -> list[Component]:
    return [
        fields.several("actor", fields.actors(network), "Choose actors"),
        fields.number("hops", "Up to how many ties away", value=1, min=0, max=6),
    ]


def _structure(network: Network, facets: Facets) -> list[Component]:
    least = {"value": "", "min": 1, "max": 999, "placeholder": "any number", "debounce": 400}
    return [
        fields.number("min_degree", "At least", **least),
        fields.named("Actors without ties", fields.segments("isolated", "Keep", "Leave out")),
    ]


def _listed(*words: str) -> Callable[[Network, Facets], list[Component]]:
    return lambda network, facets: [fields.several(one, fields.options(facets[one]), "Any") for one in words]


_CONTROLS: dict[str, Callable[[Network, Facets], list[Component]]] = {
    "stance": _stance,
    "kind": lambda network, facets: [fields.boxes(network, "kind", facets["kind"])],
    "place": _listed("subkind", "jurisdiction"),
    "ties": _ties,
    "time": _time,
    "evidence": _evidence,
    "around": _around,
    "left_out": lambda network, facets: [fields.several("hide", fields.actors(network), "Nobody")],
    "event": _listed("event"),
    "structure": _structure,
    "text": lambda network, facets: [fields.words("text", "Words in name or summary")],
}
"""The controls of each group."""


def controls(seen: Seen, name: str, view: View) -> list[Component]:
    """Return the controls of a group as a view has them."""
    explorer = seen.at(view)
    found = _CONTROLS[name](explorer.network, explorer.facets())
    for one in html.Div(found)._traverse():  # type: ignore[no-untyped-call]
        key = getattr(one, "id", None)
        if isinstance(key, dict) and key.get("type") == "control":
            one.value = shown(explorer.network, view.filter, key["part"])
    return found

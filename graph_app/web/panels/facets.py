"""The filters: groups that fold, switch off and count."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.filters import BY_WORD, Facet
from graph_app.graph import Network
from graph_app.style import glyph_of
from graph_app.text import counted
from graph_app.web import ids
from graph_app.web.controls import BOXES, codes, shown
from graph_app.web.parts import aria, glyph, swatch
from graph_app.web.seen import Seen
from graph_app.web.view import GROUPS, View

OPEN = ("stance", "kind", "ties")
TITLES = {
    "stance": "Stance",
    "kind": "Kind of actor",
    "place": "Subkind and place",
    "ties": "Ties",
    "time": "Time",
    "evidence": "Evidence",
    "around": "Around an actor",
    "event": "Event",
    "structure": "Number of ties",
    "text": "Text",
}
MULTI = ("subkind", "jurisdiction", "event")
_CONFIDENCE = [
    {"value": "low", "label": "Any confidence"},
    {"value": "medium", "label": "Medium or high confidence"},
    {"value": "high", "label": "High confidence only"},
]


def _share(count: int, most: int) -> dict[str, str]:
    return {"--share": f"{count / most if most else 0:.4f}"}


def _mark(network: Network, word: str, box: str) -> Component | None:
    if word == "stance":
        return swatch(int(box))
    if word == "kind":
        return glyph(glyph_of(network.dataset.tables["actor_kinds"]["id"].tolist().index(box)))
    return None


def boxes(network: Network, word: str, facets: tuple[Facet, ...]) -> Component:
    """Return a list of boxes with mark, words, count and a button that chooses one alone."""
    most = max((facet.count for facet in facets), default=0)
    rows = []
    for box, facet in zip(codes(network, word, ""), facets, strict=True):
        words = html.Span(facet.title, id=ids.title(word, box), className="words")
        number = html.Span(
            f"{facet.count:,}", id=ids.count(word, box), className="count", style=_share(facet.count, most)
        )
        label = html.Span([_mark(network, word, box), words], className="label")
        rows.append(
            html.Div(
                [
                    dmc.Checkbox(value=box, label=label, size="xs", radius="sm", className="box"),
                    html.Button(
                        "only",
                        id=ids.only(word, box),
                        className="only",
                        type="button",
                        title=f"Only {facet.title}",
                    ),
                    number,
                ],
                className="row",
            )
        )
    return dmc.CheckboxGroup(
        html.Div(rows, className="rows"),
        id=ids.control(word),
        value=list(codes(network, word, "")),
        **aria(label=BY_WORD[word].title),
    )


def options(facets: tuple[Facet, ...]) -> list[dict[str, Any]]:
    """Return the choices of a list to pick from, with counts, those with rows first."""
    ordered = sorted(facets, key=lambda facet: (-facet.count, facet.title))
    return [{"value": facet.value, "label": f"{facet.title} ({facet.count:,})"} for facet in ordered]


def issues(network: Network) -> list[Any]:
    """Return the issues to read stance on, policy questions first."""
    table = network.dataset.tables["issues"]
    groups: list[Any] = [{"value": "", "label": "Overall openness"}]
    for kind, title in (("policy", "Policy questions"), ("argument", "Arguments")):
        chosen = table[table["kind"] == kind]
        items = [
            {"value": key, "label": name} for key, name in zip(chosen["id"], chosen["name"], strict=True)
        ]
        if items:
            groups.append({"group": title, "items": items})
    return groups


def _segments(word: str, *titles: str) -> Component:
    part = BY_WORD[word]
    words = part.words  # type: ignore[attr-defined]  # parts with two words
    return dmc.SegmentedControl(
        id=ids.control(word),
        value=words[0],
        data=[{"value": value, "label": title} for value, title in zip(words, titles, strict=True)],
        size="xs",
        fullWidth=True,
        attributes={"root": {"aria-label": part.title}},
    )


def _date(word: str, label: str) -> Component:
    return dmc.TextInput(
        id=ids.control(word),
        value="",
        label=label,
        placeholder="YYYY-MM-DD",
        debounce=600,
        size="xs",
        attributes={"input": {"maxLength": 10, "inputMode": "numeric"}},
    )


def _several(word: str, data: list[Any], placeholder: str) -> Component:
    return dmc.MultiSelect(
        id=ids.control(word),
        value=[],
        data=data,
        searchable=True,
        clearable=True,
        limit=60,
        placeholder=placeholder,
        size="xs",
        label=BY_WORD[word].title,
        hidePickedOptions=True,
        nothingFoundMessage="Nothing like this",
    )


def _bodies(network: Network, facets: dict[str, tuple[Facet, ...]]) -> dict[str, list[Component]]:
    """Return the controls of each group."""
    actors = [
        {"value": key, "label": name}
        for key, name in zip(network.actors["id"].tolist(), network.actors["name"].tolist(), strict=True)
    ]
    return {
        "stance": [
            dmc.Select(
                id=ids.control("issue"),
                value="",
                data=issues(network),
                allowDeselect=False,
                searchable=True,
                size="xs",
                attributes={"input": {"aria-label": "Read stance on"}},
                nothingFoundMessage="No such issue",
                maxDropdownHeight=320,
            ),
            boxes(network, "stance", facets["stance"]),
            _date("as_of", "As of"),
        ],
        "kind": [boxes(network, "kind", facets["kind"])],
        "place": [_several(word, options(facets[word]), "Any") for word in ("subkind", "jurisdiction")],
        "ties": [
            boxes(network, "tie", facets["tie"]),
            html.Div(
                [
                    html.Span(f"Acted together ({counted(network.d, 'derived tie')})"),
                    _segments("derived", "Off", "On"),
                ],
                className="pair",
            ),
        ],
        "time": [
            html.Div([_date("since", "Since"), _date("until", "Until")], className="two"),
            html.Div(
                [
                    html.Span(f"Undated ties ({int(network.undated.sum()):,})"),
                    _segments("undated", "Keep", "Leave out"),
                ],
                className="pair",
            ),
        ],
        "evidence": [
            dmc.Select(
                id=ids.control("confidence"),
                value="low",
                data=_CONFIDENCE,
                allowDeselect=False,
                size="xs",
                attributes={"input": {"aria-label": "Least confidence"}},
            ),
            boxes(network, "grade", facets["grade"]),
        ],
        "around": [
            _several("actor", actors, "Choose actors"),
            dmc.NumberInput(
                id=ids.control("hops"), value=1, min=0, max=6, size="xs", label="Up to how many ties away"
            ),
        ],
        "event": [_several("event", options(facets["event"]), "Any")],
        "structure": [
            dmc.NumberInput(
                id=ids.control("min_degree"),
                value="",
                min=1,
                max=999,
                size="xs",
                label="At least",
                placeholder="any number",
                debounce=400,
            ),
            html.Div(
                [html.Span("Actors without ties"), _segments("isolated", "Keep", "Leave out")],
                className="pair",
            ),
        ],
        "text": [
            dmc.TextInput(
                id=ids.control("text"),
                value="",
                placeholder="Words in name or summary",
                debounce=400,
                size="xs",
                attributes={"input": {"aria-label": "Words in name or summary", "maxLength": 200}},
            )
        ],
    }


def body(seen: Seen, view: View) -> Component:
    """Return all groups, as they are without a filter."""
    facets = seen.at(view).facets()
    bodies = _bodies(seen.explorer.network, facets)
    groups = [
        html.Div(
            [
                html.Details(
                    [html.Summary(TITLES[name]), html.Div(bodies[name], className="controls")],
                    open=name in OPEN,
                ),
                dmc.Switch(
                    id=ids.switch(name),
                    checked=True,
                    size="xs",
                    withThumbIndicator=False,
                    className="switch",
                    attributes={
                        "input": {"aria-label": f"Use the filter {TITLES[name]}"},
                        "root": {"title": "Switch this filter off or on"},
                    },
                ),
            ],
            id=ids.group(name),
            className="group",
        )
        for name in GROUPS
    ]
    return html.Aside(
        [
            html.Div(
                [
                    html.H2("Filters"),
                    html.Button("Reset", id=ids.RESET, className="plain", type="button"),
                    html.Button("Close", id="hide-filters", className="plain narrow-only", type="button"),
                ],
                className="head",
            ),
            *groups,
        ],
        id="filters",
        className="filters",
        **aria(label="Filters"),
    )


def changed(explorer: Explorer, view: View, asked: list[dict[str, str]], kind: str) -> list[Any]:
    """Return, for each asked id, the count, its bar or the words of a value."""
    facets = explorer.facets()
    network, issue = explorer.network, view.active.issue
    found: list[Any] = []
    for one in asked:
        word = one["part"]
        order = list(codes(network, word, issue))
        facet = facets[word][order.index(one["value"])]
        if kind == "count":
            found.append(f"{facet.count:,}")
        elif kind == "title":
            found.append(facet.title)
        else:
            found.append(_share(facet.count, max(other.count for other in facets[word])))
    return found


def group_classes(view: View) -> list[str]:
    """Return the class of each group: whether it asks something, whether it is switched off."""
    classes = []
    for name, words in GROUPS.items():
        words = (*words, "issue") if name == "stance" else words
        set_ = any(word in view.filter for word in words)
        classes.append(f"group{' set' if set_ else ''}{' off' if name in view.off else ''}")
    return classes


def register(app: Dash, seen: Seen) -> None:
    """Add the callbacks of the filters."""
    counts = {"type": "count", "part": ALL, "value": ALL}
    titles = {"type": "title", "part": ALL, "value": ALL}

    @app.callback(
        Output(counts, "children"),
        Output(counts, "style"),
        Output(titles, "children"),
        Output(ids.group(ALL), "className"),  # type: ignore[arg-type]
        Input(ids.VIEW, "data"),
        State(counts, "id"),
        State(titles, "id"),
        prevent_initial_call=True,
    )
    def update(
        data: dict[str, Any], numbers: list[dict[str, str]], words: list[dict[str, str]]
    ) -> tuple[list[Any], list[Any], list[Any], list[str]]:
        view = seen.read(data)
        explorer = seen.at(view)
        return (
            changed(explorer, view, numbers, "count"),
            changed(explorer, view, numbers, "share"),
            changed(explorer, view, words, "title"),
            group_classes(view),
        )

    @app.callback(
        [Output(ids.control(word), "data") for word in MULTI],
        Input(ids.VIEW, "data"),
        prevent_initial_call=True,
    )
    def lists(data: dict[str, Any]) -> list[list[dict[str, Any]]]:
        facets = seen.at(seen.read(data)).facets()
        return [options(facets[word]) for word in MULTI]


__all__ = ["BOXES", "body", "register", "shown"]

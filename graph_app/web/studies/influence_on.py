"""Influence on the selected actors: who moves them, by which paths and on what evidence."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, label_title
from graph_app.layouts import Progress
from graph_app.text import counted
from graph_app.web.sheets.pieces import actor_link, listed, opened, section, source
from graph_app.web.sheets.words import signed
from graph_app.web.studies.pieces import bar, explained, ground_said, moved, opinion, share
from graph_app.web.studying import Plain, Study
from graph_app.web.view import View

MOST = 12
"""Movers with their paths, and swing actors."""
MEANS = (
    "A share says how much of the settled opinion rests on that actor's first opinion, over paths of all "
    "lengths; shares add up to 100 %. It is a reading of the ties on record, not influence that was observed."
)


def work(explorer: Explorer, view: View, progress: Progress) -> Plain:
    """Return who moves the selected actors."""
    return explorer.influence(list(view.selected), graph=view.on, most=MOST) if view.selected else {}


def show(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return pressure, movers with paths, swing actors, and what was left out."""
    if not found:
        return html.Div()
    if not found["movers"]:
        words = (
            "No opinion on record reaches them over supporting ties, which is not evidence of independence."
        )
        return html.Div([html.P(words), html.P(ground_said(found), className="quiet")])
    own = {one["id"] for one in found["on"]} if len(found["on"]) == 1 else set()
    others = [one for one in found["movers"] if one["id"] not in own]
    left = others[MOST:]
    movers = [_mover(explorer, view, one, others[0]["share"]) for one in others[:MOST]]
    return html.Div(
        [
            _settling(explorer, view, found),
            section("Pressure by camp", _pressure(found)),
            section("Who moves most", html.Ol(movers, className="movers"), len(others))
            if movers
            else html.P("Nobody else moves it: its settled opinion is its own."),
            html.P(
                f"{counted(len(left), 'other')} share {share(sum(one['share'] for one in left))}.",
                className="quiet",
            )
            if left
            else None,
            section("Who could swing it", _swing(explorer, view, found)) if found["swing"] else None,
            _hostile(view, found),
            html.P(ground_said(found), className="quiet small"),
            explained("How to read this", MEANS, found["method"]),
        ]
    )


def _settling(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return first and settled opinions of the targets."""
    rows = [
        html.Li(
            [
                actor_link(explorer, view, one) if len(found["on"]) > 1 else None,
                html.Span(["on record ", opinion(one["first"])]),
                html.Span(["→ settles at ", opinion(one["settled"])]),
                html.Span("an estimate, not a recorded stance", className="badge")
                if one["first"]["value"] is None and one["settled"]["value"] is not None
                else None,
            ],
            className="settling",
        )
        for one in found["on"]
    ]
    return listed(rows)


def _pressure(found: Plain) -> Component:
    """Return shares by camp as one bar, and as words."""
    own, camps = found["pressure"]["own"], found["pressure"]["camps"]
    labels = OPENNESS_LABELS if found["opinion"] == "openness" else ISSUE_LABELS
    parts = [html.Span(className="own", style={"width": f"{100 * own:.2f}%"})] if own else []
    said: list[Any] = (
        [html.Span([html.Span(className="own patch"), f" own opinion {share(own)}"])] if own else []
    )
    for camp in camps:
        css = f"camp stance-{labels.index(camp['label'])}"
        parts.append(html.Span(className=css, style={"width": f"{100 * camp['share']:.2f}%"}))
        words = f" {label_title(camp['label'])} {share(camp['share'])}, {counted(camp['actors'], 'actor')}"
        said.append(html.Span([html.Span(className=f"patch {css}"), words]))
    return html.Div([html.Div(parts, className="pressure"), html.Div(said, className="shares-said small")])


def _mover(explorer: Explorer, view: View, one: Plain, most: float) -> Component:
    """Return an actor with its share, and the paths that carry it behind a line."""
    paths: Any = None
    if one["paths"]:
        routes = [html.Li(_route(explorer, view, path), className="path") for path in one["paths"]]
        paths = html.Details([html.Summary(_ways(one["paths"])), html.Ul(routes, className="entries")])
    return html.Li(
        [
            html.Div(
                [actor_link(explorer, view, one), opinion(one["first"]), html.B(share(one["share"]))],
                className="mover",
            ),
            bar(one["share"], most),
            paths,
        ]
    )


def _ways(paths: list[Plain]) -> str:
    """Return in words what some paths carry together."""
    carried = share(sum(path["carries"] for path in paths))
    if len(paths) > 1:
        return f"The strongest {counted(len(paths), 'path')}: {carried}"
    steps = len(paths[0]["steps"])
    return f"Directly: {carried}" if steps == 1 else f"Over {counted(steps, 'step')}: {carried}"


def _route(explorer: Explorer, view: View, path: Plain) -> Component:
    """Return a path: the ties of each step with their sources; each opens its evidence."""
    names = explorer.network.words("actors", "name")
    rows: list[Any] = []
    for step in path["steps"]:
        ties = [
            html.Li(
                [
                    opened(tie["title"], view, "tie", tie["id"], ""),
                    html.Span(f" weight {tie['weight']:.2f}", className="quiet"),
                    *(source(view, said) for said in tie["sources"][:1]),
                ]
            )
            for tie in step["ties"]
        ]
        ends = f"{names[step['from']]} → {names[step['to']]}"
        rows.append(
            html.Li(
                [
                    html.B(ends),
                    html.Span(f" {share(step['weight'])} of what moves the latter", className="quiet"),
                    html.Ul(ties),
                ],
                className="small",
            )
        )
    return html.Div(
        [
            html.Ol(rows, className="steps"),
            html.Div(f"carries {share(path['carries'])}", className="quiet small"),
        ]
    )


def _swing(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return whose change by one step would move the target most."""
    issues = explorer.network.words("issues", "name")
    rows = []
    for one in found["swing"]:
        way, effect = _step(one)
        words = f"{way} on “{issues[one['issue']]}” (now {signed(one['stance'])}) moves the target by "
        said = html.Div([words, html.B(moved(effect))], className="small")
        rows.append(html.Li([actor_link(explorer, view, one["actor"]), said]))
    return listed(rows)


def _step(one: Plain) -> tuple[str, float]:
    """Return a step that there is room for, in words, and what it does; who supports strongly can only yield.

    >>> _step({"up": True, "effect": 0.1}), _step({"up": False, "effect": 0.1})
    (('one step towards support', 0.1), ('one step back from support', -0.1))
    """
    if one["up"]:
        return "one step towards support", one["effect"]
    return "one step back from support", -one["effect"]


def _hostile(view: View, found: Plain) -> Component | None:
    """Return the hostile ties aimed at the targets: they are not counted."""
    if not found["hostile"]:
        return None
    rows = [
        html.Li(
            [
                opened(tie["title"], view, "tie", tie["id"], ""),
                *(source(view, one) for one in tie["sources"][:1]),
            ]
        )
        for tie in found["hostile"]
    ]
    return section("Hostile ties, left out", listed(rows), len(rows))


INFLUENCE_ON = Study("influence", ("at", "also", "on"), work, show)

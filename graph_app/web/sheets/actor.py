"""The sheet of an actor: what it is, where it stands, on what evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.graph.ambivalence import both_sides
from graph_app.graph.stance import ISSUE_LABELS, label_title
from graph_app.style import glyph_of
from graph_app.text import counted, lowered
from graph_app.web import elements as html
from graph_app.web.parts import aria, both_mark, glyph, inward, outward, swatch
from graph_app.web.sheets.hiding import hidden_note
from graph_app.web.sheets.pieces import FIRST, named, opened, row, source, stance
from graph_app.web.sheets.selection import selection
from graph_app.web.sheets.words import amount, span
from graph_app.web.view import GROUPS, View

MOST_TIES = 250
"""Ties that a sheet holds; of a busier actor it gives the first of each kind and where to find the rest."""


def _facts(found: dict[str, Any], explorer: Explorer, view: View) -> Component:
    """Return kind, subkind, jurisdiction, parent and website."""
    actor = found["actor"]
    kinds = explorer.network.dataset.tables["actor_kinds"]
    place = kinds["id"].tolist().index(actor["kind"])
    pieces: list[Any] = [glyph(glyph_of(place)), f" {kinds['name'].iloc[place]}"]
    if actor["subkind"]:
        pieces.append(f" · {lowered(label_title(actor['subkind']))}")
    if actor["jurisdiction"]:
        pieces.append(f" · {actor['jurisdiction']}")
    if found["parent"]:
        pieces += [
            " · part of ",
            inward(found["parent"]["name"], view.selecting(found["parent"]["id"]).link()),
        ]
    if actor["website"]:
        host = str(actor["website"])
        pieces += [" · ", outward(host, host if "://" in host else f"https://{host}")]
    return html.P(pieces, className="facts")


def _exact(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def _scale(value: dict[str, Any], what: str) -> Component:
    """Return where the actor stands on a scale from -2 to 2."""
    if value["value"] is None:
        return html.P(
            [swatch(5), f" {what}: unknown. No statement counts here, which is not the same as neutral."],
            className="quiet scale-none",
        )
    number = value["value"]
    return html.Div(
        [
            html.Div(
                html.Div(className="needle", style={"left": f"{(number + 2) / 4 * 100:.2f}%"}),
                className="scale",
            ),
            html.Div(
                [
                    html.Span("restrictive" if what == "Openness" else "opposes"),
                    html.B(f"{_exact(number)} {label_title(value['label']).lower()}"),
                    html.Span("open" if what == "Openness" else "supports"),
                ],
                className="ends",
            ),
        ],
        role="img",
        **aria(label=f"{what} {_exact(number)} on a scale from −2 to 2: {label_title(value['label'])}"),
    )


def _statement(entry: dict[str, Any], view: View) -> Component:
    value = {"value": entry["stance"], "label": entry["label"], "code": ISSUE_LABELS.index(entry["label"])}
    return html.Li(
        [
            html.Div(
                [
                    html.Time(entry["date"]),
                    stance(value),
                    html.Span(
                        f"{entry['confidence']} confidence" if entry["confidence"] else "", className="quiet"
                    ),
                    None
                    if entry["counts"]
                    else html.Span("not counted under this filter", className="quiet"),
                ],
                className="when",
            ),
            html.Div(opened(entry["issue"], view, "issue", entry["issue_id"])),
            html.P(entry["summary"]) if entry["summary"] else None,
            source(view, entry["source"], entry["locator"]),
        ],
        **row("statements", entry["id"]),
    )


def _tie(entry: dict[str, Any], view: View) -> Component:
    if "events" in entry:
        evidence: Any = html.Ul(
            [
                html.Li(
                    [
                        opened(event["title"], view, "event", event["id"], ""),
                        html.Span(f" {event['date']}", className="quiet"),
                        source(view, event["source"]),
                    ]
                )
                for event in entry["events"]
            ]
        )
        notes = f"weight {entry['weight']:.2f}"
    else:
        time = span(entry["start"], entry["end"])
        money = amount(entry["amount_usd"]) if entry["amount_usd"] else None
        notes = " · ".join(
            str(note)
            for note in (time, money, entry["confidence"] and f"{entry['confidence']} confidence")
            if note
        )
        evidence = html.Div(
            [html.P(entry["summary"]) if entry["summary"] else None, source(view, entry["source"])]
        )
    return html.Li(
        [
            html.Div(
                [
                    inward(
                        entry["other"]["name"], view.selecting(entry["other"]["id"]).link(), className="what"
                    ),
                    opened(notes, view, "tie", entry["id"], "quiet opens"),
                ],
                className="when",
            ),
            evidence,
        ]
    )


def _group(group: dict[str, Any], view: View, of: str, opened: bool, table: str) -> Component:
    """Return the ties `of` an actor of one kind; `table` is where the rest is read, empty to hold all."""
    ties = group["ties"]
    rows = [_tie(entry, view) for entry in (ties[:FIRST] if table else ties)]
    mark = " (derived, not recorded)" if group["derived"] else ""
    inner: list[Any] = [html.Ul(rows[:FIRST], className="entries")]
    more = len(ties) - FIRST
    if more > 0 and table:
        inner.append(html.P(inward(f"{more} more, in the table", table)))
    elif more > 0:
        inner.append(html.Details([html.Summary(f"{more} more"), html.Ul(rows[FIRST:], className="entries")]))
    return html.Details(
        [html.Summary([html.Span(f"{group['title']}{mark}"), html.B(f"{len(ties)}")]), *inner],
        open=opened,
        className="tie-group",
        key=f"{of} {group['title']}{mark}",
    )


def _event(entry: dict[str, Any], view: View, actor: str) -> Component:
    return html.Li(
        [
            html.Div(
                [html.Time(entry["date"]), html.Span(label_title(entry["role"]).lower(), className="badge")],
                className="when",
            ),
            html.Div(opened(entry["title"], view, "event", entry["id"])),
            html.P(entry["summary"]) if entry["summary"] else None,
            source(view, entry["source"]),
        ],
        **row("participations", entry["id"], actor, entry["role"]),
    )


def _list(rows: list[Component], nothing: str) -> Component:
    return html.Ul(rows, className="entries") if rows else html.P(nothing, className="quiet")


def _in_table(explorer: Explorer, view: View, key: str) -> str:
    """Return the link to the table of the ties around an actor."""
    around = view.with_filter(explorer.network, actor=key, hops=1)
    off = tuple(group for group in view.off if "actor" not in GROUPS[group])
    return replace(around, tab="table", table="ties", off=off).link()


def _tabs(found: dict[str, Any], view: View, explorer: Explorer) -> Component:
    groups = found["ties"]
    number = sum(len(group["ties"]) for group in groups)
    hidden = found["ties_hidden"]
    key = found["actor"]["id"]
    table = _in_table(explorer, view, key) if number > MOST_TIES else ""
    ties: list[Any] = [_group(group, view, key, place == 0, table) for place, group in enumerate(groups)]
    if hidden:
        ties.append(
            html.P(
                f"The filter hides {counted(hidden, 'recorded tie')} more of this actor.",
                className="quiet",
            )
        )
    if not ties:
        ties.append(html.P("No tie on record, which is not evidence that there is none.", className="quiet"))
    panels = (
        (
            "statements",
            f"Statements {len(found['statements'])}",
            _list([_statement(one, view) for one in found["statements"]], "No statement on record."),
        ),
        ("ties", f"Ties {number}", html.Div(ties)),
        (
            "events",
            f"Events {len(found['events'])}",
            _list([_event(one, view, key) for one in found["events"]], "No event on record."),
        ),
    )
    return dmc.Tabs(
        [dmc.TabsList([dmc.TabsTab(title, value=name) for name, title, _ in panels])]
        + [dmc.TabsPanel(content, value=name) for name, _, content in panels],
        id="sheet-tabs",
        value="statements" if found["statements"] else "ties",
        keepMounted=True,
        persistence=True,  # who reads ties goes on reading ties, of this actor and of the next
        persistence_type="memory",
    )


def _both(explorer: Explorer, view: View, key: str) -> Component | None:
    """Return the issues on both sides of which the actor has spoken; None without any."""
    network, place = explorer.network, explorer.position(key)
    ids, names = (network.cells("issues", word) for word in ("id", "name"))
    rows = [
        html.Li([opened(str(names[issue]), view, "issue", str(ids[issue]), ""), " ", both_mark(sides)])
        for (actor, issue), sides in both_sides(network, explorer.rows).items()
        if actor == place
    ]
    if not rows:
        return None
    title = "Has spoken on both sides; stances are read from the latest statement"
    return html.Div([html.H3(title), html.Ul(rows, className="entries")], className="both-list")


def _doings(view: View, key: str) -> Component:
    """Return the ways to who moves the actor, and to what would move it."""
    about = view if key in view.selected else view.selecting(key)
    ways = {"influence": "Influence on it", "whatif": "What if …"}
    return html.Div(
        [inward(words, about.opening(panel).link(), className="do") for panel, words in ways.items()],
        className="doings",
    )


def answer(explorer: Explorer, view: View, key: str) -> Component:
    """Return the sheet of an actor."""
    found = explorer.actor(key)
    issue = explorer.chosen.issue
    names = explorer.network.dataset.tables["issues"].set_index("id")["name"]
    return html.Div(
        [
            html.H2(found["actor"]["name"]),
            _facts(found, explorer, view),
            hidden_note(explorer, view, explorer.explain(key), key),
            selection(explorer, view),
            html.P(found["actor"]["summary"]) if found["actor"]["summary"] else None,
            _scale(found["openness"], "Openness"),
            _both(explorer, view, key),
            _doings(view, key),
            html.Div([html.H3(f"On “{names[issue]}”"), _scale(found["stance"], "Stance")]) if issue else None,
            _tabs(found, view, explorer),
        ],
        **named(key),
    )

"""The sheet of a pair: on what two actors agree and disagree, the number that follows, and its statements."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from graph_app.analyses.discourse.similarity import NORMALISATIONS
from graph_app.api import Explorer
from graph_app.errors import GraphAppError
from graph_app.graph.lookup import valued
from graph_app.graph.stance import ISSUE_LABELS
from graph_app.text import counted
from graph_app.web import elements as html
from graph_app.web.charts.scale import number
from graph_app.web.debating import address, counting, mode_of, network
from graph_app.web.links import Linked, linked
from graph_app.web.pairs import PAIR, ends
from graph_app.web.parts import inward
from graph_app.web.sheets.pieces import (
    actor_link,
    facts,
    folded,
    not_there,
    opened,
    section,
    sheet_of,
    source,
    stance,
)
from graph_app.web.view import View

Plain = dict[str, Any]
MODES = {
    "congruence": "Agreement",
    "conflict": "Disagreement",
    "subtract": "Difference",
    "ignore": "Together",
}
"""Numbers of a pair, by what they count."""
WHOLE = 1e-9
"""What a number may be off a whole one and still be it."""
HOW = {
    "agree": "On one side",
    "both": "On one side and on opposite sides",
    "differ": "On opposite sides",
    "neither": "Neither: at least one takes no side",
}
"""How two stand to each other on an issue."""


def answer(explorer: Explorer, view: View, key: str) -> Component:
    """Return the sheet of a pair, `key` being its name without the first word."""
    both = ends(f"{PAIR}:{key}", explorer.network.position)
    if both is None:
        return not_there(explorer, view, f"There is no pair {key!r}")
    try:
        modes = ("ignore", "subtract", mode_of(view))
        asked = {mode: explorer.discourse_network(**network(explorer, view, mode)) for mode in modes}
        ties = {mode: one.tie(*both)["tie"] for mode, one in asked.items()}
        found = asked["ignore"].tie(*both)
    except GraphAppError as error:
        return not_there(explorer, view, str(error))
    issues = [_issue(one) for one in found["through"]]
    groups = {how: [one for one in issues if one["how"] == how] for how in _order(view)}
    return sheet_of(
        explorer,
        view,
        [found["one"]["name"], html.Span(" and ", className="verb"), found["other"]["name"]],
        facts(
            f"both speak on {counted(len(issues), 'issue')}",
            f"agree on {len(groups['agree']):,}",
            f"disagree on {len(groups['differ']):,}",
            groups["both"] and f"do both on {len(groups['both']):,}",
        ),
        html.Ul(
            [html.Li(actor_link(explorer, view, found[end])) for end in ("one", "other")],
            className="entries short",
        ),
        _drawn(explorer, view, both),
        _numbers(view, ties, asked["subtract"].whole.counted.said, explorer.network.position, both),
        *(_group(explorer, view, found, how, mine) for how, mine in groups.items() if mine),
        None if issues else html.P("They have said nothing on the same issue.", className="quiet"),
        _below(explorer, view, both),
    )


def _issue(through: Plain) -> Plain:
    """Return an issue with how the two stand to each other on it."""
    sides = [{(row["stance"] > 0) - (row["stance"] < 0) for row in through[end]} for end in ("one", "other")]
    alike = bool((sides[0] & sides[1]) - {0})
    apart = any(side and -side in sides[1] for side in sides[0])
    how = "both" if alike and apart else "agree" if alike else "differ" if apart else "neither"
    return through | {"how": how}


def _order(view: View) -> tuple[str, ...]:
    """Return how two can stand to each other, what makes the drawn number first."""
    return ("differ", "both", "agree", "neither") if view.joined == "conflict" else tuple(HOW)


def _drawn(explorer: Explorer, view: View, both: tuple[str, str]) -> Component | None:
    """Return whether the pair is in the picture, where what actors say joins them."""
    found = linked(explorer, view)
    if not isinstance(found, Linked):
        return None
    one, other = sorted(explorer.network.position[end] for end in both)
    ties = found.ties
    if bool(((ties.one == one) & (ties.two == other)).any()):
        return None
    return html.P("Not drawn in the picture: too weak for the pairs that are drawn.", className="quiet")


def _numbers(view: View, ties: dict[str, Plain | None], said: Any, position: Any, both: Any) -> Component:
    """Return the numbers of the pair as arithmetic."""
    binary, mode = view.scale == "binary", mode_of(view)
    sided = (said.stance != 0) | (not binary)
    active = [float(said.weight[(said.node == position[end]) & sided].sum()) for end in both]
    plain = ties["ignore"]  # a difference of 0 is no tie
    agree, differ = (plain["congruence"], plain["conflict"]) if plain else (0.0, 0.0)
    rows = _counts(agree, differ, active) if binary else _likeness(agree, differ, active)
    kind = NORMALISATIONS[view.normalise]
    weight = ties[mode]["weight"] if ties[mode] else 0.0  # type: ignore[index]
    told = _arithmetic(view.normalise, mode, (agree, differ), active, number(weight))
    rows.append((f"{MODES[mode]}, {kind.title.lower()}", told))
    how = counting(view, normalised=False)
    once = f" {how.capitalize()}." if how else ""
    return html.Div(
        [
            html.Dl(
                [html.Div([html.Dt(name), html.Dd(value)]) for name, value in rows], className="numbers wide"
            ),
            html.P(f"{kind.formula}.{once} {kind.reference}.", className="quiet small"),
        ]
    )


def _counts(agree: float, differ: float, active: list[float]) -> list[tuple[str, str]]:
    """Return on the binary scale how many pairs of statements agree and disagree."""
    return [
        ("Agreement", f"{_pairs(agree)} of statements on the same side"),
        ("Disagreement", f"{_pairs(differ)} of statements on opposite sides"),
        ("Statements", f"{active[0]:,.4g} and {active[1]:,.4g} that take a side"),
    ]


def _pairs(number_of: float) -> str:
    """Return how many pairs; where statements are weighed by a kernel that need not be whole.

    >>> _pairs(1.0), _pairs(2.5)
    ('1 pair', '2.5 pairs')
    """
    whole = round(number_of)
    return counted(whole, "pair") if abs(number_of - whole) < WHOLE else f"{number_of:.3g} pairs"


def _likeness(agree: float, differ: float, active: list[float]) -> list[tuple[str, str]]:
    """Return on five steps how much all pairs of statements are alike."""
    return [
        ("Agreement", f"{agree:g}, the sum of 1 − |a − b| / 4 over {_pairs(agree + differ)}"),
        ("Disagreement", f"{differ:g}, the sum of |a − b| / 4"),
        ("Statements", f"{active[0]:,.4g} and {active[1]:,.4g}"),
    ]


def _arithmetic(
    normalise: str, mode: str, counts: tuple[float, float], active: list[float], weight: str
) -> str:
    """Return how the weight follows, as far as a line can say it.

    >>> _arithmetic("average_activity", "subtract", (7.0, 1.0), [12, 9], "0.571")
    '(7 − 1) / ((12 + 9) / 2) = 0.571'
    >>> _arithmetic("cosine", "congruence", (7.0, 1.0), [12, 9], "0.7")
    '0.7'
    """
    above = {"congruence": f"{counts[0]:.4g}", "conflict": f"{counts[1]:.4g}"}.get(mode)
    above = above or f"({counts[0]:.4g} − {counts[1]:.4g})"
    below = {
        "average_activity": f" / (({active[0]:.4g} + {active[1]:.4g}) / 2)",
        "product_of_activities": f" / ({active[0]:.4g} × {active[1]:.4g})",
        "none": "",
    }.get(normalise)
    if below is None or mode == "ignore" or (not below and mode != "subtract"):
        return weight
    return f"{above}{below} = {weight}"


def _group(explorer: Explorer, view: View, found: Plain, how: str, issues: list[Plain]) -> Component:
    """Return the issues on which the two stand alike to each other."""
    order = sorted(issues, key=lambda one: -len(one["one"]) - len(one["other"]))
    return section(HOW[how], html.Div([_entry(explorer, view, found, one) for one in order]), len(issues))


def _entry(explorer: Explorer, view: View, found: Plain, issue: Plain) -> Component:
    """Return an issue with what both said on it, folded."""
    rows = [_statement(explorer, view, found[end], row) for end in ("one", "other") for row in issue[end]]
    content = [
        html.Ul(rows, className="entries"),
        html.P(opened("All that is said on this issue", view, "issue", issue["id"], "small")),
    ]
    return folded(issue["name"], len(rows), content)


def _statement(explorer: Explorer, view: View, who: Plain, row: Plain) -> Component:
    value = valued(float(row["stance"]), ISSUE_LABELS)
    return html.Li(
        [
            html.Div(
                [actor_link(explorer, view, who), html.Time(row["date"]), stance(value)], className="when"
            ),
            html.P(row["summary"]) if row.get("summary") else None,
            source(view, row["source"], row.get("locator")),
        ]
    )


def _below(explorer: Explorer, view: View, both: tuple[str, str]) -> Component:
    """Return where the whole answer is to be had, and the way to compare the two."""
    how = network(explorer, view, mode_of(view))
    known = not any("/" in end for end in both)  # an address cannot say them
    path = "/".join(("discourse", *both))
    chosen, ways = view.selecting(*both), {"compare": "Compare the two", "paths": "Paths between them"}
    return html.Div(
        [
            html.Div(
                [
                    inward(words, chosen.opening(panel).link(), className="do")
                    for panel, words in ways.items()
                ],
                className="doings",
            ),
            html.P(
                html.A("This pair as JSON", href=address(explorer, path, how), download="pair.json"),
                className="small",
            )
            if known
            else None,
        ]
    )

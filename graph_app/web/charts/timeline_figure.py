"""The timeline as a figure: statements above and below a line, then the undecided, events, and ties."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.graph.stance import ISSUE_LABELS, BoolArray, label_title
from graph_app.web.charts import paint
from graph_app.web.charts.lanes import MARGIN, Lanes, lanes, limit
from graph_app.web.charts.map_places import Box
from graph_app.web.charts.scale import nice
from graph_app.web.charts.timeline import NEITHER, Choice, Event, Timeline, shown
from graph_app.web.charts.words import escaped, plain, wrapped

_FAINT = 0.28
LEVELS = ("Strongly open", "Open", "Mixed or neither", "Restrictive", "Strongly restrictive")


def figure(made: Timeline, picked: Choice, sides: tuple[str, str], opened: str, box: Box) -> dict[str, Any]:
    """Return the figure; Plotly's own form, colours by name.

    Parameters
    ----------
    made : Timeline
        The counts.
    picked : Choice
        What is chosen; the rest is faint.
    sides : tuple of str
        What above and below mean.
    opened : str
        Id of the event whose details are open, empty without one.
    box : Box
        Size of the drawing.
    """
    within = shown(picked, made.bins)
    crowd = np.bincount([one.place for one in made.events] or [0])
    plan = lanes(box, int(crowd.max()))
    bars, cut, notes = _statements(made, within, sides)
    traces = [*bars, _neither(made, within, sides), _ties(made, within), _events(made, within, plan, opened)]
    layout = _layout(made, picked, plan, cut, box)
    return {
        "data": [trace for trace in traces if trace["x"]],
        "layout": layout | {"annotations": [*notes, *_titles(plan, sides)]},
    }


def number(value: float) -> str:
    """Return a count that may be shared out: whole, or to one decimal.

    >>> number(3.0), number(2.46), number(1234.0), number(0.01)
    ('3', '2.5', '1,234', '0.1')
    """
    near = round(value)
    return f"{near:,}" if abs(value - near) < 1e-6 else f"{max(value, 0.1):,.1f}"


def level(row: int, sides: tuple[str, str]) -> str:
    """Return what a row of statements says.

    >>> level(0, ("open", "restrictive")), level(3, ("supports", "opposes"))
    ('Strongly open', 'Opposes')
    """
    return LEVELS[row] if sides[0] == "open" else label_title(ISSUE_LABELS[row])


def _bar(made: Timeline, places: Any, within: BoolArray, **more: Any) -> dict[str, Any]:
    """Return bars at some bins, faint where they are not chosen."""
    opacity = [1.0 if within[place] else _FAINT for place in places]
    color = more.pop("color")
    return {
        "type": "bar",
        "x": list(places),
        "width": 0.86,
        "customdata": [[f"bin:{place}"] for place in places],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": color, "opacity": opacity, "line": {"width": 0}},
        **more,
    }


def _said(made: Timeline, row: int, place: int, sides: tuple[str, str]) -> str:
    """Return what is written beside the pointer on a bar of statements."""
    count = number(float(made.statements[row, place]))
    people, total = made.who.get((row, place), ([], 0))
    named = ", ".join(plain(name, 40) for name in people)
    more = f" and {total - len(people):,} more" if total > len(people) else ""
    lines = [f"<b>{made.bins.title(place)}</b>", f"{level(row, sides)}: {count}"]
    return "<br>".join([*lines, wrapped(f"{named}{more}")] if people else lines)


def _statements(
    made: Timeline, within: BoolArray, sides: tuple[str, str]
) -> tuple[list[dict[str, Any]], float, list[dict[str, Any]]]:
    """Return the bars on both sides of the line, where they are cut, and the numbers of those that are."""
    counts = made.statements
    up, down = counts[0] + counts[1], counts[3] + counts[4]
    cut = limit(np.r_[up, down])
    traces, notes = [], []
    for sign, near, far, total in ((1, 1, 0, up), (-1, 3, 4, down)):
        factor = np.where(total > cut, cut / np.maximum(total, 1e-12), 1.0)
        for row, base in ((near, np.zeros(made.bins.count)), (far, counts[near] * factor)):
            places = np.flatnonzero(counts[row] > 0).tolist()
            traces.append(
                _bar(
                    made,
                    places,
                    within,
                    y=[round(sign * float(counts[row, place] * factor[place]), 4) for place in places],
                    base=[round(sign * float(base[place]), 4) for place in places],
                    hovertext=[_said(made, row, place, sides) for place in places],
                    color=paint.stance(row),
                )
            )
        for place in np.flatnonzero(total > cut).tolist():
            right = place < made.bins.count * 0.8
            notes.append(
                paint.note(
                    f"{round(float(total[place])):,} in {made.bins.title(place)}, cut",
                    place + (0.7 if right else -0.7),
                    sign * cut * 0.93,
                    xanchor="left" if right else "right",
                    font=paint.font(11, paint.TEXT),
                )
            )
    return traces, cut, notes


def _neither(made: Timeline, within: BoolArray, sides: tuple[str, str]) -> dict[str, Any]:
    """Return the bars of statements on neither side; one that towers is cut, the pointer says its number."""
    counts = made.statements[NEITHER]
    places = np.flatnonzero(counts > 0).tolist()
    heights = np.minimum(counts, limit(counts))
    return _bar(
        made,
        places,
        within,
        yaxis="y2",
        y=[round(float(heights[place]), 4) for place in places],
        hovertext=[_said(made, NEITHER, place, sides) for place in places],
        color=paint.stance(2),
    )


def _ties(made: Timeline, within: BoolArray) -> dict[str, Any]:
    """Return the bars of ties by their beginning."""
    places = np.flatnonzero(made.ties > 0).tolist()
    heights = np.minimum(made.ties, limit(made.ties))
    return _bar(
        made,
        places,
        within,
        yaxis="y4",
        y=[round(float(heights[place]), 4) for place in places],
        hovertext=[
            f"<b>{made.bins.title(place)}</b><br>Ties that begin: {number(float(made.ties[place]))}"
            for place in places
        ],
        color=paint.BAR,
    )


def _events(made: Timeline, within: BoolArray, plan: Lanes, opened: str) -> dict[str, Any]:
    """Return the marks of events; where there are too many in a bin the highest stands for the rest."""
    stacks: dict[int, list[Event]] = {}
    for one in made.events:
        stacks.setdefault(one.place, []).append(one)
    marks: list[tuple[int, int, str, str, str]] = []
    for place, found in stacks.items():
        room = plan.rows if len(found) <= plan.rows else plan.rows - 1
        for row, one in enumerate(found[:room]):
            symbol = "circle" if one.exact else "circle-open"
            marks.append((place, row, f"event:{one.key}", symbol, _event(one)))
        if len(found) > room:
            rest = ", ".join(plain(one.title, 60) for one in found[room : room + 4])
            said = f"<b>{len(found) - room:,} more events</b>, {made.bins.title(place)}<br>{wrapped(rest)}"
            marks.append((place, room, f"bin:{place}", "cross-thin-open", said))
    chosen = [key == f"event:{opened}" for _, _, key, _, _ in marks]
    return {
        "type": "scatter",
        "mode": "markers",
        "yaxis": "y3",
        "x": [place for place, *_ in marks],
        "y": [row for _, row, *_ in marks],
        "customdata": [[key] for _, _, key, _, _ in marks],
        "hovertext": [said for *_, said in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "symbol": [symbol for *_, symbol, _ in marks],
            "size": [9 if one else 6 for one in chosen],
            "color": [paint.LINK if one else paint.QUIET for one in chosen],
            "opacity": [1.0 if within[place] else _FAINT for place, *_ in marks],
            "line": {"width": 1.4, "color": [paint.LINK if one else paint.QUIET for one in chosen]},
        },
    }


def _event(one: Event) -> str:
    kind = label_title(plain(one.kind, 40)) if one.kind else ""
    small = " · ".join(escaped(part) for part in (one.date, kind) if part)
    return f"<b>{wrapped(one.title)}</b><br>{small}"


def _titles(plan: Lanes, sides: tuple[str, str]) -> list[dict[str, Any]]:
    """Return the names of the lanes, above their left end."""
    domains = plan.domains()
    words = [
        (side[:1].upper() + side[1:], domains[0][place]) for side, place in zip(sides, (1, 0), strict=True)
    ]
    found = [
        paint.note(text, 0, y, xref="paper", yref="paper", yanchor=anchor, xshift=4, yshift=up)
        for (text, y), anchor, up in zip(words, ("top", "bottom"), (0, 8), strict=True)
    ]
    for text, (_, top) in zip(("Mixed or neither", "Events", "Ties begin"), domains[1:], strict=True):
        found.append(
            paint.note(text, 0, top, xref="paper", yref="paper", yanchor="bottom", xshift=4, yshift=2)
        )
    return found


def ticks(made: Timeline, box: Box) -> tuple[list[int], list[str]]:
    """Return bins that are named on the axis, and their names: years where there are several."""
    bins = made.bins
    most = max(2, int((box.width - MARGIN["l"] - MARGIN["r"]) / 58))
    months = bins.start + bins.size * np.arange(bins.count)
    places = np.flatnonzero(months % 12 == 0) if bins.size < 12 else np.arange(bins.count)
    if len(places) < 2:
        places = np.arange(bins.count)
    places = places[:: int(np.ceil(len(places) / most))]
    years = bins.size >= 12 or (months[places] % 12 == 0).all()
    return places.tolist(), [
        bins.first(place)[:4] if years else bins.first(place) for place in places.tolist()
    ]


def _layout(made: Timeline, picked: Choice, plan: Lanes, cut: float, box: Box) -> dict[str, Any]:
    """Return the axes of the lanes, and what is chosen as a tinted band."""
    domains = plan.domains()
    step = max(nice(cut / 2.4), 1.0)
    levels = [step * place for place in range(-3, 4) if abs(step * place) <= cut]
    end = made.bins.count - 0.5
    places, names = ticks(made, box)
    band = {
        "type": "rect",
        "layer": "below",
        "yref": "paper",
        "x0": picked.low - 0.5,
        "x1": picked.high + 0.5,
        "y0": 0,
        "y1": 1,
        "fillcolor": "@ga-badge",
        "line": {"width": 0},
    }
    shapes = [band] if picked.set else []
    shapes.append(paint.line((-0.5, 0, end, 0)))
    shapes += [paint.line((-0.5, low, end, low), paper=True) for low, _ in domains[1:]]
    quiet: dict[str, Any] = {"tickvals": [], "ticktext": []}
    tall = [float(limit(counts)) for counts in (made.statements[NEITHER], made.ties)]
    return paint.layout(
        dict(MARGIN),
        barmode="overlay",
        selectdirection="h",
        shapes=shapes,
        xaxis=paint.axis(-0.5, end, tickvals=places, ticktext=names, anchor="free", position=0),
        yaxis=paint.axis(
            -1.04 * cut,
            1.04 * cut,
            domain=domains[0],
            tickvals=levels,
            ticktext=[f"{abs(value):,.0f}" for value in levels],
        ),
        yaxis2=paint.axis(0, tall[0] * 1.05, domain=domains[1], **quiet),
        yaxis3=paint.axis(-0.7, plan.rows - 0.3, domain=domains[2], **quiet),
        yaxis4=paint.axis(0, tall[1] * 1.05, domain=domains[3], **quiet),
    )

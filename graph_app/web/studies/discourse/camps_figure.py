"""Polarisation through time as a figure: one lane per number, the band of chance behind it."""

from __future__ import annotations

from typing import Any

from graph_app.api import Explorer
from graph_app.text import counted
from graph_app.web.charts import paint
from graph_app.web.charts.scale import nice, number
from graph_app.web.studying import Plain
from graph_app.web.view import View

NUMBERS: dict[str, tuple[str, str]] = {
    "fit": ("Fit", "1 if all agreement is within and all disagreement between camps"),
    "modularity": ("Modularity", "agreement within camps beyond what their activity alone would give"),
    "crossing": ("Crossing", "share of agreement that lies between camps; low is polarised"),
    "clashing": ("Clashing", "share of disagreement that lies within camps"),
    "sarle": ("Bimodality (Sarle)", "of openness; above 0.56 stances lie in two heaps"),
}
"""Numbers of polarisation, their titles and what they say."""
LANES = ("fit", "modularity", "crossing", "sarle")
"""Those that are drawn, from the top."""
HEIGHT = 400
_ROOM = 0.085
_SPAN = 0.2
"""What a lane shows at least, so that small differences stay small."""


def figure(explorer: Explorer, view: View, found: Plain) -> Plain | None:
    """Return the figure of the windows; None where there are fewer than two."""
    windows = found["windows"] or []
    if len(windows) < 2:
        return None
    traces: list[dict[str, Any]] = []
    layout: dict[str, Any] = {}
    notes = []
    tall = (1 + _ROOM) / len(LANES) - _ROOM
    for lane, name in enumerate(LANES):
        axis = "" if lane == 0 else str(lane + 1)
        top = 1 - lane * (tall + _ROOM)
        traces += _lane(windows, name, f"y{axis}")
        layout[f"yaxis{axis}"] = _axis(*_span(windows, name), [max(0.0, top - tall), top])
        notes.append(
            paint.note(NUMBERS[name][0], 0, top, xref="paper", yref="paper", yanchor="bottom", yshift=1)
        )
    layout |= {
        "xaxis": paint.axis(0, 1, type="date", autorange=True, range=None, anchor=f"y{len(LANES)}", nticks=8),
        "annotations": notes,
        "dragmode": False,
    }
    said = (
        f"Polarisation through time, {len(windows)} windows: the line is what is on record, the band what "
        "chance gives."
    )
    return {
        "figure": {"data": traces, "layout": paint.layout({"l": 34, "r": 14, "t": 18, "b": 24}, **layout)},
        "label": said,
        "height": HEIGHT,
    }


def _axis(low: float, high: float, domain: list[float]) -> Plain:
    """Return the axis of a lane, with a mark at every round value."""
    step, room = nice((high - low) / 2.5), 0.04 * (high - low)
    ticks = [step * at for at in range(round(low / step), round(high / step) + 1)]
    return paint.axis(
        low - room,
        high + room,
        domain=domain,
        tickvals=ticks,
        ticktext=[number(value) for value in ticks],
        showgrid=True,
        gridcolor=paint.BORDER,
    )


def _span(windows: list[Plain], name: str) -> tuple[float, float]:
    """Return between which values a lane lies: of the record and of the band, widened to a least span."""
    values = [value for one in windows if (value := _value(one, name)) is not None]
    bands = [((one["band"] or {}).get(name) or {}) for one in windows]
    values += [one[end] for one in bands for end in ("low", "high") if one.get(end) is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    short = max(0.0, _SPAN - (high - low)) / 2
    high = min(1.0, high + short) if high <= 1 else high
    return max(-1.0, min(low - short, high - _SPAN)), high


def _value(window: Plain, name: str) -> float | None:
    found = {
        "fit": window["split"]["fit"],
        "sarle": window["bimodality"]["openness"]["sarle"],
    }.get(name, window.get(name))
    return None if found is None else float(found)


def _lane(windows: list[Plain], name: str, axis: str) -> list[dict[str, Any]]:
    """Return the band of chance and the line of a number."""
    days = [one["middle"] for one in windows]
    bands = [((one["band"] or {}).get(name) or {}) for one in windows]
    known = [place for place, one in enumerate(bands) if one.get("low") is not None]
    common = {"type": "scatter", "yaxis": axis, "hoverinfo": "skip", "mode": "lines"}
    traces: list[dict[str, Any]] = []
    if known:
        there, back = [days[place] for place in known], [days[place] for place in reversed(known)]
        low = [bands[place]["low"] for place in reversed(known)]
        outline = {"x": [*there, *back], "y": [*(bands[place]["high"] for place in known), *low]}
        clear = {
            "line": {"width": 0, "color": paint.CLEAR},
            "fill": "toself",
            "fillcolor": paint.BAR,
            "opacity": 0.45,
        }
        traces.append(common | outline | clear)
        expected = {"x": there, "y": [bands[place]["expected"] for place in known]}
        traces.append(common | expected | {"line": {"width": 1, "dash": "dot", "color": paint.QUIET}})
    line = {
        "mode": "lines+markers",
        "x": days,
        "y": [_value(one, name) for one in windows],
        "line": {"width": 2, "color": paint.LINK},
        "marker": {"size": 6, "color": paint.LINK},
        "hoverinfo": None,
        "hovertext": [_said(one, name, bands[place]) for place, one in enumerate(windows)],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    return [*traces, {key: value for key, value in (common | line).items() if value is not None}]


def _said(window: Plain, name: str, band: Plain) -> str:
    """Return what is written beside the pointer."""
    value = _value(window, name)
    text = "not defined" if value is None else f"{value:.2f}"
    chance = "" if band.get("low") is None else f"<br>by chance {band['low']:.2f} to {band['high']:.2f}"
    numbers = f"{NUMBERS[name][0]} {text}{chance}".replace("-", "−")
    head = f"<b>{window['from'][:7]} to {window['to'][:7]}</b>"
    return f"{head}<br>{numbers}<br>{counted(window['statements']['counted'], 'statement')}"

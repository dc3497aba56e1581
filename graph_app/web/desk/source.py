"""What an edit rests on: a source on record, or a new one with address, title, date and grade."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from graph_app.schema import TABLES
from graph_app.web import ids
from graph_app.web.desk.fields import demanded, field
from graph_app.web.desk.shown import Plain, text
from graph_app.workspace.checking import DEMANDED
from graph_app.workspace.findings import Finding
from graph_app.workspace.state import State

HOW = "source.how"
KNOWN = "source.known"
NEW = ("url", "title", "publisher", "date", "kind", "grade")
"""Columns of a source that is new, in the order in which they are filled in."""
_PREFIX = "source."
_CHOICE = TABLES["ties"].field("source_id").model_copy(update={"name": "known", "required": False})


def block(
    state: State, values: Plain, findings: Mapping[str, Finding], *, none: str = "", title: str = "Source"
) -> Component:
    """Return the fields of what an edit rests on.

    Parameters
    ----------
    state : State
        The tables: sources on record.
    values : mapping
        What was filled in before.
    findings : mapping of str to Finding
        What is wrong with the columns of a source that is new, and under "source" with the choice.
    none : str
        What it is called to say nothing; empty where there must be a source.
    title : str
        What stands above.
    """
    ways = {"": none} if none else {}
    ways |= {"known": "On record", "new": "A new one"}
    how = text(values, HOW)
    chosen = how if how in ways else next(iter(ways))
    fresh = [
        field(
            state,
            "sources",
            demanded(TABLES["sources"].field(name), DEMANDED["sources"]),
            text(values, f"{_PREFIX}{name}") or None,
            findings.get(name),
            prefix=_PREFIX,
        )
        for name in NEW
    ]
    known = field(state, "ties", _CHOICE, text(values, KNOWN) or None, findings.get("source"), prefix=_PREFIX)
    choice = dmc.SegmentedControl(
        id=ids.desk_field(HOW),
        value=chosen or "none",
        data=[{"value": value or "none", "label": label} for value, label in ways.items()],
        size="xs",
        fullWidth=True,
        attributes={"root": {"aria-label": title}},
        className="wide",
    )
    return html.Fieldset(
        [
            html.Legend(title),
            choice,
            html.Div(known, className="desk-fields if-known"),
            html.Div(fresh, className="desk-fields if-new"),
        ],
        className="desk-source wide",
    )


def said(values: Plain) -> str | dict[str, Any]:
    """Return what was filled in as an edit takes it: a source's id, the cells of a new one, or nothing.

    >>> said({"source.how": "known", "source.known": "s-1"}), said({"source.known": "s-1"})
    ('s-1', '')
    >>> said({"source.how": "new", "source.url": "https://a.example", "source.title": ""})
    {'url': 'https://a.example'}
    """
    how = text(values, HOW)
    if how == "known":
        return text(values, KNOWN)
    if how != "new":
        return ""
    return {name: text(values, f"{_PREFIX}{name}") for name in NEW if text(values, f"{_PREFIX}{name}")}

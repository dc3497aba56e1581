"""The forms of the scenario: what they ask becomes an act, what cannot be is said; saved ones are opened."""

from __future__ import annotations

import binascii
from base64 import b64decode
from typing import Any

import orjson
from dash import ALL, Dash, Input, Output, State, ctx, dcc, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from graph_app.analyses import Scenario
from graph_app.errors import QueryError
from graph_app.graph import Network
from graph_app.web import ids
from graph_app.web.acts.supposing import supposing
from graph_app.web.seen import Seen
from graph_app.web.sheets.forms import asked
from graph_app.web.sheets.whatif import LARGEST
from graph_app.web.view import View

MISSING = "Choose what is to be supposed first."


def body(seen: Seen) -> list[Component]:
    """Return where acts on the scenario are written."""
    return [dcc.Store(id=ids.act("suppose")), dcc.Store(id=ids.SCENARIO_FILE)]


def answer(
    network: Network, view: View, form: str, fields: dict[str, Any]
) -> tuple[dict[str, Any] | None, str]:
    """Return the act that a form asks for, and what is wrong where there is none."""
    found = asked(view, form, fields)
    if found is None:
        return None, MISSING
    word, text = found
    try:
        supposing(network, view.scenario, word, text)
    except QueryError as error:
        return None, str(error)
    return {"verb": "suppose", "word": word, "text": text}, ""


def opened(network: Network, contents: str) -> tuple[dict[str, Any] | None, str]:
    """Return the act that takes up a saved scenario, and what is wrong where it cannot be read."""
    if not contents:
        return None, f"This file is not a saved scenario: it is empty or has more than {LARGEST:,} bytes."
    try:
        data = orjson.loads(b64decode(contents.partition(",")[2], validate=True))
    except (binascii.Error, orjson.JSONDecodeError):
        return None, "This file is not a saved scenario: it is not JSON."
    try:
        found = Scenario.from_json(network, data)
    except QueryError as error:
        return None, f"This file is not a scenario of these data. {error}"
    return {"verb": "take-up", "scenario": found.as_json()}, ""


def register(app: Dash, seen: Seen) -> None:
    """Add the callback of the forms and of the file."""

    @app.callback(
        output={
            "act": Output(ids.act("suppose"), "data"),
            "said": Output(ids.whatif("said", ALL), "children"),
        },
        inputs={
            "clicks": Input(ids.whatif("button", ALL), "n_clicks"),
            "file": Input(ids.SCENARIO_FILE, "data"),
        },
        state={
            "values": State(ids.supposed(ALL, ALL), "value"),
            "fields": State(ids.supposed(ALL, ALL), "id"),
            "data": State(ids.VIEW, "data"),
            "places": State(ids.whatif("said", ALL), "id"),
        },
        prevent_initial_call=True,
    )
    def suppose(**event: Any) -> Any:
        given = ctx.triggered[0]["value"] if ctx.triggered else None
        if not given:  # the forms have only just come
            raise PreventUpdate
        where, network = ctx.triggered_id, seen.explorer.network
        if where == ids.SCENARIO_FILE:
            found, wrong = opened(network, str(given.get("content", "")) if isinstance(given, dict) else "")
        else:
            pairs = zip(event["fields"], event["values"], strict=True)
            fields = {key["field"]: value for key, value in pairs if key["form"] == where["place"]}
            found, wrong = answer(network, seen.read(event["data"]), where["place"], fields)
        return {"act": found or no_update, "said": [wrong] * len(event["places"])}

"""The desk on the page: a drawer in which the debate is edited, and what follows the edits of others."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from flask import Flask, abort, request

from graph_app.errors import GraphAppError
from graph_app.web import ids
from graph_app.web.access import known
from graph_app.web.answers import Answer
from graph_app.web.answers import Plain as Held
from graph_app.web.desk.history import undone
from graph_app.web.desk.model import Desk
from graph_app.web.desk.pages import PAGES
from graph_app.web.desk.seal import is_own
from graph_app.web.desk.shown import Plain, Shown, text
from graph_app.web.edition import edition, facts
from graph_app.web.login import WAY_OUT
from graph_app.web.parts import aria
from graph_app.web.rest import answer as as_json
from graph_app.web.rest import failure
from graph_app.web.seen import Seen
from graph_app.web.still import still
from graph_app.web.view import View
from graph_app.workspace.roles import ForbiddenError, allowed

OLD = "This page was made too long ago to edit from. Press the button again: it has been renewed."
STAYS = "What you typed is still here."
UNKNOWN = "The page asked for something that does not exist. Reload it."


def body(desk: Desk) -> Component:
    """Return the closed drawer and what it remembers."""
    told: dict[str, Any] = {"data-desk-close": "", **aria(label="Close")}
    close = html.Button("✕", type="button", className="story-button", **told)
    leave: dict[str, Any] = {"data-desk-out": WAY_OUT}
    out = html.Button("Log out", type="button", className="plain", **leave) if desk.provider else None
    return html.Div(
        [
            html.Aside(
                [
                    html.Div(
                        [html.Span(f"As {desk.who()}", className="quiet"), out, close], className="desk-head"
                    ),
                    html.Div(id=ids.DESK_WRONG, role="alert", className="desk-wrong"),
                    html.Div(id=ids.DESK_CONTENT),
                ],
                id=ids.DESK,
                className="desk",
                **aria(label="Editing"),
            ),
            html.Div(id=ids.DESK_SAID, role="status", className="desk-said card"),
            dcc.Store(id=ids.DESK_ASKED),
            dcc.Store(id=ids.DESK_MEMORY),
            dcc.Store(id=ids.DESK_SEAL, data=desk.seal.of(desk.who())),
            dcc.Store(id=ids.act("desk")),
        ],
        className="desk-root",
    )


def answers(seen: Seen) -> list[Answer]:
    """Return what says which state of the data is shown."""

    def said(seen: Seen, view: View, held: Held) -> dict[str, Any]:
        return {"facts": facts(seen), "edition": edition(seen)}

    outputs = {"facts": Output(ids.FACTS, "children"), "edition": Output(ids.EDITION, "children")}
    return [Answer("edition", outputs, said, setting=True)]


def answer(desk: Desk, view: View, event: Plain) -> Shown:
    """Return what becomes of the desk.

    Parameters
    ----------
    desk : Desk
        The debate and who asks.
    view : View
        What the page shows.
    event : mapping
        `asked` (a page that shall be opened), or `what` (the button), `memory` and `values`.

    Raises
    ------
    GraphAppError
        If it cannot be done; what was filled in stays as it is.
    """
    ws = desk.here()
    asked, memory, what = event.get("asked"), event.get("memory") or {}, str(event.get("what") or "")
    given = asked if isinstance(asked, dict) else memory if isinstance(memory, dict) else {}
    page = PAGES.get(text(given, "page"))
    if asked is None and what.startswith("undo:") and text(given, "page") != "history":
        page = PAGES["history"]  # from what was said of the last edit
        given = {"page": "history"}
    if page is None:
        raise ForbiddenError(UNKNOWN)
    verb = "edit" if what.startswith("undo:") else page.verb
    if not allowed(ws.role(), verb):
        raise ForbiddenError(f"{ws.user} may not do this here: ask an owner of the debate for a role.")
    if asked is not None:
        return page.opened(ws, given, view)
    if what.startswith("undo:"):
        return undone(ws, given, what)
    return page.done(ws, given, what, event.get("values") or {})


def written(found: Shown) -> dict[str, Any]:
    """Return what the page writes."""
    return {
        "content": html.Div() if found.content is None else still(found.content),
        "classes": "desk" if found.content is None else "desk open",
        "memory": found.memory,
        "act": found.act or no_update,
        "said": no_update if found.said is None else still(found.said),
        "wrong": None,
        "seal": no_update,
    }


_OUTPUTS: dict[str, Any] = {
    "content": Output(ids.DESK_CONTENT, "children"),
    "classes": Output(ids.DESK, "className"),
    "memory": Output(ids.DESK_MEMORY, "data"),
    "act": Output(ids.act("desk"), "data"),
    "said": Output(ids.DESK_SAID, "children"),
    "wrong": Output(ids.DESK_WRONG, "children"),
    "seal": Output(ids.DESK_SEAL, "data"),
}


def fields(names: list[Any], values: list[Any]) -> dict[str, Any]:
    """Return what is filled in by the name of its field; what the browser does not name is left out.

    >>> fields([{"name": "why", "type": "desk-field"}, None], ["moved", "x"])
    {'why': 'moved'}
    """
    pairs = zip(names, values, strict=False)
    return {str(key["name"]): value for key, value in pairs if isinstance(key, dict) and "name" in key}


def refused(words: str, **more: Any) -> dict[str, Any]:
    """Return what the page writes where nothing can be done: the reason, and all that was typed stays."""
    return dict.fromkeys(_OUTPUTS, no_update) | {"wrong": words, "classes": "desk open"} | more


def register(app: Dash, seen: Seen) -> None:
    """Add the callback of the desk, and what follows the edits of others."""
    desk = seen.desk
    assert desk is not None  # there is no such panel without one
    clientside: Any = app.clientside_callback
    clientside(ClientsideFunction("graph_app", "knowEdition"), Input(ids.VIEW, "data"))
    clientside(
        ClientsideFunction("graph_app", "deskDrawn"),
        Input(ids.DESK_MEMORY, "data"),
        prevent_initial_call=True,
    )

    @app.callback(
        output=_OUTPUTS,
        inputs={"asked": Input(ids.DESK_ASKED, "data"), "clicks": Input(ids.desk_do(ALL), "n_clicks")},
        state={
            "memory": State(ids.DESK_MEMORY, "data"),
            "values": State(ids.desk_field(ALL), "value"),
            "names": State(ids.desk_field(ALL), "id"),
            "seal": State(ids.DESK_SEAL, "data"),
            "data": State(ids.VIEW, "data"),
        },
        prevent_initial_call=True,
    )
    def work(**event: Any) -> dict[str, Any]:
        trigger = ctx.triggered_id
        if not (ctx.triggered and ctx.triggered[0]["value"]):  # the buttons have only just come
            raise PreventUpdate
        if not desk.seal.holds(event["seal"], desk.who()):
            return refused(OLD, seal=desk.seal.of(desk.who()))
        told: dict[str, Any] = {"memory": event["memory"], "values": fields(event["names"], event["values"])}
        told |= {"asked": event["asked"]} if trigger == ids.DESK_ASKED else {"what": trigger["what"]}
        try:
            return written(answer(desk, seen.read(event["data"]), told))
        except GraphAppError as error:
            stays = error.http_status == 503 and bool(told["values"])
            return refused(f"{error} {STAYS}" if stays else str(error))

    guard(app.server, desk)


def guard(server: Flask, desk: Desk) -> None:
    """Let only pages of this server ask for edits, and tell which change was the last one."""

    def check() -> None:
        if request.method not in ("GET", "HEAD", "OPTIONS") and not is_own(request, desk.public_host):
            abort(403, "This request comes from another page than one of this server.")
        if not known(request):
            abort(403, "There is no rule for what is asked.")

    server.before_request(check)

    @server.get("/api/workspace/head")
    def head() -> Any:
        try:
            found = as_json({"head": desk.workspace.head()})
        except GraphAppError as error:
            return failure(error)
        found.headers["Cache-Control"] = "no-store"
        return found

"""Views that are kept with the debate, and links that open one of them without a login."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from graph_app.errors import QueryError
from graph_app.text import counted
from graph_app.web import ids
from graph_app.web.desk import pieces
from graph_app.web.desk.shown import Page, Plain, Shown, text
from graph_app.web.menus import told
from graph_app.web.parts import inward
from graph_app.web.view import View
from graph_app.workspace.findings import ConflictError
from graph_app.workspace.roles import allowed

if TYPE_CHECKING:
    from graph_app.workspace.opened import Workspace
    from graph_app.workspace.store.links import Link
    from graph_app.workspace.store.saved import Saved

MOST = 100
"""Views that are shown."""


def opened(ws: Workspace, asked: Plain, view: View) -> Shown:
    """Return the saved views, and the field that saves the present one."""
    return _page(ws, {"page": "views", "query": view.to_query()}, {})


def acted(ws: Workspace, memory: Plain, what: str, values: Plain) -> Shown:
    """Save the view, make or withdraw a link, or remove a view."""
    verb, _, said = what.partition(":")
    number, _, version = said.partition(".")
    try:
        return _DONE[verb](ws, memory, values, _digits(number), _digits(version))
    except KeyError:
        return _page(ws, memory, values)
    except ConflictError as error:
        return _page(ws, memory, values, f"{error} Look at it again.")
    except QueryError as error:
        return _page(ws, memory, values, str(error))


def _save(ws: Workspace, memory: Plain, values: Plain, number: int, version: int) -> Shown:
    made = ws.save("view", text(values, "title"), {"query": text(memory, "query")})
    return _page(ws, memory, {}, done=f"Saved: {made.title}.")


def _share(ws: Workspace, memory: Plain, values: Plain, number: int, version: int) -> Shown:
    token, link = ws.share(number, text(values, "until") or None)
    return _page(ws, memory, values, made=_address(token, link))


def _withdraw(ws: Workspace, memory: Plain, values: Plain, number: int, version: int) -> Shown:
    ws.revoke(number)
    return _page(ws, memory, values, done=f"Link {number} opens nothing any more.")


def _remove(ws: Workspace, memory: Plain, values: Plain, number: int, version: int) -> Shown:
    gone = ws.remove(number, version)
    return _page(ws, memory, values, done=f"Removed: {gone.title}.")


_DONE = {"save": _save, "share": _share, "withdraw": _withdraw, "remove": _remove}
"""What buttons do, by the first word of their names."""


def _digits(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0


def _page(
    ws: Workspace,
    memory: Plain,
    values: Plain,
    wrong: str = "",
    *,
    done: str = "",
    made: Component | None = None,
) -> Shown:
    role, views = ws.role(), ws.saved("view")
    saves, shares = allowed(role, "save"), allowed(role, "share")
    links = [one for one in ws.links() if one.revoked is None] if shares else []
    titles = {one.item: one.title for one in views}
    until = dmc.TextInput(
        id=ids.desk_field("until"),
        label="New links open until",
        value=text(values, "until"),
        placeholder="for ever, or a date such as 2027-03",
        size="xs",
        className="wide",
    )
    content = pieces.form(
        "Saved views",
        pieces.found((), wrong),
        made,
        _saving(values) if saves else None,
        html.Ul([_view(one, saves=saves, shares=shares) for one in views[:MOST]], className="desk-history")
        if views
        else html.P("No view is saved yet.", className="quiet"),
        html.Div(until, className="desk-fields") if shares and views else None,
        _links(links, titles) if links else None,
    )
    kept = {"page": "views", "query": text(memory, "query")}
    return Shown(content, kept, said=done or None)


def _saving(values: Plain) -> Component:
    """Return the field with which the view that is shown is saved."""
    title = dmc.TextInput(
        id=ids.desk_field("title"),
        label="Save what the page shows now as",
        value=text(values, "title"),
        placeholder="One line",
        size="xs",
        className="wide",
    )
    return html.Div(
        [
            html.Div(title, className="desk-fields"),
            html.Div(pieces.do("save", "Save", "strong"), className="desk-ways"),
        ]
    )


def _view(one: Saved, *, saves: bool, shares: bool) -> Component:
    """Return a saved view with what can be done with it."""
    share: dict[str, Any] = {"aria-label": f"Share {one.title}"}
    remove: dict[str, Any] = {"aria-label": f"Remove {one.title}"}
    buttons = [
        pieces.do(f"share:{one.item}", "Share", "small", **share) if shares else None,
        pieces.do(f"remove:{one.item}.{one.version}", "Remove", "small", **remove) if saves else None,
    ]
    head = [inward(one.title, f"?{one.content['query']}"), *(each for each in buttons if each is not None)]
    by = html.P([one.by, " ", pieces.time(one.at)], className="quiet small")
    return html.Li([html.Div(head, className="when"), by])


def _address(token: str, link: Link) -> Component:
    """Return the address of a new link, which is shown this once; the browser writes it out."""
    until = "" if link.until is None else " Until it ends it can be withdrawn below."
    return html.Div(
        [
            html.P(f"Whoever has this link sees this one view, without a login, and nothing else.{until}"),
            html.Code(f"s/{token}", className="desk-link", **told(own=f"s/{token}")),
            html.P("It is shown once and kept nowhere: copy it now.", className="quiet small"),
        ],
        className="card",
        role="status",
    )


def _links(links: list[Link], titles: dict[int, str]) -> Component:
    """Return the links that open something, each with the button that ends it."""
    rows = []
    for one in links:
        until = "" if one.until is None else f", until {one.until[:10]}"
        end: dict[str, Any] = {"aria-label": f"Withdraw link {one.id}"}
        words = f"Link {one.id} to {titles.get(one.item, 'a view that was removed')}{until} "
        rows.append(
            html.Li(
                [
                    html.Div([html.Span(words), pieces.do(f"withdraw:{one.id}", "Withdraw", "small", **end)]),
                    html.P([one.by, " ", pieces.time(one.at)], className="quiet small"),
                ]
            )
        )
    return html.Section([html.H3(counted(len(links), "share link")), html.Ul(rows, className="desk-history")])


PAGE = Page("read", opened, acted)

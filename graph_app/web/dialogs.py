"""Dialogs that the page's own scripts fill: the browser keeps the focus within, Esc closes them."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from graph_app.web.menus import told
from graph_app.web.parts import aria


def dialog(key: str, title: str, **data: str) -> Component:
    """Return a closed dialog with a title, a body, a line that says what happens, and a foot for buttons.

    Parameters
    ----------
    key : str
        Its id.
    title : str
        What it is called at first.
    **data
        What its script reads.
    """
    named = told(act="hide") | aria(label="Close")
    close = html.Button("✕", type="button", className="dialog-close", **named)
    return html.Dialog(
        [
            html.Header([html.H2(title, id=f"{key}-name"), close]),
            html.Div(className="dialog-body"),
            html.P(className="dialog-said", role="status"),
            html.Footer(className="dialog-foot"),
        ],
        id=key,
        className="dialog",
        role="dialog",
        **told(**data),
        **aria(labelledby=f"{key}-name", modal="true"),
    )

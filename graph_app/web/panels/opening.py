"""Files become debates of a session: the button and dialog for it, the line on the page of such a debate."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from graph_app.importers import IMPORTERS
from graph_app.importers.choosing import GUESSES
from graph_app.schema import TABLES
from graph_app.web import ids
from graph_app.web.dialogs import dialog
from graph_app.web.guests.bounds import Bounds
from graph_app.web.guests.guest import Guest
from graph_app.web.guests.pages import lasting
from graph_app.web.menus import told
from graph_app.web.parts import aria
from graph_app.web.seen import Seen

HERE = "Files are read on the server of this page and go when the debate goes."
_ENDS = {
    "actors": (("id", "id"),),
    "ties": (("from_id", "from (first end)"), ("to_id", "to (second end)"), ("id", "id")),
}
_LOOK = "dialog-button ribbon-button"
_YES = [["yes", "yes"], ["no", "no"]]


def button(seen: Seen) -> list[Component]:
    """Return the button of the header, where readers may open files."""
    if seen.bounds is None:
        return []
    label = {"root": {"title": "Open a file as a debate of its own (O)", "aria-keyshortcuts": "o"}}
    return [dmc.Button("Open …", id=ids.OPENING_OPEN, variant="default", size="xs", attributes=label)]


def columns() -> dict[str, list[list[str]]]:
    """Return what a column of a file can be: name, words and meaning, by table."""
    found = {}
    for table, guessed in GUESSES.items():
        fields = {field.name: field.meaning for field in TABLES[table].fields}
        named = [*_ENDS[table], *((column, column.replace("_", " ")) for column in guessed)]
        found[table] = [[column, words, fields.get(column, "")] for column, words in named]
    return found


def options() -> list[list[Any]]:
    """Return what can be said of files: name, words, values with their words, whether only of tables."""
    formats = [[one.name, one.title] for one in IMPORTERS]
    return [
        ["format", "Format", formats, False],
        ["directed", "Every tie is directed", _YES, False],
        ["encoding", "Encoding, such as windows-1251", [], False],
        ["header", "The first row names the columns", _YES, True],
        ["delimiter", "Between cells stands", [], True],
    ]


def words(bounds: Bounds) -> dict[str, Any]:
    """Return what the dialog needs to know beside the files."""
    return {
        "columns": columns(),
        "options": options(),
        "formats": {one.name: one.title for one in IMPORTERS},
        "megabytes": bounds.megabytes,
        "each": bounds.each,
        "lasting": lasting(bounds.minutes),
        "here": HERE,
    }


def body(seen: Seen) -> list[Component]:
    """Return the dialog, which `assets/opening.js` fills, and what is seen while files are dragged."""
    if seen.bounds is None:
        return []
    root = "../../" if seen.guest else ""
    box = dialog(ids.OPENING, "Open a file as a debate", words=json.dumps(words(seen.bounds)), root=root)
    layer = html.Div(
        html.Div("Drop files to open them as a debate of your own"),
        id=ids.DROPPING,
        className="dropping-layer",
        hidden=True,
        **aria(hidden="true"),
    )
    return [box, layer]


def _button(text: str, do: str, when: str) -> Component:
    """Return a button of the line, which `assets/ribbon.js` answers."""
    return html.Button(
        text, type="button", hidden=when == "closing", className=_LOOK, **told(do=do, when=when)
    )


def ribbon(seen: Seen) -> list[Component]:
    """Return the line that says what sort of debate this is; nothing for the one of the server."""
    if seen.guest is None:
        return []
    return [_ribbon(seen.guest)]


def _ribbon(guest: Guest) -> Component:
    until = datetime.fromtimestamp(guest.until, UTC).isoformat(timespec="seconds")
    usual, asked = told(when="usual"), told(when="closing")
    time = html.Time(f"{until[11:16]} UTC", id=ids.RIBBON_TIME, dateTime=until)
    package = html.A("Download as data package", href="api/graph.package", className=_LOOK, **usual)
    return html.Aside(
        [
            html.Span(["Only in this browser session; gone at ", time], **usual),
            html.Span("Close it? What you did not download is lost.", hidden=True, **asked),
            html.Div(
                [
                    _button("Report", "report", "usual"),
                    package,
                    _button("Close", "close", "usual"),
                    _button("Close it", "end", "closing"),
                    _button("Keep it", "keep", "closing"),
                ],
                className="ribbon-acts",
            ),
            dcc.Store(id=ids.RIBBON_UNTIL, data=until),
        ],
        id=ids.RIBBON,
        className="ribbon",
        **told(token=guest.token),
        **aria(label="A debate of this session"),
    )


def register(app: Dash, seen: Seen) -> None:
    """Add what says the time by the reader's clock."""
    if seen.guest is None:
        return
    clientside: Any = app.clientside_callback
    clientside(
        ClientsideFunction("graph_app", "ribbonTime"),
        Output(ids.RIBBON_TIME, "children"),
        Input(ids.RIBBON_UNTIL, "data"),
    )

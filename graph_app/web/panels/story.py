"""The story: views in an order with a few words each, and their presentation.

What is written stays in the browser (`assets/story*.js`); only a file that is opened comes here for a check.
"""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from graph_app.errors import DataError
from graph_app.files import file_stem
from graph_app.graph import Network
from graph_app.web import ids
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.story import FORMAT, LIMITS, VERSION, origin
from graph_app.web.story_file import open_story

_PRIVATE = (
    "Your draft stays in this browser, one for each data set. With two windows open the last change counts. "
    "A file that you open is checked by the server of this page and not kept there."
)


def _button(words: Any, do: str, label: str = "", look: str = "") -> Component:
    """Return a button that the page's own script answers."""
    named: dict[str, Any] = {"data-do": do}
    if label:
        named |= {"title": label, "aria-label": label}
    return html.Button(words, type="button", className=f"story-button {look}".strip(), **named)


def _drawer(about: dict[str, Any]) -> Component:
    """Return where a story is written; title and steps are filled in by the browser."""
    head = [
        html.H2("Story"),
        _button("Present", "present", look="strong"),
        _button("✕", "close", "Close the story"),
    ]
    named: dict[str, Any] = {"aria-label": "Story", "data-about": json.dumps(about)}
    files = [
        _button("Save story", "save"),
        _button("Open story", "open"),
        _button("New", "new", "Begin a new story"),
    ]
    return html.Aside(
        [
            html.Div(head, className="story-head"),
            html.Div(
                [
                    html.Div(className="story-name"),
                    html.Ol(className="story-steps", **aria(label="Steps")),
                    _button("+ Add this view", "add", look="wide"),
                    html.P(_PRIVATE, className="story-note"),
                ],
                className="story-body",
            ),
            html.Div(className="story-said", role="status"),
            html.Div(files, className="story-foot"),
        ],
        id=ids.STORY,
        className="story",
        **named,
    )


def _caption() -> Component:
    """Return what is beside the picture while a story is presented."""
    walk = [
        _button("←", "previous", "Previous step (←)", "round"),
        html.Div(html.Div(className="story-bar"), className="story-way", **aria(hidden="true")),
        _button("→", "next", "Next step (→)", "round"),
    ]
    return html.Section(
        [
            html.Div(
                [
                    html.P(className="story-of"),
                    _button("Leave", "leave", "Leave the presentation (Esc)", "faint"),
                ],
                className="story-top",
            ),
            html.Div(className="story-words", tabIndex="0"),
            html.Div(walk, className="story-walk"),
            html.Div(className="visually-hidden", role="status", **aria(live="polite")),
        ],
        id=ids.STORY_SHOW,
        className="story-show",
        tabIndex="-1",
        **aria(label="Presentation"),
    )


def body(seen: Seen) -> Component:
    """Return the drawer and the caption, both hidden."""
    data = origin(seen.explorer.network).model_dump()
    about = {
        "format": FORMAT,
        "version": VERSION,
        "data": data,
        "limits": LIMITS,
        "stem": file_stem(data["name"]),
    }
    return html.Div(
        [_drawer(about), _caption(), dcc.Store(id=ids.STORY_FILE), dcc.Store(id=ids.STORY_OPENED)],
        className="story-root",
    )


def answer(network: Network, file: dict[str, Any]) -> dict[str, Any]:
    """Return the story of a file, or what is wrong with it; `n` tells which file it was.

    Parameters
    ----------
    network : Network
        The data of the page.
    file : dict
        `content`, base64 of the file's bytes, and `n`.
    """
    try:
        content = base64.b64decode(str(file.get("content")), validate=True)
        opened = open_story(content, network)
    except binascii.Error:
        return {"n": file.get("n"), "error": "The file could not be read."}
    except DataError as error:
        return {"n": file.get("n"), "error": str(error)}
    story = opened.story
    return {
        "n": file.get("n"),
        "title": story.title,
        "created": story.created,
        "steps": [
            step.model_dump() | {"notes": list(notes)}
            for step, notes in zip(story.steps, opened.unknown, strict=True)
        ],
        "notes": list(opened.notes),
    }


def register(app: Dash, seen: Seen) -> None:
    """Add the check of a file, and what the browser does by itself."""

    @app.callback(Output(ids.STORY_OPENED, "data"), Input(ids.STORY_FILE, "data"), prevent_initial_call=True)
    def check(file: dict[str, Any]) -> dict[str, Any]:
        return answer(seen.explorer.network, file)

    clientside: Any = app.clientside_callback
    clientside(
        ClientsideFunction("graph_app", "storyOpened"),
        Input(ids.STORY_OPENED, "data"),
        prevent_initial_call=True,
    )
    clientside(ClientsideFunction("graph_app", "storyView"), Input(ids.VIEW, "data"), Input(ids.STORY, "id"))

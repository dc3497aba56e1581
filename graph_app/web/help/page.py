"""The page at `/help`: words, arithmetic, methods, keys, data, files, privacy; it needs no script."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from flask import Flask, Response, render_template
from markupsafe import Markup, escape

from graph_app.analyses.methods import GROUPS, METHODS
from graph_app.exporters import EXPORTERS
from graph_app.exporters import GROUPS as FORMATS
from graph_app.filters import PARTS
from graph_app.importers import IMPORTERS
from graph_app.web.help import texts
from graph_app.web.help.debate import debate
from graph_app.web.help.example import example
from graph_app.web.help.formulas import OPENNESS, formulas, maths
from graph_app.web.help.words import WORDS
from graph_app.web.parts import HELP
from graph_app.web.rest import answer
from graph_app.web.seen import Seen
from graph_app.web.verbs import VERBS

CONTENTS = {
    "start": "What you see",
    "words": "Words",
    "stance": "How stance is computed",
    "methods": "Methods",
    "keys": "Keyboard",
    "filters": "Words of a link",
    "data": "The data of this debate",
    "files": "Files",
    "privacy": "Privacy",
    "program": "The program",
}
"""Sections by their anchors."""


def keys() -> list[tuple[str, str]]:
    """Return all keys of verbs with what they do, from the table of verbs."""
    return [(one.keyed, one.title) for one in VERBS if one.key and one.key != "Escape"]


def methods() -> dict[str, Any]:
    """Return every method in words, as plain values."""
    return {"groups": GROUPS, "methods": [one.as_dict() for one in METHODS]}


def coded(words: str) -> Markup:
    """Return words as HTML, with what stands between backticks as code.

    >>> coded("`back` < 0")
    Markup('<code>back</code> &lt; 0')
    """
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(words))))


def context(seen: Seen) -> dict[str, Any]:
    """Return all that the page says."""
    return {
        "coded": coded,
        "contents": CONTENTS,
        "texts": texts,
        "words": WORDS,
        "example": example(),
        "openness": maths(OPENNESS, "openness = Σ confidence × direction × stance / Σ confidence"),
        "formulas": formulas({one.name: one.formula for one in METHODS}),
        "groups": [(title, [one for one in METHODS if one.group == name]) for name, title in GROUPS.items()],
        "keys": keys(),
        "parts": [(part.word, part.help) for part in PARTS],
        "debate": debate(seen.explorer),
        "read": [one.title for one in IMPORTERS],
        "written": [
            (title, [one for one in EXPORTERS if one.group == group]) for group, title in FORMATS.items()
        ],
        "opens": seen.bounds is not None,
        "version": seen.version,
    }


def register(seen: Seen, server: Flask) -> None:
    """Add the page, and the methods as JSON, to the server of a debate."""

    @lru_cache(maxsize=4)
    def page(fingerprint: str) -> str:  # the data change where they are edited
        return render_template("help.html", **context(seen))

    @server.get(f"/{HELP}")
    def help_page() -> Response:
        return Response(page(seen.explorer.network.dataset.fingerprint), mimetype="text/html")

    @server.get("/api/methods")
    def every_method() -> Response:
        return answer(methods())

"""What stands around the data: head, policy, style, words for readers without scripts, script."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from pathlib import Path
from typing import Any

import orjson

_HERE = Path(__file__).parent
SCRIPT, STYLE = _HERE / "offline.js", _HERE / "offline.css"
"""Built by ``web/canvas/js``."""

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="graph_app">
<meta name="description" content="{sentence}">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<div id="page">
<header class="head">
<h1 dir="auto">{title}</h1>
<p id="sentence">{sentence}</p>
</header>
<noscript><p class="card">Picture, search and evidence need JavaScript, which is switched off here.
Nothing is loaded from elsewhere.</p></noscript>
<footer class="foot"><p id="citation" dir="auto">{citation}</p></footer>
</div>
<script type="application/json" id="data">"""

_END = """</script>
<script>{script}</script>
</body>
</html>
"""


def inert(value: dict[str, Any]) -> bytes:
    r"""Return a JSON object without its opening and closing brace, as it can stand inside a script element.

    No character of it can end the element or open a comment, and none is a line break to JavaScript alone.

    >>> inert({"a": "</script>"})
    b'"a":"\\u003c/script\\u003e"'
    """
    data = orjson.dumps(value)[1:-1]
    for character in "<>&\u2028\u2029":
        data = data.replace(character.encode(), f"\\u{ord(character):04x}".encode())
    return data


def digest(text: str) -> str:
    """Return the hash of an inline script or style as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy() -> str:
    """Return what the page may load and run: nothing but what is in it."""
    script, style = (path.read_text(encoding="utf-8") for path in (SCRIPT, STYLE))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {digest(script)}",
            f"style-src {digest(style)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def frame(about: dict[str, str]) -> tuple[bytes, bytes]:
    """Return the page up to the data and after it.

    Parameters
    ----------
    about : dict
        Attributes of the graph: title, filter and citation are written where no script is needed.
    """
    script, style = SCRIPT.read_text(encoding="utf-8"), STYLE.read_text(encoding="utf-8")
    before = _PAGE.format(
        policy=policy(),
        title=escape(about["title"]),
        sentence=escape(about["filter"]),
        citation=escape(about["citation"]),
        style=style,
    )
    return before.encode("utf-8", "replace"), _END.format(script=script).encode()

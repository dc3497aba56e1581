"""Small pieces that several panels show: swatches, glyphs, source links, dates."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from graph_app.text import safe_url as safe_url
from graph_app.web import elements as html


def aria(**names: str) -> dict[str, Any]:
    """Return attributes for assistive technology.

    >>> aria(label="Help")
    {'aria-label': 'Help'}
    """
    return {f"aria-{name}": value for name, value in names.items()}


def opener(target: Any, words: Any, css: str = "", **attributes: Any) -> Component:
    """Return the button of a menu or popover, itself the element that says whether it is open.

    Parameters
    ----------
    target : type
        ``dmc.MenuTarget`` or ``dmc.PopoverTarget``; around a button of its own it would be a second,
        nameless element.
    words : Any
        What the button says.
    css : str
        More classes, such as "accent".
    **attributes
        Of the button, such as ``aria(label="…")`` or ``id``.
    """
    props = {"component": "button", "type": "button", "className": f"opener {css}".strip()}
    found: Component = target(words, boxWrapperProps=props | attributes)
    return found


def swatch(code: int) -> Component:
    """Return the dot of a stance."""
    return html.Span(className=f"swatch stance-{code}", **aria(hidden="true"))


def both_mark(sides: tuple[int, int]) -> Component:
    """Return the mark of who stands on both sides of an issue, with how often on which."""
    mark = html.Span(className="swatch both-sides", **aria(hidden="true"))
    return html.Span([mark, f" both sides: {sides[0]:,} for, {sides[1]:,} against"], className="badge")


def glyph(number: int) -> Component:
    """Return the shape of a kind of actor."""
    return html.Span(className=f"glyph glyph-{number}", **aria(hidden="true"))


def outward(children: Any, url: Any, **rest: Any) -> Component:
    """Return a link that leaves the page, or its plain text where the address is not a web address."""
    address = safe_url(url)
    if address is None:
        return html.Span(children, **rest)
    return html.A(children, href=address, target="_blank", rel="noopener noreferrer", **rest)


GRADES = {
    "official": "official record",
    "own_statement": "own statement",
    "press": "press",
    "aggregator": "aggregator",
}


RESTS = "All that rests on this source"
"""What the sheet of a source shows."""


def source_line(source: dict[str, Any] | None, locator: str | None = None, link: str = "") -> Component:
    """Return a source as a line: title, publisher, date, grade; `link` opens what else rests on it."""
    if source is None:
        return html.Div("No source given", className="source none")
    notes = [source.get("publisher"), source.get("date"), GRADES.get(str(source.get("grade"))), locator]
    said = " · ".join(str(note) for note in notes if note)
    return html.Div(
        [
            outward([str(source["title"]), html.Span("\u00a0↗", **aria(hidden="true"))], source["url"]),
            inward(said or RESTS, link, className="quiet opens", title=RESTS)
            if link
            else html.Span(said, className="quiet"),
        ],
        className="source",
    )


HELP = "help"
"""Where the help is, from the address of the debate."""


def method_link(method: str) -> str:
    """Return where a method is explained, from the address of the debate.

    >>> method_link("pagerank")
    'help#method-pagerank'
    """
    return f"{HELP}#method-{method}"


def explains(words: Any, method: str) -> Component:
    """Return words that lead to what the help says of a method, in a tab of its own."""
    return html.A(words, href=method_link(method), target="_blank", title="In the help, in a new tab")


def inward(children: Any, link: str, **rest: Any) -> Component:
    """Return a link to another view of this page."""
    return html.Link(children, href=link, refresh=False, **rest)

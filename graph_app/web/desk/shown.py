"""What the desk shows, and what its pages have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph_app.web.view import View

if TYPE_CHECKING:
    from graph_app.workspace.opened import Workspace

Plain = Mapping[str, Any]
"""Plain values from a browser: they may be anything."""


@dataclass(frozen=True)
class Shown:
    """What becomes of the desk.

    Attributes
    ----------
    content : component or None
        What it shows; None closes it.
    memory : dict
        What comes back with the next button: at least `page`.
    act : dict or None
        What the page does beside: an act, see `acts.ACTS`.
    said : component, text or None
        What is said of what was done.
    """

    content: Any = None
    memory: dict[str, Any] = field(default_factory=dict)
    act: dict[str, Any] | None = None
    said: Any = None


@dataclass(frozen=True)
class Page:
    """Something that the desk can show.

    Attributes
    ----------
    verb : str
        What one must be allowed to see it, one of `roles.PERMISSIONS`.
    opened : callable
        From the debate, what was asked and the view, to what is shown first.
    done : callable
        From the debate, the memory, the name of the button and the fields, to what is shown next.
    """

    verb: str
    opened: Callable[[Workspace, Plain, View], Shown]
    done: Callable[[Workspace, Plain, str, Plain], Shown]


def text(values: Plain, name: str) -> str:
    """Return a field as text, empty where it is not filled in.

    >>> text({"why": "  moved "}, "why"), text({"why": None}, "why"), text({}, "why")
    ('moved', '', '')
    """
    value = values.get(name)
    return str(value).strip() if value is not None else ""


def number(values: Plain, name: str) -> int:
    """Return a whole number that the page remembered, 0 for anything else.

    >>> number({"version": 3}, "version"), number({"version": "x"}, "version"), number({}, "version")
    (3, 0, 0)
    """
    value = values.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def cells(values: Plain, name: str) -> dict[str, str | None]:
    """Return the cells of a row that the page remembered, none for anything else.

    >>> cells({"then": {"name": "Acme", "website": None}}, "then"), cells({"then": [1]}, "then")
    ({'name': 'Acme', 'website': None}, {})
    """
    found = values.get(name)
    if not isinstance(found, Mapping):
        return {}
    return {str(column): None if value is None else str(value) for column, value in found.items()}

"""What an event of the page asks: the act that a click, a drag, a find or a menu stands for; pure."""

from __future__ import annotations

from typing import Any

from graph_app.web import ids


def asked_by(kind: Any, trigger: Any, event: dict[str, Any]) -> dict[str, Any] | None:
    """Return the act that an event stands for, None where it is none."""
    if kind == "act":
        return event["acts"].get(trigger["origin"]) or None
    if kind == ids.CANVAS:
        mean, said = (_moved, event["moved"]) if event["canvas"] == "moved" else (_picked, event["picked"])
        return mean(said if isinstance(said, dict) else {})
    return _found(event["found"]) if kind == ids.SEARCH else None


def _found(value: str | None) -> dict[str, Any] | None:
    """Return the act of what was found, such as "actor:ntia" or "issue:licences"."""
    kind, _, key = (value or "").partition(":")
    if kind == "actor":
        return {"verb": "select", "ids": [key]}
    return {"verb": "open", "arg": value} if key else None


def _picked(picked: dict[str, Any]) -> dict[str, Any]:
    """Return the act of a click on the canvas: an actor, a tie, an area or the empty stage."""
    kind, key, add = picked.get("kind", "actor"), picked.get("id"), bool(picked.get("add"))
    if kind == "tie":
        return {"verb": "open", "arg": f"tie:{key}"}
    if kind == "area":
        return {"verb": "select", "ids": picked.get("ids") or [], "add": add}
    if key:
        return {"verb": "select", "ids": [key], "add": add}
    return {"verb": "none"} if add else {"verb": "clear"}


def _moved(moved: dict[str, Any]) -> dict[str, Any]:
    return {"verb": "pin", "places": {str(moved.get("id")): (moved.get("x"), moved.get("y"))}}

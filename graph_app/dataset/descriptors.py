"""The descriptor file of a package -> a checked descriptor, or its problems with their places."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from graph_app.dataset.collector import Collector
from graph_app.dataset.locate import DESCRIPTOR_FILE
from graph_app.dataset.problems import Problem
from graph_app.schema import Descriptor
from graph_app.text import shown

_UNUSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def read_descriptor(folder: Path, collector: Collector) -> Descriptor:
    """Return what the package says about itself, with defaults where it says nothing.

    Parameters
    ----------
    folder : Path
        The package.
    collector : Collector
        Takes the problems.

    Returns
    -------
    Descriptor
        Name and title fall back to the folder's name.
    """
    name = folder.resolve().name or "package"
    default = Descriptor(name=name, title=name)
    path = folder / DESCRIPTOR_FILE
    if not path.exists():
        return default
    content = _read_json(path, collector)
    unusable = [] if content is None else list(_unusable_texts(content))
    for place, text in unusable:
        collector.add(bad_descriptor(place, "the text holds characters that cannot be shown", shown(text)))
    if content is None or unusable:
        return default
    try:
        found = Descriptor.model_validate({"name": name} | content)
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_context=False):
            collector.add(bad_descriptor(_place(fault["loc"]), str(fault["msg"]), _value(fault.get("input"))))
        return default
    for repeated, times in Counter(resource.name for resource in found.resources).items():
        if times > 1:
            place = f"resources[{shown(repeated)}]"
            collector.add(bad_descriptor(place, f"the name occurs {times} times", shown(repeated)))
    return found if found.title else found.model_copy(update={"title": found.name})


def bad_descriptor(place: str, message: str, value: str = "") -> Problem:
    """Return the problem of a descriptor.

    Parameters
    ----------
    place : str
        A path of names and positions in the JSON; empty for the whole.
    message : str
        What is wrong there.
    value : str, optional
        What stands there.

    Returns
    -------
    Problem
        Of the file ``datapackage.json``.
    """
    subject = f"{place}: {message}." if place else f"{DESCRIPTOR_FILE} {message}."
    return Problem(
        code="bad-descriptor",
        message=subject,
        file=DESCRIPTOR_FILE,
        column=place,
        value=value,
        hint="Mend it, or remove the file: the tables can be read without it.",
    )


def _read_json(path: Path, collector: Collector) -> dict[str, Any] | None:
    """Return the JSON object in a file, or None after reporting why there is none."""
    try:
        content = json.loads(path.read_bytes().decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        problem = bad_descriptor("", f"is not valid JSON: {error.msg}, character {error.colno}")
        collector.add(replace(problem, line=error.lineno))
    except (UnicodeDecodeError, RecursionError, OSError, ValueError) as error:
        collector.add(bad_descriptor("", f"cannot be read: {type(error).__name__}"))
    else:
        if isinstance(content, dict):
            return content
        collector.add(bad_descriptor("", "must be a JSON object"))
    return None


def _unusable_texts(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield places and texts with control characters or halves of characters, names included."""
    pending: list[tuple[tuple[int | str, ...], Any]] = [((), content)]
    while pending:
        location, value = pending.pop()
        if isinstance(value, str) and _UNUSABLE.search(value):
            yield shown(_place(location)), value
        elif isinstance(value, dict):
            for name, inner in value.items():
                if _UNUSABLE.search(name):
                    yield shown(_place((*location, name))), name
                pending.append(((*location, name), inner))
        elif isinstance(value, list):
            pending.extend(((*location, position), inner) for position, inner in enumerate(value))


def _place(location: tuple[int | str, ...]) -> str:
    """Return a place in JSON as ``resources[2].schema.fields[0].name``."""
    text = ""
    for part in location:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def _value(value: object) -> str:
    """Return a faulty value of the descriptor as text."""
    return shown(value if isinstance(value, str) else repr(value))

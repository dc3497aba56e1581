"""Opening the file of a story: whether it is one, what is wrong, what the data of the page do not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import orjson
from pydantic import BaseModel, ValidationError

from graph_app.errors import DataError
from graph_app.filters import read_query
from graph_app.graph import Network
from graph_app.text import counted, listed, nearest, shown
from graph_app.web.reading import read_view
from graph_app.web.story import FORMAT, MOST_BYTES, VERSION, Origin, Step, Story, origin

MOST_CHECKED = 5_000
"""Values of the views that are compared with the data; a story of people has far fewer."""
MOST_SAID = 5
"""Problems of a file, or unknown values of a step, that are said one by one."""


@dataclass(frozen=True)
class Opened:
    """A story from a file, and what of it does not fit the data of the page.

    Attributes
    ----------
    story : Story
        As the file has it; views are kept whole.
    notes : tuple of str
        How the data differ from those it was made with.
    unknown : tuple of tuple of str
        Per step, what of its view these data do not know; opening the step leaves it out.
    """

    story: Story
    notes: tuple[str, ...]
    unknown: tuple[tuple[str, ...], ...]


def open_story(content: bytes, network: Network) -> Opened:
    """Return the story of a file.

    Parameters
    ----------
    content : bytes
        The file, UTF-8.
    network : Network
        The data of the page.

    Raises
    ------
    DataError
        If the file is not a story that can be read: what is wrong, where, and what is allowed.
    """
    story = read_story(content)
    return Opened(story, _data_notes(story.data, network), _unknown(story, network))


def read_story(content: bytes) -> Story:
    """Return the story that a file says, whatever the data.

    Raises
    ------
    DataError
        See `open_story`.
    """
    if len(content) > MOST_BYTES:
        raise DataError(f"The file has {len(content):,} bytes; a story has at most {MOST_BYTES:,}.")
    try:
        text = content.decode("utf-8-sig")
        plain = orjson.loads(text)
    except UnicodeDecodeError as error:
        raise DataError(f"The file is not UTF-8 text: byte {error.start + 1} is not allowed.") from error
    except orjson.JSONDecodeError as error:
        raise DataError(
            f"The file is not JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        ) from error
    _recognise(plain)
    try:
        story = Story.model_validate_json(text)
    except ValidationError as error:
        raise DataError(_said(cast(list[dict[str, Any]], error.errors()))) from error
    if len(story.to_bytes()) > MOST_BYTES:
        raise DataError(f"Written out, the story has more than {MOST_BYTES:,} bytes.")
    return story


def _recognise(plain: Any) -> None:
    """Refuse what is no story, or one of another version, before its parts are looked at."""
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        found = plain.get("format") if isinstance(plain, dict) else None
        said = f"its format is {shown(str(found))!r}" if found is not None else "it has no format"
        raise DataError(f'The file is not a story: {said}. Allowed: "format": "{FORMAT}".')
    version = plain.get("version")
    if type(version) is int and version == VERSION:
        return
    if isinstance(version, int) and version > VERSION:
        raise DataError(
            f"The story is of version {shown(str(version))}; this program reads version {VERSION}. "
            "Use a newer graph_app."
        )
    found = f"the version {shown(repr(version))}" if "version" in plain else "no version"
    raise DataError(f"The story has {found}. Allowed: {VERSION}.")


_MEANT = {
    "string_type": "not a text",
    "tuple_type": "not a list",
    "model_type": "not an object with words and values",
    "string_pattern_mismatch": "not a date such as 2025-03-25",
}


def _said(errors: list[dict[str, Any]]) -> str:
    """Return the problems of a file as sentences: where, what, the value, what is allowed."""
    lines = [f"{_place(error['loc'])}: {_what(error)}." for error in errors[:MOST_SAID]]
    if len(errors) > MOST_SAID:
        lines.append(f"There are {counted(len(errors) - MOST_SAID, 'more problem')}.")
    return "\n".join(lines)


def _place(place: tuple[int | str, ...]) -> str:
    """Return where something stands, such as "Step 3, text"."""
    words = [
        f"step {part + 1}" if isinstance(part, int) else shown(part) for part in place if part != "steps"
    ]
    text = ", ".join(words) or "steps"
    return text[0].upper() + text[1:]


def _what(error: dict[str, Any]) -> str:
    """Return what is wrong, the value, and what is allowed."""
    kind, value, bound = error["type"], error["input"], error.get("ctx") or {}
    if kind == "extra_forbidden":
        return _unexpected(error["loc"])
    if kind in ("too_long", "string_too_long"):
        number = f"{len(value):,} characters" if isinstance(value, str) else f"{bound['actual_length']:,}"
        return f"{number}; allowed are at most {bound['max_length']:,}"
    if kind == "value_error":
        return str(bound["error"])
    if kind == "missing":
        return "missing"
    return f"{_MEANT.get(kind, 'wrong')} but {shown(repr(value))}"


def _unexpected(place: tuple[int | str, ...]) -> str:
    """Return what may stand where a word stands that no story has."""
    model: type[BaseModel] = Story if len(place) == 1 else Origin if place[0] == "data" else Step
    allowed = tuple(model.model_fields)
    near = nearest(str(place[-1]), allowed)
    hint = f" Did you mean {listed(near)}?" if near else ""
    return f"not a word of a story.{hint} Allowed: {', '.join(allowed)}"


def _data_notes(made: Origin, network: Network) -> tuple[str, ...]:
    """Return how the data of the page differ from those of a story."""
    here = origin(network)
    if made.name != here.name:
        said = f"The story was made with the data set {shown(made.name)!r}; these are {shown(here.name)!r}."
    elif made.version and made.version != here.version:
        now = here.version or "without a version"
        said = f"The story was made with version {shown(made.version)} of these data; these are {now}."
    elif made.fingerprint and made.fingerprint != here.fingerprint:
        said = "The data have changed since the story was saved."
    else:
        return ()
    return (f"{said} Its steps may show something else.",)


def _unknown(story: Story, network: Network) -> tuple[tuple[str, ...], ...]:
    """Return per step what of its view the data do not know."""
    left = MOST_CHECKED
    found: list[tuple[str, ...]] = []
    for step in story.steps:
        left -= sum(map(len, read_query(step.view).values()))
        if left < 0:
            found.append(("Not compared with these data: the story has very long views.",))
            continue
        said = [str(error) for error in read_view(step.view, network)[1]]
        more = [f"{counted(len(said) - MOST_SAID, 'more part')} left out"] if len(said) > MOST_SAID else []
        found.append((*said[:MOST_SAID], *more))
    return tuple(found)

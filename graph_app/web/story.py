"""A story: ordered views with a title and a text each, and the file it is kept in; pure.

The file is JSON and knows nothing of where the page is served: a step's view is the query string of its link,
with the camera. A step without a camera leaves the picture where it is looked at from.
"""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from graph_app.graph import Network

FORMAT: Literal["graph_app story"] = "graph_app story"
VERSION: Literal[1] = 1
MOST_BYTES = 1_000_000
"""A file is at most this large."""
MOST_STEPS = 200
LONGEST_TITLE = 200
LONGEST_TEXT = 5_000
LONGEST_VIEW = 20_000
LIMITS = {
    "bytes": MOST_BYTES,
    "steps": MOST_STEPS,
    "title": LONGEST_TITLE,
    "text": LONGEST_TEXT,
    "view": LONGEST_VIEW,
}
"""What the page keeps to while a story is written."""

_BREAKS = re.compile(r"\r\n?|\n")
_NO_QUERY = re.compile(r"[\s#\x00-\x1f\x7f]")


def _line(value: Any) -> Any:
    """Return a title without line breaks."""
    return _BREAKS.sub(" ", value) if isinstance(value, str) else value


def _paragraphs(value: Any) -> Any:
    """Return a text with one kind of line break."""
    return _BREAKS.sub("\n", value) if isinstance(value, str) else value


def _query(value: Any) -> Any:
    return value.removeprefix("?") if isinstance(value, str) else value


def _sound(view: str) -> str:
    found = _NO_QUERY.search(view)
    if found:
        raise ValueError(f"{found.group()!r} cannot stand in a view; allowed: what follows ? in a link")
    return view


Title = Annotated[str, BeforeValidator(_line), Field(max_length=LONGEST_TITLE)]
Text = Annotated[str, BeforeValidator(_paragraphs), Field(max_length=LONGEST_TEXT)]
Query = Annotated[str, BeforeValidator(_query), Field(max_length=LONGEST_VIEW), AfterValidator(_sound)]
Word = Annotated[str, Field(max_length=LONGEST_TITLE)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Step(_Part):
    """One view and what is to be said about it.

    Attributes
    ----------
    title : str
        One line.
    text : str
        Plain text: paragraphs, ``**bold**``, addresses of pages. Never HTML.
    view : str
        The query string of the view, with the camera, without a question mark.
    """

    title: Title = ""
    text: Text = ""
    view: Query


class Origin(_Part):
    """Which data a story was told about."""

    name: Word
    version: Word = ""
    fingerprint: Word = ""


class Story(_Part):
    """Ordered steps with a title.

    Attributes
    ----------
    title : str
        One line.
    created : str or None
        Date on which it was begun, such as "2025-03-25".
    data : Origin
        The data set it was made with.
    steps : tuple of Step
        At most `MOST_STEPS`.
    """

    format: Literal["graph_app story"] = FORMAT
    version: Literal[1] = VERSION
    title: Title = ""
    created: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None
    data: Origin
    steps: Annotated[tuple[Step, ...], Field(max_length=MOST_STEPS)] = ()

    def to_bytes(self) -> bytes:
        """Return the file: UTF-8, the same bytes for equal stories; the page writes the same."""
        plain = self.model_dump(exclude_none=True)
        return f"{json.dumps(plain, ensure_ascii=False, indent=2)}\n".encode()


def origin(network: Network) -> Origin:
    """Return which data a story of this page is about."""
    data = network.dataset
    words = (data.descriptor.name, data.descriptor.version or "", data.fingerprint)
    name, version, fingerprint = (word[:LONGEST_TITLE] for word in words)
    return Origin(name=name, version=version, fingerprint=fingerprint)

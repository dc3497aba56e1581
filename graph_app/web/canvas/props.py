"""What the properties of the network canvas hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NotRequired, TypedDict


class Colours(TypedDict):
    """CSS colours by theme."""

    light: list[str]
    dark: list[str]


class Scene(TypedDict):
    """What is drawn and how it looks; every text is base64, little-endian.

    Attributes
    ----------
    actors, ties : str
        Bit masks, bit i of byte ``i >> 3`` (``numpy.packbits(..., bitorder="little")``).
    colour : str
        uint8 per actor: index into ``fills`` and ``strokes``.
    size : str
        float32 per actor: radius in pixels at the fit zoom.
    fills, strokes : Colours, optional
        Colours of this scene instead of the palettes'.
    tie_colour : str, optional
        uint8 per tie: index into `tie_fills`. Without both, the style of a tie chooses its colour.
    tie_fills : Colours, optional
        Colours of ties.
    tie_width : str, optional
        float32 per tie, 0 to 1, instead of the payload's ``width``.
    of : str, optional
        The `of` of the payload that it belongs to, where there are several; it waits for that one.
    frame : str, optional
        From one payload to another the camera stays where this stays the same.
    """

    actors: str
    ties: str
    colour: str
    size: str
    fills: NotRequired[Colours]
    strokes: NotRequired[Colours]
    tie_colour: NotRequired[str]
    tie_fills: NotRequired[Colours]
    tie_width: NotRequired[str]
    of: NotRequired[str]
    frame: NotRequired[str]


class Links(TypedDict):
    """Other ties between the same actors, drawn instead of the payload's.

    Attributes
    ----------
    n : int or str
        A new one says that they are new.
    ties : mapping
        Columns as the `ties` of the network payload: `id`, `from`, `to`, `width`, `style`, and if wanted
        `arrow` and `text`.
    """

    n: int | str
    ties: Mapping[str, Any]


class Picked(TypedDict):
    """The last pick; `n` counts them.

    Attributes
    ----------
    id : str or None
        The actor, or the tie; None for the empty stage and for an area.
    kind : {"actor", "tie", "stage", "area"}
        What was picked. Ties and areas are told only to a page that gives `selection` (areas: or `tool`).
    add : bool
        Whether Shift, Ctrl or Meta was held.
    ids : list of str
        For an area: the visible actors inside.
    """

    id: str | None
    n: int
    kind: NotRequired[Literal["actor", "tie", "stage", "area"]]
    add: NotRequired[bool]
    ids: NotRequired[list[str]]


class Layout(TypedDict):
    """Places of all actors: base64 of float32, in the frame of the payload. A new `n` says they are new.

    Without `x` and `y` they are the payload's. `of` as in a scene.
    """

    n: int
    of: NotRequired[str]
    x: NotRequired[str]
    y: NotRequired[str]
    fit: NotRequired[bool]


class GuideText(TypedDict):
    """A text beside the actors.

    Attributes
    ----------
    x, y : float
        Where it belongs, in the frame of the payload.
    text : str
        Cut after 34 letters.
    at : {"above", "over", "below", "middle", "turned"}, optional
        Above the place (default), if need be higher up; over it or not at all; below; on it; on it and
        reading upwards.
    """

    x: float
    y: float
    text: str
    at: NotRequired[Literal["above", "over", "below", "middle", "turned"]]


class GuideRing(TypedDict):
    """An ellipse around (x, y), with its text on its upper edge."""

    x: float
    y: float
    rx: float
    ry: float
    text: str


class Guides(TypedDict):
    """What is written and drawn beside a layout, in the frame of the payload; the important texts first.

    Attributes
    ----------
    texts : list of GuideText
        Headings and axes. Where one would touch another it moves away, with a line back, or is left out.
    lines : list of list of float
        From x, y to x, y.
    rings : list of GuideRing
        From the inside out.
    """

    texts: list[GuideText]
    lines: list[list[float]]
    rings: list[GuideRing]


class Moved(TypedDict):
    """Where an actor was dragged to, in the frame of the payload; `n` counts the drags."""

    id: str
    x: float
    y: float
    n: int


class Selection(TypedDict):
    """The actor in focus, all selected ones, and if wanted the tie whose details are open."""

    at: str | None
    ids: list[str]
    tie: NotRequired[str]


class Menu(TypedDict):
    """Where a menu was asked for, in pixels of the window; `n` counts."""

    kind: Literal["actor", "tie", "stage"]
    id: str | None
    x: float
    y: float
    n: int


class Camera(TypedDict):
    """Where the camera shall stand; a new `n` says that it is new."""

    x: float
    y: float
    ratio: float
    n: int


class Viewpoint(TypedDict):
    """Where the reader left the camera."""

    x: float
    y: float
    ratio: float


class Drawing(TypedDict, total=False):
    """What of ties and names is drawn; `labels` is a density from 0 to 1, 0.5 by default."""

    arrows: bool
    curves: bool
    dashes: bool
    edges: bool
    labels: float

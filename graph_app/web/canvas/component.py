"""The Python face of the network canvas; its JavaScript is built from ``js/`` into ``../assets``."""

from __future__ import annotations

from typing import Any, TypedDict

from dash.development.base_component import Component


class Scene(TypedDict):
    """What is drawn and how it looks; every value is base64, little-endian.

    Attributes
    ----------
    actors, ties : str
        Bit masks, bit i of byte ``i >> 3`` (``numpy.packbits(..., bitorder="little")``).
    colour : str
        uint8 per actor: index into ``fills`` and ``strokes`` of the palette.
    size : str
        float32 per actor: radius in pixels at the fit zoom.
    """

    actors: str
    ties: str
    colour: str
    size: str


class Palette(TypedDict):
    """CSS colours of one theme. A fill of ``"transparent"`` (or the background) makes a hollow actor."""

    fills: list[str]
    strokes: list[str]
    edge: str
    edge_hostile: str
    edge_derived: str
    edge_strong: str
    label: str
    label_halo: str
    background: str
    ring: str


class Palettes(TypedDict):
    """The palettes of both themes; the page's ``data-mantine-color-scheme`` chooses."""

    light: Palette
    dark: Palette


class Picked(TypedDict):
    """The last click: an actor's id, or None for the empty stage; ``n`` counts the clicks."""

    id: str | None
    n: int


class NetworkCanvas(Component):
    """The network, drawn with WebGL.

    The network is fetched once from `src`; a new `scene` is applied to what is already drawn, so that
    camera and positions stay. Hovering, zooming, panning and dragging never reach Python.

    Parameters
    ----------
    id : str
        Identifies the component in callbacks and on the page.
    src : str, optional
        Address of the network payload (JSON) on this server.
    scene : Scene, optional
        Which actors and ties are drawn, with colour and size.
    palettes : Palettes, optional
        Colours for the light and the dark theme.
    selected : str, optional
        The actor to emphasise.
    picked : Picked, optional
        Written by the browser on every click.
    label : str, optional
        What a screen reader calls the canvas.

    Raises
    ------
    TypeError
        If a property is unknown.
    """

    # Dash reads these from the class; it declares them as lists.
    _children_props: list[str] = []  # noqa: RUF012
    _base_nodes = ["children"]  # noqa: RUF012
    _namespace = "graph_app"
    _type = "NetworkCanvas"

    def __init__(  # noqa: PLR0913 - the properties are the interface
        self,
        id: str,  # noqa: A002 - Dash's name
        src: str | None = None,
        scene: Scene | None = None,
        palettes: Palettes | None = None,
        selected: str | None = None,
        picked: Picked | None = None,
        label: str | None = None,
        **unknown: Any,
    ) -> None:
        given: dict[str, Any] = {
            "src": src,
            "scene": scene,
            "palettes": palettes,
            "selected": selected,
            "picked": picked,
            "label": label,
        }
        self._prop_names = ["id", *given]
        self._valid_wildcard_attributes: list[str] = []
        self.available_properties = self._prop_names
        self.available_wildcard_properties: list[str] = []
        present = {name: value for name, value in given.items() if value is not None}
        super().__init__(id=id, **present, **unknown)  # type: ignore[no-untyped-call]

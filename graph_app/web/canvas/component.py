"""The Python face of the network canvas; its JavaScript is built from ``js/`` into ``../assets``."""

from __future__ import annotations

from typing import Any, Literal

from dash.development.base_component import Component

from graph_app.style.pages import Pages
from graph_app.web.canvas.props import (
    Camera,
    Drawing,
    Guides,
    Layout,
    Links,
    Menu,
    Moved,
    Picked,
    Scene,
    Selection,
    Viewpoint,
)


class NetworkCanvas(Component):
    """The network, drawn with WebGL.

    The network is fetched once from `src`; a new `scene` is applied to what is already drawn, so that
    camera and positions stay. Hovering never reaches Python.

    Parameters
    ----------
    id : str
        Identifies the component in callbacks and on the page.
    src : str, optional
        Address of the network payload (JSON) on this server.
    scene : Scene, optional
        Which actors and ties are drawn, with colour and size.
    palettes : Pages, optional
        Colours for the light and the dark theme.
    selected : str, optional
        The actor to emphasise; `selection` goes before it.
    picked : Picked, optional
        Written by the browser on every click, key or area that picks.
    selection : Selection, optional
        The selected actors. A page that gives it is told of picked ties and areas as well.
    links : Links, optional
        Other ties than those of the payload; the ties of `scene` and their looks mean nothing then.
    layout : Layout, optional
        Other places of the actors; they travel there.
    pins : dict of str to list of float, optional
        Actors that stand somewhere whatever the layout says.
    moved : Moved, optional
        Written by the browser after an actor was dragged.
    tool : {"hand", "box", "lasso"}, optional
        What a drag does: move actors and the view, or draw a band around actors.
    menu : Menu, optional
        Written by the browser when a menu is asked for: right click, long touch, menu key.
    camera : Camera, optional
        Where the camera shall stand.
    viewpoint : Viewpoint, optional
        Written by the browser once the camera rests after the reader moved it.
    drawing : Drawing, optional
        What of ties and names is drawn.
    guides : Guides, optional
        Headings, axes and rings of the layout.
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
        palettes: Pages | None = None,
        selected: str | None = None,
        picked: Picked | None = None,
        label: str | None = None,
        selection: Selection | None = None,
        links: Links | None = None,
        layout: Layout | None = None,
        pins: dict[str, list[float]] | None = None,
        moved: Moved | None = None,
        tool: Literal["hand", "box", "lasso"] | None = None,
        menu: Menu | None = None,
        camera: Camera | None = None,
        viewpoint: Viewpoint | None = None,
        drawing: Drawing | None = None,
        guides: Guides | None = None,
        **unknown: Any,
    ) -> None:
        given: dict[str, Any] = {
            "src": src,
            "scene": scene,
            "palettes": palettes,
            "selected": selected,
            "picked": picked,
            "label": label,
            "selection": selection,
            "links": links,
            "layout": layout,
            "pins": pins,
            "moved": moved,
            "tool": tool,
            "menu": menu,
            "camera": camera,
            "viewpoint": viewpoint,
            "drawing": drawing,
            "guides": guides,
        }
        self._prop_names = ["id", *given]
        self._valid_wildcard_attributes: list[str] = []
        self.available_properties = self._prop_names
        self.available_wildcard_properties: list[str] = []
        present = {name: value for name, value in given.items() if value is not None}
        super().__init__(id=id, **present, **unknown)  # type: ignore[no-untyped-call]

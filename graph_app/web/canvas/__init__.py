"""Our own Dash components: the network canvas around sigma.js, and two that keep the page light."""

from graph_app.web.canvas.component import NetworkCanvas, Picked, Scene
from graph_app.web.canvas.plain import Boxes, Option, Still

__all__ = ["Boxes", "NetworkCanvas", "Option", "Picked", "Scene", "Still"]

"""Our own Dash components: the network canvas around sigma.js, and two that keep the page light."""

from graph_app.web.canvas.component import NetworkCanvas
from graph_app.web.canvas.plain import Boxes, Option, Still
from graph_app.web.canvas.props import Links, Picked, Scene

__all__ = ["Boxes", "Links", "NetworkCanvas", "Option", "Picked", "Scene", "Still"]

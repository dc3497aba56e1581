"""The network canvas: a thin Dash component around sigma.js."""

from graph_app.web.canvas.component import NetworkCanvas, Picked, Scene

__all__ = ["NetworkCanvas", "Picked", "Scene"]

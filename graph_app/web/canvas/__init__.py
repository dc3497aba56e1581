"""The network canvas: a thin Dash component around sigma.js."""

from graph_app.web.canvas.component import NetworkCanvas, Palette, Palettes, Picked, Scene

__all__ = ["NetworkCanvas", "Palette", "Palettes", "Picked", "Scene"]
